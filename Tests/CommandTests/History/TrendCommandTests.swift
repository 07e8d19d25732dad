import Foundation
import Support
import Testing

/// `caseaudit trend`, and audits that are kept compared and reported on, as a user runs them.
struct TrendCommandTests {
  private func check(_ row: HistoryRow) throws {
    let difference = row.difference(in: try HistoryFolder().run(row.line))
    #expect(difference == nil, "\(row.line)\n\(difference ?? "")")
  }

  /// What is said of the quarters of the sample, each of which looks back on a year.
  private static let overlap = "The audit windows of neighbouring points overlap"

  /// One thing changes in the sample, and the trend says this one thing.
  @Test(arguments: ["", "--by authority", "--every quarter"]) func theOneChangeOfTheSample(_ options: String) throws {
    let run = try HistoryFolder().run("caseaudit trend \(options)")
    #expect(run.status == 0 && run.errors.contains(Self.overlap), "\(run.words)")
    #expect(run.words.contains("- NW: 'Voice of the child' is falling: 35.0% to 15.5%, about 6.5 points a period"))
    #expect(run.words.ranges(of: "is falling").count == 1 && !run.words.contains("is rising"), "\(run.words)")
    #expect(run.words.ranges(of: "Falling: NW.").count == 1 && !run.words.contains("Rising:"), "\(run.words)")
  }

  @Test(arguments: [
    HistoryRow("rm caseaudit.sqlite; caseaudit trend", 4, errors: "the history 'caseaudit.sqlite' is not there"),
    HistoryRow("caseaudit history remove Q1 Q2 Q3 Q4 --yes 2>all; caseaudit trend", 4, errors: "no audit is kept in"),
    HistoryRow("caseaudit history remove Q1 Q2 Q3 --yes 2>all; caseaudit trend", 4, errors: "one audit is no trend"),
    HistoryRow("caseaudit trend --last 1", 4, errors: "one audit is no trend"),
    HistoryRow("caseaudit trend --last 2", 0, "Periods: 2: Q3 to Q4", errors: overlap),
    HistoryRow("caseaudit trend --last 0", 64, errors: "--last takes a number from 1"),
    HistoryRow("caseaudit trend --every year", 4, errors: "one audit is no trend"),
    HistoryRow(
      "caseaudit trend --every quarter", 0, "Periods: 4: January to March 2016 to October to December 2016",
      errors: overlap),
    HistoryRow("caseaudit trend --every week", 64, errors: "month, quarter, year"),
    HistoryRow("caseaudit trend --without Q2", 0, "Periods: 3: Q1 to Q4", errors: overlap),
    HistoryRow("caseaudit trend --without Q2 --without Q1", 0, "Periods: 2: Q3 to Q4", errors: overlap),
    // A label with a mistake would leave the audit in that was to be left out.
    HistoryRow("caseaudit trend --without Q22", 64, errors: "Q22"),
    HistoryRow("caseaudit trend --from 2016-06-30", 0, "Periods: 3: Q2 to Q4", errors: overlap),
    HistoryRow("caseaudit trend --from 2017-01-01", 4, errors: "and of these days"),
    HistoryRow("caseaudit trend --to 2016-09-30", 0, "Periods: 3: Q1 to Q3", errors: overlap),
    HistoryRow("caseaudit trend --to 2016-09-29", 0, "Periods: 2: Q1 to Q2", errors: overlap),
    HistoryRow("caseaudit trend --to 2016-02-30", 64, errors: "'2016-02-30' is neither a day"),
    HistoryRow("caseaudit trend --from 2016-09-30 --to 2016-06-30", 64, errors: "is before --from"),
    HistoryRow("caseaudit trend --to 2016-09-30 --to 2016-06-30", 64, errors: "--to takes one day, and forms once"),
    HistoryRow("caseaudit trend --to md", 64, errors: "--output"),
    HistoryRow(
      "caseaudit trend --to 2016-09-30 --to md,json --output out && ls out && cat out/trend.md", 0,
      "trend.json trend.md **OFFICIAL-SENSITIVE** · data of 31 March 2016 to 30 September 2016"),
    HistoryRow("caseaudit trend --by taem", 4, errors: "not labelled with 'taem', but with authority, team"),
    HistoryRow("caseaudit trend --by authority,authority", 64, errors: "--by names a group twice"),
    HistoryRow("caseaudit trend --stratify high-rist", 64, errors: "did you mean 'high-risk'?"),
    HistoryRow("caseaudit trend --by team", 64, errors: "--team-sizes"),
    HistoryRow("caseaudit trend --by team --disclosure dfe", 64, errors: "--team-sizes"),
    HistoryRow("caseaudit trend --by team --team-sizes sizes.csv", 0, "NW-T1 29.4% (5 of 17)", errors: overlap),
    HistoryRow(
      "grep -v NW-T3 sizes.csv >fewer.csv; caseaudit trend --by team --team-sizes fewer.csv", 0, "NW-T4",
      errors: "--team-sizes has no number of workers for NW-T3, so it is not shown apart"),
    HistoryRow("caseaudit trend --team-map nowhere.csv", 4, errors: "nowhere.csv"),
    HistoryRow("caseaudit trend --rubric nowhere", 4, errors: "nowhere"),
  ])
  func trends(_ row: HistoryRow) throws { try check(row) }

