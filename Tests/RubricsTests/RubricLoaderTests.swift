import Diagnostics
import Foundation
import Rubrics
import Support
import Testing

struct RubricLoaderTests {
  /// A rubric's folder `test` beside a schema, with these lines in its one criterion or at its top.
  private func found(
    criterion: String = "", top: String = "", define: String = "", met: String = "flag"
  ) throws -> [String] {
    let text = """
      rubric: test
      version: "1.0"
      title: A test
      record: ../box.schema.json
      gap: {essential: true, below: 60}
      \(top)
      define:
        \(define.isEmpty ? "nothing: 'true'" : define)
      themes:
        only:
          title: The only theme
          criteria:
            one:
              title: The first
              kind: quality
              why: Because it must be so.
              met: \(met)
              \(criterion)
      """
    return try mistakes(in: text).map {
      "\($0.message.id) \($0.place.map { "\($0.start.line):\($0.start.column)" } ?? "-")"
    }
  }

  private func mistakes(in text: String) throws -> [Diagnostic] {
    let folder = try TemporaryFolder()
    try folder.write(Self.schema, to: "box.schema.json")
    try folder.write(text, to: "test/rubric.yaml")
    var diagnostics = Diagnostics()
    let rubric = RubricLoader.load(folder: "\(folder.path)/test", &diagnostics)
    #expect((rubric == nil) == diagnostics.hasErrors)
    return diagnostics.all
  }

  static let schema = """
    {
      "title": "Box", "description": "A box.",
      "x-caseaudit": {
        "record": "box", "collection": "boxes", "identity": ["key"],
        "groups": [{"name": "key", "path": "key"}]
      },
      "type": "object",
      "properties": {
        "key": {"description": "Which box.", "type": ["string", "null"]},
        "flag": {"description": "A flag.", "type": ["boolean", "null"]},
        "day": {"description": "A day.", "type": ["string", "null"], "format": "date"},
        "colour": {"description": "A colour.", "type": ["string", "null"],
          "oneOf": [{"const": "red", "description": "Red."}, {"const": "blue", "description": "Blue."}, {"type": "null"}]}
      },
      "additionalProperties": false,
      "$defs": {}
    }
    """

  @Test func aRubricWithoutMistakes() throws {
    #expect(try found() == [])
    #expect(try found(criterion: "partly: flag || colour == \"red\"", top: "grades: {}") == [])
  }

  @Test(arguments: [
    ("words: {}", ""), ("words: {holds: it holds}", ""), ("words: {holds: {yes: it holds, no: it does not}}", ""),
    ("words: {holds: {yes: it holds}}", ""), ("words: {seen: <when> is seen}", ""),
    ("words: {hold: it holds}", "unknown-name 6:9"), ("words: {holds: [it]}", "not-a-mapping 6:16"),
    ("words: {holds: ''}", "not-a-text 6:16"), ("words: {holds: {no: never}}", "missing-key 6:17"),
    ("words: {holds: {yes: it, one: it}}", "unknown-key 6:26"), ("words: {holds: <day> holds}", "wrong-value 6:16"),
    ("words: {seen: it is seen}", "wrong-value 6:15"), ("words: [it]", "not-a-mapping 6:8"),
    ("words: {seen: {yes: <when> is seen, no: it is not}}", "wrong-value 6:41"),
  ])
  func words(_ top: String, _ expected: String) throws {
    let found = try found(top: top, define: "holds: flag\n  \"seen(when: date)\": day == when")
    #expect(found == (expected.isEmpty ? [] : [expected]))
  }

