import Documents
import Testing

/// A workbook is what the Analysis Function's guidance on spreadsheets asks for.
@Suite(.enabled(if: ReadWorkbook.canRead, "there is no unzip to read a workbook with"))
struct WorkbookTests {
  private static let rates = Table(
    id: "gaps-by-theme", title: "Files with a gap, 2015 to 2016", shortTitle: "Gaps by theme",
    about: ["Measure: files with a gap."], notes: [1, 2],
    columns: [
      Column("Theme", .text), Column("Files", .number(decimals: 0)), Column("Share (%)", .number(decimals: 1)),
      Column("In words", .text),
    ],
    rows: [
      [.text("Risk"), .count(1331), .number("19.3"), .text("no clear difference")],
      [.text("Voice"), .symbol(.confidential), .symbol(.confidential), .symbol(.notApplicable)],
      [.text("=1+1"), .count(0), .number("-4.0"), .text("2016")],
    ])
  private static let files = Table(
    id: "files", title: "Files read", shortTitle: "Files read", columns: [Column("Authority", .text)], rows: [])
  private static let picture = Picture(id: "p", title: "A picture", caption: "Files.", svg: "<svg/>")

  static let document = Document(
    name: "report", title: "An audit", marking: "OFFICIAL-SENSITIVE", dataDate: "data of 30 September 2016",
    facts: [.init("Rubric", "themes 1.0")],
    sections: [
      Section(id: "a", title: "A", blocks: [.paragraph("Words"), .table(rates), .picture(picture, files)])
    ],
    notes: ["Rates are pooled.", "A gap is a theme below 60 %."])

  private static let marking = ["\"OFFICIAL-SENSITIVE · data of 30 September 2016\""]
  private static let back = ["\"Back to the contents\""]

