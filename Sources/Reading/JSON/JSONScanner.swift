import Diagnostics

/// Why a text is not JSON, and where.
struct JSONSyntaxError: Error {
  let message: Diagnostic.Message
  /// The offset in the file.
  let offset: Int
  /// Where that is, if it was found before what stands there was given up.
  var place: Place?
  /// Whether it is a limit that concerns one record; what follows can still be read.
  var costsRecordOnly = false

  /// A limit that one record exceeds.
  static func limit(_ message: Diagnostic.Message, at offset: Int) -> Self {
    Self(message: message, offset: offset, costsRecordOnly: true)
  }
}

/// Reads JSON by RFC 8259, strictly: the tokens of one value whose bytes are all held.
struct JSONScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  /// The file's offset of the first byte.
  let base: Int
  let limits: Limits
  /// How many values there were so far.
  private var valueCount = 0
  /// The index of the next byte.
  var at = 0
  /// The names that the schema does not know.
  var names = JSONNames()
  /// The text of the last string that had escapes.
  private var unescaped: [UInt8] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, at base: Int, limits: Limits) {
    self.bytes = bytes
    self.base = base
    self.limits = limits
  }

  /// Counts the value that comes next; `room` is what there is room for beside the values.
  mutating func countValue(_ room: Int = 0) throws(JSONSyntaxError) {
    valueCount += 1
    _ = peek()
    if valueCount + room > limits.values { throw .limit(.tooManyValues(limits), at: base + at) }
  }

  /// The next byte after white space, which is not passed; nil at the end.
  mutating func peek() -> UInt8? {
    while at < bytes.count, bytes[at].isSpace { at += 1 }
    return at < bytes.count ? bytes[at] : nil
  }

  /// The next byte after white space, which is passed.
  mutating func next() throws(JSONSyntaxError) -> UInt8 {
    guard let byte = peek() else { throw error(Self.endsTooEarly) }
    at += 1
    return byte
  }

  /// Passes a byte that must come next.
  mutating func expect(_ byte: UInt8, _ reason: String) throws(JSONSyntaxError) {
    guard let found = peek() else { throw error(Self.endsTooEarly) }
    guard found == byte else { throw error(reason) }
    at += 1
  }

  static let endsTooEarly = "the file ends too early"

  /// The error of a text that is in order up to its end.
  func endsTooEarly() -> JSONSyntaxError { error(Self.endsTooEarly, at: bytes.count) }

  func error(_ reason: String, at index: Int? = nil) -> JSONSyntaxError {
    JSONSyntaxError(message: .malformedJSON(reason), offset: base + (index ?? at))
  }

  // MARK: Words and numbers

  /// Passes `true`, `false` or `null`.
  mutating func word() throws(JSONSyntaxError) -> ScalarToken? {
    for (word, token) in [("true", ScalarToken.yes), ("false", .no), ("null", nil)] as [(StaticString, ScalarToken?)] {
      let length = word.utf8CodeUnitCount
      let held = min(length, bytes.count - at)
      guard (0..<held).allSatisfy({ bytes[at + $0] == word.utf8Start[$0] }) else { continue }
      guard held == length else { throw endsTooEarly() }
      at += length
      return token
    }
    throw error("expected a value")
  }

  /// Passes a number and gives back its bytes.
  mutating func number() throws(JSONSyntaxError) -> UnsafeBufferPointer<UInt8> {
    let start = at
    pass(UInt8(ascii: "-"))
    if !pass(UInt8(ascii: "0")) { try digits() }
    if pass(UInt8(ascii: ".")) { try digits() }
    if pass(UInt8(ascii: "e")) || pass(UInt8(ascii: "E")) {
      if !pass(UInt8(ascii: "+")) { pass(UInt8(ascii: "-")) }
      try digits()
    }
    return UnsafeBufferPointer(rebasing: bytes[start..<at])
  }

  @discardableResult
  private mutating func pass(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func digits() throws(JSONSyntaxError) {
    let start = at
    while at < bytes.count, bytes[at] &- UInt8(ascii: "0") < 10 { at += 1 }
    guard at > start else { throw at == bytes.count ? endsTooEarly() : error("a number is not complete") }
  }

  // MARK: Strings

  /// Passes a string, whose first quote comes next, and calls `body` with its text.
  mutating func string<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) throws(JSONSyntaxError) -> Result {
    at += 1
    let start = at
    try plainCharacters()
    if try current() == UInt8(ascii: "\"") {
      at += 1
      try checkText(at - 1 - start, at: start - 1)
      return body(UnsafeBufferPointer(rebasing: bytes[start..<(at - 1)]))
    }
    try unescape(from: start)
    try checkText(unescaped.count, at: start - 1)
    return unescaped.withUnsafeBufferPointer(body)
  }

  private func checkText(_ length: Int, at index: Int) throws(JSONSyntaxError) {
    if length > limits.textBytes { throw .limit(.textTooLong(limits), at: base + index) }
  }

  private func current() throws(JSONSyntaxError) -> UInt8 {
    guard at < bytes.count else { throw error(Self.endsTooEarly) }
    return bytes[at]
  }

  /// Passes characters up to a quote or a backslash.
  private mutating func plainCharacters() throws(JSONSyntaxError) {
    while true {
      let byte = try current()
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
      let length = byte < 0x80 ? (byte < 0x20 ? 0 : 1) : bytes.characterLength(at: at)
      guard length > 0 else {
        if bytes.isCutCharacter(at: at) { throw endsTooEarly() }
        throw error(byte < 0x20 ? "a control character stands in a string" : "a character is not UTF-8 or not allowed")
      }
      at += length
    }
  }

  private mutating func unescape(from start: Int) throws(JSONSyntaxError) {
    unescaped.removeAll(keepingCapacity: true)
    var copied = start
    while true {
      unescaped.append(contentsOf: bytes[copied..<at])
      let byte = try current()
      at += 1
      if byte == UInt8(ascii: "\"") { return }
      try escape()
      copied = at
      try plainCharacters()
    }
  }

  /// Reads what follows a backslash.
  private mutating func escape() throws(JSONSyntaxError) {
    let byte = try current()
    let plain: UInt8? =
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
      case UInt8(ascii: "n"): 0x0A
      case UInt8(ascii: "r"): 0x0D
      case UInt8(ascii: "t"): 0x09
      default: nil
      }
    if let plain {
      at += 1
      return unescaped.append(plain)
    }
    if byte == UInt8(ascii: "b") || byte == UInt8(ascii: "f") { throw forbidden(from: at - 1) }
    guard byte == UInt8(ascii: "u") else { throw error("an escape is not known", at: at - 1) }
    try unicodeEscape()
  }

  private mutating func unicodeEscape() throws(JSONSyntaxError) {
    let start = at - 1
    var value = try hexadecimal()
    let isHighHalf = (0xD800...0xDBFF).contains(value)
    if isHighHalf, bytes[at...].elementsEqual("\\".utf8) || at == bytes.count { throw endsTooEarly() }
    if isHighHalf, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
      bytes[at + 1] == UInt8(ascii: "u")
    {
      at += 1
      let low = try hexadecimal()
      guard (0xDC00...0xDFFF).contains(low) else { throw forbidden(from: start) }
      value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00)
    }
    let isControl = value < 0x20 && value != 0x09 && value != 0x0A && value != 0x0D
    guard !isControl, value != 0xFFFE, value != 0xFFFF, let scalar = Unicode.Scalar(value) else {
      throw forbidden(from: start)
    }
    unescaped.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  /// Reads `u` and four digits.
  private mutating func hexadecimal() throws(JSONSyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for index in 1...4 {
      guard at + index < bytes.count else { throw endsTooEarly() }
      guard let digit = Character(Unicode.Scalar(bytes[at + index])).hexDigitValue, bytes[at + index] < 0x80
      else { throw error("an escape is not complete", at: at - 1) }
      value = value << 4 | UInt32(digit)
    }
    at += 5
    return value
  }

  private func forbidden(from index: Int) -> JSONSyntaxError {
    error("an escape stands for a character that is not allowed", at: index)
  }
}

extension Diagnostic.Message {
  static func malformedJSON(_ reason: String) -> Self {
    Self(
      id: "malformed-json", "this is not JSON: \(reason)",
      help: "have the file written again by the system it comes from")
  }
}
