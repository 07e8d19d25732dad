// Files that end too early: one of each length.
extension HostileRow {
  static let cuts: [HostileRow] = [
    cut(
      "an XML record", "xml",
      "<?xml version=\"1.0\"?>\n<caseRecord><case caseId='\(secret)'>"
        + "<!-- x --><authorityCode>N&amp;E</authorityCode></case>\n</caseRecord>", "malformed-xml"),
    cut(
      "a JSON record", "json",
      "{\"case\": {\"caseId\": \"\(secret)\\u00e9\", \"tier\": 1.5e1},\n\"children\": [{\"unborn\": true}, null]}",
      "malformed-json"),
  ]

  /// A file cut after every byte but its last.
  private static func cut(_ name: String, _ ending: String, _ text: String, _ id: String) -> HostileRow {
    let bytes = Array(text.utf8)
    // In the order of their lengths.
    let file = { (length: Int) in "cut-\(1_000 + length).\(ending)" }
    return HostileRow(
      name: "\(name), cut after every byte",
      files: (0..<bytes.count).map { length in File(name: file(length)) { Array(bytes[..<length]) } },
      expected: (0..<bytes.count).map { length in
        let id = length == 0 ? "empty-file" : id
        let place = place(atEndOf: String.UnicodeScalarView(text.unicodeScalars.prefix(length)))
        return "\(id) \(file(length)):\(place)"
      })
  }
}
