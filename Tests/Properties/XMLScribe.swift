import Records

/// The ways in which XML can say the same.
enum XMLSpelling: CaseIterable {
  case bareRecord, collection, declaration, byteOrderMark, prefix, defaultNamespace, reservedAttribute
  case whiteSpace, comment, processingInstruction, blankSection
  case attribute, prefixedAttribute, doubleQuote, singleQuote, element, selfClosing, spaceInTag
  case section, splitSection, decimalReference, hexadecimalReference, entity, commentInText, paddedText
  case lineFeed, carriageReturn, both, referredLineBreak
  case word, wordInCapitals, digitBoolean
  case plainNumber, zeroFraction, exponent, plusSign, leadingZeros, trailingPoint, leadingPoint
  case itemNamedFreely, missing, null, nilInDigits, notNil, emptyElement, emptyAttribute, blankText
}

/// Writes a draft as XML, in a random spelling.
struct XMLScribe {
  var dice: Dice
  private(set) var spelled: Set<XMLSpelling> = []
  var out = ""
  /// The prefix of the elements' namespace, with its colon; empty where they have none.
  private var prefix = ""
  /// The prefix of `xsi:nil`'s namespace, with its colon.
  private var instance = "xsi:"
  private var isSpacious = true
  /// Whether the innermost element has ended with its start tag.
  private var isSelfClosed = false

  init(seed: UInt64) {
    dice = Dice(seed: seed)
  }

  /// A document that holds records: one alone, or any number in a collection.
  mutating func document(_ records: [Draft], by schema: RecordSchema) -> String {
    out = ""
    if choose(.byteOrderMark, in: 8) { out += "\u{FEFF}" }
    if choose(.declaration, in: 3) { out += "<?xml version=\"1.0\" encoding='UTF-8'?>\n" }
    isSpacious = dice.percent(70)
    let namespaces = self.namespaces()
    gap()
    if records.count == 1, dice.oneIn(2) {
      spell(.bareRecord)
      element(schema.recordName, records[0], attributes: namespaces)
    } else {
      spell(.collection)
      out += "<\(prefix)\(schema.collectionName)\(namespaces)>"
      gap()
      for record in records {
        element(schema.recordName, record)
        gap()
      }
      out += "</\(prefix)\(schema.collectionName)>"
    }
    gap()
    return out
  }

  private mutating func namespaces() -> String {
    instance = dice.pick(["xsi:", "i:"])
    prefix = choose(.prefix, in: 3) ? "c:" : ""
    let other = prefix.isEmpty && choose(.defaultNamespace, in: 3) ? " xmlns='urn:example:cases'" : ""
    return " xmlns:\(instance.dropLast())='http://www.w3.org/2001/XMLSchema-instance' xmlns:c=\"urn:example:c\"\(other)"
  }

  // MARK: Elements

  private mutating func element(_ name: String, _ draft: Draft, attributes: String = "") {
    out += "<\(prefix)\(name)\(attributes)"
    if choose(.reservedAttribute, in: 30) { out += " xml:lang='en'" }
    if !draft.isSilent, choose(.notNil, in: 30) { out += " \(instance)nil='\(dice.pick(["false", "0"]))'" }
    switch draft {
    case .silent(let isScalar): silence(isScalar)
    case .object(let members): object(members)
    case .list(let items, let itemName):
      openContent(isEmpty: items.isEmpty)
      for item in items {
        if itemName == nil { spell(.itemNamedFreely) }
        element(itemName ?? dice.pick(["item", "x", "row"]), item)
        gap()
      }
    case .boolean, .number, .text, .wrong:
      out += ">"
      spell(.element)
      content(text(of: draft))
    case .wrongContent(let xml, _): out += ">\(xml)"
    }
    close(name)
  }

  /// Ends a start tag; of an empty element perhaps the whole of it.
  private mutating func openContent(isEmpty: Bool) {
    if choose(.spaceInTag, in: 20) { out += " \n" }
    if isEmpty, choose(.selfClosing, in: 2) {
      selfClose()
    } else {
      out += ">"
      gap()
    }
  }

  private mutating func selfClose() {
    out += "/>"
    isSelfClosed = true
  }

  private mutating func close(_ name: String) {
    guard !isSelfClosed else {
      isSelfClosed = false
      return
    }
    out += "</\(prefix)\(name)\(choose(.spaceInTag, in: 40) ? " " : "")>"
  }

