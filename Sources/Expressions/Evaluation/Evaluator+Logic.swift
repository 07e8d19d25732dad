extension Evaluator {
  func negated(_ value: Value) -> Value {
    value.kind == .boolean ? .boolean(value.bits == 0) : truth(value)
  }

  /// A value as an operand of logic: what is neither true nor false, which only standard mode meets, is an error.
  func truth(_ value: Value) -> Value {
    switch value.kind {
    case .boolean, .unknown, .error: value
    default: .error(.noSuchOverload)
    }
  }

  mutating func and(_ node: Program.Node) -> Value {
    let left = evaluate(node.a)
    return left.isFalse ? left : and(left, evaluate(node.b))
  }

  mutating func or(_ node: Program.Node) -> Value {
    let left = evaluate(node.a)
    return left.isTrue ? left : or(left, evaluate(node.b))
  }

  /// Strong Kleene "and": false decides; else unknown; else an error; else true.
  mutating func and(_ left: Value, _ right: Value) -> Value {
    if left.isFalse || right.isFalse { return .boolean(false) }
    return left.isTrue ? truth(right) : right.isTrue ? truth(left) : weaker(truth(left), truth(right))
  }

  /// Strong Kleene "or": true decides; else unknown; else an error; else false.
  mutating func or(_ left: Value, _ right: Value) -> Value {
    if left.isTrue || right.isTrue { return .boolean(true) }
    return left.isFalse ? truth(right) : right.isFalse ? truth(left) : weaker(truth(left), truth(right))
  }

  mutating func conditional(_ node: Program.Node) -> Value {
    let condition = evaluate(node.a)
    switch condition.kind {
    case .boolean: return evaluate(condition.bits == 1 ? node.b : node.c)
    case .unknown: return common(evaluate(node.b), evaluate(node.c), undecidedBy: condition)
    default: return truth(condition)
    }
  }

  /// The value that both branches have, if they have the same one; an error in a branch not certainly taken does not count.
  private mutating func common(_ first: Value, _ second: Value, undecidedBy condition: Value) -> Value {
    let (first, second) = (asUnknown(first), asUnknown(second))
    if isDefinite(first), isDefinite(second), isSame(first, second) { return first }
    var result = undecided(condition)
    if first.kind == .unknown { result = merge(result, first) }
    if second.kind == .unknown { result = merge(result, second) }
    return result
  }

  /// Whether two values can't be told apart: 0.0 and -0.0 are equal and can.
  private mutating func isSame(_ first: Value, _ second: Value) -> Bool {
    guard equal(first, second).isTrue else { return false }
    if first.kind == .double || second.kind == .double { return first.double.bitPattern == second.double.bitPattern }
    guard first.kind == .list, second.kind == .list else { return true }
    for index in 0..<Int(first.count) where !isSame(item(index, of: first), item(index, of: second)) { return false }
    return true
  }

  private func isDefinite(_ value: Value) -> Bool {
    switch value.kind {
    case .boolean, .integer, .unsigned, .double, .null, .symbol, .text, .bytes, .timestamp, .duration, .type, .date,
      .period, .object, .list, .map, .optional:
      true
    case .missing, .undecidedList, .sizeRange, .unknown, .error: false
    }
  }
}
