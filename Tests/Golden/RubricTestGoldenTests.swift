import CaseAudit
import Foundation
import Support
import Testing

/// What `rubric test` shows, of rubrics for a test and of the project's own; `make golden` writes it anew.
struct RubricTestGoldenTests {
  static let folder = "Tests/Golden/RubricTests"

  private func run(_ folder: String) -> RubricTestRun {
    #expect(FileManager.default.changeCurrentDirectoryPath(Project.root.path))
    return RubricTestRun(folder: folder)
  }

  private func shown(_ run: RubricTestRun) -> String {
    DiagnosticRenderer(colours: false).render(run.diagnostics.all) + run.texts.joined()
  }

  private func compare(_ text: String, with path: String) throws {
    if Project.writesGolden {
      try Data(text.utf8).write(to: Project.url(path))
    } else {
      #expect(text == (try Project.text(path)), "\(path) differs; see 'make golden' and 'git diff'")
    }
  }

  @Test(arguments: ["not-as-expected", "with-mistakes"])
  func asText(_ name: String) throws {
    try compare(shown(run("\(Self.folder)/\(name)")), with: "\(Self.folder)/\(name)/expected.txt")
  }

  @Test func asJSON() throws {
    let runs = ["not-as-expected", "with-mistakes"].map { run("\(Self.folder)/\($0)") }
    let text = RubricTestRun.json(runs).replacing(
      "\"version\": \"\(engineVersion)\"", with: "\"version\": \"(engine)\"")
    try compare(text, with: "\(Self.folder)/expected.json")
  }

  /// Every rubric that others may use has all its examples, and each is judged as expected.
  @Test(arguments: RubricLibrary(folders: [Project.url("rubrics").path]).names)
  func ofEveryRubric(_ name: String) throws {
    let run = run("rubrics/\(name)")
    #expect(run.isPassing && run.diagnostics.isEmpty, "\(shown(run))")
  }

  @Test func ofAnotherRecordType() throws {
    let run = run("Tests/CaseAuditTests/Fixtures/placement-visits/placement-visit-quality")
    #expect(shown(run) == "placement-visit-quality 0.1: 25 examples, all judged as expected, none is missing\n")
  }
}
