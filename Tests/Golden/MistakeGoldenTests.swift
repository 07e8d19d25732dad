import CaseAudit
import Foundation
import Support
import Testing

/// Rubrics with mistakes, and all that is said of them: drawn, as JSON and as SARIF.
struct MistakeGoldenTests {
  private static let folder = "Tests/Golden/Mistakes/ten-mistakes"

  private func mistakes() -> Diagnostics {
    var diagnostics = Diagnostics()
    #expect(FileManager.default.changeCurrentDirectoryPath(Project.root.path))
    #expect(RubricLoader.load(folder: Self.folder, &diagnostics) == nil)
    return diagnostics
  }

  @Test(arguments: ["txt", "json", "sarif"])
  func whole(_ form: String) throws {
    let diagnostics = mistakes()
    let report = DiagnosticsReport(diagnostics.all, of: diagnostics.count, engineVersion: "(engine)")
    let text =
      switch form {
      case "json": report.json
      case "sarif": report.sarif
      default: DiagnosticRenderer(colours: false).render(diagnostics.all)
      }
    let path = "\(Self.folder)/expected.\(form)"
    guard !Project.writesGolden else { return try Data(text.utf8).write(to: Project.url(path)) }
    #expect(text == (try Project.text(path)), "\(path) differs; see what changed with 'make golden' and 'git diff'")
  }

  /// What readers of SARIF rely on: every result names a rule of the list, and every region starts before it ends.
  @Test func sarifHoldsTogether() throws {
    let diagnostics = mistakes()
    let report = DiagnosticsReport(diagnostics.all, of: diagnostics.count, engineVersion: "1")
    let log = try JSONDecoder().decode(Log.self, from: Data(report.sarif.utf8))
    let run = try #require(log.runs.first)
    #expect(log.version == "2.1.0" && run.results.count == 10)
    for result in run.results {
      #expect(run.tool.driver.rules[result.ruleIndex].id == result.ruleId)
      let region = try #require(result.locations.first).physicalLocation.region
      #expect((region.startLine, region.startColumn) < (region.endLine, region.endColumn))
    }
  }

  private struct Log: Decodable {
    let version: String
    let runs: [Run]
    struct Run: Decodable {
      let tool: Tool
      let results: [Result]
    }
    struct Tool: Decodable { let driver: Driver }
    struct Driver: Decodable { let rules: [Rule] }
    struct Rule: Decodable { let id: String }
    struct Result: Decodable {
      let ruleId: String
      let ruleIndex: Int
      let locations: [Location]
    }
    struct Location: Decodable { let physicalLocation: Physical }
    struct Physical: Decodable { let region: Region }
    struct Region: Decodable { let startLine, startColumn, endLine, endColumn: Int }
  }
}
