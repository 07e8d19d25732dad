import Foundation
import Support
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What stands in a folder, or is named, that is no ordinary file.
struct HostilePlace: Sendable, CustomTestStringConvertible {
  let name: String
  /// Puts it into the folder.
  let prepare: @Sendable (URL) throws -> Void
  /// What is named beside the folder itself.
  var arguments: [String] = []
  /// What the shell redirects.
  var redirecting = ""
  /// Each diagnostic, as in the JSON result.
  let expected: [String]
  var counted = 0
  var status: Int32?

  var testDescription: String { name }
}

extension HostilePlace {
  private static let record = "{\(HostileRow.caseJSON)}"
  private static let broken = "{\"case\": \(HostileRow.secret)"

  private static func link(_ name: String, to target: String, in folder: URL) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.appendingPathComponent(name).path, withDestinationPath: target)
  }

  private static func write(_ text: String, _ name: String, in folder: URL) throws {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private static func make(_ name: String, in folder: URL, _ call: (UnsafePointer<CChar>) -> Int32) throws {
    guard call(folder.appendingPathComponent(name).path) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  private static func socket(_ name: String, in folder: URL) throws {
    try make(name, in: folder) { mknod($0, S_IFSOCK | 0o600, 0) }
  }

  static let links: [HostilePlace] = [
    HostilePlace(name: "a link to nothing", prepare: { try link("x.xml", to: "nowhere", in: $0) }, expected: []),
    HostilePlace(
      name: "a link to nothing, named", prepare: { try link("x.xml", to: "nowhere", in: $0) }, arguments: ["x.xml"],
      expected: ["no-such-input"]),
    HostilePlace(name: "a link to itself", prepare: { try link("x.xml", to: "x.xml", in: $0) }, expected: []),
    HostilePlace(
      name: "a link to itself, named", prepare: { try link("x.xml", to: "x.xml", in: $0) }, arguments: ["x.xml"],
      expected: ["no-such-input"]),
    HostilePlace(
      name: "a folder that links lead back to",
      prepare: {
        try write(record, "inner/x.json", in: $0)
        try link("inner/again", to: "..", in: $0)
      }, expected: [], counted: 1),
    HostilePlace(
      name: "a folder named through its loop",
      prepare: { try link("again", to: ".", in: $0) }, arguments: ["again/again/again"], expected: []),
    HostilePlace(
      name: "a link to a file outside", prepare: { try link("x.xml", to: "/etc/passwd", in: $0) }, expected: []),
    HostilePlace(
      name: "a link to a file outside, named", prepare: { try link("x.xml", to: "/etc/passwd", in: $0) },
      arguments: ["x.xml"], expected: ["unknown-format x.xml:1:1"]),
    HostilePlace(
      name: "two links to one file, named",
      prepare: {
        try write(record, "x.json", in: $0)
        try link("1.json", to: "x.json", in: $0)
        try link("2.json", to: "x.json", in: $0)
      }, arguments: ["1.json", "2.json"], expected: [], counted: 1),
  ]

  static let kinds: [HostilePlace] = [
    HostilePlace(
      name: "a folder with the name of a file",
      prepare: { try write(record, "x.xml/y.json", in: $0) }, expected: [], counted: 1),
    HostilePlace(
      name: "folders 200 deep",
      prepare: { try write(record, String(repeating: "a/", count: 200) + "x.json", in: $0) }, expected: [], counted: 1),
    HostilePlace(
      name: "a pipe in a folder", prepare: { try make("x.xml", in: $0) { mkfifo($0, 0o600) } }, expected: []),
    HostilePlace(
      name: "a pipe that nobody writes to", prepare: { try make("x.xml", in: $0) { mkfifo($0, 0o600) } },
      arguments: ["x.xml"], expected: ["empty-file x.xml:1:1"]),
    HostilePlace(name: "a socket in a folder", prepare: { try socket("x.xml", in: $0) }, expected: []),
    HostilePlace(
      name: "a socket, named", prepare: { try socket("x.xml", in: $0) }, arguments: ["x.xml"],
      expected: ["unreadable-file x.xml:1:1"]),
    HostilePlace(
      name: "a device without an end", prepare: { _ in }, arguments: ["/dev/zero"],
      expected: ["unreadable-file /dev/zero:1:1"]),
    HostilePlace(
      name: "a device of chance", prepare: { _ in }, arguments: ["/dev/urandom"],
      expected: ["unreadable-file /dev/urandom:1:1"]),
    HostilePlace(
      name: "the device that holds nothing", prepare: { _ in }, arguments: ["/dev/null"],
      expected: ["unreadable-file /dev/null:1:1"]),
    HostilePlace(name: "no such file", prepare: { _ in }, arguments: ["nowhere.xml"], expected: ["no-such-input"]),
    HostilePlace(
      name: "a file taken for a folder", prepare: { _ in }, arguments: ["a-good.json/x"], expected: ["no-such-input"]),
    HostilePlace(name: "an empty name", prepare: { _ in }, arguments: [""], expected: ["no-such-input"]),
    HostilePlace(
      name: "a name that is too long", prepare: { _ in }, arguments: [String(repeating: "a", count: 5000)],
      expected: ["no-such-input"]),
    HostilePlace(
      name: "a hidden file and a hidden folder",
      prepare: {
        try write(broken, ".x.json", in: $0)
        try write(broken, ".git/x.json", in: $0)
      }, expected: []),
    HostilePlace(
      name: "a file of another ending", prepare: { try write(broken, "x.txt", in: $0) }, expected: []),
    HostilePlace(
      name: "a file of another ending, named", prepare: { try write(record, "x.txt", in: $0) }, arguments: ["x.txt"],
      expected: [], counted: 1),
    HostilePlace(
      name: "a name that starts with a hyphen",
      prepare: { try write(record, "--force.json", in: $0) }, expected: [], counted: 1),
    HostilePlace(
      name: "a name with signs for the terminal",
      prepare: { try write(broken, "x\u{1B}[2J\n.json", in: $0) },
      expected: [#"malformed-json x\x1B[2J\x0A.json:1:10"#]),
    HostilePlace(
      name: "a name that is not UTF-8",
      prepare: { folder in
        let path = Array(folder.path.utf8) + [UInt8(ascii: "/"), 0xE9, 0xFF] + Array(".json".utf8) + [0]
        let descriptor = path.withUnsafeBytes { bytes in
          bytes.bindMemory(to: CChar.self).baseAddress.map { open($0, O_WRONLY | O_CREAT, 0o600) } ?? -1
        }
        try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(contentsOf: Data(record.utf8))
      }, expected: [], counted: 1),
  ]

  static let standardInput: [HostilePlace] = [
    HostilePlace(
      name: "an input that is closed", prepare: { _ in }, arguments: ["-"], redirecting: "<&-",
      expected: ["unreadable-file -:1:1"]),
    HostilePlace(
      name: "an input that is a folder", prepare: { _ in }, arguments: ["-"], redirecting: "< .",
      expected: ["unreadable-file -:1:1"]),
    HostilePlace(name: "an input that is empty", prepare: { _ in }, arguments: ["-"], expected: ["empty-file -:1:1"]),
    HostilePlace(
      name: "an input that is broken", prepare: { try write(broken, ".x", in: $0) }, arguments: ["-"],
      redirecting: "< .x",
      expected: ["malformed-json -:1:10"]),
    HostilePlace(
      name: "an output that is full", prepare: { _ in }, redirecting: "> /dev/full", expected: [], status: 4),
    HostilePlace(name: "an output that is closed", prepare: { _ in }, redirecting: ">&-", expected: [], status: 4),
  ]
}

/// Whatever the file system holds, nothing is waited for and the good records are audited.
struct HostilePlaceTests {
  @Test(arguments: HostilePlace.links + HostilePlace.kinds + HostilePlace.standardInput)
  func isToldAndTheRestIsDone(_ place: HostilePlace) throws {
    let folder = try HostileTests.goodRecords()
    try place.prepare(folder.url)
    let run = try HostileRun(in: folder, ["."] + place.arguments, redirecting: place.redirecting)
    let status = place.status ?? (place.expected.isEmpty ? 0 : 3)
    try #require(run.status == status, "\(run.status): \(run.errors.prefix(2000))")
    guard place.status == nil else { return }
    let result = try run.result()
    #expect(result.records.counted == 2 + place.counted)
    #expect(result.said == place.expected.sorted())
    for diagnostic in place.expected { #expect(run.errors.contains("[\(diagnostic.prefix { $0 != " " })]")) }
    #expect(!run.errors.contains(HostileRow.secret) && !run.output.contains(HostileRow.secret))
    #expect(!run.errors.contains("\u{1B}"))
  }

  /// An administrator may read everything, so there this shows nothing.
  @Test(.enabled(if: geteuid() != 0, "nothing is forbidden to an administrator"), arguments: ["x.json", "inner"])
  func whatIsForbiddenIsTold(_ name: String) throws {
    let folder = try HostileTests.goodRecords()
    try folder.write("{}", to: name == "inner" ? "inner/x.json" : name)
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: "\(folder.path)/\(name)")
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: "\(folder.path)/\(name)") }
    let run = try HostileRun(in: folder, ["."])
    #expect(run.status == 3)
    let result = try run.result()
    #expect(result.said == [name == "inner" ? "unreadable-folder" : "unreadable-file x.json:1:1"])
    #expect(result.records.counted == 2)
  }

  #if os(Linux)
    /// A file that can be opened and not read, even by an administrator.
    @Test func whatBreaksWhileItIsReadIsTold() throws {
      let run = try HostileRun(in: try HostileTests.goodRecords(), [".", "/proc/self/mem"])
      #expect(run.status == 3)
      #expect(try run.result().said == ["unreadable-file /proc/self/mem:1:1"])
    }
  #endif
}
