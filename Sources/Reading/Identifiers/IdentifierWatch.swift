/// A direct identifier that was found. The value itself is not kept.
struct IdentifierFind: Sendable {
  let kind: IdentifierKind
  /// What holds it, as a message says it: `'case.note'`.
  let holder: String
  /// Where that starts in the file.
  let offset: Int
  /// The field's name, where a sketch of the line may show it.
  var name: String?
  /// Whether a sketch of the line can be drawn.
  var isField = true
}

/// Where in a record something stands.
struct IdentifierSurroundings {
  /// The path of the innermost value that the schema knows; empty beside the records.
  let path: String
  /// The name of that field.
  let name: String?
}

/// Looks for direct identifiers in all that a file says, whether a rule reads it or not, as the readers come across it.
struct IdentifierWatch: Sendable {
  /// Whether anything is looked for.
  let isOn: Bool
  private let limits: Limits
  /// What was found in the record that is being read, or beside the records.
  private(set) var finds: [IdentifierFind] = []
  /// How many were found, beyond those that are kept too.
  private(set) var findCount = 0
  /// The names that the schema does not know and those that announce an identifier, from the outermost one on.
  private var levels: [Level] = []
  /// How many of the levels announce an identifier of which nothing was said yet.
  private var awaiting = 0
  private var names = IdentifierNames()
  private var scratch: [UInt8] = []
  /// Of XML: the text of the open elements, one after another.
  private var text: [UInt8] = []
  private var elements: [(textStart: Int, offset: Int)] = []

  /// A name within which something may be found.
  private struct Level {
    /// The name as it may be shown; nil where the schema's path has it.
    let name: String?
    let offset: Int
    /// What the name announces, until a value was found.
    var awaited: IdentifierKind?
  }

  init(isOn: Bool, _ limits: Limits) {
    self.isOn = isOn
    self.limits = limits
  }

  // MARK: Finds

  /// Starts a record.
  mutating func begin() {
    guard findCount > 0 || !levels.isEmpty else { return }
    forgetFinds()
    levels.removeAll(keepingCapacity: true)
    awaiting = 0
  }

  /// Starts a file.
  mutating func reset() {
    begin()
    text.removeAll(keepingCapacity: true)
    elements.removeAll(keepingCapacity: true)
  }

  mutating func forgetFinds() {
    finds.removeAll(keepingCapacity: true)
    findCount = 0
  }

  private mutating func note(_ find: IdentifierFind) {
    let isKnown =
      finds.last.map { $0.kind == find.kind && $0.offset == find.offset && $0.holder == find.holder } ?? false
    guard !isKnown else { return }
    findCount += 1
    if finds.count < limits.problemsPerRecord { finds.append(find) }
  }

  // MARK: Names

  /// What is known of a name that the schema does not have.
  mutating func traits(of name: UnsafeBufferPointer<UInt8>) -> IdentifierNames.Traits {
    names.traits(of: name, limits)
  }

  /// Enters a name; nil stands for one that the schema's path has.
  mutating func enter(_ name: String?, announcing kind: IdentifierKind?, at offset: Int) {
    levels.append(Level(name: name, offset: offset, awaited: kind))
    if kind != nil { awaiting += 1 }
  }

  mutating func leave() {
    guard let level = levels.popLast() else { return }
    if level.awaited != nil { awaiting -= 1 }
  }

  /// A path and the names that the schema does not know.
  func joined(_ path: String) -> String {
    levels.reduce(into: path) { path, level in
      guard let name = level.name else { return }
      path += name == Self.item || path.isEmpty ? name : ".\(name)"
    }
  }

  /// The innermost of these names, where there is one.
  var innermost: String? { shown(levels.last?.name) }

  /// What an item of a list is called.
  static let item = "[]"

  // MARK: Values

  /// Whether a value needs a closer look: it holds an identifier, or says something where one is announced.
  mutating func examine(_ value: UnsafeBufferPointer<UInt8>) -> IdentifierExamination {
    let meets = awaiting > 0 && !SilentText.contains(value)
    // Digits of other scripts count too.
    let mayHaveDigits = meets && value.contains { $0.isDigit || $0 >= 0x80 }
    let kinds = IdentifierText.kinds(in: value, scratch: &scratch)
    return IdentifierExamination(kinds: kinds, meets: meets, mayHaveDigits: mayHaveDigits)
  }

  /// Notes what was found in a value.
  mutating func note(_ found: IdentifierExamination, at offset: Int, in place: IdentifierSurroundings) {
    let holder = "'\(joined(place.path))'"
    if found.meets {
      for index in levels.indices {
        // A field called `nhs` may tell whether a service was consulted.
        guard let kind = levels[index].awaited, kind != .nhsNumber || found.mayHaveDigits else { continue }
        levels[index].awaited = nil
        awaiting -= 1
        let name = levels[index].name ?? place.name
        note(IdentifierFind(kind: kind, holder: holder, offset: levels[index].offset, name: name))
      }
    }
    let name = levels.isEmpty ? place.name : levels[levels.count - 1].name ?? place.name
    for kind in found.kinds.all { note(IdentifierFind(kind: kind, holder: holder, offset: offset, name: shown(name))) }
  }

  private func shown(_ name: String?) -> String? { name == Self.item ? nil : name }

  /// Notes what was found in what is no value: a name, a comment, a processing instruction.
  mutating func note(_ kinds: IdentifierKinds, inA remark: String, at offset: Int, path: String) {
    let path = joined(path)
    let holder = path.isEmpty ? remark : "\(remark) in '\(path)'"
    for kind in kinds.all { note(IdentifierFind(kind: kind, holder: holder, offset: offset, isField: false)) }
  }

  // MARK: Elements

  /// Opens an element of XML.
  mutating func open(at offset: Int) {
    // What stands before an element within the text is kept apart from what stands behind it.
    if let outer = elements.last, text.count > outer.textStart { text.append(UInt8(ascii: " ")) }
    elements.append((text.count, offset))
  }

  /// Takes a piece of the text of the innermost element.
  mutating func take(_ piece: UnsafeBufferPointer<UInt8>) {
    guard let element = elements.last, text.count > element.textStart || !piece.allSatisfy(\.isSpace) else { return }
    text.append(contentsOf: piece)
  }

  /// Looks at the text of the innermost element, whatever stood between its parts, and forgets it; nil where there is none.
  mutating func examineText() -> (found: IdentifierExamination, offset: Int)? {
    guard let element = elements.last, text.count > element.textStart else { return nil }
    // Taken out for the call, in which the watch changes.
    var taken: [UInt8] = []
    swap(&taken, &text)
    let found = taken.withUnsafeBufferPointer { examine(UnsafeBufferPointer(rebasing: $0[element.textStart...])) }
    swap(&taken, &text)
    text.removeLast(text.count - element.textStart)
    return found.isEmpty ? nil : (found, element.offset)
  }

  /// Closes the innermost element.
  mutating func close() { _ = elements.popLast() }
}

/// What a look at a value showed.
struct IdentifierExamination {
  let kinds: IdentifierKinds
  /// Whether it says something where an identifier is announced.
  let meets: Bool
  let mayHaveDigits: Bool

  var isEmpty: Bool { kinds.isEmpty && !meets }
}
