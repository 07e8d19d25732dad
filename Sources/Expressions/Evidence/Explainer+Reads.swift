import Records

/// What the value of an expression rests on.
extension Explainer {
  /// The fields that make a value what it is.
  mutating func trace(_ index: Int32) -> [ReadPlace] {
    let node = node(index)
    switch node.operation {
    case .constant, .record: return []
    case .variable: return trace(variable: node.a)
    case .field: return traceField(index)
    case .fieldOr: return trace(node.a) + (isAbsent(value(node.a)) ? trace(node.b) : [])
    case .has: return traceHas(node)
    case .not, .and, .or, .exists, .all, .existsOne: return explain(index).allReads
    case .definition:
      return traceDefinition(program.definitions[Int(node.a)])
    case .bind: return binding(node.b, to: node.a) { $0.trace(node.c) }
    case .conditional: return explain(node.a).allReads + traceBranches(of: node)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: return traceStrict([node.a, node.b])
    // Whether what is asked for is absent rests on the index too.
    case .item: return traceWhole(node.a) + trace(node.b)
    case .function: return traceStrict(arguments(of: node))
    case .silentFunction: return arguments(of: node).flatMap { traceWhole($0) }
    case .list: return traceStrict(arguments(of: node))
    case .contains: return traceContains(node)
    case .size: return isList(value(node.a)) ? traceLength(node.a) : trace(node.a)
    case .filter, .map: return isList(value(node.a)) ? traceItems(index) : trace(node.a)
    case .dispatch, .optionalList, .mapLiteral, .optionalItem, .hasKey, .optMap, .optFlatMap, .pairsExist, .allPairs,
      .onePairExists, .transformList, .transformMap, .transformMapEntry:
      preconditionFailure("rubrics hold nothing of standard mode")
    }
  }

  /// What the value of a variable rests on.
  mutating func trace(_ origin: Origin) -> [ReadPlace] {
    switch origin.source {
    case .expression(let expression): inScope(origin.scope) { $0.trace(expression) }
    case .item(of: let list): inScope(origin.scope) { $0.trace(list) }
    // An object is where it is; what is read of it are its fields.
    case .slot(let slot): evaluator.slots[slot].kind == .object ? [] : [ReadPlace(slot: slot)]
    }
  }

  func arguments(of node: Program.Node) -> [Int32] {
    Array(program.arguments[Int(node.b)..<Int(node.b + node.c)])
  }

  private func isList(_ value: Value) -> Bool { value.kind == .list || value.kind == .undecidedList }

  /// Whether the record certainly has nothing there.
  private func isAbsent(_ value: Value) -> Bool { value.kind == .unknown && value.count == 1 }

  /// Where it is open which branch is taken, that both have the same value counts.
  private mutating func traceBranches(of node: Program.Node) -> [ReadPlace] {
    let branches = branches(of: node)
    return branches.count == 1 ? trace(branches[0]) : branches.flatMap { traceWhole($0) }
  }

  private mutating func traceField(_ index: Int32) -> [ReadPlace] {
    let node = node(index)
    let object = value(node.a)
    let above = trace(node.a)
    guard object.kind == .object else { return above + evaluator.silentPaths(of: value(index)) }
    let slot = Int(object.bits) + Int(node.b)
    return evaluator.slots[slot].kind == .object ? above : above + [ReadPlace(slot: slot)]
  }

  private mutating func traceHas(_ node: Program.Node) -> [ReadPlace] {
    let object = value(node.a)
    let above = trace(node.a)
    return object.kind == .object ? above + [ReadPlace(slot: Int(object.bits) + Int(node.b))] : above
  }

  /// What asks for all its operands: unknown ones alone decide, since unknown wins over everything.
  private mutating func traceStrict(_ operands: [Int32]) -> [ReadPlace] {
    let unknown = operands.filter { value($0).kind == .unknown }
    return (unknown.isEmpty ? operands : unknown).flatMap { traceWhole($0) }
  }

  /// What a value rests on; of a list all its items.
  private mutating func traceWhole(_ index: Int32) -> [ReadPlace] {
    isList(value(index)) ? traceItems(index) : trace(index)
  }

  /// `value in list`: an item that certainly is the value decides; else all items do.
  private mutating func traceContains(_ node: Program.Node) -> [ReadPlace] {
    let (list, wanted) = (value(node.a), value(node.b))
    // In an empty list nothing is found, even where it is not known what is looked for.
    guard isList(list) else { return trace(node.a) + (list.kind == .unknown ? [] : traceWhole(node.b)) }
    let found = elements(of: node.a).first { element in
      element.belongs.isTrue && evaluator.equal(element.value, evaluator.asUnknown(wanted)).isTrue
    }
    guard let found else { return traceItems(node.a) + traceWhole(node.b) }
    let membership = membership(of: found).flatMap(\.allReads)
    return baseReads(of: node.a) + membership + trace(found.origin) + traceWhole(node.b)
  }
}
