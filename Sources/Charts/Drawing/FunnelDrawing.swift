/// A funnel as it is drawn.
struct FunnelDrawing {
  private static let height = 380.0
  private static let radius = 6.0

  private let chart: FunnelChart
  private let axis: SizeAxis
  private var drawing = Drawing()
  private var plot = Box(x: 0, y: 0, width: 0, height: 0)

  init(_ chart: FunnelChart) {
    self.chart = chart
    axis = SizeAxis(upTo: chart.points.map(\.size).max() ?? 0)
  }

  func svg() -> String {
    var copy = self
    copy.draw()
    return copy.drawing.svg(of: chart)
  }

  private mutating func draw() {
    drawKey()
    let left = 76.0
    plot = Box(x: left, y: drawing.y + 10, width: Measure.width - left - 36, height: FunnelDrawing.height)
    drawAxes()
    drawCurves()
    for point in chart.points { draw(point) }
    drawLabels()
    guard !chart.withheld.isEmpty else { return }
    drawing.y += 8
    drawing.lines(
      TextLines.broken("[c] " + chart.withheld.map(\.shown).joined(separator: ", "), to: Measure.inner, limit: 12))
  }

  private mutating func drawKey() {
    Key.draw(
      [
        Key.Entry.line(chart.funnel.label, .centre), .line("95\u{A0}% limits", .innerLimit),
        .line("99.8\u{A0}% limits", .outerLimit),
        Key.Entry(text: "no clear difference") { $0.circle(at: $1, radius: FunnelDrawing.radius, .other) },
        Key.Entry(text: "different") { $0.diamond(at: $1, radius: FunnelDrawing.radius + 3, .outside) },
      ], in: &drawing)
  }

  private func place(_ size: Double, _ percent: Double) -> Point {
    Point(
      x: plot.x + plot.width * size / Double(axis.end), y: plot.bottom - plot.height * percent.asPercent / 100)
  }

  private func place(_ point: FunnelChart.Dot) -> Point { place(Double(point.size), point.percent) }

  private mutating func drawAxes() {
    let end = Double(axis.end)
    drawing.lines(PercentAxis.ticks.dropFirst().map { [place(0, $0), place(end, $0)] }, .grid)
    for tick in PercentAxis.ticks {
      let text = tick == 100 ? "100\u{A0}%" : tick.coordinate
      drawing.text(text, at: Point(x: plot.x - 8, y: place(0, tick).y + 6), .ending)
    }
    drawing.line([place(0, 100), place(0, 0), place(end, 0)], .axis)
    drawing.y = plot.bottom + 4
    for tick in axis.ticks {
      drawing.text("\(tick)", at: Point(x: place(Double(tick), 0).x, y: drawing.y + Measure.baseline), .centred)
    }
    drawing.y += Measure.line
    let middle = plot.x + plot.width / 2
    drawing.text("Number of files", at: Point(x: middle, y: drawing.y + Measure.baseline), .centred)
    drawing.y += Measure.line
  }

  private mutating func drawCurves() {
    drawing.line(centreLine, .centre)
    for (line, paint) in limits { drawing.line(line, paint) }
  }

  private var centreLine: [Point] { [0, Double(axis.end)].map { place($0, chart.funnel.centre) } }

  /// The lines of the limits, as far as the axis goes.
  private var limits: [([Point], Paint)] {
    [(chart.funnel.limits95, Paint.innerLimit), (chart.funnel.limits998, .outerLimit)].flatMap { limits, paint in
      let shown = limits.filter { (0...axis.end).contains($0.size) }
      return [\FunnelChart.Limit.lower, \.upper].map { side in
        (shown.map { place(Double($0.size), $0[keyPath: side]) }, paint)
      }
    }
  }

  private mutating func draw(_ point: FunnelChart.Dot) {
    if point.isOutside {
      drawing.diamond(at: place(point), radius: FunnelDrawing.radius + 3, .outside)
    } else {
      drawing.circle(at: place(point), radius: FunnelDrawing.radius, .other)
    }
  }

  /// The names beside their points, those of groups that are different first and with their figures. One of these that has no room
  /// is named below; the others are in the page's table.
  private mutating func drawLabels() {
    let lines = limits.map(\.0) + [centreLine]
    // A name may stand a little over the right edge.
    let room = Box(x: plot.x, y: plot.y, width: Measure.width - plot.x, height: plot.height)
    var labels = FunnelLabels(in: room, around: chart.points.map { place($0) }, lines: lines)
    var unplaced: [FunnelChart.Dot] = []
    for point in chart.points.filter(\.isOutside) + chart.points.filter({ !$0.isOutside }) {
      let text = point.isOutside ? [point.name.shown, point.label.shown] : [point.name.shown]
      guard let place = labels.place(for: text, beside: place(point), isBold: point.isOutside) else {
        unplaced.append(point)
        continue
      }
      for (number, line) in text.enumerated() {
        let y = place.box.y + Double(number) * Measure.line + Measure.baseline
        drawing.text(
          line, at: Point(x: place.x, y: y), TextStyle(isBold: point.isOutside, alignment: place.alignment))
      }
    }
    list(unplaced)
  }

  private mutating func list(_ unplaced: [FunnelChart.Dot]) {
    let different = unplaced.filter(\.isOutside)
    var texts = different.map { "Different, too: \($0.name.shown), \($0.label.shown)" }
    let count = unplaced.count - different.count
    if count > 0 { texts.append("\(count) \(count == 1 ? "name has" : "names have") no room here; the table has all.") }
    guard !texts.isEmpty else { return }
    drawing.y += 8
    for text in texts { drawing.lines(TextLines.broken(text, to: Measure.inner, limit: 3)) }
  }
}
