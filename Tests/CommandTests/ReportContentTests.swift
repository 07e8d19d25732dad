import Foundation
import Support
import Testing

/// What reports made by the command show, and what they never show.
struct ReportContentTests {
  /// Every byte of every file below a folder, workbooks unpacked.
  private func everything(in name: String, of folder: ReportFolder) throws -> [(name: String, text: String)] {
    try folder.files(in: name).filter { $0.contains(".") }.flatMap { path -> [(name: String, text: String)] in
      let url = folder.folder.url.appendingPathComponent("\(name)/\(path)")
      if path.hasSuffix(".xlsx") {
        return try WorkbookParts.of(Array(Data(contentsOf: url))).map { ("\(path) \($0.name)", $0.text) }
      }
      return [(path, try String(contentsOf: url, encoding: .utf8))]
    }
  }

  // MARK: Teams

  private static let byTeam = "--by team --team-sizes sizes.csv"

  /// A team of two workers, and one of which nobody knows how many it has, are shown together, whatever the policy.
  @Test(arguments: ["none", "dfe", "opensafely"])
  func smallTeamsAreNeverNamed(_ policy: String) throws {
    let folder = try ReportFolder()
    let line = "caseaudit report teams \(Self.byTeam) --disclosure \(policy)"
    #expect(try folder.run("\(line) --to html,xlsx,json,md --output o").status == 0)
    #expect(try folder.run("\(line) --to html,md --for team --output t").status == 0)
    let compared = try folder.run("caseaudit compare teams \(Self.byTeam) --disclosure \(policy)")
    #expect(compared.status == 0)
    let forms = try everything(in: "o", of: folder) + everything(in: "t", of: folder) + [("compare", compared.output)]
    for form in forms {
      #expect(!form.text.contains("TEAM-TWO") && !form.text.contains("TEAM-SIX"), "\(form.name)")
    }
    let page = try #require(forms.first { $0.name == "audit-report.html" }).text
    #expect(page.contains("TEAM-ONE"))
    #expect(page.contains("Teams shown together (fewer than three workers, or not known)"))
  }

  /// One small team by itself takes another with it: else the total would tell what it has.
  @Test func oneSmallTeamTakesAnotherWithIt() throws {
    let folder = try ReportFolder()
    try folder.folder.write("team,workers\nTEAM-ONE,5\nTEAM-TWO,2\nTEAM-SIX,6\n", to: "sizes.csv")
    let said = try folder.run("caseaudit compare teams \(Self.byTeam)")
    #expect(said.status == 0 && !said.output.contains("TEAM-TWO"))
    #expect(said.output.contains("TEAM-ONE") != said.output.contains("TEAM-SIX"), "\(said.output)")
  }

  @Test func smallTeamsCannotBeComparedByName() throws {
    let folder = try ReportFolder()
    let said = try folder.run("caseaudit compare teams \(Self.byTeam) --group TEAM-ONE --group TEAM-TWO")
    #expect(said.status == 64 && said.output.isEmpty)
    #expect(said.words.contains("there is no such group; there are 'TEAM-ONE', 'Teams shown together"))
  }

  // MARK: Policies

  /// A case with concerns.
  private static func secret() throws -> String {
    try Project.text("sample-audits/archetypes/records/A11.json").replacing("\"A11\"", with: "\"SECRET-CASE\"")
  }

  /// Single cases and the files they are in: in a report without a policy, and in none with one.
  @Test(arguments: [("none", true), ("dfe", false), ("opensafely", false), ("ons", false)])
  func casesAndFilesUnderAPolicy(_ policy: String, _ areShown: Bool) throws {
    let folder = try ReportFolder()
    try folder.folder.write(Self.secret(), to: "teams/secret-file.json")
    let line = "caseaudit report teams --disclosure \(policy) --to html,csv,xlsx,json,md --output o"
    #expect(try folder.run(line).status == 0)
    let forms = try everything(in: "o", of: folder)
    let names = Set(forms.map(\.name))
    #expect(names.contains("findings.csv") == areShown && names.contains("result.json") == areShown)
    #expect(forms.contains { $0.text.contains("secret-file.json") } == areShown)
    #expect(forms.contains { $0.text.contains("SECRET-CASE") } == areShown)
    let marking = areShown ? "OFFICIAL-SENSITIVE" : "Disclosure control applied: "
    #expect(try folder.text("o/audit-report.html").contains(marking))
  }

  /// A result holds the names of cases with a concern; a report on it under a policy does not.
  @Test func casesOfAResultUnderAPolicy() throws {
    let folder = try ReportFolder()
    try folder.folder.write(Self.secret(), to: "teams/secret-file.json")
    #expect(try folder.run("caseaudit audit teams --format json --output secret.json").status == 0)
    #expect(try folder.text("secret.json").contains("secret-file.json"))
    #expect(
      try folder.run("caseaudit report secret.json --disclosure dfe --to html,csv,xlsx,json,md --output o").status == 0)
    for form in try everything(in: "o", of: folder) {
      #expect(!form.text.contains("secret-file") && !form.text.contains("SECRET-CASE"), "\(form.name)")
    }
  }

  // MARK: What could not be read

  @Test func whatCouldNotBeReadIsOnTheMethodPage() throws {
    let folder = try ReportFolder()
    try folder.folder.write("{\"case\": {\"caseId\": \"secret-token\"", to: "teams/broken.json")
    let said = try folder.run("caseaudit report teams --to html,json --output o")
    #expect(said.status == 3 && said.words.contains("broken.json"))
    let page = try folder.text("o/audit-report.html").replacing(/<[^>]*>/, with: " ").replacing(/\s+/, with: " ")
    #expect(page.contains("Files, records or rests of files that could not be read 1"))
    #expect(page.contains("Not counted teams/broken.json:1"), "\(page.suffix(3000))")
    #expect(!page.contains("secret-token"))
  }

  /// The same of a result that was incomplete, and under a policy without the place.
  @Test func anIncompleteResultIsStillIncomplete() throws {
    let folder = try ReportFolder()
    try folder.folder.write("{\"case\": {\"caseId\": \"secret-token\"", to: "teams/broken.json")
    #expect(try folder.run("caseaudit audit teams --format json --output r.json").status == 3)
    let said = try folder.run("caseaudit report r.json --to html --output o")
    #expect(said.status == 3)
    #expect(try folder.text("o/audit-report.html").contains("teams/broken.json:1"))
    #expect(try folder.run("caseaudit compare r.json").status == 3)
    #expect(try folder.run("caseaudit report r.json --to html --output p --disclosure dfe").status == 3)
    #expect(try !folder.text("p/audit-report.html").contains("broken"))
  }

  @Test func nothingToRead() throws {
    let folder = try ReportFolder()
    for line in ["report nowhere --to html,csv,xlsx,json,md --output o", "compare nowhere"] {
      let said = try folder.run("caseaudit \(line)")
      #expect(said.status == 3 && said.words.contains("nowhere"), "\(said.words)")
    }
    let again = try folder.run("caseaudit audit nowhere --format json --output r.json")
    #expect(again.status == 3)
    for line in ["report r.json --to html,csv,xlsx,json,md --output p", "compare r.json", "compare r.json r.json"] {
      let said = try folder.run("caseaudit \(line)")
      #expect([3, 4].contains(said.status), "\(line): \(said.words)")
    }
  }
}
