import Diagnostics
import Foundation
import Rubrics
import Support
import Testing

/// Rubrics that include files of sets and definitions: mistakes stand where they were made.
struct IncludeTests {
  /// The mistakes in a rubric that includes some files, as `id file:line:column`.
  private func found(
    include: String, files: [String: String], define: String = "nothing: 'true'", met: String = "flag"
  ) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write(RubricLoaderTests.schema, to: "box.schema.json")
    for (name, text) in files { try folder.write(text, to: name) }
    try folder.write(
      """
      rubric: test
      version: "1.0"
      title: A test
      record: ../box.schema.json
      include: \(include)
      gap: {essential: true, below: 60}
      define:
        \(define)
      themes:
        only:
          title: The only theme
          criteria:
            one: {title: The first, kind: quality, why: Because it must be so., met: '\(met)'}
      """, to: "test/rubric.yaml")
    var diagnostics = Diagnostics()
    let rubric = RubricLoader.load(folder: "\(folder.path)/test", &diagnostics)
    #expect((rubric == nil) == diagnostics.hasErrors)
    if let rubric { #expect(rubric.source.files.count == rubric.includes.count + 1) }
    return diagnostics.all.map { Self.shown($0, in: folder.path) }
  }

  private static func shown(_ diagnostic: Diagnostic, in folder: String) -> String {
    let notes = (diagnostic.message.text.contains(" at ") ? [diagnostic.message.text] : []) + diagnostic.message.notes
    let place = diagnostic.place?.description ?? "-"
    return (["\(diagnostic.message.id) \(place)"] + notes).joined(separator: "; ").replacing("\(folder)/", with: "")
  }

  @Test(arguments: [
    ("sets: {warm: [red]}", "colour in warm"),
    ("define: {isRed: colour == \"red\"}", "isRed"),
    ("define: {\"is(which: string)\": colour == which}", "is(\"red\")"),
    // What is not used costs nothing and is no mistake; a file may hold nothing but a comment's worth.
    ("sets: {warm: [red], cold: [blue]}", "flag"), ("{}", "flag"),
  ])
  func inOrder(_ text: String, _ met: String) throws {
    #expect(try found(include: "../shared.yaml", files: ["shared.yaml": text], met: met) == [])
    #expect(try found(include: "[../shared.yaml]", files: ["shared.yaml": text], met: met) == [])
  }

  @Test func aLaterFileUsesAnEarlierOne() throws {
    let files = ["a.yaml": "define:\n  isRed: colour == \"red\"", "b.yaml": "define:\n  isIt: isRed && flag"]
    #expect(try found(include: "[../a.yaml, ../b.yaml]", files: files, met: "isIt && isRed") == [])
    #expect(
      try found(include: "[../b.yaml, ../a.yaml]", files: files, met: "isIt") == ["unknown-name b.yaml:2:9"])
    // A file stands alone: it knows no names of the rubric's own.
    #expect(
      try found(include: "../b.yaml", files: files, define: "isRed: flag", met: "isIt") == ["unknown-name b.yaml:2:9"])
  }

  @Test(arguments: [
    ("define:\n  a: colour == \"green\"", ["unknown-value shared.yaml:2:16"]),
    ("define:\n  a: |\n    flag\n    && flagg", ["unknown-name shared.yaml:4:8"]),
    ("sets: {s: [red, [blue]]}", ["wrong-value shared.yaml:1:17"]),
    // No circle of files can come about.
    ("include: other.yaml\ndefine: {}", ["unknown-key shared.yaml:1:1"]),
    ("rubric: test\ndefine: {}", ["unknown-key shared.yaml:1:1"]),
    ("- flag", ["not-a-mapping shared.yaml:1:1"]),
  ])
  func mistakesInTheFile(_ text: String, _ expected: [String]) throws {
    #expect(try found(include: "../shared.yaml", files: ["shared.yaml": text]) == expected)
  }

  @Test func mistakesThatTakeTwoFiles() throws {
    let files = ["shared.yaml": "sets:\n  warm: [red, orange]\ndefine:\n  twice: flag"]
    #expect(
      try found(include: "../shared.yaml", files: files, define: "twice: flag") == [
        "hides-name test/rubric.yaml:8:3; 'twice' would hide the definition at shared.yaml:4"
      ])
    #expect(
      try found(include: "../shared.yaml", files: files, met: "colour in warm") == [
        "unknown-value shared.yaml:2:15; it is compared with the field at test/rubric.yaml:13"
      ])
    let both = files.merging(["more.yaml": "define:\n  warm: flag"]) { $1 }
    #expect(
      try found(include: "[../shared.yaml, ../more.yaml]", files: both) == [
        "hides-name more.yaml:2:3; 'warm' would hide the set at shared.yaml:2"
      ])
  }

  /// Names that may be in a file that could not be read are not reported.
  @Test func filesThatCanNotBeRead() throws {
    #expect(
      try found(include: "../none.yaml", files: [:], met: "warm && seen(flag)") == [
        "unreadable-include test/rubric.yaml:5:10"
      ])
    let torn = try found(include: "../shared.yaml", files: ["shared.yaml": "define:\n  a: [flag"], met: "warm")
    #expect(torn.map { $0.prefix { $0 != ":" } } == ["invalid-yaml shared.yaml"])
    #expect(
      try found(include: "[../s.yaml, ../x/../s.yaml]", files: ["s.yaml": "define: {a: flag}"], met: "warm").first
        == "included-twice test/rubric.yaml:5:22")
    #expect(try found(include: "{a: b}", files: [:]) == ["not-a-text test/rubric.yaml:5:10"])
  }
}
