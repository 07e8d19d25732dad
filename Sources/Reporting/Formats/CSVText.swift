import Auditing
import Diagnostics

/// Rows of a table for spreadsheets (RFC 4180).
enum CSVText {
  /// Stands in the grouping columns for all groups together.
  static let total = "Total"
  static let notStated = "not stated"
  static let unreadable = "could not be read"

  /// A row, with its line break.
  static func line(_ cells: some Sequence<String>) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  /// Appends cells with commas between them, as UTF-8.
  static func append(_ cells: [String], to bytes: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += self.cell(cell).utf8
    }
  }

  /// A cell: quoted where it must be, and never one that a spreadsheet takes for a formula.
  static func cell(_ text: String) -> String {
    let harmless = harmless(text)
    // By bytes: a quotation mark with an accent on it is no character of its own.
    guard harmless.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ",") }) else {
      return harmless
    }
    var quoted = "\""
    for scalar in harmless.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// A text without control characters that no spreadsheet takes for a formula.
  static func harmless(_ text: String) -> String {
    let shown = printable(text)
    return shown.unicodeScalars.first.map(startsFormula) == true ? "'\(shown)" : shown
  }

  /// What a record has in a field, as text.
  static func text(of value: GroupValue) -> String {
    switch value {
    case .stated: stated(value.text ?? "")
    case .notStated: notStated
    case .unreadable: unreadable
    }
  }

  /// A text out of a record, told apart from our own words and from one that gets an apostrophe as a formula.
  static func stated(_ text: String) -> String {
    let isOurs = [total, notStated, unreadable].contains(text)
    return isOurs || text.unicodeScalars.first == "'" ? "'\(text)" : text
  }

  /// Also in their wide forms. Tabs and line breaks are shown by name, so that no cell starts with one.
  private static func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}
