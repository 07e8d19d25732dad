import Diagnostics
import Rubrics
import Support
import Testing

/// Tables of features in a rubric and in the files it includes: mistakes stand where they were made, all in one run.
struct FeatureLoaderTests {
  /// The mistakes in a rubric with these features, as `id file:line:column`; its `features:` starts on line 12.
  private func found(_ features: String, file: String = "{}") throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write(RubricLoaderTests.schema, to: "box.schema.json")
    try folder.write(file, to: "s.yaml")
    try folder.write(
      """
      rubric: test
      version: "1.0"
      title: A test
      record: ../box.schema.json
      include: ../s.yaml
      gap: {below: 60}
      define: {own: flag}
      themes:
        only:
          title: The only theme
          criteria: {one: {title: The first, kind: quality, why: Because it must be so., met: flag}}
      features: \(features)
      """, to: "test/rubric.yaml")
    var diagnostics = Diagnostics()
    let rubric = RubricLoader.load(folder: "\(folder.path)/test", &diagnostics)
    if let rubric { return rubric.features.map { "\($0.id): \($0.rows.map(\.id).joined(separator: " "))" } }
    return diagnostics.all.map { diagnostic in
      let notes = diagnostic.message.notes.map { ": \($0)" }.joined()
      return "\(diagnostic.message.id) \(diagnostic.place?.description ?? "-")\(notes)"
        .replacing("\(folder.path)/", with: "").replacing("test/rubric.yaml:", with: "")
    }
  }

  @Test(arguments: [
    ("{t: {title: T, rows: {x: {title: X, when: own}}}}", ["t: x"]), ("{}", []), ("[]", []),
    ("{t: {title: T, rows: {x: {title: X, when: flag}, y: {title: Y, when: day < auditDate}}}}", ["t: x y"]),
    ("text", ["not-a-mapping 12:11"]), ("{t: text}", ["not-a-mapping 12:15"]),
    ("{t: {title: T}}", ["missing-key 12:16"]), ("{t: {rows: {x: {title: X, when: flag}}}}", ["missing-key 12:16"]),
    ("{t: {title: T, rows: {}}}", ["nothing-declared 12:32"]), ("{t: {title: T, rows: x}}", ["nothing-declared 12:32"]),
    ("{t: {title: T, rows: {x: flag}}}", ["not-a-mapping 12:36"]),
    ("{t: {title: T, rows: {x: {title: X}}}}", ["missing-key 12:37"]),
    ("{t: {title: T, rows: {x: {when: flag}}}}", ["missing-key 12:37"]),
    ("{t: {title: T, rows: {x: {title: X, when: flag, weight: 1}}}}", ["unknown-key 12:59"]),
    ("{t: {title: T, row: {x: {title: X, when: flag}}}}", ["unknown-key 12:26"]),
    ("{T 1: {title: T, rows: {xY: {title: X, when: flag}}}}", ["invalid-id 12:12", "invalid-id 12:35"]),
    ("{t: {title: T, rows: {x: {title: X, when: colour}}}}", ["not-a-condition 12:53"]),
    (
      "{t: {title: T, rows: {x: {title: X, when: flagg}, y: {title: Y, when: colour == \"green\"}}}}",
      ["unknown-name 12:53", "unknown-value 12:91"]
    ),
    (
      "{t: {title: T, rows: {x: {title: X, when: flag}}}, u: {title: U, rows: {x: {title: X, when: flag}}}}",
      ["duplicate-feature 12:83: the first is at line 12"]
    ),
  ])
  func inTheRubric(_ features: String, _ expected: [String]) throws {
    #expect(try found(features) == expected)
  }

  /// What a file holds stands before what the rubric says itself, and knows nothing of it.
  @Test(arguments: [
    ("x", "{u: {title: U, rows: {y: {title: Y, when: own}}}}", ["t: x", "u: y"]), ("x", "{}", ["t: x"]),
    (
      "x", "{t: {title: T, rows: {y: {title: Y, when: flag}}}}",
      ["duplicate-feature-table 12:12: the first is at s.yaml:1"]
    ),
    ("y", "{u: {title: U, rows: {y: {title: Y, when: flag}}}}", ["duplicate-feature 12:33: the first is at s.yaml:1"]),
  ])
  func inAFile(_ feature: String, _ features: String, _ expected: [String]) throws {
    let file = "features: {t: {title: T, rows: {\(feature): {title: X, when: flag}}}}"
    #expect(try found(features, file: file) == expected)
  }

  @Test func aFileKnowsNothingOfTheRubric() throws {
    let file = "features: {t: {title: T, rows: {x: {title: X, when: own}}}}"
    #expect(try found("{}", file: file) == ["unknown-name s.yaml:1:53"])
  }

  /// The page of a rubric says of each feature when a file counts, and what the words there mean.
  @Test func thePageSaysWhatCounts() throws {
    let folder = try TemporaryFolder()
    try folder.write(RubricLoaderTests.schema, to: "box.schema.json")
    let rubric = try rubric(counting: "colour == \"red\" && own", in: folder)
    let page = RubricPage(rubric).markdown
    let part = try #require(page.firstRange(of: "## What is counted beside the judgements"))
    let text = String(page[part.lowerBound...])
    #expect(text.contains("### A table\n\n`t`. Counted:\n\n- **Red \\*boxes\\*** where"), "\(text)")
    #expect(text.contains("## What the words mean\n\n### “own”"), "\(text)")
    #expect(!RubricPage(rubric, criteria: ["one"]).markdown.contains("What is counted beside the judgements"))
  }

  /// What differs between two rubrics is told of features too.
  @Test func aChangedFeatureIsTold() throws {
    let folder = try TemporaryFolder()
    try folder.write(RubricLoaderTests.schema, to: "box.schema.json")
    let old = try rubric(counting: "colour == \"red\"", in: folder)
    let new = try rubric(counting: "colour == \"blue\"", in: folder)
    let changes = RubricChanges(from: old, to: new).all
    #expect(changes.map { "\($0.subject) \($0.name) \($0.part ?? "-")" } == ["feature x counted"])
    #expect(RubricChanges(from: old, to: old).all.isEmpty)
  }

  private func rubric(counting condition: String, in folder: TemporaryFolder) throws -> Rubric {
    try folder.write(
      """
      rubric: test
      version: "1.0"
      title: A test
      record: ../box.schema.json
      gap: {below: 60}
      define: {own: flag}
      themes:
        only:
          title: The only theme
          criteria: {one: {title: The first, kind: quality, why: Because it must be so., met: flag}}
      features: {t: {title: A table, rows: {x: {title: Red *boxes*, when: '\(condition)'}}}}
      """, to: "test/rubric.yaml")
    var diagnostics = Diagnostics()
    let rubric = RubricLoader.load(folder: "\(folder.path)/test", &diagnostics)
    return try #require(rubric, "\(DiagnosticRenderer(colours: false).render(diagnostics.all))")
  }
}
