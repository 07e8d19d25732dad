/// What only standard mode has: values whose kinds are found while evaluating.
extension Evaluator {
  mutating func standard(_ node: Program.Node) -> Value {
    switch node.operation {
    case .dispatch: dispatch(node)
    case .optionalList: optionalList(node)
    case .mapLiteral: mapLiteral(node)
    case .optionalItem: optionalItem(evaluate(node.a), evaluate(node.b))
    case .hasKey: hasKey(evaluate(node.a), evaluate(node.b))
    case .optMap, .optFlatMap: optionalMap(node)
    case .pairsExist, .allPairs, .onePairExists: quantifyPairs(node)
    case .transformList: transformList(node)
    case .transformMap, .transformMapEntry: transformMap(node)
    default: preconditionFailure("the other operations belong to both modes")
    }
  }

  /// A function by the first overload that takes values of these kinds.
  private mutating func dispatch(_ node: Program.Node) -> Value {
    var arguments = Arguments()
    var missing = Value.missing
    for index in 0..<Int(node.c) {
      let value = evaluate(program.arguments[Int(node.b) + index])
      if isMissing(value), missing.kind == .missing { missing = value }
      arguments.append(value)
    }
    if missing.kind != .missing { return missing }
    guard charge(length(of: arguments) / 8) else { return .error(.costLimit) }
    for overload in program.functions[Int(node.a)].overloads where overload.takes.count == arguments.count {
      let fits = overload.takes.indices.allSatisfy { overload.takes[$0].holds(arguments[$0]) }
      if fits { return overload.body(&self, arguments) }
    }
    return .error(.noSuchOverload)
  }

  // MARK: Lists and maps written out

  private mutating func optionalList(_ node: Program.Node) -> Value {
    var values: [Value] = []
    for index in 0..<Int(node.c) {
      let place = Int(node.b) + 2 * index
      let value = evaluate(program.arguments[place])
      guard program.arguments[place + 1] == 1 else {
        if isMissing(value) { return value }
        values.append(value)
        continue
      }
      guard value.kind == .optional else { return isMissing(value) ? value : .error(.noSuchOverload) }
      if value.count == 1 { values.append(items[Int(value.bits)]) }
    }
    return makeList(values)
  }

  private mutating func mapLiteral(_ node: Program.Node) -> Value {
    var entries: [Value] = []
    for index in 0..<Int(node.c) {
      let place = Int(node.b) + 3 * index
      let key = evaluate(program.arguments[place])
      var value = evaluate(program.arguments[place + 1])
      if isMissing(key) || isMissing(value) { return weaker(key, value) }
      if program.arguments[place + 2] == 1 {
        guard value.kind == .optional else { return .error(.noSuchOverload) }
        guard value.count == 1 else { continue }
        value = items[Int(value.bits)]
      }
      if let error = add(key, value, to: &entries) { return error }
    }
    return makeMap(entries)
  }

  // MARK: Optionals

  /// An optional that holds a value.
  mutating func makeOptional(_ value: Value) -> Value {
    guard hasRoom(forItems: 1) else { return .error(.costLimit) }
    items.append(value)
    return Value(.optional, bits: UInt64(items.count - 1), count: 1, space: .scratch)
  }

  /// `optMap` and `optFlatMap`: the body for the value of an optional.
  private mutating func optionalMap(_ node: Program.Node) -> Value {
    let optional = evaluate(node.a)
    guard optional.kind == .optional else { return isMissing(optional) ? optional : .error(.noSuchOverload) }
    guard optional.count == 1 else { return .noValue }
    bind(node.b, to: items[Int(optional.bits)])
    let made = evaluate(node.c)
    if isMissing(made) { return made }
    if node.operation == .optMap { return makeOptional(made) }
    return made.kind == .optional ? made : .error(.noSuchOverload)
  }
}
