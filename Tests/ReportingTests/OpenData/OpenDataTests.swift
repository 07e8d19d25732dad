import Documents
import Reporting
import Testing

struct OpenDataTests {
  // MARK: The published rules

  @Test(arguments: OpenDataExample.all)
  func keepsThePublishedRules(_ example: OpenDataExample) {
    #expect(OpenDataRule.screen(OpenDataPair(of: example.file)) == [])
  }

  @Test func everyRuleHasItsBreak() {
    #expect(OpenDataRule.all.map(\.id).sorted() == OpenDataBreak.all.map(\.rule).sorted())
    #expect(OpenDataRule.all.count >= 40)
  }

  @Test(arguments: OpenDataBreak.all)
  func aBrokenRuleIsFound(_ planted: OpenDataBreak) throws {
    let whole = try #require(OpenDataExample.all.first { $0.name == "places given" })
    var pair = OpenDataPair(of: whole.file)
    planted.breaks(&pair)
    let rule = try #require(OpenDataRule.all.first { $0.id == planted.rule })
    #expect(rule.broken(ScreenedPair(pair)) != [])
  }

  /// Numbers apart, no cell starts as a formula does in a spreadsheet.
  @Test(arguments: OpenDataExample.all)
  func nothingStartsAFormula(_ example: OpenDataExample) {
    let pair = ScreenedPair(OpenDataPair(of: example.file))
    let (number, sign) = (/-?[0-9.]+/, /^[=+@\-\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}]/)
    let texts = (pair.data.rows + pair.metadata.rows).joined().filter { $0.wholeMatch(of: number) == nil }
    #expect(texts.filter { $0.contains(sign) } == [])
    #expect(texts.filter { $0.unicodeScalars.contains { $0.properties.generalCategory == .control } } == [])
  }

  // MARK: What is written

  /// The whole of a small pair, byte by byte.
  @Test func isWrittenAsThis() {
    let file = Self.small(
      areas: [.all, .authority("A1"), .authority("A2")], places: OpenDataExample.places("A1"),
      cells: [
        [.count(40), .percent(19, of: 40)], [.count(28), .number(-4)], [.symbol(.confidential), .symbol(.low)],
      ])
    let place = "Local authority,E92000001,England"
    #expect(
      file.data
        == """
        time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,\
        new_la_code,audited_authority,sample_basis,audit_theme,cases_audited_count,cases_with_gap_percent
        202526,Financial year,\(place),z,Not applicable,z,Not applicable,z,Total,census,Voice of the child,40,47.500
        202526,Financial year,\(place),E12000003,Yorkshire and The Humber,810,"Kingston upon Hull, City of",E06000010,\
        "Kingston upon Hull, City of",census,Voice of the child,28,-4.000
        202526,Financial year,\(place),x,Not available,x,Not available,x,A2,census,Voice of the child,c,low

        """.replacing("\n", with: "\r\n"))
    #expect(
      file.metadata
        == """
        col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column
        audited_authority,Filter,Authority as named in the audit,,,,Filter by authority,
        cases_audited_count,Indicator,Files judged,,,0,,
        cases_with_gap_percent,Indicator,"Files with a gap, of those judged",,%,1,,

        """.replacing("\n", with: "\r\n"))
  }

  private static func small(
    areas: [OpenDataFile.Area], places: Places = .none, cells: [[OpenDataFile.Cell]]
  ) -> OpenDataFile {
    let time = TimePeriod(of: OpenDataExample.day("2025-04-01")...OpenDataExample.day("2026-03-31"))
    return OpenDataFile(
      name: "small", country: .england, places: places, constants: [.init("sample_basis", "census")],
      filters: [
        .init(name: "audit_theme", label: "Theme", items: [.init(id: "voice", label: "Voice of the child")])
      ],
      indicators: [
        .init(name: "cases_audited_count", label: "Files judged", unit: .number),
        .init(
          name: "cases_with_gap_percent", label: "Files with a gap, of those judged", unit: .percent, decimals: 1),
      ],
      rows: zip(areas, cells).map { .init(time: time, area: $0, filters: ["voice"], cells: $1) })
  }

  /// Nothing but what the sum and the tokens say: no nation, no region.
  @Test(arguments: OpenDataExample.all)
  func noRowClaimsANationOrARegion(_ example: OpenDataExample) {
    #expect(Set(PlainTable(Array(example.file.data.utf8))["geographic_level"]) == ["Local authority"])
  }

  /// The token and the name of a place together would be a key to the tokens of every other output.
  @Test func theTokenOfAKnownPlaceIsNotWritten() {
    let cells: [OpenDataFile.Cell] = [.count(1), .percent(1, of: 2)]
    let areas = [OpenDataFile.Area.authority("A1"), .authority("A2")]
    let file = Self.small(areas: areas, places: OpenDataExample.places("A1"), cells: [cells, cells])
    #expect(!(file.data + file.metadata).contains("A1"))
    #expect(file.data.contains(",A2,"))
  }

  @Test func aFilterWithoutATotalNamesItsFirstItem() throws {
    let example = try #require(OpenDataExample.all.first { $0.name == "no sum of the themes" })
    let metadata = PlainTable(Array(example.file.metadata.utf8))
    let defaults = Dictionary(uniqueKeysWithValues: zip(metadata["col_name"], metadata["filter_default"]))
    #expect(defaults["audit_criterion"] == "A child was seen")
    #expect(defaults["team"] == "" && defaults["audited_authority"] == "")
  }

  @Test func aMissingCombinationIsThereWithItsSymbol() throws {
    let example = try #require(OpenDataExample.all.first { $0.name == "completed" })
    #expect(example.file.rows.count == 2 * 4 * 3)
    #expect(example.file.rows.last?.cells == Array(repeating: .symbol(.notApplicable), count: 5))
    #expect(example.file.completed().rows == example.file.rows)
  }

  // MARK: Figures

  /// The exact fraction decides, not its nearest binary number.
  @Test(arguments: [
    (0, 5, "0.000"), (5, 5, "100.000"), (1, 3, "33.333"), (2, 3, "66.667"), (1, 16, "6.250"), (1, 200_000, "0.001"),
    (1, 200_001, "0.000"), (49, 103, "47.573"), (1, 1_600_000, "0.000"), (999_999, 1_000_000, "100.000"),
    (1_001, 32_000, "3.128"),
  ])
  func percentages(_ part: Int, _ whole: Int, _ expected: String) {
    #expect(OpenDataFile.Cell.percent(part, of: whole) == .number(expected))
  }

  @Test func ofNoFilesThereIsNoPercentage() {
    #expect(OpenDataFile.Cell.percent(0, of: 0) == .symbol(.notApplicable))
  }

  @Test(arguments: [
    (0.0, "0.000"), (-0.0, "0.000"), (-0.0004, "0.000"), (-0.0006, "-0.001"), (47.5771, "47.577"), (-4.0, "-4.000"),
    (0.0625, "0.063"), (-0.0625, "-0.063"), (1.0005, "1.000"), (99.9996, "100.000"), (1e9, "1000000000.000"),
  ])
  func numbers(_ value: Double, _ expected: String) {
    #expect(OpenDataFile.Cell.number(value) == .number(expected))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func whatIsNoNumberIsNotKnown(_ value: Double) {
    #expect(OpenDataFile.Cell.number(value) == .symbol(.notAvailable))
  }

  // MARK: Labels

  @Test(arguments: [
    (["North", "North", "north"], ["North", "North (2)", "north (3)"]),
    (["North", "North (2)", "North"], ["North", "North (2)", "North (3)"]),
    (["Total", "NA", "all"], ["Team: Total", "Team: NA", "Team: all"]),
    (["", "\u{A0} "], ["Team without a name", "Team without a name (2)"]),
    (["=1+1", "-4.0", " @x"], ["'=1+1", "'-4.0", "'@x"]),
    (["a\nb", "\u{202E}c"], ["a\\u{a}b", "\\u{202e}c"]),
    ([String(repeating: "a", count: 121)], [String(repeating: "a", count: 119) + "…"]),
  ])
  func labels(_ given: [String], _ written: [String]) {
    let time = TimePeriod(of: OpenDataExample.day("2025-01-01")...OpenDataExample.day("2025-12-31"))
    let ids = given.indices.map(String.init)
    let file = OpenDataFile(
      name: "labels", country: .england, places: .none,
      filters: [.init(name: "team", label: "Team", items: zip(ids, given).map { .init(id: $0, label: $1) })],
      indicators: [.init(name: "cases_audited_count", label: "Files judged", unit: .number)],
      rows: ids.map { .init(time: time, area: .all, filters: [$0], cells: [.count(1)]) })
    #expect(PlainTable(Array(file.data.utf8))["team"] == written)
  }

  @Test func longLabelsOfColumnsStayDifferentAndShort() {
    let label = String(repeating: "Files with a gap ", count: 10)
    let time = TimePeriod(of: OpenDataExample.day("2025-01-01")...OpenDataExample.day("2025-12-31"))
    let file = OpenDataFile(
      name: "labels", country: .england, places: .none, filters: [],
      indicators: ["first", "second"].map { .init(name: $0, label: label, unit: .number) },
      rows: [.init(time: time, area: .all, filters: [], cells: [.count(1), .count(2)])])
    let labels = PlainTable(Array(file.metadata.utf8))["label"]
    #expect(Set(labels).count == 2 && labels.allSatisfy { $0.unicodeScalars.count <= 100 })
    #expect(OpenDataRule.screen(OpenDataPair(of: file)) == [])
  }

  @Test func onlyEnglandHasRegions() throws {
    let cells: [OpenDataFile.Cell] = [.count(1), .percent(1, of: 2)]
    let file = Self.small(areas: [.authority("A2")], places: OpenDataExample.places("A2"), cells: [cells])
    #expect(file.data.contains(",z,Not applicable,681,Cardiff,W06000015,Cardiff,"))
  }

  @Test(arguments: [
    ("England", OpenDataFile.Country.england), ("England and Wales", .englandAndWales), ("Utopia", nil),
  ])
  func countriesByName(_ name: String, _ country: OpenDataFile.Country?) {
    #expect(OpenDataFile.Country(named: name) == country)
  }
}
