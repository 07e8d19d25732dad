import CaseAudit
import Foundation
import GRDB
import Support
import Testing

@testable import History

/// Backups, and putting them back.
struct RestoreTests {
  /// A history whose backup has one run, and which has another since.
  private func kept() throws -> KeptAudits {
    let kept = try KeptAudits([("old", [Visit(id: "1"), Visit(id: "2")])])
    try kept.with { try $0.backup(to: kept.file("backup.sqlite"), on: KeptAudit.day) }
    try kept.save([Visit(id: "3")], as: "new")
    return kept
  }

  private func labels(_ path: String) throws -> [String] {
    let history = try History(at: path, for: .reading)
    defer { history.close() }
    try history.checkWhole()
    return try history.runs().map(\.label)
  }

  private func names(_ kept: KeptAudits) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: kept.folder.path).filter { $0.contains("sqlite") }.sorted()
  }

  @Test func whole() throws {
    let kept = try kept()
    try History.restore(kept.path, from: kept.file("backup.sqlite"))
    #expect(try labels(kept.path) == ["old"])
    #expect(try labels(kept.path + ".before-restore") == ["old", "new"])
    #expect(try labels(kept.file("backup.sqlite")) == ["old"])
    // Nothing else lies there, and it can be gone on with.
    #expect(try names(kept) == ["backup.sqlite", History.fileName, History.fileName + ".before-restore"])
    try kept.save([Visit(id: "3")], as: "new")
    #expect(try labels(kept.path) == ["old", "new"] && kept.isWhole())
  }

  @Test func whereThereIsNone() throws {
    let kept = try kept()
    try FileManager.default.removeItem(atPath: kept.path)
    try History.restore(kept.path, from: kept.file("backup.sqlite"))
    #expect(try labels(kept.path) == ["old"])
    #expect(try names(kept) == ["backup.sqlite", History.fileName])
    let mode = try FileManager.default.attributesOfItem(atPath: kept.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  /// The file is gone, but what SQLite had beside it is not: it stays out of what is put there.
  @Test func whereOnlyAJournalIs() throws {
    let kept = try kept()
    try kept.with { history in
      try kept.save([Visit(id: "4")], as: "newest")
      _ = try history.runs()
      try FileManager.default.copyItem(atPath: kept.path + "-wal", toPath: kept.file("journal"))
    }
    try FileManager.default.removeItem(atPath: kept.path)
    try FileManager.default.moveItem(atPath: kept.file("journal"), toPath: kept.path + "-wal")
    let place = try History.restore(kept.path, from: kept.file("backup.sqlite"))
    #expect(place == kept.path + ".before-restore")
    #expect(try labels(kept.path) == ["old"])
    #expect(try names(kept).contains(History.fileName + ".before-restore-wal"))
  }

  /// What an earlier restoring kept stays: the wrong backup can be taken back.
  @Test func again() throws {
    let kept = try kept()
    let places = try (0..<3).map { number in
      if number == 2 { try Data().write(to: URL(fileURLWithPath: kept.path)) }
      return try History.restore(kept.path, from: kept.file("backup.sqlite"))
    }
    #expect(places == ["", "-2", "-3"].map { "\(kept.path).before-restore\($0)" })
    #expect(try labels(kept.path + ".before-restore") == ["old", "new"])
    #expect(try labels(kept.path + ".before-restore-2") == ["old"])
    // From there it comes back.
    try History.restore(kept.path, from: kept.path + ".before-restore")
    #expect(try labels(kept.path) == ["old", "new"])
    #expect(try labels(kept.path + ".before-restore") == ["old", "new"])
  }

  /// A folder, and a file of something else, are not a history's to take away.
  @Test(arguments: ["folder", "text", "database"])
  func overSomethingElse(_ what: String) throws {
    let kept = try kept()
    let path = kept.file("records")
    switch what {
    case "folder": try kept.folder.write("{}", to: "records/case.json")
    case "text": try kept.folder.write("team,files", to: "records")
    default:
      let queue = try DatabaseQueue(path: path)
      try queue.write { db in try db.execute(sql: "CREATE TABLE team (name TEXT)") }
      try queue.close()
    }
    let before = try FileManager.default.contentsOfDirectory(atPath: kept.folder.path).sorted()
    #expect(throws: HistoryProblem.notAHistory) { try History.restore(path, from: kept.file("backup.sqlite")) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: kept.folder.path).sorted() == before)
  }

  /// What can't be used any more is kept beside, byte for byte, with its journal.
  @Test(arguments: ["cut off", "overwritten", "empty"])
  func overADamagedFile(_ how: String) throws {
    let kept = try kept()
    let url = URL(fileURLWithPath: kept.path)
    var bytes = try Data(contentsOf: url)
    switch how {
    case "cut off": bytes = bytes.prefix(bytes.count / 2)
    case "overwritten": bytes.replaceSubrange(4096..<20480, with: [UInt8](repeating: 7, count: 16384))
    default: bytes = Data()
    }
    try bytes.write(to: url)
    try History.restore(kept.path, from: kept.file("backup.sqlite"))
    #expect(try labels(kept.path) == ["old"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: kept.path + ".before-restore")) == bytes)
  }

  @Test(arguments: ["cut off", "overwritten", "text", "missing", "newer"])
  func fromADamagedBackup(_ how: String) throws {
    let kept = try kept()
    let backup = kept.file("backup.sqlite")
    var bytes = try Data(contentsOf: URL(fileURLWithPath: backup))
    switch how {
    case "cut off": bytes = bytes.prefix(bytes.count / 2)
    case "overwritten": bytes.replaceSubrange(4096..<20480, with: [UInt8](repeating: 7, count: 16384))
    case "newer": bytes[63] = 9
    default: bytes = Data("team,files".utf8)
    }
    try bytes.write(to: URL(fileURLWithPath: backup))
    if how == "missing" { try FileManager.default.removeItem(atPath: backup) }
    let (before, names) = (try kept.hash(), try self.names(kept))
    let problem: HistoryProblem =
      switch how {
      case "text": .notAHistory
      case "missing": .notFound
      case "newer": .newer(version: 9)
      default: .damaged
      }
    #expect(throws: problem) { try History.restore(kept.path, from: backup) }
    #expect(try kept.hash() == before)
    #expect(try self.names(kept) == names)
    if how != "missing" { #expect(try Data(contentsOf: URL(fileURLWithPath: backup)) == bytes) }
  }

  /// Others that have it open see the old content or the new, and go on.
  @Test func whileAnotherHasIt() throws {
    let kept = try kept()
    try kept.with { other in
      #expect(try other.runs().count == 2)
      try History.restore(kept.path, from: kept.file("backup.sqlite"))
      #expect(try other.runs().map(\.label) == ["old"])
      let audit = KeptAudit(
        audit: Audit(rubric: try SmallRubric.rubric.get()), inputs: try kept.inputs([Visit(id: "4")]))
      try audit.save(in: other, as: "later")
    }
    #expect(try labels(kept.path) == ["old", "later"] && kept.isWhole())
  }

  /// A program that writes just now is waited for, and then left alone.
  @Test func whileAnotherWrites() throws {
    let kept = try kept()
    let other = try DatabaseQueue(path: kept.path)
    try other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN EXCLUSIVE; UPDATE run SET engine = '0.0.1'")
      #expect(throws: HistoryProblem.locked) { try History.restore(kept.path, from: kept.file("backup.sqlite")) }
      try db.execute(sql: "COMMIT")
    }
    try other.close()
    #expect(try labels(kept.path) == ["old", "new"])
    #expect(try kept.with(.reading) { try $0.runs().map(\.engineVersion) } == ["0.0.1", "0.0.1"])
  }

  /// One that a newer version of the program wrote is not taken away from it.
  @Test func overANewerFile() throws {
    let kept = try kept()
    let queue = try DatabaseQueue(path: kept.path)
    try queue.write { db in try db.execute(sql: "PRAGMA user_version = 9") }
    try queue.close()
    let before = try kept.hash()
    #expect(throws: HistoryProblem.newer(version: 9)) {
      try History.restore(kept.path, from: kept.file("backup.sqlite"))
    }
    #expect(try kept.hash() == before)
  }

  // MARK: Backups

  /// A backup of a file that is written to is of one moment.
  @Test func whileItIsWritten() throws {
    let kept = try KeptAudits()
    var visits: [Visit] = []
    for number in 0..<60 { visits.append(Visit(id: "case-\(number)")) }
    let audit = KeptAudit(audit: Audit(rubric: try SmallRubric.rubric.get()), inputs: try kept.inputs(visits))
    try kept.with { history in
      let writer = try RunWriter(audit.run("run"), in: history)
      var count = 0
      let report = try audit.audit.run(
        audit.inputs,
        onCase: { counted in
          try writer.add(counted)
          count += 1
          guard count == 30 else { return }
          try kept.with { try $0.backup(to: kept.file("backup.sqlite"), on: KeptAudit.day) }
        })
      try writer.finish(report)
    }
    try History.restore(kept.path, from: kept.file("backup.sqlite"))
    #expect(try kept.with(.reading) { try $0.runs().map(\.isFinished) } == [false])
    try kept.with { _ = try audit.save(in: $0, as: "run", resuming: true) }
    #expect(try kept.with(.reading) { try $0.runs().map(\.numbers.counted) } == [60])
  }

  /// A backup is known of before it is there, in itself too; one that could not be made is not.
  @Test func knownOf() throws {
    let kept = try kept()
    func known(_ path: String) throws -> [String] {
      let history = try History(at: path, for: .reading)
      defer { history.close() }
      return try history.read { db in try String.fetchAll(db, sql: "SELECT path FROM backup") }
    }
    let place = History.place(kept.file("backup.sqlite"))
    #expect(try known(kept.path) == [place])
    #expect(try known(kept.file("backup.sqlite")) == [place])
    try kept.with { history in
      #expect(throws: HistoryProblem.notCopied(kept.file("no/backup.sqlite"))) {
        try history.backup(to: kept.file("no/backup.sqlite"), on: KeptAudit.day)
      }
    }
    #expect(try known(kept.path) == [place])
  }

  @Test func nothingIsWrittenOver() throws {
    let kept = try kept()
    try kept.with { history in
      let backup = kept.file("backup.sqlite")
      #expect(throws: HistoryProblem.exists(backup)) { try history.backup(to: backup, on: KeptAudit.day) }
      for path in [kept.path, "\(kept.folder.path)/./\(History.fileName)"] {
        for replacing in [false, true] {
          #expect(throws: HistoryProblem.notCopied(path)) {
            try history.backup(to: path, on: KeptAudit.day, replacing: replacing)
          }
        }
      }
      try history.backup(to: kept.file("backup.sqlite"), on: KeptAudit.day, replacing: true)
    }
    #expect(try labels(kept.file("backup.sqlite")) == ["old", "new"])
    let mode = try FileManager.default.attributesOfItem(atPath: kept.file("backup.sqlite"))[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }
}
