import CaseAudit
import Foundation
import Support
import Testing

@testable import SampleGenerator

/// The sample of four quarters: every flag as designed, and one change between the quarters.
struct QuarterTests {
  static let folder = "sample-audits/four-quarters"
  static let themes = ["risk", "impact", "multi-agency", "fathers", "voice"]

  /// What an audit of the published files of a quarter found.
  struct Round: Sendable {
    let report: AuditReport
    let cases: [CountedCase]

    /// What files are counted by: the place of its label.
    enum Group: Int { case authority, team }

    /// How many files come to one of these in a theme, by group.
    func counts(_ theme: String, by group: Group, of outcomes: Set<String> = ["gap"]) throws -> [String: Int] {
      let index = try #require(QuarterTests.themes.firstIndex(of: theme))
      return Dictionary(grouping: cases) { $0.labels[group.rawValue].text ?? "" }.mapValues { cases in
        cases.count { outcomes.contains($0.result.themes[index].outcome.rawValue) }
      }
    }
  }

  static let rounds = Result {
    let library = RubricLibrary(folders: [Project.url("rubrics").path])
    let audit = Audit(rubric: try library.rubric(named: "cordis-bright-themes"))
    return Quarter.allCases.map { quarter in
      var cases: [CountedCase] = []
      let inputs = Inputs(finding: [Project.url("\(folder)/records/\(quarter.name).ndjson").path])
      let report = audit.run(inputs, onCase: { cases.append($0) })
      return Round(report: report, cases: cases)
    }
  }

  private func round(_ quarter: Quarter) throws -> Round { try Self.rounds.get()[quarter.rawValue - 1] }

  /// A row a file: case, authority, team, and what the five themes come to.
  private func design(of quarter: Quarter) throws -> [String] {
    let rows = try Project.text("\(Self.folder)/design.csv").split(separator: "\n").dropFirst()
    return rows.filter { $0.hasPrefix("\(quarter.name),") }.map { row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let flags = cells[4...8].map { $0 == "1" ? "gap" : "noGap" }
      return (cells[1...3] + (cells[9].isEmpty ? flags : flags.dropLast() + ["notApplicable"])).joined(separator: " ")
    }
  }

  @Test(arguments: Quarter.allCases)
  func everyFlagIsAsDesigned(_ quarter: Quarter) throws {
    let round = try round(quarter)
    let found = round.cases.map { counted in
      ([counted.identity[1]] + counted.labels.compactMap(\.text) + counted.result.themes.map(\.outcome.rawValue))
        .joined(separator: " ")
    }
    #expect(found.count == 331)
    #expect(try found == design(of: quarter))
    let inputs = round.report.inputs
    #expect(inputs.unread.isEmpty && inputs.unknownFields.isEmpty && inputs.remarks.isEmpty)
  }

  @Test(arguments: [
    (Quarter.first, "2015-03-31", "2016-03-31"), (.second, "2015-06-30", "2016-06-30"),
    (.third, "2015-09-30", "2016-09-30"), (.fourth, "2015-12-31", "2016-12-31"),
  ])
  func practiceIsThatOfTheYearBefore(_ quarter: Quarter, _ first: String, _ last: String) throws {
    for counted in try round(quarter).cases {
      #expect(counted.window.from?.description == first && counted.window.to.description == last)
    }
  }

  /// Gaps by authority in the four quarters, and the files they are gaps of. One row changes.
  @Test(arguments: [
    ("risk", "NE", [6, 6, 6, 6], of: 28), ("risk", "MID", [15, 15, 15, 15], of: 66),
    ("risk", "LON", [21, 21, 21, 21], of: 131), ("risk", "NW", [22, 22, 22, 22], of: 106),
    ("impact", "NE", [3, 3, 3, 3], of: 28), ("impact", "MID", [9, 9, 9, 9], of: 66),
    ("impact", "LON", [12, 12, 12, 12], of: 131), ("impact", "NW", [14, 14, 14, 14], of: 106),
    ("multi-agency", "NE", [2, 2, 2, 2], of: 28), ("multi-agency", "MID", [6, 6, 6, 6], of: 66),
    ("multi-agency", "LON", [9, 9, 9, 9], of: 131), ("multi-agency", "NW", [10, 10, 10, 10], of: 106),
    ("fathers", "NE", [5, 5, 5, 5], of: 28), ("fathers", "MID", [12, 12, 12, 12], of: 66),
    ("fathers", "LON", [28, 28, 28, 28], of: 131), ("fathers", "NW", [18, 18, 18, 18], of: 106),
    ("voice", "NE", [8, 8, 8, 8], of: 27), ("voice", "MID", [23, 23, 23, 23], of: 64),
    ("voice", "LON", [39, 39, 39, 39], of: 127), ("voice", "NW", [36, 30, 23, 16], of: 103),
  ])
  func gapsByAuthority(_ theme: String, _ authority: String, _ gaps: [Int], of files: Int) throws {
    let rounds = try Self.rounds.get()
    #expect(try rounds.map { try $0.counts(theme, by: .authority)[authority] } == gaps)
    #expect(
      try rounds.map { try $0.counts(theme, by: .authority, of: ["gap", "noGap"])[authority] }
        == gaps.map { _ in files })
  }

  /// In each team the gaps of a theme are the same in all quarters, but for voice in NW.
  @Test(arguments: themes)
  func gapsByTeam(_ theme: String) throws {
    let rounds = try Self.rounds.get().map { try $0.counts(theme, by: .team) }
    let teams = rounds[0].keys.sorted()
    #expect(teams.count == 20)
    for team in teams where !(theme == "voice" && team.hasPrefix("NW")) {
      #expect(Set(rounds.map { $0[team] }).count == 1, "\(team)")
    }
  }

  /// What changes in NW changes in each of its teams.
  @Test(arguments: [
    ("NW-T1", [5, 4, 3, 2]), ("NW-T2", [7, 6, 5, 3]), ("NW-T3", [6, 5, 4, 3]),
    ("NW-T4", [6, 5, 4, 3]), ("NW-T5", [7, 6, 4, 3]), ("NW-T6", [5, 4, 3, 2]),
  ])
  func voiceGapsByTeamOfNW(_ team: String, _ gaps: [Int]) throws {
    #expect(try Self.rounds.get().map { try $0.counts("voice", by: .team)[team] } == gaps)
  }

  /// No file is counted twice where all quarters are audited together.
  @Test func tokensAreUniqueOverAllQuarters() throws {
    let tokens = try Self.rounds.get().flatMap(\.cases).map(\.identity)
    #expect(Set(tokens).count == 4 * 331)
  }
}
