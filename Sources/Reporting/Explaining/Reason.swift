import Diagnostics
import Expressions
import Rubrics

/// One step of a reasoning: an explanation in the words of the rubric and the record.
struct Reason {
  /// The condition as written, with the rows of the record that its variables stand for; empty for an item.
  let condition: String
  let outcome: Explanation.Outcome
  let basis: Explanation.Basis
  /// What a condition on a list asks of its items, and the list.
  let quantifier: (macro: Expression.Macro, list: String)?
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

  init(_ explanation: CaseExplanation, showingValues: Bool) {
    finder = FieldFinder(explanation, showingValues: showingValues)
    rules = RuleText(source: explanation.rubric.source)
  }

  func reason(for explanation: Explanation) -> Reason { reason(for: explanation, [:]) }

  private func reason(for explanation: Explanation, _ outer: RuleText.Names) -> Reason {
    var names = outer
    for (variable, slot) in explanation.rows { names[variable] = finder.row(at: slot)?.path ?? names[variable] }
    let expression = explanation.expression
    let inner = names.merging(expression.map { rules.parameters(of: $0, names) } ?? [:]) { $1 }
    var (quantifier, body): ((Expression.Macro, String)?, CheckedExpression?)
    if case .comprehension(let macro, let list, _, let asked) = expression?.kind {
      (quantifier, body) = ((macro, rules.text(of: list, names)), asked)
    }
    let parts = explanation.parts.map { part in
      guard case .item(let index, let slot) = part.basis else { return reason(for: part, inner) }
      let row = slot.flatMap { finder.row(at: $0) } ?? ("item \(index + 1)", nil)
      return item(part, row, body, inner)
    }
    return Reason(
      condition: expression.map { rules.text(of: $0, names) } ?? "", outcome: explanation.outcome,
      basis: explanation.basis, quantifier: quantifier, row: nil, belongs: true,
      fields: fields(at: explanation.reads), parts: parts)
  }

  private func item(
    _ item: Explanation, _ row: (path: String, position: Position?), _ body: CheckedExpression?,
    _ names: RuleText.Names
  ) -> Reason {
    // Of an item that a filter took out only that is told, not what is asked of the others.
    let belongs = item.parts.last?.expression?.range == body?.range
    return Reason(
      condition: "", outcome: item.outcome, basis: item.basis, quantifier: nil, row: row, belongs: belongs,
      fields: [], parts: item.parts.map { reason(for: $0, names) })
  }

  private func fields(at places: [ReadPlace]) -> [ShownField] {
    let places = places.reduce(into: [ReadPlace]()) { if !$0.contains($1) { $0.append($1) } }
    return places.compactMap { finder.field(at: $0) }
  }
}
