import Documents
import Rubrics
import Statistics

/// The criteria: what is done well, what is missing, and whether that is practice or recording; and the kinds of practice apart.
struct PracticeSection {
  /// How many strengths are listed.
  private static let listed = 5

  private let report: PartDocument
  private var part: PublishedPart { report.part }
  private var audit: PublishedAudit { report.audit }

  init(_ report: PartDocument) {
    self.report = report
  }

  var section: Section {
    Section(
      id: "\(report.prefix)practice", title: report.title("What is done well, and what is missing"),
      blocks: strengths + [
        .table(criteria), .heading("Done, in time, well, and with what effect"), .paragraph(kindWords), .table(kinds),
      ])
  }

  private var strengths: [Block] {
    let best = part.strengths(0).prefix(Self.listed)
    guard !best.isEmpty else { return [] }
    return [
      .heading("Strengths"),
      .list(best.map { "\($0.criterion.title): met in \($0.rate.words)" }),
    ]
  }

  /// Every criterion over all files.
  private var criteria: Table {
    Table(
      id: "\(report.prefix)criteria", title: report.title("Every criterion, all files together"),
      shortTitle: report.tab("Criteria"),
      about: ["'Missing' is not met, or the record does not say; met in part is not missing.", audit.coverage],
      notes: [Notes.rates, .intervals, .silence, .choice].map(\.number),
      columns: [
        Column("Criterion", .text), Column("Theme", .text), Column("Asks for", .text), Column("Essential", .text),
        Column("Files it applies to", .number(decimals: 0)), Column("Met", .number(decimals: 0)),
        Column("Partly met", .number(decimals: 0)), Column("Not met", .number(decimals: 0)),
        Column("The record does not say", .number(decimals: 0)), Column("Missing (%)", .number(decimals: 1)),
        Column("95% interval from (%)", .number(decimals: 1)), Column("95% interval to (%)", .number(decimals: 1)),
        Column("Files it does not apply to", .number(decimals: 0)), Column("Files not judged", .number(decimals: 0)),
      ],
      rows: part.rubric.themes.flatMap { theme in theme.criteria.map { row($0, of: theme) } })
  }

  private func row(_ criterion: Criterion, of theme: Theme) -> [Cell] {
    let counts = part.criteria[criterion.index]
    let numbers = [CriterionRow.applicable, .met, .partlyMet, .notMet, .notEvidenced].map { Cell(counts[$0, 0]) }
    let name = criterion.ref.map { "\($0) \(criterion.title)" } ?? criterion.title
    return [
      .text(name), .text(theme.title), .text(criterion.kind.rawValue), .text(criterion.isEssential ? "yes" : "no"),
    ]
      + numbers + counts.missingRate(0).cells + [Cell(counts[.notApplicable, 0]), Cell(counts[.notJudged, 0])]
  }

  // MARK: Kinds

  private let kindWords =
    "A file can be well kept and the child no better off. So what was done, in time, well, and with what effect are shown apart. These are judgements, several on each file, which go together; so they have no interval and are not tested."

  private var kinds: Table {
    let rows = part.columns.indices.flatMap { column in
      Criterion.Kind.allCases.compactMap { row($0, column) }
    }
    return Table(
      id: "\(report.prefix)kinds", title: report.title("Judgements by what the criterion asks for"),
      shortTitle: report.tab("Kinds"),
      about: [
        "Judgements on criteria that apply and could be judged; criteria of weight 0 are left out.", audit.coverage,
      ],
      notes: [Notes.silence.number],
      columns: [
        Column("Group", .text), Column("Asks for", .text), Column("Judgements", .number(decimals: 0)),
        Column("Met", .number(decimals: 0)), Column("Partly met", .number(decimals: 0)),
        Column("Not met", .number(decimals: 0)), Column("The record does not say", .number(decimals: 0)),
        Column("Met (%)", .number(decimals: 1)),
      ], rows: rows)
  }

  private func row(_ kind: Criterion.Kind, _ column: Int) -> [Cell]? {
    let sums = [CriterionRow.applicable, .met, .partlyMet, .notMet, .notEvidenced].compactMap {
      part.sum($0, of: kind, column)
    }
    guard !sums.isEmpty else { return nil }
    return [.text(part.columns[column]), .text(kind.text)] + sums.map { Cell($0) }
      + [part.metShare(of: kind, column).cells[0]]
  }
}
