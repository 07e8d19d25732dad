import Records

/// What the value of an expression rests on.
extension Explainer {
  /// The fields that make a value what it is.
  mutating func trace(_ index: Int32) -> [ReadPlace] {
    let node = node(index)
    switch node.operation {
    case .variableField, .recordField, .variableFieldIs, .variableFieldIsNot, .variableFieldIn, .fieldInWindow:
      preconditionFailure("what is observed is not fused")
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

  /// What all of an item rests on: if it is a list, its items too.
  mutating func traceWhole(_ origin: Origin) -> [ReadPlace] {
    switch origin.source {
    case .expression(let expression): inScope(origin.scope) { $0.traceWhole(expression) }
    case .item: trace(origin)
    case .slot(let slot): traceWhole(slot: slot)
    }
  }

  private func traceWhole(slot index: Int) -> [ReadPlace] {
    let slot = evaluator.slots[index]
    switch slot.kind {
    case .object: return []
    case .list:
      let first = Int(slot.bits)
      return [ReadPlace(slot: index)] + (first..<first + Int(slot.count)).flatMap { traceWhole(slot: $0) }
    case .absent, .boolean, .integer, .number, .date, .text, .symbol, .unreadable: return [ReadPlace(slot: index)]
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
    let way = traceWay(to: node.a)
    guard object.kind == .object else {
      // The value first: the evaluator that knows its paths is the one after it was made.
      let value = value(index)
      return way + evaluator.silentPaths(of: value)
    }
    return way + [ReadPlace(slot: Int(object.bits) + Int(node.b))]
  }

  private mutating func traceHas(_ node: Program.Node) -> [ReadPlace] {
    let object = value(node.a)
    guard object.kind == .object else { return trace(node.a) }
    return traceWay(to: node.a) + [ReadPlace(slot: Int(object.bits) + Int(node.b))]
  }

  /// What makes an object the one that it is. Whether it is there goes without saying where a field of it is named.
  private mutating func traceWay(to index: Int32) -> [ReadPlace] {
    let node = node(index)
    let object = value(index)
    guard object.kind == .object || isAbsent(object) else { return trace(index) }
    switch node.operation {
    case .field: return traceWay(to: node.a)
    case .item where isAbsent(value(node.a)): return traceWay(to: node.a) + trace(node.b)
    case .definition:
      let start = program.definitions[Int(node.a)]
      return outside { $0.traceWay(to: start) }
    case .bind: return binding(node.b, to: node.a) { $0.traceWay(to: node.c) }
    case .conditional:
      let branches = branches(of: node)
      return branches.count == 1 ? explain(node.a).allReads + traceWay(to: branches[0]) : trace(index)
    case .variable:
      guard let origin = origin(of: node.a), case .expression(let expression) = origin.source else {
        return trace(index)
      }
      return inScope(origin.scope) { $0.traceWay(to: expression) }
    default: return trace(index)
    }
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
    return baseReads(of: node.a) + membership + traceWhole(found.origin) + traceWhole(node.b)
  }
}
