import Charts

/// One chart of each kind, around texts that a test chooses.
enum SampleCharts {
  /// A mark of a count; the interval is only drawn here, not reckoned.
  static func mark(_ count: Int, of total: Int, label: String? = nil) -> Mark {
    let percent = Double(count) * 100 / Double(total)
    return .value(
      percent, interval: max(0, percent - 12)...min(100, percent + 14), label: label ?? "\(count) of \(total)")
  }

  static func dot(_ name: String, _ count: Int, of total: Int, isOutside: Bool = false, label: String? = nil)
    -> FunnelChart.Dot
  {
    FunnelChart.Dot(
      name, percent: Double(count) * 100 / Double(total), of: total, label: label ?? "\(count) of \(total)",
      isOutside: isOutside)
  }

  /// Limits that narrow as groups grow.
  static func funnel(label: String, around centre: Double = 30, upTo largest: Int) -> FunnelChart.Funnel {
    func limits(_ width: Double) -> [FunnelChart.Limit] {
      stride(from: 5, through: largest, by: 5).map { size in
        let half = width / Double(size).squareRoot()
        return FunnelChart.Limit(size: size, lower: max(0, centre - half), upper: min(100, centre + half))
      }
    }
    return FunnelChart.Funnel(centre: centre, label: label, limits95: limits(90), limits998: limits(142))
  }

  /// Every kind of chart with a text in each of its slots.
  static func all(saying text: String) -> [any Chart] {
    let texts = ChartText(id: text, title: text, description: text)
    let rows = [
      ChartRow(text, mark(6, of: 28, label: text)), ChartRow(text, .none(symbol: text)),
      ChartRow(text, mark(0, of: 9, label: text), isFocus: true),
    ]
    let changes = [
      DumbbellChart.Row(
        text, before: mark(34, of: 100, label: text), after: mark(15, of: 100, label: text), note: text),
      DumbbellChart.Row(text, before: mark(34, of: 100, label: text), after: .none(symbol: text), note: text),
    ]
    let points = [
      dot(text, 40, of: 131, label: text), dot(text, 55, of: 88, isOutside: true, label: text),
      dot(text, 6, of: 28, label: text),
    ]
    return [
      BarChart(texts, rows: rows),
      DotChart(texts, rows: rows, reference: DotChart.Reference(percent: 21.4, label: text)),
      FunnelChart(texts, funnel: funnel(label: text, upTo: 140), points: points, withheld: [text, text]),
      DumbbellChart(texts, periods: DumbbellChart.Periods(before: text, after: text), rows: changes),
    ] + overTime(saying: text)
  }

  /// The charts over time, with every kind of point and a text in each of their slots.
  static func overTime(saying text: String) -> [any Chart] {
    let texts = ChartText(id: text, title: text, description: text)
    let axis = TimeAxis(
      periods: Array(repeating: text, count: 6),
      breaks: [TimeAxis.Break(before: 2, reason: text), TimeAxis.Break(before: 5, reason: text)])
    let points = (0..<6).map { period in
      period == 3
        ? TimePoint(.none(symbol: text))
        : TimePoint(
          mark(period * 6, of: 36, label: text), limits: 10...90, isGrey: period % 4 == 1,
          signal: period % 5 == 1 ? text : nil)
    }
    let series = TimeSeries(text, points: points, centres: [TimeSeries.Centre(periods: 0..<5, percent: 30)])
    let reference = TimeSeries(text, points: points)
    return [
      TimeChart(texts, axis: axis, series: series, reference: reference),
      TimeMultiples(texts, axis: axis, panels: [series, series], reference: reference),
    ]
  }

  /// An axis of quarters from the first of 2016.
  static func quarters(_ count: Int, breaks: [TimeAxis.Break] = [], top: Double = 100) -> TimeAxis {
    TimeAxis(periods: (0..<count).map { "\(2016 + $0 / 4)-Q\($0 % 4 + 1)" }, breaks: breaks, top: top)
  }
}
