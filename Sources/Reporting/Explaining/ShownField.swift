import Diagnostics
import Expressions
import Records
import Rubrics

/// One field of a record as an explanation shows it.
struct ShownField {
  let path: String
  /// Where its value stands; nil where the record is silent.
  let position: Position?
  /// Where the record is silent, the nearest thing around the field that is there.
  let around: (path: String, position: Position)?
  let isUnreadable: Bool
  /// Its value, where that may be shown and there is a single one.
  let value: String?
}

/// Finds out what can be shown of the fields of one record.
struct FieldFinder {
  /// How much of a text is shown, in characters.
  static let textLength = 60

  private let explanation: CaseExplanation
  private let showsValues: Bool
  private let paths: SlotPaths

  init(_ explanation: CaseExplanation, showingValues: Bool) {
    self.explanation = explanation
    showsValues = showingValues
    paths = SlotPaths(of: explanation.record, by: explanation.rubric.schema)
  }

  private var record: Record { explanation.record }
  private var schema: RecordSchema { explanation.rubric.schema }

  func field(at place: ReadPlace) -> ShownField? {
    guard let path = place.path(by: paths) else { return nil }
    let slot = record.slots[place.slot]
    let isSilent = slot.kind == .absent
    return ShownField(
      path: path.description, position: isSilent ? nil : explanation.positions[place.slot],
      around: isSilent ? around(path) : nil, isUnreadable: slot.kind == .unreadable,
      value: showsValues ? value(of: slot) : nil)
  }

  /// The path of a slot, and where it stands.
  func row(at slot: Int) -> (path: String, position: Position?)? {
    paths.path(ofSlot: slot).map { ($0.description, explanation.positions[slot]) }
  }

  /// The last thing on the way to a field that is there; at least the record itself.
  private func around(_ path: FieldPath) -> (path: String, position: Position) {
    var nearest = (path: "the record", position: explanation.place.start)
    var (slot, type) = (Slot(.object, bits: 0), ValueType.object(0))
    for (index, step) in path.steps.enumerated() {
      guard let next = self.step(step, from: slot, type) else { break }
      (slot, type) = (record.slots[next.slot], next.type)
      guard slot.kind != .absent, let position = explanation.positions[next.slot] else { break }
      nearest = (FieldPath(Array(path.steps.prefix(index + 1))).description, position)
    }
    return nearest
  }

  private func step(_ step: FieldPath.Step, from slot: Slot, _ type: ValueType) -> (slot: Int, type: ValueType)? {
    switch (step, type) {
    case (.field(let name), .object(let id)) where slot.kind == .object:
      schema.objects[id].field(named: name).map { (Int(slot.bits) + $0.slot, $0.type) }
    case (.item(let index), .list(let item, _, _)) where slot.kind == .list && index < Int(slot.count):
      (Int(slot.bits) + index, item)
    default: nil
    }
  }

  /// A value in a form that does nothing to a terminal; nil where there is no single one.
  private func value(of slot: Slot) -> String? {
    switch slot.kind {
    case .boolean: slot.bits == 1 ? "true" : "false"
    case .integer: String(Int64(bitPattern: slot.bits))
    case .number: String(Double(bitPattern: slot.bits))
    case .date: CalendarDate(dayNumber: Int(Int64(bitPattern: slot.bits)))?.description
    case .text, .symbol: record.text(of: slot, symbols: schema.symbols).map { "\"\(Self.shortened($0))\"" }
    case .list: slot.count == 1 ? "1 item" : "\(slot.count) items"
    case .absent, .object, .unreadable: nil
    }
  }

  private static func shortened(_ text: String) -> String {
    let line = printable(text)
    return line.count > textLength ? "\(line.prefix(textLength))…" : line
  }
}
