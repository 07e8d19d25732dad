import Foundation
internal import GRDB

/// Past audits, kept in one SQLite file: runs, the rubrics they were made by, the judgements on each case, and counts by group.
///
/// No case record is kept, only judgements under the case's pseudonym. Several processes may use a file at once: it is in SQLite's
/// write-ahead mode, so that readers and one writer do not wait for each other, and writers wait their turn. It must lie on a disk
/// of the machine itself: network folders do not carry the locks of that mode (sqlite.org/wal.html).
public final class History: Sendable {
  /// What the file is called in the working folder, unless another is named.
  public static let fileName = "caseaudit.sqlite"
  /// How long another process is waited for, in seconds.
  public static let patience = 10.0

  /// The path of the file, as given.
  public let path: String
  let queue: DatabaseQueue
  let schema: HistorySchema
  private let use: OpenFiles.Use

  /// What a file is opened for.
  public enum Access: Sendable, Equatable {
    /// To read what is there.
    case reading
    /// To change what is there.
    case changing
    /// To change what is there, and to make the file where there is none.
    case saving
  }

  /// Opens the file. One that an earlier version of this program wrote is brought up to date in one transaction, after it was copied
  /// to a file of its name and `.before-version-N`.
  ///
  /// - Parameter patience: how long another process is waited for, in seconds.
  /// - Throws: what stands in the way; the file is as it was then.
  public convenience init(
    at path: String, for access: Access, patience: Double = History.patience
  ) throws(HistoryProblem) {
    try self.init(at: path, for: access, patience: patience, schema: .current)
  }

  init(
    at path: String, for access: Access, patience: Double = History.patience, schema: HistorySchema
  ) throws(HistoryProblem) {
    (self.path, self.schema) = (path, schema)
    let file = HistoryFile(path: path)
    let isThere = try OpenFiles.looking(at: path) { () throws(HistoryProblem) in
      try file.check(newest: schema.version, for: access)
    }
    guard isThere || access == .saving else { throw .notFound }
    do {
      if !isThere { try file.create() }
      use = OpenFiles.use(of: path)
      queue = try DatabaseQueue(path: path, configuration: Self.configuration(patience))
      let isOld = try schema.version(of: queue) < schema.version
      if access != .reading || isOld { try check() }
      if isOld { try schema.prepare(queue, at: path) }
      if access != .reading { try HistorySchema.useWriteAheadLog(queue) }
    } catch { throw HistoryProblem(error) }
  }

  private static func configuration(_ patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.label = "caseaudit history"
    configuration.prepareDatabase { db in
      // What is deleted is overwritten with zeros; what a file that was tampered with calls is not run.
      try db.execute(sql: "PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF; PRAGMA synchronous = NORMAL")
    }
    return configuration
  }

  /// Looks through the whole file before anything is written to it.
  private func check() throws {
    let found = try queue.read { db in try String.fetchOne(db, sql: "PRAGMA quick_check(1)") }
    guard found == "ok" else { throw HistoryProblem.damaged }
  }

  /// Closes the file. Nothing may be asked of it afterwards; one that is let go of is closed too.
  public func close() {
    guard (try? queue.close()) != nil else { return }
    use.end()
  }

  /// Reads in one transaction: all that is seen is of one moment.
  func read<Value>(_ body: (Database) throws -> Value) throws(HistoryProblem) -> Value {
    do { return try queue.read(body) } catch { throw HistoryProblem(error) }
  }

  /// Writes in one transaction; all of it is there, or nothing. When it returns, all of it is on the disk.
  func write<Value>(_ body: (Database) throws -> Value) throws(HistoryProblem) -> Value {
    try write(synchronous: true, body)
  }

  /// Writes in one transaction. Where that is not synchronous, a process that is killed loses nothing, but a machine that loses its
  /// power may lose it, until the next one that is.
  func write<Value>(synchronous: Bool, _ body: (Database) throws -> Value) throws(HistoryProblem) -> Value {
    do {
      return try queue.writeWithoutTransaction { db in
        if synchronous { try db.execute(sql: "PRAGMA synchronous = FULL") }
        defer { if synchronous { try? db.execute(sql: "PRAGMA synchronous = NORMAL") } }
        var value: Value?
        try db.inTransaction(.immediate) {
          value = try body(db)
          return .commit
        }
        guard let value else { preconditionFailure("a transaction that is committed has a value") }
        return value
      }
    } catch { throw HistoryProblem(error) }
  }
}
