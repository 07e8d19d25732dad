import Testing

@testable import Charts

/// The ends of what can be drawn.
struct ExtremeValueTests {
  private let text = ChartText(id: "extremes", title: "Extremes", description: "The ends of what can be drawn.")
  private let axis = ["0", "20", "40", "60", "80", "100\u{A0}%"]

  /// The bar's width in units; the axis is 511 long.
  @Test(
    arguments: [(0.0, nil), (0.1, 0.5), (50, 255.5), (100, 511), (-0.000_1, nil), (100.000_1, 511)]
      as [(Double, Double?)])
  func aBarIsAsLongAsItsRate(_ percent: Double, _ width: Double?) throws {
    let chart = BarChart(text, rows: [ChartRow("A", .value(percent, interval: nil, label: "n = 1"))])
    #expect(try #require(ParsedChart(chart.svg())).shapes.first { $0.name == "rect" }?.number("width") == width)
  }

  @Test func nothingIsSaidWhereThereIsNothing() throws {
    let empty: [any Chart] = [
      BarChart(text, rows: []), DotChart(text, rows: []),
      TimeChart(text, axis: TimeAxis(periods: []), series: TimeSeries("A", points: [])),
      TimeMultiples(text, axis: SampleCharts.quarters(4), panels: []),
      TimeMultiples(text, axis: TimeAxis(periods: []), panels: [TimeSeries("A", points: [])]),
      DumbbellChart(text, periods: DumbbellChart.Periods(before: "1", after: "2"), rows: []),
    ]
    for chart in empty { #expect(try #require(ParsedChart(chart.svg())).texts.last == "There is nothing to show.") }
  }

  /// One file is a group; so are more than ever were audited.
  @Test(arguments: [
    (0, "0 1"), (1, "0 1"), (6, "0 1 2 3 4 5 6"), (7, "0 2 4 6 8"), (12, "0 2 4 6 8 10 12"), (13, "0 5 10 15"),
    (31, "0 10 20 30 40"), (131, "0 50 100 150"), (331, "0 100 200 300 400"),
    (100_000, "0 20000 40000 60000 80000 100000"),
  ])
  func theAxisOfFilesHasRoundTicks(_ largest: Int, _ ticks: String) {
    #expect(SizeAxis(upTo: largest).ticks.map(String.init).joined(separator: " ") == ticks)
  }

  @Test func aLongListHasItsAxisAboveToo() throws {
    let rows = (1...40).map { ChartRow("Team \($0)", SampleCharts.mark($0 / 2, of: 20)) }
    let texts = try #require(ParsedChart(DotChart(text, rows: rows).svg())).texts
    #expect(Array(texts.prefix(6)) == axis && Array(texts.suffix(6)) == axis)
    #expect(texts.count == 12 + 80)
  }

  @Test(arguments: [
    ("Understanding and assessment of risk", ["Understanding and assessment of risk"]),
    (
      "one two " + String(repeating: "w", count: 60),
      ["one two", "wwwwwwwwwwwwwwwwwwwwwwww", "wwwwwwwwwwwwwwwwwwwwwwww", "wwwwwwwwwwww"]
    ),
    ("8 of 27, 29.6 %", ["8 of 27, 29.6\u{A0}%"]),
  ])
  func longNamesAreBroken(_ name: String, _ lines: [String]) {
    #expect(TextLines.broken(name, to: Measure.inner, limit: 9) == lines)
  }

  @Test func tooLongNamesEndWithAnEllipsis() {
    let lines = TextLines.broken(String(repeating: "what happened ", count: 40), to: Measure.inner, limit: 3)
    #expect(lines.count == 3 && lines.last?.last == "…")
    #expect(lines.allSatisfy { TextLines.width($0) <= Measure.inner })
  }
}
