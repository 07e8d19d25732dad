import Diagnostics
import Foundation
import Testing

@testable import Reading

/// What arguments amount to, in a folder made for each test.
@Suite final class InputsTests {
  private let root: String

  init() throws {
    root = NSTemporaryDirectory() + "caseaudit-inputs-" + UUID().uuidString
    for file in [
      "b.xml", "a.JSON", "c.txt", ".hidden.xml", "sub/d.ndjson", "sub/e.jsonl", ".h/f.xml", "sub/more/g.xml",
    ] {
      let path = "\(root)/\(file)"
      let folder = (path as NSString).deletingLastPathComponent
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      _ = FileManager.default.createFile(atPath: path, contents: Data("{}".utf8))
    }
    try FileManager.default.createSymbolicLink(atPath: "\(root)/link.xml", withDestinationPath: "\(root)/b.xml")
    try FileManager.default.createSymbolicLink(atPath: "\(root)/loop", withDestinationPath: root)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  private func find(_ arguments: String...) -> (files: [String], passedOver: Int, problems: [String]) {
    let inputs = Inputs(finding: arguments.map { $0 == "-" ? $0 : $0.hasPrefix("/") ? $0 : "\(root)/\($0)" })
    let files = inputs.files.map { $0.path.hasPrefix(root) ? String($0.path.dropFirst(root.count + 1)) : $0.path }
    return (files, inputs.passedOver, inputs.problems.map(\.message.id))
  }

  @Test func aFolderGivesItsRecords() {
    let found = find("")
    #expect(found.files == ["a.JSON", "b.xml", "sub/d.ndjson", "sub/e.jsonl", "sub/more/g.xml"])
    #expect(found.passedOver == 5)
  }

  @Test func standardInputComesLastAndOnce() {
    #expect(find("-", "b.xml", "-", "a.JSON").files == ["a.JSON", "b.xml", "-"])
  }

  @Test func aFileIsReadOnce() {
    #expect(find("link.xml", "b.xml", ".//b.xml", "sub/../b.xml").files == ["b.xml"])
    #expect(find("loop/sub", "sub").files == ["loop/sub/d.ndjson", "loop/sub/e.jsonl", "loop/sub/more/g.xml"])
  }

  /// A name need not be UTF-8; it is shown so that it can be told from others.
  @Test(
    arguments: [
      ([0xE9], "\\xE9.json"), ([0xC3, 0xA9, 0xFF, 0x41], "é\\xFFA.json"), ([0x1B, 0x5B], "\\x1B[.json"),
      ([0x0A], "\\x0A.json"),
    ] as [([UInt8], String)])
  func anyNameIsRead(_ name: [UInt8], _ shown: String) throws {
    let path = Array("\(root)/sub/more/".utf8) + name + Array(".json".utf8)
    (path + [0]).withUnsafeBytes { path in
      if let file = path.bindMemory(to: CChar.self).baseAddress.flatMap({ fopen($0, "w") }) { _ = fclose(file) }
    }
    let inputs = Inputs(finding: ["\(root)/sub/more"])
    #expect(Set(inputs.files.map { $0.path.dropFirst(root.count + 10) }) == [Substring(shown), "g.xml"])
    let input = try #require(inputs.files.first { $0.path.hasSuffix(".json") })
    var reader = RecordReader(plan: ReadingPlan(schema: SampleSchema.schema))
    #expect(reader.read(input) { _, _ in }.unread.all.map(\.message.id) == ["empty-file"])
  }

  @Test func aFileNamedOutrightIsAlwaysRead() {
    #expect(find("c.txt", ".hidden.xml").files == [".hidden.xml", "c.txt"])
    #expect(find("link.xml").files == ["link.xml"])
    let both = find("", "c.txt")
    #expect(both.files.contains("c.txt"))
    #expect(both.passedOver == 4)
  }

  @Test func whatIsMissingIsAProblem() {
    let found = find("none.xml", "b.xml")
    #expect(found.files == ["b.xml"])
    #expect(found.problems == ["no-such-input"])
  }

  @Test func problemsAreSortedAndToldOnce() {
    let inputs = Inputs(finding: ["z", "./b", "a", "b", "z"].map { "\(root)/none/\($0)" })
    #expect(
      inputs.problems.map(\.message.text)
        == ["a", "b", "z"].map { "'\(root)/none/\($0)' can't be read: there is no such file" })
  }

  /// A name that is too long for the system once its folder's path stands before it.
  @Test func whatCantBeLookedAtIsAProblem() throws {
    var folder = "\(root)/sub/more"
    while folder.utf8.count < 3_900 {
      folder += "/" + String(repeating: "x", count: 190)
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    }
    let descriptor = open(folder, O_RDONLY)
    defer { close(descriptor) }
    for name in [".xml", ".txt"].map({ String(repeating: "y", count: 200) + $0 }) {
      close(openat(descriptor, name, O_CREAT | O_WRONLY, 0o600))
    }
    let found = find("sub")
    #expect(found.files == ["sub/d.ndjson", "sub/e.jsonl", "sub/more/g.xml"])
    #expect(found.passedOver == 1)
    #expect(found.problems == ["unreadable-file"])
    for name in [".xml", ".txt"].map({ String(repeating: "y", count: 200) + $0 }) { unlinkat(descriptor, name, 0) }
  }

  @Test func aPipeInAFolderIsPassedOver() {
    #expect(mkfifo("\(root)/sub/pipe.xml", 0o600) == 0)
    let found = find("sub")
    #expect(found.files == ["sub/d.ndjson", "sub/e.jsonl", "sub/more/g.xml"])
    #expect(found.passedOver == 1)
    #expect(find("sub/pipe.xml").files == ["sub/pipe.xml"])
  }

  @Test(arguments: [
    ("./a//b/./c", "a/b/c"), ("/", "/"), ("/..", "/"), (".", "."), ("./-", "./-"), ("none/../x", "none/../x"),
  ])
  func normalises(_ path: String, _ expected: String) {
    #expect(String(decoding: normalised(Array(path.utf8)), as: UTF8.self) == expected)
  }

  @Test func readsAFile() {
    var reader = RecordReader(plan: ReadingPlan(schema: SampleSchema.schema))
    #expect(reader.read(Input(path: "\(root)/b.xml")) { _, _ in }.recordCount == 1)
    for path in ["\(root)/none", root] {
      let report = reader.read(Input(path: path)) { _, _ in }
      #expect(report.unread.all.map(\.message.id) == ["unreadable-file"])
    }
  }
}
