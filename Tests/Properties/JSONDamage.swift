/// Changes of a record of JSON: some that mostly leave it plain, some that do not.
enum JSONDamage {
  /// What may stand instead of a value.
  private static let values = bytes([
    "true", "false", "null", "0", "1", "7", "-3", "12.5", "2.0", "007", "1e3", "-0", "99999", "4505577104",
    "123456789012345678",
    "\"\"", "\" \"", "\"none\"", "\"unknown\"", "\"yes\"", "\"no\"", "\"c1\"", "\"a2\"", "\"dash\"", "\"mother\"",
    "\"2016-02-29\"", "\"2016-02-30\"",
    "\"2015-11-03\"", "\" 2015-11-03 \"", "\"caf\\u00e9 & <b>\"", "\"a\\nb\"", "\"é ’ 😀\"", "\"seen at 14 High St\"",
    "\"a@b.org\"", "\"SW1A 1AA\"",
    "\"07700 900123\"", "[]", "{}", "[\"a\"]",
  ])
  private static let blanks = bytes([" ", "  ", "\n", "\t", "\r\n", " \n   "])
  private static let pieces = bytes([
    "\"", "\\", "\\n", "\\u0041", "\\u00", "{", "}", "[", "]", ",", ":", "null", "true", "false", "0", "-", "1.50",
    "2.0", "1e3", "-0", "007",
    "4505577104", "123456789012345678", "@", "a@b.org", "SW1A 1AA", "born 3/4/2015", "é", "\u{FFFE}", "\t", "\n", " ",
    "  ", "2016-02-30",
    "2016-02-29", "c1", "nhs", "\"name\":\"x\",", "\"visits\":[],", "\u{1}", "ß", "’",
  ])

  private static func bytes(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  static func applied(to record: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var text = record
    for _ in 0..<1 + dice.below(4) where !text.isEmpty {
      if dice.percent(15) {
        ByteDamage.apply(to: &text, Self.pieces, &dice)
      } else {
        changeValue(in: &text, &dice)
      }
    }
    return text
  }

  private static func changeValue(in text: inout [UInt8], _ dice: inout Dice) {
    let start = dice.below(text.count)
    guard let colon = text[start...].firstIndex(of: UInt8(ascii: ":")),
      let end = text[colon...].firstIndex(where: { ",}]".utf8.contains($0) })
    else { return }
    switch dice.below(6) {
    case 0: text.insert(contentsOf: dice.pick(blanks), at: dice.oneIn(2) ? colon : end)
    case 1: text.insert(contentsOf: dice.pick(blanks), at: colon + 1)
    case 2: text.replaceSubrange(colon + 1..<end, with: dice.pick(values))
    case 3: ByteDamage.exchange(colon + 1..<end, &text, &dice) { ",}]".utf8.contains($0) }
    default: ByteDamage.changeDigit(in: &text, from: colon, &dice)
    }
  }
}

/// Changes of any text.
enum ByteDamage {
  /// Changes bytes wherever they stand.
  static func apply(to text: inout [UInt8], _ pieces: [[UInt8]], _ dice: inout Dice) {
    let at = dice.below(text.count)
    switch dice.below(6) {
    case 0: text.insert(contentsOf: dice.pick(pieces), at: at)
    case 1: text.replaceSubrange(at..<min(text.count, at + 1 + dice.below(6)), with: dice.pick(pieces))
    case 2: text.remove(at: at)
    case 3: text[at] = UInt8(dice.below(256))
    case 4: text.removeSubrange(at..<min(text.count, at + dice.below(40)))
    default: repeatPiece(at, &text, &dice)
    }
  }

  /// Puts a piece of the text somewhere else too: so a name comes twice, or stands for another.
  private static func repeatPiece(_ at: Int, _ text: inout [UInt8], _ dice: inout Dice) {
    let piece = Array(text[at..<min(text.count, at + 1 + dice.below(40))])
    let other = dice.below(text.count)
    text.replaceSubrange(other..<min(text.count, other + (dice.oneIn(2) ? 0 : piece.count)), with: piece)
  }

  /// Makes the next digit another one.
  static func changeDigit(in text: inout [UInt8], from start: Int, _ dice: inout Dice) {
    guard let digit = text[start...].firstIndex(where: { (0x30...0x39).contains($0) }) else { return }
    text[digit] = UInt8(0x30 + dice.below(10))
  }

  /// Puts the value of another place in that of a range.
  static func exchange(
    _ range: Range<Int>, _ text: inout [UInt8], _ dice: inout Dice, _ isEnd: (UInt8) -> Bool
  ) {
    let mark = text[range.lowerBound - 1]
    let start = dice.below(text.count)
    guard let other = text[start...].firstIndex(of: mark), let end = text[(other + 1)...].firstIndex(where: isEnd)
    else { return }
    text.replaceSubrange(range, with: Array(text[other + 1..<end]))
  }
}
