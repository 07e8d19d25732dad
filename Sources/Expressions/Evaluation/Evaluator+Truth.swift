import Records

/// Conditions where only their truth is asked, and nobody observes: nine of ten instructions that a rubric takes. What a condition
/// comes to here is what it comes to while someone observes, in as many steps; of an error it is not told which.
extension Evaluator {
  /// The truth of an instruction.
  mutating func truth(_ first: Int32) -> Truth {
    var index = first
    while true {
      addSteps(1)
      guard isWithinLimit else { return tooMuch() }
      let node = code[Int(index)]
      switch node.operation {
      case .and:
        let left = truth(node.a)
        guard left == .yes else { return left == .no ? .no : left.and(truth(node.b)) }
        index = node.b
      case .or:
        let left = truth(node.a)
        guard left == .no else { return left == .yes ? .yes : left.or(truth(node.b)) }
        index = node.b
      case .bind:
        variables[Int(node.b)] = operand(node.a)
        index = node.c
      case .conditional:
        let condition = truth(node.a)
        guard condition.isDecided else { return undecided(node, condition) }
        index = condition == .yes ? node.b : node.c
      case .not: return truth(node.a).negated
      case .fieldInWindow: return fieldInWindow(node)
      case .equal: return isEqual(operand(node.a), operand(node.b))
      case .notEqual: return isEqual(operand(node.a), operand(node.b)).negated
      case .less, .lessOrEqual, .greater, .greaterOrEqual: return isOrdered(node)
      case .contains: return holds(operand(node.a), operand(node.b))
      case .exists: return existsTruth(node)
      case .all: return allTruth(node)
      case .has: return hasTruth(node)
      case .variableFieldIs: return fieldIs(node)
      case .variableFieldIsNot: return fieldIs(node).negated
      case .variableFieldIn: return fieldIsIn(node)
      default: return truth(ofValue: node)
      }
    }
  }

  private mutating func tooMuch() -> Truth {
    _ = charge(0)
    return .error
  }

  /// The truth of an instruction whose value may be another.
  private mutating func truth(ofValue node: Program.Node) -> Truth {
    switch node.operation {
    case .definition:
      let known = definitions[Int(node.a)]
      return Truth(known.kind == .missing ? definition(Int(node.a)) : known)
    case .variableField:
      addSteps(1)
      guard let index = slotIndex(node) else { return Truth(variables[Int(node.a)]) }
      return truth(at: index)
    case .recordField:
      addSteps(1)
      return truth(at: Int(node.b))
    default: return Truth(value(of: node))
    }
  }

  @inline(__always)
  private func truth(at slot: Int) -> Truth {
    switch slots[slot].kind {
    case .boolean: Truth(slots[slot].bits == 1)
    case .absent: .unknown
    default: .error
    }
  }

  /// The value of an instruction; what is read most is read here.
  @inline(__always)
  mutating func operand(_ index: Int32) -> Value {
    let node = code[Int(index)]
    switch node.operation {
    case .variable:
      addSteps(1)
      return variables[Int(node.a)]
    case .constant:
      addSteps(1)
      return constants[Int(node.a)]
    case .variableField:
      addSteps(2)
      guard let index = slotIndex(node) else { return variables[Int(node.a)] }
      return value(at: index)
    case .recordField:
      addSteps(2)
      return value(at: Int(node.b))
    case .definition:
      addSteps(1)
      let known = definitions[Int(node.a)]
      return known.kind == .missing ? definition(Int(node.a)) : known
    default: return evaluate(index)
    }
  }

  /// A choice whose condition is open: the answer of both branches, where they have the same one; an error in a branch not certainly
  /// taken does not count.
  private mutating func undecided(_ node: Program.Node, _ condition: Truth) -> Truth {
    guard condition == .unknown else { return .error }
    let (first, second) = (truth(node.b), truth(node.c))
    return first == second && first.isDecided ? first : .unknown
  }

  // MARK: Comparisons

  @inline(__always)
  private mutating func isEqual(_ left: Value, _ right: Value) -> Truth {
    if left.kind == right.kind {
      if left.kind.isToldByBits { return Truth(left.bits == right.bits) }
      if left.kind == .text, left.space == .record, right.space == .record { return isSameText(left, right) }
    }
    return Truth(equal(left, right))
  }

  @inline(__always)
  private mutating func isOrdered(_ node: Program.Node) -> Truth {
    let (left, right) = (operand(node.a), operand(node.b))
    guard left.kind == right.kind, left.kind == .date || left.kind == .integer else {
      return Truth(compare(node.operation, left, right))
    }
    switch node.operation {
    case .less: return Truth(left.integer < right.integer)
    case .lessOrEqual: return Truth(left.integer <= right.integer)
    case .greater: return Truth(left.integer > right.integer)
    default: return Truth(left.integer >= right.integer)
    }
  }

  @inline(__always)
  private mutating func fieldIs(_ node: Program.Node) -> Truth {
    addSteps(3)
    let constant = constants[Int(node.c)]
    guard let index = slotIndex(node) else { return Truth(equal(variables[Int(node.a)], constant)) }
    let slot = slots[index]
    switch slot.kind {
    case .symbol: return Truth(slot.bits == constant.bits)
    case .absent: return .unknown
    default: return Truth(equal(value(at: index), constant))
    }
  }

