@testable import CaseAudit
import Foundation
import Support
import Testing

/// The result does not depend on the number of threads, nor on the parts in which files are read.
@Suite(.serialized) struct ThreadTests {
  private static let rubric = Result {
    try RubricLibrary(folders: [Project.url("rubrics").path]).rubric(named: "cordis-bright-themes")
  }

  /// The report, and each case that was offered, in order.
  private func account(of paths: [String], threads: Int, chunkBytes: Int) throws -> [String] {
    #expect(FileManager.default.changeCurrentDirectoryPath(Project.root.path))
    var audit = Audit(rubric: try Self.rubric.get())
    audit.threads = threads
    audit.chunkBytes = chunkBytes
    var cases: [String] = []
    let report = audit.run(
      Inputs(finding: paths), onCase: { cases.append("\($0.place) \($0.identity) \($0.result.judgements)") })
    return cases + [report.text(as: .json), report.text(as: .csv)]
  }

  @Test(arguments: [2, 3, 8], [5_000, 20_000, 100_000])
  func sampleAudits(_ threads: Int, _ chunkBytes: Int) throws {
    let paths = ["sample-audits/four-authorities-2016/records", "sample-audits/archetypes/records"]
    let alone = try account(of: paths, threads: 1, chunkBytes: chunkBytes)
    #expect(alone.count > 331)
    #expect(try account(of: paths, threads: threads, chunkBytes: chunkBytes) == alone)
  }

  /// Lines that must be read otherwise stand among plain ones; records come twice, also in a second file.
  @Test(arguments: [2, 3, 8])
  func mixedLines(_ threads: Int) throws {
    let folder = try TemporaryFolder()
    let plain = try Project.text("sample-audits/four-authorities-2016/records/NW.ndjson").split(separator: "\n")
    let odd = ["{\"case\": ", "{\"unknown\": 1}", "", "{\"case\": {\"caseId\": \"a@b.org\"}}", String(plain[3])]
    let lines = plain.enumerated().map { $0 % 4 == 2 ? odd[$0 / 4 % odd.count] : String($1) }
    let paths = [
      try folder.write(lines.joined(separator: "\n"), to: "a.ndjson"),
      try folder.write(plain.joined(separator: "\r\n"), to: "b.ndjson"),
    ]
    let alone = try account(of: paths, threads: 1, chunkBytes: 1)
    for chunkBytes in [5_000, 30_000] {
      #expect(try account(of: paths, threads: threads, chunkBytes: chunkBytes) == alone)
    }
  }

  /// Many small files, a large one among them.
  @Test(arguments: [2, 3, 8])
  func manyFiles(_ threads: Int) throws {
    let folder = try TemporaryFolder()
    let plain = try Project.text("sample-audits/four-authorities-2016/records/NW.ndjson").split(separator: "\n")
    for (number, line) in plain.enumerated() { try folder.write(String(line), to: "\(number).json") }
    try folder.write(plain.joined(separator: "\n"), to: "2.ndjson")
    try folder.write("{", to: "3.json")
    let alone = try account(of: [folder.path], threads: 1, chunkBytes: 1)
    #expect(try account(of: [folder.path], threads: threads, chunkBytes: 50_000) == alone)
  }

  /// What comes through a pipe is read in parts too.
  @Test func aPipe() throws {
    let text = try Project.text("sample-audits/four-authorities-2016/records/NW.ndjson")
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/pipe"
    var accounts: [[String]] = []
    for threads in [1, 2] {
      #expect(mkfifo(path, 0o600) == 0)
      let done = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        if let pipe = FileHandle(forWritingAtPath: path) {
          try? pipe.write(contentsOf: Data(text.utf8))
          try? pipe.close()
        }
        done.signal()
      }
      accounts.append(try account(of: [path], threads: threads, chunkBytes: 10_000))
      done.wait()
      unlink(path)
    }
    #expect(accounts[0].count > 50 && accounts[0] == accounts[1])
  }

  /// The error of the one who takes the cases ends everything, wherever the readers are.
  @Test(arguments: [1, 2, 3, 8], [1, 40])
  func anErrorEndsTheRun(_ threads: Int, _ last: Int) throws {
    struct Enough: Error {}
    #expect(FileManager.default.changeCurrentDirectoryPath(Project.root.path))
    var audit = Audit(rubric: try Self.rubric.get())
    audit.threads = threads
    audit.chunkBytes = 10_000
    var cases = 0
    #expect(throws: Enough.self) {
      _ = try audit.run(
        Inputs(finding: ["sample-audits/four-authorities-2016/records"]),
        onCase: { (_) throws(Enough) in
          cases += 1
          if cases == last { throw Enough() }
        })
    }
    #expect(cases == last)
  }
}
