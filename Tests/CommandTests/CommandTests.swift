import Foundation
import Support
import Testing

/// The command as a user runs it: what it prints, and its exit codes.
struct CommandTests {
  static let records = "sample-audits/four-authorities-2016/records"
  /// A case with alerts.
  static let atRisk = "sample-audits/archetypes/records/A11.json"
  static let archetype = "sample-audits/archetypes/records/A05.json"

  private func run(_ arguments: String..., input: String = "") throws -> ProgramRun {
    try ProgramRun.of("caseaudit", arguments, input: input)
  }

  @Test func theTableOfTheSample() throws {
    let run = try run("audit", Self.records)
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output == (try Project.text("sample-audits/four-authorities-2016/expected/result.txt")))
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test(
    arguments: [
      (["audit", archetype], 0), (["audit", archetype, "--rubric", "rubrics/cordis-bright-themes"], 0),
      (["audit", archetype, "--as-of", "2016-09-30", "--from", "2016-01-01", "--format", "json"], 0),
      (["audit", archetype, "--fail-on", "alert"], 0), (["audit", atRisk], 0),
      (["audit", atRisk, "--fail-on", "alert"], 1), (["audit", atRisk, "nowhere", "--fail-on", "alert"], 3),
      (["audit", archetype, "--fail-on", "gap"], 64), (["audit", archetype, "--escalation", ""], 64),
      (["audit", archetype, "--escalation", "a", "--escalation-file", "README.md"], 64),
      (["audit", archetype, "--escalation-file", "nowhere"], 64), (["audit", "nowhere"], 3),
      (["audit", "README.md"], 3), (["audit", archetype, "nowhere"], 3),
      (["audit", archetype, "--rubric", "nowhere"], 4), (["audit", archetype, "--rubric", "sample-audits"], 4),
      (["audit", archetype, "--output", "nowhere/result.txt"], 4), (["audit", archetype, "--output", "README.md"], 4),
      (["audit"], 64), (["audit", archetype, "--by", "authority,authority"], 64),
      (["audit", archetype, "--format", "xlsx"], 64),
      (["audit", archetype, "--as-of", "30/9/2016"], 64),
      (["audit", archetype, "--as-of", "2016-01-01", "--from", "2016-01-02"], 64), (["audot"], 64),
      (["rubric", "check", "rubrics/cordis-bright-themes"], 0), (["rubric", "check", "sample-audits"], 4),
      (["rubric", "show"], 0), (["rubric", "show", "rubrics/cordis-bright-themes", "--criterion", "CB-V2"], 0),
      (["rubric", "show", "nowhere"], 4), (["rubric", "show", "--criterion", "CB-V99"], 64),
      (["rubric", "check"], 64), (["rubric", "test", "rubrics/cordis-bright-themes"], 0), (["rubric", "test"], 64),
      (["rubric", "test", "Tests/Golden/RubricTests/not-as-expected", "rubrics/cordis-bright-themes"], 1),
      (["rubric", "test", "Tests/Golden/RubricTests/with-mistakes", "Tests/Golden/RubricTests/not-as-expected"], 2),
      (["rubric", "test", "rubrics", "Tests/Golden/RubricTests/with-mistakes"], 4),
      (["rubric", "test", "rubrics/cordis-bright-themes", "--format", "xml"], 64), (["records", "new"], 0),
      (["records", "new", "--format", "guide"], 0), (["records", "new", "--format", "csv"], 64),
      (["--version"], 0), (["--help"], 0), (["audit", "--help"], 0),
    ] as [([String], Int32)])
  func exitCodes(_ arguments: [String], _ expected: Int32) throws {
    let run = try ProgramRun.of("caseaudit", arguments)
    #expect(run.status == expected, "\(run.output)\(run.errors)")
    #expect(expected <= 1 || !run.errors.isEmpty)
  }

  /// Alerts lead, with the local rule, in every form.
  @Test(arguments: [["audit"], ["audit", "--format", "json"], ["explain", "--case", "A11"]])
  func alertsComeFirst(_ arguments: [String]) throws {
    let rule = ["--escalation", "Tell the head\n of \u{1B}[31mservice", Self.atRisk]
    let run = try ProgramRun.of("caseaudit", arguments + rule)
    let head = run.output.prefix(1500)
    #expect(head.contains("Safeguarding concern: check the live record now") || head.contains("immediate-risk-open"))
    #expect(head.replacing(/\n +/, with: " ").contains("Tell the head of"))
    #expect(run.status == 0 && !run.output.contains("\u{1B}"))
  }

