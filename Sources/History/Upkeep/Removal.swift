internal import GRDB

/// Deletes runs.
enum Removal {
  private static let tables = [
    "case_audit", "judgement", "alert", "tally", "alert_tally", "input", "problem", "run_rubric", "overlap",
  ]

  /// Deletes a run with all that is known of it, and what no other run needs.
  static func remove(run: Int64, _ db: Database) throws {
    for table in tables { try db.execute(sql: "DELETE FROM \(table) WHERE run = ?", arguments: [run]) }
    try db.execute(sql: "DELETE FROM overlap WHERE other = ?", arguments: [run])
    try db.execute(sql: "DELETE FROM run WHERE id = ?", arguments: [run])
    try Purge.deleteOrphans(db)
    for (table, column) in [("rubric_file", "rubric"), ("rubric", "id")] {
      try db.execute(sql: "DELETE FROM \(table) WHERE \(column) NOT IN (SELECT rubric FROM run_rubric)")
    }
  }
}
