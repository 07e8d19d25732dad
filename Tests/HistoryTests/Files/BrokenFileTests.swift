import CaseAudit
import Foundation
import GRDB
import Support
import Testing

@testable import History

/// What is no history, or not whole: it is said what is wrong, and not a byte is changed.
struct BrokenFileTests {
  /// Opens the file for each purpose; what is wrong is the same, and the bytes stay as they are.
  private func expect(_ problem: HistoryProblem, _ kept: KeptAudits, _ name: String = "") throws {
    let before = try kept.hash()
    for access in [History.Access.reading, .changing, .saving] {
      #expect(throws: problem, "\(name), for \(access)") { try kept.open(access).close() }
    }
    #expect(try kept.hash() == before, "\(name)")
  }

  private func sqlite(_ kept: KeptAudits, _ sql: String) throws {
    let queue = try DatabaseQueue(path: kept.path)
    try queue.write { db in try db.execute(sql: sql) }
    try queue.close()
  }

  @Test func missing() throws {
    let kept = try KeptAudits()
    for access in [History.Access.reading, .changing] {
      #expect(throws: HistoryProblem.notFound) { try kept.open(access).close() }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: kept.folder.path).isEmpty)
    try kept.open(.saving).close()
    let mode = try FileManager.default.attributesOfItem(atPath: kept.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: kept.folder.path) == [History.fileName])
  }

  @Test func aFolderThatIsMissing() throws {
    let kept = try KeptAudits()
    #expect(throws: HistoryProblem.noFolder) { try History(at: kept.file("no/such.sqlite"), for: .saving) }
  }

  /// What is only to be read is not made of nothing; what is to be saved to is.
  @Test func emptyFile() throws {
    let kept = try KeptAudits()
    try kept.folder.write("", to: History.fileName)
    for access in [History.Access.reading, .changing] {
      #expect(throws: HistoryProblem.notAHistory) { try kept.open(access).close() }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: kept.path)).isEmpty)
    try kept.save([Visit(id: "1")], as: "run")
    #expect(try kept.with(.reading) { try $0.runs().map(\.label) } == ["run"])
  }

  @Test(arguments: [
    "team,files\nNW-T1,12\n", "SQLite format 3", "SQLite format 3\u{0}", String(repeating: "x", count: 9000),
  ])
  func text(_ text: String) throws {
    let kept = try KeptAudits()
    try kept.folder.write(text, to: History.fileName)
    try expect(.notAHistory, kept)
  }

  /// Other programs number their versions too.
  @Test(arguments: ["", "PRAGMA user_version = 1", "PRAGMA user_version = 7", "PRAGMA application_id = 5"])
  func anotherProgram(_ pragma: String) throws {
    let kept = try KeptAudits()
    try sqlite(kept, "CREATE TABLE customer (name TEXT); INSERT INTO customer VALUES ('Smith'); \(pragma)")
    try expect(.notAHistory, kept)
  }

  /// One that calls its tables as ours are called is another program's all the same.
  @Test func anotherProgramWithOurTables() throws {
    let kept = try KeptAudits()
    try sqlite(kept, HistorySchema.firstForm)
    try expect(.notAHistory, kept)
  }

  @Test func folder() throws {
    let kept = try KeptAudits()
    try FileManager.default.createDirectory(atPath: kept.path, withIntermediateDirectories: true)
    for access in [History.Access.reading, .changing, .saving] {
      #expect(throws: HistoryProblem.notAHistory) { try kept.open(access).close() }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: kept.path).isEmpty)
  }

  @Test(arguments: [2, 3, 99])
  func newerVersion(_ version: Int) throws {
    let kept = try KeptAudits([("run", [Visit(id: "1")])])
    try sqlite(kept, "PRAGMA user_version = \(version); CREATE TABLE later (id)")
    try expect(.newer(version: version), kept)
  }

  // MARK: Damage

  private static let pageBytes = 4096

  private func history(_ count: Int = 120) throws -> KeptAudits {
    var dice = Dice(seed: 21)
    return try KeptAudits([("run", dice.visits(count))])
  }

  /// Copies of a history that are cut off: at the end of each page but the last, and in its middle.
  @Test func cutOff() throws {
    let kept = try history()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: kept.path))
    let pages = bytes.count / Self.pageBytes
    #expect(pages > 20 && bytes.count == pages * Self.pageBytes)
    for page in 1..<pages {
      for size in [page * Self.pageBytes, page * Self.pageBytes + Self.pageBytes / 2] {
        try bytes.prefix(size).write(to: URL(fileURLWithPath: kept.path))
        try expect(.damaged, kept, "\(size) bytes")
      }
    }
    for size in [100, 101, Self.pageBytes / 2] {
      try bytes.prefix(size).write(to: URL(fileURLWithPath: kept.path))
      try expect(.damaged, kept, "\(size) bytes")
    }
    for size in [1, 16, 99] {
      try bytes.prefix(size).write(to: URL(fileURLWithPath: kept.path))
      try expect(.notAHistory, kept, "\(size) bytes")
    }
    try bytes.write(to: URL(fileURLWithPath: kept.path))
    #expect(try kept.with { try $0.runs().count } == 1)
  }

