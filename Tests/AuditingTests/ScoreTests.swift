import Auditing
import Diagnostics
import Records
import Rubrics
import Support
import Testing

/// Judgements, scores, gaps and counts, on a rubric of one theme over records with two flags.
struct ScoreTests {
  static let schema = """
    {
      "title": "Box", "description": "A box.",
      "x-caseaudit": {
        "record": "box", "collection": "boxes", "identity": ["key"], "date": "day", "from": "since",
        "groups": [{"name": "key", "path": "group"}]
      },
      "type": "object",
      "properties": {
        "key": {"description": "Which box.", "type": ["string", "null"]},
        "group": {"description": "Which group.", "type": ["string", "null"]},
        "a": {"description": "A flag.", "type": ["boolean", "null"]},
        "b": {"description": "A flag.", "type": ["boolean", "null"]},
        "c": {"description": "A flag.", "type": ["boolean", "null"]},
        "day": {"description": "A day.", "type": ["string", "null"], "format": "date"},
        "since": {"description": "A day.", "type": ["string", "null"], "format": "date"}
      },
      "additionalProperties": false,
      "$defs": {}
    }
    """

  /// A rubric whose criteria are written as `essential weight | applies | met | partly`.
  private func rubric(_ criteria: [String], applies: String? = nil, below: Int = 60) throws -> Rubric {
    let folder = try TemporaryFolder()
    try folder.write(Self.schema, to: "box.schema.json")
    let lines = criteria.enumerated().map { number, criterion in
      let parts = criterion.split(separator: "|").map { $0.trimmingPrefix(" ") }
      let weight = parts[0].split(separator: " ")
      return """
              c\(number):
                title: A criterion
                kind: quality
                why: It must be so.
                essential: \(weight[0] == "essential")
                weight: \(weight[1])
                applies: "\(parts[1])"
                met: "\(parts[2])"
                partly: "\(parts[3])"
        """
    }
    try folder.write(
      """
      rubric: test
      version: "1"
      title: A test
      record: ../box.schema.json
      gap: {essential: true, below: \(below)}
      \(applies.map { "applies: \"\($0)\"" } ?? "")
      themes:
        only:
          title: The theme
          criteria:
      \(lines.joined(separator: "\n"))
      """, to: "test/rubric.yaml")
    var diagnostics = Diagnostics()
    let rubric = RubricLoader.load(folder: "\(folder.path)/test", &diagnostics)
    return try #require(rubric, "\(DiagnosticRenderer(colours: false).render(diagnostics.all))")
  }

