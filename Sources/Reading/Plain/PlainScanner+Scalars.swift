import Records

extension PlainScanner {
  /// Reads a scalar that starts with this byte.
  @inline(__always)
  mutating func scalar(_ byte: UInt8, _ type: UnsafePointer<PlanTables.Value>, isKept: Bool) -> Slot? {
    valueCount += 1
    switch byte {
    case UInt8(ascii: "\""):
      if isKept, let slot = shortString(type) { return slot }
      let start = at + 1
      guard let string = string() else { return hasEscape ? escaped(type, from: start, isKept: isKept) : decline() }
      guard string.count <= limits.textBytes, isHarmless(string) else { return decline() }
      return isKept ? decoded(string.trimmed, type) ?? decline() : .absent
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number(type, isKept: isKept)
    case UInt8(ascii: "t"): return word("true") ? truth(true, type, isKept: isKept) : decline()
    case UInt8(ascii: "f"): return word("false") ? truth(false, type, isKept: isKept) : decline()
    default: return word("null") ? .absent : decline()
    }
  }

  /// Reads a string that is a day or a value of an enumeration as these are written, and thus no identifier; nil, and not passed, where
  /// it is anything else.
  @inline(__always)
  private mutating func shortString(_ type: UnsafePointer<PlanTables.Value>) -> Slot? {
    switch type.pointee.kind {
    case .enumeration:
      let enumeration = tables.enumerations + type.pointee.reference
      guard let length = lengthOfShortString(), length <= limits.textBytes, enumeration.pointee.isPlain,
        let number = symbol(UnsafeBufferPointer(start: at + 1, count: length), of: enumeration.pointee)
      else { return nil }
      at += length &+ 2
      return number < 0 ? .absent : .symbol(number)
    case .date:
      guard end - at >= 12, limits.textBytes >= 10, at[11] == UInt8(ascii: "\""),
        let day = UnsafeBufferPointer(start: at + 1, count: 10).writtenDate
      else { return nil }
      at += 12
      return .date(day)
    case .boolean, .integer, .number, .text, .object, .list: return nil
    }
  }

  /// The length of the string whose quotation mark comes next, where it has at most 31 bytes and ends in this piece.
  @inline(__always)
  private func lengthOfShortString() -> Int? {
    var pointer = at + 1
    for _ in 0..<4 {
      let quotes = Self.quotes(in: word(at: pointer))
      if quotes != 0 {
        pointer += quotes.trailingZeroBitCount >> 3
        return pointer < end ? pointer - at - 1 : nil
      }
      pointer += 8
    }
    return nil
  }

  /// Reads the rest of a string with escapes.
  private mutating func escaped(_ type: UnsafePointer<PlanTables.Value>, from start: Pointer, isKept: Bool) -> Slot? {
    guard let string = unescapedString(from: start), string.count <= limits.textBytes else { return decline() }
    // What escapes stand for was not looked at.
    isSuspicious = true
    guard isHarmless(string) else { return decline() }
    return isKept ? decoded(string.trimmed, type) ?? decline() : .absent
  }

  private mutating func truth(_ value: Bool, _ type: UnsafePointer<PlanTables.Value>, isKept: Bool) -> Slot? {
    guard isKept else { return .absent }
    return type.pointee.kind == .boolean ? .boolean(value) : decline()
  }

  /// A string as a value; nil where it is none of this type. Of a string without text the file is silent.
  @inline(__always)
  mutating func decoded(_ string: UnsafeBufferPointer<UInt8>, _ type: UnsafePointer<PlanTables.Value>) -> Slot? {
    guard !string.isEmpty else { return .absent }
    switch type.pointee.kind {
    case .enumeration:
      return symbol(string, of: tables.enumerations[type.pointee.reference]).map { $0 < 0 ? .absent : .symbol($0) }
    case .date: return string.writtenDate.map { Slot.date($0) }
    case .text: return copied(string)
    case .boolean, .integer, .number, .object, .list: return nil
    }
  }

  private mutating func copied(_ string: UnsafeBufferPointer<UInt8>) -> Slot? {
    guard textCount + string.count <= texts.count, let start = texts.baseAddress, let from = string.baseAddress else {
      obstacle = .full(.text)
      return nil
    }
    (start + textCount).update(from: from, count: string.count)
    defer { textCount += string.count }
    return Slot(.text, bits: UInt64(textCount), count: UInt32(string.count))
  }

  /// Whole numbers of up to fifteen digits, and those with up to fifteen digits around a point, which are exact in binary before
  /// and after the division.
  private mutating func number(_ type: UnsafePointer<PlanTables.Value>, isKept: Bool) -> Slot? {
    let start = at
    let isNegative = at.pointee == UInt8(ascii: "-")
    if isNegative { at += 1 }
    let whole = at
    var (value, digits) = (0, 0)
    let take = { (scanner: inout PlainScanner) in
      while scanner.at < scanner.end, scanner.at.pointee.isDigit {
        value = value &* 10 &+ Int(scanner.at.pointee &- UInt8(ascii: "0"))
        digits += 1
        scanner.at += 1
      }
    }
    take(&self)
    // No zero stands before other digits.
    guard digits > 0, digits == 1 || whole.pointee != UInt8(ascii: "0") else { return decline() }
    var decimals = 0
    if at < end, at.pointee == UInt8(ascii: ".") {
      let before = digits
      at += 1
      take(&self)
      decimals = digits - before
      guard decimals > 0 else { return decline() }
    }
    let isOver = at < end && (at.pointee | 0x20 == UInt8(ascii: "e") || at.pointee == UInt8(ascii: "."))
    // Longer numbers may be identifiers; the other lane looks at them.
    guard digits <= Self.digitLimit, at < end, !isOver else { return decline() }
    let written = UnsafeBufferPointer(start: start, count: at - start)
    // Of a longer one the whole number that it may stand for is looked at, and not as it is written.
    guard decimals == 0 || written.count <= RecordBuilder.asWritten else { return decline() }
    isSuspicious = written.count > Self.harmlessLength
    guard isHarmless(written) else { return decline() }
    guard isKept else { return .absent }
    return number(isNegative ? -value : value, decimals, type) ?? decline()
  }

  func number(_ value: Int, _ decimals: Int, _ type: UnsafePointer<PlanTables.Value>) -> Slot? {
    switch type.pointee.kind {
    case .integer: return decimals == 0 && type.pointee.integers.contains(value) ? .integer(value) : nil
    case .number:
      let number = Double(value) / Self.powersOfTen[decimals]
      // There is one zero.
      return type.pointee.numbers.contains(number) ? .number(number == 0 ? 0 : number) : nil
    case .boolean, .text, .date, .enumeration, .object, .list: return nil
    }
  }

  /// How many digits a number may have here.
  static let digitLimit = 15
  /// Texts no longer than this hold no identifier.
  static let harmlessLength = 4
  private static let powersOfTen: [Double] = (0...15).reduce(into: []) { powers, _ in
    powers.append((powers.last ?? 0.1) * 10)
  }
}
