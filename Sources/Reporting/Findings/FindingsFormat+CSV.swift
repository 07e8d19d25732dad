import Auditing
import Diagnostics
import Records
import Rubrics

extension FindingsFormat {
  /// A table for spreadsheets: a row a case. Its columns are named as the keys of the NDJSON form; what belongs to a rubric
  /// has the rubric's name before it where there are several.
  public static let csv = FindingsFormat(name: "csv") { layout in
    FindingsLines(head: Array(CSVText.line(head(layout)).utf8)) { counted, bytes in
      bytes += CSVText.line(row(counted, layout)).utf8
    }
  }

  private static func head(_ layout: FindingsLayout) -> [String] {
    let rubrics = layout.rubrics.rubrics
    return [
      "alerts.raised", "alerts.notRuledOut", "alerts.silent", "alerts.dataDate", "alerts.toDo", "noAlertMeansSafe",
    ]
      + layout.identity.map { "identity.\($0)" } + layout.labels.map { "groups.\($0)" }
      + ["source.path", "source.line", "source.column", "window.from", "window.to"]
      + rubrics.flatMap { rubric in
        let name = rubrics.count == 1 ? "" : "\(rubric.id)."
        return head(of: rubric).map { name + $0 }
      }
  }

  private static func head(of rubric: Rubric) -> [String] {
    ["inScope"] + rubric.criteria.map { "judgements.\($0.id)" } + ["notInForce"]
      + rubric.themes.flatMap { theme in
        ["earned", "possible", "percent", "gap", "state"].map { "themes.\(theme.id).\($0)" }
      } + gradeHead(rubric)
  }

  private static func gradeHead(_ rubric: Rubric) -> [String] {
    guard let grading = rubric.grading else { return [] }
    let overall = ["overall", "overall.proposed", "overall.limits", "overall.limitsNotRuledOut"]
    return (rubric.themes.map(\.id) + (grading.hasOverall ? overall : []) + ["note"]).map { "localGrades.\($0)" }
  }

  private static func alerts(_ counted: CountedCase, _ layout: FindingsLayout) -> [String] {
    let flags = counted.alerts
    guard !flags.isEmpty else { return ["", "", "", "", "", "false"] }
    let alerts = layout.rubrics.alerts
    let ids = CaseFlag.State.allCases.map { state in
      flags.filter { $0.state == state }.map { alerts[$0.index].alert.id }.joined(separator: " ")
    }
    let toDo = flags.map { AlertWords.action(alerts[$0.index], layout.escalation) }
    let silent = flags.flatMap { $0.silent.map(\.description) }.joined(separator: " ")
    return ids + [silent, counted.dataDate?.description ?? "", unique(toDo).joined(separator: " "), "false"]
  }

  private static func unique(_ texts: [String]) -> [String] {
    texts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private static func grades(_ result: CaseResult, _ rubric: Rubric) -> [String] {
    guard let grading = rubric.grading else { return [] }
    guard let grades = result.grades else { return gradeHead(rubric).map { _ in "" } }
    let themes = grades.themes.map { GradeWords.name($0, by: grading) }
    let overall = grades.overall.map { overall in
      [overall.grade, overall.proposed].map { GradeWords.name($0, by: grading) }
        + CaseFlag.State.allCases.map { state in
          overall.caps.filter { $0.state == state }.map { rubric.caps[$0.index].id }.joined(separator: " ")
        }
    }
    return themes + (overall ?? []) + [GradeWords.caution]
  }

  private static func row(_ counted: CountedCase, _ layout: FindingsLayout) -> [String] {
    let (start, window) = (counted.place.start, counted.window)
    return alerts(counted, layout) + counted.identity.map(CSVText.stated) + counted.labels.map(CSVText.text)
      + [counted.place.path, String(start.line), String(start.column)]
      + [window.from?.description ?? CSVText.unreadable, window.to.description]
      + zip(layout.rubrics.rubrics, counted.results).flatMap { cells($1, $0) }
  }

  /// What a rubric found; empty cells where it left the case out, or judged nothing because it is out of scope.
  private static func cells(_ result: CaseResult?, _ rubric: Rubric) -> [String] {
    guard let result, result.isInScope else {
      let empty = Array(repeating: "", count: rubric.criteria.count + 1 + 5 * rubric.themes.count)
      return [result == nil ? "" : "false"] + empty + Array(repeating: "", count: gradeHead(rubric).count)
    }
    return ["true"] + result.judgements.map(\.rawValue) + [ids(of: result.lapsed, rubric)]
      + result.themes.flatMap(cells) + grades(result, rubric)
  }

  private static func ids(of criteria: [Int], _ rubric: Rubric) -> String {
    // Seldom are there any, and then it may take its time.
    criteria.isEmpty ? "" : criteria.map { rubric.criteria[$0].id }.joined(separator: " ")
  }

  private static func cells(_ theme: ThemeResult) -> [String] {
    [
      String(theme.score.points), String(theme.score.outOf), theme.score.percent ?? "",
      theme.outcome.isGap.map { String($0) } ?? "", theme.outcome.rawValue,
    ]
  }
}
