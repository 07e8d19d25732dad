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
    let groups = report.result.sortedGroups
    let total = report.grouping.map { _ in CSVText.total }
    sink(CSVText.line(head))
    sink(CSVText.line(total + row("note", title: AlertWords.caution)))
    for row in alerts(of: report.result.overall) { sink(CSVText.line(total + row)) }
    for group in groups {
      for row in alerts(of: group.tally) { sink(CSVText.line(group.name.map(CSVText.text) + row)) }
    }
    write(report.result.overall, of: total, to: sink)
    for group in groups { write(group.tally, of: group.name.map(CSVText.text), to: sink) }
  }

  /// A row that is about neither a theme's gaps nor a criterion.
  private func row(
    _ level: String, theme: String = "", id: String = "", title: String, _ counts: [String] = ["", "", ""]
  ) -> [String] {
    [level, theme, id, title] + Array(repeating: "", count: Self.columns.count - 7) + counts
  }

  private func alerts(of tally: Tally) -> [[String]] {
    zip(report.rubric.alerts, tally.alerts).map { alert, counts in
      row("alert", id: alert.id, title: alert.title, [String(counts.raised), String(counts.notRuledOut), ""])
    }
  }

  private func grades(of tally: Tally) -> [[String]] {
    guard let grading = report.rubric.grading else { return [] }
    let themes = report.rubric.themes.enumerated().flatMap { index, theme in
      tally.grades(ofTheme: index).map { grade(theme.id, $0, by: grading) }
    }
    let caps = zip(report.rubric.caps, tally.caps).map { cap, counts in
      row("cap", id: cap.id, title: cap.title, [String(counts.raised), String(counts.notRuledOut), ""])
    }
    return themes + tally.overallGrades.map { grade("", $0, by: grading) } + caps
  }

  private func grade(_ theme: String, _ count: (grade: Grade, count: Int), by grading: Grading) -> [String] {
    let title = "\(GradeWords.name(count.grade, by: grading)) (\(GradeWords.caution))"
    return row("grade", theme: theme, title: title, ["", "", String(count.count)])
  }

  private func write(_ tally: Tally, of group: [String], to sink: (String) -> Void) {
    for row in rows(of: tally) + grades(of: tally) { sink(CSVText.line(group + row)) }
  }

  private var head: [String] {
    report.grouping + Self.columns
  }

  private static let columns = [
    "level", "theme", "criterion", "title", "files_in_scope", "files_applicable", "files_not_applicable",
    "files_not_judged", "files_with_gap", "gap_percent_of_all_files", "gap_percent_of_applicable_files", "met",
    "partly_met", "not_met", "not_evidenced", "not_in_force", "raised",
    "not_ruled_out", "files_with_grade",
  ]

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
    return ["theme", theme.id, "", theme.title] + counts + rates + ["", "", "", "", "", "", "", ""]
  }

  private func row(
    of criterion: Criterion, in theme: Theme, _ tally: CriterionTally, _ inScope: Int
  ) -> [String] {
    let counts = [inScope, tally.judged, tally[.notApplicable], tally[.invalid]].map { String($0) }
    let judgements = [tally[.met], tally[.partlyMet], tally[.notMet], tally[.notEvidenced], tally.notInForce].map {
      String($0)
    }
    return ["criterion", theme.id, criterion.id, criterion.title] + counts + ["", "", ""] + judgements + ["", "", ""]
  }
}
