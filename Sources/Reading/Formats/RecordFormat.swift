import Diagnostics

/// A way to write records down. The content of a file decides which one it is.
public struct RecordFormat: Sendable {
  /// Its name in reports: `xml`.
  public let name: String
  /// What it is, in plain words.
  public let text: String
  /// Whether a file is written in it, given the offset of its first character that is no white space. What is looked at
  /// stays held.
  let recognises: @Sendable (inout FileReading, _ first: Int) -> Bool
  /// Reads the file's records.
  let read: @Sendable (inout FileReading) -> Void

  /// Every format; the first one that recognises a file reads it.
  public static let all: [RecordFormat] = [xml, ndjson, json]
}

extension FileReading {
  /// The format of the file; nil where it is none, which is reported.
  mutating func recognisedFormat() -> RecordFormat? {
    if let other = otherEncoding() {
      refuse(.unsupportedEncoding(other), at: window.base)
      return nil
    }
    guard let first = firstSignificant() else {
      if window.source.failure == nil { refuse(.emptyFile, at: window.end) }
      return nil
    }
    for format in RecordFormat.all where format.recognises(&self, first) { return format }
    refuse(.unknownFormat, at: first)
    return nil
  }

  /// Skips the mark that some programs put before UTF-8. It is no character of the text.
  mutating func skipByteOrderMark() {
    guard window.byte(at: 0) == 0xEF, window.byte(at: 1) == 0xBB, window.byte(at: 2) == 0xBF else { return }
    window.skip(3)
  }

  /// The offset of the first character that is no white space; white space before the limit is held.
  private mutating func firstSignificant() -> Int? {
    var offset = window.base
    while let byte = window.byte(at: offset) {
      guard byte.isSpace, offset - window.base < ReadingLimits.lookAhead else { return offset }
      offset += 1
    }
    return nil
  }

  /// UTF-16 and UTF-32, by their byte order mark or by the zero bytes beside the first character.
  private mutating func otherEncoding() -> String? {
    guard let first = window.byte(at: window.base), let second = window.byte(at: window.base + 1) else { return nil }
    switch (first, second) {
    case (0xFE, 0xFF), (0xFF, 0xFE): return "UTF-16"
    case (0, _), (1..., 0): return "UTF-16 or UTF-32"
    default: return nil
    }
  }
}

extension Diagnostic.Message {
  static var emptyFile: Self { Self(id: "empty-file", "the file is empty") }

  static var unknownFormat: Self {
    Self(
      id: "unknown-format", "the file is neither XML nor JSON", label: "expected <, { or [",
      help: "save the records as XML, JSON or NDJSON")
  }

  static func unsupportedEncoding(_ name: String) -> Self {
    Self(
      id: "unsupported-encoding", "the file is written in \(name), not in UTF-8", help: "convert the file to UTF-8")
  }
}
