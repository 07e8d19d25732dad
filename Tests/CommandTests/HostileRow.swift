import Foundation
import Testing

/// A broken or hostile input: what it is, and what must be said about it. Every row is run beside two good records.
struct HostileRow: Sendable, CustomTestStringConvertible {
  /// The word that stands where the content of a case would; no message may hold it.
  static let secret = "Zq7Secret"
  /// What a record needs to be counted, as XML and as JSON.
  static let caseXML =
    "<case><caseId>H1</caseId><authorityCode>NE</authorityCode><auditDate>2016-09-30</auditDate></case>"
  static let caseJSON = #""case": {"caseId": "H1", "authorityCode": "NE", "auditDate": "2016-09-30"}"#

  /// A file of the row.
  struct File: Sendable {
    let name: String
    let bytes: @Sendable () -> [UInt8]
  }

  let name: String
  let files: [File]
  /// Each diagnostic, as `id line:column`; with more files than one, as `id file:line:column`.
  let expected: [String]
  /// How many records of the row itself are counted.
  var counted = 0

  var testDescription: String { name }

  /// What the program must return: 0 where nothing is missing from the counts.
  var status: Int32 { expected.allSatisfy { Self.remarks.contains(String($0.prefix { $0 != " " })) } ? 0 : 3 }

  /// What is said and changes nothing.
  private static let remarks = [
    "dangling-reference", "stray-text", "unknown-record-field", "not-a-record", "nil-with-content",
  ]

  /// A file of XML, given as bytes.
  static func xml(
    bytes: @autoclosure @escaping @Sendable () -> [UInt8], _ name: String, _ expected: String..., counted: Int = 0
  ) -> HostileRow {
    HostileRow(
      name: "XML: \(name)", files: [File(name: "hostile.xml", bytes: bytes)], expected: expected, counted: counted)
  }

  /// A file of XML. `‸` marks the place of each diagnostic whose place is not written out, in their order; it is no part of
  /// the file.
  static func xml(_ name: String, _ text: String, _ expected: String..., counted: Int = 0) -> HostileRow {
    row("XML: \(name)", "hostile.xml", text, expected, counted)
  }

  /// A file of JSON, given as bytes.
  static func json(
    bytes: @autoclosure @escaping @Sendable () -> [UInt8], _ name: String, _ expected: String..., counted: Int = 0
  ) -> HostileRow {
    HostileRow(
      name: "JSON: \(name)", files: [File(name: "hostile.json", bytes: bytes)], expected: expected, counted: counted)
  }

  /// A file of JSON, marked in the same way.
  static func json(_ name: String, _ text: String, _ expected: String..., counted: Int = 0) -> HostileRow {
    row("JSON: \(name)", "hostile.json", text, expected, counted)
  }

  /// A file of a record a line, marked in the same way.
  static func lines(_ name: String, _ text: String, _ expected: String..., counted: Int = 0) -> HostileRow {
    row("NDJSON: \(name)", "hostile.ndjson", text, expected, counted)
  }

  private static func row(
    _ name: String, _ file: String, _ marked: String, _ expected: [String], _ counted: Int
  ) -> HostileRow {
    let (text, places) = unmarked(marked)
    var next = places.makeIterator()
    let diagnostics = expected.map { $0.contains(" ") ? $0 : "\($0) \(next.next() ?? "nowhere")" }
    return HostileRow(
      name: name, files: [File(name: file) { Array(text.utf8) }], expected: diagnostics, counted: counted)
  }

  /// A text without its marks, and where each of them stands.
  private static func unmarked(_ marked: String) -> (text: String, places: [String]) {
    let parts = marked.unicodeScalars.split(separator: "‸", omittingEmptySubsequences: false)
    var text = String.UnicodeScalarView()
    let places = parts.dropLast().map { part in
      text.append(contentsOf: part)
      return place(atEndOf: text)
    }
    if let last = parts.last { text.append(contentsOf: last) }
    return (String(text), places)
  }

  /// The line and the column after a text.
  static func place(atEndOf text: String.UnicodeScalarView) -> String {
    let lines = String(text).unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }
    return "\(lines.count):\((lines.last?.count ?? 0) + 1)"
  }

  /// A record as XML with this in it, beside what it needs to be counted. The content starts in column 13.
  static func record(xml content: String) -> String { "<caseRecord>\(content)\(caseXML)</caseRecord>" }

  /// A record as JSON with this in it, beside what it needs to be counted. The content starts in column 2.
  static func record(json content: String) -> String { "{\(content), \(caseJSON)}" }

  /// A text over and over.
  static func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }
}
