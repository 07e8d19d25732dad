import Documents
import Rubrics
import Statistics

/// Themes over all files and by group, and what comparing the groups came to.
struct ThemeSection {
  let report: PartDocument
  private var part: PublishedPart { report.part }
  private var audit: PublishedAudit { report.audit }

  init(_ report: PartDocument) {
    self.report = report
  }

  /// All themes.
  var section: Section {
    Section(
      id: "\(report.prefix)themes", title: report.title("Files with a gap, by theme"),
      blocks: [picture] + (part.columns.count > 1 ? [.table(byGroup)] : []) + comparisons)
  }

  /// Each theme with its groups; empty where there are no groups.
  var perTheme: [Section] {
    guard part.hasGroups else { return [] }
    return part.rubric.themes.indices.map { index in
      let theme = part.rubric.themes[index]
      return Section(
        id: "\(report.prefix)theme-\(theme.id)", title: report.title(theme.title), blocks: blocks(of: index))
    }
  }

  // MARK: All files

  /// The themes over all files.
  var picture: Block {
    let rates = part.themes.map { $0.rateOfApplicable(0) }
    let picture = Pictures.bars(
      id: "\(report.prefix)themes-overall", title: "Files with a gap, all files together",
      description: "For each theme, the percentage of files with a gap, with its 95% interval.",
      rows: zip(part.rubric.themes, rates).map { ($0.title, $1, false) },
      caption: caption)
    return .picture(picture, overall)
  }

  var caption: String {
    "Percentage of the files to which a theme applies; lines show the 95% interval. All files together: pooled. \(audit.coverage)"
  }

  /// The themes over all files, as a table.
  var overall: Table {
    Table(
      id: "\(report.prefix)themes-overall-table", title: report.title("Files with a gap, all files together"),
      shortTitle: report.tab("Themes"), about: [audit.coverage], notes: report.rateNotes,
      columns: [Column("Theme", .text)] + Self.columns,
      rows: zip(part.rubric.themes, part.themes).map { [.text($0.title)] + Self.cells($1, 0) })
  }

  private static let columns =
    [
      Column("Files with a gap", .number(decimals: 0)), Column("Files it applies to", .number(decimals: 0)),
    ] + Rate.columns + [
      Column("Of all files (%)", .number(decimals: 1)), Column("Files it does not apply to", .number(decimals: 0)),
      Column("Files not judged", .number(decimals: 0)),
    ]

  private static func cells(_ counts: Question<ThemeRow>, _ column: Int) -> [Cell] {
    [Cell(counts[.gap, column]), Cell(counts[.applicable, column])] + counts.rateOfApplicable(column).cells
      + [counts.rateOfAll(column).cells[0], Cell(counts[.notApplicable, column]), Cell(counts[.notJudged, column])]
  }

  // MARK: Groups

  private var byGroup: Table {
    Table(
      id: "\(report.prefix)themes-by-group", title: report.title("Files with a gap, by group and theme"),
      shortTitle: report.tab("Themes by group"),
      about: ["Groups stand in the order of their names: no group is ranked.", audit.coverage],
      notes: report.rateNotes,
      columns: [Column("Theme", .text), Column("Group", .text)] + Self.columns,
      rows: part.rubric.themes.indices.flatMap { theme in
        part.columns.indices.map { column in
          [.text(part.rubric.themes[theme].title), .text(part.columns[column])]
            + Self.cells(part.themes[theme], column)
        }
      })
  }

  private func blocks(of index: Int) -> [Block] {
    let theme = part.rubric.themes[index]
    let counts = part.themes[index]
    let table = Table(
      id: "\(report.prefix)theme-\(theme.id)-table", title: report.title("\(theme.title): files with a gap, by group"),
      shortTitle: report.tab("Theme \(index + 1)"), about: [audit.coverage], notes: report.rateNotes,
      columns: [Column("Group", .text)] + Self.columns,
      rows: part.columns.indices.map { [.text(part.columns[$0])] + Self.cells(counts, $0) })
    return [.paragraph(sentence(of: index)), .picture(groups(of: index), table)]
  }

  private func groups(of index: Int) -> Picture {
    Pictures.groups(
      of: part, theme: index, id: "\(report.prefix)groups-\(part.rubric.themes[index].id)",
      different: Set(report.family.different.filter { $0.theme == index }.map(\.column)), caption: audit.coverage)
  }

