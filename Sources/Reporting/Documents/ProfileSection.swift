import Documents
import Rubrics
import Statistics

/// A page for each group: its themes, the criteria that drive its gaps, and what might be done.
struct ProfileSection {
  /// How many criteria of a theme are named.
  static let listed = 3

  private let report: PartDocument
  private var part: PublishedPart { report.part }

  init(_ report: PartDocument) {
    self.report = report
  }

  var sections: [Section] {
    guard part.hasGroups else { return [] }
    return part.groups.map { column in
      Section(
        id: "\(report.prefix)group-\(column)", title: report.title(part.columns[column]), startsPage: true,
        blocks: blocks(column))
    }
  }

  private func blocks(_ column: Int) -> [Block] {
    let files = part.files[column].number.map(FileWords.files) ?? "a number of files that is not shown"
    return [.paragraph("\(part.columns[column]): \(files). \(report.audit.coverage)"), picture(column)] + gaps(column)
      + strengths(column) + features(column)
  }

  private func features(_ column: Int) -> [Block] {
    let tables = FeatureSection(report).tables(column)
    return tables.isEmpty ? [] : [.heading("What the files are about")] + tables
  }

  private func picture(_ column: Int) -> Block {
    let name = part.columns[column]
    let rates = part.themes.map { ($0.rateOfApplicable(column), $0.rateOfApplicable(0)) }
    let picture = Pictures.bars(
      id: "\(report.prefix)profile-\(column)", title: "\(name): files with a gap",
      description: "For each theme, the percentage of the files of \(name) with a gap, with its 95% interval.",
      rows: zip(part.rubric.themes, rates).map { ($0.title, $1.0, true) },
      caption: ThemeSection(report).caption)
    let table = Table(
      id: "\(report.prefix)profile-\(column)-table", title: report.title("\(name): files with a gap, by theme"),
      shortTitle: report.tab("\(name.prefix(20)) themes"), about: [report.audit.coverage], notes: report.rateNotes,
      columns: [
        Column("Theme", .text), Column("Files with a gap", .number(decimals: 0)),
        Column("Files it applies to", .number(decimals: 0)),
      ] + Rate.columns + [
        Column("All files together (%)", .number(decimals: 1)), Column("Against the others", .text),
      ],
      rows: part.rubric.themes.indices.map { row($0, column, rates[$0].1) })
    return .picture(picture, table)
  }

  private func row(_ theme: Int, _ column: Int, _ overall: Rate) -> [Cell] {
    let counts = part.themes[theme]
    return [
      .text(part.rubric.themes[theme].title), Cell(counts[.gap, column]), Cell(counts[.applicable, column]),
    ] + counts.rateOfApplicable(column).cells + [overall.cells[0], .text(words(theme, column))]
  }

  /// Of two groups only one comparison is made; it is the other's too.
  private func words(_ theme: Int, _ column: Int) -> String {
    let ofTheme = report.family.comparisons.filter { $0.theme == theme }
    let own = ofTheme.first { $0.column == column } ?? (part.columns.count == 3 ? ofTheme.first : nil)
    return own?.outcomeText ?? "not tested"
  }

  // MARK: What drives the gaps

  private func gaps(_ column: Int) -> [Block] {
    let themes = part.rubric.themes.indices.flatMap { index -> [Block] in
      let theme = part.rubric.themes[index]
      // Where a group has no gap, nothing drives one.
      let worst =
        part.themes[index][.gap, column] == .shown(0) ? [] : part.drivers(of: theme, column).prefix(Self.listed)
      guard !worst.isEmpty else { return [] }
      return [
        .heading("What drives the gaps: \(theme.title)"), .list(worst.map { line($0, column) }),
      ] + actions(worst.map(\.criterion))
    }
    return themes
  }

  private func line(_ driver: PublishedPart.Ranked, _ column: Int) -> String {
    let essential = driver.criterion.isEssential ? " (essential)" : ""
    let silent = part.criteria[driver.criterion.index][.notEvidenced, column].number
    let recording = silent.map { $0 > 0 ? "; in \($0) of them the record does not say" : "" } ?? ""
    return "\(driver.criterion.title)\(essential): missing in \(driver.rate.shortWords)\(recording)"
  }

  private func actions(_ criteria: [Criterion]) -> [Block] {
    var seen: Set<String> = []
    let actions = criteria.compactMap(\.action).filter { seen.insert($0).inserted }
    guard !actions.isEmpty else { return [] }
    return [
      .paragraph("What might be done, as a suggestion to be accepted, changed or dropped:"), .list(actions),
    ]
  }

  private func strengths(_ column: Int) -> [Block] {
    let best = part.strengths(column).prefix(Self.listed)
    guard !best.isEmpty else { return [] }
    return [.heading("Strengths"), .list(best.map { "\($0.criterion.title): met in \($0.rate.shortWords)" })]
  }
}
