internal import GRDB

/// Deletes what is known of single cases.
enum Purge {
  static func purge(runLabelled label: String, _ db: Database) throws -> Int {
    guard let run = try Int64.fetchOne(db, sql: "SELECT id FROM run WHERE label = ?", arguments: [label]) else {
      return 0
    }
    let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM case_audit WHERE run = ?", arguments: [run]) ?? 0
    try takeFromWriter(run, db)
    for table in ["case_audit", "judgement", "alert", "problem"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE run = ?", arguments: [run])
    }
    // Files are often called after the case they hold, and whoever has such a file could tell by its hash that it was read.
    try db.execute(sql: "UPDATE input SET path = NULL, sha256 = NULL WHERE run = ?", arguments: [run])
    try db.execute(
      sql: "UPDATE run SET is_purged = 1, cases_purged = cases_purged + ? WHERE id = ?", arguments: [count, run])
    return count
  }

  /// The names of files and messages are gone through with `CaseName`; here goes what stands under the case's pseudonym.
  static func purge(_ name: CaseName, _ db: Database) throws -> Int {
    let audits = try Row.fetchAll(
      db, sql: "SELECT run, number, input FROM case_audit WHERE subject IN (\(try name.subjects(db).list))")
    for audit in audits {
      let (run, number): (Int64, Int) = (try audit.value("run"), try audit.value("number"))
      try takeFromWriter(run, db)
      try db.execute(
        sql: "UPDATE input SET path = NULL, sha256 = NULL WHERE run = ? AND number = ? AND records <= 1",
        arguments: [run, try audit.value("input") as Int])
      for table in ["case_audit", "judgement", "alert"] {
        try db.execute(sql: "DELETE FROM \(table) WHERE run = ? AND number = ?", arguments: [run, number])
      }
      try db.execute(sql: "UPDATE run SET cases_purged = cases_purged + 1 WHERE id = ?", arguments: [run])
    }
    return audits.count
  }

  /// Takes a run that is not whole from whoever writes it, who would write down again what is purged.
  static func takeFromWriter(_ run: Int64, _ db: Database) throws {
    try db.execute(sql: "UPDATE run SET writer = '' WHERE id = ? AND is_finished = 0", arguments: [run])
  }

  /// Deletes the pseudonyms of cases, and what cases are labelled with, that no run has.
  static func deleteOrphans(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM subject WHERE id NOT IN (SELECT subject FROM case_audit)")
    try db.execute(
      sql: "DELETE FROM label_set WHERE id NOT IN (SELECT labels FROM case_audit UNION SELECT labels FROM tally)")
  }
}
