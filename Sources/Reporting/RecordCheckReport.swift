public import Diagnostics
import Reading

/// What a check of records came to, without judging any of them.
public struct RecordCheckReport: Sendable {
  /// What was read.
  public let inputs: InputsReport
  /// Records without an identity, and those whose identity an earlier one has.
  public let leftOut: Diagnostics

  /// A report's contents.
  public init(inputs: InputsReport, leftOut: Diagnostics) {
    self.inputs = inputs
    self.leftOut = leftOut
  }

  /// Whether an audit would miss something of what was given.
  public var isIncomplete: Bool {
    inputs.errorCount > 0 || inputs.unreadableValueCount > 0 || !leftOut.isEmpty || inputs.recordCount == 0
  }

  /// Everything that was found, in the order in which it is to be shown.
  public var diagnostics: [Diagnostic] {
    inputs.errors + leftOut.all + inputs.unreadableValues + inputs.remarks + inputs.unknownFieldWarnings
  }

  /// How many things were found, those that are not kept for showing included.
  public var diagnosticCount: Int {
    inputs.errorCount + leftOut.count + inputs.unreadableValueCount + inputs.remarkCount
      + inputs.unknownFieldWarnings.count
  }

  /// What has to be said wherever the result is shown.
  static let caution = "Finding none does not mean that the records are anonymous."

  /// A summary for a person, ending with a line break.
  public var text: String {
    let lines = [
      ("files", inputs.files.count), ("records read", inputs.recordCount),
      ("records left out because of identifiers", inputs.refusedCount),
      ("identifiers beside the records", inputs.identifierCounts.strayCount),
      ("records left out because of their identity", leftOut.count),
      ("could not be read (a file, a record, or the rest of a file)", inputs.unreadCount),
      ("values that could not be read", inputs.unreadableValueCount), ("unknown fields", inputs.unknownFields.count),
    ]
    let width = String(lines.map(\.1).max() ?? 0).count
    return (lines.map { "\(Self.padded($0.1, to: width))  \($0.0)" } + identifierLines(width) + [Self.caution])
      .joined(separator: "\n") + "\n"
  }

  private func identifierLines(_ width: Int) -> [String] {
    guard inputs.identifiers != .allow else { return ["", "Identifier check: not done."] }
    let counts = inputs.identifierCounts
    let found = IdentifierKind.allCases.filter { counts.counts[$0] != nil }
    guard !found.isEmpty else { return ["", "Identifier check: nothing was found."] }
    let lines = found.map { "\(Self.padded(counts.counts[$0] ?? 0, to: width))  \($0.text)" }
    let more = counts.unlistedCount > 0 ? ["\(Self.padded(counts.unlistedCount, to: width))  more"] : []
    return ["", "Identifier check: values that are or seem to be identifiers, by kind:"] + lines + more
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: " ", count: max(0, width - digits.count)) + digits
  }

  /// The same as JSON, ending with a line break.
  public var json: String {
    let counts = inputs.identifierCounts
    let kinds = IdentifierKind.allCases.filter { counts.counts[$0] != nil }
    return JSONValue.object([
      "files": .integer(inputs.files.count), "recordsRead": .integer(inputs.recordCount),
      "leftOutForIdentifiers": .integer(inputs.refusedCount), "leftOutForIdentity": .integer(leftOut.count),
      "couldNotBeRead": .integer(inputs.unreadCount),
      "unreadableValues": .integer(inputs.unreadableValueCount),
      "unknownFields": .array(inputs.unknownFields.map(JSONValue.init(unknownField:))),
      "identifiers": .object([
        "policy": .string(inputs.identifiers.rawValue), "recordsWithAny": .integer(counts.recordCount),
        "besideRecords": .integer(counts.strayCount),
        "kinds": .array(
          kinds.map { .object(["kind": .string($0.text), "count": .integer(counts.counts[$0] ?? 0)]) }),
        "more": .integer(counts.unlistedCount), "caution": .string(Self.caution),
      ]),
      "diagnostics": .array(diagnostics.map(JSONValue.init(diagnostic:))),
    ]).text
  }
}
