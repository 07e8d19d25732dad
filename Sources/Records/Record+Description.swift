extension Record {
  /// The whole record as text, fields in the schema's order, absent ones left out: two records mean the same exactly when
  /// these texts are equal. For tests and development: it shows the record's contents.
  public func description(by schema: RecordSchema) -> String {
    slots.isEmpty ? "nothing" : describeObject(at: 0, schema.root, schema)
  }

  private func describeObject(at first: Int, _ type: ObjectType, _ schema: RecordSchema) -> String {
    let fields = type.fields.compactMap { field -> String? in
      let slot = slots[first + field.slot]
      return slot.kind == .absent ? nil : "\(field.name): \(describe(slot, field.type, schema))"
    }
    return "{\(fields.joined(separator: ", "))}"
  }

  private func describe(_ slot: Slot, _ type: ValueType, _ schema: RecordSchema) -> String {
    switch slot.kind {
    case .absent: "absent"
    case .boolean: slot.bits == 1 ? "true" : "false"
    case .integer: String(Int64(bitPattern: slot.bits))
    case .number: String(Double(bitPattern: slot.bits))
    case .date: CalendarDate(dayNumber: Int(Int64(bitPattern: slot.bits)))?.description ?? "no day"
    case .text, .symbol: "\"\(text(of: slot, symbols: schema.symbols) ?? "")\""
    case .unreadable: "unreadable"
    case .object:
      if case .object(let id) = type { describeObject(at: Int(slot.bits), schema.objects[id], schema) } else { "?" }
    case .list:
      if case .list(let item, _, _) = type {
        "[\(slots[Int(slot.bits)..<Int(slot.bits) + Int(slot.count)].map { describe($0, item, schema) }.joined(separator: ", "))]"
      } else {
        "?"
      }
    }
  }

  /// The indexed path of a slot (`visits[2].seenAlone`); nil where no object or list of the record holds it.
  public func path(ofSlot index: Int, by schema: RecordSchema) -> FieldPath? {
    steps(to: index, inObjectAt: 0, schema.root, schema).map { FieldPath($0.reversed()) }
  }

  /// The steps to a slot, the last one first, so that nothing is built on the ways that lead nowhere.
  private func steps(
    to target: Int, inObjectAt first: Int, _ type: ObjectType, _ schema: RecordSchema
  ) -> [FieldPath.Step]? {
    for field in type.fields {
      let index = first + field.slot
      if index == target { return [.field(field.name)] }
      if let steps = steps(to: target, within: slots[index], field.type, schema) { return steps + [.field(field.name)] }
    }
    return nil
  }

  private func steps(
    to target: Int, within slot: Slot, _ type: ValueType, _ schema: RecordSchema
  ) -> [FieldPath.Step]? {
    switch (slot.kind, type) {
    case (.object, .object(let id)):
      return steps(to: target, inObjectAt: Int(slot.bits), schema.objects[id], schema)
    case (.list, .list(let item, _, _)):
      for offset in 0..<Int(slot.count) {
        let index = Int(slot.bits) + offset
        if index == target { return [.item(offset)] }
        if let steps = steps(to: target, within: slots[index], item, schema) { return steps + [.item(offset)] }
      }
      return nil
    default:
      return nil
    }
  }
}
