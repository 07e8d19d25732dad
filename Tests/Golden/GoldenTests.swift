import CaseAudit
import Foundation
import Support
import Testing

/// Audits every folder of `sample-audits` and compares whole outputs with its `expected` files. `make golden` writes them anew.
struct GoldenTests {
  static let samples = ["archetypes", "four-authorities-2016"]

  private func report(_ sample: String, onCase: (CountedCase) -> Void = { _ in }) throws -> AuditReport {
    try audit().run(inputs(of: sample), onCase: onCase)
  }

  private func audit() throws -> Audit {
    Audit(rubric: try RubricLibrary(folders: [Project.url("rubrics").path]).rubric(named: "cordis-bright-themes"))
  }

  private func inputs(of sample: String) throws -> Inputs {
    let current = FileManager.default.currentDirectoryPath
    #expect(FileManager.default.changeCurrentDirectoryPath(Project.root.path), "tests are run from \(current)")
    return Inputs(finding: ["sample-audits/\(sample)/records"])
  }

  private func compare(_ text: String, with path: String) throws {
    if Project.writesGolden {
      try Data(text.utf8).write(to: Project.url(path))
    } else {
      let expected = try Project.text(path)
      #expect(text == expected, "\(path) differs; see what changed with 'make golden' and 'git diff'")
    }
  }

  @Test(arguments: samples, ReportFormat.all.map(\.name))
  func reports(_ sample: String, _ format: String) throws {
    let report = try report(sample)
    let text = try #require(ReportFormat.named(format)).render(report, .init(colours: false))
      .replacing("\"version\": \"\(engineVersion)\"", with: "\"version\": \"(engine)\"")
    try compare(text, with: "sample-audits/\(sample)/expected/result.\(format == "table" ? "txt" : format)")
  }

  /// An audit round of each quarter, to be set against the others.
  @Test(arguments: ["2016-Q1", "2016-Q2", "2016-Q3", "2016-Q4"], ["table", "json"])
  func quarters(_ quarter: String, _ format: String) throws {
    let sample = "sample-audits/four-quarters"
    let audit = try audit()
    #expect(FileManager.default.changeCurrentDirectoryPath(Project.root.path))
    let report = audit.run(Inputs(finding: ["\(sample)/records/\(quarter).ndjson"]))
    let text = try #require(ReportFormat.named(format)).render(report, .init(colours: false))
      .replacing("\"version\": \"\(engineVersion)\"", with: "\"version\": \"(engine)\"")
    try compare(text, with: "\(sample)/expected/\(quarter)/result.\(format == "table" ? "txt" : format)")
  }

  /// All rubrics in one run.
  @Test(arguments: samples, ["table", "csv"])
  func allRubrics(_ sample: String, _ name: String) throws {
    let library = RubricLibrary(folders: [Project.url("rubrics").path])
    let rubrics = try RubricSet(try library.names.map { try library.rubric(named: $0) })
    #expect(rubrics.rubrics.count == 8)
    let text = try #require(ReportFormat.named(name)).render(Audit(rubrics: rubrics).run(try inputs(of: sample)))
    try compare(text, with: "sample-audits/\(sample)/expected/all.\(name == "table" ? "txt" : name)")
  }

  /// What the four authorities say of themselves, set against their files.
  @Test(arguments: ReportFormat.all.map(\.name))
  func profiles(_ name: String) throws {
    let library = RubricLibrary(folders: [Project.url("rubrics").path])
    let sample = "four-authorities-2016"
    // As JSON one rubric is enough to read.
    let asking = name == "json" ? ["west-midlands-standards"] : library.names
    let rubrics = try asking.map { try library.rubric(named: $0) }.filter { $0.authority != nil }
    #expect(rubrics.count == (name == "json" ? 1 : 4))
    var audit = Audit(rubrics: try RubricSet(rubrics))
    let inputs = try inputs(of: sample)
    audit.profiles = try Profiles(Inputs(finding: ["sample-audits/\(sample)/profiles"]), for: audit.rubrics)
    let text = try #require(ReportFormat.named(name)).render(audit.run(inputs))
      .replacing("\"version\": \"\(engineVersion)\"", with: "\"version\": \"(engine)\"")
    try compare(text, with: "sample-audits/\(sample)/expected/profiles.\(name == "table" ? "txt" : name)")
  }

  /// Every judgement on every archetype: a row a criterion, a column a case.
  @Test func judgements() throws {
    var cases: [(name: String, result: CaseResult)] = []
    let report = try report("archetypes") { found in
      cases.append((URL(fileURLWithPath: found.place.path).deletingPathExtension().lastPathComponent, found.result))
    }
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
    let library = RubricLibrary(folders: [Project.url("rubrics").path])
    let set = try RubricSet(try library.names.map { try library.rubric(named: $0) })
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
  @Test(arguments: samples, FindingsFormat.all.map(\.name))
  func findings(_ sample: String, _ format: String) throws {
    let format = try #require(FindingsFormat.all.first { $0.name == format })
    let texts = try [1, 2, 3].map { threads in
      var audit = try audit()
      audit.threads = threads
      let lines = format.lines(layout: audit.findingsLayout)
      var bytes = lines.head
      _ = audit.run(try inputs(of: sample), onCase: { lines.append($0, to: &bytes) })
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(Set(texts).count == 1)
    // Of the two forms the smaller is kept.
    if format.name == "csv" { try compare(texts[0], with: "sample-audits/\(sample)/expected/findings.csv") }
  }
}
