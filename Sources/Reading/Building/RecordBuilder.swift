import Diagnostics
import Records

/// Makes a record out of what a reader finds: names, values and where they stand. Both formats use it, so that XML and JSON
/// mean the same. What it refuses is kept as a problem until the record is complete.
///
/// Fields and items are entered and left in pairs; the innermost one that was not left decides what may come.
struct RecordBuilder: Sendable {
  let tables: PlanTables
  let limits: Limits
  var record = Record()
  var frames: [Frame] = []
  /// The problems of the record that is being built, in the order in which they were found.
  var problems: [Problem] = []
  /// Whether there were more than are kept.
  var hasMoreProblems = false
  /// How many values the record has, and fields for them.
  var valueCount = 0
  /// The names in it that the schema does not know, each path once.
  private(set) var unknownNames: [UnknownName] = []
  /// The index of each path in `unknownNames`.
  private var unknownPaths: [String: Int] = [:]
  /// Where, among the fields of the record itself, a value of the collection's name stands.
  private(set) var collectionOffset: Int?
  /// The text of the innermost scalar, in pieces as it comes.
  var text: [UInt8] = []
  var identifiers: IdentifierWatch
  /// What the plain lane reads by, and the memory in which it does.
  let plainTables: PlainTables?
  var plain: PlainRecord
  /// The slots of values that name rows, and those of the rows' names, while they are compared.
  var referring: [Int] = []
  var rows: [Int] = []
  private var items: [(slot: Slot, place: UInt32)] = []
  /// For each open object one bit a field: whether it was there already.
  private var seen: [UInt64] = []

  init(tables: PlanTables, limits: Limits, plainTables: PlainTables?) {
    self.tables = tables
    self.limits = limits
    identifiers = IdentifierWatch(isOn: tables.identifiers != .allow, limits)
    // The plain lane knows names by their bytes and does not measure them.
    let isMeasured = tables.fieldNames.allSatisfy { $0.utf8.count <= limits.textBytes }
    self.plainTables = isMeasured ? plainTables : nil
    plain = PlainRecord(self.plainTables)
  }

  // MARK: The record

  /// Starts a record whose first character stands at a byte offset of the file.
  mutating func beginRecord(at offset: Int) {
    abandonRecord()
    record.origin = offset
    var frame = Frame(.object, at: offset)
    frame.isKept = true
    push(frame)
  }

  /// Ends the record; false where it was marked as null, so that there is none.
  mutating func endRecord() -> Bool {
    let isNull = frames.first?.isNull ?? true
    frames.removeAll(keepingCapacity: true)
    return !isNull
  }

  /// Forgets what was begun.
  mutating func abandonRecord() {
    record.removeAll()
    frames.removeAll(keepingCapacity: true)
    problems.removeAll(keepingCapacity: true)
    if !unknownNames.isEmpty {
      unknownNames.removeAll(keepingCapacity: true)
      unknownPaths.removeAll(keepingCapacity: true)
    }
    collectionOffset = nil
    hasMoreProblems = false
    valueCount = 0
    items.removeAll(keepingCapacity: true)
    seen.removeAll(keepingCapacity: true)
    identifiers.begin()
  }

  // MARK: Entering

  /// What is awaited; nil between records.
  var role: Frame.Role? { frames.last?.role }

  /// Enters a field or an item, whichever the schema awaits here.
  mutating func enter(_ name: UnsafeBufferPointer<UInt8>, at offset: Int) {
    guard let parent = frames.last else { return }
    switch parent.role {
    case .object: enterField(name, at: offset)
    case .list: enterItem(named: name, at: offset)
    case .scalar:
      refuse()
      push(Frame(.skipped, at: offset))
      watchUnknown(name, at: offset)
    case .skipped:
      push(Frame(.skipped, at: offset))
      watchUnknown(name, at: offset)
    }
  }

  /// Enters a field of the innermost object.
  mutating func enterField(_ name: UnsafeBufferPointer<UInt8>, at offset: Int) {
    let parent = noteContent()
    let object = tables.objects[tables.values[parent.value].reference]
    guard let index = object.names.index(of: name) else { return enterUnknown(name, at: offset) }
    let field = object.firstField + index
    let entry = tables.fields[field]
    var frame = Frame(role(of: entry.value), at: offset)
    frame.value = entry.value
    frame.field = field
    frame.isKept = parent.isKept && entry.isKept
    frame.target = parent.object + index
    if !markSeen(index, of: parent) {
      // Where nothing reads the field, nothing is lost.
      let severity: Diagnostic.Severity = frame.isKept ? .error : .warning
      if frame.isKept { record.set(frame.target, to: .unreadable, place: relative(offset)) }
      frame.isKept = false
      let message = Diagnostic.Message.givenTwice(path(to: field))
      note(Problem(message: message, offset: offset, severity: severity, name: tables.fieldNames[field]))
    }
    push(frame)
    watchField(field, at: offset)
  }

