import CaseAudit
import Foundation
import Support
import Testing

/// Reports and comparisons of the samples as text, compared with their `expected` files.
struct ReportGoldenTests {
  /// The counts of the sample of four authorities.
  private func counts() throws -> AuditCounts { AuditCounts(try GoldenTests.sampleReports.get()[1]) }

  private func policy(_ name: String) throws -> DisclosurePolicy {
    var diagnostics = Diagnostics()
    let library = RubricLibrary(folders: [Project.url("rubrics").path])
    let policies = DataTables.disclosurePolicies(of: library, &diagnostics)
    #expect(diagnostics.isEmpty)
    return try #require(policies.first { $0.name == name })
  }

  private func published(_ counts: AuditCounts, _ policy: String = "none") throws -> PublishedAudit {
    try PublishedAudit(counts, policy: try self.policy(policy), basis: .random)
  }

  private func compare(_ text: String, with path: String) throws {
    let text = text.replacing("caseaudit \(engineVersion)", with: "caseaudit (engine)")
      .replacing(",\(engineVersion),", with: ",(engine),")
    if Project.writesGolden {
      try Data(text.utf8).write(to: Project.url(path))
    } else {
      let expected = try Project.text(path)
      #expect(text == expected, "\(path) differs; see what changed with 'make golden' and 'git diff'")
    }
  }

  private static let sample = "sample-audits/four-authorities-2016"

  /// Two pages for a board, as they are and under each policy.
  @Test(arguments: ["none", "dfe", "opensafely", "ons"])
  func board(_ policy: String) throws {
    var options = ReportOptions()
    options.audience = .board
    let audit = try published(try counts(), policy)
    let suffix = policy == "none" ? "" : "-\(policy)"
    try compare(
      AuditDocument(audit, options).document().markdown(), with: "\(Self.sample)/expected/board-summary\(suffix).md")
  }

  /// A page to learn from for each authority.
  @Test func team() throws {
    var options = ReportOptions()
    options.audience = .team
    let audit = try published(try counts())
    try compare(AuditDocument(audit, options).document().text(), with: "\(Self.sample)/expected/team-learning.txt")
  }

  /// The authorities compared: none is different on any theme, as the sample is made.
  @Test func groups() throws {
    let document = ComparisonDocument(try published(try counts())).groups()
    try compare(document.text(), with: "\(Self.sample)/expected/comparison.txt")
  }

  /// The first quarter and the last: NW's voice, and nothing else.
  @Test func quarters() throws {
    let quarters = "sample-audits/four-quarters"
    let reports = try GoldenTests.quarterReports.get()
    let audits = try [reports[0], reports[3]].map { try published(AuditCounts($0)) }
    let document = try ChangeDocument(before: audits[0], after: audits[1]).document()
    try compare(document.text(), with: "\(quarters)/expected/comparison.txt")
  }

  /// Open data, as they are and protected.
  @Test(arguments: ["none", "dfe"])
  func openData(_ policy: String) throws {
    let audit = try published(try counts(), policy)
    let file = try #require(OpenData(audit).files.first)
    let suffix = policy == "none" ? "" : "-\(policy)"
    try compare(file.data, with: "\(Self.sample)/expected/open-data\(suffix).csv")
    try compare(file.metadata, with: "\(Self.sample)/expected/open-data\(suffix).meta.csv")
  }

  /// A page for one archetype.
  @Test(arguments: ["A05", "A11"])
  func casePage(_ name: String) throws {
    let library = RubricLibrary(folders: [Project.url("rubrics").path])
    let audit = Audit(rubric: try library.rubric(named: "cordis-bright-themes"))
    #expect(FileManager.default.changeCurrentDirectoryPath(Project.root.path))
    var pages = CasePages(rubrics: audit.rubrics, ReportOptions())
    _ = audit.run(Inputs(finding: ["sample-audits/archetypes/records/\(name).json"]), onCase: { pages.add($0) })
    try compare(pages.document.markdown(), with: "sample-audits/archetypes/expected/case-page-\(name).md")
  }
}
