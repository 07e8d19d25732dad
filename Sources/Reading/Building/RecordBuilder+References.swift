import Diagnostics
import Records

extension RecordBuilder {
  /// Warns of values that should name a row of the record and name none.
  mutating func checkReferences() {
    for reference in tables.references {
      var dangling: [Int] = []
      forEachSlot(on: reference.walk[...], from: 0) { index in
        if names(record.slots[index], noneOf: reference.targets) { dangling.append(index) }
      }
      for index in dangling {
        let problem = Problem(
          message: .danglingReference(reference.path, rows: reference.rows),
          offset: record.origin + Int(record.places[index]), severity: .warning, name: reference.name)
        note(problem)
      }
    }
  }

  /// Whether a value is known to name no row. An unreadable row might be the one it means.
  private func names(_ slot: Slot, noneOf targets: [[Int]]) -> Bool {
    guard slot.kind != .absent, slot.kind != .unreadable else { return false }
    var isFound = false
    for target in targets where !isFound {
      forEachSlot(on: target[...], from: 0) { index in
        let row = record.slots[index]
        isFound = isFound || row.kind == .unreadable || equal(row, slot)
      }
    }
    return !isFound
  }

  private func equal(_ left: Slot, _ right: Slot) -> Bool {
    guard left.kind == right.kind, left.count == right.count else { return false }
    guard left.kind == .text else { return left.bits == right.bits }
    let (a, b, length) = (Int(left.bits), Int(right.bits), Int(left.count))
    return record.text[a..<a + length].elementsEqual(record.text[b..<b + length])
  }

  /// Calls `body` with the index of each slot that a walk from an object leads to, the items of a list one by one, and of
  /// whatever is unreadable on the way.
  private func forEachSlot(on walk: ArraySlice<Int>, from object: Int, _ body: (Int) -> Void) {
    guard let step = walk.first else { return }
    let index = object + step
    let slot = record.slots[index]
    switch slot.kind {
    case .list:
      for item in Int(slot.bits)..<Int(slot.bits) + Int(slot.count) { follow(item, walk.dropFirst(), body) }
    case .absent, .boolean, .integer, .number, .date, .text, .symbol, .object, .unreadable:
      follow(index, walk.dropFirst(), body)
    }
  }

  private func follow(_ index: Int, _ walk: ArraySlice<Int>, _ body: (Int) -> Void) {
    let slot = record.slots[index]
    if walk.isEmpty || slot.kind == .unreadable {
      body(index)
    } else if slot.kind == .object {
      forEachSlot(on: walk, from: Int(slot.bits), body)
    }
  }
}
