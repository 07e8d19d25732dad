import Auditing
import Diagnostics
import Records
import Rubrics
import Support
import Testing

/// Grades, and the caps that limit them.
struct GradeTests {
  static let scale = """
      scale:
        - {grade: outstanding, atLeast: 90, essential: met, when: c}
        - {grade: good, atLeast: 75, essential: partly}
        - {grade: requires improvement, atLeast: 50}
        - {grade: inadequate}
    """

  /// A rubric of themes, each a list of criteria written as `essential weight met partly`.
  private func loading(_ themes: [[String]], grades: String, caps: String = "") throws -> (Rubric?, Diagnostics) {
    let folder = try TemporaryFolder()
    try folder.write(ScoreTests.schema, to: "box.schema.json")
    let text = themes.enumerated().map { number, criteria in
      let lines = criteria.enumerated().map { index, criterion in
        let parts = criterion.split(separator: " ")
        return "      c\(number)\(index): {title: One, kind: quality, why: It must be so., essential: \(parts[0]), "
          + "weight: \(parts[1]), met: \(parts[2]), partly: \(parts[3])}"
      }
      return "  t\(number):\n    title: A theme\n    criteria:\n\(lines.joined(separator: "\n"))"
    }
    try folder.write(
      """
      rubric: test
      version: "1"
      title: A test
      record: ../box.schema.json
      gap: {below: 60}
      themes:
      \(text.joined(separator: "\n"))
      grades:
      \(grades)
      \(caps)
      """, to: "test/rubric.yaml")
    var diagnostics = Diagnostics()
    return (RubricLoader.load(folder: "\(folder.path)/test", &diagnostics), diagnostics)
  }

