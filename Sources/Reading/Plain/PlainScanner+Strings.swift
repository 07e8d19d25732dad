extension PlainScanner {
  /// Passes a string, whose quotation mark comes next; the result is its text as it stands there. Nil where it has escapes, or
  /// must be declined; then it is not passed.
  @inline(__always)
  mutating func string() -> UnsafeBufferPointer<UInt8>? {
    let start = at + 1
    var pointer = start
    hasEscape = false
    var suspicions: UInt64 = 0
    while true {
      guard pointer < end else { return nil }
      let bytes = word(at: pointer)
      let low = bytes & Self.lowBits
      let stops = Self.zeros(bytes ^ Self.quotes) | Self.zeros(bytes ^ Self.backslashes)
      let controls = (bytes &- Self.blanks) & ~bytes & Self.highBits
      let stop = stops | controls | bytes & Self.highBits
      // Digits stand from 0x30 to 0x39. What is no ASCII is looked at closely anyway.
      let digits = (low &+ Self.fromZero) & ~(low &+ Self.afterNine) & Self.highBits
      let suspects = digits | Self.zeros(bytes ^ Self.ats)
      guard stop != 0 else {
        suspicions |= suspects
        pointer += 8
        continue
      }
      let count = stop.trailingZeroBitCount >> 3
      suspicions |= suspects & ((1 << UInt64(8 * count)) &- 1)
      pointer += count
      guard pointer < end else { return nil }
      if pointer.pointee == UInt8(ascii: "\"") { break }
      guard pointer.pointee >= 0x80 else {
        hasEscape = pointer.pointee == UInt8(ascii: "\\")
        return nil
      }
      let length = text.characterLength(at: pointer - (text.baseAddress ?? pointer))
      guard length > 0 else { return nil }
      suspicions = 1
      pointer += length
    }
    at = pointer + 1
    isSuspicious = suspicions != 0
    return UnsafeBufferPointer(start: start, count: pointer - start)
  }

  /// Whether the string that was passed last may stay: it holds no identifier.
  @inline(__always)
  mutating func isHarmless(_ string: UnsafeBufferPointer<UInt8>) -> Bool {
    !isSuspicious || !tables.watches || IdentifierText.kinds(in: string, scratch: &scratch).isEmpty
  }

  /// The bytes of a word at which text of XML has to be looked at, of which only the first is relied on: `<`, `&`, `>`, control
  /// characters and what is no ASCII. And the digits and `@` among those before it.
  @inline(__always)
  static func marks(in bytes: UInt64) -> (stops: UInt64, suspects: UInt64) {
    let low = bytes & lowBits
    // `<` and `>` differ in one bit.
    let brackets = zeros((bytes | ones &* 0x02) ^ ones &* 0x3E)
    let controls = (bytes &- blanks) & ~bytes & highBits
    let stops = brackets | zeros(bytes ^ ones &* 0x26) | controls | bytes & highBits
    let digits = (low &+ fromZero) & ~(low &+ afterNine) & highBits
    return (stops, digits | zeros(bytes ^ ats))
  }

  // Each byte of a word the same.
  private static let highBits: UInt64 = 0x8080_8080_8080_8080
  private static let lowBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let quotes: UInt64 = ones &* 0x22
  private static let backslashes: UInt64 = ones &* 0x5C
  private static let blanks: UInt64 = ones &* 0x20
  private static let ats: UInt64 = ones &* 0x40
  private static let fromZero: UInt64 = ones &* 0x50
  private static let afterNine: UInt64 = ones &* 0x46

  /// The high bits of the bytes that are zero. Above the first of them others may be set; only the first is relied on.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highBits }
}
