/// The way from 0 to 100 per cent across a chart of rows.
enum PercentAxis {
  static let left = Measure.margin + 1
  static let right = Measure.width - 36
  static let ticks = [0.0, 20, 40, 60, 80, 100]

  static func x(_ percent: Double) -> Double { left + (right - left) * percent.asPercent / 100 }

  /// What is written at each tick.
  static func drawLabels(in drawing: inout Drawing) {
    for tick in ticks {
      let text = tick == 100 ? "100\u{A0}%" : tick.coordinate
      drawing.text(text, at: Point(x: x(tick), y: drawing.y + Measure.baseline), .centred)
    }
    drawing.y += Measure.line
  }

  /// The lines of the ticks behind one row's mark. They stop there, so that text is not crossed.
  static func drawGrid(from top: Double, to bottom: Double, in drawing: inout Drawing) {
    drawing.lines(ticks.dropFirst().map { [Point(x: x($0), y: top), Point(x: x($0), y: bottom)] }, .grid)
    drawing.line([Point(x: x(0), y: top), Point(x: x(0), y: bottom)], .axis)
  }

  /// An interval at a height: white where it lies on a dark bar, which reaches to `bar`, and black elsewhere.
  static func drawWhisker(
    _ interval: ClosedRange<Double>, at y: Double, onBarTo bar: Double = 0, in drawing: inout Drawing
  ) {
    let (low, high, edge) = (x(interval.lowerBound), x(interval.upperBound), x(bar))
    let ends = [low, high].map { end in (end, [Point(x: end, y: y - 5), Point(x: end, y: y + 5)]) }
    let onBar = low < edge ? [[Point(x: low, y: y), Point(x: min(high, edge), y: y)]] : []
    drawing.lines(onBar + ends.filter { $0.0 < edge }.map(\.1), .whiskerOnBar)
    let beyond = high > edge ? [[Point(x: max(low, edge), y: y), Point(x: high, y: y)]] : []
    drawing.lines(beyond + ends.filter { $0.0 >= edge }.map(\.1), .whisker)
  }
}
