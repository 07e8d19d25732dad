import Auditing
import Diagnostics
import Records
import Rubrics

/// The alerts of an audit as JSON; `docs/result-format.md` describes it.
struct AlertJSON {
  let report: AuditReport

  var value: JSONValue {
    let (tally, groups) = (report.result.alerts.overall, report.result.alerts.sortedGroups)
    return .object([
      "heading": .string(AlertWords.heading), "caution": .string(AlertWords.caution),
      "escalation": JSONValue(report.escalation), "files": .integer(tally.casesWithAlert),
      "filesNotRuledOut": .integer(tally.casesWithOpenAlert),
      "alerts": .array(zip(report.rubrics.alerts, tally.alerts).enumerated().map { alert($0, $1.0, $1.1) }),
      "groups": .list(count: groups.count) { group(groups[$0].name, groups[$0].tally) },
    ])
  }

  private func alert(_ index: Int, _ shared: SharedAlert, _ tally: FlagTally) -> JSONValue {
    .object([
      "alert": .string(shared.alert.id), "title": .string(shared.alert.title),
      "rubrics": .array(shared.rubrics.map { .string(report.rubrics.rubrics[$0].id) }),
      "toDo": .string(AlertWords.action(shared, report.escalation)), "raised": .integer(tally.raised),
      "notRuledOut": .integer(tally.notRuledOut),
      "firstRaised": .array(entries(report.result.alerts.raised, index)),
      "firstNotRuledOut": .array(entries(report.result.alerts.open, index)),
    ])
  }

  private func group(_ name: [GroupValue], _ tally: AlertTally) -> JSONValue {
    .object([
      "group": .array(name.map { JSONValue(group: $0) }), "files": .integer(tally.casesWithAlert),
      "filesNotRuledOut": .integer(tally.casesWithOpenAlert),
      "alerts": .flags(report.rubrics.alerts.map(\.alert.id), tally.alerts),
    ])
  }

  private func entries(_ list: AlertList, _ alert: Int) -> [JSONValue] {
    list.entries.filter { $0.flag.index == alert }.map { entry in
      .object([
        "case": .array(entry.identity.map(JSONValue.string)), "dataDate": JSONValue(entry.dataDate?.description),
        "path": .string(entry.place.path), "line": .integer(entry.place.start.line),
        "silent": .array(entry.flag.silent.map { .string($0.description) }),
        "silentCount": .integer(entry.flag.silentCount),
      ])
    }
  }
}

extension JSONValue {
  /// The grades of one case, with what limits them; null where the rubric gives none.
  init(_ grades: CaseGrades, of rubric: Rubric) {
    guard let grading = rubric.grading else {
      self = .null
      return
    }
    let name = { (grade: Grade) in JSONValue.string(GradeWords.name(grade, by: grading)) }
    self = .object([
      "note": .string(GradeWords.caution),
      "themes": .array(
        zip(rubric.themes, grades.themes).map { .object(["theme": .string($0.id), "grade": name($1)]) }),
      "overall": grades.overall.map { name($0.grade) } ?? .null,
      "proposed": grades.overall.map { name($0.proposed) } ?? .null,
      "limits": .array((grades.overall?.caps ?? []).map { JSONValue(cap: $0, of: rubric, grading) }),
    ])
  }

  private init(cap flag: CaseFlag, of rubric: Rubric, _ grading: Grading) {
    let cap = rubric.caps[flag.index]
    self = .object([
      "limit": .string(cap.id), "title": .string(cap.title), "state": .string(flag.state.rawValue),
      "atBest": .string(grading.levels[cap.limit].name),
      "silent": .array(flag.silent.map { .string($0.description) }),
    ])
  }

  /// Counts of what alerts or caps come to, by their ids.
  static func flags(_ ids: [String], _ tallies: [FlagTally]) -> JSONValue {
    .array(
      zip(ids, tallies).map { id, tally in
        .object(["id": .string(id), "raised": .integer(tally.raised), "notRuledOut": .integer(tally.notRuledOut)])
      })
  }

  /// Counts of the grades of cases; null where a rubric gives none.
  static func grades(_ tally: Tally, of rubric: Rubric) -> JSONValue {
    guard let grading = rubric.grading else { return .null }
    return .object([
      "note": .string(GradeWords.caution),
      "themes": .array(
        rubric.themes.enumerated().map { index, theme in
          .object(["theme": .string(theme.id), "files": .grades(tally.grades(ofTheme: index), by: grading)])
        }),
      "overall": grading.hasOverall ? .grades(tally.overallGrades, by: grading) : .null,
      "caps": .flags(rubric.caps.map(\.id), tally.caps),
    ])
  }

  private static func grades(_ counts: [(grade: Grade, count: Int)], by grading: Grading) -> JSONValue {
    .array(
      counts.map { grade, count in
        .object(["grade": .string(GradeWords.name(grade, by: grading)), "files": .integer(count)])
      })
  }
}
