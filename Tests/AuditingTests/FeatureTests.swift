import Auditing
import Diagnostics
import Records
import Rubrics
import Support
import Testing

/// Features: on record on a certain yes only, apart where the record is silent or can't be read, and no part of any judgement.
struct FeatureTests {
  /// A rubric of one criterion, `c`, with a feature for each of these conditions, in two tables where there are several.
  private func rubric(_ features: [String], applies: String = "true", define: String = "nothing: 'true'") throws
    -> Rubric
  {
    let rows = features.enumerated().map { "      f\($0): {title: A feature, when: \"\($1)\"}" }
    let tables = [rows.prefix(1), rows.dropFirst()].filter { !$0.isEmpty }.enumerated().map { number, rows in
      "  t\(number):\n    title: A table\n    rows:\n" + rows.joined(separator: "\n")
    }
    let folder = try TemporaryFolder()
    try folder.write(ScoreTests.schema, to: "box.schema.json")
    try folder.write(
      """
      rubric: test
      version: "1"
      title: A test
      record: ../box.schema.json
      gap: {below: 60}
      applies: "\(applies)"
      define:
        \(define)
      themes:
        only: {title: The theme, criteria: {one: {title: One, kind: quality, why: It must be so., met: c}}}
      features:
      \(tables.isEmpty ? "  {}" : tables.joined(separator: "\n"))
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

  @Test(
    arguments: [
      ("a", ["a": true], .recorded), ("a", ["a": false], .ruledOut), ("a", [:], .notStated),
      ("a", ["a": .unreadable], .notJudged),
      ("a && b", ["a": true], .notStated), ("a && b", ["b": false], .ruledOut),
      ("a || b", ["b": true], .recorded), ("a || b", ["a": true, "b": .unreadable], .recorded),
      // Silence wins over what can't be read, as everywhere.
      ("a || b", ["a": .unreadable], .notStated), ("a || b", ["a": .unreadable, "b": false], .notJudged),
      ("has(record.day)", [:], .ruledOut), ("has(record.day)", ["day": .unreadable], .notJudged),
      ("day < auditFrom", ["day": "2015-09-29"], .recorded), ("day < auditFrom", ["day": "2015-09-30"], .ruledOut),
      ("1 / 0 == 1", [:], .notJudged),
    ] as [(String, RecordLiteral, FeatureState)])
  func fourStates(_ condition: String, _ record: RecordLiteral, _ expected: FeatureState) throws {
    #expect(try result(rubric([condition]), record).features == [expected])
  }

  @Test func numberedThroughAllTables() throws {
    let rubric = try rubric(["a", "b", "c"])
    #expect(rubric.features.map(\.id) == ["t0", "t1"])
    #expect(rubric.features.flatMap(\.rows).map { "\($0.index) \($0.id)" } == ["0 f0", "1 f1", "2 f2"])
    #expect(try result(rubric, ["a": true, "b": false]).features == [.recorded, .ruledOut, .notStated])
    #expect(try self.rubric([]).features.isEmpty)
  }

  /// No judgement, score, gap or alert knows of features.
  @Test(arguments: [["c": true], ["c": false, "a": true], ["a": .unreadable], [:]] as [RecordLiteral])
  func noPartOfAnyJudgement(_ record: RecordLiteral) throws {
    let (one, two) = (try result(rubric(["a", "1 / 0 == 1", "c"]), record), try result(rubric([]), record))
    #expect(one.judgements == two.judgements && one.themes == two.themes && one.alerts == two.alerts)
    #expect(one.features.count == 3 && two.features.isEmpty)
  }

  @Test func countsOfFilesInScopeAddUp() throws {
    let rubric = try rubric(["a", "a && b"], applies: "c")
    let records: [RecordLiteral] = [
      ["a": true, "c": true], ["a": true, "b": true], ["a": false], [:], ["a": .unreadable], ["a": true, "c": false],
    ]
    let tallies = try records.map { record in
      var tally = Tally(for: rubric)
      tally.add(try result(rubric, record))
      return tally
    }
    let sum = tallies.reduce(Tally(for: rubric), +)
    #expect(sum == tallies.reversed().reduce(Tally(for: rubric), +))
    #expect((tallies[0] + tallies[1]) + tallies[2] == tallies[0] + (tallies[1] + tallies[2]))
    #expect(sum.cases == 6 && sum.inScope == 5)
    #expect(
      sum.features == [
        FeatureTally(recorded: 2, notStated: 1, notJudged: 1), FeatureTally(recorded: 1, notStated: 3, notJudged: 0),
      ])
    // In front of them stand the same counts as without features.
    #expect(sum.criteria[0][.met] == 1 && sum.themes[0].judged == 5)
  }

  /// What is too much work for the features of a record is told apart, and the record is judged all the same.
  @Test(
    arguments: [
      (["a", WorkLimitTests.endless, "a"], [.recorded, .notJudged, .notJudged]),
      (["a", "busy || a", "false"], [.recorded, .notJudged, .notJudged]),
      ([WorkLimitTests.long, "a"], [.recorded, .recorded]),
    ] as [([String], [FeatureState])])
  func tooMuchWork(_ features: [String], _ expected: [FeatureState]) throws {
    let define = "{ns: \"\(WorkLimitTests.numbers)\", busy: \"\(WorkLimitTests.endless)\"}"
    let found = try result(rubric(features, define: define), ["a": true, "c": true])
    #expect(found.features == expected && found.judgements == [.met])
  }
}
