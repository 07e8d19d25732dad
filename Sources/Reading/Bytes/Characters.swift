#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension UnsafeBufferPointer<UInt8> {
  /// The index of the first byte that is this one; as fast as the C library is.
  func firstIndex(ofByte byte: UInt8) -> Int? {
    guard let start = baseAddress, let found = memchr(start, Int32(byte), count) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(start)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The index of the first byte that is no UTF-8, or starts a character that XML can't hold: control characters but tab, LF
  /// and CR, U+FFFE and U+FFFF.
  var firstForbidden: Int? {
    var index = 0
    while index < count {
      let length = characterLength(at: index)
      guard length > 0 else { return index }
      index += length
    }
    return nil
  }

  /// The number of bytes of the character at an index; 0 where it is none that XML can hold.
  func characterLength(at index: Int) -> Int {
    let first = self[index]
    switch first {
    case 0x20...0x7F, 0x09, 0x0A, 0x0D: return 1
    case 0xC2...0xDF: return continues(index, 1) ? 2 : 0
    case 0xE0...0xEF: return continues(index, 2) && isAllowedTriple(at: index) ? 3 : 0
    case 0xF0...0xF4: return continues(index, 3) && isAllowedQuadruple(at: index) ? 4 : 0
    default: return 0
    }
  }

  /// Whether the bytes end within the character at an index.
  func isCutCharacter(at index: Int) -> Bool {
    let held = self[index...]
    let length = self[index] >= 0xF0 ? 4 : self[index] >= 0xE0 ? 3 : 2
    guard held.count < length, (0xC2...0xF4).contains(self[index]) else { return false }
    return held.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
  }

  private func continues(_ index: Int, _ more: Int) -> Bool {
    guard index + more < count else { return false }
    return (1...more).allSatisfy { self[index + $0] & 0xC0 == 0x80 }
  }

  private func isAllowedTriple(at index: Int) -> Bool {
    switch (self[index], self[index + 1], self[index + 2]) {
    // Written with more bytes than needed.
    case (0xE0, ..<0xA0, _): false
    // Surrogates.
    case (0xED, 0xA0..., _): false
    // U+FFFE and U+FFFF.
    case (0xEF, 0xBF, 0xBE...): false
    default: true
    }
  }

  private func isAllowedQuadruple(at index: Int) -> Bool {
    switch (self[index], self[index + 1]) {
    case (0xF0, ..<0x90): false
    // Beyond U+10FFFF.
    case (0xF4, 0x90...): false
    default: true
    }
  }
}
