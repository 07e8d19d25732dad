import Auditing
import Rubrics
import Statistics

extension ReportFormat {
  /// A table for spreadsheets: a row for each group and theme, and for each group and criterion.
  public static let csv = ReportFormat(name: "csv") { report, _, sink in
    CSVReport(report: report).write(to: sink)
  }
}

/// Builds the CSV form of a report (RFC 4180).
private struct CSVReport {
  /// Stand where a rate does not exist, after the symbols of the Government Statistical Service: the theme applies to no
  /// file; or it could not be judged in any to which it may apply.
  static let notApplicable = "z"
  static let notAvailable = "x"

  let report: AuditReport

  func write(to sink: (String) -> Void) {
    sink(CSVText.line(head))
    write(report.result.overall, of: report.grouping.map { _ in CSVText.total }, to: sink)
    for group in report.result.sortedGroups { write(group.tally, of: group.name.map(CSVText.text), to: sink) }
  }

  private func write(_ tally: Tally, of group: [String], to sink: (String) -> Void) {
    for row in rows(of: tally) { sink(CSVText.line(group + row)) }
  }

  private var head: [String] {
    report.grouping + [
      "level", "theme", "criterion", "title", "files_in_scope", "files_applicable", "files_not_applicable",
      "files_not_judged", "files_with_gap", "gap_percent_of_all_files", "gap_percent_of_applicable_files", "met",
      "partly_met", "not_met", "not_evidenced", "not_in_force",
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
    return ["theme", theme.id, "", theme.title] + counts + rates + ["", "", "", "", ""]
  }

  private func row(
    of criterion: Criterion, in theme: Theme, _ tally: CriterionTally, _ inScope: Int
  ) -> [String] {
    let counts = [inScope, tally.judged, tally[.notApplicable], tally[.invalid]].map { String($0) }
    let judgements = [tally[.met], tally[.partlyMet], tally[.notMet], tally[.notEvidenced], tally.notInForce].map {
      String($0)
    }
    return ["criterion", theme.id, criterion.id, criterion.title] + counts + ["", "", ""] + judgements
  }
}