  private mutating func silence(_ isScalar: Bool) {
    switch isScalar ? dice.below(3) : 0 {
    case 1:
      spell(.emptyElement)
      if choose(.selfClosing, in: 2) { selfClose() } else { out += ">" }
    case 2:
      spell(.blankText)
      out += ">" + dice.pick([" ", "\n\t", "<!-- x -->", "&#32;", "<![CDATA[ ]]>", "\r\n"])
    default:
      spell(.null)
      let word = dice.pick(["true", "1"])
      if word == "1" { spell(.nilInDigits) }
      out += " \(instance)nil='\(word)'"
      if dice.oneIn(2) { selfClose() } else { out += ">" }
    }
  }

  private mutating func object(_ members: [Draft.Member]) {
    var children: [(String, Draft)] = []
    // Another order than the one in which they were thought up.
    for member in members.reversed() {
      if member.values.count == 1, member.values[0].isSilent, dice.percent(80) {
        spell(.missing)
        continue
      }
      var values = member.values[...]
      if let first = values.first, first.fitsAttribute, dice.oneIn(3) {
        attribute(member.name, first)
        values.removeFirst()
      }
      children += values.map { (member.name, $0) }
    }
    openContent(isEmpty: children.isEmpty)
    for (name, value) in children {
      element(name, value)
      gap()
    }
  }

  private mutating func attribute(_ name: String, _ draft: Draft) {
    spell(draft.isSilent ? .emptyAttribute : .attribute)
    let isPrefixed = choose(.prefixedAttribute, in: 6)
    let quote: Unicode.Scalar = dice.oneIn(2) ? "'" : "\""
    spell(quote == "'" ? .singleQuote : .doubleQuote)
    out += dice.pick([" ", " ", "\n  "]) + (isPrefixed ? "c:" : "") + name + dice.pick(["=", "=", " = "]) + "\(quote)"
    let text = draft.isSilent ? dice.pick(["", " "]) : text(of: draft)
    for (scalar, next) in text.pairs {
      if scalar == quote {
        spell(.entity)
        out += quote == "'" ? "&apos;" : "&quot;"
      } else {
        character(scalar, before: next, inAttribute: true)
      }
    }
    out += "\(quote)"
  }

  // MARK: Scalars

  private mutating func text(of draft: Draft) -> String {
    switch draft {
    case .boolean(let value): padded(spelling(of: value))
    case .number(let number): padded(spelling(of: number))
    case .text(let text), .wrong(let text, _): padded(text)
    case .silent, .object, .list, .wrongContent: ""
    }
  }

  private mutating func padded(_ text: String) -> String {
    guard choose(.paddedText, in: 6) else { return text }
    return dice.pick([" ", "\n  ", "\t"]) + text + dice.pick(["", " ", "\n"])
  }

  private mutating func spelling(of value: Bool) -> String {
    switch dice.below(3) {
    case 0:
      spell(.digitBoolean)
      return value ? "1" : "0"
    case 1:
      spell(.wordInCapitals)
      return value ? dice.pick(["TRUE", "True", "tRUe"]) : dice.pick(["FALSE", "False", "fALse"])
    default:
      spell(.word)
      return value ? "true" : "false"
    }
  }

  private mutating func spelling(of number: DraftNumber) -> String {
    guard dice.percent(70), let plain = number.plain else {
      spell(.exponent)
      return number.scientific(
        pointAfter: 1 + dice.below(number.digits.count), mark: dice.pick(["e", "E"]), plus: dice.oneIn(2),
        zeros: dice.below(3))
    }
    if number.exponent >= 0, dice.oneIn(3) {
      spell(.zeroFraction)
      return plain + dice.pick([".0", ".00"])
    }
    switch dice.below(8) {
    case 0 where !number.isNegative:
      spell(.plusSign)
      return "+" + plain
    case 1:
      spell(.leadingZeros)
      return number.isNegative ? "-00\(plain.dropFirst())" : "0" + plain
    case 2 where number.exponent >= 0:
      spell(.trailingPoint)
      return plain + "."
    case 3 where plain.hasPrefix("0."):
      spell(.leadingPoint)
      return String(plain.dropFirst())
    default:
      spell(.plainNumber)
      return plain
    }
  }

  mutating func gap() {
    guard isSpacious, dice.oneIn(3) else { return }
    switch dice.below(12) {
    case 0:
      spell(.comment)
      out += dice.pick(["<!-- a > b -->", "<!--<case/>-->", "<!-- é]]> -->"])
    case 1:
      spell(.processingInstruction)
      out += "<?app x > y?>"
    default:
      spell(.whiteSpace)
      out += dice.pick([" ", "\n", "\r\n", "\t", "\n    "])
    }
  }

  mutating func choose(_ spelling: XMLSpelling, in count: Int) -> Bool {
    guard dice.oneIn(count) else { return false }
    spell(spelling)
    return true
  }

  mutating func spell(_ spelling: XMLSpelling) { spelled.insert(spelling) }
}
