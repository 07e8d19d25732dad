/// Where the file's silence is itself an answer.
extension Evaluator {
  /// The value of a field, or another one where the field or an object on the way to it is absent.
  mutating func fieldOr(_ node: Program.Node) -> Value {
    let value = evaluate(node.a)
    return value.kind == .unknown && value.count == 1 ? evaluate(node.b) : value
  }
}
