import Records

extension Record {
  /// The record as JSON, which read again gives an equal record. What could not be read is written as something that can't
  /// be read either.
  func json(by schema: RecordSchema) -> String { object(at: 0, schema.root, schema) }

  private func object(at first: Int, _ type: ObjectType, _ schema: RecordSchema) -> String {
    let fields = type.fields.compactMap { field -> String? in
      let slot = slots[first + field.slot]
      return slot.kind == .absent ? nil : "\(quoted(field.name)): \(value(of: slot, field.type, schema))"
    }
    return "{\(fields.joined(separator: ", "))}"
  }

  private func value(of slot: Slot, _ type: ValueType, _ schema: RecordSchema) -> String {
    switch (slot.kind, type) {
    case (.boolean, _): slot.bits == 1 ? "true" : "false"
    case (.integer, _): String(Int64(bitPattern: slot.bits))
    case (.number, _): String(Double(bitPattern: slot.bits))
    case (.date, _): quoted(CalendarDate(dayNumber: Int(Int64(bitPattern: slot.bits)))?.description ?? "no day")
    case (.text, _), (.symbol, _): quoted(text(of: slot, symbols: schema.symbols) ?? "")
    case (.object, .object(let id)): object(at: Int(slot.bits), schema.objects[id], schema)
    case (.list, .list(let item, _, _)):
      "[\(slots[Int(slot.bits)..<Int(slot.bits) + Int(slot.count)].map { value(of: $0, item, schema) }.joined(separator: ", "))]"
    case (.unreadable, .text): "{}"
    case (.unreadable, _): quoted("unreadable")
    case (.absent, _), (.object, _), (.list, _): fatalError("a slot holds what its type allows")
    }
  }

  private func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\u{0}"..<" ": "\\u00\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16))"
      default: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }
}
