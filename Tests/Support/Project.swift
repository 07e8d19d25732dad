public import Foundation

/// The project's own folder and what was built from it, for tests that read or run them.
public enum Project {
  /// The folder that holds `Package.swift`.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A file or folder of the project.
  public static func url(_ path: String) -> URL { root.appendingPathComponent(path) }

  /// The text of a file of the project.
  public static func text(_ path: String) throws -> String { try String(contentsOf: url(path), encoding: .utf8) }

  /// The files below a folder of the project with one of these endings, as paths from the project's folder, sorted.
  public static func files(in folder: String, ending endings: [String]) -> [String] {
    let paths = FileManager.default.enumerator(atPath: url(folder).path)?.compactMap { $0 as? String } ?? []
    return paths.filter { path in endings.contains { path.hasSuffix($0) } }.map { "\(folder)/\($0)" }.sorted()
  }

  /// A program that was built beside the tests.
  public static func program(_ name: String) -> URL {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    // On Linux the tests are a program; on macOS a bundle, whose program lies three folders deeper.
    var folder = tests.deletingLastPathComponent()
    while !FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path), folder.path != "/" {
      folder.deleteLastPathComponent()
    }
    return folder.appendingPathComponent(name)
  }

  /// Whether golden files are to be written instead of compared.
  public static var writesGolden: Bool { ProcessInfo.processInfo.environment["CASEAUDIT_WRITE_GOLDEN"] == "1" }
}

/// A folder for one test, deleted when it is let go.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let url: URL

  /// A new, empty folder.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("caseaudit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Its path.
  public var path: String { url.path }

  /// Writes a file in it; the result is the file's path.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }
}

/// What a program that was run said.
public struct ProgramRun: Sendable {
  /// Its exit code.
  public let status: Int32
  /// What it wrote to standard output.
  public let output: String
  /// What it wrote to standard error.
  public let errors: String

  /// Runs a program that was built beside the tests, in the project's folder.
  public static func of(
    _ name: String, _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> ProgramRun {
    let process = Process()
    process.executableURL = Project.program(name)
    process.arguments = arguments
    process.currentDirectoryURL = Project.root
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files, not pipes: whatever is written fits.
    let folder = try TemporaryFolder()
    let (output, errors) = (folder.url.appendingPathComponent("out"), folder.url.appendingPathComponent("err"))
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: folder.write(input, to: "in")))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return ProgramRun(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// Runs a line of shell in a folder, where `caseaudit` is the program that was built beside the tests, with the project's
  /// rubrics.
  public static func shell(_ line: String, in folder: TemporaryFolder) throws -> ProgramRun {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    let (out, err) = ("\(folder.path).out", "\(folder.path).err")
    defer { for path in [out, err] { try? FileManager.default.removeItem(atPath: path) } }
    process.arguments = ["-c", "{ \(line); } >'\(out)' 2>'\(err)'"]
    process.currentDirectoryURL = folder.url
    process.environment = ProcessInfo.processInfo.environment.merging([
      "PATH": "\(Project.program("caseaudit").deletingLastPathComponent().path):/usr/bin:/bin",
      "CASEAUDIT_RUBRICS": Project.url("rubrics").path,
    ]) { $1 }
    try process.run()
    process.waitUntilExit()
    return ProgramRun(
      status: process.terminationStatus, output: try String(contentsOfFile: out, encoding: .utf8),
      errors: try String(contentsOfFile: err, encoding: .utf8))
  }

  /// All it said, on one line.
  public var words: String { (output + errors).replacing(/\s+/, with: " ") }
}
