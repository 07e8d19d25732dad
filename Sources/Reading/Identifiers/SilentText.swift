/// Values that say only that there is none, that it was taken out, or which person of a record is meant.
enum SilentText {
  private static let words: [StaticString] = [
    "true", "false", "yes", "no", "null", "none", "unknown", "not known", "notknown", "not recorded", "notrecorded",
    "not stated", "notstated", "not applicable", "not provided", "not given", "not disclosed", "not available", "n/a",
    "na", "n/k", "nk", "declined", "refused", "redacted", "removed", "withheld", "name withheld", "hidden",
    "anonymised", "anonymized", "deleted", "confidential", "recorded",
  ]
  private static let roles: [StaticString] = [
    "child", "baby", "young person", "yp", "adult", "mother", "father", "parent", "carer", "sibling", "brother",
    "sister", "person",
  ]

  /// Whether a text tells nothing of a person: it is empty, one of these words, a pseudonym, or signs and `x` alone.
  static func contains(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let text = text.trimmed
    guard text.count <= 16 || !text.contains(where: \.isWord) else { return false }
    if text.allSatisfy({ !$0.isWord && $0 < 0x80 || $0 | 0x20 == UInt8(ascii: "x") }) { return true }
    let start = text.firstIndex(where: \.isWord) ?? 0
    let bare = text[start...(text.lastIndex(where: \.isWord) ?? start)]
    return words.contains { bare.equals($0, ignoringCaseFrom: start) } || isPseudonym(bare)
  }

  /// Whether it is `Child A`, `adult 2` or `c1`.
  private static func isPseudonym(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let digits = text.reversed().prefix(while: \.isDigit).count
    let number = digits > 0 ? digits : 1
    guard number <= 2, text.count > number else { return false }
    let role = text.dropLast(number)
    if digits > 0, role.count == 1, role.allSatisfy(\.isLetter) { return true }
    let isApart = role.last.map { $0.isSpace || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") } ?? false
    guard digits > 0 || isApart else { return false }
    let word = isApart ? role.dropLast() : role
    return roles.contains { word.equals($0, ignoringCaseFrom: word.startIndex) }
  }
}
