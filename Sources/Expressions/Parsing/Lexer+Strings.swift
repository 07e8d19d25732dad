import Diagnostics

extension Lexer {
  /// A string or bytes literal, if one starts here; nil with no failure if none does.
  mutating func stringToken() -> Token? {
    let start = offset
    var ahead = 0
    var isRaw = false
    var isBytes = false
    while let mark = peek(ahead), ahead < 2 {
      switch mark {
      case UInt8(ascii: "r"), UInt8(ascii: "R"): isRaw = true
      case UInt8(ascii: "b"), UInt8(ascii: "B"): isBytes = true
      default: break
      }
      guard [UInt8(ascii: "r"), UInt8(ascii: "R"), UInt8(ascii: "b"), UInt8(ascii: "B")].contains(mark) else { break }
      ahead += 1
    }
    guard let quote = peek(ahead), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let isTriple = peek(ahead + 1) == quote && peek(ahead + 2) == quote
    offset += ahead + (isTriple ? 3 : 1)
    return content(StringForm(quote: quote, isTriple: isTriple, isRaw: isRaw, isBytes: isBytes), from: start)
  }

  private struct StringForm {
    let quote: UInt8
    let isTriple: Bool
    let isRaw: Bool
    let isBytes: Bool
  }

  private mutating func content(_ form: StringForm, from start: Int) -> Token? {
    var bytes: [UInt8] = []
    while let byte = peek() {
      if byte == form.quote, !form.isTriple || (peek(1) == form.quote && peek(2) == form.quote) {
        offset += form.isTriple ? 3 : 1
        let literal = form.isBytes ? Expression.Literal.bytes(bytes) : .string(String(decoding: bytes, as: UTF8.self))
        return Token(kind: .literal(literal), start: start, end: offset)
      }
      if !form.isTriple, byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if byte == UInt8(ascii: "\\"), !form.isRaw {
        guard escape(form, into: &bytes) else { return nil }
      } else {
        bytes.append(byte)
        offset += 1
      }
    }
    return fail(.unterminatedText(), start, min(start + 1, snippet.bytes.count))
  }

  private mutating func escape(_ form: StringForm, into bytes: inout [UInt8]) -> Bool {
    let start = offset
    guard let mark = peek(1) else {
      failEscape(start)
      return false
    }
    offset += 2
    if let plain = Self.plainEscapes[mark] {
      bytes.append(plain)
      return true
    }
    let number: UInt32?
    switch mark {
    case UInt8(ascii: "x"), UInt8(ascii: "X"): number = digits(2, radix: 16)
    case UInt8(ascii: "u") where !form.isBytes: number = digits(4, radix: 16)
    case UInt8(ascii: "U") where !form.isBytes: number = digits(8, radix: 16)
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
      offset -= 1
      number = digits(3, radix: 8)
    default: number = nil
    }
    guard let number, form.isBytes || Unicode.Scalar(number) != nil else {
      failEscape(start)
      return false
    }
    if form.isBytes {
      bytes.append(UInt8(truncatingIfNeeded: number))
    } else if let scalar = Unicode.Scalar(number) {
      bytes.append(contentsOf: Array(String(Character(scalar)).utf8))
    }
    return true
  }

  private mutating func digits(_ count: Int, radix: Int) -> UInt32? {
    guard offset + count <= snippet.bytes.count else { return nil }
    let digits = text(offset, offset + count)
    guard digits.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    offset += count
    return UInt32(digits, radix: radix)
  }

  private mutating func failEscape(_ start: Int) {
    _ = fail(.invalidEscape(), start, min(start + 2, snippet.bytes.count))
  }

  private static let plainEscapes: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13,
    UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11, UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "?"): UInt8(ascii: "?"), UInt8(ascii: "\""): UInt8(ascii: "\""),
    UInt8(ascii: "'"): UInt8(ascii: "'"), UInt8(ascii: "`"): UInt8(ascii: "`"),
  ]
}

extension Diagnostic.Message {
  static func unterminatedText() -> Self {
    Self(id: "unterminated-text", "this text has no closing quotation mark", label: "starts here")
  }

  static func invalidEscape() -> Self {
    Self(
      id: "invalid-escape", "this escape sequence is not known", label: "not understood",
      help: "write '\\\\' for a backslash itself")
  }
}
