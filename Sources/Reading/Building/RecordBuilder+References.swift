import Diagnostics
import Records

extension RecordBuilder {
  /// Warns of values that should name a row of the record and name none.
  mutating func checkReferences() {
    for reference in tables.references {
      var referring: [Int] = []
      record.collect(reference.walk[...], from: 0, into: &referring)
      guard !referring.isEmpty else { continue }
      var rows: [Int] = []
      for target in reference.targets { record.collect(target[...], from: 0, into: &rows) }
      for index in referring where !record.names(index, oneOf: rows) {
        let problem = Problem(
          message: .danglingReference(reference.path, rows: reference.rows),
          offset: record.origin + Int(record.places[index]), severity: .warning, name: reference.name)
        note(problem)
      }
    }
  }
}

extension Record {
  /// Collects the indexes of the slots that a walk from an object leads to, the items of a list one by one, and of
  /// whatever is unreadable on the way.
  fileprivate func collect(_ walk: ArraySlice<Int>, from object: Int, into found: inout [Int]) {
    guard let step = walk.first else { return }
    let slot = slots[object + step]
    guard slot.kind == .list else { return follow(object + step, walk.dropFirst(), into: &found) }
    for item in Int(slot.bits)..<Int(slot.bits) + Int(slot.count) { follow(item, walk.dropFirst(), into: &found) }
  }

  private func follow(_ index: Int, _ walk: ArraySlice<Int>, into found: inout [Int]) {
    let slot = slots[index]
    if walk.isEmpty && slot.kind != .absent || slot.kind == .unreadable {
      found.append(index)
    } else if slot.kind == .object {
      collect(walk, from: Int(slot.bits), into: &found)
    }
  }

  /// Whether a value is that of a row, or might be: where it or a row is unreadable, nothing is known.
  fileprivate func names(_ index: Int, oneOf rows: [Int]) -> Bool {
    let slot = slots[index]
    return slot.kind == .unreadable
      || rows.contains { slots[$0].kind == .unreadable || equal(slots[$0], slot) }
  }

  private func equal(_ left: Slot, _ right: Slot) -> Bool {
    guard left.kind == right.kind, left.count == right.count else { return false }
    guard left.kind == .text else { return left.bits == right.bits }
    let (a, b) = (Int(left.bits), Int(right.bits))
    return (0..<Int(left.count)).allSatisfy { text[a + $0] == text[b + $0] }
  }
}
