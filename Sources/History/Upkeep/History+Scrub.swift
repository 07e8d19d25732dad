internal import GRDB

extension History {
  /// Says, where it is set, that something was deleted and not overwritten yet.
  private static let mark = "unscrubbed"

  /// Deletes something, and writes the file anew without it.
  ///
  /// - Returns: the value of `body`; and what kept the file from being written anew, after all was deleted: then that is still to be done.
  /// - Throws: what stood in the way before anything was deleted.
  func deleteForGood<Value>(
    _ body: (Database) throws -> Value
  ) throws(HistoryProblem) -> (value: Value, problem: HistoryProblem?) {
    let wasMarked = try isUnscrubbed()
    try setUnscrubbed(true)
    let value: Value
    do throws(HistoryProblem) {
      // Whoever reads just now keeps the journal as it is: better to find out before.
      try emptyJournal()
      value = try write(body)
    } catch {
      if !wasMarked { try? setUnscrubbed(false) }
      throw error
    }
    do throws(HistoryProblem) {
      try scrub()
      return (value, nil)
    } catch { return (value, error) }
  }

  /// Overwrites what an earlier purge or removal deleted but could not overwrite.
  ///
  /// - Returns: whether there was something.
  /// - Throws: that it can't be done now either.
  @discardableResult
  public func overwriteTraces() throws(HistoryProblem) -> Bool {
    guard try isUnscrubbed() else { return false }
    try scrub()
    return true
  }

  /// Whether something was deleted and not overwritten yet.
  func isUnscrubbed() throws(HistoryProblem) -> Bool {
    try read { db in try Int.fetchOne(db, sql: "SELECT 1 FROM setting WHERE name = ?", arguments: [Self.mark]) } != nil
  }

  private func setUnscrubbed(_ isUnscrubbed: Bool) throws(HistoryProblem) {
    try write { db in
      let sql =
        isUnscrubbed
        ? "INSERT OR REPLACE INTO setting (name, value) VALUES (?, 'true')" : "DELETE FROM setting WHERE name = ?"
      try db.execute(sql: sql, arguments: [Self.mark])
    }
  }

  /// Writes the file anew, without anything that was deleted, and empties its journal.
  private func scrub() throws(HistoryProblem) {
    do {
      try queue.writeWithoutTransaction { db in
        // A vacuum's copy is not left on a disk.
        try db.execute(sql: "PRAGMA temp_store = MEMORY")
        try db.execute(sql: "VACUUM")
      }
    } catch { throw HistoryProblem(error) }
    try emptyJournal()
    try setUnscrubbed(false)
  }

  private func emptyJournal() throws(HistoryProblem) {
    do {
      let isBusy = try queue.writeWithoutTransaction { db in
        try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
      guard isBusy == 0 else { throw HistoryProblem.locked }
    } catch { throw HistoryProblem(error) }
  }
}
