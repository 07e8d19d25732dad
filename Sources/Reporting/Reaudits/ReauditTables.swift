import Documents
import Rubrics
import Statistics

/// The tables of a re-audit by one rubric.
struct ReauditTables {
  let report: PartDocument
  let reaudit: Reaudit
  let changes: ThemeChanges

  private static func counts(_ titles: [String]) -> [Column] { titles.map { Column($0, .number(decimals: 0)) } }

  // MARK: Themes

  /// The rates of the themes before and now, and the table of all that became of them.
  var themes: [Block] {
    guard changes.changes.contains(where: { $0.paired != nil }) else { return [.table(themeTable)] }
    let picture = Pictures.reaudit(
      id: "\(report.prefix)themes-picture", title: "Files with a gap, before and now",
      rows: changes.changes.map { change in
        Pictures.Change(
          name: reaudit.rubric.themes[change.theme].title, before: Self.rate(change.paired?.before),
          after: Self.rate(change.paired?.after), note: change.words)
      })
    return [.picture(picture, themeTable)]
  }

  private static func rate(_ share: Proportion?) -> Rate { share.map(Rate.share) ?? .noFiles }

  private var themeTable: Table {
    Table(
      id: "\(report.prefix)themes-table", title: report.title("Gaps in the same files, before and now"),
      shortTitle: report.tab("Themes"), about: [size], notes: [ReauditNotes.cases, .tests, .chance].map(\.number),
      columns: [Column("Theme", .text)]
        + Self.counts(["Files compared", "Gaps before", "Gaps now", "Closed", "Still open", "New"])
        + [
          Column("Before (%)", .number(decimals: 1)), Column("Now (%)", .number(decimals: 1)),
          Column("Change (points)", .number(decimals: 1)), Column("95% interval from (points)", .number(decimals: 1)),
          Column("95% interval to (points)", .number(decimals: 1)), Column("p", .number(decimals: 3)),
          Column("p, adjusted", .number(decimals: 3)), Column("In words", .text),
        ]
        + Self.counts(["Newly applies", "No longer applies", "Applied neither time", "Could not be judged"]),
      rows: changes.changes.map(row))
  }

  private var size: String {
    changes.size == 0
      ? "Nothing was tested."
      : "\(changes.size) changes were tested as one family; false discovery rate 5% (Benjamini and Hochberg)."
  }

  private func row(_ change: ThemeChange) -> [Cell] {
    let moves = change.moves
    return [.text(reaudit.rubric.themes[change.theme].title)] + figures(change)
      + [.text(change.words)]
      + [ThemeMove.newlyApplicable, .noLongerApplicable, .neverApplicable, .notJudged].map { .count(moves[$0]) }
  }

  private func figures(_ change: ThemeChange) -> [Cell] {
    guard let paired = change.paired else {
      return [.count(0)] + Array(repeating: .symbol(.notApplicable), count: 12)
    }
    let counts = [
      paired.cases, paired.before.numerator, paired.after.numerator, change.moves[.closed], change.moves[.stillOpen],
      change.moves[.new],
    ]
    let rates = [paired.before, paired.after].map { Rate.share($0).cells[0] }
    return counts.map(Cell.count) + rates + [.points(paired.difference)] + tested(change)
  }

  private func tested(_ change: ThemeChange) -> [Cell] {
    guard let test = change.test else { return Array(repeating: .symbol(.notAvailable), count: 4) }
    let interval = test.change.interval
    return [
      .points(interval.lower), .points(interval.upper), .fixed(test.change.midP, decimals: 3),
      .fixed(test.adjusted, decimals: 3),
    ]
  }

  // MARK: Criteria

  /// What became of each criterion, in the rubric's order: no criterion is ranked.
  var criteria: Table {
    let themes = reaudit.rubric.themes.flatMap { theme in theme.criteria.map { (theme, $0) } }
    return Table(
      id: "\(report.prefix)criteria-table", title: report.title("What became of each criterion in the same files"),
      shortTitle: report.tab("Criteria"),
      about: [
        "\(FileWords.files(reaudit.cases.count)), read twice. Every file is in one of: mended, unchanged, worse, newly applies, no longer applies, applied neither time, could not be judged."
      ],
      notes: [ReauditNotes.moves, .change].map(\.number),
      columns: [Column("Theme", .text), Column("Criterion", .text)]
        + Self.counts([
          "Mended", "Mended: only in part", "Unchanged", "Unchanged: not met in full",
          "Unchanged: now shown not to be done", "Unchanged: the record no longer says", "Worse", "Newly applies",
          "No longer applies", "Applied neither time", "Could not be judged",
        ]),
      rows: zip(themes, reaudit.criteria).map { pair, moves in
        [.text(pair.0.title), .text(pair.1.title)] + cells(moves)
      })
  }

  private func cells(_ moves: MoveCounts<CriterionMove>) -> [Cell] {
    [
      moves.count(where: \.isMended), moves[.nowPartlyMet], moves.count(where: \.isUnchanged),
      moves.count { $0.isUnchanged && $0 != .stillMet }, moves[.nowShownNotMet], moves[.nowSilent], moves[.worse],
      moves[.newlyApplicable], moves[.noLongerApplicable], moves[.neverApplicable], moves[.notJudged],
    ].map(Cell.count)
  }

  // MARK: Files

  /// The files of which nothing is compared.
  var uncompared: Table {
    Table(
      id: "\(report.prefix)not-compared-table", title: report.title("Files that are not compared"),
      shortTitle: report.tab("Not compared"), columns: [Column("File", .text), Column("Why", .text)],
      rows: reaudit.uncompared.prefix(ReauditCases.listed).map { [.text($0.name), .text($0.reason.text)] })
  }
}
