import Diagnostics

/// A place in a file that moves forward and counts the lines and columns it passes: LF, CRLF and CR each end a line, columns
/// are counted in Unicode scalars.
struct LineMark {
  /// The byte offset in the file.
  private(set) var offset = 0
  private var line = 1
  private var column = 1
  private var isAfterReturn = false

  /// The line and column, from 1.
  var position: Position { Position(line: line, column: column) }

  /// Moves past something that is no text: a byte order mark.
  mutating func skip(_ count: Int) {
    offset += count
  }

  /// Moves over the bytes that follow.
  mutating func advance(over text: UnsafeBufferPointer<UInt8>) {
    guard let first = text.first else { return }
    offset += text.count
    // CRLF was counted with its CR.
    if isAfterReturn, first == UInt8(ascii: "\n") {
      isAfterReturn = false
      return advanceOverLines(UnsafeBufferPointer(rebasing: text.dropFirst()))
    }
    isAfterReturn = false
    advanceOverLines(text)
  }

  private mutating func advanceOverLines(_ text: UnsafeBufferPointer<UInt8>) {
    guard text.firstIndex(ofByte: UInt8(ascii: "\r")) == nil else { return advanceSlowly(text) }
    var rest = text
    while let end = rest.firstIndex(ofByte: UInt8(ascii: "\n")) {
      line += 1
      column = 1
      rest = UnsafeBufferPointer(rebasing: rest[(end + 1)...])
    }
    column += LineMark.scalars(in: rest)
  }

  private mutating func advanceSlowly(_ text: UnsafeBufferPointer<UInt8>) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "\n") where isAfterReturn: break
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        line += 1
        column = 1
      default: column += byte & 0xC0 == 0x80 ? 0 : 1
      }
      isAfterReturn = byte == UInt8(ascii: "\r")
    }
  }

  /// How many characters start in a text: eight bytes are looked at in one go, for whole files pass here.
  private static func scalars(in text: UnsafeBufferPointer<UInt8>) -> Int {
    guard let start = text.baseAddress else { return 0 }
    var count = text.count
    var index = 0
    while index + 32 <= text.count {
      let words = UnsafeRawPointer(start + index).loadUnaligned(as: SIMD4<UInt64>.self)
      index += 32
      // Each byte that is no ASCII has its highest bit set; one that goes on with a character has the next one clear.
      let others = (words &>> 7) & ~(words &>> 6) & SIMD4(repeating: 0x0101_0101_0101_0101)
      count -= Int(truncatingIfNeeded: (others.wrappedSum() &* 0x0101_0101_0101_0101) >> 56)
    }
    for index in index..<text.count where text[index] & 0xC0 == 0x80 { count -= 1 }
    return count
  }
}
