import Records

/// The structure of XML: elements and attributes that the schema knows, without prefixes; between them white space and comments.
extension PlainScanner {
  typealias Name = UnsafePointer<PlainTables.Name>

  /// Reads the record, whose start tag comes next; false where something keeps it from that.
  mutating func recordElement() -> Bool {
    let name = tables.recordName
    guard end - at > 1, at.pointee == UInt8(ascii: "<"), isElement(name, at: at + 1) else { return false }
    at += 1 + name.pointee.count
    guard objectElement(0, named: name, isKept: true, depth: 0) != nil else { return false }
    return valueCount <= limits.values && at - origin <= limits.recordBytes
  }

  /// Reads the rest of an element, whose name was passed.
  @inline(__always)
  private mutating func element(
    _ type: UnsafePointer<PlanTables.Value>, named name: Name, isKept: Bool, depth: Int
  ) -> Slot? {
    switch type.pointee.kind {
    case .object: objectElement(type.pointee.reference, named: name, isKept: isKept, depth: depth)
    case .list: listElement(type, named: name, isKept: isKept, depth: depth)
    case .boolean, .integer, .number, .text, .date, .enumeration:
      depth <= limits.nesting ? scalarElement(type, named: name, isKept: isKept) : decline()
    }
  }

  private mutating func objectElement(_ type: Int, named name: Name, isKept: Bool, depth: Int) -> Slot? {
    let object = tables.objects[type]
    valueCount += object.count + 1
    // Seen as it goes, so that no memory is taken for what is too much.
    guard depth <= limits.nesting, valueCount <= limits.values else { return decline() }
    let first = slotCount
    if isKept { guard takeSlots(object.count) else { return full(.slots) } }
    var seen: UInt64 = 0
    if at.pointee == UInt8(ascii: ">") {
      at += 1
    } else {
      guard attributes(of: object, to: isKept ? first : nil, &seen), let isOpen = endOfStartTag() else {
        return decline()
      }
      guard isOpen else { return Slot(.object, bits: UInt64(first)) }
    }
    var (guess, previous) = (object.first, -1)
    while true {
      guard passGap() else { return decline() }
      if at[1] == UInt8(ascii: "/") { return endTag(name) ? Slot(.object, bits: UInt64(first)) : decline() }
      let start = at
      guard let field = fieldElement(in: object, guess) else { return decline() }
      if field != guess, previous >= 0 { followers[previous] = Int32(truncatingIfNeeded: field) }
      (guess, previous) = (Int(followers[field]), field)
      let (index, entry) = (field - object.first, tables.fields + field)
      let bit: UInt64 = 1 << UInt64(index)
      guard seen & bit == 0, !entry.pointee.isAnnouncing || !tables.watches else { return decline() }
      seen |= bit
      let keeps = isKept && entry.pointee.isKept
      let type = tables.values + entry.pointee.value
      guard let slot = element(type, named: tables.fieldNames + field, isKept: keeps, depth: depth + 1) else {
        return decline()
      }
      if keeps, slot.kind != .absent {
        slots[first + index] = slot
        places[first + index] = place(of: start)
      }
    }
  }

  private mutating func listElement(
    _ type: UnsafePointer<PlanTables.Value>, named name: Name, isKept: Bool, depth: Int
  ) -> Slot? {
    valueCount += 1
    guard depth <= limits.nesting else { return decline() }
    let first = itemCount
    guard let isOpen = endOfStartTag() else { return decline() }
    guard isOpen else { return isKept ? takeList(from: first, type.pointee.minimumCount) : .absent }
    let item = tables.values + type.pointee.reference
    while true {
      guard passGap() else { return decline() }
      if at[1] == UInt8(ascii: "/") {
        guard endTag(name) else { return decline() }
        return isKept ? takeList(from: first, type.pointee.minimumCount) : .absent
      }
      let start = at
      guard valueCount <= limits.values, let itemName = itemElement(of: type),
        let slot = element(item, named: itemName, isKept: isKept, depth: depth + 1)
      else { return decline() }
      if isKept {
        // What is no value of an item is for the other lane to say.
        guard slot.kind != .absent else { return decline() }
        guard push(slot, place(of: start)) else { return full(.items) }
      }
    }
  }

  // MARK: Attributes

  /// Reads the attributes of an object, the first slot of which is given where it is kept; false where one is not plain.
  private mutating func attributes(of object: PlainTables.Object, to first: Int?, _ seen: inout UInt64) -> Bool {
    let tag = at
    var count = 0
    while true {
      let before = at
      passSpaces()
      guard at < end else { return false }
      if at.pointee == UInt8(ascii: ">") || at.pointee == UInt8(ascii: "/") { break }
      count += 1
      let start = at
      guard start > before, count <= limits.attributes, let field = attributeName(in: object) else { return false }
      let entry = tables.fields + field
      let bit: UInt64 = 1 << UInt64(field - object.first)
      guard seen & bit == 0, !entry.pointee.isAnnouncing || !tables.watches else { return false }
      seen |= bit
      valueCount += 1
      let keeps = first != nil && entry.pointee.isKept
      guard let slot = attributeValue(tables.values + entry.pointee.value, isKept: keeps) else { return false }
      if let first, slot.kind != .absent {
        slots[first + field - object.first] = slot
        places[first + field - object.first] = place(of: start)
      }
    }
    return at - tag <= limits.tagLength - tables.longestName - Self.tagReserve
  }

  /// The field whose name comes next, which is passed with its `=`.
  private mutating func attributeName(in object: PlainTables.Object) -> Int? {
    for field in object.first..<object.first + object.count {
      let name = tables.fieldNames + field
      guard matches(name, at: at), at[name.pointee.count] == UInt8(ascii: "=") else { continue }
      at += name.pointee.count + 1
      return field
    }
    return nil
  }

  private mutating func attributeValue(_ type: UnsafePointer<PlanTables.Value>, isKept: Bool) -> Slot? {
    guard at < end, at.pointee == UInt8(ascii: "\"") || at.pointee == UInt8(ascii: "'") else { return nil }
    let quote = at.pointee
    at += 1
    let start = at
    isSuspicious = true
    while at < end, at.pointee != quote {
      let length = text.characterLength(at: at - (text.baseAddress ?? at))
      guard at.pointee >= 0x20, length > 0, at.pointee != UInt8(ascii: "&"), at.pointee != UInt8(ascii: "<") else {
        return nil
      }
      at += length
    }
    let value = UnsafeBufferPointer(start: start, count: at - start)
    guard at < end, value.count <= textLimit, isHarmless(value) else { return nil }
    at += 1
    switch type.pointee.kind {
    case .object, .list: return nil
    case .boolean, .integer, .number, .text, .date, .enumeration:
      return isKept ? decodedText(value, type) : .absent
    }
  }
}
