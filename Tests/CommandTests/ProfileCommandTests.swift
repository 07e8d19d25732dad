import Foundation
import Support
import Testing

/// `--profiles` and `--profile` at the command.
struct ProfileCommandTests {
  private static let records = "sample-audits/four-authorities-2016/records/NE"
  private static let profiles = "sample-audits/four-authorities-2016/profiles"

  private func run(_ arguments: String...) throws -> ProgramRun { try ProgramRun.of("caseaudit", arguments) }

  @Test func profilesOfSeveralFoldersAreRead() throws {
    let run = try run(
      "audit", Self.records, "--rubric", "west-midlands-standards", "--profiles", "\(Self.profiles)/NE.xml",
      "--profiles",
      "\(Self.profiles)/MID.xml")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("15 of 27 files show it, as WMS-03c asks: not borne out"))
    #expect(run.output.contains("A profile, but no file was counted: MID\n"))
  }

  @Test func standardInputIsReadOnce() throws {
    let run = try run("audit", "-", "--rubric", "west-midlands-standards", "--profiles", "-")
    #expect(run.status == 64 && run.errors.contains("standard input can be given once"))
  }

  @Test(arguments: ["cordis-bright-themes", "west-midlands-procedure"])
  func aRubricThatAsksNothingTakesNoProfiles(_ rubric: String) throws {
    let run = try run("audit", Self.records, "--rubric", rubric, "--profiles", Self.profiles)
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.errors.contains("none of the rubrics asks authorities anything"))
    for command in [["records", "new"], ["records", "check", Self.profiles]] {
      let run = try ProgramRun.of("caseaudit", command + ["--profile", "--rubric", rubric])
      #expect(run.status == 64 && run.errors.contains("the rubric '\(rubric)' asks nothing of authorities"))
    }
  }

  @Test(arguments: [
    ("<authorityProfile><authority><code>NE</code>", "malformed-xml"),
    ("<authorityProfile><authority><date>2016-08-01</date></authority></authorityProfile>", "no-identity"),
    ("<caseRecord/>", "not-case-records"),
  ])
  func aProfileThatIsMissingIsAnExitCode(_ text: String, _ id: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "profile.xml")
    let run = try run("audit", Self.records, "--rubric", "west-midlands-standards", "--profiles", path)
    #expect(run.status == 3 && run.errors.contains("error[\(id)]"), "\(run.errors)")
    #expect(run.output.contains("What authorities say of themselves"))
  }

  /// The same by any number of threads.
  @Test func theNumberOfThreadsChangesNothing() throws {
    let outputs = try ["1", "3"].map { threads in
      try run(
        "audit", Self.records, "--rubric", "west-midlands-standards", "--profiles", Self.profiles, "--format", "json",
        "--threads", threads
      ).output
    }
    #expect(outputs[0] == outputs[1] && outputs[0].contains("\"notBorneOut\": 2"))
  }
}
