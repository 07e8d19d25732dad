import CaseAudit
import Foundation
import GRDB
import Support
import Testing

@testable import History

/// A file of an earlier version is brought up to date: all of it or nothing, after a copy was made.
struct MigrationTests {
  private static let second = "ALTER TABLE run ADD COLUMN note TEXT; UPDATE run SET note = 'from version 1'"
  private static let next = HistorySchema(steps: [HistorySchema.firstForm, second])

  private func kept() throws -> KeptAudits {
    var dice = Dice(seed: 41)
    return try KeptAudits([("run", dice.visits(30))])
  }

  private func open(_ kept: KeptAudits, _ schema: HistorySchema = next, _ access: History.Access = .saving) throws
    -> History
  {
    try History(at: kept.path, for: access, patience: 10, schema: schema)
  }

  private func version(_ path: String) throws -> Int? {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { db in try Int.fetchOne(db, sql: "PRAGMA user_version") }
  }

  /// What is in all tables of a file.
  private func rows(_ path: String) throws -> String {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { db in try db.rows() }
  }

  @Test(arguments: [History.Access.reading, .changing, .saving])
  func upToDate(_ access: History.Access) throws {
    let kept = try kept()
    let before = try kept.dump()
    let history = try open(kept, Self.next, access)
    let notes = try history.read { db in try String.fetchAll(db, sql: "SELECT note FROM run") }
    #expect(notes == ["from version 1"])
    history.close()
    #expect(try version(kept.path) == 2)
    let copy = kept.path + ".before-version-2"
    #expect(try version(copy) == 1)
    #expect(try rows(copy) == before)
    let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    // Once is enough.
    try open(kept).close()
    let names = try FileManager.default.contentsOfDirectory(atPath: kept.folder.path).sorted()
    #expect(names == [History.fileName, History.fileName + ".before-version-2", "run.ndjson"])
  }

  /// This version of the program leaves a file of the next one alone.
  @Test func back() throws {
    let kept = try kept()
    try open(kept).close()
    #expect(throws: HistoryProblem.newer(version: 2)) { try kept.open().close() }
  }

  @Test func aNewFileIsNotCopied() throws {
    let kept = try KeptAudits()
    try open(kept).close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: kept.folder.path) == [History.fileName])
    #expect(try version(kept.path) == 2)
  }

  /// A step that fails in its middle leaves nothing of itself or of the steps before.
  @Test(arguments: [
    "\(second); INSERT INTO nowhere VALUES (1)", "DELETE FROM judgement; DROP TABLE tally; SELECT nothing FROM run",
    "UPDATE run SET label = NULL",
  ])
  func aStepThatFails(_ step: String) throws {
    let kept = try kept()
    let (before, hash) = (try kept.dump(), try kept.hash())
    let schema = HistorySchema(steps: [HistorySchema.firstForm, Self.second, step])
    #expect(throws: HistoryProblem.self) { try open(kept, schema).close() }
    #expect(try kept.dump() == before)
    #expect(try version(kept.path) == 1)
    #expect(try kept.isWhole())
    #expect(try kept.hash() == hash)
    // The program that wrote it goes on with it.
    try kept.save([Visit(id: "1")], as: "later")
  }

  /// A copy that can't be made stops it before anything is changed.
  @Test func noCopy() throws {
    let kept = try kept()
    let hash = try kept.hash()
    // Nothing can be put in the place of a folder that holds something.
    try kept.folder.write("x", to: "\(History.fileName).before-version-2/file")
    #expect(throws: HistoryProblem.notWritable) { try open(kept).close() }
    #expect(try kept.hash() == hash)
    let names = try FileManager.default.contentsOfDirectory(atPath: kept.folder.path).sorted()
    #expect(names == [History.fileName, History.fileName + ".before-version-2", "run.ndjson"])
  }

  /// A damaged file is not brought up to date.
  @Test func damaged() throws {
    let kept = try kept()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: kept.path))
    bytes.replaceSubrange(8192..<16384, with: [UInt8](repeating: 0xA5, count: 8192))
    try bytes.write(to: URL(fileURLWithPath: kept.path))
    let hash = try kept.hash()
    for access in [History.Access.reading, .changing, .saving] {
      #expect(throws: HistoryProblem.damaged) { try open(kept, Self.next, access).close() }
    }
    #expect(try kept.hash() == hash)
  }

  /// Several at once: one does it, and the copy is of before.
  @Test func atOnce() async throws {
    for _ in 0..<5 {
      let kept = try kept()
      let before = try kept.dump()
      try await withThrowingTaskGroup { group in
        for _ in 0..<4 { group.addTask { try self.open(kept).close() } }
        try await group.waitForAll()
      }
      #expect(try version(kept.path) == 2)
      #expect(try rows(kept.path + ".before-version-2") == before)
    }
  }

  /// A purge reaches the copy of before, and makes no other.
  @Test func purge() throws {
    let kept = try kept()
    try kept.with { try $0.backup(to: kept.file("old.sqlite"), on: KeptAudit.day) }
    let history = try open(kept)
    let report = try history.purge(.runs(["run"]))
    history.close()
    #expect(
      report.backups.map { URL(fileURLWithPath: $0).lastPathComponent } == [
        History.fileName + ".before-version-2", "old.sqlite",
      ])
    #expect(report.failed.isEmpty && report.missing.isEmpty)
    try FileManager.default.removeItem(atPath: kept.file("run.ndjson"))
    #expect(try filesHolding("case-10", in: kept.folder.path).isEmpty)
  }
}

/// The files below a folder that hold a text somewhere in their bytes.
func filesHolding(_ text: String, in folder: String) throws -> [String] {
  try FileManager.default.subpathsOfDirectory(atPath: folder).filter { name in
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder), !isFolder.boolValue
    else { return false }
    return try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")).range(of: Data(text.utf8)) != nil
  }.sorted()
}
