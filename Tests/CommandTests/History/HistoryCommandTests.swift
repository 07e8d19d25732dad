import Foundation
import Support
import Testing

/// Audits that are kept, as a user keeps them, looks at them and looks after them.
struct HistoryCommandTests {
  private func check(_ row: HistoryRow) throws {
    let difference = row.difference(in: try HistoryFolder().run(row.line))
    #expect(difference == nil, "\(row.line)\n\(difference ?? "")")
  }

  static let small = "caseaudit audit small-1.ndjson"

  @Test(arguments: [
    HistoryRow(
      "\(small) --save S", 0, "12 files",
      errors: "kept as 'S' in caseaudit.sqlite: 12 files; nobody has said how the files were chosen (--basis)"),
    HistoryRow("\(small) --save S --basis random", 0, "", errors: "kept as 'S' in caseaudit.sqlite: 12 files"),
    HistoryRow("\(small) --save S --basis random --quiet", 0, "12 files"),
    HistoryRow("\(small) --save S --resume", 0, "", errors: "kept as 'S'"),
    HistoryRow("\(small) --save S --history new.sqlite", 0, "", errors: "kept as 'S' in new.sqlite"),
    HistoryRow("\(small) --save Q1", 4, errors: "has an audit 'Q1' already; take another label, or remove that audit"),
    HistoryRow(
      "caseaudit audit records/2016-Q1.ndjson --save Q1 --basis census --resume", 4,
      errors: "has the audit 'Q1' whole already; there is nothing to go on with"),
    HistoryRow(
      ": >none.ndjson; caseaudit audit none.ndjson --save S", 3, "0 files",
      errors: "no record was counted, so nothing was kept"),
    HistoryRow(
      ": >none.ndjson; caseaudit audit none.ndjson --quiet --save S >all 2>&1; caseaudit history show S", 4,
      errors: "has no audit 'S'"),
    HistoryRow("\(small) --save S --history no/h.sqlite", 4, errors: "can't be made: there is no such folder"),
    HistoryRow("\(small) --save S --history small-2.ndjson", 4, errors: "is no history of audits"),
    HistoryRow("\(small) --resume", 64, errors: "give its label with --save"),
    HistoryRow("\(small) --basis census", 64, errors: "give a label with --save"),
    HistoryRow("\(small) --save ''", 64, errors: "a label is a text of 1 to 100 bytes on one line"),
    HistoryRow("\(small) --save ' S'", 64, errors: "a label is a text"),
    HistoryRow("\(small) --save $'a\\nb'", 64, errors: "a label is a text"),
    HistoryRow("\(small) --save S --sample s.json --basis census", 64, errors: "leave --basis out"),
    HistoryRow("\(small) --save S --sample nowhere.json", 4, errors: "the sample 'nowhere.json'"),
  ])
  func keeping(_ row: HistoryRow) throws { try check(row) }

