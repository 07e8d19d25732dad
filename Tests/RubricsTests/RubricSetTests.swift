import Diagnostics
import Foundation
import Rubrics
import Support
import Testing

/// Rubrics that are used in one run: what they include alike is one, and nothing else is.
struct RubricSetTests {
  private static func text(_ name: String, include: String, define: String = "own: flag", alerts: String = "{}")
    -> String
  {
    """
    rubric: \(name)
    version: "1.0"
    title: A test
    record: ../box.schema.json
    include: \(include)
    gap: {essential: true, below: 60}
    define: {\(define)}
    alerts: \(alerts)
    themes:
      only:
        title: The only theme
        criteria:
          one: {title: The first, kind: quality, why: Because it must be so., met: 'isRed && own'}
    """
  }

  /// Rubrics of a folder that holds these files too.
  private func rubrics(_ texts: [String], files: [String: String]) throws -> [Rubric] {
    let folder = try TemporaryFolder()
    try folder.write(RubricLoaderTests.schema, to: "box.schema.json")
    for (name, text) in files { try folder.write(text, to: name) }
    return try texts.enumerated().map { index, text in
      let name = text.split(separator: "\n")[0].split(separator: " ")[1]
      try folder.write(text, to: "\(index)/\(name)/rubric.yaml")
      try folder.write(RubricLoaderTests.schema, to: "\(index)/box.schema.json")
      for (name, text) in files { try folder.write(text, to: "\(index)/\(name)") }
      var diagnostics = Diagnostics()
      let rubric = RubricLoader.load(folder: "\(folder.path)/\(index)/\(name)", &diagnostics)
      return try #require(rubric, "\(DiagnosticRenderer(colours: false).render(diagnostics.all))")
    }
  }

  private static let shared = """
    define: {isRed: colour == "red"}
    alerts: {look: {title: Look, when: isRed, action: Look at it}}
    """

  /// By rubric, the numbers of its alerts among those of all.
  @Test(
    arguments: [
      // Both include the same file.
      (["../s.yaml", "../s.yaml"], ["{}", "{}"], [[0], [0]]),
      // The same after the same file is the same; after another it may mean something else.
      (["[../s.yaml, ../t.yaml]", "[../s.yaml, ../t.yaml]"], ["{}", "{}"], [[0, 1], [0, 1]]),
      (["../s.yaml", "[../s.yaml, ../t.yaml]"], ["{}", "{}"], [[0], [0, 1]]),
      (["[../u.yaml, ../s.yaml]", "../s.yaml"], ["{}", "{}"], [[0], [1]]),
      // What a rubric says itself is its own, though another says it in the same words.
      (
        ["../s.yaml", "../s.yaml"], Array(repeating: "{mine: {title: M, when: own, action: A}}", count: 2),
        [[0, 1], [0, 2]]
      ),
    ] as [([String], [String], [[Int]])])
  func alertsThatAreOne(_ includes: [String], _ alerts: [String], _ expected: [[Int]]) throws {
    let files = [
      "s.yaml": Self.shared, "t.yaml": "alerts: {again: {title: T, when: isRed && flag, action: A}}",
      "u.yaml": "define: {isBlue: colour == \"blue\"}",
    ]
    let texts = ["a", "b"].enumerated().map { Self.text($1, include: includes[$0], alerts: alerts[$0]) }
    let set = try RubricSet(try rubrics(texts, files: files))
    #expect(set.alertNumbers == expected)
    #expect(set.alerts.count == Set(expected.flatMap { $0 }).count)
    #expect(set.alerts[0].rubrics == (expected[1].contains(0) ? [0, 1] : [0]))
  }

  @Test func theOrderIsThatOfTheNames() throws {
    let texts = ["b-two", "a-one", "b"].map { Self.text($0, include: "../s.yaml") }
    let set = try RubricSet(try rubrics(texts, files: ["s.yaml": Self.shared]))
    #expect(set.rubrics.map(\.id) == ["a-one", "b", "b-two"] && set.joined.map(\.id) == set.rubrics.map(\.id))
    #expect(set.fieldsUsed == set.rubrics.reduce(into: Set<Int>()) { $0.formUnion($1.fieldsUsed) })
  }

  @Test func whatCantBeUsedTogether() throws {
    let texts = ["a", "b", "a"].map { Self.text($0, include: "../s.yaml") }
    let found = try rubrics(texts, files: ["s.yaml": Self.shared])
    #expect(throws: RubricSet.Problem.noRubric) { try RubricSet([]) }
    #expect(throws: RubricSet.Problem.sameName("a")) { try RubricSet(found) }
    let folder = try TemporaryFolder()
    try folder.write(Self.text("c", include: "../s.yaml"), to: "c/rubric.yaml")
    try folder.write(Self.shared, to: "s.yaml")
    try folder.write(RubricLoaderTests.schema + "\n", to: "box.schema.json")
    var diagnostics = Diagnostics()
    let other = try #require(RubricLoader.load(folder: "\(folder.path)/c", &diagnostics))
    #expect(throws: RubricSet.Problem.differentRecords("a", "c")) { try RubricSet([other, found[0]]) }
  }

  /// An alert of a file knows nothing of the rubric; a name stands for one alert only.
  @Test(
    arguments: [
      ("alerts: {look: {title: L, when: own, action: A}}", "{}", ["unknown-name s.yaml:1:33"]),
      (
        "alerts: {look: {title: L, when: flag, action: A}}", "{look: {title: L, when: flag, action: A}}",
        ["duplicate-alert a/rubric.yaml:8:10: the first is at s.yaml:1"]
      ),
    ] as [(String, String, [String])])
  func mistakes(_ file: String, _ alerts: String, _ expected: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(RubricLoaderTests.schema, to: "box.schema.json")
    try folder.write("define: {isRed: colour == \"red\"}", to: "d.yaml")
    try folder.write(file, to: "s.yaml")
    try folder.write(Self.text("a", include: "[../d.yaml, ../s.yaml]", alerts: alerts), to: "a/rubric.yaml")
    var diagnostics = Diagnostics()
    #expect(RubricLoader.load(folder: "\(folder.path)/a", &diagnostics) == nil)
    let found = diagnostics.all.map { diagnostic in
      let notes = diagnostic.message.notes.map { ": \($0)" }.joined()
      return "\(diagnostic.message.id) \(diagnostic.place?.description ?? "-")\(notes)"
        .replacing("\(folder.path)/", with: "")
    }
    #expect(found == expected)
  }
}
