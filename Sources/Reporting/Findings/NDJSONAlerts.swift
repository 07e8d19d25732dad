import Auditing
import Records
import Rubrics

/// Writes the alerts of a case into a line of findings.
struct NDJSONAlerts: Sendable {
  private let ids: [String]
  private let actions: [String]

  init(_ layout: FindingsLayout) {
    ids = layout.rubrics.alerts.map { JSONText.quoted($0.alert.id) }
    actions = layout.rubrics.alerts.map { JSONText.quoted(AlertWords.action($0, layout.escalation)) }
  }

  func append(_ counted: CountedCase, to bytes: inout [UInt8]) {
    for (number, flag) in counted.alerts.enumerated() {
      let silent = flag.silent.map { JSONText.quoted($0.description) }.joined(separator: ",")
      let date = counted.dataDate.map { "\"\($0)\"" } ?? "null"
      bytes += "\(number == 0 ? "" : ","){\"alert\":\(ids[flag.index]),\"state\":\"\(flag.state.rawValue)\",".utf8
      bytes += "\"dataDate\":\(date),\"silent\":[\(silent)],\"silentCount\":\(flag.silentCount),".utf8
      bytes += "\"toDo\":\(actions[flag.index])}".utf8
    }
  }
}

/// Writes the grades of a case into a line of findings.
struct NDJSONGrades: Sendable {
  private let rubric: Rubric
  private let themes: [String]
  private let caps: [String]

  init(_ rubric: Rubric) {
    self.rubric = rubric
    themes = rubric.themes.map { JSONText.quoted($0.id) }
    caps = rubric.caps.map { JSONText.quoted($0.id) }
  }

  func append(_ result: CaseResult, to bytes: inout [UInt8]) {
    guard let grading = rubric.grading, let grades = result.grades else { return }
    let quoted = { (grade: Grade) in JSONText.quoted(GradeWords.name(grade, by: grading)) }
    let parts = zip(themes, grades.themes).map { "\($0):\(quoted($1))" }.joined(separator: ",")
    bytes += ",\"localGrades\":{\"note\":\"\(GradeWords.caution)\",\"themes\":{\(parts)}".utf8
    if let overall = grades.overall {
      let open = overall.caps.contains { $0.state == .notRuledOut }
      bytes += ",\"overall\":\(quoted(overall.grade)),\"proposed\":\(quoted(overall.proposed)),\"limits\":[".utf8
      bytes += overall.caps.map(cap).joined(separator: ",").utf8
      bytes += "],\"limitNote\":\(open ? "\"\(GradeWords.openCap)\"" : "null")".utf8
    }
    bytes += "}".utf8
  }

  private func cap(_ flag: CaseFlag) -> String {
    let silent = flag.silent.map { JSONText.quoted($0.description) }.joined(separator: ",")
    return "{\"limit\":\(caps[flag.index]),\"state\":\"\(flag.state.rawValue)\",\"silent\":[\(silent)]}"
  }
}
