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
    path(to: index, inObjectAt: 0, schema.root, schema, FieldPath())
  }

  private func path(
    to target: Int, inObjectAt first: Int, _ type: ObjectType, _ schema: RecordSchema, _ prefix: FieldPath
  ) -> FieldPath? {
    for field in type.fields {
      let path = prefix.appending(.field(field.name))
      if first + field.slot == target { return path }
      if let found = self.path(to: target, within: slots[first + field.slot], field.type, schema, path) { return found }
    }
    return nil
  }

  private func path(
    to target: Int, within slot: Slot, _ type: ValueType, _ schema: RecordSchema, _ prefix: FieldPath
  ) -> FieldPath? {
    switch (slot.kind, type) {
    case (.object, .object(let id)):
      return path(to: target, inObjectAt: Int(slot.bits), schema.objects[id], schema, prefix)
    case (.list, .list(let item, _, _)):
      for offset in 0..<Int(slot.count) {
        let path = prefix.appending(.item(offset))
        let index = Int(slot.bits) + offset
        if index == target { return path }
        if let found = self.path(to: target, within: slots[index], item, schema, path) { return found }
      }
      return nil
    default:
      return nil
    }
  }
}
