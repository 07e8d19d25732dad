import Foundation
internal import GRDB

/// What a purge takes away, and what it could not reach.
public struct PurgeReport: Sendable, Equatable {
  /// How many audits of cases were purged from the history; from a backup, where that had more.
  public internal(set) var audits = 0
  /// The backups that were purged as well.
  public internal(set) var backups: [String] = []
  /// Backups that are not where they were made: whoever moved them must purge or delete them there.
  public internal(set) var missing: [String] = []
  /// Files that can't be opened, so that nobody knows what is in them.
  public internal(set) var failed: [String] = []
}

/// Which single cases are purged: their judgements, alerts and pseudonyms. The counts of their runs stay.
public enum PurgeWish: Sendable, Equatable {
  /// All cases of the runs with these labels.
  case runs([String])
  /// A case in every run, by all that identifies it with `/` between.
  case `case`(String)
}

extension History {
  /// Purges single cases from the history, its journal, and all of its backups that are where they were made.
  ///
  /// The pages that held them are overwritten and the file is written anew without them (SQLite's `secure_delete` and `VACUUM`). What
  /// a disk itself keeps of overwritten blocks, and copies made by other programs, no program can reach.
  ///
  /// - Throws: that something stands in the way; that another program has the file open, so that its journal could not be emptied.
  public func purge(_ wish: PurgeWish) throws(HistoryProblem) -> PurgeReport {
    // A run that is still being written would go on to be filled.
    if case .runs(let labels) = wish {
      for label in labels where try !run(labelled: label).isFinished { throw .unfinished(label) }
    }
    var report = PurgeReport()
    report.audits = try purgeHere(wish)
    for path in try backups() {
      guard FileManager.default.fileExists(atPath: path) else {
        report.missing.append(path)
        continue
      }
      do throws(HistoryProblem) {
        let copy = try History(at: path, for: .changing, patience: History.patience, schema: schema.withoutCopy)
        defer { copy.close() }
        report.audits = max(report.audits, try copy.purgeHere(wish))
        report.backups.append(path)
      } catch { report.failed.append(path) }
    }
    return report
  }

  /// The backups that were made, and the copies beside them and the file, those that were broken off too.
  private func backups() throws(HistoryProblem) -> [String] {
    let made = try read { db in try String.fetchAll(db, sql: "SELECT path FROM backup ORDER BY path") }
    return Set(made + ([path] + made).flatMap(Self.copies)).sorted()
  }

  private static func copies(beside path: String) -> [String] {
    let place = URL(fileURLWithPath: path).standardizedFileURL
    let folder = place.deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { name in
      guard name.hasPrefix("\(place.lastPathComponent).") else { return false }
      let rest = name.dropFirst(place.lastPathComponent.count + 1)
      return (rest.hasPrefix("before-") || rest.hasSuffix(".part"))
        && !["-wal", "-shm", "-journal"].contains { name.hasSuffix($0) }
    }.map { folder.appendingPathComponent($0).path }
  }

  private func purgeHere(_ wish: PurgeWish) throws(HistoryProblem) -> Int {
    let count = try write { db in
      let count =
        switch wish {
        case .runs(let labels): try labels.reduce(0) { try $0 + Purge.purge(runLabelled: $1, db) }
        case .case(let name): try Purge.purge(caseNamed: name, db)
        }
      try Purge.deleteOrphans(db)
      return count
    }
    try scrub()
    return count
  }

  /// Writes the file anew, without anything that was deleted, and empties its journal.
  func scrub() throws(HistoryProblem) {
    do {
      try queue.writeWithoutTransaction { db in
        // A vacuum's copy is not left on a disk.
        try db.execute(sql: "PRAGMA temp_store = MEMORY")
        try db.execute(sql: "VACUUM")
        let isBusy = try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        guard isBusy == 0 else { throw HistoryProblem.locked }
      }
    } catch { throw HistoryProblem(error) }
  }
}

/// Deletes what is known of single cases.
enum Purge {
  static func purge(runLabelled label: String, _ db: Database) throws -> Int {
    guard let run = try Int64.fetchOne(db, sql: "SELECT id FROM run WHERE label = ?", arguments: [label]) else {
      return 0
    }
    let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM case_audit WHERE run = ?", arguments: [run]) ?? 0
    // In a copy it may be broken off: nobody goes on with it.
    try db.execute(sql: "UPDATE run SET writer = '' WHERE id = ? AND is_finished = 0", arguments: [run])
    for table in ["case_audit", "judgement", "alert", "problem"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE run = ?", arguments: [run])
    }
    // Files are often called after the case they hold, and whoever has such a file could tell by its hash that it was read.
    try db.execute(sql: "UPDATE input SET path = NULL, sha256 = NULL WHERE run = ?", arguments: [run])
    try db.execute(
      sql: "UPDATE run SET is_purged = 1, cases_purged = cases_purged + ? WHERE id = ?", arguments: [count, run])
    return count
  }

  static func purge(caseNamed name: String, _ db: Database) throws -> Int {
    // An identifier may hold the character that stands between them.
    let last = name.split(separator: "/").last.map(String.init) ?? name
    let subjects = try Row.fetchAll(
      db, sql: "SELECT id, name FROM subject WHERE instr(name, ?) > 0",
      arguments: [RowText.encoded([last]).dropFirst(2).dropLast(2).description])
    let found = try subjects.filter { try RowText.texts($0.value("name") as String)?.joined(separator: "/") == name }
    let ids = try found.map { try String($0.value("id") as Int64) }.joined(separator: ",")
    let audits = try Row.fetchAll(db, sql: "SELECT run, number, input FROM case_audit WHERE subject IN (\(ids))")
    for audit in audits {
      let (run, number): (Int64, Int) = (try audit.value("run"), try audit.value("number"))
      try db.execute(
        sql: "UPDATE input SET path = NULL, sha256 = NULL WHERE run = ? AND number = ? AND records <= 1",
        arguments: [run, try audit.value("input") as Int])
      for table in ["case_audit", "judgement", "alert"] {
        try db.execute(sql: "DELETE FROM \(table) WHERE run = ? AND number = ?", arguments: [run, number])
      }
      try db.execute(sql: "UPDATE run SET cases_purged = cases_purged + 1 WHERE id = ?", arguments: [run])
    }
    // Files are often called after the case they hold, and problems name files; those of cases that were left out too.
    try db.execute(sql: "UPDATE input SET path = NULL WHERE instr(path, ?) > 0", arguments: [last])
    try db.execute(sql: "UPDATE problem SET text = '(purged)' WHERE instr(text, ?) > 0", arguments: [last])
    return audits.count
  }

  /// Deletes the pseudonyms of cases that no run has.
  static func deleteOrphans(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM subject WHERE id NOT IN (SELECT subject FROM case_audit)")
  }
}
