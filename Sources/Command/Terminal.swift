import ArgumentParser
import CaseAudit
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The exit codes of the command.
enum ExitStatus {
  static let rubric: Int32 = 2
  static let unread: Int32 = 3
  static let surroundings: Int32 = 4
}

/// What is written to and asked of the terminal.
enum Terminal {
  static let output = STDOUT_FILENO
  static let errors = STDERR_FILENO

  /// Whether colours belong there: only on a terminal, and not where `NO_COLOR` is set (no-color.org).
  static func showsColours(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1 && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
  }

  /// Writes a result to standard output.
  static func write(_ text: String) throws {
    do {
      try FileHandle(fileDescriptor: output).write(contentsOf: Data(text.utf8))
    } catch {
      complain("caseaudit: standard output could not be written to")
      throw ExitCode(ExitStatus.surroundings)
    }
  }

  /// Says something on standard error.
  static func complain(_ text: String) {
    try? FileHandle(fileDescriptor: errors).write(contentsOf: Data("\(text)\n".utf8))
  }

  /// Writes to standard error as it is, without a line break.
  static func draw(_ text: String) {
    try? FileHandle(fileDescriptor: errors).write(contentsOf: Data(text.utf8))
  }

  /// Whether standard error goes to a terminal on which a line can be drawn again and again.
  static var showsProgress: Bool {
    isatty(errors) == 1 && ProcessInfo.processInfo.environment["TERM", default: "dumb"] != "dumb"
  }

  /// Draws diagnostics on standard error.
  static func explain(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    complain(DiagnosticRenderer(colours: showsColours(errors)).render(diagnostics))
  }

  /// Draws diagnostics on standard error, and says how many there are.
  static func explain(_ diagnostics: Diagnostics) {
    guard !diagnostics.isEmpty else { return }
    explain(diagnostics.all)
    let hidden = diagnostics.count - diagnostics.all.count
    let rest = hidden > 0 ? " (the first \(diagnostics.all.count) are shown)" : ""
    complain("\(diagnostics.count == 1 ? "1 mistake" : "\(diagnostics.count) mistakes")\(rest)")
  }

  /// The rubric of this name or folder; where there is none, that is said and the command ends.
  static func rubric(named name: String) throws -> Rubric {
    do {
      return try RubricLibrary().rubric(named: name)
    } catch .mistakes(let diagnostics) {
      explain(diagnostics)
      throw ExitCode(ExitStatus.rubric)
    } catch {
      complain("caseaudit: \(error)")
      throw ExitCode(ExitStatus.surroundings)
    }
  }
}

/// A file to write a result to: it comes into being whole, or not at all.
struct Destination {
  let path: String

  /// A destination; whether it may be written is found out now, before hours of work.
  init(path: String, replacing: Bool) throws {
    self.path = path
    if !replacing, FileManager.default.fileExists(atPath: path) {
      throw Self.failure("'\(printable(path))' exists; use --force to replace it")
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw Self.failure("the folder of '\(printable(path))' can't be written to")
    }
  }

  func write(_ text: String) throws {
    let temporary = "\(path).\(getpid()).part"
    Interruption.setPartialFile(temporary)
    defer { Interruption.setPartialFile(nil) }
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Self.failure("'\(printable(path))' could not be written") }
    do {
      let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      try file.write(contentsOf: Data(text.utf8))
      try file.synchronize()
      try file.close()
      guard rename(temporary, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      unlink(temporary)
      throw Self.failure("'\(printable(path))' could not be written")
    }
  }

  private static func failure(_ text: String) -> ExitCode {
    Terminal.complain("caseaudit: \(text)")
    return ExitCode(ExitStatus.surroundings)
  }
}
