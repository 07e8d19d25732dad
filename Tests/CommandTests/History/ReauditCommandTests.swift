import Foundation
import Support
import Testing

/// `caseaudit reaudit`, `rescore`, and audits of a sample, as a user runs them.
struct ReauditCommandTests {
  private func check(_ row: HistoryRow) throws {
    let difference = row.difference(in: try HistoryFolder().run(row.line))
    #expect(difference == nil, "\(row.line)\n\(difference ?? "")")
  }

  /// The files of the first quarter as if they had become those of the last: 20 gaps in the voice of the child are mended, and no
  /// theme has a gap that it had not.
  private static let later = "sed s/-Q4-/-Q1-/g records/2016-Q4.ndjson >later.ndjson"
  private static let reaudit = "caseaudit reaudit Q1 later.ndjson --quiet"
  private static let asks = "--rubric asks/cordis-bright-themes --quiet"

  @Test(arguments: [
    HistoryRow(
      "\(later); \(reaudit)", 0,
      "Voice of the child: a gap in 106 of 321 files before and in 86 now. 20 gaps are closed, 86 are still open, 0 are new."
    ),
    HistoryRow("head -12 records/2016-Q2.ndjson | sed s/-Q2-/-Q1-/g >later.ndjson; \(reaudit)", 0, "12 files"),
    HistoryRow("\(later); caseaudit reaudit Q1 later.ndjson nowhere --quiet", 3, "331 files"),
    HistoryRow(
      "caseaudit reaudit Q1 small-2.ndjson --quiet", 3, errors: "none of the cases of 'Q1' is among the records"),
    HistoryRow("caseaudit reaudit Q1 records/2016-Q1.ndjson --quiet", 4, errors: "nothing can have changed"),
    HistoryRow(
      "sed s/-Q1-/-Q4-/g small-1.ndjson >e.ndjson; caseaudit reaudit Q4 e.ndjson --quiet", 4, errors: "later days"),
    HistoryRow("caseaudit reaudit Q9 small-1.ndjson", 4, errors: "has no audit 'Q9'; did you mean 'Q1'?"),
    HistoryRow("rm caseaudit.sqlite; caseaudit reaudit Q1 small-1.ndjson", 4, errors: "is not there"),
    HistoryRow("caseaudit reaudit Q1", 64, errors: "Usage"),
    HistoryRow("caseaudit reaudit Q1 small-1.ndjson --save ''", 64, errors: "a label is a text"),
    HistoryRow("\(later); \(reaudit) --save Q2", 4, errors: "has the audit 'Q2' whole already"),
  ])
  func reaudits(_ row: HistoryRow) throws { try check(row) }

  /// A re-audit is of cases that are known: it has no place in a trend, whatever it is judged by.
  @Test func aReauditThatIsKeptIsNoPointOfATrend() throws {
    let folder = try HistoryFolder()
    let run = try folder.run("\(Self.later); \(Self.reaudit) --save Q1again >all")
    #expect(run.status == 0 && run.errors.contains("kept as 'Q1again' in caseaudit.sqlite"), "\(run.words)")
    #expect(try folder.run("caseaudit history show Q1again").words.contains("331 counted"))
    let kept = try folder.run("caseaudit rescore Q1again \(Self.asks)")
    #expect(kept.status == 0 && kept.errors.contains("Q1again@1.1"), "\(kept.words)")
    for options in ["", "--every quarter", "--rubric asks/cordis-bright-themes"] {
      let trend = try folder.run("caseaudit trend --theme voice \(options)")
      #expect(trend.status == 0 && trend.words.contains("Periods: 4: "), "\(options): \(trend.words)")
      #expect(!trend.words.contains("Q1again"), "\(options): \(trend.words)")
      #expect(trend.words.contains("331 files in Q4") || options.contains("every"))
    }
  }

  /// Where there is nothing to compare, nothing is kept, and the label stays free.
  @Test(arguments: [("small-2.ndjson", 3), ("records/2016-Q1.ndjson", 4), ("nowhere", 3)] as [(String, Int32)])
  func whatIsNoReauditIsNotKept(_ input: String, _ status: Int32) throws {
    let folder = try HistoryFolder()
    let run = try folder.run("caseaudit reaudit Q1 \(input) --quiet --save again")
    #expect(run.status == status && run.output.isEmpty && !run.errors.isEmpty, "\(run.words)")
    let show = try folder.run("caseaudit history show again")
    #expect(show.status == 4 && show.errors.contains("has no audit 'again'"), "\(show.words)")
  }

  /// A label that is wanted makes no history where none is.
  @Test func noHistoryIsMadeForAReaudit() throws {
    let folder = try HistoryFolder()
    let run = try folder.run("caseaudit reaudit Q1 small-1.ndjson --quiet --save again --history new.sqlite")
    #expect(run.status == 4 && !folder.holds("new.sqlite"), "\(run.words)")
  }

