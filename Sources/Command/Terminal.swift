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
      // Whoever reads a pipe may have seen enough; that needs no message.
      if errno != EPIPE { complain("caseaudit: standard output could not be written to") }
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
    let shown = Array(diagnostics.prefix(Diagnostics.limit))
    complain(DiagnosticRenderer(colours: showsColours(errors)).render(shown))
    if diagnostics.count > shown.count { complain("and \(diagnostics.count - shown.count) more") }
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
