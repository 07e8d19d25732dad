import Support
import Testing

@testable import Charts

/// What charts over time draw of periods, breaks, signals and rates that are not shown.
struct TimeChartTests {
  private let text = ChartText(id: "time", title: "Voice of the child", description: "By quarter.")

  private func value(_ percent: Double, isGrey: Bool = false, signal: String? = nil) -> TimePoint {
    TimePoint(.value(percent, interval: nil, label: "label"), isGrey: isGrey, signal: signal)
  }

  /// A chart of points: a number is a rate, nil a withheld one.
  private func chart(_ rates: [Double?], breaks: [Int] = []) throws -> ParsedChart {
    let points = rates.map { $0.map { value($0) } ?? TimePoint(.none(symbol: "[c]")) }
    let axis = SampleCharts.quarters(rates.count, breaks: breaks.map { TimeAxis.Break(before: $0, reason: "changed") })
    let svg = TimeChart(text, axis: axis, series: TimeSeries("NW", points: points)).svg()
    return try #require(ParsedChart(svg))
  }

  /// The lines of the series below the key, each as how many points it joins.
  private func joined(_ chart: ParsedChart) -> [Int] {
    let lines = chart.shapes.filter { $0.attributes["stroke-width"] == "3" }.dropFirst()
    return lines.flatMap { ($0.attributes["d"] ?? "").split(separator: "M").map { $0.split(separator: "L").count } }
  }

  @Test(
    arguments: [
      ([10, 20, 30, 40], [], [4]),
      ([10, nil, 30, 40], [], [2]),
      ([nil, 20, 30, nil], [], [2]),
      ([10, nil, 30, nil], [], []),
      ([10, 20, 30, 40], [2], [2, 2]),
      ([10, 20, 30, 40], [1], [3]),
      ([10, nil, 30, 40], [2], [2]),
      ([10, 20, 30, 40], [0, 4, 9], [4]),
      ([10], [], []),
    ] as [([Double?], [Int], [Int])])
  func aLineJoinsNeighboursOfOneStretch(_ rates: [Double?], _ breaks: [Int], _ lines: [Int]) throws {
    let chart = try chart(rates, breaks: breaks)
    #expect(joined(chart) == lines)
    // One circle is the key's.
    #expect(chart.named("circle").count == rates.count { $0 != nil } + 1)
    let dashed = chart.shapes.filter { $0.attributes["stroke-dasharray"] == "8 4" }
    #expect(dashed.isEmpty == breaks.filter { (1..<rates.count).contains($0) }.isEmpty)
  }

  /// What is withheld adds nothing but its symbol, whatever the caller says about it.
  @Test func aWithheldRateLeavesNoGeometry() throws {
    let withheld = TimePoint(.none(symbol: "[c]"), limits: 12...34, isGrey: true, signal: "below the lower limit")
    let silent = TimePoint(.none(symbol: "[c]"))
    let texts = try [withheld, silent].map { point in
      let points = [value(10), value(20), point, value(30)]
      let series = TimeSeries("NW", points: points)
      let axis = SampleCharts.quarters(4)
      let charts: [any Chart] = [
        TimeChart(text, axis: axis, series: series),
        TimeMultiples(text, axis: axis, panels: [series, series], reference: series),
      ]
      for chart in charts {
        let parsed = try #require(ParsedChart(chart.svg()))
        #expect(parsed.texts.contains("[c]"))
      }
      return charts.map { $0.svg() }
    }
    #expect(texts[0] == texts[1])
  }

  /// Its place on the axis stays, and where the others lie does not tell what it was.
  @Test func aWithheldRateMovesNothing() throws {
    let places = try [[10, 20, 25, 30], [10, 20, nil, 30]].map { rates in
      try chart(rates).named("circle").dropFirst().map { [$0.number("cx"), $0.number("cy")] }
    }
    let heights = try [25, nil].map { try chart([10, 20, $0, 30]).elements[0].number("height") ?? 0 }
    #expect(places[0].enumerated().filter { $0.offset != 2 }.map(\.element) == places[1])
    #expect(heights[1] - heights[0] == Measure.line, "one line of symbols")
  }

  @Test func onlyWhatIsDrawnIsInTheKey() throws {
    #expect(try chart([10, 20]).texts.first == "NW")
    let points = [
      value(10, isGrey: true), value(20, signal: "above"), value(30, signal: "below"), value(40, signal: "above"),
    ]
    let series = TimeSeries("NW", points: points, centres: [TimeSeries.Centre(periods: 0..<4, percent: 25)])
    let chart = try #require(ParsedChart(TimeChart(text, axis: SampleCharts.quarters(4), series: series).svg()))
    #expect(Array(chart.texts.prefix(5)) == ["NW", "fewer than 10 files", "average", "1: above", "2: below"])
    // One of each is the key's: of hollow circles, and of diamonds for each number.
    #expect(chart.named("circle").count { $0.attributes["fill"] == Colour.white } == 2)
    #expect(chart.named("path").count { $0.attributes["fill"] == Colour.plum } == 2 + 3)
    #expect(chart.texts.count { $0 == "1" } == 2 && chart.texts.count { $0 == "2" } == 1)
  }

