/// What a date is called by the words around it.
extension IdentifierScan {
  /// How many words that say nothing (`on`, `is`) may stand between a date and what it is called.
  private static let fillersAllowed = 4

  private static let birthWords: [StaticString] = ["dob", "dobs", "born", "birth", "birthday", "birthdate"]
  private static let fillers: [StaticString] = [
    "on", "is", "was", "the", "as", "in", "recorded", "given", "of", "child", "baby", "mother", "father", "parent",
    "sibling", "his", "her", "their",
  ]
  /// Fillers behind which a comma or a full stop changes nothing: `born on Tues., 3 April 2012`.
  private static let fillersOfDates: [StaticString] = [
    "approx", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed",
    "thu", "thurs", "fri", "sat", "sun",
  ]

  // MARK: Before

  func isCalledBirth(before index: Int) -> Bool {
    var at = index
    for _ in 0...Self.fillersAllowed {
      guard let word = word(before: at), isStart(word.start) else { return false }
      if reads(word, "b") { return isSpelledOut(word.start) && !isExpected(before: word.start) }
      if reads(word, among: Self.fillersOfDates) {
        at = word.start
        continue
      }
      guard !isSentenceOver(between: word.end, and: at) else { return false }
      if reads(word, among: Self.birthWords) { return isOwnBirth(word.start) }
      if reads(word, "date") { return isBirthDateSpelledOut(word.start) }
      guard reads(word, among: Self.fillers) else { return false }
      at = word.start
    }
    return false
  }

  /// Whether `birth` stands before an index.
  private func isBirthDateSpelledOut(_ index: Int) -> Bool {
    word(before: index).map { reads($0, "birth") && isOwnBirth($0.start) } ?? false
  }

  private func isSentenceOver(between end: Int, and start: Int) -> Bool {
    bytes[end..<start].contains { ".;,?!".utf8.contains($0) }
  }

  /// Whether `d.o.` stands before an index.
  private func isSpelledOut(_ index: Int) -> Bool {
    guard let o = word(before: index), reads(o, "o"), let d = word(before: o.start) else { return false }
    return reads(d, "d")
  }

  /// Whether the word for a birth that starts here is about someone's, not part of `post-birth` or `first-born`, and not about
  /// when one is expected.
  private func isOwnBirth(_ start: Int) -> Bool {
    guard let before = word(before: start) else { return true }
    if reads(before, among: ["post", "pre", "since", "before", "after", "until"]) { return false }
    let isJoined = byte(start - 1) == UInt8(ascii: "-") && before.end == start - 1
    return !(isJoined && !reads(before, among: ["of", "s"])) && !isExpected(before: start)
  }

  private func isExpected(before index: Int) -> Bool {
    var at = index
    for _ in 0..<4 {
      guard let word = word(before: at), !isSentenceOver(between: word.end, and: at) else { return false }
      if reads(word, among: ["expected", "due", "estimated", "anticipated", "predicted", "will"]) { return true }
      guard reads(word, among: ["date", "of", "the", "to", "be"]) else { return false }
      at = word.start
    }
    return false
  }

  // MARK: After

  /// Whether what follows the date says so: `(DOB)`, `was her date of birth`.
  func isCalledBirth(after index: Int) -> Bool {
    var at = index
    for _ in 0..<Self.fillersAllowed {
      var start = at
      while start - at < 3, byte(start).isSpace || "(-".utf8.contains(byte(start)), start < bytes.count { start += 1 }
      guard start > at else { return false }
      if isBirthLabel(start) { return true }
      guard let word = plainWord(from: start), word.start == start,
        reads(word, among: ["is", "was", "the", "his", "her", "their", "as"])
      else { return false }
      at = word.end
    }
    return false
  }

  private func isBirthLabel(_ start: Int) -> Bool {
    ["dob", "d.o.b", "date of birth", "birth date", "birthdate"].contains { (label: StaticString) in
      let end = start + label.utf8CodeUnitCount
      return end <= bytes.count && bytes[start..<end].equals(label, ignoringCaseFrom: start) && isEnd(end)
    }
  }

  // MARK: Words

  private func reads(_ word: Word, _ text: StaticString) -> Bool {
    word.text.equals(text, ignoringCaseFrom: word.start)
  }

  private func reads(_ word: Word, among texts: [StaticString]) -> Bool { texts.contains { reads(word, $0) } }
}
