import Diagnostics
import Records

/// How a scalar is written.
enum ScalarToken: UInt8 {
  /// In XML: the schema alone decides what it is.
  case untyped
  case string, number, yes, no
}

extension RecordBuilder {
  /// Marks the innermost value as silent.
  mutating func setNull() {
    guard !frames.isEmpty else { return }
    frames[frames.count - 1].isNull = true
  }

  /// Gives the innermost value a scalar; where an object or a list is awaited it is refused.
  mutating func setScalar(_ token: ScalarToken, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard let frame = frames.last, frame.isKept, !frame.isBroken else { return }
    let trimmed = bytes.trimmed
    if frame.role == .scalar, token == .untyped || token == .string, trimmed.isEmpty { return }
    frames[frames.count - 1].hasContent = true
    if let slot = decoded(trimmed, token, as: tables.values[frame.value]) { frames[frames.count - 1].slot = slot }
  }

  /// Nil: already reported.
  private mutating func decoded(
    _ bytes: UnsafeBufferPointer<UInt8>, _ token: ScalarToken, as value: PlanTables.Value
  ) -> Slot? {
    let isText = token == .untyped || token == .string
    let slot: Slot? =
      switch value.kind {
      case .boolean: boolean(bytes, token).map { Slot.boolean($0) }
      case .integer: isText && token != .untyped ? nil : integer(bytes, value)
      case .number: isText && token != .untyped ? nil : number(bytes, value)
      case .text: isText ? addText(bytes) : nil
      case .date: isText ? bytes.writtenDate.map { Slot.date($0) } : nil
      case .enumeration: isText ? symbol(bytes, value) : nil
      case .object, .list: nil
      }
    if slot == nil { refuse() }
    return slot
  }

  private func boolean(_ bytes: UnsafeBufferPointer<UInt8>, _ token: ScalarToken) -> Bool? {
    switch token {
    case .yes: true
    case .no: false
    case .string, .number: nil
    case .untyped: bytes.writtenBoolean
    }
  }

  private mutating func integer(_ bytes: UnsafeBufferPointer<UInt8>, _ value: PlanTables.Value) -> Slot? {
    guard let number = Decimal(bytes)?.integer else { return nil }
    guard value.integers.contains(number) else {
      refuse(.outOfRange(path(), expected: expectation(value.integers, none: .min ... .max)))
      return nil
    }
    return .integer(number)
  }

  private mutating func number(_ bytes: UnsafeBufferPointer<UInt8>, _ value: PlanTables.Value) -> Slot? {
    guard Decimal(bytes) != nil, let number = Double(String(decoding: bytes, as: UTF8.self)), number.isFinite
    else { return nil }
    guard value.numbers.contains(number) else {
      refuse(.outOfRange(path(), expected: expectation(value.numbers, none: -.infinity ... .infinity)))
      return nil
    }
    // There is one zero.
    return .number(number == 0 ? 0 : number)
  }

  private func expectation<Number: Comparable>(_ range: ClosedRange<Number>, none: ClosedRange<Number>) -> String {
    if range.lowerBound == none.lowerBound { return "at most \(range.upperBound)" }
    if range.upperBound == none.upperBound { return "at least \(range.lowerBound)" }
    return "\(range.lowerBound) to \(range.upperBound)"
  }

  private mutating func symbol(_ bytes: UnsafeBufferPointer<UInt8>, _ value: PlanTables.Value) -> Slot? {
    let enumeration = tables.enumerations[value.reference]
    if let index = enumeration.names.index(of: bytes) { return enumeration.symbols[index].map(Slot.symbol) ?? .absent }
    refuse(.valueNotListed(path(), allowed: tables.schema.enumerations[value.reference].values.map(\.name)))
    return nil
  }

  /// CR and CRLF become LF, whatever the format made of them so far.
  private mutating func addText(_ bytes: UnsafeBufferPointer<UInt8>) -> Slot {
    guard bytes.firstIndex(ofByte: UInt8(ascii: "\r")) != nil else { return record.addText(bytes) }
    var lines: [UInt8] = []
    var afterReturn = false
    for byte in bytes {
      if byte == UInt8(ascii: "\r") {
        lines.append(UInt8(ascii: "\n"))
      } else if byte != UInt8(ascii: "\n") || !afterReturn {
        lines.append(byte)
      }
      afterReturn = byte == UInt8(ascii: "\r")
    }
    return record.addText(lines)
  }
}

extension UInt8 {
  /// Whether XML and JSON call it white space.
  var isSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}

extension UnsafeBufferPointer<UInt8> {
  /// Without the white space around it.
  var trimmed: Self {
    var start = startIndex
    var end = endIndex
    while start < end, self[start].isSpace { start += 1 }
    while start < end, self[end - 1].isSpace { end -= 1 }
    return Self(rebasing: self[start..<end])
  }

  /// `true`, `false`, `1` or `0`, in any case.
  var writtenBoolean: Bool? {
    if count == 1 { return self[0] == UInt8(ascii: "1") ? true : self[0] == UInt8(ascii: "0") ? false : nil }
    if equalsIgnoringCase("true") { return true }
    return equalsIgnoringCase("false") ? false : nil
  }

  /// `yyyy-mm-dd`. Written out here because it is the most frequent value but text.
  var writtenDate: CalendarDate? {
    guard count == 10, self[4] == UInt8(ascii: "-"), self[7] == UInt8(ascii: "-"),
      let year = digits(0..<4), let month = digits(5..<7), let day = digits(8..<10)
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  private func digits(_ range: Range<Int>) -> Int? {
    var number = 0
    for index in range {
      let digit = self[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }

  private func equalsIgnoringCase(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    return indices.allSatisfy { self[$0] | 0x20 == word.utf8Start[$0] }
  }
}
