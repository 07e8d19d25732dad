public import Records

/// A record written out in a test: `["flag": true, "parts": [["size": 3], [:]]]`. Dates and values of enumerations are texts;
/// `nil` is a field that is absent, and `.unreadable` one whose value the schema does not allow.
public indirect enum RecordLiteral: Sendable {
  case absent
  case unreadable
  case boolean(Bool)
  case integer(Int)
  case double(Double)
  case text(String)
  case list([RecordLiteral])
  case object([(String, RecordLiteral)])
}

extension RecordLiteral: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// An absent field.
  public init(nilLiteral: ()) { self = .absent }
  /// True or false.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A number.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// A text, a date or a value of an enumeration.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A list.
  public init(arrayLiteral elements: RecordLiteral...) { self = .list(elements) }
  /// An object.
  public init(dictionaryLiteral elements: (String, RecordLiteral)...) { self = .object(elements) }
}

extension RecordLiteral {
  /// The record that this is, by a schema. Traps where it does not fit: a test is then wrong.
  public func record(by schema: RecordSchema) -> Record {
    var record = Record()
    guard case .object(let entries) = self else { fatalError("a record is an object") }
    _ = Self.add(entries, of: schema.root, schema, to: &record)
    return record
  }

  private static func add(
    _ entries: [(String, RecordLiteral)], of type: ObjectType, _ schema: RecordSchema, to record: inout Record
  ) -> Int {
    let first = record.addObject(type)
    for (name, value) in entries {
      guard let field = type.field(named: name) else { fatalError("'\(type.name)' has no field '\(name)'") }
      let slot = value.slot(of: field.type, schema, in: &record)
      record.set(first + field.slot, to: slot, place: 0)
    }
    return first
  }

  /// Adds a value of a type to a record, outside of all that the record says; the result is the slot that holds it or points
  /// to it.
  public func slot(of type: ValueType, _ schema: RecordSchema, in record: inout Record) -> Slot {
    switch (self, type) {
    case (.absent, _): return .absent
    case (.unreadable, _): return .unreadable
    case (.boolean(let value), .boolean): return .boolean(value)
    case (.integer(let value), .integer): return .integer(value)
    case (.integer(let value), .number): return .number(Double(value))
    case (.double(let value), .number): return .number(value)
    case (.text(let text), .text): return record.addText(Array(text.utf8))
    case (.text(let text), .date):
      guard let date = CalendarDate(text) else { fatalError("'\(text)' is no day") }
      return .date(date)
    case (.text(let text), .enumeration(let id)):
      guard let value = schema.enumerations[id].values.first(where: { $0.name == text }) else {
        fatalError("'\(text)' is no value")
      }
      return .symbol(value.symbol)
    case (.object(let entries), .object(let id)):
      let first = Self.add(entries, of: schema.objects[id], schema, to: &record)
      return Slot(.object, bits: UInt64(first))
    case (.object(let entries), .list) where entries.isEmpty: return record.addList([])
    case (.list(let items), .list(let item, _, _)):
      let slots = items.map { (slot: $0.slot(of: item, schema, in: &record), place: UInt32(0)) }
      return record.addList(slots)
    default: fatalError("\(self) does not fit \(type)")
    }
  }
}