  /// Enters an item of the innermost list.
  mutating func enterItem(at offset: Int) {
    let parent = noteContent()
    let value = tables.values[parent.value].reference
    var frame = Frame(role(of: value), at: offset)
    frame.value = value
    frame.isKept = parent.isKept
    push(frame)
  }

  private mutating func enterItem(named name: UnsafeBufferPointer<UInt8>, at offset: Int) {
    guard let list = frames.last else { return }
    let itemName = tables.values[list.value].itemName
    guard itemName < 0 || tables.itemNames[itemName].elementsEqual(name) else {
      return enterUnknown(name, at: offset)
    }
    enterItem(at: offset)
    watchItem(name, at: offset)
  }

  /// Enters something that no schema knows: it is noted and skipped.
  mutating func enterUnknown(_ name: UnsafeBufferPointer<UInt8>, at offset: Int) {
    if frames.count == 1, collectionOffset == nil, name.elementsEqual(tables.schema.collectionName.utf8) {
      collectionOffset = offset
    }
    if let parent = frames.last, parent.role != .skipped { noteUnknown(shown(name, limits), in: parent, at: offset) }
    push(Frame(.skipped, at: offset))
    watchUnknown(name, at: offset)
  }

  private mutating func noteUnknown(_ name: String, in parent: Frame, at offset: Int) {
    let path = path(appending: name)
    if let index = unknownPaths[path] {
      unknownNames[index].count += 1
    } else if unknownNames.count < limits.problemsPerRecord {
      let type = parent.role == .object ? tables.values[parent.value].reference : nil
      unknownPaths[path] = unknownNames.count
      unknownNames.append(UnknownName(path: path, name: name, object: type, offset: offset))
    } else {
      hasMoreProblems = true
    }
  }

  private func role(of value: Int) -> Frame.Role {
    switch tables.values[value].kind {
    case .object: .object
    case .list: .list
    case .boolean, .integer, .number, .text, .date, .enumeration: .scalar
    }
  }

  /// The innermost value, which now has content.
  private mutating func noteContent() -> Frame {
    let last = frames.count - 1
    frames[last].hasContent = true
    return frames[last]
  }

  private mutating func push(_ frame: Frame) {
    var frame = frame
    switch frame.role {
    case .object:
      let count = tables.objects[tables.values[frame.value].reference].fieldCount
      valueCount += count
      if frame.isKept { frame.object = record.addObject(fieldCount: count) }
      frame.base = seen.count
      for _ in 0..<(count + 63) / 64 { seen.append(0) }
    case .list: frame.base = items.count
    case .scalar: text.removeAll(keepingCapacity: true)
    case .skipped: break
    }
    frames.append(frame)
  }

  private mutating func markSeen(_ index: Int, of parent: Frame) -> Bool {
    let word = parent.base + index / 64
    let bit: UInt64 = 1 << UInt64(index % 64)
    defer { seen[word] |= bit }
    return seen[word] & bit == 0
  }

  // MARK: Leaving

  /// Leaves the innermost field or item and puts its value where it belongs.
  mutating func leave() {
    guard let last = frames.last else { return }
    if last.isKept, last.isNull, last.hasContent, !last.isBroken { refuse(.nullWithContent(path())) }
    let slot = last.isKept ? value(of: frames[frames.count - 1]) : .absent
    frames.removeLast()
    if last.isWatched { identifiers.leave() }
    switch last.role {
    case .object: seen.removeLast(seen.count - last.base)
    case .list: items.removeLast(items.count - last.base)
    case .scalar, .skipped: break
    }
    if last.isKept { store(slot, of: last) }
  }

  private mutating func value(of frame: Frame) -> Slot {
    if frame.isBroken { return .unreadable }
    if frame.isNull || frame.role == .scalar && frame.slot.kind == .absent { return silence(of: frame) }
    switch frame.role {
    case .object: return Slot(.object, bits: UInt64(frame.object))
    case .list: return list(of: frame)
    case .scalar: return frame.slot
    case .skipped: return .absent
    }
  }

  /// A field may be silent, an item may not.
  private mutating func silence(of frame: Frame) -> Slot {
    guard frame.target < 0, frames.count > 1 else { return .absent }
    report(.emptyItem(path()), at: frame.offset)
    return .unreadable
  }

  private mutating func list(of frame: Frame) -> Slot {
    let count = items.count - frame.base
    let minimum = tables.values[frame.value].minimumCount
    guard count >= minimum else {
      report(.listTooShort(path(), minimum: minimum), at: frame.offset)
      return .unreadable
    }
    return record.addList(items[frame.base...])
  }

  private mutating func store(_ slot: Slot, of frame: Frame) {
    if frame.target < 0 {
      items.append((slot, relative(frame.offset)))
    } else if slot.kind != .absent {
      record.set(frame.target, to: slot, place: relative(frame.offset))
    }
  }

  private func relative(_ offset: Int) -> UInt32 { UInt32(clamping: offset - record.origin) }
}
