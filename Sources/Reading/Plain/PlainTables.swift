import Records

/// A plan as the plain lane reads it: flat, in memory of its own, so that reading retains nothing and checks no bounds.
final class PlainTables: @unchecked Sendable {
  /// A name in the form in which names are compared: its length, its first eight bytes, its last eight where it has so many, and where
  /// the whole of it stands.
  struct Name {
    let first: UInt64
    let last: UInt64
    /// The bits of the first eight bytes that it has.
    let mask: UInt64
    let count: Int
    let bytes: UnsafePointer<UInt8>
  }

  /// A field of an object type.
  struct Field {
    let name: Name
    /// The name as most write it in JSON: between quotation marks, with a colon.
    let key: Name
    /// The index of its type in `values`.
    let value: Int
    let isKept: Bool
    /// Whether its name announces an identifier; the plain lane leaves records that have it to the other.
    let isAnnouncing: Bool
  }

  /// An object type; its fields are those from `first` on.
  struct Object {
    let first: Int
    let count: Int
  }

  /// An enumeration: a table of the numbers of its names, by their hash, with gaps of -1.
  struct Enumeration {
    /// Whether all of its names are written in JSON as they are, and none looks like an identifier.
    let isPlain: Bool
    let names: UnsafePointer<Name>
    /// -1 for one that says that nothing is known.
    let symbols: UnsafePointer<Int>
    let places: UnsafePointer<Int32>
    let mask: Int
  }

  /// How many fields an object type may have: one bit of a word is kept for each.
  private static let fieldLimit = 64

  let fields: UnsafePointer<Field>
  /// The names of the fields in XML.
  let fieldNames: UnsafePointer<Name>
  let fieldCount: Int
  let objects: UnsafePointer<Object>
  let values: UnsafePointer<PlanTables.Value>
  let valueCount: Int
  let enumerations: UnsafePointer<Enumeration>
  /// The record's name in XML.
  let recordName: UnsafePointer<Name>
  /// The names that items may have in XML where the schema gives them none.
  let itemNames: UnsafePointer<Name>
  let itemNameCount: Int
  /// The names that the schema gives to items, by their numbers. No element has one here that announces an identifier.
  let givenItemNames: UnsafePointer<Name>
  /// The length of the longest name that an element may have, in bytes.
  let longestName: Int
  let watches: Bool
  private var owned: [UnsafeMutableRawPointer] = []

  /// Nil where a type has more fields than the plain lane can tell apart.
  init?(_ tables: PlanTables) {
    guard tables.objects.allSatisfy({ $0.fieldCount <= Self.fieldLimit }) else { return nil }
    var memory = Memory()
    let names = tables.fieldNames.map { memory.name($0) }
    let keys = tables.fieldNames.map { memory.name("\"\($0)\":") }
    fields = memory.place(
      tables.fields.enumerated().map { index, field in
        Field(
          name: names[index], key: keys[index], value: field.value, isKept: field.isKept,
          isAnnouncing: tables.announced[index] != nil)
      })
    fieldNames = memory.place(tables.fieldNames.map { memory.elementName($0) })
    fieldCount = tables.fields.count
    objects = memory.place(tables.objects.map { Object(first: $0.firstField, count: $0.fieldCount) })
    values = memory.place(tables.values)
    valueCount = tables.values.count
    enumerations = memory.place(tables.schema.enumerations.map { Self.enumeration($0, &memory) })
    recordName = memory.place([memory.elementName(tables.schema.recordName)])
    let plainNames = tables.usualItemNames.filter { Self.isPlain($0) }
    itemNames = memory.place(plainNames.map { memory.elementName($0) })
    itemNameCount = plainNames.count
    givenItemNames = memory.place(
      tables.itemNames.map { name in
        let name = String(decoding: name, as: UTF8.self)
        return Self.isPlain(name) ? memory.elementName(name) : memory.noName()
      })
    longestName = tables.knownNames.map(\.utf8.count).max() ?? 0
    watches = tables.identifiers != .allow
    owned = memory.owned
  }

