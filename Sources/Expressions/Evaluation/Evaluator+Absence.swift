/// Where the file's silence is itself an answer.
extension Evaluator {
  /// The value of a field, or another one where the field or an object on the way to it is absent.
  mutating func fieldOr(_ node: Program.Node) -> Value {
    let value = evaluate(node.a)
    guard value.kind == .unknown, isAbsent(node.a) else { return value }
    return evaluate(node.b)
  }

  /// Whether a node that is unknown is so because the record has nothing there, and not because something else that is
  /// unknown decides what it would be.
  private mutating func isAbsent(_ index: Int32) -> Bool {
    let node = program.nodes[Int(index)]
    switch node.operation {
    case .field:
      let object = evaluate(node.a)
      return object.kind == .object || isAbsent(node.a)
    case .variable: return true
    case .definition: return isAbsent(program.definitions[Int(node.a)])
    default: return false
    }
  }
}