  /// Another gap rule counts anew what was judged; no audit is needed.
  @Test func byAnotherGapRule() throws {
    let run = try HistoryFolder().run(
      "rm records; caseaudit trend --theme risk >old; caseaudit trend --theme risk --rubric bands/cordis-bright-themes")
    let anew = "counted here by the gap rules, weights and bands of version 1.1: 'Q1', 'Q2', 'Q3', 'Q4'."
    #expect(run.status == 0 && run.errors.contains(anew), "\(run.words)")
    #expect(run.words.contains("(cordis-bright-themes, version 1.1) Periods: 4: Q1 to Q4"))
    // A theme is a gap below 90 where it was one below 60: in more files, here.
    let first = try #require(run.words.firstMatch(of: /All files together [0-9.]+% \(([0-9]+) of 331\)/))
    #expect(try #require(Int(first.1)) > 64 && !run.words.contains("rubric changed"), "\(run.words)")
  }

  /// Nothing is tested across a change of what is asked, and the table says where it is.
  @Test func acrossAnotherQuestion() throws {
    let run = try HistoryFolder().run(
      "caseaudit audit records/2016-Q4.ndjson --rubric asks/cordis-bright-themes --save Q4b --basis census --quiet >all 2>&1; "
        + "caseaudit history remove Q4 --yes 2>>all; caseaudit trend --theme risk --to md --output out; cat out/trend.md; "
        + "caseaudit trend --theme risk")
    #expect(run.status == 0, "\(run.words)")
    #expect(run.words.contains("The rubric changed before Q4b: version 1.0 to 1.1."), "\(run.words)")
    let heads = try #require(run.output.components(separatedBy: "Over time:").last)
    #expect(heads.replacing(/\s+/, with: " ").contains("rubric changed"), "\(heads)")
    #expect(run.words.contains("versions 1.0 and 1.1") && !run.words.contains("Q4b against"), "\(run.words)")
  }

  @Test(arguments: [
    HistoryRow("caseaudit compare Q1 Q4", 0, "What changed: Domestic abuse case-file audit, five themes"),
    HistoryRow("caseaudit compare Q1 Q4", 0, "NW: 'Voice of the child'"),
    HistoryRow("caseaudit compare Q1", 0, "331 files"),
    HistoryRow("caseaudit compare Q4 Q1", 4, errors: "the first is of later days than the second"),
    HistoryRow("caseaudit compare Q1 Q1", 4, errors: "can't be compared"),
    HistoryRow("caseaudit compare Q1 Q9", 4, errors: "has no audit 'Q9'; did you mean 'Q1'?"),
    HistoryRow("caseaudit compare Q1 small-1.ndjson", 64, errors: "give audits that are made or case files, not both"),
    HistoryRow("caseaudit compare Q1 Q4 --as-of 2016-12-31", 64, errors: "has its window already"),
    // A label may be called as a file or folder is.
    HistoryRow(
      "mkdir Q1; caseaudit compare Q1 Q4", 64, errors: "write ./Q1 for that, and kept:Q1 for the audit"),
    HistoryRow("mkdir Q1; caseaudit compare kept:Q1 Q4", 0, "331 files"),
    HistoryRow("cp small-1.ndjson Q1; caseaudit compare ./Q1", 0, "12 files"),
    HistoryRow("caseaudit compare kept:Q1 kept:Q4", 0, "331 files"),
    HistoryRow("caseaudit compare kept:Q9 Q4", 4, errors: "has no audit 'Q9'"),
    HistoryRow("rm caseaudit.sqlite; caseaudit compare kept:Q1 kept:Q4", 4, errors: "is not there"),
    HistoryRow("caseaudit report Q4 --since Q1 --to md --output out && cat out/*.md", 0, "15.5%"),
    HistoryRow("caseaudit report Q1 --since Q4 --to md --output out", 4, errors: "can't be compared"),
    HistoryRow("caseaudit report Q4 --since Q9 --to md --output out", 4, errors: "has no audit 'Q9'"),
    HistoryRow("caseaudit report Q1 Q2 --to md --output out", 64, errors: "report takes one audit"),
  ])
  func comparing(_ row: HistoryRow) throws { try check(row) }
}