  @Test(arguments: [10, 12])
  func theKeySaysFromHowManyFilesOn(_ least: Int) throws {
    // The rate is above the axis' end: the longer axis says the same.
    let axis = TimeAxis(periods: ["Q1", "Q2"], top: 20, leastFiles: least)
    let series = TimeSeries("NW", points: [value(10), value(90, isGrey: true)])
    for svg in [
      TimeChart(text, axis: axis, series: series).svg(), TimeMultiples(text, axis: axis, panels: [series]).svg(),
    ] {
      #expect(try #require(ParsedChart(svg)).texts.contains("fewer than \(least) files"))
    }
  }

  /// Numbers stand beside their points, over no point and no other number, and over no line where bands are wide enough.
  @Test(arguments: 1...8 as ClosedRange<UInt64>, [1, 4, 12, 16, 40])
  func numbersHideNothing(_ seed: UInt64, _ periods: Int) throws {
    var random = SeededGenerator(seed: seed)
    let points = (0..<periods).map { _ in
      let signal = Bool.random(using: &random) ? ["low", "high"].randomElement(using: &random) : nil
      return TimePoint(
        .value(.random(in: 0...40, using: &random), interval: nil, label: "l"), limits: 10...30, signal: signal)
    }
    let axis = SampleCharts.quarters(points.count, breaks: [TimeAxis.Break(before: 3, reason: "changed")], top: 40)
    let plot = TimePlot(axis: axis, box: Box(x: 80, y: 40, width: 464, height: 300), headroom: 30)
    var drawing = Drawing()
    plot.draw(TimeSeries("NW", points: points), reference: nil, signals: ["low", "high"], in: &drawing)
    let chart = try #require(ParsedChart(drawing.svg(of: BarChart(text, rows: []))))
    let boxes = chart.named("text").map { number in
      let (x, y) = (number.number("x") ?? 0, number.number("y") ?? 0)
      let width = TextLines.width(number.text, isBold: true)
      // A little smaller: places in the bytes are rounded.
      return Box(x: x - width / 2 + 1, y: y - 16, width: width - 2, height: 15)
    }
    let count = points.count { $0.signal != nil }
    #expect(periods > 16 ? boxes.count <= count : boxes.count == count)
    let lines = chart.shapes.flatMap { shape in
      (shape.attributes["d"] ?? "").split(separator: "M").flatMap { line in
        Point.all(
          along: line.split(whereSeparator: "LZ".contains).map { place in
            let numbers = place.split(separator: ",").compactMap { Double($0) }
            return Point(x: numbers[0], y: numbers[1])
          })
      }
    }
    for (number, box) in boxes.enumerated() {
      if periods <= 16 { #expect(!lines.contains { box.contains($0) }) }
      #expect(!boxes.dropFirst(number + 1).contains { $0.overlaps(box) })
      let circles = chart.named("circle").map { Point(x: $0.number("cx") ?? 0, y: $0.number("cy") ?? 0) }
      #expect(circles.allSatisfy { box.distance(to: $0) > 0 })
    }
  }

  /// As many names as have room, always the first and the last.
  @Test(arguments: [
    (1, "1"), (2, "1 2"), (4, "1 2 3 4"), (5, "1 3 5"), (8, "1 3 5 8"), (12, "1 4 7 12"), (16, "1 5 9 16"),
    (40, "1 10 19 28 40"),
  ])
  func namesOfPeriodsThinOut(_ count: Int, _ shown: String) throws {
    let names = SampleCharts.quarters(count).periods
    let texts = try chart(Array(repeating: 10, count: count)).texts.filter(names.contains)
    #expect(texts.map { "\((names.firstIndex(of: $0) ?? -2) + 1)" }.joined(separator: " ") == shown)
  }

  @Test(arguments: 1...40)
  func namesOfPeriodsNeverTouch(_ count: Int) throws {
    for name in ["2016-Q1", "October to December 2016", "W", String(repeating: "long label ", count: 9)] {
      let axis = TimeAxis(periods: (0..<count).map { "\(name) \($0)" })
      let plot = TimePlot(axis: axis, box: Box(x: 60, y: 10, width: 208, height: 80))
      var drawing = Drawing()
      PeriodNames(plot, from: 12, to: 268).draw(in: &drawing)
      let svg = drawing.svg(of: BarChart(text, rows: []))
      if name.hasPrefix("Oct") {
        #expect(try #require(ParsedChart(svg)).texts.contains { $0.hasSuffix("\(count - 1)") }, "the last is shown")
      }
      // From left to right, in each line of text.
      let lines = Dictionary(grouping: try #require(ParsedChart(svg)).named("text")) { $0.number("y") ?? 0 }
      for line in lines.values {
        let extents = line.map { element in
          let (x, width) = (element.number("x") ?? 0, TextLines.width(element.text))
          let anchor = element.attributes["text-anchor"]
          let left = x - (anchor == "middle" ? width / 2 : anchor == "end" ? width : 0)
          return (left: left, right: left + width)
        }
        #expect(zip(extents, extents.dropFirst()).allSatisfy { $0.right <= $1.left })
        #expect(extents.allSatisfy { $0.left >= 11.9 && $0.right <= 268.1 })
      }
    }
  }

  @Test(arguments: [
    (0.0, 20.0), (20, 20), (20.1, 40), (55, 60), (80, 80), (99, 100), (100, 100), (300, 100), (.nan, 100),
  ])
  func theAxisEndsAtARoundNumber(_ wanted: Double, _ top: Double) {
    #expect(TimeAxis(periods: ["1"], top: wanted).top == top)
  }

  /// A rate is never drawn lower than it is: the axis grows instead.
  @Test(arguments: [
    (15.0, "20\u{A0}%"), (20, "20\u{A0}%"), (47, "60\u{A0}%"), (100, "100\u{A0}%"), (101, "100\u{A0}%"),
  ])
  func theAxisHoldsEveryRate(_ rate: Double, _ end: String) throws {
    let series = TimeSeries("NW", points: [value(10), value(rate)])
    let chart = TimeChart(text, axis: SampleCharts.quarters(2, top: 20), series: series)
    #expect(try #require(ParsedChart(chart.svg())).texts.contains(end))
  }

  /// A limit beyond the axis is left out there; on its edge it would be read as that.
  @Test func aLimitBeyondTheAxisIsLeftOut() throws {
    let points = [5.0...15, 5...25, 5...15].map { TimePoint(.value(10, interval: nil, label: "l"), limits: $0) }
    let axis = SampleCharts.quarters(3, top: 20)
    let chart = try #require(
      ParsedChart(TimeChart(text, axis: axis, series: TimeSeries("NW", points: points)).svg()))
    // Those of the key, of the axis and of its marks have the same colour.
    let limits = chart.shapes.filter {
      $0.attributes["stroke"] == Colour.text && $0.attributes["stroke-width"] == "1.5"
    }[2]
    // The lower one through all three periods, the upper one around the second.
    #expect((limits.attributes["d"] ?? "").split(separator: "M").map { $0.split(separator: "L").count } == [6, 2, 2])
  }

  /// Words above their line where they have room there; if not, below the chart with the name of the period.
  @Test func everyBreakSaysWhy() throws {
    #expect(try chart([10, 20, 30, 40], breaks: [2]).texts.contains("changed"))
    let crowded = try chart(Array(repeating: 10, count: 12), breaks: [3, 4, 5]).texts
    #expect(!crowded.contains("changed"))
    #expect(crowded.suffix(3) == ["2016-Q4", "2017-Q1", "2017-Q2"].map { "Dashed line before \($0): changed" }[...])
  }

  @Test func smallChartsShareTheirAxisAndSayTheLastFigures() throws {
    let panels = [
      TimeSeries("NE", points: [value(10), TimePoint(.value(90, interval: nil, label: "9 of 10"))]),
      TimeSeries("NW", points: [value(10), TimePoint(.none(symbol: "[c]"))]),
      TimeSeries("SE", points: [value(10)]),
    ]
    let chart = TimeMultiples(text, axis: SampleCharts.quarters(2, top: 20), panels: panels)
    let parsed = try #require(ParsedChart(chart.svg()))
    #expect(parsed.texts.filter { $0 == "100" }.count == 3)
    #expect(parsed.texts.contains("9 of 10") && parsed.texts.count { $0 == "[c]" } == 2)
    let first = parsed.named("circle").dropFirst().filter { $0.attributes["r"] == "5" }.compactMap { $0.number("cx") }
    #expect(Set(first).count == 3, "two periods at the left, one at the right")
  }

  @Test(arguments: [(1, 12, [1]), (8, 12, [8]), (9, 12, [8, 1]), (30, 12, [8, 8, 8, 6]), (6, 40, [5, 1])])
  func manyStandOnSeveralPages(_ count: Int, _ periods: Int, _ sizes: [Int]) throws {
    let panels = (1...count).map { TimeSeries("Team \($0)", points: [value(Double($0))]) }
    let chart = TimeMultiples(text, axis: SampleCharts.quarters(periods, top: 20), panels: panels)
    #expect(chart.pages.map(\.panels.count) == sizes)
    #expect(chart.pages.flatMap(\.panels) == panels)
    #expect(chart.pages.allSatisfy { $0.axis.top == (count > 20 ? 40 : 20) })
    #expect(Set(chart.pages.map(\.text.id)).count == sizes.count)
    for page in chart.pages {
      #expect(
        try #require(ParsedChart(page.svg()).flatMap { $0.elements[0].number("height") }) <= Measure.tallestOnPaper)
    }
  }
}
