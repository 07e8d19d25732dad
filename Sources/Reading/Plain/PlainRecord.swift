import Records

/// The memory in which the plain lane builds a record; it grows and is used again.
struct PlainRecord: Sendable {
  var slots: [Slot] = Array(repeating: .absent, count: 512)
  var places: [UInt32] = Array(repeating: 0, count: 512)
  var text: [UInt8] = Array(repeating: 0, count: 4096)
  var items: [PlainItem] = Array(repeating: PlainItem(slot: .absent, place: 0), count: 64)
  /// For each field the one that came after it last time: a guess at the next name. After these, for each type the number of the name
  /// that its items had last in XML. Never empty.
  var guesses: [Int32] = [0]
  let fieldCount: Int
  /// For text that has to be changed before it is looked at.
  var scratch: [UInt8] = []
  /// For a record with which the text ends.
  var copy: [UInt8] = []
  /// How many records were read.
  var recordCount = 0

  init(_ tables: PlainTables?) {
    fieldCount = tables?.fieldCount ?? 0
    guard let tables else { return }
    guesses =
      (0..<fieldCount).map { Int32(truncatingIfNeeded: $0 + 1) } + Array(repeating: 0, count: tables.valueCount)
  }

  /// Doubles the memory that was full.
  mutating func grow(_ part: Part) {
    switch part {
    case .slots:
      slots += Array(repeating: .absent, count: slots.count)
      places += Array(repeating: 0, count: places.count)
    case .text: text += Array(repeating: 0, count: text.count)
    case .items: items += Array(repeating: PlainItem(slot: .absent, place: 0), count: items.count)
    }
  }

  /// How much memory is kept from one record to the next: so many slots and items, and sixteen times as many bytes of text.
  private static let kept = 1 << 16

  /// Gives back what an unusually large record took.
  mutating func shrink() {
    if scratch.count > Self.kept << 4 { scratch = [] }
    guard max(slots.count, items.count, text.count >> 4) > Self.kept else { return }
    slots = Array(slots.prefix(Self.kept))
    places = Array(places.prefix(Self.kept))
    items = Array(items.prefix(Self.kept))
    text = Array(text.prefix(Self.kept << 4))
  }

  /// What may become full.
  enum Part { case slots, text, items }
}

/// An item of a list that is being read.
struct PlainItem: Sendable {
  var slot: Slot
  var place: UInt32
}
