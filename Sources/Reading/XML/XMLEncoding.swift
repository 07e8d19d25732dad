extension FileReading {
  /// How far an XML declaration is looked for, in bytes.
  private static let longestDeclaration = 1_024

  /// The encoding that the file's XML declaration names, in lower case; nil where it names none.
  mutating func declaredEncoding() -> String? {
    let start = window.base
    while window.end - start < Self.longestDeclaration, window.fill() {}
    return window.withBytes(start, start + Self.longestDeclaration) { bytes in
      guard bytes.starts(with: "<?xml".utf8), bytes.dropFirst(5).first?.isSpace == true else { return nil }
      guard let end = bytes.firstIndex(of: UInt8(ascii: ">")) else { return nil }
      let declaration = String(decoding: bytes[..<end], as: UTF8.self)
      return declaration.value(of: "encoding")?.lowercased()
    }
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