  // MARK: Rescoring

  @Test(arguments: [
    HistoryRow("caseaudit rescore Q1 \(asks)", 0, errors: "kept as 'Q1@1.1': 331 files"),
    HistoryRow(
      "caseaudit rescore Q1 --rubric bands/cordis-bright-themes --quiet", 0,
      errors: "'Q1': this version asks records the same, so nothing needs to be judged anew"),
    HistoryRow("rm records; caseaudit rescore Q1 \(asks)", 4, errors: "is not there any more, or is not the same"),
    HistoryRow(
      "cat records/2016-Q1.ndjson >r; rm records; mkdir records; (cat r; echo) >records/2016-Q1.ndjson; caseaudit rescore Q1 \(asks)",
      4, errors: "'records/2016-Q1.ndjson' is not there any more, or is not the same"),
    HistoryRow("caseaudit rescore Q9 \(asks)", 4, errors: "has no audit 'Q9'"),
    HistoryRow("caseaudit rescore Q1 --rubric lga-tiers", 4, errors: "caseaudit:"),
    HistoryRow("caseaudit rescore \(asks)", 64, errors: "Usage"),
    HistoryRow("caseaudit rescore Q1", 64, errors: "--rubric"),
    HistoryRow("rm caseaudit.sqlite; caseaudit rescore Q1 \(asks)", 4, errors: "is not there"),
  ])
  func rescoring(_ row: HistoryRow) throws { try check(row) }

  /// Each audit is one point, by the new version where it was judged by that.
  @Test func aRescoredAuditIsOnePoint() throws {
    let folder = try HistoryFolder()
    #expect(try folder.run("caseaudit rescore Q1 Q2 \(Self.asks)").status == 0)
    let trend = try folder.run("caseaudit trend --theme risk")
    #expect(trend.words.contains("Periods: 4: Q1@1.1 to Q4") && trend.words.contains("331 files in Q1@1.1"))
    #expect(trend.words.contains("The rubric changed before Q3: version 1.1 to 1.0."), "\(trend.words)")
    // The old judgements stay as they were.
    #expect(try folder.run("caseaudit history show Q1").words.contains("version 1.0"))
    #expect(try folder.run("caseaudit history show Q1@1.1").words.contains("version 1.1"))
    // It is the same audit still: left out with the other.
    let without = try folder.run("caseaudit trend --theme risk --without Q1")
    #expect(without.words.contains("Periods: 3: Q2@1.1 to Q4"), "\(without.words)")
  }

  /// The same command again does what is left to do.
  @Test func rescoringIsGoneOnWith() throws {
    let folder = try HistoryFolder()
    #expect(try folder.run("caseaudit rescore Q1 \(Self.asks)").status == 0)
    let again = try folder.run("caseaudit rescore Q1 Q2 \(Self.asks)")
    #expect(again.errors.contains("kept as 'Q2@1.1': 331 files"), "\(again.words)")
  }

  // MARK: Samples

  /// Ten of the 28 files of an authority, drawn and audited.
  private static let sampled =
    "(echo authority,case; grep -o 'NE-Q1-0[0-9][0-9]' records/2016-Q1.ndjson | sort -u | sed 's/^/NE,/') >list.csv; "
    + "caseaudit sample list.csv --size 10 --seed 1 --output s.csv >all && "
    + "caseaudit audit records/2016-Q1.ndjson --sample s.json --save S"

  @Test(arguments: [
    HistoryRow(
      sampled, 0, "10 files",
      errors: "10 of the 10 cases drawn were audited. Records of other cases, passed over: 321"),
    HistoryRow("\(sampled) >all 2>&1; caseaudit history show S", 0, "331 read, 10 counted"),
    HistoryRow(
      "\(sampled) >all 2>&1; caseaudit history show S", 0, "Files were chosen: a random sample Sample: 10 of 28"),
    // The records of the other cases are still in the file, and are passed over again.
    HistoryRow("\(sampled) >all 2>&1; caseaudit rescore S \(asks)", 0, errors: "kept as 'S@1.1': 10 files"),
    HistoryRow(
      "\(sampled) >all 2>&1; caseaudit rescore S \(asks) 2>all; caseaudit history show S@1.1", 0,
      "Sample: 10 of 28 cases drawn by chance"),
    HistoryRow(
      "\(sampled) >all 2>&1; caseaudit history purge S --yes 2>all; caseaudit rescore S \(asks)", 4, errors: "'S'"),
    HistoryRow("\(sampled) --basis census", 64, errors: "leave --basis out"),
  ])
  func samples(_ row: HistoryRow) throws { try check(row) }
}
