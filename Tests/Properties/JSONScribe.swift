import Records

/// The ways in which JSON can say the same.
enum JSONSpelling: CaseIterable {
  case bareRecord, list, envelope, byteOrderMark
  case whiteSpace, escapedName, rawCharacter, shortEscape, lowercaseEscape, uppercaseEscape, surrogatePair, slashEscape
  case lineFeed, carriageReturn, both
  case paddedText, plainNumber, zeroFraction, exponent
  case missing, null, emptyText, blankText
}

/// Writes a draft as JSON, in a random spelling.
struct JSONScribe {
  var dice: Dice
  private(set) var spelled: Set<JSONSpelling> = []
  private var out = ""
  /// Whether white space may stand between tokens.
  private var isSpacious = true

  init(seed: UInt64) {
    dice = Dice(seed: seed)
  }

  /// A document that holds one record.
  mutating func document(_ record: Draft, by schema: RecordSchema) -> String {
    begin()
    if choose(.byteOrderMark, in: 8) { out += "\u{FEFF}" }
    gap()
    let start = out
    switch dice.below(3) {
    case 0:
      spell(.list)
      list { $0.value(record) }
    case 1:
      envelope(schema) { $0.value(record) }
    default:
      value(record)
      // An object that holds no field of the schema would be an envelope.
      if record.hasKnownMember, hasMembers(since: start, record) {
        spell(.bareRecord)
      } else {
        out = start
        envelope(schema) { $0.value(record) }
      }
    }
    gap()
    return out
  }

  /// Each record on a line of its own.
  mutating func lines(_ records: [Draft]) -> String {
    isSpacious = false
    defer { isSpacious = true }
    return records.map { record in
      out = ""
      value(record)
      return out + "\n"
    }.joined()
  }

  /// Several records in one list.
  mutating func collection(_ records: [Draft], by schema: RecordSchema) -> String {
    begin()
    envelope(schema) { scribe in
      for (index, record) in records.enumerated() {
        if index > 0 { scribe.out += "," }
        scribe.gap()
        scribe.value(record)
        scribe.gap()
      }
    }
    return out
  }

  private mutating func begin() {
    out = ""
    isSpacious = dice.percent(70)
  }

  private func hasMembers(since start: String, _ record: Draft) -> Bool {
    guard case .object(let members) = record else { return false }
    return members.contains { $0.field != nil && out.contains("\"\($0.name)\"") }
  }

  private mutating func envelope(_ schema: RecordSchema, _ content: (inout Self) -> Void) {
    spell(.envelope)
    out += "{"
    gap()
    out += "\"\(schema.collectionName)\":"
    gap()
    list(content)
    gap()
    out += "}"
  }

  private mutating func list(_ content: (inout Self) -> Void) {
    out += "["
    gap()
    content(&self)
    gap()
    out += "]"
  }

  // MARK: Values

  private mutating func value(_ draft: Draft) {
    switch draft {
    case .silent(let isScalar): silence(isScalar)
    case .boolean(let value): out += value ? "true" : "false"
    case .number(let number): out += spelling(of: number)
    case .text(let text): string(text)
    case .wrong(_, let json), .wrongContent(_, let json): out += json
    case .object(let members): object(members)
    case .list(let items, _):
      out += "["
      gap()
      for (index, item) in items.enumerated() {
        if index > 0 { comma() }
        value(item)
      }
      gap()
      out += "]"
    }
  }

  private mutating func comma() {
    gap()
    out += ","
    gap()
  }

  private mutating func object(_ members: [Draft.Member]) {
    out += "{"
    gap()
    var isFirst = true
    let start = dice.below(max(1, members.count))
    for member in members[start...] + members[..<start] {
      if member.values.count == 1, member.values[0].isSilent, dice.percent(80) {
        spell(.missing)
        continue
      }
      for value in member.values {
        if !isFirst { comma() }
        isFirst = false
        name(member.name)
        gap()
        out += ":"
        gap()
        self.value(value)
      }
    }
    gap()
    out += "}"
  }

  private mutating func name(_ name: String) {
    guard dice.oneIn(40), let first = name.unicodeScalars.first else {
      out += "\"\(name)\""
      return
    }
    spell(.escapedName)
    out += "\"\(escape(UInt32(first.value)))\(name.dropFirst())\""
  }

