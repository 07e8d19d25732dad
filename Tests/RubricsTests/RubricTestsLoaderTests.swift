import Diagnostics
import Foundation
import Records
import Support
import Testing

@testable import Rubrics

/// How the records of examples are put together, and what is asked of them.
struct RubricTestsLoaderTests {
  private static let rubric = """
    rubric: test
    version: "1.0"
    title: A test
    record: ../room.schema.json
    gap: {essential: true, below: 60}
    themes:
      only:
        title: The only theme
        criteria:
          warm:
            ref: R-1
            title: It is warm
            kind: quality
            why: Cold rooms make ill.
            met: |
              windows.all(w, !w.open)
            partly: |
              windows.exists(w, !w.open)
    """

  private static let schema = """
    {
      "title": "Room", "description": "A room.",
      "x-caseaudit": {
        "record": "room", "collection": "rooms", "identity": ["label"], "groups": [{"name": "label", "path": "label"}]
      },
      "type": "object",
      "properties": {
        "label": {"description": "Which room.", "type": ["string", "null"]},
        "door": {"description": "Its door.", "anyOf": [{"$ref": "#/$defs/door"}, {"type": "null"}]},
        "windows": {"description": "Its windows.", "type": ["array", "null"], "items": {"$ref": "#/$defs/window"}}
      },
      "additionalProperties": false,
      "$defs": {
        "door": {
          "description": "A door.", "type": "object",
          "properties": {
            "colour": {"description": "Its colour.", "type": ["string", "null"]},
            "keys": {"description": "Its keys.", "type": ["array", "null"], "items": {"type": "string"}}
          },
          "additionalProperties": false
        },
        "window": {
          "description": "A window.", "type": "object",
          "properties": {"open": {"description": "Whether it is open.", "type": ["boolean", "null"]}},
          "additionalProperties": false
        }
      }
    }
    """

  private func tests(_ text: String, workLimit: Int = 1000) throws -> (tests: RubricTests, mistakes: [String]) {
    let folder = try TemporaryFolder()
    try folder.write(Self.schema, to: "room.schema.json")
    try folder.write(Self.rubric, to: "test/rubric.yaml")
    var diagnostics = Diagnostics()
    let rubric = try #require(RubricLoader.load(folder: "\(folder.path)/test", &diagnostics))
    let source = SourceText(path: "tests.yaml", bytes: Array(text.utf8))
    let tests = try #require(RubricTestsLoader.load(source, for: rubric, workLimit: workLimit, &diagnostics))
    return (tests, Marked.show(diagnostics))
  }

  /// A record as it was put together: `{label: a, windows: [{open: true}]}`, with `~` for silence.
  private func show(_ fields: [WrittenValue.Field]) -> String {
    "{\(fields.map { "\($0.name): \(show($0.value))" }.joined(separator: ", "))}"
  }

  private func show(_ value: WrittenValue) -> String {
    switch value.content {
    case .silent: "~"
    case .text(let text): text
    case .list(let items): "[\(items.map(show).joined(separator: ", "))]"
    case .fields(let fields): show(fields)
    }
  }

  @Test(arguments: [
    ("label: a", "label: b", "{label: b}"),
    ("label: a", "label:", "{label: ~}"), ("label: a", "label: null", "{label: ~}"),
    ("label: a", "label: 'null'", "{label: null}"), ("label: a", "label: ''", "{label: }"),
    ("door: {colour: red}", "door: {keys: []}", "{door: {colour: red, keys: []}}"),
    ("door: {colour: red}", "door.keys: [a]", "{door: {colour: red, keys: [a]}}"),
    ("door: {colour: red}", "door: ~", "{door: ~}"),
    ("door: ~", "door.colour: red", "{door: {colour: red}}"),
    ("label: a", "door.colour: red", "{label: a, door: {colour: red}}"),
    ("windows: [{open: true}, {}]", "windows: [{}]", "{windows: [{}]}"),
    ("windows: [{open: true}, {}]", "windows[1].open: false", "{windows: [{open: true}, {open: false}]}"),
    ("windows: [{open: true}, {}]", "'windows[0]': {open: ~}", "{windows: [{open: ~}, {}]}"),
    ("windows: [{open: true}]", "windows[0]: ~", "{windows: [~]}"),
    ("door: {keys: [a, b]}", "door.keys[1]: c", "{door: {keys: [a, c]}}"),
  ])
  func layers(_ base: String, _ record: String, _ expected: String) throws {
    let found = try tests(
      """
      defaults: {\(base.hasPrefix("label") ? base : "label: ~")}
      bases:
        first:
          \(base)
      cases:
        example:
          base: first
          record:
            \(record)
          expect: {R-1: met}
      """)
    let fields = found.tests.examples[0].record.filter { $0.name != "label" || base.hasPrefix("label") }
    #expect(show(fields) == expected && found.mistakes == [], "\(found.mistakes)")
  }

