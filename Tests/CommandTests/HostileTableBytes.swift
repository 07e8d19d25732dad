// Files in other encodings, with wrong bytes, or of another kind altogether.
extension HostileRow {
  /// UTF-16 with its mark.
  static func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
    Array("\u{FEFF}\(text)".utf16).flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return littleEndian ? [low, high] : [high, low]
    }
  }

  private static func utf32(_ text: String) -> [UInt8] {
    "\u{FEFF}\(text)".unicodeScalars.flatMap {
      [0, UInt8($0.value >> 16), UInt8($0.value >> 8 & 0xFF), UInt8($0.value & 0xFF)]
    }
  }

  /// A record that says that it is written in this encoding, with some bytes in a text that starts in column 24 of line 2.
  private static func record(declaring encoding: String, with bytes: [UInt8]) -> [UInt8] {
    Array("<?xml version='1.0' encoding='\(encoding)'?>\n<caseRecord>\(caseXML)<x>a".utf8) + bytes
      + Array("\(secret)</x></caseRecord>".utf8)
  }

  /// Where those bytes start.
  private static let place = "2:\(12 + caseXML.utf8.count + 5)"
  private static let unknown = "unknown-record-field 2:\(12 + caseXML.utf8.count + 1)"

  static let encodings: [HostileRow] = [
    .xml(bytes: record(declaring: "UTF-8", with: [0xC3, 0xA9]), "UTF-8", unknown, counted: 1),
    .xml(bytes: record(declaring: "utf-8", with: [0xE9]), "UTF-8 that is Latin 1", "malformed-xml \(place)"),
    .xml(bytes: record(declaring: "ISO-8859-1", with: [0xE9]), "ISO-8859-1", unknown, counted: 1),
    .xml(bytes: record(declaring: "latin1", with: [0x80, 0xFF]), "ISO-8859-1 by another name", unknown, counted: 1),
    .xml(bytes: record(declaring: "windows-1252", with: [0x80, 0x93]), "windows-1252", unknown, counted: 1),
    .xml(
      bytes: record(declaring: "cp1252", with: [0x81]), "windows-1252 with a byte it has not", "malformed-text \(place)"
    ),
    .xml(bytes: record(declaring: "US-ASCII", with: [0x41]), "US-ASCII", unknown, counted: 1),
    .xml(
      bytes: record(declaring: "us-ascii", with: [0xC3, 0xA9]), "US-ASCII that is UTF-8", "malformed-text \(place)"),
    .xml(
      bytes: utf16("<caseRecord>\(caseXML)</caseRecord>", littleEndian: true), "UTF-16, little end first", counted: 1),
    .xml(bytes: utf16("<caseRecord>\(caseXML)</caseRecord>", littleEndian: false), "UTF-16, big end first", counted: 1),
    .xml(
      bytes: utf16("<caseRecord>", littleEndian: true) + [0x00, 0xD8, 0x41, 0x00], "UTF-16 with half a character",
      "malformed-text 1:13"),
    .xml(bytes: utf16("<caseRecord>", littleEndian: true) + [0x41], "UTF-16 with half a unit", "malformed-text 1:13"),
    .xml(bytes: utf16("<\0\0\0;\0\0\0\(secret)", littleEndian: false), "UTF-32 in UTF-16", "malformed-xml 1:2"),
    .xml(
      bytes: Array("\u{FEFF}<\0\0\0;\0\0\0\(secret)".utf8), "UTF-32 in UTF-8", "malformed-xml 1:2"),
    .xml(
      bytes: Array(utf16("<caseRecord/>", littleEndian: true).dropFirst(2)), "UTF-16 without its mark",
      "unsupported-encoding 1:1"),
    .xml(bytes: utf32("<caseRecord/>"), "UTF-32", "unsupported-encoding 1:1"),
    .xml(bytes: record(declaring: "UTF-16", with: []), "UTF-16 that is not", "unsupported-encoding 1:1"),
    .xml(bytes: record(declaring: "UTF-7", with: []), "UTF-7", "unsupported-encoding 1:1"),
    .xml(bytes: record(declaring: "EBCDIC-CP-US", with: []), "EBCDIC by its name", "unsupported-encoding 1:1"),
    .xml(bytes: [0x4C, 0x6F, 0xA7, 0x94, 0x93], "EBCDIC", "unsupported-encoding 1:1"),
    .xml(bytes: record(declaring: "ISO-8859-15", with: []), "ISO-8859-15", "unsupported-encoding 1:1"),
    .xml(bytes: record(declaring: "Shift_JIS", with: []), "Shift_JIS", "unsupported-encoding 1:1"),
    .xml(bytes: record(declaring: "GB18030", with: []), "GB18030", "unsupported-encoding 1:1"),
    .xml(bytes: record(declaring: secret, with: []), "an encoding that is none", "unsupported-encoding 1:1"),
    .xml(bytes: record(declaring: "", with: []), "an encoding without a name", "unsupported-encoding 1:1"),
    .xml(
      bytes: [0xEF, 0xBB, 0xBF] + record(declaring: "ISO-8859-1", with: []), "a UTF-8 mark before ISO-8859-1", unknown,
      counted: 1),
    .json(bytes: utf16("{\(caseJSON)}", littleEndian: true), "UTF-16", counted: 1),
    .json(bytes: utf16("{\(caseJSON)}", littleEndian: false), "UTF-16, big end first", counted: 1),
    .json(
      bytes: utf16("{\"x\": \"", littleEndian: false) + [0xDC, 0x00], "UTF-16 with half a character",
      "malformed-text 1:8"),
    .json(
      bytes: Array(utf16("{}", littleEndian: true).dropFirst(2)), "UTF-16 without its mark", "unsupported-encoding 1:1"),
    .json(bytes: utf32("{}"), "UTF-32", "unsupported-encoding 1:1"),
    .json(bytes: Array("\u{FEFF}{\(caseJSON)}".utf8), "UTF-8 with its mark", counted: 1),
    .json(bytes: Array("\u{FEFF}\u{FEFF}{\(caseJSON)}".utf8), "two marks", "unknown-format 1:1"),
    .json(bytes: Array("{\u{FEFF}\(caseJSON)}".utf8), "a mark inside", "malformed-json 1:2"),
  ]

  static let badUTF8: [HostileRow] = [
    ([0xC0, 0x80], "an overlong zero"), ([0xE0, 0x80, 0xAF], "an overlong slash"),
    ([0xF0, 0x80, 0x80, 0xBC], "an overlong sign"), ([0xED, 0xA0, 0x80], "a surrogate"),
    ([0xF4, 0x90, 0x80, 0x80], "beyond Unicode"), ([0x80], "a byte that continues nothing"),
    ([0xE2, 0x82], "a character that is cut"), ([0xFF], "a byte that is never used"),
  ].flatMap { (bad: [UInt8], name: String) -> [HostileRow] in
    [
      .xml(
        bytes: Array("<caseRecord><case><caseId>é".utf8) + bad + Array("\(secret)</caseId></case></caseRecord>".utf8),
        "\(name) in UTF-8", "malformed-xml 1:28"),
      .json(
        bytes: Array("{\"case\": {\"caseId\": \"é".utf8) + bad + Array("\(secret)\"}}".utf8), "\(name) in UTF-8",
        "malformed-json 1:23"),
    ]
  }

  static let otherKinds: [HostileRow] = [
    .xml("an empty file", "", "empty-file 1:1"), .json("an empty file", "", "empty-file 1:1"),
    .xml("nothing but a mark", "\u{FEFF}", "empty-file 1:1"),
    .json("nothing but white space", " \n\t\r\n ", "empty-file 3:2"),
    .xml("nothing but a comment", "<!-- \(secret) -->", "malformed-xml 1:19"),
    .xml("prose", "\(secret) was visited.", "unknown-format 1:1"),
    .json("a table", "caseId,note\nH1,\(secret)\n", "unknown-format 1:1"),
    .xml(bytes: Array("%PDF-1.7\n%\u{E2}\n1 0 obj <</Author (\(secret))>>".utf8), "a PDF", "unknown-format 1:1"),
    .json(bytes: [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0] + Array("\(secret).txt".utf8), "a zip", "unknown-format 1:1"),
    .xml(
      bytes: [0x50, 0x4B, 3, 4, 20, 0, 6, 0, 8, 0] + Array("[Content_Types].xml".utf8), "an Excel workbook",
      "unknown-format 1:1"),
    .xml(
      bytes: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + Array(secret.utf8), "a file packed by gzip", "unknown-format 1:1"),
    .json(bytes: [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13], "a picture", "unknown-format 1:1"),
    .json(bytes: [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0], "a program", "unknown-format 1:1"),
    .xml(bytes: Array(repeating: 0, count: 100_000), "zero bytes", "unsupported-encoding 1:1"),
    .xml(bytes: Array(repeating: 0xFF, count: 100_000), "bytes that are all ones", "unknown-format 1:1"),
    .xml(bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Word document", "unknown-format 1:1"),
    .xml("rich text", "{\\rtf1\\ansi \(secret)}", "malformed-json 1:2"),
    .json("XML in a file named JSON", "<caseRecord>\(caseXML)</caseRecord>", counted: 1),
    .xml("JSON in a file named XML", "{\(caseJSON)}", counted: 1),
    .json("1 MB of letters", times(1 << 20, "a"), "unknown-format 1:1"),
    .json("lines that end with CR", "{\r\"case\":\r\(secret)}", "malformed-json 3:1"),
  ]
}
