/// One value of a record, in 16 bytes. What is text, list or object stands elsewhere in the record and is pointed to.
public struct Slot: Sendable, Equatable {
  /// What a slot holds.
  public enum Kind: UInt8, Sendable {
    /// Nothing: the file is silent.
    case absent
    /// `bits` is 0 or 1.
    case boolean
    /// `bits` is a two's-complement integer.
    case integer
    /// `bits` is the bit pattern of a double.
    case number
    /// `bits` is a two's-complement day number.
    case date
    /// `bits` is an offset in the record's text, `count` the length in bytes.
    case text
    /// `bits` is a symbol's number: a value of an enumeration.
    case symbol
    /// `bits` is the index of the object's first slot.
    case object
    /// `bits` is the index of the first item's slot, `count` the number of items.
    case list
    /// A value was there that the schema does not allow.
    case unreadable
  }

  /// What it holds.
  public var kind: Kind
  /// A length or a number of items; 0 for the other kinds.
  public var count: UInt32
  /// The value, or where it is.
  public var bits: UInt64

  /// A slot.
  public init(_ kind: Kind, bits: UInt64 = 0, count: UInt32 = 0) {
    self.kind = kind
    self.count = count
    self.bits = bits
  }

  /// Nothing.
  public static var absent: Slot { Slot(.absent) }
  /// A value that the schema does not allow.
  public static var unreadable: Slot { Slot(.unreadable) }
  /// True or false.
  public static func boolean(_ value: Bool) -> Slot { Slot(.boolean, bits: value ? 1 : 0) }
  /// A whole number.
  public static func integer(_ value: Int) -> Slot { Slot(.integer, bits: UInt64(bitPattern: Int64(value))) }
  /// A number.
  public static func number(_ value: Double) -> Slot { Slot(.number, bits: value.bitPattern) }
  /// A day.
  public static func date(_ value: CalendarDate) -> Slot {
    Slot(.date, bits: UInt64(bitPattern: Int64(value.dayNumber)))
  }
  /// A value of an enumeration, by its symbol.
  public static func symbol(_ number: Int) -> Slot { Slot(.symbol, bits: UInt64(number)) }
}

/// One anonymised case file as a tree of typed values, in three flat arrays that are reused from record to record.
///
/// An object is a run of slots, one for each field of its type in the schema's order, so that a compiled rule reads a field
/// by adding two numbers. The record itself is the object at slot 0. Every slot has a place: the byte offset of its value
/// in the file, counted from the start of the record.
public struct Record: Sendable {
  /// The slots of all objects and lists.
  public private(set) var slots: [Slot] = []
  /// The bytes of all texts, UTF-8, end to end.
  public private(set) var text: [UInt8] = []
  /// For each slot where its value starts, in bytes from `origin`; 0 for absent ones.
  public private(set) var places: [UInt32] = []
  /// The byte offset of the record in its file's UTF-8 text.
  public var origin = 0

  /// An empty record, without even its root.
  public init() {}

  /// The memory that an empty record keeps for the next one, in bytes of each of its arrays.
  private static let keptBytes = 1 << 20

  /// How much memory its contents take, in bytes.
  public var byteCount: Int { slots.count * (MemoryLayout<Slot>.stride + 4) + text.count }

  /// Empties the record and keeps its memory, but for that of an unusually large one.
  public mutating func removeAll() {
    let isOrdinary =
      slots.capacity * MemoryLayout<Slot>.stride <= Self.keptBytes && text.capacity <= Self.keptBytes
    slots.removeAll(keepingCapacity: isOrdinary)
    text.removeAll(keepingCapacity: isOrdinary)
    places.removeAll(keepingCapacity: isOrdinary)
    origin = 0
  }

  /// Adds an object with all fields absent; the result is the index of its first slot. The first one added is the record.
  public mutating func addObject(_ type: ObjectType) -> Int {
    addObject(fieldCount: type.fields.count)
  }

  /// Adds an object with so many fields, all absent; the result is the index of its first slot.
  public mutating func addObject(fieldCount: Int) -> Int {
    let first = slots.count
    slots.append(contentsOf: repeatElement(.absent, count: fieldCount))
    places.append(contentsOf: repeatElement(0, count: fieldCount))
    return first
  }

  /// Adds the items of a list; the result is the slot that points to them.
  public mutating func addList(_ items: some Collection<(slot: Slot, place: UInt32)>) -> Slot {
    let first = slots.count
    for item in items {
      slots.append(item.slot)
      places.append(item.place)
    }
    return Slot(.list, bits: UInt64(first), count: UInt32(items.count))
  }

  /// Adds a text, given as UTF-8; the result is the slot that points to it.
  public mutating func addText(_ bytes: some Collection<UInt8>) -> Slot {
    let first = text.count
    text.append(contentsOf: bytes)
    return Slot(.text, bits: UInt64(first), count: UInt32(text.count - first))
  }

  /// Holds these slots, their places and the bytes of all texts from now on, instead of what it held.
  public mutating func replace(slots: ArraySlice<Slot>, places: ArraySlice<UInt32>, text: ArraySlice<UInt8>) {
    self.slots.removeAll(keepingCapacity: true)
    self.places.removeAll(keepingCapacity: true)
    self.text.removeAll(keepingCapacity: true)
    self.slots.append(contentsOf: slots)
    self.places.append(contentsOf: places)
    self.text.append(contentsOf: text)
  }

  /// Puts a value into a slot.
  public mutating func set(_ index: Int, to slot: Slot, place: UInt32) {
    slots[index] = slot
    places[index] = place
  }

  /// The index of the slot that a path of single objects leads to; nil where an object on the way is absent or unreadable.
  public func slotIndex(of reference: FieldReference) -> Int? {
    var object = 0
    for (step, field) in reference.fields.enumerated() {
      let index = object + field.slot
      guard step + 1 < reference.fields.count else { return index }
      guard slots[index].kind == .object else { return nil }
      object = Int(slots[index].bits)
    }
    return nil
  }

  /// The text of a slot that holds text or a symbol of `symbols`; nil for another kind.
  public func text(of slot: Slot, symbols: SymbolTable) -> String? {
    switch slot.kind {
    case .text: String(decoding: text[Int(slot.bits)..<Int(slot.bits) + Int(slot.count)], as: UTF8.self)
    case .symbol: symbols.texts[Int(slot.bits)]
    case .absent, .boolean, .integer, .number, .date, .object, .list, .unreadable: nil
    }
  }
}