  @Test(arguments: [
    ["audit", archetype, "--format", "\u{1B}[31m"], ["audit", archetype, "--\u{1B}[31m"], ["\u{1B}[31m"],
    ["audit", archetype, "--threads", "\u{1B}[31m"], ["records", "check", archetype, "--format", "\u{1B}[31m"],
    ["audit", archetype, "--by", "\u{1B}[31m"], ["functions", "\u{1B}[31m"], ["help", "\u{1B}[31m"],
  ])
  func argumentsDoNothingToATerminal(_ arguments: [String]) throws {
    let run = try ProgramRun.of("caseaudit", arguments)
    #expect(!(run.output + run.errors).contains("\u{1B}"), "\(run.errors)")
  }

  /// The codes of groups that look like our own words, or like each other, and the cells of their rows.
  @Test func everyGroupHasARowOfItsOwn() throws {
    let codes = ["Total", "not stated", "could not be read", "'Total", "=x", "'=x"]
    let records = codes.enumerated().map { index, code in
      #"{"case": {"authorityCode": "A", "caseId": "\#(index)", "auditDate": "2016-09-30", "teamCode": "\#(code)"}}"#
    }
    let run = try run("audit", "-", "--by", "team", "--format", "csv", input: records.joined(separator: "\n"))
    let rows = run.output.split(separator: "\r\n").filter { $0.contains(",theme,risk,") }
    let cells = rows.compactMap { $0.split(separator: ",").first.map(String.init) }
    let expected = ["Total", "''=x", "''Total", "'=x", "'Total", "'could not be read", "'not stated"]
    #expect(Set(cells) == Set(expected) && cells.count == expected.count && cells.first == "Total", "\(cells)")
  }

  @Test func standardInputIsReadLast() throws {
    let record = try Project.text(Self.archetype)
    let run = try run("audit", "-", Self.archetype, input: record)
    #expect(run.status == 3 && run.errors.contains("duplicate-record") && run.errors.contains("-:1:1"))
  }

