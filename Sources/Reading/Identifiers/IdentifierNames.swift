/// What names of fields announce and hold, remembered for those that come again and again.
struct IdentifierNames: Sendable {
  /// What is known of a name.
  struct Traits: Sendable {
    /// What it says its value is.
    var announced: IdentifierKind?
    /// What it holds itself, a name being no place for it.
    var held = IdentifierKinds()
    /// The name as a message may show it.
    var shown = hiddenText
  }

  private struct Entry: Sendable {
    var name: [UInt8] = []
    var traits = Traits()
  }

  /// The last name of each hash; the empty name announces nothing.
  private var entries = [Entry](repeating: Entry(), count: 256)

  mutating func traits(of name: UnsafeBufferPointer<UInt8>, _ limits: Limits) -> Traits {
    let index = Int(name.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 } >> 24)
    if entries[index].name.elementsEqual(name) { return entries[index].traits }
    var traits = Traits(announced: IdentifierKeys.shared.kind(of: name))
    traits.held = Self.held(by: name)
    if traits.held.isEmpty { traits.shown = Reading.shown(name, limits) }
    entries[index] = Entry(name: Array(name), traits: traits)
    return traits
  }

  /// The identifiers that a name holds, letters before the first digit being what some programs put there since no name of
  /// XML starts with a digit.
  static func held(by name: UnsafeBufferPointer<UInt8>) -> IdentifierKinds {
    let whole = IdentifierText.kinds(in: name)
    guard whole.isEmpty, let digit = name.firstIndex(where: \.isDigit) else { return whole }
    return IdentifierText.kinds(in: UnsafeBufferPointer(rebasing: name[digit...]))
  }
}
