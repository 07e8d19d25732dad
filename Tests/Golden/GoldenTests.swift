import CaseAudit
import Foundation
import Support
import Testing

/// Audits every folder of `sample-audits` and compares whole outputs with its `expected` files. `make golden` writes them anew.
struct GoldenTests {
  static let samples = ["archetypes", "four-authorities-2016"]

  static let quarterNames = ["2016-Q1", "2016-Q2", "2016-Q3", "2016-Q4"]

  // Loading and auditing take their time, and are done once for all forms of what comes of them.
  private static let library = RubricLibrary(folders: [Project.url("rubrics").path])
  private static let rubric = Result { try library.rubric(named: "cordis-bright-themes") }
  private static let rubrics = Result { try RubricSet(try library.names.map { try library.rubric(named: $0) }) }
  static let sampleReports = Result {
    try samples.map { try Audit(rubric: rubric.get()).run(inputs("sample-audits/\($0)/records")) }
  }
  static let quarterReports = Result {
    try quarterNames.map {
      try Audit(rubric: rubric.get()).run(inputs("sample-audits/four-quarters/records/\($0).ndjson"))
    }
  }
  private static let reportsByAll = Result {
    try samples.map { try Audit(rubrics: rubrics.get()).run(inputs("sample-audits/\($0)/records")) }
  }

  /// Inputs by paths from the project's folder, as reports show them.
  private static func inputs(_ path: String) throws -> Inputs {
    let current = FileManager.default.currentDirectoryPath
    #expect(FileManager.default.changeCurrentDirectoryPath(Project.root.path), "tests are run from \(current)")
    return Inputs(finding: [path])
  }

  private func inputs(of sample: String) throws -> Inputs { try Self.inputs("sample-audits/\(sample)/records") }

  /// The report in a format, whatever the version of the engine.
  private func text(of report: AuditReport, as format: String) throws -> String {
    try #require(ReportFormat.named(format)).render(report, .init(colours: false))
      .replacing("\"version\": \"\(engineVersion)\"", with: "\"version\": \"(engine)\"")
  }

  private func compare(_ text: String, with path: String) throws {
    if Project.writesGolden {
      try Data(text.utf8).write(to: Project.url(path))
    } else {
      let expected = try Project.text(path)
      #expect(text == expected, "\(path) differs; see what changed with 'make golden' and 'git diff'")
    }
  }

  @Test(arguments: samples.indices, ReportFormat.all.map(\.name))
  func reports(_ number: Int, _ format: String) throws {
    let text = try text(of: Self.sampleReports.get()[number], as: format)
    let name = "result.\(format == "table" ? "txt" : format)"
    try compare(text, with: "sample-audits/\(Self.samples[number])/expected/\(name)")
  }

  /// An audit round of each quarter, to be set against the others.
  @Test(arguments: quarterNames.indices, ["table", "json"])
  func quarters(_ number: Int, _ format: String) throws {
    let text = try text(of: Self.quarterReports.get()[number], as: format)
    let name = "result.\(format == "table" ? "txt" : format)"
    try compare(text, with: "sample-audits/four-quarters/expected/\(Self.quarterNames[number])/\(name)")
  }

  /// All rubrics in one run.
  @Test(arguments: samples.indices, ["table", "csv"])
  func allRubrics(_ number: Int, _ name: String) throws {
    let report = try Self.reportsByAll.get()[number]
    #expect(report.parts.count == 8)
    let text = try #require(ReportFormat.named(name)).render(report)
    try compare(text, with: "sample-audits/\(Self.samples[number])/expected/all.\(name == "table" ? "txt" : name)")
  }

  /// What the four authorities say of themselves, set against their files.
  @Test(arguments: ReportFormat.all.map(\.name))
  func profiles(_ name: String) throws {
    let sample = "four-authorities-2016"
    // As JSON one rubric is enough to read.
    let rubrics = try Self.rubrics.get().rubrics.filter {
      $0.authority != nil && (name != "json" || $0.id == "west-midlands-standards")
    }
    #expect(rubrics.count == (name == "json" ? 1 : 4))
    var audit = Audit(rubrics: try RubricSet(rubrics))
    let inputs = try inputs(of: sample)
    audit.profiles = try Profiles(Inputs(finding: ["sample-audits/\(sample)/profiles"]), for: audit.rubrics)
    let text = try text(of: audit.run(inputs), as: name)
    try compare(text, with: "sample-audits/\(sample)/expected/profiles.\(name == "table" ? "txt" : name)")
  }

  /// Every judgement on every archetype: a row a criterion, a column a case.
  @Test func judgements() throws {
    var cases: [(name: String, result: CaseResult)] = []
    let report = Audit(rubric: try Self.rubric.get()).run(
      try inputs(of: "archetypes"),
      onCase: { found in
        cases.append((URL(fileURLWithPath: found.place.path).deletingPathExtension().lastPathComponent, found.result))
      })
    let head = (["criterion"] + cases.map(\.name)).joined(separator: ",")
    let rows = report.first.rubric.criteria.map { criterion in
      ([criterion.id] + cases.map { $0.result.judgements[criterion.index].rawValue }).joined(separator: ",")
    }
    try compare(
      ([head] + rows).joined(separator: "\n") + "\n", with: "sample-audits/archetypes/expected/judgements.csv")
  }

  /// Every judgement by every rubric on every archetype is that of the reviewed table. The table is not written by 'make golden':
  /// each of its cells was compared with the project's list of criteria, and `differences.csv` says where and why they differ.
  @Test func reviewedJudgements() throws {
    let set = try Self.rubrics.get()
    var cases: [(name: String, results: [CaseResult?])] = []
    _ = Audit(rubrics: set).run(
      try inputs(of: "archetypes"),
      onCase: { cases.append((String($0.place.path.split(separator: "/").last?.prefix(3) ?? ""), $0.results)) })
    let rows = set.rubrics.enumerated().flatMap { number, rubric in
      rubric.criteria.map { criterion in
        let judgements = cases.map { $0.results[number]?.judgements[criterion.index].rawValue ?? "none" }
        return ([rubric.id, criterion.ref ?? "", criterion.id] + judgements).joined(separator: ",")
      }
    }
    let found = [(["rubric", "ref", "criterion"] + cases.map(\.name)).joined(separator: ",")] + rows
    let table = try Project.text("sample-audits/archetypes/expected/criteria.csv")
    #expect(found == table.split(whereSeparator: \.isNewline).map(String.init))
    #expect(rows.count == 158 && cases.count == 15)
  }

  /// Every finding, the same with any number of threads.
  @Test(arguments: samples)
  func findings(_ sample: String) throws {
    let formats = FindingsFormat.all
    let texts = try [1, 2, 3].map { threads in
      var audit = Audit(rubric: try Self.rubric.get())
      audit.threads = threads
      let lines = formats.map { $0.lines(layout: audit.findingsLayout) }
      var bytes = lines.map(\.head)
      _ = audit.run(
        try inputs(of: sample), onCase: { for number in lines.indices { lines[number].append($0, to: &bytes[number]) } }
      )
      return bytes.map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(Set(texts).count == 1)
    // Of the two forms the smaller is kept.
    let kept = try #require(formats.firstIndex { $0.name == "csv" })
    try compare(texts[0][kept], with: "sample-audits/\(sample)/expected/findings.csv")
  }
}
