import CaseAudit
import Foundation
import Support
import Testing

@testable import SampleGenerator

/// The sample of four authorities: every flag as designed, in both formats.
struct SampleTests {
  static let rubric = Result {
    try RubricLibrary(folders: [Project.url("rubrics").path]).rubric(named: "cordis-bright-themes")
  }
  static let themes = ["risk", "impact", "multi-agency", "fathers", "voice"]

  /// The design's rows: case, gaps by theme, whether voice applies.
  private func design() throws -> [String: [String]] {
    let rows = try Project.text("sample-audits/four-authorities-2016/design.csv").split(separator: "\n").dropFirst()
    return Dictionary(
      uniqueKeysWithValues: rows.map { row in
        let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let flags = cells[2...6].map { $0 == "1" ? "gap" : "noGap" }
        return (cells[0], cells[7].isEmpty ? flags : flags.dropLast() + ["notApplicable"])
      })
  }

  private func outcomes(_ inputs: Inputs) throws -> (found: [[String]], report: AuditReport) {
    var found: [[String]] = []
    let report = Audit(rubric: try Self.rubric.get()).run(
      inputs, onCase: { found.append($0.result.themes.map(\.outcome.rawValue)) })
    return (found, report)
  }

  private func written(as format: WholeFormat) throws -> (TemporaryFolder, [String]) {
    let project = ProjectFolder(url: Project.root)
    let schema = try project.schema()
    let sample = try project.sample(by: schema)
    let folder = try TemporaryFolder()
    let files = SampleFiles(all: sample, in: format, schema: schema)
    try files.contents.forEach { try folder.write($0.text, to: $0.path) }
    return (folder, sample.all.compactMap { $0["case"]["caseId"].string })
  }

  @Test(arguments: WholeFormat.allCases)
  func everyFlagIsAsDesigned(_ format: WholeFormat) throws {
    let (folder, cases) = try written(as: format)
    let (found, report) = try outcomes(Inputs(finding: [folder.path]))
    let design = try design()
    #expect(found.count == 331 && cases.count == 331)
    for (name, flags) in zip(cases, found) { #expect(flags == design[name], "\(name) as \(format)") }
    #expect(report.inputs.unread.isEmpty && report.inputs.unknownFields.isEmpty && report.inputs.remarks.isEmpty)
  }

  @Test func bothFormatsGiveTheSameBytes() throws {
    let texts = try WholeFormat.allCases.map { format in
      let (folder, _) = try written(as: format)
      let (_, report) = try outcomes(Inputs(finding: [folder.path]))
      let json = try #require(ReportFormat.named("json")).render(report, .init(colours: false))
      let end = try #require(json.firstRange(of: "\n  \"inputs\": "))
      // Where the cases of alerts stand differs, as the files do.
      return json[..<end.lowerBound].replacing(/"path": "[^"]*",\s*"line": \d+/, with: "")
    }
    #expect(texts[0] == texts[1])
    #expect(texts[0].contains("\"numerator\": 106, \"denominator\": 321, \"percent\": 33.0"))
  }

  /// The counts of the design, as published files give them: overall, then LON, MID, NE, NW.
  @Test(arguments: [
    ("risk", [64, 21, 15, 6, 22]), ("impact", [38, 12, 9, 3, 14]), ("multi-agency", [27, 9, 6, 2, 10]),
    ("fathers", [63, 28, 12, 5, 18]), ("voice", [106, 39, 23, 8, 36]),
  ])
  func countsByAuthority(_ theme: String, _ expected: [Int]) throws {
    let records = Project.url("sample-audits/four-authorities-2016/records").path
    let (_, report) = try outcomes(Inputs(finding: [records]))
    let index = try #require(Self.themes.firstIndex(of: theme))
    let tallies = [report.first.result.overall] + report.first.result.sortedGroups.map(\.tally)
    #expect(tallies.map { $0.themes[index].gap } == expected)
    #expect(tallies.map(\.inScope) == [331, 131, 66, 28, 106])
    #expect(
      tallies.map { $0.themes[index].judged } == (theme == "voice" ? [321, 127, 64, 27, 103] : tallies.map(\.inScope)))
  }
}
