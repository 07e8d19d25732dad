internal import Expressions
internal import Records

/// A rubric read back in plain English, from its checked rules: what each criterion asks, and what its words mean.
public struct RubricPage {
  let rubric: Rubric
  let themes: [Theme]
  let isWhole: Bool
  let describer: RuleDescriber
  let use: VocabularyUse
  /// What is about an authority; nil for a rubric for case files.
  let answers: Answers?
  private let authorityPart: [PageBlock]

  /// The page of a rubric, or of some of its criteria: those of these ids or refs; nil for all.
  public init(_ rubric: Rubric, criteria ids: [String]? = nil) {
    self.init(rubric, criteria: ids, answering: nil)
  }

  init(_ rubric: Rubric, criteria ids: [String]?, answering answers: Answers?) {
    self.rubric = rubric
    self.answers = answers
    authorityPart = Self.authorityPart(of: rubric, ids)
    isWhole = ids == nil
    themes = rubric.themes.compactMap { theme in
      let chosen = theme.criteria.filter { criterion in
        ids?.contains(where: criterion.isCalled) ?? true
      }
      return chosen.isEmpty
        ? nil : Theme(id: theme.id, title: theme.title, finding: theme.finding, criteria: chosen)
    }
    describer = RuleDescriber(rubric)
    var use = VocabularyUse(describer)
    if let applies = rubric.applies { use.add(applies.expression) }
    for criterion in themes.flatMap(\.criteria) {
      for condition in [criterion.applies, criterion.met, criterion.partly] {
        if let condition { use.add(condition.expression) }
      }
    }
    if ids == nil {
      let features = rubric.features.flatMap(\.rows).map(\.condition)
      let conditions = rubric.alerts.map(\.condition) + rubric.caps.compactMap(\.condition)
      for condition in conditions + features + (rubric.grading?.levels.compactMap(\.condition) ?? []) {
        use.add(condition.expression)
      }
    }
    self.use = use
  }

  /// The page as Markdown, as it stands in the `README.md` of a rubric's folder.
  public var markdown: String { MarkdownWriter(blocks).page }

  /// The page for a terminal.
  public var text: String { PlainTextWriter(blocks).page }

  private var blocks: [PageBlock] {
    let rules = themes.flatMap { theme($0) }
    return (isWhole ? head + [reading] + alerts + method + grades : [reading]) + rules + (isWhole ? features : [])
      + glossary + lists + record + calculations + authorityPart
  }

  // MARK: Criteria

  func theme(_ theme: Theme) -> [PageBlock] {
    var blocks: [PageBlock] = [.heading(2, Phrase(theme.title))]
    if let finding = theme.finding { blocks.append(.paragraph("A gap in this theme is reported as: \(finding).")) }
    return blocks + theme.criteria.flatMap { criterion($0) }
  }

  private func criterion(_ criterion: Criterion) -> [PageBlock] {
    let title = [criterion.ref, criterion.title].compactMap { $0 }.joined(separator: " ")
    let marks = [
      criterion.kind.rawValue, criterion.isEssential ? "essential" : nil,
      criterion.weight == 0 ? "for information only: it earns no points" : "weight \(criterion.weight)",
    ].compactMap { $0 }.joined(separator: ", ")
    let all: Phrase = answers == nil ? "of every file." : "of every authority."
    let applies = criterion.applies.map { lines("Asked", "where ", $0) } ?? [PageLine(all, label: "Asked")]
    let partly =
      criterion.partly.map { lines("Otherwise partly met", "where ", $0) }
      ?? [PageLine("Never partly met.")]
    var notes = [PageLine(Phrase(criterion.why), label: "Why:")]
    if let action = criterion.action { notes.append(PageLine(Phrase(action), label: "Where it is not met:")) }
    if let source = criterion.source { notes.append(PageLine(Phrase(source), label: "From:")) }
    return [
      .heading(3, Phrase(title)), .paragraph("\(Phrase(.code(criterion.id))): \(marks)."),
      .list(
        statement(of: criterion) + applies + lines("Met", "where ", criterion.met) + partly + notes
          + reach(of: criterion)),
    ]
  }

  func lines(_ label: String, _ lead: Phrase, _ condition: Condition) -> [PageLine] {
    describer.describe(condition.expression).lines(after: lead).map { line in
      PageLine(line.phrase, label: line.depth == 0 ? label : nil, depth: line.depth)
    }
  }
}
