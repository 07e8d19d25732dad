import Foundation
import Support
import Testing

/// `caseaudit history purge` as a user runs it.
struct PurgeCommandTests {
  private static let purge = "caseaudit history purge"
  private static let quietly = "caseaudit history purge Q1 --yes 2>all"
  private static let backup = "caseaudit history backup b.sqlite 2>all"
  private static let limit = "caseaudit history retention --months 24 >all"

  @Test(arguments: [
    HistoryRow("\(purge) Q1", 64, errors: "this takes single cases away for good; add --yes to do it"),
    HistoryRow("\(purge) --yes", 64, errors: "name audits, or --case, or --expired"),
    HistoryRow("\(purge) Q1 --expired --yes", 64, errors: "name audits, or --case, or --expired"),
    HistoryRow("\(purge) Q9 --yes", 4, errors: "has no audit 'Q9'"),
    HistoryRow("\(purge) Q1 --yes", 0, errors: "purged 331 audits of cases from caseaudit.sqlite"),
    HistoryRow("\(purge) Q1 Q2 --yes", 0, errors: "purged 662 audits of cases"),
    HistoryRow("\(purge) --case NE/NE-Q1-001 --yes", 0, errors: "purged 1 audit of a case from caseaudit.sqlite"),
    HistoryRow("\(purge) --case NE/NE-Q1-999 --yes", 4, errors: "no audit of such a case is kept"),
    HistoryRow("\(purge) --case NE-Q1-001 --yes", 4, errors: "no audit of such a case is kept"),
    HistoryRow("\(purge) --expired --yes", 0, errors: "purged 0 audits of cases"),
    HistoryRow("\(limit); \(purge) --expired --yes --today 2019-01-05", 0, errors: "purged 0 audits of cases"),
    HistoryRow("\(limit); \(purge) --expired --yes --today 2019-01-06", 0, errors: "purged 1324 audits of cases"),
    HistoryRow("\(backup); \(purge) Q1 --yes", 0, errors: "b.sqlite too"),
    HistoryRow("\(backup); rm b.sqlite; \(purge) Q1 --yes", 4, errors: "b.sqlite is not there: where it was moved to"),
    HistoryRow(
      "\(backup); cp small-1.ndjson b.sqlite; \(purge) Q1 --yes", 4,
      errors: "b.sqlite could not be purged: something else is in the file now"),
    // The counts stay, and what they are for.
    HistoryRow("\(quietly); caseaudit history show Q1", 0, "331 counted"),
    HistoryRow(
      "\(quietly); caseaudit trend", 0, "NW: 'Voice of the child' is falling: 35.0% to 15.5%", errors: "overlap"),
    HistoryRow("\(quietly); caseaudit compare Q1 Q4", 0, "NW"),
    HistoryRow("\(quietly); caseaudit reaudit Q1 small-2.ndjson --quiet", 4, errors: "they were purged"),
    HistoryRow("\(quietly); \(rescore)", 4, errors: "'Q1'"),
  ])
  func purging(_ row: HistoryRow) throws {
    let difference = row.difference(in: try HistoryFolder().run(row.line))
    #expect(difference == nil, "\(row.line)\n\(difference ?? "")")
  }

  private static let rescore = "caseaudit rescore Q1 --rubric asks/cordis-bright-themes --quiet"

  /// The case is in no file any more, and the others are.
  @Test(arguments: ["--case NE/NE-Q1-001", "Q1"]) func noTraceIsLeft(_ what: String) throws {
    let folder = try HistoryFolder()
    let files = "caseaudit.sqlite* b.sqlite*"
    #expect(
      try folder.run("\(Self.backup); grep -lac NE-Q1-001 \(files) | sort").output == "b.sqlite\ncaseaudit.sqlite\n")
    let run = try folder.run("caseaudit history purge \(what) --yes; grep -laF NE-Q1-001 \(files)")
    #expect(run.status == 1 && run.output.isEmpty, "\(run.words)")
    let others = try folder.run("grep -lac NE-Q2-001 \(files) | sort")
    #expect(others.output == "b.sqlite\ncaseaudit.sqlite\n")
  }

  /// A name with a mistake is no part of another: where nothing was purged, what is known of the files stays.
  @Test(arguments: ["NE/1", "NE/Q", "''", "/"]) func aMistakeTakesNothingAway(_ name: String) throws {
    let folder = try HistoryFolder()
    let before = try folder.run("caseaudit history show Q1").output
    let run = try folder.run("caseaudit history purge --case \(name) --yes")
    #expect(run.status == 4 || run.status == 64, "\(run.words)")
    #expect(try folder.run("caseaudit history show Q1").output == before)
    // The records are found by what is known of their files.
    let again = try folder.run(Self.rescore)
    #expect(again.status == 0 && again.errors.contains("kept as 'Q1@1.1': 331 files"), "\(again.words)")
  }
}
