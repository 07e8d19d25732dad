import Records

/// A plan in the form the builder reads it: flat arrays of plain numbers, so that decoding a field retains nothing.
struct PlanTables: Sendable {
  /// What kind of value a type describes.
  enum ValueKind: UInt8, Sendable {
    case boolean, integer, number, text, date, enumeration, object, list
  }

  /// One type.
  struct Value: Sendable {
    let kind: ValueKind
    /// The number of the object type or the enumeration, or the index of the item's value.
    var reference = 0
    var integers = Int.min...Int.max
    var numbers = -Double.infinity...Double.infinity
    var minimumCount = 0
    /// The index in `itemNames`, or -1 for any name.
    var itemName = -1
  }

  /// One field.
  struct FieldEntry: Sendable {
    let value: Int
    let isKept: Bool
  }

  /// One object type; its fields are `fields[firstField...]`.
  struct ObjectEntry: Sendable {
    let firstField: Int
    let fieldCount: Int
    let names: NameTable
  }

  /// An enumeration: from the bytes of a value to its symbol.
  struct EnumerationEntry: Sendable {
    let names: NameTable
    let symbols: [Int]
  }

  /// Every type; the first is the record.
  private(set) var values: [Value] = [Value(kind: .object)]
  private(set) var fields: [FieldEntry] = []
  private(set) var fieldNames: [String] = []
  private(set) var objects: [ObjectEntry] = []
  private(set) var itemNames: [[UInt8]] = []
  let enumerations: [EnumerationEntry]
  let references: [ReferenceEntry]
  let schema: RecordSchema

  init(schema: RecordSchema, kept: Set<Int>) {
    self.schema = schema
    enumerations = schema.enumerations.map {
      EnumerationEntry(names: NameTable($0.values.map(\.name)), symbols: $0.values.map(\.symbol))
    }
    references = ReferenceEntry.all(in: schema, kept: kept)
    for object in schema.objects { add(object, kept) }
  }

  private mutating func add(_ object: ObjectType, _ kept: Set<Int>) {
    let first = fields.count
    for field in object.fields {
      fields.append(FieldEntry(value: add(field.type), isKept: kept.contains(field.id)))
      fieldNames.append(field.name)
    }
    objects.append(
      ObjectEntry(
        firstField: first, fieldCount: object.fields.count, names: NameTable(object.fields.map(\.name))))
  }

  private mutating func add(_ type: ValueType) -> Int {
    let value = value(of: type)
    values.append(value)
    return values.count - 1
  }

  private mutating func value(of type: ValueType) -> Value {
    switch type {
    case .boolean: return Value(kind: .boolean)
    case .text: return Value(kind: .text)
    case .date: return Value(kind: .date)
    case .enumeration(let id): return Value(kind: .enumeration, reference: id)
    case .object(let id): return Value(kind: .object, reference: id)
    case .integer(let minimum, let maximum):
      let low = minimum ?? .min
      return Value(kind: .integer, integers: low...max(low, maximum ?? .max))
    case .number(let minimum, let maximum):
      let low = minimum ?? -.infinity
      return Value(kind: .number, numbers: low...max(low, maximum ?? .infinity))
    case .list(let item, let minimumCount, let itemName):
      if let itemName { itemNames.append(Array(itemName.utf8)) }
      let name = itemName == nil ? -1 : itemNames.count - 1
      return Value(kind: .list, reference: add(item), minimumCount: minimumCount, itemName: name)
    }
  }
}
