import Auditing
public import Documents
import Rubrics
import Statistics

/// What changed between two audits: theme by theme, over all files and in each group that both have.
public struct ChangeDocument: Sendable {
  private let before: PublishedAudit
  private let after: PublishedAudit
  private let options: ReportOptions

  /// Why two audits can't be compared.
  public enum Problem: Error, Equatable {
    /// They were not judged by the same rubrics.
    case differentRubrics
    /// They were judged by different versions of a rubric.
    case differentVersions(rubric: String)
    /// They are grouped by different fields.
    case differentGroups
    /// Both read the same file, so that the same cases stand on both sides.
    case sameFile(String)
    /// The data of the one that was given as the earlier are of later days.
    case wrongOrder
  }

  /// An earlier and a later audit, protected by the same policy.
  ///
  /// - Throws: why they can't be compared.
  public init(
    before: PublishedAudit, after: PublishedAudit, _ options: ReportOptions = ReportOptions()
  ) throws(Problem) {
    guard before.parts.map(\.rubric.id) == after.parts.map(\.rubric.id) else { throw .differentRubrics }
    for (one, other) in zip(before.parts, after.parts) where one.rubricHash != other.rubricHash {
      throw .differentVersions(rubric: one.rubric.id)
    }
    guard before.source.grouping == after.source.grouping else { throw .differentGroups }
    let hashes = Set(before.source.inputs.files.compactMap(\.sha256))
    if let same = after.source.inputs.files.first(where: { $0.sha256.map(hashes.contains) ?? false }) {
      throw .sameFile(same.path)
    }
    if let first = before.source.windows.to, let second = after.source.windows.to,
      first.upperBound > second.upperBound, first.lowerBound >= second.lowerBound
    {
      throw .wrongOrder
    }
    (self.before, self.after, self.options) = (before, after, options)
  }

  /// What the two sides are called: the days their data are of; where those are the same, by the names of their files too.
  private var sides: (before: String, after: String) {
    let days = (before.dataDate, after.dataDate)
    guard days.0 == days.1 else { return (label(days.0), label(days.1)) }
    return ("earlier\(Self.file(of: before))", "later\(Self.file(of: after))")
  }

  /// The name of a result's file without its folder, in brackets; names of files are not told under a policy.
  private static func file(of audit: PublishedAudit) -> String {
    guard !audit.policy.protects, let name = audit.source.origin?.split(separator: "/").last else { return "" }
    return " (\(name))"
  }

  private func label(_ date: String) -> String { date.replacing("data of ", with: "") }

  /// The document.
  public func document() -> Document {
    let report = AuditDocument(after, options)
    let sections = zip(report.parts, changes).flatMap { self.sections($0, $1) }
    return report.document(
      named: "comparison", title: "What changed: \(report.title)", more: earlier,
      sections: [report.alerts.summary] + sections)
  }

  /// What the cover says of the earlier audit; all else on it is of the later one.
  private var earlier: [Document.Fact] {
    let method = MethodSection(audit: before)
    let incomplete = before.source.inputs.isIncomplete ? "; something that was given is missing from it" : ""
    return [Document.Fact("Compared with", "\(before.period): \(method.files)\(incomplete)")]
  }

  /// How the files of both were chosen.
  private var basis: SampleBasis { .weaker(before.basis, after.basis) }

  private var changes: [ChangeBetweenAudits] {
    zip(before.parts, after.parts).map {
      ChangeBetweenAudits(before: $0, after: $1, basis, rounding: after.policy.roundedTo)
    }
  }

  /// What changed beyond chance, and what did not, as sections of the report on the later audit.
  func sinceSections(_ report: AuditDocument) -> [Section] {
    zip(changes, report.parts).map { change, part in
      Section(
        id: "\(part.prefix)since", title: part.title("What changed since \(sides.before)"),
        blocks: [.list(sentences(change)), .paragraph("The earlier audit: \(earlier[0].value).")])
    }
  }

  private func sections(_ report: PartDocument, _ change: ChangeBetweenAudits) -> [Section] {
    [
      summary(report, change),
      report.comparison(change.overall, id: "overall", title: "All files together", sides: (sides.after, sides.before)),
    ]
      + (change.shared.isEmpty ? [] : [groups(report, change)])
      + change.after.rubric.themes.indices.map { theme(report, change, $0) }
  }

  private func summary(_ report: PartDocument, _ change: ChangeBetweenAudits) -> Section {
    Section(
      id: "\(report.prefix)changed", title: report.title("What changed beyond chance, and what did not"),
      blocks: [.list(sentences(change))])
  }