  @Test func theLastLayerCounts() throws {
    let found = try tests(
      """
      defaults: {label: defaults, door: {colour: red}}
      bases:
        one: {label: one, windows: []}
        two: {label: two, door.keys: [a]}
      criteria:
        warm:
          base: [one, two]
          record: {door.keys: [b, c]}
          met:
            first: {}
            second: {label: second}
          not-met:
            third: {door: {colour: blue}}
      """)
    #expect(found.mistakes == [])
    #expect(
      found.tests.examples.map { "\($0.name): \(show($0.record))" } == [
        "first: {label: two, door: {colour: red, keys: [b, c]}, windows: []}",
        "second: {label: second, door: {colour: red, keys: [b, c]}, windows: []}",
        "third: {label: two, door: {colour: blue, keys: [b, c]}, windows: []}",
      ])
  }

  @Test(arguments: [
    ("door.: red", "unknown-field 4:7"), ("door[x]: red", "unknown-field 4:7"), (".door: red", "unknown-field 4:7"),
    ("door.color: red", "unknown-field 4:12"), ("'door.color': red", "unknown-field 4:7"),
    ("windows[0].open: true", "no-such-item 4:7"), ("door: {}\n      door.colour: red", "overlapping-path 5:7"),
    ("label: a\n      label: b", "duplicate-key 5:7"),
  ])
  func paths(_ record: String, _ expected: String) throws {
    let found = try tests("cases:\n  example:\n    record:\n      \(record)\n    expect: {R-1: met}\n")
    #expect(found.mistakes == [expected])
  }

  @Test func whatIsMissing() throws {
    let found = try tests("criteria: {R-1: {met: {closed: {windows: []}}}}")
    let folder = try TemporaryFolder()
    try folder.write(Self.schema, to: "room.schema.json")
    try folder.write(Self.rubric, to: "test/rubric.yaml")
    var diagnostics = Diagnostics()
    let rubric = try #require(RubricLoader.load(folder: "\(folder.path)/test", &diagnostics))
    #expect(found.tests.missing(in: rubric).map(\.judgement) == [.partly, .notMet])
  }

  /// A misspelt path would never be silent, so it is a mistake of its own.
  @Test(
    arguments: [
      ("label", []), ("windows[3].open", []), ("[label, door.colour]", []),
      ("lable", ["unknown-field 6:24"]), ("windows[0].opne", ["unknown-field 6:35"]),
      ("[label, door.color]", ["unknown-field 6:37"]), ("windows.open", ["wrong-value 6:24"]),
      ("label[0]", ["wrong-value 6:24"]), ("door[0].colour", ["wrong-value 6:24"]),
    ] as [(String, [String])])
  func silentPaths(_ path: String, _ expected: [String]) throws {
    let found = try tests(
      """
      cases:
        example:
          record: {}
          expect:
            warm:
              not-evidenced: \(path)
      """)
    #expect(found.mistakes == expected)
  }

  /// An example that is no mapping is one mistake, and no example that lacks a date.
  @Test func anExampleIsAMapping() throws {
    let found = try tests("criteria: {warm: {met: {one: 1, two: {label: a}}}}")
    #expect(found.mistakes.count == 1 && found.tests.examples.map(\.name) == ["two"], "\(found.mistakes)")
  }

  /// What each example takes over counts again; after too much nothing is laid any more, so its mistakes are not found.
  @Test(arguments: [(20, ["no-such-item 7:9"]), (10, ["tests-too-large 6:7"]), (3, ["tests-too-large 5:7"])])
  func thereIsALimit(_ limit: Int, _ expected: [String]) throws {
    let found = try tests(
      """
      defaults: {windows: [{open: true}, {open: false}]}
      criteria:
        warm:
          met:
            one: {}
            two:
              windows[2].open: true
      """, workLimit: limit)
    #expect(found.mistakes == expected)
  }

  /// A base counts as often as it is laid, even where that changes nothing.
  @Test func basesCountEachTime() throws {
    let names = Array(repeating: "one", count: 1000).joined(separator: ", ")
    let found = try tests("bases: {one: {label: a}}\ncriteria: {warm: {base: [\(names)], met: {some: {}}}}")
    #expect(found.tests.examples.isEmpty && found.mistakes.count == 1, "\(found.mistakes)")
  }
}