  private func sentence(of index: Int) -> String {
    let ofTheme = report.family.comparisons.filter { $0.theme == index }
    let found = ofTheme.filter(\.isDifferent)
    let overall = "All files together: \(part.themes[index].rateOfApplicable(0).words)."
    guard audit.basis.allowsTests else { return "\(overall) Groups were not tested against each other." }
    let untested = ofTheme.count - ofTheme.count { $0.test != nil }
    guard untested < ofTheme.count else { return "\(overall) No group could be compared with the others." }
    let rest = untested == 0 ? "" : " \(untested) of \(ofTheme.count) groups could not be compared."
    guard !found.isEmpty else { return "\(overall) No group is clearly different from the others.\(rest)" }
    return overall
      + found.map { " \(part.columns[$0.column]) is different from the others: \($0.words)." }.joined() + rest
  }

  // MARK: Comparisons

  var comparisons: [Block] {
    guard !report.family.comparisons.isEmpty else { return [] }
    return [
      .table(
        ComparisonTable(part: part, family: report.family).table(
          id: "\(report.prefix)comparisons", title: report.title("Each group against all others together"),
          tab: report.tab("Comparisons"), about: [size, audit.coverage]))
    ]
  }

  private var size: String {
    let tested = report.family.size
    return tested == 0
      ? "Nothing was tested."
      : "\(tested) comparisons were tested as one family; false discovery rate 5% (Benjamini and Hochberg)."
  }
}

/// What comparisons came to, row by row.
struct ComparisonTable {
  let part: PublishedPart
  let family: ComparisonFamily
  /// What the two sides are called in the heads of the columns.
  var sides = ("Group", "Others")
  /// The numbers of the notes that belong to it.
  var notes = [Notes.rates, .comparisons, .basis].map(\.number)

  func table(id: String, title: String, tab: String, about: [String]) -> Table {
    Table(
      id: id, title: title, shortTitle: tab, about: about, notes: notes, columns: columns,
      rows: family.comparisons.map(row))
  }

  private var columns: [Column] {
    let (one, other) = sides
    return [
      Column("Theme", .text), Column("Compared", .text), Column("\(one): files with a gap", .number(decimals: 0)),
      Column("\(one): files", .number(decimals: 0)), Column("\(one) (%)", .number(decimals: 1)),
      Column("\(other): files with a gap", .number(decimals: 0)), Column("\(other): files", .number(decimals: 0)),
      Column("\(other) (%)", .number(decimals: 1)), Column("Difference (points)", .number(decimals: 1)),
      Column("95% interval from (points)", .number(decimals: 1)),
      Column("95% interval to (points)", .number(decimals: 1)), Column("p", .number(decimals: 3)),
      Column("p, adjusted", .number(decimals: 3)), Column("In words", .text),
      Column("Likely found if higher by (points)", .number(decimals: 0)),
      Column("Likely found if lower by (points)", .number(decimals: 0)),
    ]
  }

  private func row(_ comparison: Comparison) -> [Cell] {
    [.text(part.rubric.themes[comparison.theme].title), .text(part.columns[comparison.column])]
      + side(comparison.rates.one) + side(comparison.rates.other) + tested(comparison)
  }

  private func side(_ rate: Rate) -> [Cell] {
    guard let share = rate.share else { return Array(repeating: .symbol(rate.symbol ?? .notAvailable), count: 3) }
    return [.count(share.numerator), .count(share.denominator), rate.cells[0]]
  }

  private func tested(_ comparison: Comparison) -> [Cell] {
    guard let test = comparison.test else {
      let symbol = comparison.missing
      return Array(repeating: .symbol(symbol), count: 5) + [.text(comparison.outcomeText)]
        + Array(repeating: .symbol(symbol), count: 2)
    }
    let interval = test.difference.interval
    return [
      .points(test.difference.difference), .points(interval.lower), .points(interval.upper),
      .fixed(test.p, decimals: 3), .fixed(test.adjusted, decimals: 3), .text(comparison.outcomeText),
      test.detectable.above.map { .number(FigureText.fixed($0 * 100, decimals: 0)) } ?? .symbol(.notApplicable),
      test.detectable.below.map { .number(FigureText.fixed($0 * 100, decimals: 0)) } ?? .symbol(.notApplicable),
    ]
  }
}

extension Comparison {
  /// What stands where there is no test.
  var missing: Symbol {
    switch outcome {
    case .tested, .tooFew, .notTested(.basis): .notAvailable
    case .notTested(.hidden): .confidential
    case .notTested(.noRate): .notApplicable
    }
  }
}