  @Test func aMistakeInARubricIsShownAtItsPlace() throws {
    let folder = try TemporaryFolder()
    try folder.write(Project.text("rubrics/case-record.schema.json"), to: "case-record.schema.json")
    for name in ["shared-definitions.yaml", "shared-alerts.yaml", "shared-features.yaml"] {
      try folder.write(Project.text("rubrics/\(name)"), to: name)
    }
    let rubric = try Project.text("rubrics/cordis-bright-themes/rubric.yaml")
      .replacing("abuse.controlConsidered", with: "abuse.controlConsiderd")
    try folder.write(rubric, to: "cordis-bright-themes/rubric.yaml")
    let run = try run("audit", Self.archetype, "--rubric", "\(folder.path)/cordis-bright-themes")
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("error[unknown-field]: 'abuse' has no field 'controlConsiderd'"))
    #expect(run.errors.contains("= help: did you mean 'controlConsidered'?"))
  }

  @Test func whatCanBeReadIsDone() throws {
    let folder = try TemporaryFolder()
    try folder.write(Project.text(Self.archetype), to: "good.json")
    try folder.write("{\"case\": {\"caseId\": \"secret-token\", ", to: "bad.json")
    try folder.write(
      "<caseRecords><caseRecord><case><caseId>secret-token</case></caseRecord></caseRecords>", to: "bad.xml")
    try folder.write(
      "<caseRecord><case><caseId>secret-1</caseId><authorityCode>NE</authorityCode><auditDate>secret-day</auditDate></case></caseRecord>",
      to: "date.xml")
    try folder.write("hello", to: "notes.txt")
    let run = try run("audit", folder.path)
    #expect(run.status == 3)
    #expect(run.output.contains("1 file\n") || run.output.contains("· 1 file"))
    #expect(
      run.output.contains("2 could not be read") && run.output.contains("1 file in the folders passed over"))
    #expect(!run.output.contains("secret") && !run.errors.contains("secret"))
  }

  @Test func anUnknownFieldIsReportedOncePerPathAndIsNoError() throws {
    let folder = try TemporaryFolder()
    let record = try Project.text(Self.archetype)
      .replacing("\"parentingImpact\"", with: "\"parentingInpact\": true, \"parentingImpact\"")
    try folder.write(record, to: "case.json")
    let run = try run("audit", folder.path)
    #expect(run.status == 0)
    #expect(
      run.errors.contains("'assessments[].parentingInpact'") && run.errors.contains("did you mean 'parentingImpact'?"))
  }

  @Test func anOutputFileIsWrittenWholeAndNotReplacedUnasked() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/result.json"
    #expect(try run("audit", Self.archetype, "--format", "json", "--output", path).status == 0)
    let first = try String(contentsOfFile: path, encoding: .utf8)
    #expect(first.hasPrefix("{\n  \"resultVersion\": 2,"))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try run("audit", Self.archetype, "--output", path).status == 4)
    #expect(try run("audit", Self.archetype, "--output", path, "--force").status == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8) != first)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["result.json"])
  }

  @Test func theOrderOfArgumentsChangesNothing() throws {
    let parts = ["NE", "MID.xml", "LON.json", "NW.ndjson"].map { "\(Self.records)/\($0)" }
    let forward = try ProgramRun.of("caseaudit", ["audit", "--format", "json"] + parts)
    let backward = try ProgramRun.of(
      "caseaudit", ["audit", "--format", "json"] + parts.reversed(),
      environment: ["TZ": "Asia/Tokyo", "LANG": "de_DE.UTF-8"])
    let whole = try run("audit", "--format", "json", "./\(Self.records)/", "\(Self.records)/MID.xml")
    #expect(forward.output == backward.output && forward.output == whole.output)
  }

  @Test(arguments: [
    (["--by", "team"], "team,rubric,level"),
    (["--by", "authority,team,case.status"], "authority,team,case.status,rubric,level"),
  ])
  func countsByOtherGroups(_ by: [String], _ head: String) throws {
    let run = try ProgramRun.of("caseaudit", ["audit", Self.records, "--format", "csv"] + by)
    #expect(run.status == 0 && run.output.hasPrefix(head))
    // Every group's files add up to all files, for each theme.
    let rows = run.output.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let scope = try #require(rows[0].firstIndex(of: "files_in_scope"))
    let risk = rows.dropFirst().filter { $0.contains("theme") && $0.contains("risk") }
    #expect(risk.filter { $0[0] != "Total" }.reduce(0) { $0 + (Int($1[scope]) ?? 0) } == 331)
  }

  /// Several rubrics in any order; each is read once, and what can't be asked for is said.
  @Test func severalRubrics() throws {
    let names = ["barnardos-risk-assessment", "cordis-bright-themes"]
    let runs = try [names, names.reversed()].map { names in
      try ProgramRun.of("caseaudit", ["audit", Self.archetype] + names.flatMap { ["--rubric", $0] })
    }
    #expect(runs[0].status == 0 && runs[0].output == runs[1].output)
    #expect(names.allSatisfy { runs[0].output.contains("\nrubric \($0) 1.0 · ") })
    #expect(runs[0].output.components(separatedBy: "No alert does not mean").count == 2)
  }

  @Test(
    arguments: [
      (["--rubric", "cordis-bright-themes", "--rubric", "cordis-bright-themes"], 64, "is given twice"),
      (["--all", "--rubric", "cordis-bright-themes"], 64, "not both"),
      (["--rubric", "cordis-bright-themes", "--rubric", "no-such"], 4, "there is no rubric 'no-such'"),
    ] as [([String], Int32, String)])
  func rubricsThatCantBeUsed(_ options: [String], _ status: Int32, _ message: String) throws {
    let run = try ProgramRun.of("caseaudit", ["audit", Self.archetype] + options)
    #expect(run.status == status && run.output.isEmpty && run.errors.contains(message), "\(run.errors)")
  }

  @Test(arguments: ["taem", "case", "children", "visits.seen", "authority,team,team,team", ""])
  func groupsThatAreNone(_ by: String) throws {
    let run = try run("audit", Self.archetype, "--by", by)
    #expect(run.status == 64 && run.output.isEmpty)
  }

  @Test func aRecordWithoutAGroupIsInAGroupOfItsOwn() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Project.text(Self.archetype).replacing("\"teamCode\": \"T1\",", with: ""), to: "case.json")
    let table = try run("audit", folder.path, "--by", "team")
    #expect(table.status == 0 && table.output.contains("(not stated)"))
    let csv = try run("audit", folder.path, "--by", "team", "--format", "csv")
    #expect(csv.output.contains("\r\nnot stated,cordis-bright-themes,theme,"))
  }

  /// A spreadsheet takes a cell that starts so for a formula.
  @Test func aGroupsNameIsNoFormula() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Project.text(Self.archetype).replacing("\"teamCode\": \"T1\"", with: "\"teamCode\": \"=1+1\""), to: "case.json")
    let csv = try run("audit", folder.path, "--by", "team", "--format", "csv")
    #expect(csv.output.contains("\r\n'=1+1,cordis-bright-themes,theme,"))
  }

  @Test func theNumberOfThreadsChangesNothing() throws {
    let folder = try TemporaryFolder()
    try folder.write("{\"case\": {", to: "broken.json")
    let outputs = try ["1", "2", "3", "16"].map { threads in
      try run("audit", folder.path, Self.records, Self.archetype, "--threads", threads, "--format", "json")
    }
    #expect(Set(outputs.map(\.output)).count == 1 && Set(outputs.map(\.errors)).count == 1)
    #expect(outputs.allSatisfy { $0.status == 3 })
  }

  @Test(arguments: [
    (["functions"], 0, "daysBetween", ""), (["functions", "indexOf"], 0, "string.indexOf(string, int) -> int", ""),
    (["functions", "greatest"], 0, "math.greatest(list(int)) -> int", ""),
    (["functions", "dayzBetween"], 64, "", "did you mean 'daysBetween'?"),
  ])
  func functionsAreShown(_ arguments: [String], _ status: Int32, _ output: String, _ errors: String) throws {
    let shown = try ProgramRun.of("caseaudit", arguments)
    #expect(shown.status == status)
    #expect(shown.output.contains(output) || output.isEmpty)
    #expect(shown.errors.contains(errors) || errors.isEmpty)
  }

  @Test func interruptingLeavesNothingHalfDone() throws {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = Project.program("caseaudit")
    process.arguments = ["audit", "-", "--output", "\(folder.path)/result.txt"]
    process.currentDirectoryURL = Project.root
    // A standard input that never ends.
    let (input, errors) = (Pipe(), Pipe())
    (process.standardInput, process.standardError) = (input, errors)
    try process.run()
    // The rubric is loaded, and the signal watched for, before the first byte is asked for.
    try input.fileHandleForWriting.write(contentsOf: Data(String(repeating: " ", count: 1 << 20).utf8))
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(said == "caseaudit: interrupted; nothing was written\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) throws {
    let run = try run("--generate-completion-script", shell)
    #expect(run.status == 0 && run.output.contains("caseaudit"))
  }

  /// Only an ordinary file is replaced, and never one of the inputs.
  @Test func nothingElseIsReplaced() throws {
    let folder = try TemporaryFolder()
    let record = try folder.write(Project.text(Self.archetype), to: "case.json")
    try FileManager.default.createDirectory(atPath: "\(folder.path)/inner", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/link", withDestinationPath: "nowhere")
    for output in ["case.json", "inner", "link", "nowhere/result.txt", "inner/"] {
      let run = try run("audit", record, "--output", "\(folder.path)/\(output)", "--force")
      #expect(run.status == 4 && run.output.isEmpty && run.errors.hasPrefix("caseaudit: "), "\(output)")
    }
    #expect(try String(contentsOfFile: record, encoding: .utf8) == Project.text(Self.archetype))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["case.json", "inner", "link"])
  }

  @Test func aRecordThatIsTooMuchWorkIsLeftOutAndSaid() throws {
    let rows = { (count: Int, row: String) in Array(repeating: row, count: count).joined(separator: ",") }
    let folder = try TemporaryFolder()
    try folder.write(
      """
      {"case": {"caseId": "1", "authorityCode": "A", "auditDate": "2016-09-30"},
      "children": [\(rows(3000, "{\"id\": \"c\", \"ageYears\": 5}"))],
      "visits": [\(rows(3000, "{\"childId\": \"x\", \"date\": \"2016-05-05\"}"))]}
      """, to: "case.json")
    let run = try run("audit", folder.path, Self.archetype)
    #expect(run.status == 3 && run.errors.contains("error[criterion-too-costly]") && run.output.contains("· 1 file"))
  }
}
