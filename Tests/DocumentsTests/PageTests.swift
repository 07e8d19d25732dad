import Documents
import Support
import Testing

/// What a page has whatever it is about. `scripts/check-page` looks at it as a browser shows it.
struct PageTests {
  private static let page = SampleDocument.document.page()

  @Test func theHeadingsLeaveNoLevelOut() {
    let levels = PageTags(Self.page).tags.compactMap { tag in
      tag.wholeMatch(of: /h([1-6])( .*)?/).flatMap { Int($0.1) }
    }
    #expect(levels.first == 1 && levels.filter { $0 == 1 }.count == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "\(levels)")
  }

  @Test func everyReferenceFindsWhatItNames() {
    let ids = Self.page.matches(of: /[ ]id="([^"]*)"/).map { String($0.1) }
    let links = Self.page.matches(of: /href="#([^"]*)"/).map { String($0.1) }
    let names = Self.page.matches(of: /aria-(?:labelledby|describedby)="([^"]*)"/)
      .flatMap { $0.1.split(separator: " ").map(String.init) }
    #expect(Set(ids).count == ids.count)
    #expect(links.count > 5 && Set(links).isSubset(of: ids))
    #expect(names.count > 5 && Set(names).isSubset(of: ids))
  }

  @Test func theMarkingAndTheDateStandFirstAndLast() {
    let line = "<p class=\"marking\"><strong>OFFICIAL-SENSITIVE</strong> <span>data of 30 September 2016</span></p>\n"
    #expect(Self.page.contains("<header>\n" + line))
    #expect(Self.page.hasSuffix(line + "</footer>\n</body>\n</html>\n"))
  }

  /// Whatever is no letter or digit stands in the style sheet as its number.
  @Test(arguments: [
    ("OFFICIAL-SENSITIVE", #""OFFICIAL\2d SENSITIVE""#),
    (#"a"b\c"#, #""a\22 b\5c c""#),
    ("</style>", #""\3c \2f style\3e ""#),
    ("\u{202E}x", #""\5c u\7b 202e\7d x""#),
  ])
  func theMarkingStandsInTheMarginsOfPaper(_ marking: String, _ written: String) {
    let page = document(marking: marking).page()
    #expect(page.contains("@top-left { content: \(written); font-weight: bold }"))
    #expect(page.contains("@bottom-left { content: \(written); font-weight: bold }"))
  }

  @Test(arguments: [
    (Cell.count(0), "0"), (.count(999), "999"), (.count(1000), "1,000"), (.count(1_234_567), "1,234,567"),
    (.count(-1234), "−1,234"), (.number("-4.0"), "−4.0"), (.number("19.3"), "19.3"), (.symbol(.low), "[low]"),
    (.text("-4.0"), "-4.0"), (.text("a & b"), "a &amp; b"),
  ])
  func aCellIsShownAs(_ cell: Cell, _ words: String) {
    #expect(document([.table(table([cell]))]).page().contains("<td class=\"number\">\(words)</td>"))
  }

  @Test func aSymbolIsExplainedAboveTheTableThatHasIt() {
    let meaning = "<p class=\"about\">[c] means: not shown, so that nobody can be found out from a small number.</p>"
    let shown = document([.table(table([.symbol(.confidential)]))]).page()
    #expect(shown.contains(meaning))
    #expect(!document([.table(table([.count(1)]))]).page().contains("means:"))
  }

  @Test func aPercentSignStaysWithItsNumber() {
    #expect(document([.paragraph("60 % of 131")]).page().contains("<p>60\u{A0}% of 131</p>"))
  }

  /// A telephone shows three columns, and no bar that says there are more.
  @Test(arguments: [(3, false), (4, true), (12, true)])
  func aTableThatGoesOnSidewaysSaysSo(_ columns: Int, _ saysSo: Bool) {
    let table = Table(
      id: "t", title: "Title", shortTitle: "Title", columns: (1...columns).map { Column("Column \($0)", .text) },
      rows: [])
    let hint = "<p class=\"sideways\">\(columns) columns: move the table sideways to see them all.</p>"
    #expect(document([.table(table)]).page().contains(hint) == saysSo)
  }

  /// A reader who listens to the page is told in which part of it a table of the same title stands.
  @Test func aRegionIsNamedAfterTheSectionToo() {
    #expect(
      document([.table(table([.count(1)]))]).page()
        .contains("role=\"region\" aria-labelledby=\"section-one-title table-t-title\" tabindex=\"0\""))
  }

  @Test(arguments: [
    (Block.heading("Part"), "<h3>Part</h3>\n<div class=\"caution\">\n<h4>"),
    (.paragraph("Text"), "<div class=\"caution\">\n<h3>"),
  ])
  func aTitleStandsUnderTheHeadingBeforeIt(_ before: Block, _ expected: String) {
    #expect(document([before, .caution(title: "Look", ["Now."])]).page().contains(expected))
  }

  @Test func whatIsNotThereLeavesNoTrace() {
    let tags = PageTags(document([.paragraph("Text")]).page()).tags
    #expect(!tags.contains { $0.hasPrefix("dl") || $0.hasPrefix("ul") || $0.hasPrefix("table") })
    #expect(tags.filter { $0.hasPrefix("h2") }.count == 2)
  }

  private func table(_ cells: [Cell]) -> Table {
    Table(
      id: "t", title: "Title", shortTitle: "Title",
      columns: [Column("Name", .text), Column("Value", .number(decimals: 1))],
      rows: cells.map { [.text("Row"), $0] })
  }

  private func document(_ blocks: [Block] = [], marking: String = "OFFICIAL") -> Document {
    Document(
      name: "report", title: "Report", marking: marking, dataDate: "data of 2016", facts: [],
      sections: [Section(id: "one", title: "One", blocks: blocks)], notes: [])
  }
}
