import Charts
import Foundation
import Support
import Testing

/// Small charts as they are written; `make golden` writes the expectations anew. Look at them in a browser.
struct ChartGoldenTests {
  private static let charts: [any Chart] = [
    BarChart(
      text("bars", "Gaps by theme, Authority A"),
      rows: [
        ChartRow("Understanding and assessment of risk", value(60.7, 42.4...76.4, "17 of 28, 60.7 %")),
        ChartRow("Voice of the child", value(0, 0...12.1, "0 of 28, 0.0 %")),
        ChartRow("Fathers and second parents", .none(symbol: "[c]")),
      ]),
    BarChart(
      text("bars-focus", "Gaps on voice by authority"),
      rows: [
        ChartRow("Authority A", value(60.7, 42.4...76.4, "17 of 28, 60.7 %")),
        ChartRow("Authority B", value(100, 87.9...100, "28 of 28, 100.0 %"), isFocus: true),
      ]),
    DotChart(
      text("dots", "Gaps on voice by authority"),
      rows: [
        ChartRow("Authority A", value(13, 8.3...19.8, "17 of 131, 13.0 %")),
        ChartRow("Authority B", .none(symbol: "[c]")),
        ChartRow("Authority C", value(34.1, 25...44.5, "30 of 88, 34.1 %")),
      ], reference: DotChart.Reference(percent: 21.4, label: "All files: 53 of 247, 21.4 %")),
    FunnelChart(
      text("funnel", "Gaps on risk by authority"),
      funnel: SampleCharts.funnel(label: "All files: 127 of 331, 38.4 %", around: 38.4, upTo: 140),
      points: [
        SampleCharts.dot("Authority A", 40, of: 131), SampleCharts.dot("Authority B", 6, of: 28),
        SampleCharts.dot("Authority C", 55, of: 88, isOutside: true, label: "55 of 88, 62.5 %"),
        SampleCharts.dot("Authority D", 26, of: 84),
      ], withheld: ["Authority E"]),
    DumbbellChart(
      text("change", "Gaps before and after"),
      periods: DumbbellChart.Periods(before: "2024 to 2025", after: "2025 to 2026"),
      rows: [
        DumbbellChart.Row(
          "Voice of the child", before: value(34, 25.5...43.7, "34 of 100, 34.0 %"),
          after: value(15, 9.3...23.3, "15 of 100, 15.0 %"), note: "−19 points (−31 to −7), different"),
        DumbbellChart.Row(
          "Fathers and second parents", before: .none(symbol: "[c]"), after: value(20, nil, "10 of 50, 20.0 %"),
          note: "[c]"),
      ]),
    TimeChart(
      text("time", "Gaps on voice by quarter"),
      axis: SampleCharts.quarters(8, breaks: [TimeAxis.Break(before: 2, reason: "rubric changed")], top: 60),
      series: TimeSeries(
        "All files",
        points: [
          point(40, of: 100), point(44, of: 110), point(36, of: 103), point(3, of: 8), TimePoint(.none(symbol: "[c]")),
          point(30, of: 103), point(25, of: 99), point(10, of: 103, signal: "below the lower limit"),
        ],
        centres: [
          TimeSeries.Centre(periods: 0..<2, percent: 40), TimeSeries.Centre(periods: 2..<8, percent: 25),
        ])),
    TimeMultiples(
      text("time-multiples", "Gaps on voice by authority and quarter"), axis: SampleCharts.quarters(4, top: 60),
      panels: [
        TimeSeries("NE", points: [26, 25, 27, 26].map { point($0, of: 88) }),
        TimeSeries("NW", points: [36, 30, 23].map { point($0, of: 103) } + [point(12, of: 103, signal: "low")]),
        TimeSeries("Authority SE", points: [point(3, of: 8), TimePoint(.none(symbol: "[c]")), point(3, of: 12)]),
      ], reference: TimeSeries("All files", points: [30, 29, 27, 26].map { point($0, of: 120) })),
  ]

  private static func point(_ count: Int, of total: Int, signal: String? = nil) -> TimePoint {
    let half = 140 / Double(total).squareRoot()
    return TimePoint(
      SampleCharts.mark(count, of: total), limits: max(0, 25 - half)...(25 + half), isGrey: total < 10, signal: signal)
  }

  private static func text(_ id: String, _ title: String) -> ChartText {
    ChartText(id: id, title: title, description: "The figures stand in the table below the chart.")
  }

  private static func value(_ percent: Double, _ interval: ClosedRange<Double>?, _ label: String) -> Mark {
    .value(percent, interval: interval, label: label)
  }

  @Test(arguments: charts.indices)
  func isWrittenAsBefore(_ index: Int) throws {
    let chart = Self.charts[index]
    let path = "Tests/ChartsTests/Golden/\(chart.text.id).svg"
    guard !Project.writesGolden else { return try Data(chart.svg().utf8).write(to: Project.url(path)) }
    #expect(chart.svg() == (try Project.text(path)), "\(path) differs; see 'make golden' and 'git diff'")
  }
}