  private mutating func fieldIsIn(_ node: Program.Node) -> Truth {
    addSteps(3)
    let list = constants[Int(node.c)]
    guard let index = slotIndex(node) else { return Truth(contains(list, variables[Int(node.a)])) }
    guard slots[index].kind == .symbol else { return Truth(contains(list, value(at: index))) }
    addSteps(Int(list.count) / 4)
    return Truth(isSymbol(slots[index].bits, among: list))
  }

  /// Whether a day that is a field of a variable lies in the audit window, both ends included.
  @inline(__always)
  private mutating func fieldInWindow(_ node: Program.Node) -> Truth {
    let (last, first) = (variables[0], variables[1])
    guard let index = slotIndex(node), first.kind == .date, last.kind == .date else { return asWritten(node) }
    let slot = slots[index]
    switch slot.kind {
    case .date:
      let day = Int64(bitPattern: slot.bits)
      let isSoonEnough = day >= first.integer
      addSteps(isSoonEnough ? 9 : 6)
      return Truth(isSoonEnough && day <= last.integer)
    case .absent:
      addSteps(9)
      return .unknown
    default: return asWritten(node)
    }
  }

  /// The truth of an instruction whose `c` is its own number, as it was before it was fused.
  private mutating func asWritten(_ node: Program.Node) -> Truth {
    truth(ofValue: tables.nodes[Int(node.c)])
  }

  /// Whether a list holds a value.
  private mutating func holds(_ list: Value, _ value: Value) -> Truth {
    guard list.kind == .list, value.kind == .symbol || value.kind == .text && value.space == .record else {
      return Truth(contains(list, value))
    }
    if list.space == .program, value.kind == .symbol {
      addSteps(Int(list.count) / 4)
      return Truth(isSymbol(value.bits, among: list))
    }
    guard list.space == .record else { return Truth(contains(list, value)) }
    guard charge(Int(list.count) / 4) else { return .error }
    var result = Truth.no
    for index in Int(list.bits)..<Int(list.bits) + Int(list.count) {
      let item = self.value(at: index)
      result = result.or(isEqual(item, value))
      if result == .yes { break }
    }
    return result
  }

  /// Whether two texts of the record are the same.
  @inline(__always)
  private mutating func isSameText(_ left: Value, _ right: Value) -> Truth {
    let steps = (Int(left.count) + Int(right.count)) / 16
    if steps > 0, !charge(steps) { return .error }
    guard left.count == right.count else { return .no }
    let (first, second) = (Int(left.bits), Int(right.bits))
    for index in 0..<Int(left.count) where recordText[first + index] != recordText[second + index] { return .no }
    return .yes
  }

  private mutating func hasTruth(_ node: Program.Node) -> Truth {
    let object = operand(node.a)
    guard object.kind == .object else { return Truth(has(node, of: object)) }
    switch slots[Int(object.bits) + Int(node.b)].kind {
    case .absent: return .no
    case .unreadable: return .error
    default: return .yes
    }
  }

  // MARK: Macros

  private mutating func existsTruth(_ node: Program.Node) -> Truth {
    let list = operand(node.a)
    guard list.kind == .list || list.kind == .undecidedList else { return truth(ofNoList: list, node) }
    var result = Truth.no
    for index in 0..<Int(list.count) {
      let belongs = bindItem(index, of: list, to: node.b)
      let answer = belongs.and(truth(node.c))
      if answer == .yes { return .yes }
      result = result.or(answer)
    }
    return result
  }

  private mutating func allTruth(_ node: Program.Node) -> Truth {
    let list = operand(node.a)
    guard list.kind == .list || list.kind == .undecidedList else { return truth(ofNoList: list, node) }
    var result = Truth.yes
    for index in 0..<Int(list.count) {
      let belongs = bindItem(index, of: list, to: node.b)
      let answer = belongs.negated.or(truth(node.c))
      if answer == .no { return .no }
      result = result.and(answer)
    }
    return result
  }

  /// Binds an item of a list to a variable; the result is whether it belongs to the list.
  @inline(__always)
  mutating func bindItem(_ index: Int, of list: Value, to variable: Int32) -> Truth {
    guard list.kind == .list else {
      let position = Int(list.bits) + 2 * index
      variables[Int(variable)] = items[position]
      return Truth(items[position + 1])
    }
    let position = Int(list.bits) + index
    switch list.space {
    case .record: variables[Int(variable)] = value(at: position)
    case .scratch: variables[Int(variable)] = items[position]
    case .program: variables[Int(variable)] = constantItems[position]
    }
    return .yes
  }

  /// A macro over something that is no list.
  private mutating func truth(ofNoList value: Value, _ node: Program.Node) -> Truth {
    switch value.kind {
    case .unknown: return .unknown
    case .map:
      // Only standard mode has maps, and asks for values.
      return Truth(node.operation == .all ? all(node, over: value) : exists(node, over: value))
    default: return .error
    }
  }
}

extension Value.Kind {
  /// Whether two values of this kind are the same if their bits are.
  @inline(__always)
  var isToldByBits: Bool {
    switch self {
    case .symbol, .integer, .boolean, .date: true
    default: false
    }
  }
}
