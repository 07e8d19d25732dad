import Diagnostics

extension Lexer {
  /// An integer, an unsigned integer or a double.
  mutating func number() -> Token? {
    let start = offset
    if peek() == UInt8(ascii: "0"), let mark = peek(1), mark == UInt8(ascii: "x") || mark == UInt8(ascii: "X") {
      return hexadecimal(from: start)
    }
    var isDouble = false
    skipDigits()
    if peek() == UInt8(ascii: "."), peek(1).map(isDigit) == true {
      isDouble = true
      offset += 1
      skipDigits()
    }
    if let mark = peek(), mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E"), exponentFollows() {
      isDouble = true
      offset += 1
      if let sign = peek(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { offset += 1 }
      skipDigits()
    }
    let digits = text(start, offset)
    if isDouble { return finishNumber(Double(digits).flatMap { $0.isFinite ? .double($0) : nil }, start) }
    if skipUnsignedMark() { return finishNumber(UInt64(digits).map(Expression.Literal.unsigned), start) }
    return finishNumber(integer(digits, radix: 10), start)
  }

  private mutating func hexadecimal(from start: Int) -> Token? {
    offset += 2
    let first = offset
    while let byte = peek(), Character(Unicode.Scalar(byte)).isHexDigit { offset += 1 }
    let digits = text(first, offset)
    if skipUnsignedMark() { return finishNumber(UInt64(digits, radix: 16).map(Expression.Literal.unsigned), start) }
    return finishNumber(integer(digits, radix: 16), start)
  }

  /// 2^63 is kept for a minus sign before it: `-9223372036854775808` is an integer.
  private func integer(_ digits: String, radix: Int) -> Expression.Literal? {
    if let value = Int64(digits, radix: radix) { return .integer(value) }
    return UInt64(digits, radix: radix) == UInt64(1) << 63 ? .integer(.min) : nil
  }

  private mutating func finishNumber(_ literal: Expression.Literal?, _ start: Int) -> Token? {
    if let next = peek(), isLetter(next) || isDigit(next) {
      while let byte = peek(), isLetter(byte) || isDigit(byte) { offset += 1 }
      return fail(.invalidNumber(text(start, offset)), start, offset)
    }
    guard let literal else { return fail(.invalidNumber(text(start, offset)), start, offset) }
    return Token(kind: .literal(literal), start: start, end: offset)
  }

  private mutating func skipDigits() {
    while let byte = peek(), isDigit(byte) { offset += 1 }
  }

  private mutating func skipUnsignedMark() -> Bool {
    guard let mark = peek(), mark == UInt8(ascii: "u") || mark == UInt8(ascii: "U") else { return false }
    offset += 1
    return true
  }

  private func exponentFollows() -> Bool {
    if peek(1).map(isDigit) == true { return true }
    return (peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")) && peek(2).map(isDigit) == true
  }
}

extension Diagnostic.Message {
  static func invalidNumber(_ text: String) -> Self {
    Self(id: "invalid-number", "'\(text)' is not a number this language can hold", label: "not a number")
  }
}
