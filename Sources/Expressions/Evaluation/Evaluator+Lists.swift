extension Evaluator {
  /// The item of a list whose items are all certain to belong to it.
  mutating func item(_ index: Int, of list: Value) -> Value {
    let position = Int(list.bits) + index
    return switch list.space {
    case .record: value(at: position)
    case .program: program.constantItems[position]
    case .scratch: items[position]
    }
  }

  /// An item of any list, and whether it belongs to it.
  mutating func pair(_ index: Int, of list: Value) -> (item: Value, belongs: Value) {
    guard list.kind == .undecidedList else { return (item(index, of: list), .boolean(true)) }
    let position = Int(list.bits) + 2 * index
    return (items[position], items[position + 1])
  }

  /// A list from pairs: an ordinary one where every item is known and certain.
  mutating func makeList(_ pairs: [(item: Value, belongs: Value)]) -> Value {
    guard hasRoom(forItems: pairs.count) else { return .error(.costLimit) }
    let first = UInt64(items.count)
    let isDecided = pairs.allSatisfy { $0.belongs.isTrue && $0.item.kind != .unknown }
    for pair in pairs {
      items.append(pair.item)
      if !isDecided { items.append(pair.belongs) }
    }
    return Value(isDecided ? .list : .undecidedList, bits: first, count: UInt32(pairs.count), space: .scratch)
  }

  mutating func list(_ node: Program.Node) -> Value {
    var pairs: [(item: Value, belongs: Value)] = []
    for index in 0..<Int(node.c) {
      let item = asUnknown(evaluate(program.arguments[Int(node.b) + index]))
      if isMissing(item) { return restOfList(node, from: index + 1, item) }
      pairs.append((item, .boolean(true)))
    }
    return makeList(pairs)
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
      return .boolean(isSymbol(value, among: list))
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
  private func isSymbol(_ value: Value, among constants: Value) -> Bool {
    let first = Int(constants.bits)
    for index in first..<first + Int(constants.count) {
      let item = program.constantItems[index]
      if item.kind == .symbol, item.bits == value.bits { return true }
    }
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
