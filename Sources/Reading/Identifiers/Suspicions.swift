/// What tells, eight bytes at a time, that a text can hold no identifier: every identifier has two digits or an `@`.
struct Suspicions {
  private var digits: UInt64 = 0
  private var others: UInt64 = 0

  /// Whether there may be an identifier.
  @inline(__always)
  var areSerious: Bool { digits >= 2 || others != 0 }

  /// Takes those bytes of a word that a mask lets through.
  @inline(__always)
  mutating func add(_ word: UInt64, _ mask: UInt64) {
    let low = word & 0x7F7F_7F7F_7F7F_7F7F
    // Digits stand from 0x30 to 0x39: the first sum sets the high bit from there on, the second beyond.
    let sums = (low &+ 0x5050_5050_5050_5050) & ~(low &+ 0x4646_4646_4646_4646)
    let found = sums & ~word & 0x8080_8080_8080_8080 & mask
    digits &+= ((found >> 7) &* 0x0101_0101_0101_0101) >> 56
    let ats = word ^ 0x4040_4040_4040_4040
    others |= (ats &- 0x0101_0101_0101_0101) & ~ats & 0x8080_8080_8080_8080 & mask
  }

  /// Whether a digit or an `@` may be among the eight bytes from an index on.
  @inline(__always)
  static func mayStart(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    var suspicions = Suspicions()
    suspicions.add(UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self), ~0)
    return suspicions.digits != 0 || suspicions.others != 0
  }

  /// Takes the first byte of a character. What starts with a smaller one than this, or with 0xE2, is no digit and no `@` of another
  /// script.
  @inline(__always)
  mutating func add(_ first: UInt8) { others |= first >= 0xD9 && first != 0xE2 ? 1 : 0 }
}
