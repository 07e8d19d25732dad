import Records

extension Program {
  /// The instructions as they are evaluated where nobody observes: what rules ask most, such as whether a field of a row is one of
  /// some texts, is one instruction instead of four. Each stands where the outermost of those it is made of stood, and counts
  /// as many steps as all of them.
  func fusedNodes() -> [Node] {
    nodes.enumerated().map { index, node in
      var fused = fused(node, at: Int32(index))
      fused.isCondition = fused.operation.isCondition
      return fused
    }
  }

  private func fused(_ node: Node, at index: Int32) -> Node {
    switch node.operation {
    case .bind: return fusedWindow(node, at: index)
    case .field: return fusedField(node)
    case .equal, .notEqual: return fusedComparison(node)
    case .contains: return fusedMembership(node)
    default: return node
    }
  }

  private func fusedField(_ node: Node) -> Node {
    let object = nodes[Int(node.a)]
    switch object.operation {
    case .variable: return Node(operation: .variableField, a: object.a, b: node.b, c: node.c)
    case .record: return Node(operation: .recordField, a: 0, b: node.b, c: node.c)
    default: return node
    }
  }

  /// A field of a variable beside a constant text, in either order.
  private func fusedComparison(_ node: Node) -> Node {
    for (field, constant) in [(node.a, node.b), (node.b, node.a)] {
      guard let (variable, slot) = variableField(field), let constant = symbol(constant) else { continue }
      let operation: Operation = node.operation == .equal ? .variableFieldIs : .variableFieldIsNot
      return Node(operation: operation, a: variable, b: slot, c: constant)
    }
    return node
  }

  /// A field of a variable among constant texts.
  private func fusedMembership(_ node: Node) -> Node {
    let list = nodes[Int(node.a)]
    guard list.operation == .constant, isSymbols(constants[Int(list.a)]),
      let (variable, slot) = variableField(node.b)
    else { return node }
    return Node(operation: .variableFieldIn, a: variable, b: slot, c: list.a)
  }

  /// `d >= auditFrom && d <= auditDate`, with a field of a variable bound to `d`.
  private func fusedWindow(_ node: Node, at index: Int32) -> Node {
    let body = nodes[Int(node.c)]
    let (from, to) = (CheckedExpression.Variable.auditFrom.number, CheckedExpression.Variable.auditDate.number)
    guard body.operation == .and, let (variable, slot) = variableField(node.a),
      isComparison(body.a, .greaterOrEqual, node.b, from), isComparison(body.b, .lessOrEqual, node.b, to)
    else { return node }
    return Node(operation: .fieldInWindow, a: variable, b: slot, c: index)
  }

  /// Whether an instruction compares two variables in this way.
  private func isComparison(_ index: Int32, _ operation: Operation, _ left: Int32, _ right: Int) -> Bool {
    let node = nodes[Int(index)]
    guard node.operation == operation else { return false }
    let (first, second) = (nodes[Int(node.a)], nodes[Int(node.b)])
    return first.operation == .variable && first.a == left && second.operation == .variable && second.a == right
  }

  private func variableField(_ index: Int32) -> (variable: Int32, slot: Int32)? {
    let field = nodes[Int(index)]
    guard field.operation == .field, nodes[Int(field.a)].operation == .variable else { return nil }
    return (nodes[Int(field.a)].a, field.b)
  }

  private func symbol(_ index: Int32) -> Int32? {
    let node = nodes[Int(index)]
    return node.operation == .constant && constants[Int(node.a)].kind == .symbol ? node.a : nil
  }

  private func isSymbols(_ value: Value) -> Bool {
    guard value.kind == .list, value.space == .program else { return false }
    let first = Int(value.bits)
    return constantItems[first..<first + Int(value.count)].allSatisfy { $0.kind == .symbol }
  }
}

extension Program.Operation {
  /// Whether the value is always a boolean, unknown or an error, and `Evaluator+Truth` knows how to ask for it.
  fileprivate var isCondition: Bool {
    switch self {
    case .and, .or, .not, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contains, .exists, .all,
      .has, .variableFieldIs, .variableFieldIsNot, .variableFieldIn, .fieldInWindow:
      true
    default: false
    }
  }
}

extension Evaluator {
  /// The slot of a field of a variable, where that is an object.
  @inline(__always)
  func slotIndex(_ node: Program.Node) -> Int? {
    let object = variables[Int(node.a)]
    return object.kind == .object ? Int(object.bits) + Int(node.b) : nil
  }

  /// A field of a variable.
  @inline(__always)
  mutating func variableField(_ node: Program.Node) -> Value {
    addSteps(1)
    guard let index = slotIndex(node) else { return variables[Int(node.a)] }
    return value(at: index)
  }

  /// A field of the record.
  @inline(__always)
  mutating func recordField(_ node: Program.Node) -> Value {
    addSteps(1)
    return value(at: Int(node.b))
  }

  /// Whether a field of a variable is a text.
  @inline(__always)
  mutating func variableFieldIs(_ node: Program.Node) -> Value {
    addSteps(3)
    let constant = constants[Int(node.c)]
    guard let index = slotIndex(node) else { return equal(variables[Int(node.a)], constant) }
    let slot = slots[index]
    return slot.kind == .symbol ? .boolean(slot.bits == constant.bits) : equal(value(at: index), constant)
  }

  /// Whether a field of a variable is one of some texts.
  @inline(__always)
  mutating func variableFieldIn(_ node: Program.Node) -> Value {
    addSteps(3)
    let constants = constants[Int(node.c)]
    guard let index = slotIndex(node) else { return contains(constants, variables[Int(node.a)]) }
    return contains(constants, value(at: index))
  }
}
