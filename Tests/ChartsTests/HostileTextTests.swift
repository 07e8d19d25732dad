import Charts
import Testing

/// Whatever a name or label holds, it is text of the chart and nothing else.
struct HostileTextTests {
  private static let elements: Set = [
    "svg", "title", "desc", "style", "rect", "circle", "path", "text",
  ]
  private static let attributes: Set = [
    "aria-labelledby", "cx", "cy", "d", "fill", "font-family", "font-size", "font-weight", "height", "id", "r",
    "role", "stroke", "stroke-dasharray", "stroke-width", "text-anchor", "viewBox", "width", "x", "xmlns", "y",
  ]

  private static let texts = [
    "</text><script>alert(1)</script>", "</svg><img src=x onerror=alert(1)>", "</style><script>", "</title></desc>",
    "\" onload=\"alert(1)", "' onload='alert(1)", "<!-- ", "--><b>", "<![CDATA[", "]]>", "<?xml version=\"1.0\"?>",
    "&lt;script&gt;", "&#60;b&#62;", "&undefined;", "&", "<", ">", "a{}#chart text{fill:url(http://example.org)}",
    "javascript:alert(1)", "=cmd|' /C calc'!A0", "\u{0}\u{1}\u{8}\u{B}\u{1F}", "\u{7F}\u{80}\u{9F}",
    "a\r\nb\tc\u{2028}d",
    "\u{202E}gnitirw\u{202C}", "\u{2066}\u{2067}\u{2068}\u{2069}\u{200E}\u{200F}\u{61C}", "\u{FEFF}\u{FFFE}\u{FFFF}",
    "\u{1FFFE}\u{10FFFF}" + String(decoding: [0xFDD0 as UInt16], as: UTF16.self), "\u{FFF9}a\u{FFFA}b\u{FFFB}", "", " ",
    "\u{301}\u{301}\u{301}", "👩‍👩‍👧‍👦", "אבג",
    "المدينة",
    "北京市", "e\u{301}" + String(repeating: "\u{316}", count: 200), String(repeating: "W", count: 3_000),
    String(repeating: "<&\"'> ", count: 500), String(repeating: "i ", count: 2_000),
  ]

  @Test(arguments: texts)
  func isTextOnly(_ text: String) throws {
    for chart in SampleCharts.all(saying: text) {
      let svg = chart.svg()
      let parsed = try #require(ParsedChart(svg))
      #expect(Set(parsed.elements.map(\.name)).isSubset(of: Self.elements))
      #expect(Set(parsed.elements.flatMap(\.attributes.keys)).isSubset(of: Self.attributes))
      #expect(parsed.named("title").count == 1 && parsed.named("desc").count == 1 && parsed.named("style").count == 1)
      #expect(svg.unicodeScalars.allSatisfy { !Self.turnsOrControls($0) })
      let id = try #require(parsed.elements[0].attributes["id"])
      #expect(id.wholeMatch(of: /chart-[a-z0-9-]*/) != nil)
      #expect(parsed.elements[0].attributes["aria-labelledby"] == "\(id)-title \(id)-desc")
    }
  }

  /// What is drawn does not depend on what is said, but for the line that joins a name to its point.
  @Test(arguments: texts)
  func changesNoShape(_ text: String) throws {
    for (chart, plain) in zip(SampleCharts.all(saying: text), SampleCharts.all(saying: "plain")) {
      let shapes = try [chart, plain].map {
        try #require(ParsedChart($0.svg())).shapes.filter { !Self.isLeader($0) }.map(\.name)
      }
      #expect(shapes[0] == shapes[1])
    }
  }

  private static func isLeader(_ shape: ParsedChart.Element) -> Bool {
    shape.attributes["stroke"] == "#0B0C0C" && shape.attributes["stroke-width"] == "1"
  }

  @Test func readsBackAsItWas() throws {
    let text = #"<Fathers> & "second parents" at 5 o'clock"#
    for chart in SampleCharts.all(saying: text) {
      let parsed = try #require(ParsedChart(chart.svg()))
      #expect(parsed.named("title").map(\.text) == [text])
      #expect(parsed.named("desc").map(\.text) == [text])
    }
  }

  /// The ids of two charts are different when theirs are.
  @Test func idsStayApart() throws {
    let ids = ["team-a", "team A", "Team-a", "team_a", "1"]
    let written = try ids.map { id in
      let chart = BarChart(ChartText(id: id, title: "t", description: "d"), rows: [])
      return try #require(ParsedChart(chart.svg())).elements[0].attributes["id"]
    }
    #expect(Set(written).count == ids.count)
    #expect(written[0] == "chart-team-a")
  }

  private static let bidirectional: Set<UInt32> = [
    0x61C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069,
  ]

  private static func turnsOrControls(_ scalar: Unicode.Scalar) -> Bool {
    return (scalar.properties.generalCategory == .control && scalar != "\n")
      || scalar.properties.isNoncharacterCodePoint || bidirectional.contains(scalar.value)
  }
}
