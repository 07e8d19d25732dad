import Auditing
import Diagnostics
import Records
import Rubrics

extension FindingsFormat {
  /// A table for spreadsheets: a row a case. Its columns are named as the keys of the NDJSON form; what belongs to a rubric
  /// has the rubric's name before it where there are several.
  public static let csv = FindingsFormat(name: "csv") { layout in
    let texts = layout.rubrics.rubrics.map { findingTexts(of: $0) }
    return FindingsLines(head: Array(CSVText.line(head(layout)).utf8)) { counted, bytes in
      CSVText.append(row(counted, layout), to: &bytes)
      for (index, result) in counted.results.enumerated() {
        append(result, layout.rubrics.rubrics[index], texts[index], to: &bytes)
      }
      bytes += "\r\n".utf8
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

  /// The cells before those of the rubrics.
  private static func row(_ counted: CountedCase, _ layout: FindingsLayout) -> [String] {
    let (start, window) = (counted.place.start, counted.window)
    return alerts(counted, layout) + counted.identity.map(CSVText.stated) + counted.labels.map(CSVText.text)
      + [counted.place.path, String(start.line), String(start.column)]
      + [window.from?.description ?? CSVText.unreadable, window.to.description]
  }

  /// The cells of judgements and themes, each with the comma before it. None of them needs quotation marks.
  private static func findingTexts(of rubric: Rubric) -> FindingTexts {
    FindingTexts(
      rubric, judgement: { ",\($1.rawValue)" },
      score: { ",\($0),\($1),\(FindingTexts.percent($0, $1) ?? "")" },
      outcome: { ",\($0.isGap.map { String($0) } ?? ""),\($0.rawValue)" })
  }

  /// Appends what a rubric found; empty cells where it left the case out, or judged nothing because it is out of scope.
  private static func append(
    _ result: CaseResult?, _ rubric: Rubric, _ texts: FindingTexts, to bytes: inout [UInt8]
  ) {
    guard let result, result.isInScope else {
      let empty = rubric.criteria.count + 1 + 5 * rubric.themes.count + gradeHead(rubric).count
      bytes += (result == nil ? "," : ",false").utf8
      return bytes += repeatElement(UInt8(ascii: ","), count: empty)
    }
    bytes += ",true".utf8
    texts.append(result.judgements, to: &bytes)
    // Seldom are there any, and then it may take its time.
    let lapsed = result.lapsed.isEmpty ? "" : result.lapsed.map { rubric.criteria[$0].id }.joined(separator: " ")
    bytes += ",".utf8
    CSVText.append([lapsed], to: &bytes)
    for theme in result.themes { texts.append(theme, to: &bytes) }
    for grade in grades(result, rubric) {
      bytes += ",".utf8
      CSVText.append([grade], to: &bytes)
    }
  }
}
