import Records

/// The texts of XML, and the values that they are.
extension PlainScanner {
  /// Reads the rest of an element that holds a scalar.
  @inline(__always)
  mutating func scalarElement(_ type: UnsafePointer<PlanTables.Value>, named name: Name, isKept: Bool) -> Slot? {
    valueCount += 1
    guard let isOpen = endOfStartTag() else { return decline() }
    guard isOpen else { return .absent }
    if let value = shortValue(type.pointee.kind) {
      guard endTag(name) else { return decline() }
      return isKept ? value : .absent
    }
    let start = at
    isSuspicious = false
    guard passText() else { return decline() }
    // There are two bytes: the record's own end tag is still to come.
    guard at.pointee == UInt8(ascii: "<"), end - at > 1, at[1] == UInt8(ascii: "/") else {
      return mixedElement(type, named: name, from: start, isKept: isKept)
    }
    let text = UnsafeBufferPointer(start: start, count: at - start)
    guard endTag(name), text.count <= textLimit, isHarmlessText(text) else { return decline() }
    return isKept ? decodedText(text, type) ?? decline() : .absent
  }

  /// Passes a truth value or a day that an end tag follows at once, as it mostly does; nil where something else comes. Neither is an
  /// identifier.
  @inline(__always)
  private mutating func shortValue(_ kind: PlanTables.ValueKind) -> Slot? {
    guard kind == .boolean || kind == .date, end - at > Self.dayLength, limits.textBytes >= Self.dayLength else {
      return nil
    }
    let word = bytes(at: at)
    if kind == .boolean {
      let isTrue = word & 0xFFFF_FFFF_FFFF == Self.trueAndTag
      guard isTrue || word & 0xFF_FFFF_FFFF_FFFF == Self.falseAndTag else { return nil }
      at += isTrue ? 4 : 5
      return Slot.boolean(isTrue)
    }
    guard at[Self.dayLength] == UInt8(ascii: "<"),
      let date = UnsafeBufferPointer(start: at, count: Self.dayLength).writtenDate
    else { return nil }
    at += Self.dayLength
    return Slot.date(date)
  }

  /// The length of `yyyy-mm-dd`.
  private static let dayLength = 10
  /// `true</` and `false</`, the first character in the lowest place.
  private static let trueAndTag: UInt64 = 0x2F3C_6575_7274
  private static let falseAndTag: UInt64 = 0x2F_3C65_736C_6166

  /// The same for a text with references, sections or carriage returns.
  private mutating func mixedElement(
    _ type: UnsafePointer<PlanTables.Value>, named name: Name, from start: Pointer, isKept: Bool
  ) -> Slot? {
    at = start
    guard let text = mixedText(), endTag(name), text.count <= textLimit else { return decline() }
    isSuspicious = true
    guard isHarmlessText(text) else { return decline() }
    return isKept ? decodedText(text, type) ?? decline() : .absent
  }

  /// Whether a text holds no identifier, be it with the white space before it or without: the other lane may look at both.
  @inline(__always)
  private mutating func isHarmlessText(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard isSuspicious, text.count > Self.harmlessLength else { return true }
    guard isHarmless(text) else { return false }
    guard let first = text.first, first.isSpace else { return true }
    return isHarmless(text.trimmed)
  }

  // MARK: Characters

