extension CheckedExpression {
  /// The expressions that are written inside this one: not what a name stands for.
  public var written: [CheckedExpression] {
    switch kind {
    case .constant, .record, .variable, .definition, .standard: []
    case .field(let object, _), .has(let object, _): [object]
    case .applied(_, let bindings, _): bindings.map(\.value)
    case .not(let operand), .size(let operand): [operand]
    case .logic(_, let left, let right), .comparison(_, let left, let right), .item(let left, let right): [left, right]
    case .contains(let list, let value): [list, value]
    case .conditional(let condition, let first, let second): [condition, first, second]
    case .function(_, _, let arguments): arguments
    case .comprehension(_, let list, _, let body): [list, body]
    case .list(let elements): elements
    case .fieldOr(let object, _, let fallback): [object, fallback]
    }
  }
}
