import Diagnostics
import Expressions
import Rubrics

/// One step of a reasoning: an explanation in the words of the rubric and the record.
struct Reason {
  /// The condition as written, with the rows of the record that its variables stand for; empty for an item.
  let condition: String
  let outcome: Explanation.Outcome
  let basis: Explanation.Basis
  /// The list whose items it is about.
  let list: String?
  /// What a condition on a list asks of its items.
  let macro: Expression.Macro?
  /// What alone would have decided alike.
  let also: String?
  /// For an item of a list where it stands.
  let row: (path: String, position: Position?)?
  /// For an item whether it belongs to the list; a filter may take it out.
  let belongs: Bool
  /// What it read itself.
  let fields: [ShownField]
  let parts: [Reason]
}

/// Turns explanations into reasons.
struct ReasonWriter {
  let finder: FieldFinder
  let rules: RuleText

  /// Where an explanation stands among the others.
  private struct Surroundings {
    var names: RuleText.Names = [:]
    /// Whether it is about an item of a list: there only what decided is told.
    var isOfItem = false
  }

  init(_ explanation: CaseExplanation, showingValues: Bool) {
    finder = FieldFinder(explanation, showingValues: showingValues)
    rules = RuleText(source: explanation.rubric.source)
  }

  func reason(for explanation: Explanation) -> Reason { reason(for: explanation, in: Surroundings()) }

  private func reason(for explanation: Explanation, in outer: Surroundings) -> Reason {
    var names = outer.names
    for (variable, slot) in explanation.rows { names[variable] = finder.row(at: slot)?.path ?? names[variable] }
    let expression = explanation.expression
    let parameters = expression.map { rules.parameters(of: $0, names) } ?? [:]
    let inner = Surroundings(names: names.merging(parameters) { $1 }, isOfItem: outer.isOfItem)
    var macro: Expression.Macro?
    if case .comprehension(let asked, _, _, _) = expression?.kind { macro = asked }
    let parts = explanation.parts.map { part in
      guard case .item(let index, let slot) = part.basis else { return reason(for: part, in: inner) }
      let row = slot.flatMap { finder.row(at: $0) } ?? ("item \(index + 1)", nil)
      return item(part, row, of: expression, inner.names)
    }
    return Reason(
      condition: expression.map { rules.text(of: $0, names) } ?? "", outcome: explanation.outcome,
      basis: explanation.basis, list: expression?.listAsked.map { rules.text(of: $0, names) }, macro: macro,
      also: outer.isOfItem ? nil : also(explanation.basis, names), row: nil, belongs: true,
      fields: fields(at: explanation.reads), parts: parts)
  }

  private func also(_ basis: Explanation.Basis, _ names: RuleText.Names) -> String? {
    guard case .oneSide(let also?) = basis else { return nil }
    return rules.text(of: also, names)
  }

  private func item(
    _ item: Explanation, _ row: (path: String, position: Position?), of expression: CheckedExpression?,
    _ names: RuleText.Names
  ) -> Reason {
    var belongs = item.outcome != .doesNotHold
    // Of an item that a filter took out only that is told, not what is asked of the others.
    if case .comprehension(_, _, _, let body) = expression?.kind {
      belongs = item.parts.last?.expression?.range == body.range
    }
    return Reason(
      condition: "", outcome: item.outcome, basis: item.basis, list: nil, macro: nil, also: nil, row: row,
      belongs: belongs, fields: [],
      parts: item.parts.map { reason(for: $0, in: Surroundings(names: names, isOfItem: true)) })
  }

  private func fields(at places: [ReadPlace]) -> [ShownField] {
    var seen: Set<ReadPlace> = []
    return places.filter { seen.insert($0).inserted }.compactMap { finder.field(at: $0) }
  }
}

extension CheckedExpression {
  /// The list whose items a condition is about.
  fileprivate var listAsked: CheckedExpression? {
    switch kind {
    case .comprehension(_, let list, _, _), .size(let list): list
    case .comparison(_, let left, let right): left.listAsked ?? right.listAsked
    default: nil
    }
  }
}