  /// Passes text up to `<`, `&` or a carriage return; false where it can't stand in XML, or the piece ends.
  @inline(__always)
  private mutating func passText() -> Bool {
    let start = at
    var pointer = start
    var suspicions = Suspicions()
    while true {
      guard pointer < end else { return false }
      let word = bytes(at: pointer)
      let stops = Self.marks(in: word)
      guard stops != 0 else {
        suspicions.add(word, ~0)
        pointer += 8
        continue
      }
      let count = stops.trailingZeroBitCount >> 3
      suspicions.add(word, mask(count))
      pointer += count
      guard pointer < end else { return false }
      let byte = pointer.pointee
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "\r") { break }
      suspicions.add(byte)
      guard let length = lengthOfRarer(at: pointer, from: start) else { return false }
      pointer += length
    }
    at = pointer
    if suspicions.areSerious { isSuspicious = true }
    return true
  }

  /// The length of a character at which the search stopped; nil where it can't stand in XML.
  private func lengthOfRarer(at pointer: Pointer, from start: Pointer) -> Int? {
    switch pointer.pointee {
    case UInt8(ascii: ">"):
      let closes =
        pointer - start >= 2 && pointer[-1] == UInt8(ascii: "]") && pointer[-2] == UInt8(ascii: "]")
      return closes ? nil : 1
    case UInt8(ascii: "\n"), UInt8(ascii: "\t"): return 1
    default:
      let length = text.characterLength(at: pointer - (text.baseAddress ?? pointer))
      return length > 0 ? length : nil
    }
  }

  /// The text that comes next, put together in the memory for texts behind those of the record.
  private mutating func mixedText() -> UnsafeBufferPointer<UInt8>? {
    guard let base = texts.baseAddress else { return nil }
    var count = 0
    while true {
      let start = at
      guard passText(), append(start, at - start, &count) else { return nil }
      switch at.pointee {
      case UInt8(ascii: "&"): guard appendReference(&count) else { return nil }
      case UInt8(ascii: "\r"):
        // The end of a line is a line feed, however it is written.
        at += 1
        if at < end, at.pointee == UInt8(ascii: "\n") { at += 1 }
        guard append(UInt8(ascii: "\n"), &count) else { return nil }
      default:
        guard end - at > 1 else { return nil }
        if at[1] == UInt8(ascii: "/") { return UnsafeBufferPointer(start: base + textCount, count: count) }
        guard appendSection(&count) else { return nil }
      }
    }
  }

  /// Passes a section of characters that are taken as they are.
  private mutating func appendSection(_ count: inout Int) -> Bool {
    guard passMark("<![CDATA[") else { return false }
    let start = at
    while end - at > 2, at[0] != UInt8(ascii: "]") || at[1] != UInt8(ascii: "]") || at[2] != UInt8(ascii: ">") {
      guard let length = characterLength() else { return false }
      at += length
    }
    let length = at - start
    return passMark("]]>") && append(start, length, &count)
  }

  // MARK: References

  private mutating func appendReference(_ count: inout Int) -> Bool {
    if end - at > 1, at[1] == UInt8(ascii: "#") { return appendNumbered(&count) }
    if passMark("&amp;") { return append(UInt8(ascii: "&"), &count) }
    if passMark("&lt;") { return append(UInt8(ascii: "<"), &count) }
    if passMark("&gt;") { return append(UInt8(ascii: ">"), &count) }
    if passMark("&quot;") { return append(UInt8(ascii: "\""), &count) }
    return passMark("&apos;") && append(UInt8(ascii: "'"), &count)
  }

  /// Passes a reference by a character's number, in up to seven digits.
  private mutating func appendNumbered(_ count: inout Int) -> Bool {
    at += 2
    let radix: UInt32 = at < end && at.pointee == UInt8(ascii: "x") ? 16 : 10
    if radix == 16 { at += 1 }
    var (value, digits): (UInt32, Int) = (0, 0)
    while at < end, let digit = Self.digit(at.pointee), digit < radix {
      value = value &* radix &+ digit
      digits += 1
      at += 1
      guard digits <= 7 else { return false }
    }
    // A carriage return is a line feed on the other lane, but not to those who look for identifiers.
    return digits > 0 && passMark(";") && value != 0x0D && appendScalar(value, &count)
  }

  // MARK: Values

  /// A text as a value; nil where it is none of this type, or one that is rarely written so. Of a text without characters the file is
  /// silent.
  @inline(__always)
  mutating func decodedText(
    _ text: UnsafeBufferPointer<UInt8>, _ type: UnsafePointer<PlanTables.Value>
  ) -> Slot? {
    let text = text.trimmed
    guard !text.isEmpty else { return .absent }
    switch type.pointee.kind {
    case .boolean: return text.writtenBoolean.map { Slot.boolean($0) }
    case .integer, .number: return writtenNumber(text, type)
    case .text, .date, .enumeration, .object, .list: return decoded(text, type)
    }
  }

  private func writtenNumber(_ text: UnsafeBufferPointer<UInt8>, _ type: UnsafePointer<PlanTables.Value>) -> Slot? {
    let isNegative = text[0] == UInt8(ascii: "-")
    var (value, digits, point): (Int, Int, Int?) = (0, 0, nil)
    for index in (isNegative ? 1 : 0)..<text.count {
      let byte = text[index]
      if byte.isDigit {
        value = value &* 10 &+ Int(byte &- UInt8(ascii: "0"))
        digits += 1
      } else {
        guard byte == UInt8(ascii: "."), point == nil, digits > 0 else { return nil }
        point = digits
      }
    }
    guard digits > 0, digits <= Self.digitLimit, point != digits else { return nil }
    return number(isNegative ? -value : value, digits - (point ?? digits), type)
  }
}
