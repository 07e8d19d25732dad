public import Records

/// A field of a record that has, or could have, a value of its own, or an item of a list: something that a test may change.
public struct RecordLeaf: Sendable {
  /// The slot of the record that holds it.
  public let slot: Int
  /// Its type.
  public let type: ValueType
  /// Its path.
  public let path: FieldPath
  /// Whether it may be silent: an item may not.
  public let isField: Bool

  /// The fields and items that have a value of their own, an object apart: of a list it counts that it is there and how long
  /// it is, of an object only its fields.
  public static func all(in record: Record, by schema: RecordSchema) -> [RecordLeaf] {
    places(in: record, by: schema).filter { leaf in
      record.slots[leaf.slot].kind != .absent && record.slots[leaf.slot].kind != .object
    }
  }

  /// The same with what is silent, and with the objects that are fields; each comes before what is in it.
  public static func places(in record: Record, by schema: RecordSchema) -> [RecordLeaf] {
    object(at: 0, schema.root, record, schema, FieldPath())
  }

  private static func object(
    at first: Int, _ type: ObjectType, _ record: Record, _ schema: RecordSchema, _ prefix: FieldPath
  ) -> [RecordLeaf] {
    type.fields.flatMap { field in
      let path = prefix.appending(.field(field.name))
      return RecordLeaf(slot: first + field.slot, type: field.type, path: path, isField: true).withParts(record, schema)
    }
  }

  private func withParts(_ record: Record, _ schema: RecordSchema) -> [RecordLeaf] {
    let value = record.slots[slot]
    switch (value.kind, type) {
    case (.object, .object(let id)):
      let parts = Self.object(at: Int(value.bits), schema.objects[id], record, schema, path)
      return isField ? [self] + parts : parts
    case (.list, .list(let item, _, _)):
      return [self]
        + (0..<Int(value.count)).flatMap { index in
          RecordLeaf(slot: Int(value.bits) + index, type: item, path: path.appending(.item(index)), isField: false)
            .withParts(record, schema)
        }
    default: return [self]
    }
  }

  /// Whether it is the other one, or lies in it.
  public func isWithin(_ other: RecordLeaf) -> Bool { path.steps.starts(with: other.path.steps) }

  /// Silence, and another value that the schema allows.
  public func otherValues(in record: Record, by schema: RecordSchema, _ generator: inout SeededGenerator) -> [Slot] {
    let value = record.slots[slot]
    let other: Slot? =
      switch (value.kind, type) {
      case (.boolean, _): .boolean(value.bits == 0)
      case (.integer, .integer(let minimum, _)):
        .integer(Int(value.bits) == minimum ?? 0 ? Int(value.bits) + 1 : minimum ?? 0)
      case (.date, _):
        CalendarDate(dayNumber: Int(value.bits) + Int.random(in: 1...800, using: &generator)).map(Slot.date)
      case (.symbol, .enumeration(let id)):
        schema.enumerations[id].values.map(\.symbol).filter { $0 != Int(value.bits) }.randomElement(using: &generator)
          .map(Slot.symbol)
      case (.text, _) where value.count > 1: Slot(.text, bits: value.bits, count: value.count - 1)
      case (.list, _) where value.count > 0: Slot(.list, bits: value.bits, count: value.count - 1)
      default: nil
      }
    return [isField ? .absent : nil, other].compactMap { $0 }
  }
}
