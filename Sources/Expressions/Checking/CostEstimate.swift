import Diagnostics

/// How much work an expression may be, before any record is read: an upper bound in steps, where every list of the record
/// holds as many rows as `rows`. Definitions are worked out once a record, on an account of their own.
struct CostEstimate {
  /// How many rows a list of a record is taken to hold: more than most lists of a case file do.
  static let rows = 20

  /// The steps, at most.
  private(set) var steps = 0
  /// The items of its value, if that is a list.
  private var items = 1
  /// The definitions without parameters.
  private let definition: (String) -> CheckedExpression?

  /// An estimate of an expression that may use definitions.
  init(of expression: CheckedExpression, definition: @escaping (String) -> CheckedExpression?) {
    self.definition = definition
    (steps, items) = estimate(expression)
  }

  private typealias Cost = (steps: Int, items: Int)

  private func estimate(_ expression: CheckedExpression) -> Cost {
    switch expression.kind {
    case .constant, .record, .variable: return (1, Self.rows)
    case .definition(let name): return (1, definition(name).map { items(of: $0) } ?? Self.rows)
    case .field(let object, _), .has(let object, _): return (sum([object]), Self.rows)
    case .not(let operand), .size(let operand): return (sum([operand]), 1)
    case .logic(_, let left, let right), .comparison(_, let left, let right), .item(let left, let right):
      return (sum([left, right]), Self.rows)
    case .contains(let list, let value):
      let list = estimate(list)
      return (Self.add(list.steps, Self.add(sum([value]), list.items / 4)), 1)
    case .conditional(let condition, let first, let second):
      let (first, second) = (estimate(first), estimate(second))
      return (Self.add(sum([condition]), Self.add(first.steps, second.steps)), max(first.items, second.items))
    case .function(_, _, let arguments):
      let costs = arguments.map { estimate($0) }
      return (costs.reduce(1) { Self.add($0, $1.steps) }, costs.reduce(0) { Self.add($0, $1.items) })
    case .applied(_, let bindings, let body):
      let cost = estimate(body)
      return (Self.add(sum(bindings.map(\.value)), cost.steps), cost.items)
    case .comprehension(_, let list, _, let body):
      let (list, body) = (estimate(list), estimate(body))
      return (Self.add(list.steps, Self.multiply(list.items, body.steps)), list.items)
    case .list(let elements): return (sum(elements), elements.count)
    case .fieldOr(let object, _, let fallback): return (sum([object, fallback]), Self.rows)
    case .standard: preconditionFailure("rubrics have none of these forms")
    }
  }

  /// The items of a definition's value; the definitions it uses are not looked into again.
  private func items(of expression: CheckedExpression) -> Int {
    switch expression.kind {
    case .list(let elements): elements.count
    default: Self.rows
    }
  }

  private func sum(_ parts: [CheckedExpression]) -> Int {
    parts.reduce(1) { Self.add($0, estimate($1).steps) }
  }

  private static func add(_ left: Int, _ right: Int) -> Int {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? .max : sum
  }

  private static func multiply(_ left: Int, _ right: Int) -> Int {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? .max : product
  }
}

extension Diagnostic.Message {
  static func costlyRule(_ steps: Int) -> Self {
    let count = steps == .max ? "more steps than can be counted" : "up to \(steps) steps"
    return Self(
      id: "costly-rule",
      "this rule may take \(count) on a case with \(CostEstimate.rows) rows in every list",
      label: "\(Evaluator.criterionLimit) are allowed",
      help: "let fewer macros stand inside one another, or name a part that does not change under 'define'")
  }
}
