import Testing

@testable import Documents

/// Whatever stands in a text of a report, the workbook has the same sheets, tables and cells.
@Suite(.enabled(if: ReadWorkbook.canRead, "there is no unzip to read a workbook with"))
struct HostileWorkbookTests {
  static let texts: [String] = [
    "", " ", "\n", "\t\t", "=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://example.org\")",
    "<script>alert(1)</script>", "</t></si></sst>", "]]>", "&amp;", "&#0;", "\"'<>&", "<!--", "<?xml?>", "<![CDATA[",
    "\u{0}", "a\u{0}b", "\u{1}\u{8}\u{B}\u{C}\u{1F}", "\u{7F}\u{9B}", "\u{1B}[31m", "\r\n", "a\rb", "a\nb\u{2028}c",
    "\u{202E}gnp.exe", "\u{2066}x\u{2069}", "\u{200F}", "\u{FFFE}\u{FFFF}", "\u{FEFF}x", "_x0041_", "_x000D_ _x005F_",
    "__x0041__x0042_", "[c]", "[note 1]", "'", "''", "'Contents'!A1", "[Book1]Sheet!A1", "a]b[c:d*e?f/g\\h", "History",
    "Cover", "2016", "A1", "R1C1", "R", "RC", "XFD1048576", "TRUE", "#REF!", "1e5", "ﬁ", "é", "e\u{301}", "👩‍👩‍👧", "表",
    "\u{10FFFF}", "http://example.org", "internal:Cover!A1", "external:c:\\x", "mailto:a@b", "{=1}", "%s%n%d", "100%",
    String(repeating: "long ", count: 10_000), String(repeating: "x", count: 40_000),
    "a" + String(repeating: "\u{301}", count: 40_000), String(repeating: "👩", count: 20_000),
    String(repeating: "_x0041_", count: 6_000),
  ]

  /// A document with a text in every slot that holds one.
  private func document(_ text: String) -> Document {
    let table = Table(
      id: text, title: text, shortTitle: String(text.unicodeScalars.prefix(31).map(Character.init)), about: [text],
      notes: [1, 7],
      columns: [Column(text, .text), Column(text + "!", .number(decimals: 1))],
      rows: [[.text(text), .number(text)], [.text("a"), .text(text)]])
    return Document(
      name: text, title: text, marking: text, dataDate: text, facts: [.init(text, text)],
      sections: [Section(id: text, title: text, blocks: [.heading(text), .table(table), .table(table)])], notes: [text])
  }

  @Test(arguments: texts.indices) func theStructureIsTheSame(_ index: Int) throws {
    let book = try ReadWorkbook(document(Self.texts[index]).workbook())
    #expect(book.sheets.count == 5)
    #expect(Set(book.sheets.map { $0.name.lowercased() }).count == 5)
    #expect(book.sheets.map { $0.tables.count } == [1, 1, 1, 1, 1])
    #expect(Set(book.sheets.flatMap { $0.tables.map { $0.name.lowercased() } }).count == 5)
    for sheet in book.sheets {
      #expect(sheet.name.utf16.count <= 31 && !sheet.name.contains { "[]:*?/\\'".contains($0) })
      let rows = sheet.tableRows
      #expect(rows.count > 1 && rows.allSatisfy { $0.count == 2 }, "the table ends the sheet and has no empty cell")
      #expect(sheet.tables.allSatisfy { $0.place.hasSuffix(":B\(sheet.rows.count)") })
      #expect(sheet.rows.joined().allSatisfy { $0 != "\"\"" && $0.utf16.count <= 32_769 })
      // What Excel repairs: headers of the cells and of the table that differ, or that are equal to each other.
      #expect(sheet.tables.map(\.columns) == [rows.first.map { $0.map { String($0.dropFirst().dropLast()) } }])
      #expect(Set(sheet.tables.flatMap(\.columns).map { $0.lowercased() }).count == 2)
      for target in sheet.links.values {
        #expect(book.sheets.contains { "'\($0.name)'!A1" == target }, "\(target)")
      }
    }
    let names = try #require(book.parts["xl/workbook.xml"]).matches(of: /<definedName [^>]*>(.*?)!\$\d+:\$\d+</).map(
      \.1)
    #expect(
      names.count == 5 && names.allSatisfy { $0.hasPrefix("&apos;") || $0.hasPrefix("'") || $0.allSatisfy(\.isLetter) })
  }
}
