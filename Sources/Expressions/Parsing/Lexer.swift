import Diagnostics

/// Cuts the text of an expression into tokens.
struct Lexer {
  let snippet: SourceSnippet
  var offset = 0
  /// What is wrong with the token that could not be read, and where.
  private(set) var failure: (message: Diagnostic.Message, start: Int, end: Int)?

  init(_ snippet: SourceSnippet) {
    self.snippet = snippet
  }

  /// The next token; nil, with `failure` set, where there is none to be made.
  mutating func next() -> Token? {
    skipBlanks()
    let start = offset
    guard let byte = peek() else { return Token(kind: .end, start: start, end: start) }
    if let token = stringToken() { return token }
    if failure != nil { return nil }
    if isDigit(byte) || (byte == UInt8(ascii: ".") && peek(1).map(isDigit) == true) { return number() }
    if isLetter(byte) { return word() }
    if byte == UInt8(ascii: "`") { return quotedIdentifier() }
    return symbol()
  }

  mutating func fail(_ message: Diagnostic.Message, _ start: Int, _ end: Int) -> Token? {
    failure = (message, start, end)
    return nil
  }

  func peek(_ ahead: Int = 0) -> UInt8? {
    offset + ahead < snippet.bytes.count ? snippet.bytes[offset + ahead] : nil
  }

  func text(_ start: Int, _ end: Int) -> String { String(decoding: snippet.bytes[start..<end], as: UTF8.self) }

  private mutating func skipBlanks() {
    while let byte = peek() {
      if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "/") {
        while let inside = peek(), inside != UInt8(ascii: "\n"), inside != UInt8(ascii: "\r") { offset += 1 }
      } else if [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(byte) {
        offset += 1
      } else {
        return
      }
    }
  }

  private mutating func word() -> Token? {
    let start = offset
    while let byte = peek(), isLetter(byte) || isDigit(byte) { offset += 1 }
    let kind: Token.Kind
    switch text(start, offset) {
    case "true": kind = .literal(.boolean(true))
    case "false": kind = .literal(.boolean(false))
    case "null": kind = .literal(.null)
    case "in": kind = .symbol("in")
    case let name: kind = .identifier(name)
    }
    return Token(kind: kind, start: start, end: offset)
  }

  /// A field name between backquotes, for names that are no identifiers.
  private mutating func quotedIdentifier() -> Token? {
    let start = offset
    offset += 1
    while let byte = peek(), byte != UInt8(ascii: "`") {
      guard isLetter(byte) || isDigit(byte) || "-./ ".utf8.contains(byte) else { break }
      offset += 1
    }
    guard peek() == UInt8(ascii: "`"), offset > start + 1 else {
      return fail(.unexpectedCharacter("`"), start, start + 1)
    }
    offset += 1
    return Token(kind: .identifier(text(start + 1, offset - 1)), start: start, end: offset)
  }

  private mutating func symbol() -> Token? {
    let start = offset
    if let next = peek(1), let symbol = Self.pairs[UInt16(snippet.bytes[start]) << 8 | UInt16(next)] {
      offset += 2
      return Token(kind: .symbol(symbol), start: start, end: offset)
    }
    if let symbol = Self.singles[Int(snippet.bytes[start])] {
      offset += 1
      return Token(kind: .symbol(symbol), start: start, end: offset)
    }
    var end = start + 1
    while end < snippet.bytes.count, snippet.bytes[end] & 0xC0 == 0x80 { end += 1 }
    if peek() == UInt8(ascii: "="), let next = peek(1), next == UInt8(ascii: ">") || next == UInt8(ascii: "<") {
      end += 1
    }
    return fail(.unexpectedCharacter(text(start, end)), start, end)
  }

  private static let pairs: [UInt16: String] = Dictionary(
    uniqueKeysWithValues: ["||", "&&", "==", "!=", "<=", ">="].map { pair in
      (pair.utf8.reduce(0) { $0 << 8 | UInt16($1) }, pair)
    })

  /// The symbols of one character, by its byte.
  private static let singles: [String?] = (UInt8.min...UInt8.max).map { byte in
    let symbol = String(Unicode.Scalar(byte))
    return "<>+-*/%!?:,.()[]{}".contains(symbol) ? symbol : nil
  }

  func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  func isLetter(_ byte: UInt8) -> Bool {
    (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")) || (byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z"))
      || byte == UInt8(ascii: "_")
  }
}

extension Diagnostic.Message {
  static func unexpectedCharacter(_ character: String) -> Self {
    let help: String? =
      switch character {
      case "=": "compare with '=='"
      case "=>": "write '>=' for at least"
      case "=<": "write '<=' for at most"
      case "&": "write '&&' for and"
      case "|": "write '||' for or"
      case "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}": "use straight quotation marks"
      default: nil
      }
    return Self(id: "unexpected-character", "'\(character)' has no meaning here", label: "not understood", help: help)
  }
}
