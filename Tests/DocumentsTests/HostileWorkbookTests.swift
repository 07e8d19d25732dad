import Support
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
    "__x0041__x0042_", "_x0041_\u{338}", "/\u{338}[\u{338}'\u{338}:\u{338}#\u{338}",
    "\n\u{338}", "[c]", "[note 1]", "'", "''", "'Contents'!A1", "[Book1]Sheet!A1", "a]b[c:d*e?f/g\\h", "History",
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

  /// All of them, and those that mean harm to pages, in one document.
  static let document: Document = {
    let texts = Self.texts + HostileTexts.all
    let cells = Table(
      id: "cells", title: "Cells", shortTitle: "Cells",
      columns: [Column("A", .text), Column("B", .number(decimals: 1))],
      rows: texts.map { [.text($0), .number($0)] })
    let tables = texts.prefix(100).map { text in
      Block.table(
        Table(
          id: text, title: text, shortTitle: String(text.unicodeScalars.prefix(31).map(Character.init)), about: [text],
          columns: [Column(text, .text), Column(text + "!", .text)], rows: [[.text(text), .text(text)]]))
    }
    return Document(
      name: "hostile", title: texts[5], marking: texts[8], dataDate: texts[9], facts: texts.map { .init($0, $0) },
      sections: [Section(id: "s", title: "S", blocks: [.table(cells)] + tables)], notes: texts)
  }()

  @Test(arguments: texts.indices) func theStructureIsTheSame(_ index: Int) throws {
    let book = try ReadWorkbook(document(Self.texts[index]).workbook())
    #expect(book.sheets.count == 5)
    #expect(Set(book.sheets.map { $0.name.lowercased() }).count == 5)
    #expect(book.sheets.map { $0.tables.count } == [1, 1, 1, 1, 1])
    #expect(Set(book.sheets.flatMap { $0.tables.map { $0.name.lowercased() } }).count == 5)
    #expect(book.sheets.flatMap(\.tables).allSatisfy { $0.name.wholeMatch(of: /[a-z][A-Za-z0-9_.]{1,254}/) != nil })
    for sheet in book.sheets {
      #expect(
        sheet.name.utf16.count <= 31 && !sheet.name.unicodeScalars.contains { "[]:*?/\\'".unicodeScalars.contains($0) })
      let rows = sheet.tableRows
      #expect(rows.count > 1 && rows.allSatisfy { $0.count == 2 }, "the table ends the sheet and has no empty cell")
      #expect(sheet.tables.allSatisfy { $0.place.hasSuffix(":B\(sheet.rows.count)") })
      #expect(sheet.rows.joined().allSatisfy { $0 != "\"\"" && $0.utf16.count <= 32_769 })
      // What Excel repairs: headers of the cells and of the table that differ, or that are equal to each other.
      #expect(sheet.tables.map { $0.columns.map { "\"\($0)\"" } } == [rows.first])
      #expect(Set(sheet.tables.flatMap(\.columns).map { $0.lowercased() }).count == 2)
      for target in sheet.links.values {
        #expect(book.sheets.contains { "'\($0.name)'!A1" == target }, "\(target)")
      }
    }
    let names = try #require(book.parts["xl/workbook.xml"]).matches(of: /<definedName [^>]*>(.*?)!\$\d+:\$\d+</).map(
      \.1)
    #expect(
      names.count == 5 && names.allSatisfy { $0.utf8.first == UInt8(ascii: "'") || $0.allSatisfy(\.isLetter) })
  }
}

