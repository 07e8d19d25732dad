import Charts
import Testing

/// A figure that is withheld is nowhere in a chart's bytes.
struct WithheldTests {
  private let text = ChartText(id: "withheld", title: "Voice of the child", description: "Three authorities.")

  @Test(arguments: ["[c]", "[z]", "[x]"])
  func onlyItsSymbolIsShown(_ symbol: String) throws {
    let rows = [ChartRow("Authority A", .none(symbol: symbol))]
    for chart in [BarChart(text, rows: rows), DotChart(text, rows: rows)] as [any Chart] {
      let parsed = try #require(ParsedChart(chart.svg()))
      #expect(parsed.shapes.isEmpty)
      #expect(parsed.texts == ["Authority A", symbol])
    }
  }

  /// A withheld row adds no shape to those of the others, and moves none of them across.
  @Test func addsNoGeometry() throws {
    let shown = [
      ChartRow("Authority A", SampleCharts.mark(17, of: 28)), ChartRow("Authority C", SampleCharts.mark(6, of: 28)),
    ]
    let all = [shown[0], ChartRow("Authority B", .none(symbol: "[c]")), shown[1]]
    for charts in [
      [BarChart(text, rows: shown), BarChart(text, rows: all)] as [any Chart],
      [DotChart(text, rows: shown), DotChart(text, rows: all)],
    ] {
      let parsed = try charts.map { try #require(ParsedChart($0.svg())) }
      #expect(across(parsed[0]) == across(parsed[1]))
    }
  }

  @Test func aChangeFromAWithheldRateShowsOneEnd() throws {
    let row = DumbbellChart.Row(
      "Fathers", before: .none(symbol: "[c]"), after: SampleCharts.mark(15, of: 50), note: "[c]")
    let chart = DumbbellChart(text, periods: DumbbellChart.Periods(before: "First", after: "Second"), rows: [row])
    let parsed = try #require(ParsedChart(chart.svg()))
    // Two signs of the key, and one end.
    #expect(parsed.named("circle").count == 3)
    #expect(parsed.texts.contains("from [c] to 15 of 50"))
    #expect(!parsed.shapes.contains { $0.attributes["stroke-width"] == "4" }, "nothing joins them")
  }

  @Test func aFunnelNamesThemBelow() throws {
    let funnel = SampleCharts.funnel(label: "All files", upTo: 40)
    let charts = [["Team 7", "Team 8"], []].map {
      FunnelChart(text, funnel: funnel, points: [SampleCharts.dot("Team 1", 9, of: 30)], withheld: $0)
    }
    let parsed = try charts.map { try #require(ParsedChart($0.svg())) }
    #expect(parsed[0].texts.dropLast() == parsed[1].texts[...])
    #expect(parsed[0].texts.last == "[c] Team 7, Team 8")
    #expect(across(parsed[0]) == across(parsed[1]))
  }

  /// The shapes with where they lie across, which is where figures are.
  private func across(_ chart: ParsedChart) -> [String] {
    chart.shapes.map { shape in
      ([shape.name] + ["x", "cx", "width"].map { shape.attributes[$0] ?? "" } + shape.places.map { "\($0[0])" })
        .joined(separator: " ")
    }
  }
}
