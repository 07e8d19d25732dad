import Records

/// A plan in the form the builder reads it: flat arrays of plain numbers, so that decoding a field retains nothing. A class,
/// so that whatever holds it copies one reference.
final class PlanTables: Sendable {
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

  /// An enumeration: from the bytes of a value to its symbol, which is nil for a value that counts as silence.
  struct EnumerationEntry: Sendable {
    let names: NameTable
    let symbols: [Int?]
  }

  /// Every type; the first is the record.
  let values: [Value]
  let fields: [FieldEntry]
  let fieldNames: [String]
  let objects: [ObjectEntry]
  let itemNames: [[UInt8]]
  let enumerations: [EnumerationEntry]
  let references: [ReferenceEntry]
  let schema: RecordSchema
  let identifiers: IdentifierPolicy
  /// The names that items of lists mostly have in XML where the schema gives them none: those of their types, `item` and the like.
  let usualItemNames: [String]
  /// All these names, and those of the fields, the record and the collection, each once.
  let knownNames: [String]
  /// For each field the identifier that its name announces.
  let announced: [IdentifierKind?]

  init(schema: RecordSchema, kept: Set<Int>, identifiers: IdentifierPolicy) {
    var types = TypeLists()
    for object in schema.objects { types.add(object, kept) }
    self.schema = schema
    self.identifiers = identifiers
    announced = types.fieldNames.map { identifiers == .allow ? nil : IdentifierKeys.shared.kind(of: $0) }
    (values, fields, fieldNames) = (types.values, types.fields, types.fieldNames)
    (objects, itemNames) = (types.objects, types.itemNames)
    usualItemNames = (schema.objects.map(\.name) + ["item", "row", "entry", "element", "value"]).unique
    let given = itemNames.map { String(decoding: $0, as: UTF8.self) }
    knownNames = (usualItemNames + given + fieldNames + [schema.recordName, schema.collectionName]).unique
    enumerations = schema.enumerations.map {
      EnumerationEntry(
        names: NameTable($0.values.map(\.name)), symbols: $0.values.map { $0.isSilent ? nil : $0.symbol })
    }
    references = ReferenceEntry.all(in: schema, kept: kept)
  }
}

extension [String] {
  /// Each once.
  fileprivate var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

/// The lists of a `PlanTables` while they are made.
private struct TypeLists {
  var values: [PlanTables.Value] = [PlanTables.Value(kind: .object)]
  var fields: [PlanTables.FieldEntry] = []
  var fieldNames: [String] = []
  var objects: [PlanTables.ObjectEntry] = []
  var itemNames: [[UInt8]] = []

  mutating func add(_ object: ObjectType, _ kept: Set<Int>) {
    let first = fields.count
    for field in object.fields {
      fields.append(PlanTables.FieldEntry(value: add(field.type), isKept: kept.contains(field.id)))
      fieldNames.append(field.name)
    }
    let names = NameTable(object.fields.map(\.name))
    objects.append(PlanTables.ObjectEntry(firstField: first, fieldCount: object.fields.count, names: names))
  }

  private mutating func add(_ type: ValueType) -> Int {
    let value = value(of: type)
    values.append(value)
    return values.count - 1
  }

  private mutating func value(of type: ValueType) -> PlanTables.Value {
    switch type {
    case .boolean: return PlanTables.Value(kind: .boolean)
    case .text: return PlanTables.Value(kind: .text)
    case .date: return PlanTables.Value(kind: .date)
    case .enumeration(let id): return PlanTables.Value(kind: .enumeration, reference: id)
    case .object(let id): return PlanTables.Value(kind: .object, reference: id)
    case .integer(let minimum, let maximum):
      let low = minimum ?? .min
      return PlanTables.Value(kind: .integer, integers: low...max(low, maximum ?? .max))
    case .number(let minimum, let maximum):
      let low = minimum ?? -.infinity
      return PlanTables.Value(kind: .number, numbers: low...max(low, maximum ?? .infinity))
    case .list(let item, let minimumCount, let itemName):
      if let itemName { itemNames.append(Array(itemName.utf8)) }
      let name = itemName == nil ? -1 : itemNames.count - 1
      return PlanTables.Value(kind: .list, reference: add(item), minimumCount: minimumCount, itemName: name)
    }
  }
}
