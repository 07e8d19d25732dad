import Records

/// Reads a record as most are written, and decodes it as it goes: the plain lane beside `JSONScanner`, libxml2 and
/// `RecordBuilder`, which read everything. Here is what it has for JSON and XML alike.
///
/// It declines whatever it is not made for: names the schema does not know or that come twice, values of another type, values out
/// of range, anything that may be an identifier, every mistake. Then the other lane reads the record anew and says what is to be
/// said. So it may never make another record of what it does not decline; `PlainLaneProperty` and
/// `PlainLaneOfXMLProperty` compare them.
struct PlainScanner {
  typealias Pointer = UnsafePointer<UInt8>

  /// What keeps a record from being read here.
  enum Obstacle {
    /// The other lane must read it.
    case declined
    /// A part of the memory is full.
    case full(PlainRecord.Part)
  }

  let tables: PlainTables
  let limits: Limits
  /// The whole text that is held, and the record's first byte.
  let text: UnsafeBufferPointer<UInt8>
  let origin: Pointer
  /// One past the last byte that is held, and one past the last byte of the record's piece.
  let held: Pointer
  let end: Pointer
  var at: Pointer

  let slots: UnsafeMutableBufferPointer<Slot>
  let places: UnsafeMutableBufferPointer<UInt32>
  let texts: UnsafeMutableBufferPointer<UInt8>
  let items: UnsafeMutableBufferPointer<PlainItem>
  let followers: UnsafeMutablePointer<Int32>
  let itemGuesses: UnsafeMutablePointer<Int32>
  var slotCount = 0
  var textCount = 0
  var itemCount = 0
  /// How many values there are, and fields for them.
  var valueCount = 0
  var obstacle: Obstacle?
  /// Whether the text that was passed last may hold an identifier: it has two digits, an `@`, or a character of a script with
  /// digits of its own.
  var isSuspicious = false
  /// Whether the string that was to be passed last has an escape.
  var hasEscape = false
  var scratch: [UInt8]

  mutating func decline() -> Slot? {
    if obstacle == nil { obstacle = .declined }
    return nil
  }

  mutating func full(_ part: PlainRecord.Part) -> Slot? {
    obstacle = .full(part)
    return nil
  }

  /// Where a byte stands in the record.
  @inline(__always)
  func place(of byte: Pointer) -> UInt32 { UInt32(clamping: byte - origin) }

  /// Takes the slots of an object, all of them absent; false where there is no room.
  @inline(__always)
  mutating func takeSlots(_ count: Int) -> Bool {
    guard slotCount + count <= slots.count else { return false }
    if let slots = slots.baseAddress, let places = places.baseAddress {
      (slots + slotCount).update(repeating: .absent, count: count)
      (places + slotCount).update(repeating: 0, count: count)
    }
    slotCount += count
    return true
  }

  /// Puts an item beside those of the list that is read; false where there is no room.
  @inline(__always)
  mutating func push(_ slot: Slot, _ place: UInt32) -> Bool {
    guard itemCount < items.count else { return false }
    items[itemCount] = PlainItem(slot: slot, place: place)
    itemCount += 1
    return true
  }

  /// A list of the items from an index on.
  mutating func takeList(from first: Int, _ minimumCount: Int) -> Slot? {
    let count = itemCount - first
    guard count >= minimumCount else { return decline() }
    guard slotCount + count <= slots.count else { return full(.slots) }
    for index in 0..<count {
      slots[slotCount + index] = items[first + index].slot
      places[slotCount + index] = items[first + index].place
    }
    itemCount = first
    defer { slotCount += count }
    return Slot(.list, bits: UInt64(slotCount), count: UInt32(count))
  }
}
