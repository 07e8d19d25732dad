import CaseAudit
import Foundation
import GRDB
import Support
import Testing

@testable import History

/// The command itself, several at once and where it may not or can't write.
struct ProgramTests {
  /// A program that was begun, and where its words go.
  private struct Started {
    let process: Process
    let errors: URL

    /// Waits for its end; the result is its exit code and what it said.
    func ended() throws -> (status: Int32, errors: String) {
      process.waitUntilExit()
      return (process.terminationStatus, try String(contentsOf: errors, encoding: .utf8))
    }
  }

  /// Folders that everybody may look into.
  private func kept(_ visits: [Visit]) throws -> KeptAudits {
    let kept = try KeptAudits()
    try kept.folder.write(SmallRubric.text, to: "visits/rubric.yaml")
    try kept.folder.write(SmallRubric.shared, to: "visits/shared.yaml")
    try kept.folder.write(Visit.schema, to: "visits/visit.schema.json")
    try kept.folder.write(visits.map { $0.line + "\n" }.joined(), to: "visits.ndjson")
    return kept
  }

  private func visits(_ count: Int, _ name: String = "case") -> [Visit] {
    (0..<count).map { Visit(id: "\(name)-\($0)") }
  }

  /// Begins `caseaudit audit FILE --save LABEL`, by way of other programs where some are given.
  private func start(
    _ file: String, as label: String, in kept: KeptAudits, history: String? = nil, through: [String] = []
  ) throws -> Started {
    let words =
      through + [
        Project.program("caseaudit").path, "audit", kept.file(file), "--rubric", kept.file("visits"), "--save", label,
        "--history", history ?? kept.path, "--quiet",
      ]
    let process = Process()
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.currentDirectoryURL = Project.root
    let errors = FileManager.default.temporaryDirectory.appendingPathComponent("caseaudit-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    return Started(process: process, errors: errors)
  }

  @Test func twoProcessesOfFiveHundred() throws {
    let kept = try kept([])
    let names = ["one", "two"]
    for name in names { try kept.folder.write(visits(500, name).map { $0.line + "\n" }.joined(), to: "\(name).ndjson") }
    let processes = try names.map { try start("\($0).ndjson", as: $0, in: kept) }
    for process in processes {
      let end = try process.ended()
      #expect(end.status == 0, "\(end.errors)")
    }
    #expect(try kept.isWhole())
    try kept.with(.reading) { history in
      #expect(try Set(history.runs().map(\.label)) == Set(names))
      for name in names {
        let cases = try history.cases(of: try history.run(labelled: name), part: 0, by: try SmallRubric.rubric.get())
        #expect(cases.map(\.identity) == visits(500, name).map { ["NW", $0.id] })
      }
      let count = try history.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM case_audit") }
      #expect(count == 1000)
    }
  }

  // MARK: Where it may not write

  private static let isRoot = getuid() == 0
  /// Whoever may do everything is nobody for the while.
  private static let nobody =
    isRoot ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
  private static let canBeNobody = nobody.first.map { FileManager.default.isExecutableFile(atPath: $0) } ?? true

  @Test(
    .enabled(if: canBeNobody, "this is run by root, and setpriv is not there to be somebody else"),
    arguments: [(0o555, 0o444), (0o777, 0o444), (0o555, 0o666)])
  func readOnly(_ folder: Int, _ file: Int) throws {
    let kept = try kept(visits(3))
    try kept.save(visits(2), as: "before")
    let place = kept.file("kept")
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    let path = "\(place)/\(History.fileName)"
    try FileManager.default.moveItem(atPath: kept.path, toPath: path)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: file], ofItemAtPath: path)
    try FileManager.default.setAttributes([.posixPermissions: folder], ofItemAtPath: place)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place) }
    let end = try start("visits.ndjson", as: "run", in: kept, history: path, through: Self.nobody).ended()
    #expect(end.status == 4 && end.errors.contains("can't be written to"), "\(end)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  // MARK: Where there is no space

  /// No file may grow over so many kilobytes, as on a disk that is full.
  @Test(arguments: [20, 40, 80, 120, 160])
  func noSpace(_ kilobytes: Int) throws {
    let kept = try kept(visits(800))
    try kept.save(visits(20), as: "before")
    let limits = ["/bin/bash", "-c", "trap '' XFSZ; ulimit -f \(kilobytes); exec \"$@\"", "bash"]
    let end = try start("visits.ndjson", as: "run", in: kept, through: limits).ended()
    #expect(end.status == 4 && end.errors.contains("the history '\(kept.path)'"), "\(end)")
    #expect(try kept.isWhole())
    try kept.with { history in
      let run = try history.run(labelled: "before")
      #expect(try history.counts(of: run, rubrics: try history.rubrics(of: run)).parts[0].overall.files == 20)
    }
    // With space it goes on.
    #expect(try start("visits.ndjson", as: "other", in: kept).ended().status == 0)
    #expect(try kept.with(.reading) { try $0.run(labelled: "other").numbers.counted } == 800)
  }
}
