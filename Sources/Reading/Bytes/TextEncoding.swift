/// An encoding that files may be written in.
enum TextEncoding: Sendable, Equatable {
  case utf8, utf16LittleEndian, utf16BigEndian, ascii, latin1, windows1252

  /// Its name in messages.
  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian, .utf16BigEndian: "UTF-16"
    case .ascii: "US-ASCII"
    case .latin1: "ISO-8859-1"
    case .windows1252: "windows-1252"
    }
  }

  /// The encoding with one byte a character, or UTF-8, that an XML declaration means by a name in lower case.
  init?(declared name: String) {
    switch name {
    case "utf-8", "utf8": self = .utf8
    case "us-ascii", "ascii", "ansi_x3.4-1968", "iso646-us", "iso-ir-6": self = .ascii
    case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1": self = .latin1
    case "windows-1252", "cp1252", "cp-1252", "x-cp1252": self = .windows1252
    default: return nil
    }
  }
}

/// Makes UTF-8 of an encoding, strictly, from bytes that come in pieces.
struct Transcoder {
  let encoding: TextEncoding
  /// Bytes of a character that is not yet complete.
  private var waiting: [UInt8] = []
  /// The first half of a pair of surrogates.
  private var high: UInt16?

  init(_ encoding: TextEncoding) {
    self.encoding = encoding
  }

  /// Appends the UTF-8 of the bytes that follow; false at the first that the encoding does not define.
  mutating func transcode(_ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8]) -> Bool {
    switch encoding {
    case .utf8:
      text.append(contentsOf: bytes)
      return true
    case .ascii, .latin1, .windows1252: return transcodeSingle(bytes, into: &text)
    case .utf16LittleEndian, .utf16BigEndian: return transcodePairs(bytes, into: &text)
    }
  }

  /// Whether the bytes may end here.
  var isComplete: Bool { waiting.isEmpty && high == nil }

  // MARK: One byte a character

  private func transcodeSingle(_ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8]) -> Bool {
    text.reserveCapacity(text.count + bytes.count)
    var plain = 0
    for index in bytes.indices where bytes[index] >= 0x80 {
      text.append(contentsOf: bytes[plain..<index])
      plain = index + 1
      guard let unit = character(of: bytes[index]) else { return false }
      Self.append(UInt32(unit), to: &text)
    }
    text.append(contentsOf: bytes[plain...])
    return true
  }

  private func character(of byte: UInt8) -> UInt16? {
    switch encoding {
    case .latin1: UInt16(byte)
    case .windows1252: byte < 0xA0 ? Self.windowsCharacters[Int(byte) - 0x80] : UInt16(byte)
    case .ascii, .utf8, .utf16LittleEndian, .utf16BigEndian: nil
    }
  }

  /// What 0x80 to 0x9F stand for in windows-1252; five of them for nothing.
  private static let windowsCharacters: [UInt16?] = [
    0x20AC, nil, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, nil, 0x017D,
    nil,
    nil, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, nil, 0x017E,
    0x0178,
  ]

  // MARK: Two bytes a unit

  private mutating func transcodePairs(_ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8]) -> Bool {
    var index = 0
    if let first = waiting.first, let second = bytes.first {
      waiting = []
      index = 1
      guard take(unit(first, second), into: &text) else { return false }
    }
    while index + 1 < bytes.count {
      guard take(unit(bytes[index], bytes[index + 1]), into: &text) else { return false }
      index += 2
    }
    if index < bytes.count { waiting = [bytes[index]] }
    return true
  }

  private func unit(_ first: UInt8, _ second: UInt8) -> UInt16 {
    encoding == .utf16LittleEndian ? UInt16(second) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(second)
  }

  private mutating func take(_ unit: UInt16, into text: inout [UInt8]) -> Bool {
    let isLow = unit & 0xFC00 == 0xDC00
    guard let first = high else {
      if unit & 0xFC00 == 0xD800 {
        high = unit
        return true
      }
      guard !isLow else { return false }
      Self.append(UInt32(unit), to: &text)
      return true
    }
    guard isLow else { return false }
    high = nil
    Self.append(0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(unit & 0x3FF)), to: &text)
    return true
  }

  private static func append(_ scalar: UInt32, to text: inout [UInt8]) {
    switch scalar {
    case 0..<0x80: text.append(UInt8(truncatingIfNeeded: scalar))
    case 0x80..<0x800:
      text.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      text.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      text.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      text.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      text.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    default:
      text.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      text.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      text.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      text.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    }
  }
}
