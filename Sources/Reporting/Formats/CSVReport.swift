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
    let total = report.grouping.map { _ in CSVText.total }
    let columns = report.grouping + ["rubric"] + Self.columns
    sink(CSVText.line(columns + (report.profiles == nil ? [] : ProfileRows.columns)))
    // What only profiles fill is empty in all other rows.
    let none = report.profiles == nil ? [] : ProfileRows.columns.map { _ in "" }
    // Only a theme's row goes on to the ends of intervals.
    func add(_ row: [String]) {
      sink(CSVText.line(row + Array(repeating: "", count: columns.count - row.count) + none))
    }
    add(total + [""] + Self.row("note", title: AlertWords.caution))
    for row in alerts(of: report.result.alerts.overall) { add(total + row) }
    for group in report.result.alerts.sortedGroups {
      for row in alerts(of: group.tally) { add(group.name.map(CSVText.text) + row) }
    }
    for part in report.parts { PartCSV(part: part).write(total, to: add) }
    for part in report.profiles?.parts ?? [] {
      for row in ProfileRows(part: part).rows { sink(CSVText.line(cells(of: row, part.rubric))) }
    }
  }

  /// A row about a profile belongs to no group of files: it says itself of which authority it is.
  private func cells(of row: ProfileRows.Row, _ rubric: Rubric) -> [String] {
    let files = row.files.map { [$0.judged, $0[.notApplicable], $0[.invalid]].map { String($0) } }
    let judgements = row.files.map { [$0[.met], $0[.partlyMet], $0[.notMet], $0[.notEvidenced]].map { String($0) } }
    let names = [rubric.id, row.level, row.theme, row.criterion.id, row.criterion.title, ""]
    let counts =
      (files ?? ["", "", ""]) + ["", "", ""] + (judgements ?? ["", "", "", ""])
      + Array(repeating: "", count: 6 + Self.intervals.count)
    return report.grouping.map { _ in "" } + names + counts + row.cells
  }

  /// A row that is about neither a theme's gaps, a criterion nor a feature.
  static func row(
    _ level: String, theme: String = "", id: String = "", title: String, _ counts: [String] = ["", "", ""]
  ) -> [String] {
    [level, theme, id, title] + Array(repeating: "", count: columns.count - intervals.count - 9) + counts
  }

  /// Alerts are those of all rubrics of the run; where only one has it, it is named.
  private func alerts(of tally: AlertTally) -> [[String]] {
    zip(report.rubrics.alerts, tally.alerts).map { shared, counts in
      let rubrics = shared.rubrics.map { report.rubrics.rubrics[$0].id }.joined(separator: " ")
      return [rubrics]
        + Self.row(
          "alert", id: shared.alert.id, title: shared.alert.title,
          [String(counts.raised), String(counts.notRuledOut), ""])
    }
  }

  static let columns =
    [
      "level", "theme", "criterion", "title", "files_in_scope", "files_applicable", "files_not_applicable",
      "files_not_judged", "files_with_gap", "gap_percent_of_all_files", "gap_percent_of_applicable_files", "met",
      "partly_met", "not_met", "not_evidenced", "not_in_force", "raised",
      "not_ruled_out", "files_with_grade", "recorded", "not_stated",
    ] + intervals

  /// The ends of the 95 % intervals of the two rates of a theme.
  static let intervals = ["gap_percent_of_all_files", "gap_percent_of_applicable_files"].flatMap {
    ["\($0)_lower", "\($0)_upper"]
  }
}

/// Builds the rows of one rubric.
private struct PartCSV {
  let part: AuditReport.Part

  private var rubric: Rubric { part.rubric }

  func write(_ total: [String], to sink: ([String]) -> Void) {
    write(part.result.overall, of: total, to: sink)
    for group in part.result.sortedGroups { write(group.tally, of: group.name.map(CSVText.text), to: sink) }
  }

  private func grades(of tally: Tally) -> [[String]] {
    guard let grading = rubric.grading else { return [] }
    let themes = rubric.themes.enumerated().flatMap { index, theme in
      tally.grades(ofTheme: index).map { grade(theme.id, $0, by: grading) }
    }
    let caps = zip(rubric.caps, tally.caps).map { cap, counts in
      CSVReport.row("cap", id: cap.id, title: cap.title, [String(counts.raised), String(counts.notRuledOut), ""])
    }
    return themes + tally.overallGrades.map { grade("", $0, by: grading) } + caps
  }

  private func grade(_ theme: String, _ count: (grade: Grade, count: Int), by grading: Grading) -> [String] {
    let title = "\(GradeWords.name(count.grade, by: grading)) (\(GradeWords.caution))"
    return CSVReport.row("grade", theme: theme, title: title, ["", "", String(count.count)])
  }

  private func write(_ tally: Tally, of group: [String], to sink: ([String]) -> Void) {
    for row in rows(of: tally) + grades(of: tally) + features(of: tally) { sink(group + [rubric.id] + row) }
  }

  /// Rows of what is counted beside the judgements; the table stands in the theme's column.
  private func features(of tally: Tally) -> [[String]] {
    let tallies = tally.features
    return rubric.features.flatMap { table in
      table.rows.map { feature in
        let counts = tallies[feature.index]
        let files = [String(tally.inScope), "", "", String(counts.notJudged)]
        let recorded = [counts.recorded, counts.notStated].map { String($0) }
        return ["feature", table.id, feature.id, feature.title] + files + Array(repeating: "", count: 11) + recorded
      }
    }
  }

  private func rows(of tally: Tally) -> [[String]] {
    rubric.themes.enumerated().flatMap { index, theme in
      [row(of: theme, tally.themes[index], tally.inScope)]
        + theme.criteria.map { row(of: $0, in: theme, tally.criteria[$0.index], tally.inScope) }
    }
  }

  private func row(of theme: Theme, _ tally: ThemeTally, _ inScope: Int) -> [String] {
    let counts = [inScope, tally.judged, tally.notApplicable, tally.invalid, tally.gap].map { String($0) }
    let none = tally.invalid > 0 ? CSVReport.notAvailable : CSVReport.notApplicable
    let rates = [tally.rateOfAll, tally.rateOfApplicable].map { $0?.percent(decimals: 1) ?? none }
    let ends = [tally.rateOfAll, tally.rateOfApplicable].flatMap { rate -> [String] in
      guard let interval = rate?.wilsonInterval() else { return [none, none] }
      return [interval.lower, interval.upper].map(FigureText.percent)
    }
    return ["theme", theme.id, "", theme.title] + counts + rates + Array(repeating: "", count: 10) + ends
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