  private func sentences(_ change: ChangeBetweenAudits) -> [String] {
    guard basis.allowsTests else {
      return [
        "Nothing was tested, because \(basis.whyNoTests)."
      ]
    }
    let families = [change.overall, change.groups]
    let few = families.reduce(0) { $0 + $1.tooFew }
    let hidden = families.reduce(0) { $0 + $1.count(of: .hidden) }
    let rest =
      (few > 0 ? ["In \(few) comparisons there were too few files to tell."] : [])
      + (hidden > 0 ? ["In \(hidden) comparisons a number is not shown, so nothing was tested."] : [])
      + (change.unshared.isEmpty ? [] : ["Only one of the audits has: \(FileWords.list(change.unshared))."])
      + (change.hasTeamsTogether ? ["Teams that are shown together are not compared: they may be other teams."] : [])
    guard families.contains(where: { $0.size > 0 }) else { return ["Nothing could be compared."] + rest }
    let found = (change.overall.different + change.groups.different).map { comparison in
      let who = comparison.column == 0 ? "All files together" : change.after.columns[comparison.column]
      return
        "\(who): '\(change.after.rubric.themes[comparison.theme].title)' is different: \(comparison.words((sides.after, sides.before)))."
    }
    let none =
      "No change is beyond what chance makes, with the number of comparisons allowed for. That is not to say that nothing changed."
    let sizes =
      "Tested: \(change.overall.size) comparisons of all files together, \(change.groups.size) of single groups; each is one family."
    return (found.isEmpty ? [none] : found + ["Everywhere else there is no clear difference."])
      + [sizes] + rest
  }

  private func groups(_ report: PartDocument, _ change: ChangeBetweenAudits) -> Section {
    let table = ComparisonTable(part: change.after, family: change.groups, sides: (sides.after, sides.before)).table(
      id: "\(report.prefix)groups-table", title: report.title("Each group, later against earlier"),
      tab: report.tab("Groups"),
      about: [
        "\(change.groups.size) comparisons were tested as one family; false discovery rate 5% (Benjamini and Hochberg)."
      ])
    return Section(
      id: "\(report.prefix)groups", title: report.title("Each group, later against earlier"), blocks: [.table(table)])
  }

  // MARK: Pictures

  private func theme(_ report: PartDocument, _ change: ChangeBetweenAudits, _ index: Int) -> Section {
    let theme = change.after.rubric.themes[index]
    let columns = [(after: 0, before: 0)] + change.shared
    let families = change.overall.comparisons + change.groups.comparisons
    let rows = columns.map { column in
      Pictures.Change(
        name: change.after.columns[column.after],
        before: change.before.themes[index].rateOfApplicable(column.before),
        after: change.after.themes[index].rateOfApplicable(column.after),
        note: families.first { $0.theme == index && $0.column == column.after }?.note ?? "")
    }
    let id = "\(report.prefix)change-\(theme.id)"
    let picture = Pictures.changes(
      id: id, title: "\(theme.title): earlier and later", rows: rows, sides: (sides.before, sides.after),
      caption: "Percentage of the files to which the theme applies. \(after.coverage)")
    return Section(
      id: "\(id)-section", title: report.title(theme.title), blocks: [.picture(picture, table(rows, id, index, theme))])
  }

  private func table(_ rows: [Pictures.Change], _ id: String, _ index: Int, _ theme: Theme) -> Table {
    let intervals = ["from (%)", "to (%)"]
    func heads(_ side: String) -> [Column] {
      [
        Column("\(side): files with a gap", .number(decimals: 0)), Column("\(side): files", .number(decimals: 0)),
        Column("\(side) (%)", .number(decimals: 1)),
      ]
        + intervals.map { Column("\(side): 95% interval \($0)", .number(decimals: 1)) }
    }
    return Table(
      id: "\(id)-table", title: "\(theme.title): earlier and later", shortTitle: "Change \(index + 1)",
      notes: [Notes.rates, .intervals, .comparisons].map(\.number),
      columns: [Column("Group", .text)] + heads(sides.before) + heads(sides.after) + [Column("In words", .text)],
      rows: rows.map { row in
        [.text(row.name)] + row.before.countCells + row.before.cells + row.after.countCells + row.after.cells
          + [.text(row.note)]
      })
  }
}

extension Comparison {
  /// The difference and what it comes to, in a few words: `-19.4 points (-31.0 to -7.1), different`.
  var note: String {
    guard let test else { return outcomeText }
    let (from, to) = (test.difference.interval.lower, test.difference.interval.upper)
    return
      "\(FigureText.points(test.difference.difference)) points (\(FigureText.points(from)) to \(FigureText.points(to))), \(outcomeText)"
  }
}

extension Rate {
  /// The two counts.
  var countCells: [Cell] {
    guard let share else { return Array(repeating: .symbol(symbol ?? .notAvailable), count: 2) }
    return [.count(share.numerator), .count(share.denominator)]
  }
}
