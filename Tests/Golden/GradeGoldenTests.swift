import CaseAudit
import Foundation
import Support
import Testing

/// A rubric with grades, limits and alerts over the archetypes, in every form; `make golden` writes the expectations anew.
struct GradeGoldenTests {
  private static let folder = "Tests/Golden/Grades"

  private func audit(threads: Int = 1) throws -> Audit {
    #expect(FileManager.default.changeCurrentDirectoryPath(Project.root.path))
    var audit = Audit(rubric: try RubricLibrary().rubric(named: "\(Self.folder)/graded"))
    audit.threads = threads
    return audit
  }

  private var inputs: Inputs { Inputs(finding: ["sample-audits/archetypes/records"]) }

  private func compare(_ text: String, with name: String) throws {
    let text = text.replacing("\"version\": \"\(engineVersion)\"", with: "\"version\": \"(engine)\"")
    guard !Project.writesGolden else {
      return try Data(text.utf8).write(to: Project.url("\(Self.folder)/\(name)"))
    }
    #expect(text == (try Project.text("\(Self.folder)/\(name)")), "\(name) differs; see 'make golden' and 'git diff'")
  }

  /// The same with any number of threads.
  @Test(arguments: ReportFormat.all.map(\.name))
  func reports(_ name: String) throws {
    let format = try #require(ReportFormat.named(name))
    let texts = try [1, 2, 4].map { format.render(try audit(threads: $0).run(inputs)) }
    #expect(Set(texts).count == 1)
    try compare(texts[0], with: "expected.\(name == "table" ? "txt" : name)")
  }

  @Test(arguments: FindingsFormat.all.map(\.name))
  func findings(_ name: String) throws {
    let format = try #require(FindingsFormat.all.first { $0.name == name })
    let texts = try [1, 3].map { threads in
      let audit = try audit(threads: threads)
      let lines = format.lines(layout: audit.findingsLayout)
      var bytes = lines.head
      _ = audit.run(inputs, onCase: { lines.append($0, to: &bytes) })
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(Set(texts).count == 1)
    try compare(texts[0], with: "expected-findings.\(name)")
  }

  @Test(arguments: ["txt", "json"])
  func explanation(_ form: String) throws {
    guard case .found(let explanation) = try audit().explain("A11", in: inputs).outcome else {
      Issue.record("the case is there")
      return
    }
    try compare(form == "txt" ? explanation.text() : explanation.json(), with: "expected-explanation.\(form)")
  }

  /// Whatever is written, a grade never stands without what it is.
  @Test func everyOutputSaysWhatAGradeIs() throws {
    for name in ["expected.txt", "expected.json", "expected.csv", "expected-findings.csv", "expected-findings.ndjson"]
      + ["expected-explanation.txt", "expected-explanation.json"]
    {
      let text = try Project.text("\(Self.folder)/\(name)")
      #expect(text.contains("local, not an Ofsted judgement"), "\(name)")
      #expect(
        text.contains("No alert does not mean") || text.contains("noAlertMeansSafe"))
    }
  }
}
