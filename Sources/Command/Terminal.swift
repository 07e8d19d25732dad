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
  static let missed: Int32 = 1
  static let rubric: Int32 = 2
  static let unread: Int32 = 3
  static let surroundings: Int32 = 4

  /// The one that is returned of several; nil where there are none.
  static func first(of codes: Set<Int32>) -> Int32? {
    [surroundings, rubric, unread, missed].first { codes.contains($0) }
  }
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
  static func write(_ text: String) throws { try write { $0(text) } }

  /// Writes the pieces of a result to standard output.
  static func write(_ pieces: ((String) -> Void) -> Void) throws {
    Interruption.noteShowing()
    var (buffer, failure): ([UInt8], Int32?) = ([], nil)
    let flush = {
      guard failure == nil else { return }
      failure = buffer.withUnsafeBytes { Descriptor(number: output).write($0) }
      buffer.removeAll(keepingCapacity: true)
    }
    pieces { piece in
      buffer += piece.utf8
      if buffer.count >= 1 << 16 { flush() }
    }
    flush()
    guard let failure else { return }
    // Whoever reads a pipe may have seen enough; that needs no message.
    if failure != EPIPE {
      let settled = Interruption.settledFiles
      let others = settled.isEmpty ? "" : "; \(settled)"
      complain("caseaudit: standard output could not be written to: \(Descriptor.reason(failure))\(others)")
    }
    throw ExitCode(ExitStatus.surroundings)
  }

  /// Says something on standard error.
  static func complain(_ text: String) { draw("\(text)\n") }

  /// Writes to standard error as it is, without a line break.
  static func draw(_ text: String) {
    let bytes = Array(text.utf8)
    // Where nobody can be told, there is nothing more to do.
    _ = bytes.withUnsafeBytes { Descriptor(number: errors).write($0) }
  }

  /// Whether standard error goes to a terminal on which a line can be drawn again and again.
  static var showsProgress: Bool {
    isatty(errors) == 1 && ProcessInfo.processInfo.environment["TERM", default: "dumb"] != "dumb"
  }

  /// Draws diagnostics on standard error: the first of `count` in all.
  static func explain(_ diagnostics: [Diagnostic], of count: Int) {
    guard !diagnostics.isEmpty else { return }
    let shown = Array(diagnostics.prefix(Diagnostics.limit))
    complain(DiagnosticRenderer(colours: showsColours(errors)).render(shown))
    if count > shown.count { complain("and \(count - shown.count) more") }
  }

  /// Draws diagnostics on standard error, and says how many there are.
  static func explain(_ diagnostics: Diagnostics) {
    guard !diagnostics.isEmpty else { return }
    explain(diagnostics.all, of: diagnostics.all.count)
    let hidden = diagnostics.count - diagnostics.all.count
    let rest = hidden > 0 ? " (the first \(diagnostics.all.count) are shown)" : ""
    let word = diagnostics.hasErrors ? "mistake" : "warning"
    complain("\(diagnostics.count) \(word)\(diagnostics.count == 1 ? "" : "s")\(rest)")
  }

  /// The rubric of this name or folder; where there is none, that is said and the command ends.
  static func rubric(named name: String) throws -> Rubric { try rubrics(named: [name])[0] }

  /// The rubrics of these names or folders; what is wrong with any of them is said, and then the command ends.
  static func rubrics(named names: [String]) throws -> [Rubric] {
    var codes: Set<Int32> = []
    let rubrics = names.compactMap { name -> Rubric? in
      do throws(RubricLibrary.Problem) {
        return try RubricLibrary().rubric(named: name)
      } catch .mistakes(let diagnostics) {
        explain(diagnostics)
        codes.insert(status(of: diagnostics))
      } catch {
        complain("caseaudit: \(error)")
        codes.insert(ExitStatus.surroundings)
      }
      return nil
    }
    if let code = ExitStatus.first(of: codes) { throw ExitCode(code) }
    return rubrics
  }

  /// What a rubric asks of authorities; where it asks nothing, that is said and the command ends.
  static func authority(of rubric: Rubric) throws -> AuthorityRubric {
    if let authority = rubric.authority { return authority }
    let library = RubricLibrary()
    let others = library.names.filter { (try? library.rubric(named: $0))?.authority != nil }
    let hint = others.isEmpty ? "" : "; give --rubric one of \(others.joined(separator: ", "))"
    throw ValidationError(
      "the rubric '\(printable(rubric.id))' asks nothing of authorities: it has no authority.yaml\(hint)")
  }

  /// The criteria of these ids or refs; where there is none, that is said and the command ends.
  static func criteria(named names: [String], in rubric: Rubric) throws -> [Criterion] {
    try names.map { name in
      if let found = rubric.criterion(named: name) { return found }
      let hint = rubric.criterionName(near: name).map { "; did you mean '\($0)'?" } ?? ""
      throw ValidationError("the rubric has no criterion '\(printable(name))'\(hint)")
    }
  }

  /// The exit code for what kept a rubric or its examples from being loaded: mistakes, or that there is nothing to be read.
  static func status(of diagnostics: Diagnostics) -> Int32 {
    let isThere = !diagnostics.all.contains { ["unreadable-rubric", "unreadable-tests"].contains($0.message.id) }
    return isThere ? ExitStatus.rubric : ExitStatus.surroundings
  }
}
