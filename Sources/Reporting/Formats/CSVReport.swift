import Auditing
import Rubrics
import Statistics

extension ReportFormat {
  /// A table for spreadsheets: a row for each group and theme, and for each group and criterion.
  public static let csv = ReportFormat(name: "csv") { report, _ in
    CSVReport(report: report).rows.map { $0.map(CSVReport.quoted).joined(separator: ",") + "\r\n" }.joined()
  }
}

/// Builds the CSV form of a report (RFC 4180).
private struct CSVReport {
  /// Stand where a rate does not exist, after the symbols of the Government Statistical Service: the theme applies to no
  /// file; or it could not be judged in any to which it may apply.
  static let notApplicable = "z"
  static let notAvailable = "x"
  /// Stands in the grouping columns for all groups together.
  static let total = "Total"
  static let notStated = "not stated"
  static let unreadable = "could not be read"

  let report: AuditReport

  var rows: [[String]] {
    let groups =
      [(name: Array(repeating: Self.total, count: report.grouping.count), tally: report.result.overall)]
      + report.result.sortedGroups.map { (name: $0.name.map(Self.name), tally: $0.tally) }
    return [head] + groups.flatMap { group in rows(of: group.tally).map { group.name + $0 } }
  }

  private static func name(of group: GroupValue) -> String {
    switch group {
    case .stated: group.text ?? ""
    case .notStated: notStated
    case .unreadable: unreadable
    }
  }

  private var head: [String] {
    report.grouping + [
      "level", "theme", "criterion", "title", "files_in_scope", "files_applicable", "files_not_applicable",
      "files_not_judged", "files_with_gap", "gap_percent_of_all_files", "gap_percent_of_applicable_files", "met",
      "partly_met", "not_met", "not_evidenced",
    ]
  }

  private func rows(of tally: Tally) -> [[String]] {
    report.rubric.themes.enumerated().flatMap { index, theme in
      [row(of: theme, tally.themes[index], tally.inScope)]
        + theme.criteria.map { row(of: $0, in: theme, tally.criteria[$0.index], tally.inScope) }
    }
  }

  private func row(of theme: Theme, _ tally: ThemeTally, _ inScope: Int) -> [String] {
    let counts = [inScope, tally.judged, tally.notApplicable, tally.invalid, tally.gap].map { String($0) }
    let none = tally.invalid > 0 ? Self.notAvailable : Self.notApplicable
    let rates = [tally.rateOfAll, tally.rateOfApplicable].map { $0?.percent(decimals: 1) ?? none }
    return ["theme", theme.id, "", theme.title] + counts + rates + ["", "", "", ""]
  }

  private func row(
    of criterion: Criterion, in theme: Theme, _ tally: CriterionTally, _ inScope: Int
  ) -> [String] {
    let counts = [inScope, tally.judged, tally[.notApplicable], tally[.invalid]].map { String($0) }
    let judgements = [tally[.met], tally[.partlyMet], tally[.notMet], tally[.notEvidenced]].map { String($0) }
    return ["criterion", theme.id, criterion.id, criterion.title] + counts + ["", "", ""] + judgements
  }

  /// A cell: quoted where it must be, and never one that a spreadsheet takes for a formula.
  static func quoted(_ text: String) -> String {
    let harmless = text.first.map { "=+-@\t\r".contains($0) } == true ? "'\(text)" : text
    guard harmless.contains(where: { "\",\r\n".contains($0) || $0 == "\r\n" }) else { return harmless }
    return "\"\(harmless.replacing("\"", with: "\"\""))\""
  }
}
