/// Follows the structure of one JSON value that is refused, over bytes that come in pieces and are not held: what comes after
/// it is believed only if its brackets, commas and quotation marks are in order.
struct JSONSkimmer {
  /// What a piece came to.
  enum Outcome {
    case goesOn
    /// The value ends before this index.
    case ends(Int)
    /// It is no JSON at this index.
    case broken(Int, String)
    case tooDeep
  }

  private enum State {
    case value, firstItem, name, firstName, colon, separator, scalar
  }

  private var state = State.value
  private var open: OpenBrackets
  private var isInString = false
  private var isEscaped = false
  private var isName = false

  init(limits: Limits) { open = OpenBrackets(most: limits.recordBytes) }

  /// Whether so many brackets are open that they tell more than what is wrong at the end.
  var isVeryDeep: Bool { open.count > 4_096 }

  /// Looks at the bytes that follow.
  mutating func pass(_ bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
    for index in bytes.indices {
      let byte = bytes[index]
      if isInString {
        if let reason = passString(byte) { return .broken(index, reason) }
        if !isInString, isOver { return .ends(index + 1) }
        continue
      }
      if state == .scalar, !byte.isScalarPart {
        state = .separator
        if isOver { return .ends(index) }
      }
      if byte.isSpace || state == .scalar { continue }
      if let reason = passStructure(byte) { return .broken(index, reason) }
      if open.isFull { return .tooDeep }
      if state == .separator, isOver { return .ends(index + 1) }
    }
    return .goesOn
  }

  private var isOver: Bool { open.isEmpty && state == .separator }

  /// Nil, or what is wrong.
  private mutating func passString(_ byte: UInt8) -> String? {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInString = false
      state = isName ? .colon : .separator
    } else if byte < 0x20 {
      return "a control character stands in a string"
    }
    return nil
  }

  private mutating func passStructure(_ byte: UInt8) -> String? {
    switch state {
    case .value: return passValue(byte)
    case .firstItem: return byte == UInt8(ascii: "]") ? close() : passValue(byte)
    case .firstName: return byte == UInt8(ascii: "}") ? close() : passName(byte)
    case .name: return passName(byte)
    case .colon:
      state = .value
      return byte == UInt8(ascii: ":") ? nil : "expected ':' after a name"
    case .separator: return passSeparator(byte)
    case .scalar: return nil
    }
  }

  private mutating func passValue(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "\""):
      (isInString, isName) = (true, false)
    case UInt8(ascii: "{"):
      open.append(isObject: true)
      state = .firstName
    case UInt8(ascii: "["):
      open.append(isObject: false)
      state = .firstItem
    default:
      guard byte.isScalarPart else { return "expected a value" }
      state = .scalar
    }
    return nil
  }

  private mutating func passName(_ byte: UInt8) -> String? {
    guard byte == UInt8(ascii: "\"") else { return "expected a name in double quotes" }
    (isInString, isName) = (true, true)
    return nil
  }

  private mutating func passSeparator(_ byte: UInt8) -> String? {
    guard !open.isEmpty else { return nil }
    let bracket = open.isLastObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    if byte == bracket { return close() }
    guard byte == UInt8(ascii: ",") else { return "expected ',' or '\(Character(Unicode.Scalar(bracket)))'" }
    state = open.isLastObject ? .name : .value
    return nil
  }

  private mutating func close() -> String? {
    open.removeLast()
    state = .separator
    return nil
  }
}

/// The brackets that are open, one bit each.
private struct OpenBrackets {
  /// A bracket more can't be.
  let most: Int
  private(set) var count = 0
  private var objects: [UInt64] = []

  init(most: Int) { self.most = most }

  var isEmpty: Bool { count == 0 }
  var isFull: Bool { count > most }
  var isLastObject: Bool { objects[(count - 1) / 64] >> UInt64((count - 1) % 64) & 1 == 1 }

  mutating func append(isObject: Bool) {
    let bit: UInt64 = 1 << UInt64(count % 64)
    if count / 64 == objects.count { objects.append(0) }
    if isObject { objects[count / 64] |= bit } else { objects[count / 64] &= ~bit }
    count += 1
  }

  mutating func removeLast() { count -= 1 }
}

extension UInt8 {
  /// Whether numbers and words are written with it.
  fileprivate var isScalarPart: Bool {
    (self | 0x20) &- UInt8(ascii: "a") < 26 || self &- UInt8(ascii: "0") < 10 || "+-.".utf8.contains(self)
  }
}
