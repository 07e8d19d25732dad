import ArgumentParser
import CaseAudit
import Foundation

/// What is said about alerts.
struct AlertOptions: ParsableArguments {
  /// The longest local rule, in bytes: it is printed beside each alert.
  static let limit = 2_000

  @Option(
    help: ArgumentHelp(
      "Whom to tell of an alert, and when: your local rule, printed with each alert. By default the rubric's.",
      valueName: "rule"))
  var escalation: String?

  @Option(
    help: ArgumentHelp("A file that holds your local rule, instead of --escalation.", valueName: "file"),
    completion: .file())
  var escalationFile: String?

  func validate() throws {
    if escalation != nil, escalationFile != nil {
      throw ValidationError("give --escalation or --escalation-file, not both")
    }
    if let escalation { _ = try Self.rule(escalation) }
  }

  /// The local rule that was given, on one line; nil where none was.
  var text: String? {
    get throws {
      if let escalation { return try Self.rule(escalation) }
      guard let escalationFile else { return nil }
      guard let text = try? String(contentsOfFile: escalationFile, encoding: .utf8) else {
        throw ValidationError("--escalation-file: '\(printable(escalationFile))' could not be read as a UTF-8 text")
      }
      return try Self.rule(text)
    }
  }

  private static func rule(_ text: String) throws -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !line.isEmpty, line.utf8.count <= limit else {
      throw ValidationError("the local rule for alerts is a text of at most \(limit) bytes, and not empty")
    }
    return line
  }
}

/// What `--fail-on` may name.
enum FailureReason: String, CaseIterable, ExpressibleByArgument {
  /// At least one alert was raised.
  case alert
}
