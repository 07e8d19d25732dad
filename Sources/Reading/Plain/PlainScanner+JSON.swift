import Records

/// The structure of JSON.
extension PlainScanner {
  /// Reads the record, whose brace comes next; false where something keeps it from that.
  mutating func record() -> Bool {
    guard at < end, at.pointee == UInt8(ascii: "{"), object(tables.objects, isKept: true, depth: 0) != nil else {
      return false
    }
    return valueCount <= limits.values
  }

  /// The next byte after white space; 0 at the end.
  @inline(__always)
  private mutating func peek() -> UInt8 {
    while at < end {
      let byte = at.pointee
      if byte > 0x20 { return byte }
      guard byte.isSpace else { return 0 }
      at += 1
    }
    return 0
  }

  /// Reads an object, whose brace comes next.
  private mutating func object(_ type: UnsafePointer<PlainTables.Object>, isKept: Bool, depth: Int) -> Slot? {
    let object = type.pointee
    valueCount += object.count + 1
    // Seen as it goes, so that no memory is taken for what is too much.
    guard depth < limits.nesting, valueCount <= limits.values else { return decline() }
    let first = slotCount
    if isKept {
      guard takeSlots(object.count) else { return full(.slots) }
    }
    at += 1
    guard peek() != UInt8(ascii: "}") else {
      at += 1
      return Slot(.object, bits: UInt64(first))
    }
    var (seen, guess, previous): (UInt64, Int, Int) = (0, object.first, -1)
    while true {
      guard let field = key(in: object, guess) else { return decline() }
      if field != guess, previous >= 0 { followers[previous] = Int32(truncatingIfNeeded: field) }
      (guess, previous) = (Int(followers[field]), field)
      let (index, entry) = (field &- object.first, tables.fields + field)
      let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: index)
      guard seen & bit == 0, !entry.pointee.isAnnouncing || !tables.watches else { return decline() }
      seen |= bit
      let start = at
      let keeps = isKept && entry.pointee.isKept
      guard let slot = value(tables.values + entry.pointee.value, isKept: keeps, depth: depth &+ 1) else {
        return decline()
      }
      if keeps, slot.kind != .absent {
        slots[first &+ index] = slot
        places[first &+ index] = place(of: start)
      }
      let byte = peek()
      at += 1
      if byte == UInt8(ascii: "}") { return Slot(.object, bits: UInt64(first)) }
      guard byte == UInt8(ascii: ",") else { return decline() }
    }
  }

  /// Passes the name that comes next and all up to its value; the result is its field, nil where the object has none of that name.
  /// The guess is tried first.
  @inline(__always)
  private mutating func key(in object: PlainTables.Object, _ guess: Int) -> Int? {
    if UInt(bitPattern: guess &- object.first) < UInt(bitPattern: object.count) {
      let key = tables.fields[guess].key
      if isKey(key) {
        at += key.count
        if at < end, at.pointee <= 0x20 { _ = peek() }
        return guess
      }
    }
    return searchedKey(in: object, guess)
  }

  /// Whether a name stands next, between quotation marks and with a colon.
  @inline(__always)
  private func isKey(_ key: PlainTables.Name) -> Bool {
    guard end - at >= key.count else { return false }
    return reads(key, at: at, word(at: at) & mask(key.count))
  }

  private mutating func searchedKey(in object: PlainTables.Object, _ guess: Int) -> Int? {
    guard peek() == UInt8(ascii: "\""), let field = name(in: object, guess), peek() == UInt8(ascii: ":") else {
      return nil
    }
    at += 1
    _ = peek()
    return field
  }

  /// Reads a list, whose bracket comes next.
  private mutating func list(_ type: UnsafePointer<PlanTables.Value>, isKept: Bool, depth: Int) -> Slot? {
    valueCount += 1
    guard depth < limits.nesting else { return decline() }
    let (first, item) = (itemCount, tables.values + type.pointee.reference)
    at += 1
    if peek() == UInt8(ascii: "]") {
      at += 1
    } else {
      while true {
        _ = peek()
        let start = at
        // What is no value of an item is for the other lane to say.
        guard valueCount <= limits.values, let slot = value(item, isKept: isKept, depth: depth + 1) else {
          return decline()
        }
        if isKept {
          guard slot.kind != .absent else { return decline() }
          guard push(slot, place(of: start)) else { return full(.items) }
        }
        let byte = peek()
        at += 1
        if byte == UInt8(ascii: "]") { break }
        guard byte == UInt8(ascii: ",") else { return decline() }
      }
    }
    return isKept ? takeList(from: first, type.pointee.minimumCount) : .absent
  }

  /// Reads the value that comes next.
  @inline(__always)
  private mutating func value(_ type: UnsafePointer<PlanTables.Value>, isKept: Bool, depth: Int) -> Slot? {
    guard at < end else { return decline() }
    let byte = at.pointee
    switch type.pointee.kind {
    case .object:
      let object = tables.objects + type.pointee.reference
      if byte == UInt8(ascii: "{") { return self.object(object, isKept: isKept, depth: depth) }
      // There would have been room for its fields.
      valueCount += object.pointee.count
      return null()
    case .list: return byte == UInt8(ascii: "[") ? list(type, isKept: isKept, depth: depth) : null()
    case .boolean, .integer, .number, .text, .date, .enumeration:
      return scalar(byte, type, isKept: isKept)
    }
  }

  /// Passes `null`.
  mutating func null() -> Slot? {
    valueCount += 1
    return word("null") ? .absent : decline()
  }

  /// Passes a word of four or five letters that must come next.
  @inline(__always)
  mutating func word(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard end - at >= count else { return false }
    for index in 0..<count where at[index] != word.utf8Start[index] { return false }
    at += count
    return true
  }
}
