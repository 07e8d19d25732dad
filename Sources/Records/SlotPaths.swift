/// The paths of all slots of one record, for those who ask for many: each costs as much as it is long.
public struct SlotPaths: Sendable {
  /// For each slot the one whose object or list it is in.
  private var holders: [Int32]
  /// For each slot the number of the item that it is, or below zero the number of the field.
  private var steps: [Int32]
  private var names: [Int: String] = [:]

  private static let root: Int32 = -1
  private static let nowhere: Int32 = -2

  /// The paths of a record's slots by its schema.
  public init(of record: Record, by schema: RecordSchema) {
    holders = Array(repeating: Self.nowhere, count: record.slots.count)
    steps = Array(repeating: 0, count: record.slots.count)
    for field in schema.objects.flatMap(\.fields) { names[field.id] = field.name }
    if !record.slots.isEmpty { addObject(at: 0, schema.root, in: Self.root, record, schema) }
  }

  private mutating func addObject(
    at first: Int, _ type: ObjectType, in holder: Int32, _ record: Record, _ schema: RecordSchema
  ) {
    for field in type.fields {
      let slot = first + field.slot
      (holders[slot], steps[slot]) = (holder, -1 - Int32(field.id))
      addParts(of: slot, field.type, record, schema)
    }
  }

  private mutating func addParts(of index: Int, _ type: ValueType, _ record: Record, _ schema: RecordSchema) {
    let slot = record.slots[index]
    switch (slot.kind, type) {
    case (.object, .object(let id)):
      addObject(at: Int(slot.bits), schema.objects[id], in: Int32(index), record, schema)
    case (.list, .list(let item, _, _)):
      for offset in 0..<Int(slot.count) {
        let part = Int(slot.bits) + offset
        (holders[part], steps[part]) = (Int32(index), Int32(offset))
        addParts(of: part, item, record, schema)
      }
    default: break
    }
  }

  /// The indexed path of a slot (`visits[2].seenAlone`); nil where no object or list of the record holds it.
  public func path(ofSlot index: Int) -> FieldPath? {
    var path: [FieldPath.Step] = []
    var slot = index
    while slot >= 0 {
      let (holder, step) = (holders[slot], steps[slot])
      guard holder != Self.nowhere else { return nil }
      path.append(step >= 0 ? .item(Int(step)) : .field(names[Int(-1 - step)] ?? ""))
      slot = Int(holder)
    }
    return FieldPath(path.reversed())
  }
}
