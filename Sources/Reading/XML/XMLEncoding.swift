import Diagnostics

extension FileReading {
  /// Decodes the file as its XML declaration says, unless a byte order mark said it; what libxml2 sees is UTF-8. The result
  /// tells why it can't be read.
  mutating func applyDeclaredEncoding() -> Diagnostic.Message? {
    guard !hasByteOrderMark else { return nil }
    let start = window.base
    guard startsWithDeclaration(at: start) else { return nil }
    var end = start
    while window.byte(at: end) != UInt8(ascii: ">") {
      guard end < window.end else { return nil }
      guard end - start < Limits.chunkBytes else { return .malformedXML("its declaration does not end") }
      end += 1
    }
    let declaration = window.withBytes(start, end) { String(decoding: $0, as: UTF8.self) }
    guard let name = declaration.value(of: "encoding") else { return nil }
    guard let encoding = TextEncoding(declared: name.lowercased()) else {
      return .unsupportedEncoding("another encoding")
    }
    if encoding != .utf8 { window.startTranscoding(from: encoding, skipping: 0) }
    return nil
  }

  private mutating func startsWithDeclaration(at start: Int) -> Bool {
    for (index, byte) in "<?xml".utf8.enumerated() {
      guard window.byte(at: start + index) == byte else { return false }
    }
    return window.byte(at: start + 5)?.isSpace == true
  }
}

extension String {
  /// The quoted value after a name and `=`.
  fileprivate func value(of name: String) -> String? {
    guard let found = firstRange(of: name) else { return nil }
    let rest = self[found...].drop { $0.isWhitespace }
    guard rest.first == "=" else { return nil }
    let quoted = rest.dropFirst().drop { $0.isWhitespace }
    guard let quote = quoted.first, quote == "\"" || quote == "'" else { return nil }
    return String(quoted.dropFirst().prefix { $0 != quote })
  }

  /// The end of the first place where a text stands.
  private func firstRange(of text: String) -> Index? {
    indices.first { self[$0...].hasPrefix(text) }.map { index($0, offsetBy: text.count) }
  }
}
