import Foundation
import Support

/// A run of the program on a folder of hostile inputs, within what it may use at most.
struct HostileRun {
  /// The program: the one that was built beside the tests, or another. Only an optimised one is held to two seconds.
  private static let program = ProcessInfo.processInfo.environment["CASEAUDIT_PROGRAM"]
  /// Seconds of a processor.
  private static let seconds = program == nil ? 30 : 2
  /// KiB of memory of its own, stacks included: 200 MB, less what the program itself takes, which is not counted.
  private static let memory = 160 << 10
  /// Seconds after which a program that waits for something is ended; far more than any needs.
  private static let patience = 60

  let status: Int32
  let output: String
  let errors: String

  /// Runs `caseaudit audit` in a folder. The shell may redirect its input or output.
  init(in folder: TemporaryFolder, _ arguments: [String], redirecting: String = "") throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    let limits = "ulimit -t \(Self.seconds) && ulimit -d \(Self.memory)"
    process.arguments = [
      "-c", "\(limits) && exec \"$0\" \"$@\" \(redirecting)", Self.program ?? Project.program("caseaudit").path,
    ]
    process.arguments? += ["audit"] + arguments + ["--format", "json", "--threads", "2"]
    process.currentDirectoryURL = folder.url
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["CASEAUDIT_RUBRICS": Project.url("rubrics").path, "SWIFT_BACKTRACE": "enable=no"]
    ) { $1 }
    let said = try TemporaryFolder()
    let (output, errors) = (said.url.appendingPathComponent("out"), said.url.appendingPathComponent("err"))
    for file in [output, errors] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let watchdog = DispatchWorkItem { [process] in process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(Self.patience), execute: watchdog)
    process.waitUntilExit()
    watchdog.cancel()
    status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    self.output = try String(contentsOf: output, encoding: .utf8)
    self.errors = try String(contentsOf: errors, encoding: .utf8)
  }

  /// The JSON result.
  func result() throws -> HostileResult { try JSONDecoder().decode(HostileResult.self, from: Data(output.utf8)) }
}

/// What the tests read of a JSON result.
struct HostileResult: Decodable {
  struct Counts: Decodable {
    let counted: Int
  }

  struct Said: Decodable {
    let id: String
    let path: String?
    let line: Int?
    let column: Int?

    /// `id path:line:column`, or the id alone.
    var text: String {
      guard let path, let line, let column else { return id }
      return "\(id) \(path):\(line):\(column)"
    }
  }

  struct Values: Decodable {
    let first: [Said]
  }

  struct UnknownField: Decodable {
    let first: String
  }

  struct Inputs: Decodable {
    let couldNotBeRead: [Said]
    let leftOutForIdentifiers: [Said]
    let identifiersBesideRecords: [Said]
    let leftOut: [Said]
    let unreadableValues: Values
    let remarks: [Said]
    let unknownFields: [UnknownField]
  }

  let records: Counts
  let inputs: Inputs

  /// Everything that was said about the inputs, sorted.
  var said: [String] {
    let identifiers = inputs.leftOutForIdentifiers + inputs.identifiersBesideRecords
    let lists =
      inputs.couldNotBeRead + identifiers + inputs.leftOut + inputs.unreadableValues.first + inputs.remarks
    return (lists.map(\.text) + inputs.unknownFields.map { "unknown-record-field \($0.first)" }).sorted()
  }
}
