import Foundation
import Support
import Testing

/// A result that was damaged, edited or made by something else is refused in words, by both commands, and nothing is written.
struct StoredResultTests {
  private func check(_ edit: (String) -> String, _ status: Int32, _ message: String) throws {
    let folder = try ReportFolder()
    let text = try folder.text("result.json")
    let edited = edit(text)
    #expect(edited != text, "the edit changes something")
    try folder.folder.write(edited, to: "edited.json")
    for line in ["report edited.json --to json --output o", "compare edited.json", "compare edited.json later.json"] {
      let said = try folder.run("caseaudit \(line)")
      #expect(said.status == status && said.words.contains(message), "\(line): \(said.status) \(said.words)")
      #expect(said.output.isEmpty && said.errors.split(separator: "\n").count < 4, "\(said.errors)")
    }
    #expect(try folder.files() == ["edited.json"])
  }

  @Test(arguments: [0.2, 0.5, 0.99]) func aTruncatedOne(_ part: Double) throws {
    try check({ String($0.prefix(Int(Double($0.count) * part))) }, 3, "is no result of an audit, or is damaged")
  }

  /// What is put in place of what, the first time it stands there.
  @Test(arguments: [
    ("\"resultVersion\": 2", "\"resultVersion\": 1", "is of version 1 of the form of results"),
    ("\"resultVersion\": 2", "\"resultVersion\": 99", "is of version 99 of the form of results"),
    ("\"resultVersion\": 2", "\"resultVersion\": \"2\"", "is no result of an audit, or is damaged"),
    ("\"grouping\": [", "\"groupings\": [", "is no result of an audit, or is damaged"),
    ("\"themes\": [", "\"themes\": 7, \"other\": [", "is no result of an audit, or is damaged"),
    ("\"gap\": 0", "\"gap\": 1", "does not add up"),
    ("\"gap\": 0", "\"gap\": -1", "does not add up"),
    ("\"inScope\": 1", "\"inScope\": -1", "does not add up"),
    ("\"inScope\": 1", "\"inScope\": 2", "does not add up"),
    ("\"inScope\": 1", "\"inScope\": 9223372036854775807", "does not add up"),
    ("\"noGap\": 1", "\"noGap\": 9223372036854775807", "does not add up"),
    ("\"counted\": 1", "\"counted\": -1", "does not add up"),
    ("\"counted\": 1", "\"counted\": 9223372036854775807", "does not add up"),
    ("\"read\": 1", "\"read\": -1", "does not add up"),
    ("\"leftOut\": 0", "\"leftOut\": -3", "does not add up"),
    ("\"leftOut\": 0", "\"leftOut\": 9223372036854775807", "does not add up"),
    ("\"raised\": 0", "\"raised\": 2", "does not add up"),
    ("\"raised\": 0", "\"raised\": 9223372036854775807", "does not add up"),
    ("\"theme\": \"risk\"", "\"theme\": \"other\"", "does not add up (the questions of cordis-bright-themes)"),
    ("\"earliest\": \"2016-09-30\"", "\"earliest\": \"2017-09-30\"", "does not add up (days)"),
    ("\"earliest\": \"2016-09-30\"", "\"earliest\": \"yesterday\"", "does not add up (days)"),
    ("\"grouping\": [\"authority\"]", "\"grouping\": []", "does not add up (names of groups)"),
  ])
  func anEditedOne(_ old: String, _ new: String, _ message: String) throws {
    try check({ $0.replacing(old, with: new, maxReplacements: 1) }, 3, message)
  }

  /// In all files and in the group alike, so that all adds up; and yet a theme can't be a gap where nothing is missing, or not
  /// apply where its criteria do.
  @Test(arguments: ["gap", "notApplicable", "invalid"])
  func anEditedOneThatAddsUp(_ outcome: String) throws {
    let row = /("theme": "risk",\s*)"gap": 0,(\s*)"noGap": 1,\s*"notApplicable": 0,\s*"invalid": 0/
    let counts = ["gap", "noGap", "notApplicable", "invalid"].map { "\"\($0)\": \($0 == outcome ? 1 : 0)" }
    try check(
      { $0.replacing(row) { match in match.1 + counts.joined(separator: "," + match.2) } }, 3,
      "does not add up (the counts of cordis-bright-themes)")
  }

  /// Another rubric than the one it was made by.
  @Test func ofAnotherVersionOfTheRubric() throws {
    let hash = /("id": "cordis-bright-themes",[^{]*"sha256": ")[0-9a-f]/
    try check(
      { $0.replacing(hash) { "\($0.1)x" } }, 3, "was made by another version of the rubric 'cordis-bright-themes'")
  }

  @Test func ofAnotherSchema() throws {
    let hash = /("record": "caseRecord",\s*"sha256": ")[0-9a-f]/
    try check({ $0.replacing(hash) { "\($0.1)x" } }, 3, "was made with another version of the record schema")
  }

  @Test func ofARubricThatIsNotThere() throws {
    try check(
      { $0.replacing("\"id\": \"cordis-bright-themes\"", with: "\"id\": \"no-such\"") }, 4,
      "was made by a rubric that can't be used")
  }
}
