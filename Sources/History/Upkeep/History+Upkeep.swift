internal import GRDB
public import Records

extension History {
  // MARK: Retention

  private static let retention = "keep_months"

  /// For how many months after a run was saved the judgements on single cases are to be kept; nil where nobody said.
  public func retentionMonths() throws(HistoryProblem) -> Int? {
    try read { db in
      try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [Self.retention]).flatMap {
        Int($0)
      }
    }
  }

  /// Sets for how many months, from 1 to 1200; nil for no limit.
  public func setRetention(months: Int?) throws(HistoryProblem) {
    precondition(months.map { (1...1200).contains($0) } ?? true, "a period of months that is counted")
    try write { db in
      try db.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [Self.retention])
      guard let months else { return }
      try db.execute(
        sql: "INSERT INTO setting (name, value) VALUES (?, ?)", arguments: [Self.retention, String(months)])
    }
  }

  /// The runs whose single cases should have been purged by a day.
  public func expiredRuns(on day: CalendarDate) throws(HistoryProblem) -> [StoredRun] {
    guard let months = try retentionMonths() else { return [] }
    return try runs().filter { !$0.isPurged && $0.isKept(until: months) < day }
  }

  // MARK: Removing

  /// Removes runs, with all that is known of them. The cases that no other run has leave no trace in the file or its journal;
  /// backups are left as they are.
  ///
  /// - Throws: that something stands in the way, and nothing was removed; `notScrubbed` where all was removed, but not overwritten.
  public func remove(_ runs: [StoredRun]) throws(HistoryProblem) {
    let removed = try deleteForGood { db in for run in runs { try Removal.remove(run: run.id, db) } }
    if removed.problem != nil { throw .notScrubbed }
  }

  // MARK: Damage

  /// Looks through the whole file, its indices too.
  ///
  /// - Throws: that it is damaged.
  public func checkWhole() throws(HistoryProblem) {
    let found = try read { db in try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") }
    guard found == "ok" else { throw .damaged }
  }
}