  /// Whether a name neither holds an identifier nor announces one.
  private static func isPlain(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    return bytes.withUnsafeBufferPointer {
      IdentifierKeys.shared.kind(of: $0) == nil && IdentifierNames.held(by: $0).isEmpty
    }
  }

  /// Whether what looks like the end tag of a record stands in a piece of text.
  func holdsEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Bool {
    var at = start
    while at < end, let next = UnsafeBufferPointer(rebasing: text[at..<end]).firstIndex(ofByte: UInt8(ascii: "<")) {
      at += next + 1
      guard end - at > recordName.pointee.count, text[at] == UInt8(ascii: "/") else { continue }
      if (0..<recordName.pointee.count).allSatisfy({ text[at + 1 + $0] == recordName.pointee.bytes[$0] }) {
        return true
      }
    }
    return false
  }

  deinit { owned.forEach { $0.deallocate() } }

  private static func enumeration(_ enumeration: Records.Enumeration, _ memory: inout Memory) -> Enumeration {
    let names = enumeration.values.map { memory.name($0.name) }
    var size = 4
    while size < names.count * 2 { size *= 2 }
    var places = [Int32](repeating: -1, count: size)
    for (number, name) in names.enumerated() {
      var place = hash(name.first, name.last, name.count) & (size - 1)
      while places[place] >= 0 { place = (place + 1) & (size - 1) }
      places[place] = Int32(truncatingIfNeeded: number)
    }
    let isPlain = enumeration.values.allSatisfy { isWrittenPlainly($0.name) }
    return Enumeration(
      isPlain: isPlain, names: memory.place(names),
      symbols: memory.place(enumeration.values.map { $0.isSilent ? -1 : $0.symbol }),
      places: memory.place(places), mask: size - 1)
  }

  /// Whether a name stands in JSON as it is, has no white space at its ends, and holds no identifier.
  private static func isWrittenPlainly(_ name: String) -> Bool {
    Array(name.utf8).withUnsafeBufferPointer { bytes in
      let isPlain = bytes.allSatisfy {
        (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
      }
      return isPlain && bytes.trimmed.count == bytes.count && IdentifierText.kinds(in: bytes).isEmpty
    }
  }

  /// Spreads names over a table: by their first and last eight bytes and their length.
  static func hash(_ first: UInt64, _ last: UInt64, _ count: Int) -> Int {
    let mixed = (first ^ UInt64(truncatingIfNeeded: count)) &* 0x9E37_79B9_7F4A_7C15 ^ last &* 0xC2B2_AE3D_27D4_EB4F
    return Int(truncatingIfNeeded: (mixed &* 0x9E37_79B9_7F4A_7C15) >> 40)
  }

  /// Takes memory that lasts as long as the tables.
  private struct Memory {
    var owned: [UnsafeMutableRawPointer] = []

    mutating func place<Element>(_ elements: [Element]) -> UnsafePointer<Element> {
      let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
      _ = UnsafeMutableBufferPointer(start: memory, count: elements.count).initialize(from: elements)
      owned.append(UnsafeMutableRawPointer(memory))
      return UnsafePointer(memory)
    }

    mutating func name(_ text: String) -> Name {
      let bytes = Array(text.utf8)
      let mask: UInt64 = bytes.count >= 8 ? ~0 : (1 << UInt64(8 * bytes.count)) - 1
      return Name(
        first: Self.word(bytes.prefix(8)), last: bytes.count < 8 ? 0 : Self.word(bytes.suffix(8)), mask: mask,
        count: bytes.count, bytes: place(bytes))
    }

    /// A name of an element or attribute; one that could mean something else to XML nothing has.
    mutating func elementName(_ text: String) -> Name {
      let bytes = Array(text.utf8)
      let isPlain = bytes.allSatisfy { $0.isWord || "_-.".utf8.contains($0) } && bytes.first?.isLetter == true
      return isPlain && !text.lowercased().hasPrefix("xml") ? name(text) : noName()
    }

    /// A name that nothing has: it is too long.
    mutating func noName() -> Name { Name(first: 0, last: 0, mask: 0, count: .max / 2, bytes: place([])) }

    private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
      bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }
}
