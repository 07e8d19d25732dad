import Diagnostics

/// Reads comma-separated values strictly (RFC 4180): cells between commas, rows between line ends, quotation marks around
/// cells that hold either, doubled inside them. What spreadsheets write is read too: a byte order mark, any line end.
struct CSVReader {
  /// A cell and where it stands.
  struct Cell {
    let text: String
    let range: SourceRange
  }

  private let source: SourceText
  private let bytes: [UInt8]
  private var position = 0

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// The rows of a file, or nil where it can't be read; then that is reported. Rows without any text, which spreadsheets
  /// leave behind, are passed over.
  static func rows(of source: SourceText, _ diagnostics: inout Diagnostics) -> [[Cell]]? {
    guard let invalid = firstInvalidByte(of: source.bytes) else {
      var reader = CSVReader(source: source)
      return reader.rows(&diagnostics)?.filter { row in row.contains { !$0.text.isEmpty } }
    }
    diagnostics.report(.notUTF8Table, at: SourceRange(invalid, invalid + 1), in: source)
    return nil
  }

  private init(source: SourceText) {
    self.source = source
    bytes = source.bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  private mutating func rows(_ diagnostics: inout Diagnostics) -> [[Cell]]? {
    var rows: [[Cell]] = []
    while position < bytes.count {
      var row: [Cell] = []
      repeat {
        if !row.isEmpty { position += 1 }
        guard let cell = cell(&diagnostics) else { return nil }
        row.append(cell)
      } while position < bytes.count && bytes[position] == Self.comma
      endLine()
      rows.append(row)
    }
    return rows
  }

  private mutating func endLine() {
    guard position < bytes.count else { return }
    let wasReturn = bytes[position] == Self.carriageReturn
    position += 1
    if wasReturn, position < bytes.count, bytes[position] == Self.lineFeed { position += 1 }
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == Self.comma || byte == Self.lineFeed || byte == Self.carriageReturn
  }

  private mutating func cell(_ diagnostics: inout Diagnostics) -> Cell? {
    if position < bytes.count, bytes[position] == Self.quote { return quotedCell(&diagnostics) }
    let start = position
    while position < bytes.count, !isEnd(bytes[position]) {
      guard bytes[position] != Self.quote else {
        diagnostics.report(.quoteInCell, at: SourceRange(position, position + 1), in: source)
        return nil
      }
      position += 1
    }
    return Cell(text: String(decoding: bytes[start..<position], as: UTF8.self), range: SourceRange(start, position))
  }

  private mutating func quotedCell(_ diagnostics: inout Diagnostics) -> Cell? {
    let start = position
    var text: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      guard byte == Self.quote else {
        text.append(byte)
        continue
      }
      guard position < bytes.count, bytes[position] == Self.quote else {
        guard position == bytes.count || isEnd(bytes[position]) else {
          diagnostics.report(.textAfterQuote, at: SourceRange(position, position + 1), in: source)
          return nil
        }
        return Cell(text: String(decoding: text, as: UTF8.self), range: SourceRange(start, position))
      }
      text.append(byte)
      position += 1
    }
    diagnostics.report(.openQuote, at: SourceRange(start, start + 1), in: source)
    return nil
  }

  /// Found by length: what the repaired text does not have in common with the bytes starts there.
  private static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8)
    return zip(bytes, repaired).enumerated().first { $1.0 != $1.1 }?.offset ?? max(0, bytes.count - 1)
  }
}

extension Diagnostic.Message {
  /// A file with another encoding.
  fileprivate static var notUTF8Table: Self {
    Self(id: "not-utf8", "the file is not UTF-8 text", label: "not UTF-8", help: "save the file as CSV UTF-8")
  }

  /// A quotation mark within a cell that has none around it.
  fileprivate static var quoteInCell: Self {
    Self(
      id: "malformed-csv", "a quotation mark stands inside a cell", label: "quotation mark",
      help: "put the whole cell between quotation marks and write this one twice")
  }

  /// Something follows the quotation mark that ends a cell.
  fileprivate static var textAfterQuote: Self {
    Self(
      id: "malformed-csv", "after the quotation mark that ends a cell comes more text", label: "expected a comma",
      help: "write a quotation mark that belongs to the cell twice")
  }

  /// A quotation mark that is not closed.
  fileprivate static var openQuote: Self {
    Self(
      id: "malformed-csv", "a cell starts with a quotation mark and none ends it", label: "opened here",
      help: "add the quotation mark that ends the cell")
  }
}
