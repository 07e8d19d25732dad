import Auditing
import Diagnostics
import Records
import Rubrics
import Support
import Testing

/// Alerts: raised on a certain yes only, open where the record is silent or can't be read, and never a part of a score.
struct AlertTests {
  private func rubric(_ alerts: [String], applies: String = "true") throws -> Rubric {
    let folder = try TemporaryFolder()
    try folder.write(ScoreTests.schema, to: "box.schema.json")
    let lines = alerts.enumerated().map { "  a\($0): {title: An alert, when: \"\($1)\", action: Look today}" }
    try folder.write(
      """
      rubric: test
      version: "1"
      title: A test
      record: ../box.schema.json
      gap: {below: 60}
      applies: "\(applies)"
      themes:
        only: {title: The theme, criteria: {one: {title: One, kind: quality, why: It must be so., met: c}}}
      alerts:
      \(lines.joined(separator: "\n"))
      """, to: "test/rubric.yaml")
    var diagnostics = Diagnostics()
    let rubric = RubricLoader.load(folder: "\(folder.path)/test", &diagnostics)
    return try #require(rubric, "\(DiagnosticRenderer(colours: false).render(diagnostics.all))")
  }

  private func result(_ rubric: Rubric, _ record: RecordLiteral) throws -> CaseResult {
    var judge = CaseJudge(rubric: rubric)
    let window = AuditWindow(from: CalendarDate("2015-09-30"), to: try #require(CalendarDate("2016-09-30")))
    let result = judge.judge(record.record(by: rubric.schema), in: window)
    return try #require(result)
  }

  private func shown(_ flags: [CaseFlag]) -> String {
    flags.map { "\($0.index) \($0.state.rawValue) \($0.silent.map(\.description))" }.joined(separator: "; ")
  }

  @Test(
    arguments: [
      ("a", ["a": true], "0 raised []"), ("a", ["a": false], ""), ("a", [:], "0 notRuledOut [\"a\"]"),
      ("a", ["a": .unreadable], "0 notRuledOut []"),
      ("a && b", ["b": false], ""), ("a && b", ["b": true], "0 notRuledOut [\"a\"]"),
      ("a && b", [:], "0 notRuledOut [\"a\", \"b\"]"),
      ("a || b", ["b": true], "0 raised []"), ("a || b", ["b": .unreadable], "0 notRuledOut [\"a\"]"),
      ("has(record.day)", [:], ""), ("day < auditFrom", ["day": "2015-09-29"], "0 raised []"),
    ] as [(String, RecordLiteral, String)])
  func threeValues(_ condition: String, _ record: RecordLiteral, _ expected: String) throws {
    #expect(shown(try result(rubric([condition]), record).alerts) == expected)
  }

  @Test func severalAlertsInTheirOrder() throws {
    let rubric = try rubric(["a", "b", "c"])
    #expect(shown(try result(rubric, ["a": true, "b": false]).alerts) == "0 raised []; 2 notRuledOut [\"c\"]")
  }

  /// No score, no gap and no judgement knows of alerts.
  @Test func noPartOfAScore() throws {
    let (with, without) = (try rubric(["a"]), try rubric(["false"]))
    let record = ["a": true, "c": true] as RecordLiteral
    let (one, two) = (try result(with, record), try result(without, record))
    #expect(one.judgements == two.judgements && one.themes == two.themes && one.alerts != two.alerts)
  }

  @Test func outOfScopeToo() throws {
    let found = try result(rubric(["a"], applies: "b"), ["a": true, "b": false])
    #expect(!found.isInScope && shown(found.alerts) == "0 raised []")
    var tally = Tally(for: try rubric(["a"], applies: "b"))
    tally.add(found)
    var alerts = AlertTally(alertCount: 1)
    alerts.add(found.alerts)
    #expect(tally.cases == 1 && tally.inScope == 0 && alerts.casesWithAlert == 1)
    #expect(alerts.alerts.map(\.raised) == [1] && alerts.alerts.map(\.notRuledOut) == [0])
  }

  @Test func talliesAddUp() throws {
    let rubric = try rubric(["a", "b"])
    let records: [RecordLiteral] = [["a": true], ["a": true, "b": true], [:], ["a": false, "b": false], ["b": false]]
    let tallies = try records.map { record in
      var tally = AlertTally(alertCount: 2)
      tally.add(try result(rubric, record).alerts)
      return tally
    }
    let forward = tallies.reduce(AlertTally(alertCount: 2), +)
    #expect(forward == tallies.reversed().reduce(AlertTally(alertCount: 2), +))
    #expect((tallies[0] + tallies[1]) + tallies[2] == tallies[0] + (tallies[1] + tallies[2]))
    #expect(forward.casesWithAlert == 2 && forward.casesWithOpenAlert == 2)
    #expect(forward.alerts.map(\.raised) == [2, 1] && forward.alerts.map(\.notRuledOut) == [2, 2])
  }

  /// However many there are, the first hundred of each are kept, and all are counted.
  @Test func listsAreBounded() throws {
    let rubric = try rubric(["a", "b"])
    var auditor = CaseAuditor(
      rubrics: RubricSet(rubric), window: WindowRule(asOf: CalendarDate("2016-09-30")), groups: [])
    var audit = AuditResult(for: RubricSet(rubric))
    for number in 1...250 {
      let record = ["key": .text("k\(number)"), "a": true, "b": number == 250 ? true : nil] as RecordLiteral
      let place = Place(path: "test", start: Position(line: number, column: 1))
      audit.count(auditor.outcome(of: record.record(by: rubric.schema), at: place))
    }
    #expect(audit.alerts.raised.entries.count == 101 && audit.alerts.open.entries.count == 100)
    #expect(audit.alerts.raised.entries.prefix(100).map(\.place.start.line) == Array(1...100))
    #expect(audit.alerts.raised.entries.last?.identity == ["k250"])
    #expect(
      audit.alerts.overall.alerts.map(\.raised) == [250, 1]
        && audit.alerts.overall.alerts.map(\.notRuledOut) == [0, 249])
  }

  @Test func theDayOfTheData() throws {
    let rubric = try rubric(["a"])
    let rule = WindowRule(asOf: CalendarDate("2020-01-01"))
    var auditor = CaseAuditor(rubrics: RubricSet(rubric), window: rule, groups: [])
    let days = ["2016-09-30", nil, .unreadable].map { (day: RecordLiteral) in
      let record = ["key": "k", "a": true, "day": day] as RecordLiteral
      let place = Place(path: "test", start: Position(line: 1, column: 1))
      return auditor.outcome(of: record.record(by: rubric.schema), at: place).dataDate
    }
    #expect(days == [CalendarDate("2016-09-30"), nil, nil])
  }
}
