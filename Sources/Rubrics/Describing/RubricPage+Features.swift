extension RubricPage {
  /// What is counted beside the judgements, table by table.
  var features: [PageBlock] {
    guard !rubric.features.isEmpty else { return [] }
    return [.heading(2, "What is counted beside the judgements"), .paragraph(Phrase(Self.counting))]
      + rubric.features.flatMap { table -> [PageBlock] in
        let rows = table.rows.flatMap { lines($0.title, "where ", $0.condition) }
        return [.heading(3, Phrase(table.title)), .paragraph("\(Phrase(.code(table.id))). Counted:"), .list(rows)]
      }
  }

  private static let counting = """
    For each line below, the files in the rubric’s scope are counted in which the record shows that it is so. It is no part of a \
    judgement, a score, a gap or an alert. Where silence leaves it open, the file is counted apart as “the record does not say”; \
    where a value that was needed can’t be read, as “could not be judged”.
    """
}
