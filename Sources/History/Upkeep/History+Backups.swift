import Foundation
internal import GRDB
public import Records

extension History {
  /// Copies the history to a file, whole and of one moment, and remembers where: a purge is carried out there too.
  ///
  /// - Parameter replacing: whether a file that is there is replaced.
  public func backup(to path: String, on day: CalendarDate, replacing: Bool = false) throws(HistoryProblem) {
    let place = Self.place(path)
    guard place != Self.place(self.path) else { throw .notCopied(path) }
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard !isFolder.boolValue else { throw .notCopied(path) }
    guard replacing || !isThere else { throw .exists(path) }
    // Before there is a copy: one that nobody knows of would not be purged.
    let isNew = try remember(place, day)
    do { try HistorySchema.copy(queue, to: path) } catch {
      if isNew { try? forget(place) }
      let problem = HistoryProblem(error)
      throw problem == .notWritable || problem == .noFolder ? .notCopied(path) : problem
    }
  }

  /// Enters a backup; the result is whether it is a new one.
  private func remember(_ place: String, _ day: CalendarDate) throws(HistoryProblem) -> Bool {
    try write { db in
      let found = try Int.fetchOne(db, sql: "SELECT 1 FROM backup WHERE path = ?", arguments: [place])
      try db.execute(
        sql: "INSERT OR REPLACE INTO backup (path, made_on) VALUES (?, ?)", arguments: [place, day.dayNumber])
      return found == nil
    }
  }

  private func forget(_ place: String) throws(HistoryProblem) {
    try write { db in try db.execute(sql: "DELETE FROM backup WHERE path = ?", arguments: [place]) }
  }

  // MARK: Restoring

  /// Opens a backup that is to be put back, and looks through all of it.
  ///
  /// - Throws: what is wrong with the backup.
  public static func checkedBackup(_ path: String) throws(HistoryProblem) -> History {
    let backup = try History(at: path, for: .reading)
    do throws(HistoryProblem) { try backup.checkWhole() } catch {
      backup.close()
      throw error
    }
    return backup
  }

  /// Puts a backup in the place of the history at a path, after it was checked.
  ///
  /// - Parameter source: the path of the backup.
  @discardableResult
  public static func restore(_ path: String, from source: String) throws(HistoryProblem) -> String? {
    let backup = try checkedBackup(source)
    defer { backup.close() }
    return try restore(path, from: backup)
  }

  /// Puts a backup in the place of the history at a path, or of what is left of one that is damaged. What was there is kept beside
  /// it, under its name and `.before-restore`, with a number where there is such a file already.
  ///
  /// - Returns: where what was there is kept; nil where there was nothing.
  /// - Throws: what stands in the way at the path; a file of something else is left alone.
  @discardableResult
  public static func restore(_ path: String, from backup: History) throws(HistoryProblem) -> String? {
    let kept = freePlace("\(path).before-restore")
    do {
      if let current = try usable(path) {
        defer { current.close() }
        try HistorySchema.copy(current.queue, to: kept)
        try current.replaceContent(by: backup)
        return kept
      }
      // A journal that is left, even alone, would be played into what is put here.
      var hasMoved = false
      for ending in fileEndings {
        if rename(path + ending, kept + ending) == 0 {
          hasMoved = true
        } else if errno != ENOENT {
          throw HistoryProblem.notWritable
        }
      }
      try HistorySchema.copy(backup.queue, to: path)
      return hasMoved ? kept : nil
    } catch { throw HistoryProblem(error) }
  }

  /// Takes over what is in a backup, and goes on knowing of the backups that were made since: they are purged with the rest.
  private func replaceContent(by backup: History) throws {
    let backups = try read { db in try Row.fetchAll(db, sql: "SELECT path, made_on FROM backup") }
    // The list goes into a copy first, so that the content is never here without it. By its name a purge finds what is left of it.
    let copy = "\(path).\(UUID().uuidString).part"
    defer { for ending in Self.fileEndings { try? FileManager.default.removeItem(atPath: copy + ending) } }
    try HistorySchema.copy(backup.queue, to: copy)
    let content = try DatabaseQueue(path: copy)
    try content.write { db in
      for row in backups {
        try db.execute(
          sql: "INSERT OR IGNORE INTO backup (path, made_on) VALUES (?, ?)",
          arguments: [try row.value("path") as String, try row.value("made_on") as Int])
      }
    }
    // Page by page in one transaction, so that others who have it open see the old content or the new.
    try content.backup(to: queue)
    try content.close()
  }

  /// The history at a path; nil where there is none, or one that is damaged or empty, so that this program can't have it in use.
  private static func usable(_ path: String) throws(HistoryProblem) -> History? {
    do throws(HistoryProblem) { return try History(at: path, for: .changing, patience: 2) } catch {
      switch error {
      case .notFound, .damaged: return nil
      case .notAHistory where isEmpty(path): return nil
      default: throw error
      }
    }
  }

  /// Whether a path is that of a file with nothing in it.
  private static func isEmpty(_ path: String) -> Bool {
    let found = try? FileManager.default.attributesOfItem(atPath: path)
    return found?[.type] as? FileAttributeType == .typeRegular && found?[.size] as? Int == 0
  }

  /// A path, with a number where something is there, at which there is nothing yet, no journal either.
  private static func freePlace(_ path: String) -> String {
    func isTaken(_ place: String) -> Bool {
      fileEndings.contains { FileManager.default.fileExists(atPath: place + $0) }
    }
    var (place, number) = (path, 1)
    while isTaken(place) {
      number += 1
      place = "\(path)-\(number)"
    }
    return place
  }

  /// A path in the form in which backups are remembered.
  static func place(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }

  /// What a history's files are called after its path: itself, and what SQLite puts beside it.
  static var fileEndings: [String] { [""] + journalEndings }

  /// What SQLite puts beside a file.
  static var journalEndings: [String] { ["-wal", "-shm", "-journal"] }
}
