public import Expressions

/// What checked expressions are made of, by name: the functions with their forms, the operators, the macros, the kinds of
/// names. Tests that must leave nothing out compare what they met with `all`.
public enum ExpressionParts {
  /// Every part that an expression of a rubric can have.
  public static let all: Set<String> = {
    let functions = Function.all.filter(\.isForRubrics).map(name(of:))
    let macros: [Expression.Macro] = [.exists, .all, .existsOne, .filter, .map]
    let comparisons: [CheckedExpression.Comparison] =
      [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]
    return Set(functions + macros.map(\.rawValue) + comparisons.map(\.rawValue) + others)
  }()

  private static let others = [
    "constant", "record", "variable", "field", "definition", "definition with parameters", "has", "!", "&&", "||",
    "in", "? :", "size", "[…]", "list", ".?",
  ]

  /// A function's name with its form.
  public static func name(of function: Function) -> String {
    switch function.form {
    case .call: "\(function.name)()"
    case .method: ".\(function.name)()"
    case .infix: function.name
    }
  }

  /// Adds the parts of an expression to those met so far. Definitions without parameters are not looked into.
  public static func collect(_ expression: CheckedExpression, into parts: inout Set<String>) {
    let (name, children) = split(expression)
    parts.insert(name)
    for child in children { collect(child, into: &parts) }
  }

  /// The name of the outermost part, and the expressions right below it.
  public static func split(_ expression: CheckedExpression) -> (name: String, below: [CheckedExpression]) {
    switch expression.kind {
    case .constant: ("constant", [])
    case .record: ("record", [])
    case .variable: ("variable", [])
    case .field(let object, _): ("field", [object])
    case .definition: ("definition", [])
    case .applied(_, let bindings, let body): ("definition with parameters", bindings.map(\.value) + [body])
    case .has(let object, _): ("has", [object])
    case .not(let operand): ("!", [operand])
    case .logic(let logic, let left, let right): (logic.rawValue, [left, right])
    case .comparison(let comparison, let left, let right): (comparison.rawValue, [left, right])
    case .contains(let list, let value): ("in", [list, value])
    case .conditional(let condition, let first, let second): ("? :", [condition, first, second])
    case .function(let function, _, let arguments): (Self.name(of: function), arguments)
    case .size(let operand): ("size", [operand])
    case .item(let list, let index): ("[…]", [list, index])
    case .comprehension(let macro, let list, _, let body): (macro.rawValue, [list, body])
    case .list(let elements): ("list", elements)
    case .fieldOr(let object, _, let fallback): (".?", [object, fallback])
    case .standard: ("standard mode", [])
    }
  }
}