  @Test(arguments: [
    HistoryRow("caseaudit history list", 0, "Q4 · cordis-bright-themes 1.0 331 2016-12-31 census 2017-01-05 whole"),
    HistoryRow("rm caseaudit.sqlite; caseaudit history list", 4, errors: "the history 'caseaudit.sqlite' is not there"),
    HistoryRow("caseaudit history list --history small-1.ndjson", 4, errors: "is no history of audits"),
    HistoryRow("caseaudit history show Q1", 0, "Records: 331 read, 331 counted, 0 left out"),
    HistoryRow("caseaudit history show Q9", 4, errors: "has no audit 'Q9'; did you mean 'Q1'?"),
    HistoryRow("caseaudit history remove", 64, errors: "Usage"),
    HistoryRow("caseaudit history remove Q1", 64, errors: "this removes an audit for good; add --yes to do it"),
    HistoryRow("caseaudit history remove Q1; caseaudit history show Q1 2>&1", 0, "331 counted", errors: "--yes"),
    HistoryRow("caseaudit history remove Q1 Q2 --yes", 0, errors: "removed: 'Q1', 'Q2'"),
    HistoryRow("caseaudit history remove Q1 --yes; caseaudit history show Q1", 4, errors: "has no audit 'Q1'"),
    // All or none.
    HistoryRow("caseaudit history remove Q1 Q9 --yes; caseaudit history show Q1", 0, "", errors: "has no audit 'Q9'"),
    HistoryRow("caseaudit history retention", 0, "no limit is set"),
    HistoryRow("caseaudit history retention --months 24", 0, "single cases are kept for 24 months"),
    HistoryRow("caseaudit history retention --months 24 >all; caseaudit history retention", 0, "for 24 months"),
    HistoryRow("caseaudit history retention --months 24 >all; caseaudit history retention --none", 0, "no limit"),
    HistoryRow("caseaudit history retention --months 0", 64, errors: "--months takes a number from 1 to 1200"),
    HistoryRow("caseaudit history retention --months 1 --none", 64, errors: "not both"),
    HistoryRow(
      "caseaudit history retention --months 24 >all; caseaudit history list --today 2020-02-01", 0,
      "Q1: to be kept until 2019-01-05"),
  ])
  func lookingAfter(_ row: HistoryRow) throws { try check(row) }

  static let backup = "caseaudit history backup b.sqlite 2>all"

  @Test(arguments: [
    HistoryRow("caseaudit history backup b.sqlite", 0, errors: "copied to b.sqlite"),
    HistoryRow("\(backup); caseaudit history list --history b.sqlite", 0, "Q4 · cordis-bright-themes"),
    HistoryRow("\(backup); caseaudit history backup b.sqlite", 4, errors: "add --force to replace it"),
    HistoryRow("\(backup); caseaudit history backup b.sqlite --force", 0, errors: "copied to b.sqlite"),
    HistoryRow("caseaudit history backup no/b.sqlite", 4, errors: "name another file"),
    HistoryRow("\(backup); caseaudit history restore b.sqlite", 0, errors: "caseaudit.sqlite is as it was in b.sqlite"),
    HistoryRow(
      "\(backup); caseaudit history remove Q1 --yes 2>all; caseaudit history restore b.sqlite 2>all; caseaudit history show Q1",
      0, "331 counted"),
    HistoryRow(
      "\(backup); rm caseaudit.sqlite; caseaudit history restore b.sqlite 2>all; caseaudit history show Q1", 0, ""),
    HistoryRow("caseaudit history restore nowhere.sqlite", 4, errors: "is not there"),
    HistoryRow("caseaudit history restore small-1.ndjson", 4, errors: "was not put in place"),
    HistoryRow("head -c 20000 caseaudit.sqlite >cut; caseaudit history restore cut", 4, errors: "was not put in place"),
  ])
  func backups(_ row: HistoryRow) throws { try check(row) }

  /// What is not a history is never put aside for one.
  @Test(arguments: ["records", "small-1.ndjson"]) func onlyAHistoryIsReplaced(_ name: String) throws {
    let folder = try HistoryFolder()
    let before = try folder.run("cat small-1.ndjson").output
    let run = try folder.run("\(Self.backup); caseaudit history restore b.sqlite --history \(name)")
    #expect(run.status == 4 && !run.errors.isEmpty, "\(run.words)")
    #expect(folder.holds("records/2016-Q1.ndjson") && !folder.holds("\(name).before-restore"))
    #expect(try folder.run("cat small-1.ndjson").output == before)
  }

  /// The journal that a kill left is not played into a backup that is put in the place of a history that has gone.
  @Test func noOldJournalIsPlayedIntoABackup() throws {
    let folder = try HistoryFolder()
    let run = try folder.run(
      "\(Self.backup); rm caseaudit.sqlite; cp small-1.ndjson caseaudit.sqlite-wal; caseaudit history restore b.sqlite")
    #expect(run.status == 0, "\(run.words)")
    let journal = try folder.run("cat caseaudit.sqlite-wal 2>/dev/null | grep -c caseId")
    #expect(journal.output == "0\n")
  }
}
