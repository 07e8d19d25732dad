/// The characters of texts: as they are, as references, in sections, with comments between them.
extension XMLScribe {
  mutating func content(_ text: String) {
    if choose(.section, in: 12) { return section(text) }
    let isFancy = dice.oneIn(6)
    for (scalar, next) in text.pairs {
      if isFancy, choose(.commentInText, in: 8) { out += dice.pick(["<!-- x -->", "<!---->", "<?x?>"]) }
      if isFancy, scalar != "\n", dice.oneIn(4) {
        reference(scalar)
      } else {
        character(scalar, before: next, inAttribute: false)
      }
    }
    if choose(.blankSection, in: 30) { out += dice.pick(["<![CDATA[]]>", "<![CDATA[ \n]]>"]) }
  }

  /// A section can't hold its own end, so it is split there.
  private mutating func section(_ text: String) {
    let parts = text.split(separator: "]]>", omittingEmptySubsequences: false)
    if parts.count > 1 { spell(.splitSection) }
    out += "<![CDATA[" + parts.joined(separator: "]]]]><![CDATA[>") + "]]>"
  }

  mutating func character(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?, inAttribute: Bool) {
    switch scalar {
    case "\n": lineBreak(isBeforeBreak: next == "\n", inAttribute)
    case "\t" where inAttribute: reference(scalar)
    case "&", "<", ">":
      guard scalar != ">" || out.hasSuffix("]") || dice.oneIn(2) else {
        out.unicodeScalars.append(scalar)
        return
      }
      spell(.entity)
      out += scalar == "&" ? "&amp;" : scalar == "<" ? "&lt;" : "&gt;"
    default: out.unicodeScalars.append(scalar)
    }
  }

  private mutating func reference(_ scalar: Unicode.Scalar) {
    if dice.oneIn(2) {
      spell(.decimalReference)
      out += "&#\(scalar.value);"
    } else {
      spell(.hexadecimalReference)
      out += "&#x" + dice.pick(["", "0", "000"]) + String(scalar.value, radix: 16, uppercase: dice.oneIn(2)) + ";"
    }
  }

  /// In an attribute a line break that is no reference would be a space.
  private mutating func lineBreak(isBeforeBreak: Bool, _ inAttribute: Bool) {
    let isReferred = inAttribute || dice.oneIn(4)
    if isReferred { spell(.referredLineBreak) }
    let (lineFeed, carriageReturn) = isReferred ? ("&#10;", "&#xD;") : ("\n", "\r")
    // A CR before another line break could be taken for a part of it.
    switch dice.below(isBeforeBreak ? 2 : 3) {
    case 0:
      spell(.lineFeed)
      out += lineFeed
    case 1:
      spell(.both)
      out += carriageReturn + lineFeed
    default:
      spell(.carriageReturn)
      out += carriageReturn
    }
  }
}

extension String {
  /// Each scalar with the one after it.
  var pairs: [(Unicode.Scalar, Unicode.Scalar?)] {
    let scalars = Array(unicodeScalars)
    return scalars.indices.map { (scalars[$0], $0 + 1 < scalars.count ? scalars[$0 + 1] : nil) }
  }
}
