import CaseAudit
import Foundation
import Support
import Testing

/// The explanations of the archetypes as they are shown; `make golden` writes them anew.
struct ExplanationGoldenTests {
  static let folder = "sample-audits/archetypes"
  static let cases = (1...15).map { $0 < 10 ? "A0\($0)" : "A\($0)" }

  private func explanation(of name: String, criterion: String? = nil) throws -> CaseExplanation {
    #expect(FileManager.default.changeCurrentDirectoryPath(Project.root.path))
    let rubric = try RubricLibrary(folders: [Project.url("rubrics").path]).rubric(named: "cordis-bright-themes")
    let search = Audit(rubric: rubric).explain(
      name, criteria: criterion.map { id in rubric.criteria.filter { $0.id == id } },
      in: Inputs(finding: ["\(Self.folder)/records"]))
    guard case .found(let explanation) = search.outcome else { throw Missing(name: name) }
    return explanation
  }

  private struct Missing: Error { let name: String }

  private func compare(_ text: String, with path: String) throws {
    if Project.writesGolden {
      try FileManager.default.createDirectory(
        at: Project.url(path).deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: Project.url(path))
    } else {
      #expect(text == (try Project.text(path)), "\(path) differs; see 'make golden' and 'git diff'")
    }
  }

  @Test(arguments: cases)
  func asText(_ name: String) throws {
    try compare(explanation(of: name).text(), with: "\(Self.folder)/expected/explain/\(name).txt")
  }

  /// Of the other forms one is kept, and of the long one a part.
  @Test func withValuesAndAsJSON() throws {
    try compare(
      explanation(of: "A07").text(showingValues: true), with: "\(Self.folder)/expected/explain/A07-with-values.txt")
    try compare(
      explanation(of: "A07", criterion: "every-child-in-risk-assessment").json().replacing(
        "\"version\": \"\(engineVersion)\"", with: "\"version\": \"(engine)\""),
      with: "\(Self.folder)/expected/explain/A07.json")
  }
}
