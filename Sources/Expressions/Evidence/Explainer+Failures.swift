/// Whether expressions could fail.
extension Explainer {
  /// Whether an expression could be an error, were other values in the record.
  mutating func mayFail(_ index: Int32) -> Bool {
    if let known = failures[index] { return known }
    let answer = couldFail(index)
    failures[index] = answer
    return answer
  }

  private mutating func couldFail(_ index: Int32) -> Bool {
    let node = node(index)
    switch node.operation {
    case .variableField, .recordField, .variableFieldIs, .variableFieldIsNot, .variableFieldIn, .fieldInWindow:
      preconditionFailure("what is observed is not fused")
    case .constant, .record: return false
    case .variable: return origin(of: node.a).map { mayFail($0) } ?? hasUnreadable
    case .field, .has: return hasUnreadable || mayFail(node.a)
    case .definition: return mayFail(program.definitions[Int(node.a)])
    case .function, .item, .dispatch, .optionalList, .mapLiteral, .optionalItem, .hasKey, .optMap, .optFlatMap,
      .pairsExist, .allPairs, .onePairExists, .transformList, .transformMap, .transformMapEntry:
      return true
    case .not, .size: return mayFail(node.a)
    case .and, .or, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contains, .fieldOr:
      return mayFail(node.a) || mayFail(node.b)
    case .conditional: return mayFail(node.a) || mayFail(node.b) || mayFail(node.c)
    case .bind, .exists, .all, .existsOne, .filter, .map: return mayFail(node.a) || mayFail(node.c)
    case .silentFunction, .list: return arguments(of: node).contains { mayFail($0) }
    }
  }

  private mutating func mayFail(_ origin: Origin) -> Bool {
    switch origin.source {
    case .slot: hasUnreadable
    case .expression(let expression), .item(of: let expression): inScope(origin.scope) { $0.mayFail(expression) }
    }
  }
}