  private func grades(
    _ themes: [[String]], _ record: RecordLiteral, grades: String = scale, caps: String = ""
  ) throws -> (CaseGrades, Rubric) {
    let (loaded, diagnostics) = try loading(themes, grades: grades, caps: caps)
    let rubric = try #require(loaded, "\(DiagnosticRenderer(colours: false).render(diagnostics.all))")
    var judge = CaseJudge(rubric: rubric)
    let window = AuditWindow(from: CalendarDate("2015-09-30"), to: try #require(CalendarDate("2016-09-30")))
    let result = judge.judge(record.record(by: rubric.schema), in: window)
    let grades = result?.grades
    return (try #require(grades), rubric)
  }

  private func shown(_ grade: Grade, _ rubric: Rubric) -> String {
    switch grade {
    case .level(let number): rubric.grading?.levels[number].name ?? "?"
    case .insufficient: "insufficient"
    case .notApplicable: "not applicable"
    case .invalid: "invalid"
    }
  }

  @Test(
    arguments: [
      // Outstanding needs the score, every essential criterion met, and the condition for certain.
      (["true 1 a false"], ["a": true, "c": true], "outstanding"),
      (["true 1 a false"], ["a": true, "c": false], "good"), (["true 1 a false"], ["a": true], "good"),
      (["true 1 a false"], ["a": true, "c": .unreadable], "good"),
      (["true 1 b a", "false 19 a false"], ["a": true, "b": false, "c": true], "good"),
      // Good needs no essential criterion that is missing.
      (["true 1 b false", "false 9 a false"], ["a": true, "b": false], "requires improvement"),
      // Exactly the least score is enough.
      (["false 3 a false", "false 1 b false"], ["a": true, "b": false], "good"),
      (["false 1 a false", "false 1 b false"], ["a": true, "b": false], "requires improvement"),
      (["false 49 a false", "false 51 b false"], ["a": true, "b": false], "inadequate"),
      // Three of five evidenced are enough, two are not.
      (
        ["false 1 a b", "false 1 a b", "false 1 a b", "false 1 b b", "false 1 b b"], ["a": true], "requires improvement"
      ),
      (["false 1 a b", "false 1 a b", "false 1 b b", "false 1 b b", "false 1 b b"], ["a": true], "insufficient"),
      // What has no weight is for information only.
      (["false 1 a false", "false 0 b false", "false 0 b false"], ["a": true], "good"),
      (["false 0 a false"], ["a": true], "not applicable"),
      (["false 1 a false", "false 1 b false"], ["a": true, "b": .unreadable], "invalid"),
    ] as [([String], RecordLiteral, String)])
  func ofATheme(_ criteria: [String], _ record: RecordLiteral, _ expected: String) throws {
    let (grades, rubric) = try grades([criteria], record)
    #expect(shown(grades.themes[0], rubric) == expected)
    #expect(grades.overall == nil)
  }

  private static let capped = """
    caps:
      open: {title: Risk is open, when: c, limit: inadequate}
      unsafe: {title: Unsafe, notMet: c10, limit: requires improvement}
      weak: {title: A weak theme, themes: {graded: inadequate, among: [t0, t1]}, limit: requires improvement}
      twoWeak: {title: Two weak themes, themes: {graded: inadequate, count: 2}, limit: inadequate}
    """

  @Test(
    arguments: [
      (["a": true, "b": true, "c": false], "good; good; "),
      (["a": true, "b": true, "c": true], "outstanding; inadequate; open raised"),
      (["a": true, "b": true], "good; good; open notRuledOut"),
      (["a": true, "b": false, "c": false], "requires improvement; requires improvement; unsafe raised, weak raised"),
      (["a": true, "c": false], "insufficient; insufficient; unsafe notRuledOut, weak notRuledOut"),
      (
        ["a": false, "b": false, "c": false],
        "inadequate; inadequate; unsafe raised, weak raised, two-weak raised"
      ),
    ] as [(RecordLiteral, String)])
  func ofTheWhole(_ record: RecordLiteral, _ expected: String) throws {
    let (grades, rubric) = try grades(
      [["false 1 a false"], ["false 1 b false"]], record, grades: "  overall: true\n\(Self.scale)",
      caps: Self.capped.replacing("twoWeak", with: "two-weak"))
    let overall = try #require(grades.overall)
    let caps = overall.caps.map { "\(rubric.caps[$0.index].id) \($0.state.rawValue)" }.joined(separator: ", ")
    #expect("\(shown(overall.proposed, rubric)); \(shown(overall.grade, rubric)); \(caps)" == expected)
  }

  @Test func anotherScale() throws {
    let points = (0...10).reversed().map { $0 == 0 ? "    - {grade: 0}" : "    - {grade: \($0), atLeast: \($0 * 10)}" }
    let (grades, rubric) = try grades(
      [["false 7 a false", "false 3 b false"]], ["a": true, "b": false],
      grades: "  scale:\n\(points.joined(separator: "\n"))")
    #expect(shown(grades.themes[0], rubric) == "7")
  }

  @Test func talliesAddUp() throws {
    let themes = [["false 1 a false"], ["false 1 b false"]]
    let (loaded, _) = try loading(
      themes, grades: "  overall: true\n\(Self.scale)", caps: Self.capped.replacing("twoWeak", with: "two-weak"))
    let rubric = try #require(loaded)
    let window = AuditWindow(from: CalendarDate("2015-09-30"), to: try #require(CalendarDate("2016-09-30")))
    let records: [RecordLiteral] = [["a": true, "b": true, "c": true], ["a": false, "b": false, "c": false], [:]]
    var judge = CaseJudge(rubric: rubric)
    let tallies = try records.map { record in
      var tally = Tally(for: rubric)
      let result = judge.judge(record.record(by: rubric.schema), in: window)
      tally.add(try #require(result))
      return tally
    }
    let sum = tallies.reduce(Tally(for: rubric), +)
    #expect(sum == tallies[2] + (tallies[1] + tallies[0]))
    // outstanding, good, requires improvement, inadequate, insufficient, not applicable, invalid
    #expect(sum.grades(ofTheme: 0).map(\.count) == [1, 0, 0, 1, 1, 0, 0])
    #expect(sum.overallGrades.map(\.count) == [0, 0, 0, 2, 1, 0, 0])
    #expect(sum.caps.map(\.raised) == [1, 1, 1, 1] && sum.caps.map(\.notRuledOut) == [1, 1, 1, 1])
  }

  @Test(arguments: [
    ("  scale: [{grade: good, atLeast: 75}]", "", ["wrong-value"]),
    ("  scale: [{grade: good}, {grade: bad}]", "", ["missing-key"]),
    ("  scale: [{grade: good, atLeast: 75}, {grade: bad, atLeast: 1}]", "", ["unknown-key"]),
    ("  scale: [{grade: good, atLeast: 50}, {grade: fair, atLeast: 60}, {grade: bad}]", "", ["wrong-value"]),
    ("  scale: [{grade: good, atLeast: 75}, {grade: good}]", "", ["wrong-value"]),
    ("  scale: [{grade: good, atLeast: 75, when: d}, {grade: bad}]", "", ["unknown-name"]),
    (scale, "caps: {one: {title: One, when: a, limit: good}}", ["caps-without-grade"]),
    ("  overall: true\n\(scale)", "caps: {one: {title: One, when: a, limit: goood}}", ["wrong-value"]),
    ("  overall: true\n\(scale)", "caps: {one: {title: One, limit: good}}", ["wrong-value"]),
    ("  overall: true\n\(scale)", "caps: {one: {title: One, when: a, notMet: c00, limit: good}}", ["wrong-value"]),
    ("  overall: true\n\(scale)", "caps: {one: {title: One, notMet: c99, limit: good}}", ["wrong-value"]),
    (
      "  overall: true\n\(scale)", "caps: {one: {title: One, themes: {graded: good, among: [t9]}, limit: good}}",
      ["wrong-value"]
    ),
    ("  overall: true\n\(scale)", "alerts: {one: {title: One, when: a}}", ["missing-key"]),
    ("  overall: true\n\(scale)", "alerts: {One: {title: One, when: a, action: Look}}", ["invalid-id"]),
  ])
  func mistakes(_ grades: String, _ rest: String, _ expected: [String]) throws {
    #expect(try loading([["false 1 a false"]], grades: grades, caps: rest).1.all.map(\.message.id) == expected)
  }
}
