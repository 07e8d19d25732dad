import Diagnostics

/// What the readers come across is shown to the watch for identifiers, with the place where it stands in the record.
extension RecordBuilder {
  /// Where the innermost value that the schema knows stands.
  private var surroundings: IdentifierSurroundings {
    guard let last = frames.last else { return IdentifierSurroundings(path: "", name: nil) }
    let isKnown = last.role != .skipped && last.field >= 0
    return IdentifierSurroundings(path: knownPath, name: isKnown ? tables.fieldNames[last.field] : nil)
  }

  // MARK: Names

  /// Watches a field of the schema that was entered, if its name announces an identifier.
  mutating func watchField(_ field: Int, at offset: Int) {
    guard let kind = tables.announced[field] else { return }
    frames[frames.count - 1].isWatched = true
    identifiers.enter(nil, announcing: kind, at: offset)
  }

  /// Watches something that was entered and that the schema does not know.
  mutating func watchUnknown(_ name: UnsafeBufferPointer<UInt8>, at offset: Int) {
    frames[frames.count - 1].isWatched = true
    enterWatched(name, at: offset)
  }

  /// Watches an item that was entered; any name may be given to it.
  mutating func watchItem(_ name: UnsafeBufferPointer<UInt8>, at offset: Int) {
    guard identifiers.isOn else { return }
    let traits = identifiers.traits(of: name)
    noteHeld(traits, at: offset)
    guard let kind = traits.announced else { return }
    frames[frames.count - 1].isWatched = true
    identifiers.enter(nil, announcing: kind, at: offset)
  }

  /// Enters a name that the schema does not know, which is to be left again.
  mutating func enterWatched(_ name: UnsafeBufferPointer<UInt8>, at offset: Int) {
    let traits = identifiers.traits(of: name)
    noteHeld(traits, at: offset)
    identifiers.enter(traits.shown, announcing: identifiers.isOn ? traits.announced : nil, at: offset)
  }

  /// Notes that what was entered last, which the schema does not know, was there before.
  mutating func noteGivenTwice(at offset: Int, as severity: Diagnostic.Severity = .warning) {
    let message = Diagnostic.Message.givenTwice(identifiers.joined(knownPath))
    note(Problem(message: message, offset: offset, severity: severity, name: identifiers.innermost))
  }

  private mutating func noteHeld(_ traits: IdentifierNames.Traits, at offset: Int) {
    guard identifiers.isOn, !traits.held.isEmpty else { return }
    note(traits.held, inA: "the name of a field", at: offset)
  }

  /// Notes what was found in what is no value.
  mutating func note(_ kinds: IdentifierKinds, inA remark: String, at offset: Int) {
    identifiers.note(kinds, inA: remark, at: offset, path: knownPath)
  }

  // MARK: Values

  /// Looks at a value of the innermost field or item, given as text.
  mutating func watch(_ value: UnsafeBufferPointer<UInt8>, at offset: Int? = nil) {
    guard identifiers.isOn else { return }
    let found = identifiers.examine(value)
    guard !found.isEmpty else { return }
    identifiers.note(found, at: offset ?? frames.last?.offset ?? 0, in: surroundings)
  }

  /// How long a JSON number may be that is looked at as it is written; a longer one may hide an identifier behind an exponent or zeros.
  static let asWritten = 10

  /// The same for a JSON number.
  mutating func watch(number: UnsafeBufferPointer<UInt8>, at offset: Int? = nil) {
    guard identifiers.isOn else { return }
    guard number.count > Self.asWritten, let integer = Decimal(number)?.integer else {
      return watch(number, at: offset)
    }
    var digits = String(integer)
    digits.withUTF8 { watch($0, at: offset) }
  }

  /// Looks at a comment or a processing instruction.
  mutating func watch(remark: UnsafeBufferPointer<UInt8>, called name: String, at offset: () -> Int) {
    let found = identifiers.examine(remark).kinds
    if !found.isEmpty { identifiers.note(found, inA: name, at: offset(), path: knownPath) }
  }

  /// Looks at the text of the innermost element.
  mutating func watchText() {
    guard let (found, offset) = identifiers.examineText() else { return }
    identifiers.note(found, at: offset, in: surroundings)
  }

  /// The same for text that belongs to no value.
  mutating func watchText(called name: String, at offset: Int) {
    guard let found = identifiers.examineText()?.found else { return }
    identifiers.note(found.kinds, inA: name, at: offset, path: knownPath)
  }
}
