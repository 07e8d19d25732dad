internal import Expressions

extension RubricPage {
  /// What someone must look at today.
  var alerts: [PageBlock] {
    guard !rubric.alerts.isEmpty else { return [] }
    let lead = """
      An alert is raised only where the record shows that what stands after “Raised” holds; where the record does not say, \
      it could not be ruled out. It is no part of a score or a gap. No alert does not mean that a child is safe.
      """
    let rule = rubric.escalation.map { [PageBlock.paragraph("The local rule: \($0)")] } ?? []
    let head: [PageBlock] = [.heading(2, "What someone must look at today"), .paragraph(Phrase(lead))]
    return head + rule + rubric.alerts.flatMap { alert($0) }
  }

  private func alert(_ alert: Alert) -> [PageBlock] {
    var items = lines("Raised", "where ", alert.condition)
    items.append(PageLine(Phrase(alert.action), label: "To do:"))
    if let why = alert.why { items.append(PageLine(Phrase(why), label: "Why:")) }
    if let source = alert.source { items.append(PageLine(Phrase(source), label: "From:")) }
    return [.heading(3, Phrase(alert.title)), .paragraph("\(Phrase(.code(alert.id)))."), .list(items)]
  }

  /// How files are graded, and what limits that.
  var grades: [PageBlock] {
    guard let grading = rubric.grading else { return [] }
    let levels = grading.levels.flatMap { level(of: $0) }
    let notes = [
      PageLine("Where under \(grading.evidenced) % of the criteria that apply are evidenced: “insufficient record”."),
      grading.hasOverall ? PageLine("The whole file has a grade too, from all criteria together.") : nil,
    ]
    let caps = rubric.caps.flatMap { cap($0, grading) }
    let blocks: [PageBlock] = [
      .heading(2, "Grades"), .paragraph("Every grade is local, and not an Ofsted judgement."),
      .list(levels + notes.compactMap { $0 }),
    ]
    guard !caps.isEmpty else { return blocks }
    return blocks + [.heading(3, "Limits on the grade of a whole file"), .list(caps)]
  }

  private func level(of level: GradeLevel) -> [PageLine] {
    let essential: String? =
      switch level.essential {
      case .met: "every essential criterion is met"
      case .partly: "every essential criterion is met or partly met"
      case nil: nil
      }
    let parts = [level.atLeast.map { "the score is at least \($0) %" }, essential].compactMap { $0 }
    let text = parts.isEmpty ? "everything else." : parts.joined(separator: ", and ") + "."
    let condition = level.condition.map { lines("And", "only where ", $0) } ?? []
    return [PageLine(Phrase(text), label: "\(level.name):")]
      + condition.map { PageLine($0.phrase, label: $0.label, depth: $0.depth + 1) }
  }

  private func cap(_ cap: Cap, _ grading: Grading) -> [PageLine] {
    let label = "At best \(grading.levels[cap.limit].name)"
    switch cap.trigger {
    case .condition(let condition): return lines(label, "where ", condition)
    case .notMet(let numbers):
      let criteria = rubric.criteria
      let names = numbers.map { criteria[$0].ref ?? criteria[$0].id }.joined(separator: " or ")
      return [PageLine(Phrase("where \(names) is not met"), label: label)]
    case .themes(let numbers, let graded, let count):
      let names = numbers.map { "“\(rubric.themes[$0].title)”" }.joined(separator: ", ")
      let word = "“\(grading.levels[graded].name)”"
      return [
        PageLine(Phrase("where at least \(count) of \(names) has the grade \(word) or a worse one"), label: label)
      ]
    }
  }

  /// Whose reading the criteria are, as far as it is said at the top of a whole page; nil where that says nothing.
  var readings: Phrase? {
    if isSaidOnce(.source) { return "Every question is the source’s own." }
    if isSaidOnce(.project) { return "Every question is this project’s reading of its source." }
    guard rubric.criteria.contains(where: { $0.reading == .project }) else { return nil }
    return "Where it is not said that a question is the source’s own, it is this project’s reading of that source."
  }

  private func isSaidOnce(_ reading: Criterion.Reading) -> Bool {
    isWhole && rubric.criteria.allSatisfy { $0.reading == reading }
  }

  /// Where and when a criterion is in force, and whose reading it is.
  func reach(of criterion: Criterion) -> [PageLine] {
    let force = criterion.force
    let days = [
      force.from.map { "from \($0)" }, force.to.map { "until \($0)" }, force.jurisdiction.map { "in \($0)" },
    ].compactMap { $0 }
    let reading: PageLine? =
      switch criterion.reading {
      case .source where !isSaidOnce(.source): PageLine("the source’s own.", label: "Reading:")
      // Of a whole page it is said at the top.
      case .project where !isWhole: PageLine("this project’s.", label: "Reading:")
      case .source, .project, nil: nil
      }
    let inForce = days.isEmpty ? nil : PageLine(Phrase(days.joined(separator: " ") + "."), label: "In force:")
    return [reading, inForce].compactMap { $0 }
  }
}
