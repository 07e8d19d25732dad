import Foundation
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
  public func remove(_ runs: [StoredRun]) throws(HistoryProblem) {
    try write { db in for run in runs { try Removal.remove(run: run.id, db) } }
    try scrub()
  }

  // MARK: Backups

  /// Copies the history to a file, whole and of one moment, and remembers where: a purge is carried out there too.
  ///
  /// - Parameter replacing: whether a file that is there is replaced.
  public func backup(to path: String, on day: CalendarDate, replacing: Bool = false) throws(HistoryProblem) {
    let place = URL(fileURLWithPath: path).standardizedFileURL.path
    guard place != URL(fileURLWithPath: self.path).standardizedFileURL.path else { throw .notCopied(path) }
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard !isFolder.boolValue else { throw .notCopied(path) }
    guard replacing || !isThere else { throw .exists(path) }
    do { try HistorySchema.copy(queue, to: path) } catch {
      let problem = HistoryProblem(error)
      throw problem == .notWritable || problem == .noFolder ? .notCopied(path) : problem
    }
    // A copy that nobody knows of would not be purged.
    do throws(HistoryProblem) {
      try write { db in
        try db.execute(
          sql: "INSERT OR REPLACE INTO backup (path, made_on) VALUES (?, ?)", arguments: [place, day.dayNumber])
      }
    } catch {
      if !isThere { try? FileManager.default.removeItem(atPath: path) }
      throw error
    }
  }

  /// Puts a backup in the place of the history at a path. What was there is kept beside it, under its name and `.before-restore`.
  ///
  /// - Parameter source: the path of the backup; it is checked before anything is changed.
  public static func restore(_ path: String, from source: String) throws(HistoryProblem) {
    let backup = try History(at: source, for: .reading)
    defer { backup.close() }
    try backup.checkWhole()
    let kept = "\(path).before-restore"
    do {
      guard FileManager.default.fileExists(atPath: path) else { return try HistorySchema.copy(backup.queue, to: path) }
      if let current = try usable(path) {
        defer { current.close() }
        try HistorySchema.copy(current.queue, to: kept)
        let backups = try current.read { db in try Row.fetchAll(db, sql: "SELECT path, made_on FROM backup") }
        // Page by page in one transaction, so that others who have it open see the old content or the new.
        try backup.queue.backup(to: current.queue)
        // Backups that were made since are purged with the rest.
        return try current.write { db in
          for row in backups {
            try db.execute(
              sql: "INSERT OR IGNORE INTO backup (path, made_on) VALUES (?, ?)",
              arguments: [row["path"], row["made_on"]])
          }
        }
      }
      // What is beside it goes with it, whatever it is.
      for ending in ["", "-wal", "-shm", "-journal"] {
        try? FileManager.default.removeItem(atPath: kept + ending)
        guard rename(path + ending, kept + ending) == 0 || errno == ENOENT else { throw HistoryProblem.notWritable }
      }
      try HistorySchema.copy(backup.queue, to: path)
    } catch { throw HistoryProblem(error) }
  }

  /// The history at a path; nil where the file is damaged or something else, so that this program can't have it in use.
  private static func usable(_ path: String) throws(HistoryProblem) -> History? {
    do throws(HistoryProblem) { return try History(at: path, for: .changing, patience: 2) } catch {
      guard error == .damaged || error == .notAHistory else { throw error }
      return nil
    }
  }

  /// Looks through the whole file, its indices too.
  ///
  /// - Throws: that it is damaged.
  public func checkWhole() throws(HistoryProblem) {
    let found = try read { db in try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") }
    guard found == "ok" else { throw .damaged }
  }
}