  /// What every sheet says, from top to bottom: texts in quotation marks, numbers without.
  @Test func sheetsSay() throws {
    let sheets = try ReadWorkbook(Self.document.workbook()).sheets
    #expect(sheets.map(\.name) == ["Cover", "Contents", "Notes", "Gaps by theme", "Files read"])
    #expect(
      sheets[0].rows == [
        ["\"An audit\""], ["\"This workbook has 2 tables, each on a sheet of its own.\""],
        ["\"The sheet Contents lists them.\""], Self.marking, ["\"About\"", "\"Details\""],
        ["\"Rubric\"", "\"themes 1.0\""],
      ])
    #expect(
      sheets[1].rows == [
        ["\"Contents\""], ["\"This sheet has one table, which lists the other sheets.\""], Self.marking,
        ["\"Sheet\"", "\"Title\""], ["\"Notes\"", "\"Notes\""],
        ["\"Gaps by theme\"", "\"Files with a gap, 2015 to 2016\""], ["\"Files read\"", "\"Files read\""],
      ])
    #expect(
      sheets[2].rows == [
        ["\"Notes\""], ["\"This sheet has one table, with the notes and symbols of the other sheets.\""], Self.back,
        Self.marking, ["\"Note or symbol\"", "\"What it says\""], ["\"[note 1]\"", "\"Rates are pooled.\""],
        ["\"[note 2]\"", "\"A gap is a theme below 60 %.\""],
        ["\"[c]\"", "\"not shown, so that nobody can be found out from a small number\""],
        ["\"[z]\"", "\"not applicable: there is no such figure; of a rate, it applies to no file\""],
      ])
    #expect(
      sheets[3].rows == [
        ["\"Files with a gap, 2015 to 2016\""], ["\"Measure: files with a gap.\""], ["\"This sheet has one table.\""],
        ["\"[c] means: not shown, so that nobody can be found out from a small number.\""],
        ["\"[z] means: not applicable: there is no such figure; of a rate, it applies to no file.\""],
        ["\"See [note 1], [note 2] on the sheet Notes.\""], Self.back, Self.marking,
        ["\"Theme\"", "\"Files\"", "\"Share (%)\"", "\"In words\""],
        ["\"Risk\"", "1331", "19.3", "\"no clear difference\""], ["\"Voice\"", "\"[c]\"", "\"[c]\"", "\"[z]\""],
        ["\"=1+1\"", "0", "-4", "\"2016\""],
      ])
    #expect(
      sheets[4].rows == [
        ["\"Files read\""], ["\"This sheet has one table.\""], Self.back, Self.marking, ["\"Authority\""],
        ["\"No rows\""],
      ])
  }

  @Test func everyTableIsOneOfExcelsOwn() throws {
    let sheets = try ReadWorkbook(Self.document.workbook()).sheets
    #expect(
      sheets.map { $0.tables.map { "\($0.name) \($0.place) \($0.columns.joined(separator: ", "))" } } == [
        ["cover A5:B6 About, Details"], ["contents A4:B7 Sheet, Title"],
        ["notes A5:B9 Note or symbol, What it says"],
        ["table_gaps_by_theme A9:D12 Theme, Files, Share (%), In words"], ["table_files A5:A6 Authority"],
      ])
  }

  @Test func linksLeadToSheets() throws {
    let sheets = try ReadWorkbook(Self.document.workbook()).sheets
    #expect(
      sheets.map(\.links) == [
        ["A3": "'Contents'!A1"], ["A5": "'Notes'!A1", "A6": "'Gaps by theme'!A1", "A7": "'Files read'!A1"],
        ["A3": "'Contents'!A1"], ["A6": "'Notes'!A1", "A7": "'Contents'!A1"], ["A3": "'Contents'!A1"],
      ])
  }

  /// Numbers are shown with the decimals that the report gives them, the marking and the columns' names on every printed page.
  @Test func numbersAndPagesLookAsInTheReport() throws {
    let parts = try ReadWorkbook(Self.document.workbook()).parts
    let styles = try #require(parts["xl/styles.xml"])
    #expect(styles.matches(of: /formatCode="([^"]*)"/).map(\.1) == ["#,##0", "#,##0.0"])
    #expect(styles.contains("<patternFill") && !styles.contains("fgColor"), "nothing is filled")
    #expect(try #require(parts["xl/workbook.xml"]).contains("'Gaps by theme'!$8:$9</definedName>"))
    let sheet = try #require(parts["xl/worksheets/sheet4.xml"])
    #expect(sheet.contains("numberStoredAsText"), "the text 2016 gets no warning in its corner")
  }

  @Test(arguments: [
    "mergeCell", "<f>", "autoFilter", "<pane", "hidden=\"1\"", "<drawing", "headerFooter", "<t></t>", "<t/>",
  ])
  func nothingHasMarkup(_ markup: String) throws {
    #expect(try !ReadWorkbook(Self.document.workbook()).everything.contains(markup))
  }

  @Test func propertiesSayWhatItIs() throws {
    let parts = try ReadWorkbook(Self.document.workbook()).parts
    let core = try #require(parts["docProps/core.xml"])
    #expect(core.contains("<dc:title>An audit</dc:title>"))
    #expect(core.contains("<dc:subject>data of 30 September 2016</dc:subject>"))
    #expect(core.contains("1980-01-01T00:00:00Z</dcterms:created>"))
    #expect(try #require(parts["docProps/custom.xml"]).contains("en-GB"))
  }

  @Test func equalDocumentsAreEqualBytes() throws {
    let first = try Self.document.workbook()
    #expect(try Self.document.workbook() == first)
    #expect(first.count > 4_000)
  }
}

/// Without tables, notes or facts there are no sheets for them.
@Suite(.enabled(if: ReadWorkbook.canRead, "there is no unzip to read a workbook with"))
struct BareWorkbookTests {
  @Test func aDocumentOfWordsIsACover() throws {
    let bare = Document(
      name: "report", title: "An audit", marking: "", dataDate: "", facts: [],
      sections: [Section(id: "a", title: "A", blocks: [.paragraph("Words")])], notes: [])
    let sheets = try ReadWorkbook(bare.workbook()).sheets
    #expect(sheets.map(\.name) == ["Cover"])
    #expect(sheets.map(\.rows) == [[["\"An audit\""]]])
  }
}
