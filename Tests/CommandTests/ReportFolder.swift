import Foundation
import Support

/// A folder in which a line of shell makes reports.
///
/// It holds `case.json` and `other.json`, two case files; `result.json` and `later.json`, their results; `teams/`, twelve cases
/// of three teams; and `sizes.csv`, the sizes of those teams: `TEAM-ONE` has five workers, `TEAM-TWO` two, and of `TEAM-SIX`
/// nobody knows.
struct ReportFolder {
  let folder: TemporaryFolder

  private static let first = "sample-audits/archetypes/records/A05.json"
  private static let second = "sample-audits/archetypes/records/A06.json"

  /// Results are made once.
  private static let results = Result {
    try [first, second].map { try ProgramRun.of("caseaudit", ["audit", $0, "--format", "json"]).output }
  }

  init() throws {
    folder = try TemporaryFolder()
    let (first, second) = (try Project.text(Self.first), try Project.text(Self.second))
    try folder.write(first, to: "case.json")
    try folder.write(second, to: "other.json")
    for (name, text) in zip(["result.json", "later.json"], try Self.results.get()) { try folder.write(text, to: name) }
    for (number, team) in ["TEAM-ONE", "TEAM-TWO", "TEAM-SIX"].flatMap({ Array(repeating: $0, count: 4) }).enumerated()
    {
      let text = first.replacing("\"A05\"", with: "\"CASE-\(number)\"").replacing("\"T1\"", with: "\"\(team)\"")
      try folder.write(text, to: "teams/\(number).json")
    }
    try folder.write("team,workers\nTEAM-ONE,5\nTEAM-TWO,2\n", to: "sizes.csv")
  }

  /// Runs a line of shell in the folder.
  func run(_ line: String) throws -> ProgramRun { try ProgramRun.shell(line, in: folder) }

  /// The files below a folder in it, hidden ones too, as paths from there; those it starts with are left out.
  func files(in name: String = "") throws -> [String] {
    let own = ["case.json", "other.json", "result.json", "later.json", "sizes.csv", "teams"]
    return try FileManager.default.subpathsOfDirectory(atPath: "\(folder.path)/\(name)").filter { path in
      !name.isEmpty || !own.contains { path == $0 || path.hasPrefix("\($0)/") }
    }.sorted()
  }

  func text(_ name: String) throws -> String { try String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8) }
}
