public import Diagnostics
import Records

/// What can be told of a record only while its file is read.
public struct RecordDetails: Sendable {
  /// For each slot of the record the line and column at which its value stands: an element, an attribute, or a value of
  /// JSON. Nil where the record is silent; the record itself has no slot.
  public let positions: [Position?]
  /// Whether a direct identifier of a person was found in it.
  public let holdsIdentifier: Bool

  /// What was found.
  public init(positions: [Position?], holdsIdentifier: Bool) {
    self.positions = positions
    self.holdsIdentifier = holdsIdentifier
  }
}

extension TextWindow {
  /// Where the values of a record stand that the window still holds, by slot.
  mutating func positions(in record: Record) -> [Position?] {
    var positions = [Position?](repeating: nil, count: record.slots.count)
    // In the file's order: lines are counted forwards.
    let present = record.slots.indices.filter { record.slots[$0].kind != .absent }
    for slot in present.sorted(by: { record.places[$0] < record.places[$1] }) {
      positions[slot] = position(of: record.origin + Int(record.places[slot]))
    }
    return positions
  }
}
