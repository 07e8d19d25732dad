import Auditing
import Diagnostics
import Records
import Rubrics
import Support
import Testing

/// Criteria that are in force only for a time or in a country.
struct ForceTests {
  static let schema = """
    {
      "title": "Box", "description": "A box.",
      "x-caseaudit": {
        "record": "box", "collection": "boxes", "identity": ["key"], "date": "day", "jurisdiction": "country",
        "groups": [{"name": "key", "path": "key"}]
      },
      "type": "object",
      "properties": {
        "key": {"description": "Which box.", "type": ["string", "null"]},
        "a": {"description": "A flag.", "type": ["boolean", "null"]},
        "day": {"description": "A day.", "type": ["string", "null"], "format": "date"},
        "country": {"description": "A country.", "type": ["string", "null"],
          "oneOf": [{"const": "England", "description": "E."}, {"const": "Wales", "description": "W."}, {"type": "null"}]}
      },
      "additionalProperties": false,
      "$defs": {}
    }
    """

  private func loading(_ criterion: String, top: String = "") throws -> (Rubric?, Diagnostics) {
    let folder = try TemporaryFolder()
    try folder.write(Self.schema, to: "box.schema.json")
    try folder.write(
      """
      rubric: test
      version: "1"
      title: A test
      record: ../box.schema.json
      gap: {below: 60}
      \(top)
      themes:
        only:
          title: The theme
          criteria:
            always: {title: A criterion, kind: quality, why: It must be so., met: 'true'}
            limited: {title: A criterion, kind: quality, why: It must be so., met: a, \(criterion)}
      """, to: "test/rubric.yaml")
    var diagnostics = Diagnostics()
    return (RubricLoader.load(folder: "\(folder.path)/test", &diagnostics), diagnostics)
  }

  private func loaded(_ criterion: String, top: String = "") throws -> Rubric {
    let (rubric, diagnostics) = try loading(criterion, top: top)
    return try #require(rubric, "\(DiagnosticRenderer(colours: false).render(diagnostics.all))")
  }

  private func outcome(_ rubric: Rubric, _ record: RecordLiteral) throws -> CaseOutcome {
    let rule = WindowRule(asOf: CalendarDate("2016-09-30"), from: CalendarDate("2015-10-01"))
    var auditor = CaseAuditor(rubrics: RubricSet(rubric), window: rule, groups: [])
    return auditor.outcome(
      of: record.record(by: rubric.schema), at: Place(path: "test", start: Position(line: 1, column: 1)))
  }

  private func judged(_ rubric: Rubric, _ record: RecordLiteral) throws -> CaseResult? {
    guard case .judged(_, let result) = try outcome(rubric, record).verdicts[0] else { return nil }
    return result
  }

  /// The window is 2015-10-01 to 2016-09-30; both days belong to it.
  @Test(arguments: [
    ("effectiveFrom: 2016-09-30", true), ("effectiveFrom: 2016-10-01", false),
    ("effectiveTo: 2015-10-01", true), ("effectiveTo: 2015-09-30", false),
    ("effectiveFrom: 2016-01-01, effectiveTo: 2016-02-01", true),
    ("effectiveFrom: 2010-01-01, effectiveTo: 2012-01-01", false),
  ])
  func days(_ keys: String, _ isInForce: Bool) throws {
    let (rubric, diagnostics) = try loading(keys)
    #expect(diagnostics.isEmpty)
    let found = try judged(try #require(rubric), ["key": "k", "a": false])
    let result = try #require(found)
    #expect(result.judgements == [.met, isInForce ? .notMet : .notApplicable])
    #expect(result.lapsed == (isInForce ? [] : [1]))
    // A criterion that is not in force leaves the score.
    #expect(result.themes[0].score.points == 2 && result.themes[0].score.outOf == (isInForce ? 4 : 2))
  }

  /// The country that a record states, else the rubric's; without either a criterion is judged.
  @Test(
    arguments: [
      ("", ["key": "k", "country": "Wales"], [.met, .notApplicable]),
      ("", ["key": "k", "country": "England"], [.met, .notEvidenced]),
      ("", ["key": "k"], [.met, .notEvidenced]),
      ("jurisdiction: England", ["key": "k"], [.met, .notEvidenced]),
      ("jurisdiction: England", ["key": "k", "country": "Wales"], nil),
      ("jurisdiction: Wales", ["key": "k"], [.met, .notApplicable]),
    ] as [(String, RecordLiteral, [Judgement]?)])
  func countries(_ top: String, _ record: RecordLiteral, _ expected: [Judgement]?) throws {
    let rubric = try loaded("jurisdiction: England", top: top)
    #expect(try judged(rubric, record)?.judgements == expected)
  }

  @Test func aRecordOfAnotherCountryIsLeftOut() throws {
    let rubric = try loaded("weight: 1", top: "jurisdiction: England")
    var result = AuditResult(for: RubricSet(rubric))
    result.count(try outcome(rubric, ["key": "k", "country": "Wales"]))
    #expect(result.leftOut.all.map(\.message.id) == ["other-jurisdiction"])
    #expect(result.parts[0].overall.cases == 0)
  }

  @Test func countsAddUp() throws {
    let rubric = try loaded("effectiveFrom: 2020-01-01")
    var (one, two) = (Tally(for: rubric), Tally(for: rubric))
    let found = try judged(rubric, ["key": "k"])
    let result = try #require(found)
    one.add(result)
    for _ in 0..<300 { two.add(result) }
    let sum = one + two
    #expect(sum == two + one && sum + one == one + (two + one))
    #expect(sum.criteria.map(\.notInForce) == [0, 301])
    #expect(sum.criteria[1][.notApplicable] == 301)
  }

  @Test func aFindingSaysWhy() throws {
    let rubric = try loaded("effectiveFrom: 2020-01-01")
    var judge = CaseJudge(rubric: rubric)
    let record = ["key": "k", "a": true, "day": "2016-09-30"] as RecordLiteral
    let window = AuditWindow(from: CalendarDate("2015-10-01"), to: try #require(CalendarDate("2016-09-30")))
    let finding = judge.finding(for: rubric.criteria[1], record.record(by: rubric.schema), in: window)
    #expect(finding.lapse == CalendarDate("2020-01-01").map(Lapse.notYet))
    #expect(finding.judgement == .notApplicable && finding.conditions.isEmpty)
    #expect(finding.evidence.map(\.path.description) == ["day"])
  }

  @Test(arguments: [
    ("effectiveFrom: soon", "wrong-value"), ("effectiveFrom: 2016-02-30", "wrong-value"),
    ("effectiveFrom: 2016-02-01, effectiveTo: 2016-01-31", "wrong-value"), ("reading: mine", "wrong-value"),
    ("jurisdiction: Wales and England", "wrong-value"),
  ])
  func mistakes(_ keys: String, _ id: String) throws {
    #expect(try loading(keys).1.all.map(\.message.id) == [id])
  }
}
