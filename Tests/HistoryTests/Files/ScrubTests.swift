import CaseAudit
import Foundation
import GRDB
import Support
import Testing

@testable import History

/// What was deleted but could not be overwritten is remembered, and what could not be purged is told with its reason.
struct ScrubTests {
  private func kept() throws -> KeptAudits {
    let kept = try KeptAudits([("Q1", (100..<120).map { Visit(id: "case-\($0)") }), ("Q2", [Visit(id: "case-200")])])
    for name in ["Q1.ndjson", "Q2.ndjson"] { try FileManager.default.removeItem(atPath: kept.file(name)) }
    return kept
  }

  /// Whoever reads when it begins keeps it from being done at all.
  @Test func whileAnotherReads() throws {
    let kept = try kept()
    let before = try kept.dump()
    try kept.with(.reading) { reader in
      let history = try kept.open(patience: 0.2)
      defer { history.close() }
      let runs = try history.runs()
      try reader.read { db in
        let rows = try db.rows()
        #expect(rows == before)
        #expect(throws: HistoryProblem.locked) { try history.purge(.runs(["Q1"])) }
        #expect(throws: HistoryProblem.locked) { try history.remove(runs) }
      }
      #expect(try history.isUnscrubbed() == false)
    }
    #expect(try kept.dump() == before)
  }

  /// Whoever begins to read in its middle keeps the journal from being emptied. The next purge does it.
  @Test(arguments: ["purge", "remove"])
  func whileAnotherBeginsToRead(_ next: String) throws {
    let kept = try kept()
    let history = try kept.open(patience: 0.2)
    defer { history.close() }
    let reader = try DatabaseQueue(path: kept.path)
    try reader.inDatabase { other in
      let deleted = try history.deleteForGood { db in
        try other.execute(sql: "BEGIN")
        _ = try other.rows()
        return try Purge.purge(runLabelled: "Q1", db)
      }
      #expect(deleted.value == 20 && deleted.problem == .locked)
      #expect(try history.isUnscrubbed())
      #expect(throws: HistoryProblem.locked) { try history.overwriteTraces() }
      try other.execute(sql: "COMMIT")
    }
    #expect(try history.isUnscrubbed())
    if next == "purge" {
      let report = try history.purge(.case("NW/case-100"))
      #expect(report.hasFinishedEarlier && report.isWhole && report.audits == 0)
    } else {
      #expect(try history.overwriteTraces())
    }
    #expect(try history.isUnscrubbed() == false)
    #expect(try history.overwriteTraces() == false)
    #expect(try filesHolding("Q1.ndjson", in: kept.folder.path).isEmpty)
    #expect(try history.purge(.runs(["Q1"])).hasFinishedEarlier == false)
    try reader.close()
  }

  /// A backup is told with what is wrong with it.
  @Test func reasons() throws {
    let kept = try kept()
    for name in ["cut.sqlite", "newer.sqlite", "other.sqlite", "whole.sqlite"] {
      try kept.with { try $0.backup(to: kept.file(name), on: KeptAudit.day) }
    }
    let cut = URL(fileURLWithPath: kept.file("cut.sqlite"))
    try Data(contentsOf: cut).prefix(20_000).write(to: cut)
    let newer = try DatabaseQueue(path: kept.file("newer.sqlite"))
    try newer.write { db in try db.execute(sql: "PRAGMA user_version = 9") }
    try newer.close()
    try kept.folder.write("something else", to: "other.sqlite")
    let report = try kept.with { try $0.purge(.runs(["Q1"])) }
    #expect(report.failed.map(\.problem) == [.damaged, .newer(version: 9), .notAHistory])
    #expect(report.backups == [History.place(kept.file("whole.sqlite"))] && !report.isWhole)
  }

  /// A journal whose file was deleted may hold cases.
  @Test(arguments: [
    "\(History.fileName).before-restore-wal", "backup.sqlite-journal", "\(History.fileName).7.part-wal",
  ])
  func journalsAlone(_ name: String) throws {
    let kept = try kept()
    try kept.with { history in
      try history.backup(to: kept.file("backup.sqlite"), on: KeptAudit.day)
      try FileManager.default.removeItem(atPath: kept.file("backup.sqlite"))
      try kept.folder.write("case-101", to: name)
      let report = try history.purge(.runs(["Q1"]))
      #expect(report.failed == [PurgeReport.Failure(path: History.place(kept.file(name)), problem: .damaged)])
      #expect(report.missing.count == 1)
      try FileManager.default.removeItem(atPath: kept.file(name))
      #expect(try history.purge(.runs(["Q1"])).failed.isEmpty)
    }
  }

  /// A history that is itself among the backups it knows of is gone through once.
  @Test func aBackupItself() throws {
    let kept = try kept()
    try kept.with { try $0.backup(to: kept.file("backup.sqlite"), on: KeptAudit.day) }
    let backup = try History(at: kept.file("backup.sqlite"), for: .changing)
    defer { backup.close() }
    let report = try backup.purge(.runs(["Q1"]))
    #expect(report.audits == 20 && report.isWhole && report.backups.isEmpty)
  }
}