  private func judge(_ rubric: Rubric, _ node: RecordLiteral) throws -> CaseResult {
    var judge = CaseJudge(rubric: rubric)
    let window = AuditWindow(from: CalendarDate("2015-09-30"), to: try #require(CalendarDate("2016-09-30")))
    let result = judge.judge(node.record(by: rubric.schema), in: window)
    return try #require(result)
  }

  @Test(
    arguments: [
      ("a | b | c", ["a": false], "notApplicable"),
      ("a | b | c", ["a": true, "b": true], "met"),
      ("a | b | c", ["b": true], "met"),
      ("a | b | c", ["a": .unreadable, "b": true], "met"),
      ("a | b | c", ["a": .unreadable, "b": false], "invalid"),
      ("a | b | c", ["a": true, "b": .unreadable, "c": true], "invalid"),
      ("a | b | c", ["a": true, "b": false, "c": .unreadable], "invalid"),
      ("a | b | c", ["a": true, "b": false, "c": true], "partlyMet"),
      ("a | b | c", ["a": true, "c": true], "partlyMet"),
      ("a | b | c", ["a": true, "b": false], "notEvidenced"),
      ("a | b | c", ["b": false, "c": false], "notEvidenced"),
      ("a | b | c", ["a": true, "b": false, "c": false], "notMet"),
    ] as [(String, RecordLiteral, String)])
  func judgements(_ rules: String, _ record: RecordLiteral, _ expected: String) throws {
    let result = try judge(rubric(["optional 1 | \(rules)"]), record)
    #expect(result.judgements.map(\.rawValue) == [expected])
  }

  @Test(
    arguments: [
      // Exactly 60 % is not under 60.
      (["optional 3 | true | a | false", "optional 2 | true | b | false"], ["a": true, "b": false], "noGap 6/10"),
      (["optional 2 | true | a | false", "optional 3 | true | b | false"], ["a": true, "b": false], "gap 4/10"),
      (["optional 1 | true | b | a"], ["a": true, "b": false], "gap 1/2"),
      // An essential criterion decides alone, also when the record is silent.
      (["essential 1 | true | a | false", "optional 9 | true | b | false"], ["a": false, "b": true], "gap 18/20"),
      (["essential 1 | true | a | false", "optional 9 | true | b | false"], ["b": true], "gap 18/20"),
      (["essential 1 | true | b | a", "optional 9 | true | a | false"], ["b": false, "a": true], "noGap 19/20"),
      // What does not apply leaves the sum; what has no weight too.
      (["optional 5 | a | b | false", "optional 1 | true | b | false"], ["a": false, "b": true], "noGap 2/2"),
      (["optional 0 | true | a | false", "optional 1 | true | b | false"], ["a": false, "b": true], "noGap 2/2"),
      (["optional 1 | a | b | false"], ["a": false], "notApplicable 0/0"),
      // A criterion that could not be judged leaves the score, and the gap only stands where it can't matter.
      (["essential 1 | true | a | false"], ["a": .unreadable], "invalid 0/0"),
      (
        ["essential 1 | true | a | false", "optional 9 | true | b | false"], ["a": .unreadable, "b": true],
        "invalid 18/18"
      ),
      (
        ["optional 1 | true | a | false", "optional 9 | true | b | false"], ["a": .unreadable, "b": true], "noGap 18/18"
      ),
      (
        ["optional 1 | true | a | false", "optional 9 | true | b | false"], ["a": .unreadable, "b": false], "gap 0/18"
      ),
      (
        ["essential 1 | true | a | false", "essential 1 | true | b | false"], ["a": .unreadable, "b": false], "gap 0/2"
      ),
    ] as [([String], RecordLiteral, String)])
  func gaps(_ criteria: [String], _ record: RecordLiteral, _ expected: String) throws {
    let theme = try #require(try judge(rubric(criteria), record).themes.first)
    #expect("\(theme.outcome) \(theme.score.points)/\(theme.score.outOf)" == expected)
  }

  @Test(
    arguments: [(["c": false], false), (["c": true], true), ([:], true), (["c": .unreadable], true)]
      as [(RecordLiteral, Bool)])
  func onlyACertainNoIsOutOfScope(_ record: RecordLiteral, _ expected: Bool) throws {
    let rubric = try rubric(["optional 1 | true | a | false"], applies: "c")
    #expect(try judge(rubric, record).isInScope == expected)
  }

  @Test func aFindingNamesTheSilentFields() throws {
    let rubric = try rubric(["optional 1 | a | b | c"])
    var judge = CaseJudge(rubric: rubric)
    let window = AuditWindow(from: nil, to: try #require(CalendarDate("2016-09-30")))
    let criterion = try #require(rubric.criteria.first)
    let record = (["b": false] as RecordLiteral).record(by: rubric.schema)
    let finding = judge.finding(for: criterion, record, in: window)
    #expect(finding.judgement == .notEvidenced && finding.silent.map(\.description) == ["a", "c"])
  }

  // MARK: Windows

  @Test(
    arguments: [
      (["day": "2016-09-30"], nil, nil, "2015-09-30…2016-09-30"),
      (["day": "2016-02-29"], nil, nil, "2015-02-28…2016-02-29"),
      (["day": "2016-09-30", "since": "2016-01-01"], nil, nil, "2016-01-01…2016-09-30"),
      (["day": "2016-09-30", "since": "2016-01-01"], "2016-12-31", nil, "2016-01-01…2016-12-31"),
      (["day": "2016-09-30", "since": "2016-01-01"], nil, "2014-01-01", "2014-01-01…2016-09-30"),
      ([:], "2016-12-31", nil, "2015-12-31…2016-12-31"), ([:], nil, nil, "noDate"),
      (["day": .unreadable], nil, nil, "unreadableDate"),
      (["day": .unreadable], "2016-12-31", nil, "2015-12-31…2016-12-31"),
      (["day": "2016-09-30", "since": .unreadable], nil, nil, "unreadable…2016-09-30"),
      (["day": "2016-09-30", "since": "2017-01-01"], nil, nil, "reversed"),
    ] as [(RecordLiteral, String?, String?, String)])
  func windows(_ record: RecordLiteral, _ asOf: String?, _ from: String?, _ expected: String) throws {
    let schema = try rubric(["optional 1 | true | a | false"]).schema
    let rule = WindowRule(asOf: asOf.flatMap(CalendarDate.init), from: from.flatMap(CalendarDate.init))
    var text: String
    do {
      let window = try rule.window(of: record.record(by: schema), by: schema)
      text = "\(window.from?.description ?? "unreadable")…\(window.to)"
    } catch {
      text = "\(error)"
    }
    #expect(text == expected)
  }

  // MARK: Counting

  static let cases: [RecordLiteral] = [
    ["key": "1", "group": "x", "a": true, "day": "2016-09-30"],
    ["key": "2", "group": "y", "a": false, "day": "2016-09-30"],
    ["key": "3", "a": true, "day": "2016-09-30"], ["key": "1", "group": "y", "a": false, "day": "2016-09-30"],
    ["key": "4", "group": "x"], ["group": "x", "day": "2016-09-30"],
    ["key": "5", "group": "x", "a": .unreadable, "day": "2016-09-30"],
  ]

  @Test func whatIsCountedAndWhatIsLeftOut() throws {
    let rubric = try rubric(["essential 1 | true | a | false"])
    let groups = rubric.schema.groups.map(\.field)
    var auditor = CaseAuditor(rubrics: RubricSet(rubric), window: WindowRule(), groups: groups)
    var result = AuditResult(for: RubricSet(rubric))
    for (line, node) in Self.cases.enumerated() {
      let place = Place(path: "cases", start: Position(line: line + 1, column: 1))
      result.count(auditor.outcome(of: node.record(by: rubric.schema), at: place))
    }
    #expect(
      result.parts[0].overall.cases == 4 && result.parts[0].overall.themes[0].gap == 1
        && result.parts[0].overall.themes[0].invalid == 1)
    #expect(result.parts[0].sortedGroups.map { $0.name.map(\.text) } == [["x"], ["y"], [nil]])
    #expect(result.parts[0].sortedGroups.map { $0.tally.cases } == [2, 1, 1])
    let leftOut = result.leftOut.all.map { "\($0.message.id) \($0.place?.start.line ?? 0)" }
    #expect(leftOut == ["duplicate-record 4", "no-audit-date 5", "no-identity 6"])
    #expect(result.leftOut.all[0].message.notes == ["the one that counts is at cases:1:1"])
  }

  /// A record that could not be judged does not stand in the way of a later one that can.
  @Test func ofAnIdentityTheFirstThatCanBeJudgedCounts() throws {
    let rubric = try rubric(["essential 1 | true | a | false"])
    var auditor = CaseAuditor(
      rubrics: RubricSet(rubric), window: WindowRule(), groups: rubric.schema.groups.map(\.field))
    var result = AuditResult(for: RubricSet(rubric))
    let cases: [RecordLiteral] = [
      ["key": "1"], ["key": "1", "a": true, "day": "2016-09-30"], ["key": "1", "a": false, "day": "2016-09-30"],
      ["key": "2", "group": .unreadable, "day": "2016-09-30"],
    ]
    for (line, node) in cases.enumerated() {
      let place = Place(path: "cases", start: Position(line: line + 1, column: 1))
      result.count(auditor.outcome(of: node.record(by: rubric.schema), at: place))
    }
    #expect(result.leftOut.all.map(\.message.id) == ["no-audit-date", "duplicate-record"])
    #expect(result.leftOut.all.last?.message.notes == ["the one that counts is at cases:2:1"])
    #expect(result.parts[0].sortedGroups.map(\.name) == [[.notStated], [.unreadable]])
  }

  /// Tallies add up in any order and however the cases are divided. The seed is printed on failure.
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func talliesAddUp(_ seed: UInt64) throws {
    let rubric = try rubric(["essential 1 | a | b | c", "optional 2 | true | c | a"])
    var random = SeededGenerator(seed: seed)
    let values: [RecordLiteral] = [nil, true, false, .unreadable]
    let results = try (0..<40).map { _ in
      try judge(rubric, .object(["a", "b", "c"].map { ($0, values.randomElement(using: &random) ?? nil) }))
    }
    let whole = results.reduce(into: Tally(for: rubric)) { $0.add($1) }
    let parts = Dictionary(grouping: results.shuffled(using: &random)) { _ in Int.random(in: 0..<5, using: &random) }
    let sums = parts.values.map { $0.reduce(into: Tally(for: rubric)) { $0.add($1) } }
    #expect(sums.reduce(Tally(for: rubric), +) == whole, "seed \(seed)")
    #expect(sums.reversed().reduce(Tally(for: rubric)) { $1 + $0 } == whole, "seed \(seed)")
  }
}
