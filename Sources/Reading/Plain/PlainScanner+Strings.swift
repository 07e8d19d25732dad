extension PlainScanner {
  /// Passes a string, whose quotation mark comes next; the result is its text as it stands there. Nil where it has escapes, or
  /// must be declined; then only its beginning is passed, up to the first escape.
  @inline(__always)
  mutating func string() -> UnsafeBufferPointer<UInt8>? {
    at += 1
    let start = at
    isSuspicious = false
    hasEscape = false
    guard passCharacters() else { return nil }
    guard at.pointee == UInt8(ascii: "\"") else {
      hasEscape = true
      return nil
    }
    at += 1
    return UnsafeBufferPointer(start: start, count: at - 1 - start)
  }

  /// Passes characters of a string up to a quotation mark or a backslash; false where one may not stand there, or the piece ends.
  @inline(__always)
  mutating func passCharacters() -> Bool {
    var pointer = at
    var suspicions = Suspicions()
    while true {
      guard pointer < end else { return false }
      let bytes = word(at: pointer)
      let quotes = Self.zeros(bytes ^ Self.quotes) | Self.zeros(bytes ^ Self.backslashes)
      let stops = quotes | (bytes &- Self.blanks) & ~bytes & Self.highBits | bytes & Self.highBits
      guard stops != 0 else {
        suspicions.add(bytes, ~0)
        pointer += 8
        continue
      }
      let count = stops.trailingZeroBitCount >> 3
      suspicions.add(bytes, mask(count))
      pointer += count
      guard pointer < end else { return false }
      if pointer.pointee == UInt8(ascii: "\"") || pointer.pointee == UInt8(ascii: "\\") { break }
      let length = text.characterLength(at: pointer - (text.baseAddress ?? pointer))
      guard pointer.pointee >= 0x80, length > 0 else { return false }
      suspicions.add(pointer.pointee)
      pointer += length
    }
    at = pointer
    if suspicions.areSerious { isSuspicious = true }
    return true
  }

  /// The string from an index on, the first escape of which comes next, put together in the memory for texts behind those of the
  /// record; nil where it must be declined.
  mutating func unescapedString(from start: Pointer) -> UnsafeBufferPointer<UInt8>? {
    guard let base = texts.baseAddress else { return nil }
    var (start, count) = (start, 0)
    while true {
      guard append(start, at - start, &count) else { return nil }
      if at.pointee == UInt8(ascii: "\"") {
        at += 1
        return UnsafeBufferPointer(start: base + textCount, count: count)
      }
      guard end - at > 1, appendEscape(&count) else { return nil }
      start = at
      guard passCharacters() else { return nil }
    }
  }

  /// Passes an escape. A carriage return is a line feed on the other lane.
  private mutating func appendEscape(_ count: inout Int) -> Bool {
    let byte = at[1]
    at += 2
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return append(byte, &count)
    case UInt8(ascii: "n"): return append(UInt8(ascii: "\n"), &count)
    case UInt8(ascii: "t"): return append(UInt8(ascii: "\t"), &count)
    case UInt8(ascii: "u"): return appendNumbered(&count)
    default: return false
    }
  }

  /// Passes the four digits of a character's number; half of a pair is for the other lane.
  private mutating func appendNumbered(_ count: inout Int) -> Bool {
    guard end - at > 4 else { return false }
    var value: UInt32 = 0
    for index in 0..<4 {
      guard let digit = Self.digit(at[index]) else { return false }
      value = value << 4 | digit
    }
    at += 4
    return value != 0x0D && appendScalar(value, &count)
  }

  /// Whether the string that was passed last may stay: it holds no identifier.
  @inline(__always)
  mutating func isHarmless(_ string: UnsafeBufferPointer<UInt8>) -> Bool {
    guard isSuspicious, tables.watches else { return true }
    return string.isPlainDay || IdentifierText.kinds(inSuspected: string, scratch: &scratch).isEmpty
  }

  // MARK: Putting texts together

  /// Adds bytes to a text that grows behind those of the record.
  mutating func append(_ start: Pointer, _ length: Int, _ count: inout Int) -> Bool {
    guard let base = texts.baseAddress, textCount + count + length <= texts.count else {
      obstacle = .full(.text)
      return false
    }
    (base + textCount + count).update(from: start, count: length)
    count += length
    return true
  }

  mutating func append(_ byte: UInt8, _ count: inout Int) -> Bool {
    withUnsafePointer(to: byte) { append($0, 1, &count) }
  }

  /// Adds a character that a text may hold.
  mutating func appendScalar(_ value: UInt32, _ count: inout Int) -> Bool {
    guard let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else { return false }
    var bytes = (UInt32(0), 0)
    for byte in encoded {
      bytes.0 |= UInt32(byte) << UInt32(8 * bytes.1)
      bytes.1 += 1
    }
    var word = bytes.0.littleEndian
    return withUnsafeBytes(of: &word) { raw in
      let text = raw.bindMemory(to: UInt8.self)
      guard let start = text.baseAddress else { return false }
      let isAllowed = UnsafeBufferPointer(start: start, count: bytes.1).characterLength(at: 0) == bytes.1
      return isAllowed && append(start, bytes.1, &count)
    }
  }

  /// What a hexadecimal digit stands for.
  static func digit(_ byte: UInt8) -> UInt32? {
    if byte.isDigit { return UInt32(byte &- UInt8(ascii: "0")) }
    let letter = (byte | 0x20) &- UInt8(ascii: "a")
    return letter < 6 ? UInt32(letter) + 10 : nil
  }

  // MARK: Eight bytes at once

  /// The bytes of a word at which text of XML has to be looked at, of which only the first is relied on: `<`, `&`, `>`, control
  /// characters and what is no ASCII.
  @inline(__always)
  static func marks(in bytes: UInt64) -> UInt64 {
    // `<` and `>` differ in one bit.
    let brackets = zeros((bytes | ones &* 0x02) ^ ones &* 0x3E)
    let controls = (bytes &- blanks) & ~bytes & highBits
    return brackets | zeros(bytes ^ ones &* 0x26) | controls | bytes & highBits
  }

  /// The quotation marks in a word; only the first is relied on.
  @inline(__always)
  static func quotes(in bytes: UInt64) -> UInt64 { zeros(bytes ^ quotes) }

  // Each byte of a word the same.
  private static let highBits: UInt64 = 0x8080_8080_8080_8080
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let quotes: UInt64 = ones &* 0x22
  private static let backslashes: UInt64 = ones &* 0x5C
  private static let blanks: UInt64 = ones &* 0x20

  /// The high bits of the bytes that are zero. Above the first of them others may be set; only the first is relied on.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highBits }
}
