import Auditing
import Diagnostics
import Records
import Rubrics
import Support
import Testing

/// What may be asked of one record: so much of one criterion, so much of all rules together.
struct WorkLimitTests {
  static let numbers = "[\(Array(repeating: "1", count: 200).joined(separator: ", "))]"
  /// Rules of about 240,000 and of more than 1,000,000 steps.
  static let long = "ns.all(x, ns.all(y, x + y > 0))"
  static let endless = "ns.all(x, ns.all(y, ns.all(z, x + y + z > 0)))"

  @Test(
    arguments: [
      (["true", long], nil), (["true", endless, "true"], .criterion("c1")),
      (Array(repeating: long, count: 60), .record), ([long, "false", long], nil),
      (Array(repeating: "ns.map(x, ns.map(y, y)) != []", count: 40), .memory),
    ] as [([String], CaseJudge.Excess?)])
  func limits(_ conditions: [String], _ expected: CaseJudge.Excess?) throws {
    try expect(expected, of: rubric(conditions))
  }

  /// What is too much for one rubric is none of another's: each may do as much as alone.
  @Test func oneRubricBesideAnother() throws {
    let names = ["a", "b", "c", "d"]
    let conditions = [[Self.endless], [Self.long], Array(repeating: Self.long, count: 60), ["busy"]]
    let set = try RubricSet(zip(names, conditions).map { try rubric($1, named: $0) })
    var record = Record()
    _ = record.addObject(set.schema.root)
    var auditor = CaseAuditor(rubrics: set, window: WindowRule(asOf: CalendarDate("2016-09-30")), groups: [])
    let place = Place(path: "test", start: Position(line: 1, column: 1))
    let found = auditor.outcome(of: record, at: place).verdicts.map { verdict -> CaseJudge.Excess? in
      if case .tooMuchWork(let excess) = verdict { excess } else { nil }
    }
    #expect(found == [.criterion("c0"), nil, .record, .criterion("c0")])
  }

  /// The rubric's own `applies`, by itself or by way of a definition.
  @Test(
    arguments: [
      (endless, "true", .scope), ("busy", "true", .scope), ("true", "busy", .criterion("c0")),
    ] as [(String, String, CaseJudge.Excess)])
  func limits(_ applies: String, _ condition: String, _ expected: CaseJudge.Excess) throws {
    try expect(expected, of: rubric([condition], applies: applies))
  }

  private func expect(_ expected: CaseJudge.Excess?, of rubric: Rubric) throws {
    var record = Record()
    _ = record.addObject(rubric.schema.root)
    var auditor = CaseAuditor(
      rubrics: RubricSet(rubric), window: WindowRule(asOf: CalendarDate("2016-09-30")), groups: [])
    let place = Place(path: "test", start: Position(line: 1, column: 1))
    switch auditor.outcome(of: record, at: place).verdicts[0] {
    case .judged: #expect(expected == nil)
    case .tooMuchWork(let excess): #expect(excess == expected)
    case .noWindow, .elsewhere: Issue.record("the record has a window")
    }
  }

  private func rubric(_ conditions: [String], applies: String = "true", named name: String = "test") throws -> Rubric {
    let criteria = conditions.enumerated().map { index, condition in
      "c\(index): {title: A criterion, kind: quality, why: It must be so., met: \"\(condition)\"}"
    }
    let folder = try TemporaryFolder()
    try folder.write(ScoreTests.schema, to: "box.schema.json")
    try folder.write(
      """
      rubric: \(name)
      version: "1"
      title: A test
      record: ../box.schema.json
      gap: {essential: true}
      define: {ns: "\(Self.numbers)", busy: "\(Self.endless)"}
      applies: "\(applies)"
      themes: {only: {title: The theme, criteria: {\(criteria.joined(separator: ", "))}}}
      """, to: "\(name)/rubric.yaml")
    var diagnostics = Diagnostics()
    return try #require(RubricLoader.load(folder: "\(folder.path)/\(name)", &diagnostics))
  }
}