  @Test(arguments: [
    ("wieght: 3", "unknown-key 18:9"), ("weight: three", "wrong-value 18:17"), ("weight: -1", "wrong-value 18:17"),
    ("kind: quality", "duplicate-key 18:9"), ("essential: yes", "wrong-value 18:20"),
    ("partly: flagg", "unknown-name 18:17"), ("partly: colour == 'green'", "unknown-value 18:27"),
    ("partly: \"colour == \\\"green\\\"\"", "unknown-value 18:28"), ("partly: [flag]", "not-an-expression 18:17"),
    ("partly: flag # and more", "cut-by-comment 18:17"), ("partly: day > 3", "mismatched-types 18:17"),
    ("applies: |\n          flag &&\n            colour == 'green'", "unknown-value 20:23"),
    ("applies: >\n          flag &&\n          colour == 'green'", "unknown-value 20:21"),
    ("applies: *other", "yaml-alias 18:18"), ("applies: !flag", "yaml-tag 18:18"), ("action: []", "not-a-text 18:17"),
  ])
  func mistakesInACriterion(_ line: String, _ expected: String) throws {
    #expect(try found(criterion: line) == [expected])
  }

  @Test(arguments: [
    ("a: |\n    b\n  b: |\n    a", ["circular-definition 11:5"]),
    ("\"of(c: colr)\": flag", ["unknown-type 8:10"]), ("flag: flag", ["hides-name 8:3"]),
    ("\"of(c\": flag", ["invalid-definition-name 8:8"]),
    // What uses a name whose meaning is wrong needs no message of its own.
    ("a: flag ==\n  b: a", ["unexpected-token 8:13"]),
  ])
  func mistakesInDefinitions(_ lines: String, _ expected: [String]) throws {
    #expect(try found(define: lines) == expected)
  }

  @Test func aGapRuleThatNeverHoldsIsAMistake() throws {
    let text = """
      rubric: test
      version: "1.0"
      title: A test
      record: ../box.schema.json
      gap: {}
      themes: *none
      """
    #expect(try mistakes(in: text).map(\.message.id) == ["wrong-value", "yaml-alias"])
  }

  @Test func aWrongValueIsReportedWhereItIsGiven() throws {
    let define = "\"is(which: list(string))\": colour in which"
    #expect(try found(define: define, met: "is([\"red\", \"bleu\"])") == ["unknown-value 17:25"])
    #expect(try found(top: "sets: {some: [red, bleu]}", met: "colour in some") == ["unknown-value 6:20"])
  }

  /// Ten different mistakes, ten messages, each at its place, in one run.
  @Test func tenMistakesInOneRun() throws {
    let text = """
      rubric: other
      version: "1.0"
      titel: A test
      record: ../box.schema.json
      gap: {essential: true, below: 160}
      sets:
        warm: [red, orange]
      define:
        late: |
          day > 30
      themes:
        only:
          title: The only theme
          criteria:
            one:
              title: The first
              kind: speed
              why: Because it must be so.
              met: |
                flagg && colour in warm
            One-Two:
              title: The second
              kind: quality
              why: Because it must be so.
              met: |
                colour == "red" &&
            one:
              title: The third
              kind: quality
              met: flag
      """
    let found = try mistakes(in: text).map {
      "\($0.message.id) \($0.place?.start.line ?? 0):\($0.place?.start.column ?? 0)"
    }
    #expect(
      found == [
        "other-folder-name 1:9", "unknown-key 3:1", "wrong-value 5:31", "unknown-value 7:15",
        "mismatched-types 10:5", "wrong-value 17:15", "unknown-name 20:11", "invalid-id 21:7", "unexpected-token 26:29",
        "duplicate-key 27:7",
      ])
  }

  /// Every rubric of the project: no mistakes, and every criterion says where it comes from and what to do.
  @Test func theProjectsRubrics() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Project.url("rubrics").path)
      .filter { FileManager.default.fileExists(atPath: Project.url("rubrics/\($0)/rubric.yaml").path) }
    #expect(!names.isEmpty)
    for name in names {
      var diagnostics = Diagnostics()
      let rubric = RubricLoader.load(folder: Project.url("rubrics/\(name)").path, &diagnostics)
      #expect(diagnostics.isEmpty, "\(DiagnosticRenderer(colours: false).render(diagnostics.all))")
      for criterion in rubric?.criteria ?? [] {
        #expect(criterion.ref != nil && criterion.action != nil && criterion.source != nil, "\(name) \(criterion.id)")
      }
    }
  }
}
