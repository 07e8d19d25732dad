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
    for tick in ticks {
      drawing.line([Point(x: x(tick), y: top), Point(x: x(tick), y: bottom)], tick == 0 ? .axis : .grid)
    }
  }

  /// An interval at a height: white where it lies on a dark bar, which reaches to `bar`, and black elsewhere.
  static func drawWhisker(
    _ interval: ClosedRange<Double>, at y: Double, onBarTo bar: Double = 0, in drawing: inout Drawing
  ) {
    let (low, high, edge) = (x(interval.lowerBound), x(interval.upperBound), x(bar))
    if low < edge { drawing.line([Point(x: low, y: y), Point(x: min(high, edge), y: y)], .whiskerOnBar) }
    if high > edge { drawing.line([Point(x: max(low, edge), y: y), Point(x: high, y: y)], .whisker) }
    for end in [low, high] {
      drawing.line([Point(x: end, y: y - 5), Point(x: end, y: y + 5)], end < edge ? .whiskerOnBar : .whisker)
    }
  }
}
