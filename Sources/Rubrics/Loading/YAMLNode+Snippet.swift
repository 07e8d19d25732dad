internal import Diagnostics

extension YAMLNode {
  /// A scalar's text and where each byte of it stands in the file; nil for what is no scalar. The end is where the last
  /// character ends, or at the closing quote.
  func snippet(in source: SourceText) -> SourceSnippet? {
    guard case .scalar(let text, let style) = content else { return nil }
    var written = WrittenScalar(source.bytes, range, style)
    let value = Array(text.utf8)
    return SourceSnippet(source: source, bytes: value, offsets: written.offsets(of: value))
  }
}

/// A scalar as it is written in the file, split into the bytes it stands for.
///
/// Reading YAML changes nothing but white space once escapes are decoded: line breaks fold, indentation goes. So the n-th
/// byte of the value that is not white is the n-th such byte here, and runs of white space lie between the same bytes.
private struct WrittenScalar {
  /// A byte that is stood for, and where.
  private struct Unit {
    let byte: UInt8
    let offset: Int
    var isWhite: Bool { WrittenScalar.isWhite(byte) }
  }

  private let bytes: [UInt8]
  private var units: [Unit] = []
  private let end: Int
  /// The next unit to be used.
  private var next = 0

  init(_ bytes: [UInt8], _ range: SourceRange, _ style: YAMLNode.Style) {
    self.bytes = bytes
    var offset = range.start
    switch style {
    case .plain: end = range.end
    case .singleQuoted, .doubleQuoted:
      offset += 1
      end = range.end - 1
    case .literal, .folded:
      offset = bytes[range.start..<range.end].firstIndex(where: \.isYAMLBreak) ?? range.end
      end = range.end
    }
    while offset < end {
      offset = addUnits(at: offset, style)
    }
  }

  /// For each byte of the value its offset in the file, and one more for the end.
  mutating func offsets(of value: [UInt8]) -> [Int] {
    var offsets: [Int] = []
    offsets.reserveCapacity(value.count + 1)
    while offsets.count < value.count {
      if Self.isWhite(value[offsets.count]) {
        let rest = value[offsets.count...]
        offsets += self.offsets(ofWhite: rest.prefix(while: Self.isWhite))
      } else {
        offsets.append(offsetOfNextSolid())
      }
    }
    return offsets + [end]
  }

  private mutating func offsetOfNextSolid() -> Int {
    while next < units.count, units[next].isWhite { next += 1 }
    precondition(next < units.count, "what a scalar holds is written in it")
    next += 1
    return units[next - 1].offset
  }

  /// Aligned at their ends, because indentation goes from the start of a line; a space may be a folded line break.
  private mutating func offsets(ofWhite run: ArraySlice<UInt8>) -> [Int] {
    let first = next
    while next < units.count, units[next].isWhite { next += 1 }
    var unused = first..<next
    var offsets: [Int] = []
    for byte in run.reversed() {
      if let match = units[unused].lastIndex(where: { $0.byte == byte || byte == 0x20 && $0.byte == 0x0A }) {
        unused = first..<match
        offsets.append(units[match].offset)
      } else {
        offsets.append(offsets.last ?? (first < units.count ? units[first].offset : end))
      }
    }
    return offsets.reversed()
  }

  /// Adds what is written at an offset; the result is the offset after it.
  private mutating func addUnits(at offset: Int, _ style: YAMLNode.Style) -> Int {
    let byte = bytes[offset]
    let following = offset + 1 < end ? bytes[offset + 1] : 0
    switch (byte, following, style) {
    case (UInt8(ascii: "\\"), 0x0A, .doubleQuoted), (UInt8(ascii: "\\"), 0x0D, .doubleQuoted):
      return offset + 1
    case (UInt8(ascii: "\\"), _, .doubleQuoted):
      return addEscape(at: offset, following)
    case (UInt8(ascii: "'"), _, .singleQuoted):
      units.append(Unit(byte: byte, offset: offset))
      return offset + 2
    case (0x0D, 0x0A, _):
      units.append(Unit(byte: 0x0A, offset: offset))
      return offset + 2
    default:
      units.append(Unit(byte: byte == 0x0D ? 0x0A : byte, offset: offset))
      return offset + 1
    }
  }

  private mutating func addEscape(at offset: Int, _ letter: UInt8) -> Int {
    let digits = [UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8][letter] ?? 0
    let after = offset + 2 + digits
    let code = digits > 0 ? UInt32(String(decoding: bytes[(offset + 2)..<after], as: UTF8.self), radix: 16) : nil
    let scalar = (code ?? Self.escapes[letter]).flatMap(Unicode.Scalar.init) ?? Unicode.Scalar(letter)
    for (index, byte) in String(scalar).utf8.enumerated() {
      // The first byte at the backslash, the others at the escape's end, so that a range covers the whole escape.
      units.append(Unit(byte: byte, offset: index == 0 ? offset : after - 1))
    }
    return after
  }

  /// The escapes whose letter is not what they stand for.
  private static let escapes: [UInt8: UInt32] = [
    UInt8(ascii: "0"): 0x00, UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09,
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "v"): 0x0B, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "r"): 0x0D,
    UInt8(ascii: "e"): 0x1B, UInt8(ascii: "N"): 0x85, UInt8(ascii: "_"): 0xA0, UInt8(ascii: "L"): 0x2028,
    UInt8(ascii: "P"): 0x2029,
  ]

  private static func isWhite(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A
  }
}
