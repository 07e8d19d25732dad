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

  private static func scalars(in text: UnsafeBufferPointer<UInt8>) -> Int {
    var (index, continued) = (0, 0)
    if let start = text.baseAddress.map({ UnsafeRawPointer($0) }) {
      // Eight bytes at a time, each with a counter of its own, which holds up to 255.
      while index + 8 <= text.count {
        let end = min(text.count - 7, index + 255 * 8)
        var counters: UInt64 = 0
        while index < end {
          let bytes = start.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          counters &+= (bytes >> 7) & ~(bytes >> 6) & 0x0101_0101_0101_0101
          index += 8
        }
        while counters > 0 {
          continued += Int(counters & 0xFF)
          counters >>= 8
        }
      }
    }
    for byte in text[index...] where byte & 0xC0 == 0x80 { continued += 1 }
    return text.count - continued
  }
}
