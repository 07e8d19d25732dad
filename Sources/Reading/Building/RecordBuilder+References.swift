import Diagnostics
import Records

extension RecordBuilder {
  /// Warns of values that should name a row of the record and name none. Of a record that is only a part of one, nothing
  /// is said where it has no such rows at all.
  mutating func checkReferences(ofPart isPart: Bool = false) {
    for reference in tables.references {
      var referring: [Int] = []
      record.collect(reference.walk[...], from: 0, into: &referring)
      guard !referring.isEmpty else { continue }
      var rows: [Int] = []
      for target in reference.targets { record.collect(target[...], from: 0, into: &rows) }
      if isPart, rows.isEmpty { continue }
      // Where a row is unreadable, nothing is known.
      guard rows.allSatisfy({ record.slots[$0].kind != .unreadable }) else { continue }
      let names = Set(rows.map { record.rowName($0) })
      for index in referring where record.slots[index].kind != .unreadable && !names.contains(record.rowName(index)) {
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

  fileprivate func rowName(_ index: Int) -> RowName {
    let slot = slots[index]
    guard slot.kind == .text else { return .plain(slot.kind.rawValue, slot.bits, slot.count) }
    return .text(text[Int(slot.bits)..<Int(slot.bits) + Int(slot.count)])
  }
}

/// What rows are named by, as a set can hold it.
private enum RowName: Hashable {
  case text(ArraySlice<UInt8>)
  case plain(UInt8, UInt64, UInt32)
}
