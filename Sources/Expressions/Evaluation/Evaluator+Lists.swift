extension Evaluator {
  /// The item of a list whose items are all certain to belong to it.
  mutating func item(_ index: Int, of list: Value) -> Value {
    let position = Int(list.bits) + index
    return switch list.space {
    case .record: value(at: position)
    case .program: constantItems[position]
    case .scratch: items[position]
    }
  }

  /// An item of any list, and whether it belongs to it.
  mutating func pair(_ index: Int, of list: Value) -> (item: Value, belongs: Value) {
    guard list.kind == .undecidedList else { return (item(index, of: list), .boolean(true)) }
    let position = Int(list.bits) + 2 * index
    return (items[position], items[position + 1])
  }

  /// A list of the items that are pending from one on, which are then pending no more: an ordinary one where every item is
  /// known and certain.
  mutating func makeList(pendingFrom start: Int) -> Value {
    let count = pending.count - start
    defer { pending.removeLast(count) }
    guard hasRoom(forItems: count) else { return .error(.costLimit) }
    let first = UInt64(items.count)
    var isDecided = true
    for index in start..<pending.count where !pending[index].isCertain { isDecided = false }
    for index in start..<pending.count {
      items.append(pending[index].item)
      if !isDecided { items.append(pending[index].belongs) }
    }
    return Value(isDecided ? .list : .undecidedList, bits: first, count: UInt32(count), space: .scratch)
  }

  mutating func list(_ node: Program.Node) -> Value {
    let start = pending.count
    for index in 0..<Int(node.c) {
      let item = asUnknown(evaluate(program.arguments[Int(node.b) + index]))
      if isMissing(item) {
        pending.removeLast(pending.count - start)
        return restOfList(node, from: index + 1, item)
      }
      pending.append(ListItem(item: item, belongs: .boolean(true)))
    }
    return makeList(pendingFrom: start)
  }

  private mutating func restOfList(_ node: Program.Node, from start: Int, _ missing: Value) -> Value {
    var result = missing
    for index in start..<max(start, Int(node.c)) {
      let item = asUnknown(evaluate(program.arguments[Int(node.b) + index]))
      if isMissing(item) { result = weaker(result, item) }
    }
    return undecided(result)
  }

  mutating func size(_ value: Value) -> Value {
    switch value.kind {
    case .list: return .integer(Int64(value.count))
    case .undecidedList:
      var certain = 0
      var doubt = Value(.unknown)
      for index in 0..<Int(value.count) {
        // What an item is does not matter here, only whether it belongs.
        let belongs = pair(index, of: value).belongs
        if belongs.isTrue { certain += 1 } else { doubt = merge(doubt, belongs) }
      }
      return .sizeRange(certain, Int(value.count), paths: UInt32(doubt.bits))
    case .symbol, .text:
      guard charge(length(of: value) / 16) else { return .error(.costLimit) }
      return .integer(utf8(of: value).reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 })
    case .map, .bytes: return .integer(Int64(value.count))
    default:
      let value = asUnknown(value)
      return isMissing(value) ? value : .error(.noSuchOverload)
    }
  }

  /// Whether a list holds a value: `list.exists(x, x == value)`.
  mutating func contains(_ list: Value, _ value: Value) -> Value {
    guard list.kind == .list || list.kind == .undecidedList else { return containsKey(list, asUnknown(value)) }
    let value = asUnknown(value)
    guard charge(Int(list.count) / 4) else { return .error(.costLimit) }
    if value.kind == .symbol, list.kind == .list, list.space == .program {
      return .boolean(isSymbol(value.bits, among: list))
    }
    if value.kind == .error, list.count == 0 { return value }
    var result = Value.boolean(false)
    for index in 0..<Int(list.count) {
      let (item, belongs) = pair(index, of: list)
      result = or(result, and(belongs, equal(item, value)))
      if result.isTrue { break }
    }
    return result
  }

  /// Whether a symbol is among constants; a constant text has a symbol too.
  @inline(__always)
  func isSymbol(_ symbol: UInt64, among list: Value) -> Bool {
    let items = constantItems + Int(list.bits)
    for index in 0..<Int(list.count) where items[index].bits == symbol && items[index].kind == .symbol { return true }
    return false
  }

  private mutating func containsKey(_ map: Value, _ key: Value) -> Value {
    if isMissing(map) || isMissing(key) { return weaker(map, key) }
    return map.kind == .map ? .boolean(lookUp(key, in: map) != nil) : .error(.noSuchOverload)
  }

  mutating func function(_ node: Program.Node) -> Value {
    var arguments = Arguments()
    var missing = Value.missing
    for index in 0..<Int(node.c) {
      let value = asUnknown(evaluate(program.arguments[Int(node.b) + index]))
      if isMissing(value) { missing = missing.kind == .missing ? value : weaker(missing, value) }
      arguments.append(value)
    }
    guard missing.kind == .missing else { return undecided(missing) }
    guard charge(length(of: arguments) / 8) else { return .error(.costLimit) }
    return program.bodies[Int(node.a)](&self, arguments)
  }

  /// A function that is given its arguments as they are, unknown and undecided ones too.
  mutating func silentFunction(_ node: Program.Node) -> Value {
    var arguments = Arguments()
    for index in 0..<Int(node.c) { arguments.append(evaluate(program.arguments[Int(node.b) + index])) }
    return program.bodies[Int(node.a)](&self, arguments)
  }
}

/// An item of a list that is being made, and whether it belongs to it.
struct ListItem {
  let item: Value
  let belongs: Value

  /// Whether it is known, and belongs to the list.
  var isCertain: Bool { belongs.isTrue && item.kind != .unknown }
}