/// What becomes of single texts.
@Suite(.enabled(if: ReadWorkbook.canRead, "there is no unzip to read a workbook with"))
struct WorkbookTextTests {
  /// 2,000 texts of hostile pieces, in any order, are read back as they were, but for what is made visible.
  @Test func textsAreReadBack() throws {
    var generator = SeededGenerator(seed: 9)
    let pieces = (HostileTexts.all + HostileWorkbookTests.texts).filter { $0.utf8.count < 200 }
    let texts = (0..<2_000).map { _ in
      (0..<Int.random(in: 1...4, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }
    let table = Table(
      id: "t", title: "T", shortTitle: "T", columns: [Column("A", .text)], rows: texts.map { [.text($0)] })
    let document = Document(
      name: "d", title: "D", marking: "M", dataDate: "D", facts: [],
      sections: [Section(id: "s", title: "S", blocks: [.table(table)])], notes: [])
    let sheet = try #require(ReadWorkbook(document.workbook()).sheets.last)
    // A text may start with a mark that joins the quotation mark before it, so both are compared with theirs.
    let expected = texts.map {
      $0.unicodeScalars.allSatisfy(\.properties.isWhitespace) ? "\"[x]\"" : "\"\(shown($0, keepingLines: true))\""
    }
    #expect(Array(sheet.tableRows.dropFirst()) == expected.map { [$0] })
  }

  @Test(arguments: [
    ("Gaps by theme", "Gaps by theme"), ("a/b: [c]*?", "a-b- (c)"), ("  two\n words ", "two words"),
    ("'quoted'", "’quoted’"), ("Q1", "Table Q1"), ("2016", "Table 2016"), ("R", "Table R"), ("true", "Table true"),
    ("_x0041_", "-x0041_"), ("", "Table"),
    ("#1", "-1"), ("cover", "cover (2)"), ("History", "History (2)"), ("abc\u{202E}", "abc-u{202e}"),
    ("Thirty-one characters with four", "Thirty-one characters with four"),
    ("👩👩👩👩👩👩👩👩👩👩👩👩👩👩👩👩", "👩👩👩👩👩👩👩👩👩👩👩👩👩👩👩…"),
  ])
  func sheetsAreNamed(_ title: String, as name: String) throws {
    let table = Table(id: "t", title: "T", shortTitle: title, columns: [Column("A", .text)], rows: [])
    let document = Document(
      name: "d", title: "D", marking: "M", dataDate: "D", facts: [],
      sections: [Section(id: "s", title: "S", blocks: [.table(table)])], notes: [])
    #expect(document.sheets().last?.name == name)
  }

  @Test(arguments: [
    (Cell.number("19.3"), "19.3 #,##0.0"), (.number("-4.00"), "-4 #,##0.00"), (.number("0"), "0 #,##0"),
    (.number("-0.0"), "0 #,##0.0"), (.count(1331), "1331 #,##0"), (.count(9_007_199_254_740_993), "text"),
    (.number("nan"), "text"), (.number("1e5"), "text"), (.number("0x10"), "text"), (.number("1,331"), "text"),
    (.number("0.1234567890123456"), "text"), (.number(""), "text"), (.symbol(.low), "text"), (.text("12"), "text"),
  ])
  func numbersAreNumbers(_ cell: Cell, as expected: String) throws {
    let content = SheetTable.Content(cell, in: .number(decimals: 1))
    let table = SheetTable(name: "t", columns: [Column("A", .number(decimals: 1))], rows: [[content]])
    let sheet = Sheet(name: "S", title: "T", lines: [], marking: "", table: table)
    let book = try ReadWorkbook(WorkbookFile.bytes(of: [sheet]))
    let value = try #require(book.sheets.first?.rows.last?.first)
    let formats = try #require(book.parts["xl/styles.xml"]).matches(of: /formatCode="([^"]*)"/).map(\.1)
    #expect((value.hasPrefix("\"") ? "text" : "\(value) \(formats.joined())") == expected)
  }

  @Test(arguments: [
    (["A", "a"], ["A", "a (2)"]), (["", " "], ["Column 1", "Column 2"]), (["a\nb", "a  b"], ["a b", "a b (2)"]),
    (["_x0041_", "A"], ["-x0041_", "A"]),
  ])
  func columnsAreNamed(_ titles: [String], as names: [String]) {
    let table = SheetTable(name: "t", columns: titles.map { Column($0, .text) }, rows: [])
    #expect(table.columns.map(\.title) == names)
  }

  @Test(arguments: [
    ("a\tb\nc", "a\tb\nc"), ("\u{0}", "\\u{0}"), ("x\u{202E}y", "x\\u{202e}y"), ("\u{85}", "\\u{85}"), ("👩‍👧é", "👩‍👧é"),
  ])
  func misleadingCharactersAreShown(_ text: String, as expected: String) { #expect(text.cellText == expected) }

  @Test(arguments: ["libxlsxwriter.so.0", "libm.so.6", ""]) func anotherLibraryIsNone(_ name: String) {
    #expect(XLSXLibrary.load(named: name) == nil)
    #expect("\(WorkbookProblem.noLibrary)".hasPrefix("workbooks need libxlsxwriter, and libxlsxwriter."))
  }

  @Test func aTextThatIsTooLongSaysSo() {
    let text = String(repeating: "a", count: 40_000).cellText
    #expect(text.utf16.count == 32_767 && text.hasSuffix("a … (the rest does not fit a cell)"))
  }

  @Test func aTableThatIsTooLargeIsRefused() {
    let columns = (0..<17_000).map { Column("\($0)", .text) }
    let document = Document(
      name: "d", title: "D", marking: "M", dataDate: "D", facts: [],
      sections: [
        Section(
          id: "s", title: "S",
          blocks: [.table(Table(id: "t", title: "T", shortTitle: "Wide", columns: columns, rows: []))])
      ], notes: [])
    #expect(throws: WorkbookProblem.tooLarge(sheet: "Wide")) { try document.workbook() }
  }
}
