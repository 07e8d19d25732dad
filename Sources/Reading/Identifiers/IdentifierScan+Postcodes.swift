/// Full postcodes of the United Kingdom, with or without a blank in the middle.
extension IdentifierScan {
  /// Whether a postcode's second half starts with the last of these digits.
  func isPostcode(endingIn run: Range<Int>) -> Bool {
    let inward = run.upperBound - 1
    guard isInwardLetter(byte(inward + 1)), isInwardLetter(byte(inward + 2)), isEnd(inward + 3) else { return false }
    var outwardEnd = inward
    if run.count == 1 {
      while inward - outwardEnd < 4, byte(outwardEnd - 1).isSpace, outwardEnd > 0 { outwardEnd -= 1 }
      if outwardEnd == inward, byte(inward - 1) == UInt8(ascii: "-") { outwardEnd -= 1 }
    }
    guard let outward = outward(endingAt: outwardEnd), isArea(outward) else { return false }
    if isOrdinalOrUnit(inward), isCalledPostcode(outward.letters.lowerBound) { return true }
    let isApart = outwardEnd < inward && byte(outwardEnd) != UInt8(ascii: "-")
    return isPlausible(outward, inward: inward, isApart: isApart)
  }

  /// A postcode's first half: `letters`, one or two digits, perhaps a letter.
  private struct Outward {
    var letters: Range<Int>
    var district = 0
    var hasTwoDigits = false
    var hasSuffix = false
  }

  private func outward(endingAt end: Int) -> Outward? {
    var at = end
    let hasSuffix = byte(at - 1).isLetter
    if hasSuffix { at -= 1 }
    let digitsEnd = at
    while digitsEnd - at < 2, byte(at - 1).isDigit { at -= 1 }
    let lettersEnd = at
    while lettersEnd - at < 2, byte(at - 1).isLetter { at -= 1 }
    guard lettersEnd < digitsEnd, at < lettersEnd, isStart(at) else { return nil }
    let district = (lettersEnd..<digitsEnd).reduce(0) { $0 * 10 + Int(bytes[$1] & 0x0F) }
    return Outward(
      letters: at..<lettersEnd, district: district, hasTwoDigits: digitsEnd - lettersEnd == 2, hasSuffix: hasSuffix)
  }

  private func isInwardLetter(_ byte: UInt8) -> Bool {
    byte.capital.isCapital && !"CIKMOV".utf8.contains(byte.capital)
  }

  private func isArea(_ outward: Outward) -> Bool {
    let first = byte(outward.letters.lowerBound).capital
    let second = outward.letters.count == 2 ? byte(outward.letters.lowerBound + 1).capital : UInt8(ascii: " ")
    let isListed = { (areas: StaticString) in areas.holds(first, second) }
    guard isListed(Self.areas) else { return false }
    // Only inner London splits a district by a letter.
    if outward.hasSuffix { return !outward.hasTwoDigits && isListed(Self.splitAreas) }
    // "S47" is an enquiry and "S31" an order: there are no such districts, as there are of other numbers.
    guard first == UInt8(ascii: "S"), outward.letters.count == 1 else { return true }
    return Self.sheffieldDistricts.contains { $0.contains(outward.district) }
  }

  private func isPlausible(_ outward: Outward, inward: Int, isApart: Bool) -> Bool {
    let letters =
      Array(outward.letters) + (outward.hasSuffix ? [outward.letters.upperBound + 1] : []) + [inward + 1, inward + 2]
    let isAllCapital = letters.allSatisfy { byte($0).isCapital }
    // Without a blank it may be a code of another kind, unless it stands apart and in capitals.
    guard isApart else {
      return isAllCapital && !"-_/.@".utf8.contains(byte(outward.letters.lowerBound - 1))
        && !"-_/@".utf8.contains(byte(inward + 3))
    }
    // "s20 1st review", "e1 2hr".
    let isSection = outward.letters.count == 1 && byte(outward.letters.lowerBound).capital == UInt8(ascii: "S")
    return isAllCapital && !isSection && !isFirstOrdinal(inward) || !isOrdinalOrUnit(inward)
  }

  /// Whether `1st`, `2nd` or `3rd` stands here, which is rather an ordinal in capitals too: "TF1 2ND contact".
  private func isFirstOrdinal(_ inward: Int) -> Bool {
    ["1st", "2nd", "3rd"].contains { (ordinal: StaticString) in
      (0..<3).allSatisfy { byte(inward + $0) | 0x20 == ordinal.utf8Start[$0] }
    }
  }

  /// Whether what starts here is called a postcode: "postcode is b33 8th".
  private func isCalledPostcode(_ start: Int) -> Bool {
    (max(0, start - 16)..<max(0, start - 8)).contains { index in
      bytes[index..<(index + 8)].equals("postcode", ignoringCaseFrom: index) && isStart(index)
    }
  }

  private func isOrdinalOrUnit(_ inward: Int) -> Bool {
    let pair = (byte(inward + 1) | 0x20, byte(inward + 2) | 0x20)
    return ["st", "nd", "rd", "th", "hr", "yr", "ft", "lb", "wd"].contains { (unit: StaticString) in
      unit.utf8Start[0] == pair.0 && unit.utf8Start[1] == pair.1
    }
  }

  /// Every area, two characters each; ZZ is that of the pseudo-postcodes for people without an address.
  private static let areas: StaticString = """
    ABALB BABBBDBHBLBNBRBSBTBXCACBCFCHCMCOCRCTCVCWDADDDEDGDHDLDNDTDYE ECENEHEXFKFYG GLGUGYHAHDHGHPHRHSHUHX\
    IGIMIPIVJEKAKTKWKYL LALDLELLLNLSLUM MEMKMLN NENGNNNPNRNWOLOXPAPEPHPLPOPRRGRHRMS SASESGSKSLSMSNSOSPSR\
    SSSTSWSYTATDTFTNTQTRTSTWUBW WAWCWDWFWNWRWSWVYOZEZZ
    """
  private static let splitAreas: StaticString = "E ECN NWSESWW WC"
  private static let sheffieldDistricts = [
    1...14, 17...18, 20...21, 25...26, 32...33, 35...36, 40...45, 49...49, 60...66, 70...75, 80...81, 95...99,
  ]
}

extension StaticString {
  /// Whether it holds a pair of characters at an even index.
  fileprivate func holds(_ first: UInt8, _ second: UInt8) -> Bool {
    stride(from: 0, to: utf8CodeUnitCount - 1, by: 2).contains {
      utf8Start[$0] == first && utf8Start[$0 + 1] == second
    }
  }
}
