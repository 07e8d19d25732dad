import Foundation
internal import GRDB

/// The form of a history: the steps that lead to it from an empty file. A step that was released never changes.
struct HistorySchema: Sendable {
  /// What SQLite's header says of whose file it is: `CsAu`.
  static let applicationID = 0x4373_4175

  /// The form this version of the program writes.
  static let current = HistorySchema(steps: [firstForm])

  /// What each version adds to the one before.
  let steps: [String]
  /// Whether a file is copied before it is brought up to date.
  private(set) var keepsCopy = true

  init(steps: [String]) { self.steps = steps }

  /// The same without copies: for what is a copy itself, and for what shall leave no trace.
  var withoutCopy: HistorySchema {
    var schema = self
    schema.keepsCopy = false
    return schema
  }

  /// The version they lead to.
  var version: Int { steps.count }

  /// The version of a file; 0 for an empty one.
  ///
  /// - Throws: that it is no history, of a newer version, or without a column that its version has.
  func version(of queue: DatabaseQueue) throws -> Int {
    try queue.read { db in
      let found = try Self.state(of: db).version(newest: version)
      guard try columns(of: found).isSubset(of: Self.columns(db)) else { throw HistoryProblem.damaged }
      return found
    }
  }

  /// The columns of all tables of a version.
  private func columns(of version: Int) throws -> Set<String> {
    let memory = try DatabaseQueue()
    return try memory.write { db in
      for step in steps[..<version] { try db.execute(sql: step) }
      return try Self.columns(db)
    }
  }

  private static func columns(_ db: Database) throws -> Set<String> {
    try String.fetchSet(
      db,
      sql: "SELECT t.name || '.' || c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'"
    )
  }

  /// Brings a file to this version: all steps in one transaction, after a copy was made of a file that is not new.
  ///
  /// - Throws: that it is no history, of a newer version, or can't be changed.
  func prepare(_ queue: DatabaseQueue, at path: String) throws {
    try queue.writeWithoutTransaction { db in
      // From here on nobody else writes, while all can read: the copy is of the moment before the steps.
      try db.inTransaction(.immediate) {
        // Another process may have been faster.
        let found = try Self.state(of: db).version(newest: version)
        if found == version { return .commit }
        if found > 0, keepsCopy { try copy(path) }
        for step in steps[found...] { try db.execute(sql: step) }
        try db.execute(sql: "PRAGMA application_id = \(Self.applicationID); PRAGMA user_version = \(version)")
        return .commit
      }
    }
  }

  /// Copies a file that is about to be changed.
  private func copy(_ path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    let reader = try DatabaseQueue(path: path, configuration: configuration)
    try Self.copy(reader, to: "\(path).before-version-\(version)")
    try reader.close()
  }

  private struct State {
    let application: Int
    let version: Int
    let isEmpty: Bool

    func version(newest: Int) throws(HistoryProblem) -> Int {
      if isEmpty, application == 0, version == 0 { return 0 }
      guard application == HistorySchema.applicationID else { throw .notAHistory }
      guard version <= newest else { throw .newer(version: version) }
      return version
    }
  }

  private static func state(of db: Database) throws -> State {
    State(
      application: try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
      version: try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
      isEmpty: try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0)
  }

  /// Copies a history, whole and of one moment, to a file that is not there yet or is an older copy.
  static func copy(_ queue: DatabaseQueue, to path: String) throws {
    // Two processes may copy at once.
    let part = "\(path).\(UUID().uuidString).part"
    try HistoryFile(path: part).create()
    do {
      let target = try DatabaseQueue(path: part)
      try queue.backup(to: target)
      // In the usual mode the copy is one file, with nothing beside it.
      try target.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
      try target.close()
      guard rename(part, path) == 0 else { throw HistoryProblem.notWritable }
    } catch {
      for ending in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: part + ending) }
      throw error
    }
  }

  /// Every process sets this mode, which stays with the file; only alone can it be set, so a busy file is left as it is.
  static func useWriteAheadLog(_ queue: DatabaseQueue) throws {
    try queue.writeWithoutTransaction { db in
      guard try String.fetchOne(db, sql: "PRAGMA journal_mode") != "wal" else { return }
      do { try db.execute(sql: "PRAGMA journal_mode = WAL") } catch let error as DatabaseError {
        guard [.SQLITE_BUSY, .SQLITE_READONLY].contains(error.resultCode) else { throw error }
      }
    }
  }
}
