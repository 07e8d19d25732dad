import Diagnostics
import Records

extension RecordBuilder {
  /// Warns of values that should name a row of the record and name none. Of a record that is only a part of one, nothing
  /// is said where it has no such rows at all.
  mutating func checkReferences(ofPart isPart: Bool = false) {
    for reference in tables.references {
      referring.removeAll(keepingCapacity: true)
      record.collect(reference.walk, from: 0, into: &referring)
      guard !referring.isEmpty else { continue }
      rows.removeAll(keepingCapacity: true)
      for target in reference.targets { record.collect(target, from: 0, into: &rows) }
      if isPart, rows.isEmpty { continue }
      // Where a row is unreadable, nothing is known.
      guard rows.allSatisfy({ record.slots[$0].kind != .unreadable }) else { continue }
      for index in danglingReferences() {
        let problem = Problem(
          message: .danglingReference(reference.path, rows: reference.rows),
          offset: record.origin + Int(record.places[index]), severity: .warning, name: reference.name)
        note(problem)
      }
    }
  }

  /// How many rows a record may have that are compared one by one.
  private static let comparedRows = 16

  /// Those of the values that refer to rows that name none.
  private func danglingReferences() -> [Int] {
    guard rows.count > Self.comparedRows else {
      return referring.filter { index in !isUnreadable(index) && !rows.contains { record.isSameName($0, index) } }
    }
    let names = Set(rows.map { record.rowName($0) })
    return referring.filter { !isUnreadable($0) && !names.contains(record.rowName($0)) }
  }

  private func isUnreadable(_ index: Int) -> Bool { record.slots[index].kind == .unreadable }
}

extension Record {
  /// Collects the indexes of the slots that a walk from an object leads to, the items of a list one by one, and of
  /// whatever is unreadable on the way; `done` steps of it are behind.
  fileprivate func collect(_ walk: [Int], done: Int = 0, from object: Int, into found: inout [Int]) {
    guard done < walk.count else { return }
    let index = object + walk[done]
    let slot = slots[index]
    guard slot.kind == .list else { return follow(index, walk, done: done + 1, into: &found) }
    for item in Int(slot.bits)..<Int(slot.bits) + Int(slot.count) {
      follow(item, walk, done: done + 1, into: &found)
    }
  }

  private func follow(_ index: Int, _ walk: [Int], done: Int, into found: inout [Int]) {
    let slot = slots[index]
    if done == walk.count && slot.kind != .absent || slot.kind == .unreadable {
      found.append(index)
    } else if slot.kind == .object {
      collect(walk, done: done, from: Int(slot.bits), into: &found)
    }
  }

  /// Whether two slots name the same row.
  fileprivate func isSameName(_ first: Int, _ second: Int) -> Bool {
    let (left, right) = (slots[first], slots[second])
    guard left.kind == .text, right.kind == .text else { return left == right }
    guard left.count == right.count else { return false }
    for index in 0..<Int(left.count) where text[Int(left.bits) + index] != text[Int(right.bits) + index] {
      return false
    }
    return true
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
