import Foundation
import Support
import Testing

/// `caseaudit explain` as a user runs it.
struct ExplainTests {
  static let records = "sample-audits/archetypes/records"
  static let sample = "sample-audits/four-authorities-2016/records"

  private func run(_ arguments: String..., input: String = "") throws -> ProgramRun {
    try ProgramRun.of("caseaudit", ["explain"] + arguments, input: input)
  }

  @Test(
    arguments: [
      ([records, "--case", "A05"], 0), ([records, "--case", "NW/A05"], 0),
      ([records, "--case", "A05", "--criterion", "CB-R1", "--criterion", "every-child-seen"], 0),
      ([records, "--case", "A05", "--as-of", "2016-09-30", "--from", "2016-01-01", "--format", "json"], 0),
      ([records, "--case", "LON/A05"], 4), ([records, "--case", "A5"], 4), ([records, "nowhere", "--case", "A05"], 3),
      ([records, "--case", "A05", "--rubric", "nowhere"], 4), ([records], 64), (["--case", "A05"], 64),
      ([records, "--case", "A05", "--criterion", "CB-R99"], 64), ([records, "--case", "A05", "--format", "csv"], 64),
      ([records, "--case", "A05", "--as-of", "2016-01-01", "--from", "2016-01-02"], 64),
    ] as [([String], Int32)])
  func exitCodes(_ arguments: [String], _ expected: Int32) throws {
    let run = try ProgramRun.of("caseaudit", ["explain"] + arguments)
    #expect(run.status == expected, "\(run.output)\(run.errors)")
    #expect(expected == 0 || !run.errors.isEmpty)
  }

  @Test func aCaseThatIsNotThereIsNotGuessed() throws {
    let run = try run(Self.records, "--case", "A16")
    #expect(run.output.isEmpty)
    #expect(
      run.errors == "caseaudit: there is no case of this identity among the 15 records that were read\n")
  }

  @Test func aCriterionThatWasProbablyMeantIsNamed() throws {
    let run = try run(Self.records, "--case", "A05", "--criterion", "every-child-sen")
    #expect(run.errors.contains("the rubric has no criterion 'every-child-sen'; did you mean 'every-child-seen'?"))
  }

  @Test func standardInputHasPlacesToo() throws {
    let record = try Project.text("\(Self.records)/A05.json")
    let run = try run("-", "--case", "A05", "--criterion", "CB-R1", input: record)
    #expect(run.status == 0 && run.output.contains("Case NW/A05, -:1") && run.output.contains(/\(-:\d+:\d+\)/))
  }

  /// One number in two authorities; the same record twice is one case.
  @Test func casesOfOneNumberAreToldApart() throws {
    let record = try Project.text("\(Self.records)/A05.json")
    let folder = try TemporaryFolder()
    try folder.write(record, to: "1.json")
    try folder.write(record.replacing("\"NW\"", with: "\"LON\""), to: "2.json")
    try folder.write(record, to: "3.json")
    let several = try run(folder.path, "--case", "A05")
    #expect(several.status == 64 && several.output.isEmpty)
    #expect(several.errors.contains("1.json:1:1") && several.errors.contains("2.json:1:1"))
    let one = try run(folder.path, "--case", "NW/A05")
    #expect(one.status == 0 && one.output.contains("A later record has the same identity and is left out"))
  }

  @Test(arguments: [
    ("\"auditDate\": \"2016-09-30\"", "\"auditDate\": null", "Not judged: the record has no audit date of its own"),
    (
      "\"auditDate\": \"2016-09-30\"", "\"auditDate\": \"soon\"",
      "Not judged: the record's own audit date could not be read"
    ),
    (
      "\"id\": \"c1\",", "\"id\": \"c1\", \"nhsNumber\": \"9434765919\",", "Not judged: a direct identifier of a person"
    ),
  ])
  func aRecordThatIsNotJudgedSaysWhy(_ part: String, _ changed: String, _ expected: String) throws {
    let record = try Project.text("\(Self.records)/A05.json").replacing(part, with: changed)
    let run = try run("-", "--case", "A05", input: record)
    #expect(run.status == 0 && run.output.contains(expected), "\(run.output.prefix(600))\(run.errors)")
    #expect(!run.output.contains("9434765919"))
  }

  @Test func whatIsLeftOutByIdentifiersIsExplainedWhereAsked() throws {
    let record = try Project.text("\(Self.records)/A05.json")
      .replacing("\"id\": \"c1\",", with: "\"id\": \"c1\", \"nhsNumber\": \"9434765919\",")
    let run = try run("-", "--case", "A05", "--identifiers", "warn", input: record)
    #expect(run.status == 0 && run.output.contains("Met, because") && !run.output.contains("9434765919"))
  }
}
