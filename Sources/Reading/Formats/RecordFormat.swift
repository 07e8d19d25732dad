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
    if let other = readByteOrderMark() {
      refuseFile(.unsupportedEncoding(other), at: window.base)
      return nil
    }
    guard let first = firstSignificant() else {
      if window.failure == nil { refuseFile(.emptyFile, at: window.end) }
      return nil
    }
    for format in RecordFormat.all where format.recognises(&self, first) { return format }
    refuseFile(.unknownFormat, at: first)
    return nil
  }

  /// The offset of the first character that is no white space. Of the white space before it one character is held: an XML
  /// declaration behind it is none.
  private mutating func firstSignificant() -> Int? {
    var offset = window.base
    while let byte = window.byte(at: offset) {
      if !byte.isSpace { return offset }
      window.drop(before: offset)
      offset += 1
    }
    return nil
  }

  /// Skips the mark that some programs put before the text, of which it is no character, and decodes what it announces. The
  /// result is an encoding that is not read.
  private mutating func readByteOrderMark() -> String? {
    let start = (0..<4).map { window.byte(at: $0) ?? 0x20 }
    switch (start[0], start[1], start[2], start[3]) {
    case (0xFF, 0xFE, 0, 0), (0, 0, 0xFE, 0xFF): return "UTF-32"
    case (0x2B, 0x2F, 0x76, _): return "UTF-7"
    case (0x4C, 0x6F, 0xA7, 0x94): return "EBCDIC"
    case (0xEF, 0xBB, 0xBF, _): window.skip(3)
    case (0xFF, 0xFE, _, _): window.startTranscoding(from: .utf16LittleEndian, skipping: 2)
    case (0xFE, 0xFF, _, _): window.startTranscoding(from: .utf16BigEndian, skipping: 2)
    case (0, _, _, _), (_, 0, _, _): return "UTF-16 or UTF-32 without a byte order mark"
    default: return nil
    }
    hasByteOrderMark = true
    return nil
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
      id: "unsupported-encoding", "the file is written in \(name), which is not read",
      help: "convert the file to UTF-8")
  }
}
