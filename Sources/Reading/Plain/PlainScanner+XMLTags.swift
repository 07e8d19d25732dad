/// The tags of XML, and what may stand between them.
extension PlainScanner {
  /// How many bytes after the piece may be read: names and texts are looked at eight bytes at a time.
  static let overreach = 8
  /// How much more than its name a tag without attributes may hold here.
  static let tagReserve = 64

  /// The longest text that is read here, in bytes.
  var textLimit: Int { min(limits.textBytes, 4 << 20) }

  // MARK: Names

  /// Whether a name and something more stand at a place.
  @inline(__always)
  func matches(_ name: Name, at start: Pointer) -> Bool {
    let count = name.pointee.count
    guard end - start > count, (bytes(at: start) ^ name.pointee.first) & name.pointee.mask == 0 else { return false }
    guard count > 8 else { return true }
    return bytes(at: start + count - 8) == name.pointee.last && (count <= 16 || isMiddle(of: name, at: start))
  }

  private func isMiddle(of name: Name, at start: Pointer) -> Bool {
    for index in 8..<name.pointee.count - 8 where start[index] != name.pointee.bytes[index] { return false }
    return true
  }

  /// Eight bytes from a place before the end on.
  @inline(__always)
  func bytes(at pointer: Pointer) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self))
  }

  /// Whether a start tag has this name, which starts at a place.
  @inline(__always)
  func isElement(_ name: Name, at start: Pointer) -> Bool {
    guard matches(name, at: start) else { return false }
    let next = start[name.pointee.count]
    return next == UInt8(ascii: ">") || next == UInt8(ascii: "/") || next.isSpace
  }

  /// Passes the name of the start tag that comes next; the result is its field, nil where the object has none of that name. The
  /// guess is tried first.
  @inline(__always)
  mutating func fieldElement(in object: PlainTables.Object, _ guess: Int) -> Int? {
    let start = at + 1
    if guess >= object.first, guess < object.first + object.count, isElement(tables.fieldNames + guess, at: start) {
      at = start + tables.fieldNames[guess].count
      return guess
    }
    return searchField(from: start, in: object)
  }

  private mutating func searchField(from start: Pointer, in object: PlainTables.Object) -> Int? {
    for field in object.first..<object.first + object.count where isElement(tables.fieldNames + field, at: start) {
      at = start + tables.fieldNames[field].count
      return field
    }
    return nil
  }

  /// Passes the name of the item that comes next; nil where it is none that is known.
  @inline(__always)
  mutating func itemElement(of list: UnsafePointer<PlanTables.Value>) -> Name? {
    let start = at + 1
    let isGiven = list.pointee.itemName >= 0
    let name =
      isGiven
      ? tables.givenItemNames + list.pointee.itemName
      : tables.itemNames + Int(itemGuesses[list.pointee.reference])
    guard isElement(name, at: start) else {
      return isGiven ? nil : searchItem(from: start, list.pointee.reference)
    }
    at = start + name.pointee.count
    return name
  }

  private mutating func searchItem(from start: Pointer, _ value: Int) -> Name? {
    for index in 0..<tables.itemNameCount where isElement(tables.itemNames + index, at: start) {
      itemGuesses[value] = Int32(truncatingIfNeeded: index)
      at = start + tables.itemNames[index].count
      return tables.itemNames + index
    }
    return nil
  }

  // MARK: Tags

  /// Passes the rest of a start tag after its name and attributes; the result is whether the element goes on, nil where there is more.
  @inline(__always)
  mutating func endOfStartTag() -> Bool? {
    if at < end, at.pointee == UInt8(ascii: ">") {
      at += 1
      return true
    }
    return spaciousEndOfStartTag()
  }

  private mutating func spaciousEndOfStartTag() -> Bool? {
    guard passTagSpaces(), end - at > 1 else { return nil }
    let isEmpty = at.pointee == UInt8(ascii: "/")
    if isEmpty { at += 1 }
    guard at.pointee == UInt8(ascii: ">") else { return nil }
    at += 1
    return !isEmpty
  }

  /// Passes the end tag that comes next, of which the first character was seen; false where it is not that of this name.
  @inline(__always)
  mutating func endTag(_ name: Name) -> Bool {
    guard at[1] == UInt8(ascii: "/"), matches(name, at: at + 2) else { return false }
    at += 2 + name.pointee.count
    if at.pointee != UInt8(ascii: ">") {
      guard passTagSpaces(), at < end, at.pointee == UInt8(ascii: ">") else { return false }
    }
    at += 1
    return true
  }

  /// Passes white space in a tag; false where it is so long that the tag could be too long.
  private mutating func passTagSpaces() -> Bool {
    let start = at
    passSpaces()
    return at - start < Self.tagReserve / 2
  }

  // MARK: Between tags

  /// Passes what may stand between two tags; false where no tag follows. There are two bytes then.
  @inline(__always)
  mutating func passGap() -> Bool {
    if end - at > 1, at.pointee == UInt8(ascii: "<"), at[1] != UInt8(ascii: "!") { return true }
    return passLongGap()
  }

  private mutating func passLongGap() -> Bool {
    let start = at
    while true {
      passSpaces()
      guard end - at > 1, at.pointee == UInt8(ascii: "<") else { return false }
      if at[1] != UInt8(ascii: "!") { break }
      guard passComment() else { return false }
    }
    return at - start <= textLimit
  }

  @inline(__always)
  mutating func passSpaces() {
    while at < end {
      if bytes(at: at) == Self.eightBlanks, end - at >= 8 {
        at += 8
        continue
      }
      guard at.pointee.isSpace else { return }
      at += 1
    }
  }

  private static let eightBlanks: UInt64 = 0x2020_2020_2020_2020

  /// Passes a comment; false where it is none that may stay.
  private mutating func passComment() -> Bool {
    // One that starts with `>` or `->` libxml2 takes for a whole one at times.
    guard passMark("<!--"), !passMark(">"), !passMark("->") else { return false }
    let start = at
    while end - at > 2, at[0] != UInt8(ascii: "-") || at[1] != UInt8(ascii: "-") {
      guard let length = characterLength() else { return false }
      at += length
    }
    let comment = UnsafeBufferPointer(start: start, count: at - start)
    isSuspicious = true
    return isHarmless(comment) && passMark("-->")
  }

  /// The length of the character that comes next; nil where it can't stand in XML, or is a carriage return.
  @inline(__always)
  func characterLength() -> Int? {
    guard at < end, at.pointee != UInt8(ascii: "\r") else { return nil }
    let length = text.characterLength(at: at - (text.baseAddress ?? at))
    return length > 0 ? length : nil
  }

  /// Passes a few characters that must come next.
  mutating func passMark(_ mark: StaticString) -> Bool {
    let count = mark.utf8CodeUnitCount
    guard end - at >= count else { return false }
    for index in 0..<count where at[index] != mark.utf8Start[index] { return false }
    at += count
    return true
  }
}