  /// A byte of what stands at the start of the file; the places are those of SQLite's page on its format.
  @Test(
    arguments: [
      ("the name", 3, 0x00, .notAHistory), ("the size of pages", 16, 0x11, .damaged),
      ("whose it is", 68, 0x00, .notAHistory),
      ("the number of pages", 30, 0x7F, .damaged),
    ] as [(String, Int, UInt8, HistoryProblem)])
  func header(_ name: String, _ offset: Int, _ byte: UInt8, _ problem: HistoryProblem) throws {
    let kept = try history(10)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: kept.path))
    bytes[offset] = byte
    try bytes.write(to: URL(fileURLWithPath: kept.path))
    try expect(problem, kept, name)
  }

  /// Each page in turn is overwritten: nothing is saved to such a file, and reading it ends in an error or in what is not damaged.
  @Test func pagesOverwritten() throws {
    let kept = try history(40)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: kept.path))
    let url = URL(fileURLWithPath: kept.path)
    for page in 1..<bytes.count / Self.pageBytes {
      var damaged = bytes
      damaged.replaceSubrange(
        page * Self.pageBytes..<(page + 1) * Self.pageBytes, with: [UInt8](repeating: 0xA5, count: Self.pageBytes))
      try damaged.write(to: url)
      let before = try kept.hash()
      for access in [History.Access.changing, .saving] {
        #expect(throws: HistoryProblem.damaged, "page \(page)") { try kept.open(access).close() }
      }
      do {
        try kept.with(.reading) { history in
          for run in try history.runs() {
            _ = try history.counts(of: run, rubrics: try history.rubrics(of: run))
            _ = try history.cases(of: run, part: 0, by: try SmallRubric.rubric.get())
          }
          try history.checkWhole()
        }
        Issue.record("page \(page) is damaged")
      } catch let problem as HistoryProblem {
        #expect(problem == .damaged || problem == .rubric("visits"), "page \(page)")
      }
      #expect(try kept.hash() == before, "page \(page)")
    }
  }

  /// Bytes here and there. SQLite keeps no checksums, so not all of that can be seen; but nothing ends in a crash, and whatever is
  /// seen leaves the file as it is.
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func bytesOverwritten(_ seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let kept = try history(20)
    let url = URL(fileURLWithPath: kept.path)
    var bytes = try Data(contentsOf: url)
    for _ in 0..<1 + dice.below(50) { bytes[100 + dice.below(bytes.count - 100)] = UInt8(dice.below(256)) }
    try bytes.write(to: url)
    let before = try kept.hash()
    for access in [History.Access.reading, .changing, .saving] {
      do {
        try kept.with(access) { history in
          for run in try history.runs() {
            _ = try? history.counts(of: run, rubrics: try history.rubrics(of: run))
            _ = try? history.cases(of: run, part: 0, by: try SmallRubric.rubric.get())
            _ = try? history.trend(TrendQuestion(try SmallRubric.rubric.get(), levels: [["team"]]))
          }
          try history.checkWhole()
        }
      } catch { #expect(error is HistoryProblem, "seed \(seed)") }
      #expect(try kept.hash() == before, "seed \(seed)")
    }
  }
}
