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

  /// Of what is nested deeper nothing good can come.
  private static let depth = 4_096

  private var state = State.value
  /// The brackets that are open.
  private var open: [UInt8] = []
  private var isInString = false
  private var isEscaped = false
  private var isName = false

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
      if open.count > Self.depth { return .tooDeep }
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
      open.append(UInt8(ascii: "}"))
      state = .firstName
    case UInt8(ascii: "["):
      open.append(UInt8(ascii: "]"))
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
    guard let bracket = open.last else { return nil }
    if byte == bracket { return close() }
    guard byte == UInt8(ascii: ",") else { return "expected ',' or '\(Character(Unicode.Scalar(bracket)))'" }
    state = bracket == UInt8(ascii: "}") ? .name : .value
    return nil
  }

  private mutating func close() -> String? {
    open.removeLast()
    state = .separator
    return nil
  }
}

extension UInt8 {
  /// Whether numbers and words are written with it.
  fileprivate var isScalarPart: Bool {
    (self | 0x20) &- UInt8(ascii: "a") < 26 || self &- UInt8(ascii: "0") < 10 || "+-.".utf8.contains(self)
  }
}