  private mutating func silence(_ isScalar: Bool) {
    switch isScalar ? dice.below(3) : 0 {
    case 1:
      spell(.emptyText)
      out += "\"\""
    case 2:
      spell(.blankText)
      out += dice.pick(["\" \"", #"" \n\t""#, #""\r\u0020""#])
    default:
      spell(.null)
      out += "null"
    }
  }

  private mutating func spelling(of number: DraftNumber) -> String {
    if dice.percent(60), let plain = number.plain {
      guard number.exponent >= 0, dice.oneIn(3) else {
        spell(.plainNumber)
        return plain
      }
      spell(.zeroFraction)
      return plain + dice.pick([".0", ".000"])
    }
    spell(.exponent)
    return number.scientific(
      pointAfter: 1 + dice.below(number.digits.count), mark: dice.pick(["e", "E"]), plus: dice.oneIn(2),
      zeros: dice.below(3))
  }

  // MARK: Texts

  private mutating func string(_ text: String) {
    out += "\""
    if choose(.paddedText, in: 5) { out += dice.pick([" ", "  ", #"\n"#, #"\t \r\n"#]) }
    let isFancy = dice.oneIn(6)
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isBeforeBreak = index + 1 < scalars.count && scalars[index + 1] == "\n"
      if isFancy || scalar.value < 0x30 || scalar.value > 0x5A {
        character(scalar, isFancy, isBeforeBreak)
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    if choose(.paddedText, in: 5) { out += dice.pick([" ", #"\r"#, #"\u000A"#]) }
    out += "\""
  }

  private mutating func character(_ scalar: Unicode.Scalar, _ isFancy: Bool, _ isBeforeBreak: Bool) {
    switch scalar {
    case "\n": lineBreak(isBeforeBreak)
    case "\"", "\\", "\t": plainEscape(scalar)
    case "/" where dice.oneIn(2):
      spell(.slashEscape)
      out += "\\/"
    default:
      guard isFancy, dice.oneIn(2) else {
        if scalar.value > 0x7F { spell(.rawCharacter) }
        out.unicodeScalars.append(scalar)
        return
      }
      unicodeEscape(scalar)
    }
  }

  private mutating func plainEscape(_ scalar: Unicode.Scalar) {
    spell(.shortEscape)
    out += scalar == "\t" ? "\\t" : "\\\(scalar)"
  }

  private mutating func lineBreak(_ isBeforeBreak: Bool) {
    // A CR before another line break could be taken for a part of it.
    switch dice.below(isBeforeBreak ? 2 : 3) {
    case 0:
      spell(.lineFeed)
      out += dice.oneIn(2) ? "\\n" : escape(0x0A)
    case 1:
      spell(.both)
      out += dice.oneIn(2) ? "\\r\\n" : escape(0x0D) + escape(0x0A)
    default:
      spell(.carriageReturn)
      out += dice.oneIn(2) ? "\\r" : escape(0x0D)
    }
  }

  private mutating func unicodeEscape(_ scalar: Unicode.Scalar) {
    if scalar.value > 0xFFFF { spell(.surrogatePair) }
    for unit in String(scalar).utf16 { out += escape(UInt32(unit)) }
  }

  private mutating func escape(_ unit: UInt32) -> String {
    let isUppercase = dice.oneIn(2)
    spell(isUppercase ? .uppercaseEscape : .lowercaseEscape)
    let digits = String(unit, radix: 16, uppercase: isUppercase)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  private mutating func gap() {
    guard isSpacious, dice.oneIn(3) else { return }
    spell(.whiteSpace)
    out += dice.pick([" ", "\n", "\r\n", "\t", "\r", "  \n "])
  }

  private mutating func choose(_ spelling: JSONSpelling, in count: Int) -> Bool {
    guard dice.oneIn(count) else { return false }
    spell(spelling)
    return true
  }

  private mutating func spell(_ spelling: JSONSpelling) { spelled.insert(spelling) }
}

extension Draft {
  fileprivate var hasKnownMember: Bool {
    guard case .object(let members) = self else { return false }
    return members.contains { $0.field != nil }
  }
}
