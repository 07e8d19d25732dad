extension PlainScanner {
  /// Passes the name that comes next with its quotation marks; the result is its field, nil where the object has none of
  /// that name. The guess is tried first.
  @inline(__always)
  mutating func name(in object: PlainTables.Object, _ guess: Int) -> Int? {
    let start = at + 1
    if guess >= object.first, guess < object.first + object.count, isName(tables.fields[guess].name, at: start) {
      at = start + tables.fields[guess].name.count + 1
      return guess
    }
    return search(from: start, in: object)
  }

  /// Looks a name up among all of the object's.
  private mutating func search(from start: Pointer, in object: PlainTables.Object) -> Int? {
    for field in object.first..<object.first + object.count where isName(tables.fields[field].name, at: start) {
      at = start + tables.fields[field].name.count + 1
      return field
    }
    return nil
  }

  /// Whether a name and a quotation mark stand at a place.
  @inline(__always)
  private func isName(_ name: PlainTables.Name, at start: Pointer) -> Bool {
    guard end - start > name.count, start[name.count] == UInt8(ascii: "\"") else { return false }
    return reads(name, at: start, word(at: start) & mask(name.count))
  }

  /// Whether a name stands at a place where that many bytes are, the first eight being these.
  @inline(__always)
  func reads(_ name: PlainTables.Name, at start: Pointer, _ first: UInt64) -> Bool {
    guard first == name.first else { return false }
    guard name.count > 8 else { return true }
    let last = UnsafeRawPointer(start + name.count - 8).loadUnaligned(as: UInt64.self)
    guard UInt64(littleEndian: last) == name.last else { return false }
    for index in stride(from: 8, to: name.count - 8, by: 1) where start[index] != name.bytes[index] { return false }
    return true
  }

  /// The symbol of a text that is one of an enumeration's; nil where it is none.
  @inline(__always)
  func symbol(_ text: UnsafeBufferPointer<UInt8>, of enumeration: PlainTables.Enumeration) -> Int? {
    guard let start = text.baseAddress else { return nil }
    let first = firstBytes(of: text)
    var place = PlainTables.hash(first, lastBytes(of: text), text.count) & enumeration.mask
    while true {
      let number = Int(enumeration.places[place])
      guard number >= 0 else { return nil }
      let name = enumeration.names[number]
      if name.count == text.count, reads(name, at: start, first) { return enumeration.symbols[number] }
      place = (place + 1) & enumeration.mask
    }
  }

  /// The last eight bytes, as names have them: 0 where there are fewer.
  @inline(__always)
  private func lastBytes(of text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard text.count >= 8, let start = text.baseAddress else { return 0 }
    return UInt64(littleEndian: UnsafeRawPointer(start + text.count - 8).loadUnaligned(as: UInt64.self))
  }

  @inline(__always)
  private func firstBytes(of text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    if let start = text.baseAddress, start >= origin, start < end { return word(at: start) & mask(text.count) }
    // It was put together elsewhere.
    var word: UInt64 = 0
    for index in 0..<min(8, text.count) { word |= UInt64(text[index]) << UInt64(8 * index) }
    return word
  }

  /// The first bytes of a word that are compared.
  @inline(__always)
  func mask(_ count: Int) -> UInt64 { count >= 8 ? ~0 : (1 &<< UInt64(truncatingIfNeeded: 8 * count)) &- 1 }

  /// Eight bytes, the first in the lowest place; zeros beyond what is held.
  @inline(__always)
  func word(at pointer: Pointer) -> UInt64 {
    if held - pointer >= 8 {
      return UInt64(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self))
    }
    var word: UInt64 = 0
    for index in 0..<max(0, held - pointer) { word |= UInt64(pointer[index]) << UInt64(8 * index) }
    return word
  }
}
