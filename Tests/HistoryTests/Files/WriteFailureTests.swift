import CaseAudit
import Foundation
import GRDB
import Support
import Testing

@testable import History

/// What stands in the way of saving: it is said what it is, and what was saved before is still there.
struct WriteFailureTests {
  private func visits(_ count: Int) -> [Visit] {
    var dice = Dice(seed: 31)
    return dice.visits(count)
  }

  private func audit(_ count: Int, in kept: KeptAudits) throws -> KeptAudit {
    KeptAudit(audit: Audit(rubric: try SmallRubric.rubric.get()), inputs: try kept.inputs(visits(count)))
  }

  /// Another program holds the file: the wait ends, and all goes on when it lets go.
  @Test(arguments: ["BEGIN EXCLUSIVE", "BEGIN IMMEDIATE"])
  func locked(_ begin: String) throws {
    let kept = try KeptAudits([("before", visits(3))])
    let other = try DatabaseQueue(path: kept.path)
    let audit = try audit(3, in: kept)
    let history = try kept.open(patience: 0.2)
    defer { history.close() }
    try other.inDatabase { db in
      try db.execute(sql: begin)
      defer { try? db.execute(sql: "ROLLBACK") }
      #expect(throws: HistoryProblem.locked) { try audit.save(in: history, as: "run") }
      #expect(throws: HistoryProblem.locked) { try history.purge(.runs(["before"])) }
      // Readers do not wait.
      #expect(try history.runs().map(\.label) == ["before"])
    }
    try audit.save(in: history, as: "run")
    #expect(try history.runs().map(\.label) == ["before", "run"])
    try other.close()
  }

  /// Another program reads on while cases are saved.
  @Test func readersAreNotWaitedFor() throws {
    let kept = try KeptAudits([("before", visits(3))])
    let audit = try audit(3, in: kept)
    try kept.with(.reading) { reader in
      try kept.with { history in
        try reader.read { db in
          #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM run") == 1)
          _ = try audit.save(in: history, as: "run")
          #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM run") == 1)
        }
      }
      #expect(try reader.runs().count == 2)
    }
  }

  /// The disk is full after so many pages more: the run ends there, and goes on when there is space.
  @Test(arguments: [0, 1, 2, 5, 12])
  func full(_ pages: Int) throws {
    let kept = try KeptAudits([("before", visits(10))])
    let audit = try audit(400, in: kept)
    try kept.with { history in
      try history.queue.inDatabase { db in
        let count = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        try db.execute(sql: "PRAGMA max_page_count = \(count + pages)")
      }
      #expect(throws: HistoryProblem.full) { try audit.save(in: history, as: "run") }
      try history.checkWhole()
    }
    #expect(try kept.isWhole())
    try kept.with { history in
      let run = try history.run(labelled: "before")
      #expect(try history.counts(of: run, rubrics: try history.rubrics(of: run)).parts[0].overall.files > 0)
      try audit.save(in: history, as: "run", resuming: true)
    }
    let whole = try KeptAudits([("before", visits(10))])
    try whole.with { [audit = try self.audit(400, in: whole)] in _ = try audit.save(in: $0, as: "run") }
    #expect(
      try kept.dump().replacing(kept.folder.path, with: "") == whole.dump().replacing(whole.folder.path, with: ""))
  }

  /// A disk that is full while a backup is made: no half of one is left.
  @Test func backupToNowhere() throws {
    let kept = try KeptAudits([("before", visits(10))])
    try kept.with { history in
      #expect(throws: HistoryProblem.notCopied(kept.file("no/backup.sqlite"))) {
        try history.backup(to: kept.file("no/backup.sqlite"), on: KeptAudit.day)
      }
      try history.checkWhole()
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: kept.folder.path).sorted() == [
        "before.ndjson", History.fileName,
      ])
  }

  /// A process was killed: the file and its journal lie there as they were at that moment. What was saved is there.
  @Test(arguments: [1, 100, 256, 300])
  func killed(_ count: Int) throws {
    let (kept, copy) = (try KeptAudits(), try KeptAudits())
    let audit = try audit(400, in: kept)
    try kept.with { history in
      #expect(throws: KeptAudit.Stop.self) { try audit.save(in: history, as: "run", stopAfter: count) }
      // The locks of this process on the file go with this; nobody else is there.
      for ending in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: kept.path + ending, toPath: copy.path + ending)
      }
    }
    try copy.with { history in
      #expect(try history.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM case_audit") } == count)
      try audit.save(in: history, as: "run", resuming: true)
    }
    let whole = try KeptAudits()
    try whole.with { _ = try audit.save(in: $0, as: "run") }
    #expect(try copy.dump() == whole.dump())
    #expect(try copy.isWhole())
  }

  /// A journal that lost its end with the power: what was whole before is there, and nothing else.
  @Test(arguments: [0.1, 0.5, 0.9])
  func journalCutOff(_ share: Double) throws {
    let (kept, copy) = (try KeptAudits(), try KeptAudits())
    let audit = try audit(200, in: kept)
    try kept.with { history in
      #expect(throws: KeptAudit.Stop.self) { try audit.save(in: history, as: "run", stopAfter: 150) }
      try FileManager.default.copyItem(atPath: kept.path, toPath: copy.path)
      let journal = try Data(contentsOf: URL(fileURLWithPath: kept.path + "-wal"))
      try journal.prefix(Int(Double(journal.count) * share)).write(to: URL(fileURLWithPath: copy.path + "-wal"))
    }
    try copy.with { history in
      let count = try history.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM case_audit") } ?? 0
      #expect(count < 150)
      let numbers = try history.read { db in try Int.fetchAll(db, sql: "SELECT number FROM case_audit ORDER BY number")
      }
      #expect(numbers == Array(0..<count))
      try audit.save(in: history, as: "run", resuming: true)
    }
    #expect(try copy.isWhole())
  }

  /// A transaction in SQLite's older mode was broken off in its middle: what it changed is taken back.
  @Test func olderJournal() throws {
    let (kept, copy) = (try KeptAudits([("before", visits(10))]), try KeptAudits())
    let queue = try DatabaseQueue(path: kept.path)
    try queue.writeWithoutTransaction { db in
      // Pages go to the file before the transaction ends, since so few are kept in memory.
      try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN IMMEDIATE")
      try db.execute(
        sql: "UPDATE case_audit SET line = 7; UPDATE judgement SET criteria = '###'; DELETE FROM rubric_file")
      for ending in ["", "-journal"] {
        try FileManager.default.copyItem(atPath: kept.path + ending, toPath: copy.path + ending)
      }
      try db.execute(sql: "ROLLBACK")
    }
    try queue.close()
    #expect(try copy.dump() == kept.dump())
    #expect(try copy.isWhole())
  }
}
