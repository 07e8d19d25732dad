/// A funnel as it is drawn.
struct FunnelDrawing {
  private static let height = 380.0
  private static let radius = 6.0
  /// Up to so many groups, names that stand further away are joined to their points; more would be a thicket.
  private static let fewPoints = 12

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
    let left = 80.0
    plot = Box(x: left, y: drawing.y + 10, width: Measure.width - left - 36, height: FunnelDrawing.height)
    drawAxes()
    drawCurves()
    // Those that are different come last, so that none of the others hides one.
    for point in byWeight.reversed() { draw(point) }
    drawLabels()
    guard !chart.withheld.isEmpty else { return }
    drawing.y += 8
    let names = chart.withheld.map { FunnelDrawing.short($0) }
    drawing.lines(TextLines.broken("[c] " + names.joined(separator: ", "), to: Measure.inner))
  }

  /// The points with those first that are different.
  private var byWeight: [FunnelChart.Dot] { chart.points.filter(\.isOutside) + chart.points.filter { !$0.isOutside } }

  /// A name as it is shown in a list.
  private static func short(_ name: String) -> String {
    TextLines.broken(name.shown, to: Measure.inner, limit: 3).joined(separator: " ")
  }

  private mutating func drawKey() {
    let limits = [
      chart.funnel.limits95.isEmpty ? nil : Key.Entry.line("95\u{A0}% limits", .innerLimit),
      chart.funnel.limits998.isEmpty ? nil : Key.Entry.line("99.8\u{A0}% limits", .outerLimit),
    ]
    let shapes = [
      Key.Entry(text: "no clear difference") { $0.circle(at: $1, radius: FunnelDrawing.radius, .other) },
      Key.Entry(text: "different") { $0.diamond(at: $1, radius: FunnelDrawing.radius + 3, .outside) },
    ]
    Key.draw([.line(chart.funnel.label, .centre)] + limits.compactMap { $0 } + shapes, in: &drawing)
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
    // A name may stand a little over the upper and the right edge.
    let room = Box(x: plot.x, y: plot.y - 14, width: Measure.width - plot.x, height: plot.height + 14)
    var labels = FunnelLabels(in: room, around: chart.points.map { place($0) }, lines: lines)
    var unplaced: [FunnelChart.Dot] = []
    for point in byWeight {
      let name = TextLines.broken(point.name.shown, to: 210, limit: 2, isBold: point.isOutside)
      let text = name + (point.isOutside ? [point.label.shown] : [])
      var found = labels.place(for: text, beside: place(point), isBold: point.isOutside)
      if found == nil, point.isOutside || chart.points.count <= FunnelDrawing.fewPoints {
        found = labels.distantPlace(for: text, from: place(point), isBold: point.isOutside)
      }
      guard let place = found else {
        unplaced.append(point)
        continue
      }
      drawing.line(place.leader, .leader)
      for (number, line) in text.enumerated() {
        let y = place.box.y + Double(number) * Measure.line + Measure.baseline
        drawing.text(
          line, at: Point(x: place.x, y: y), TextStyle(isBold: point.isOutside, alignment: place.alignment))
      }
    }
    list(unplaced)
  }

  private mutating func list(_ unplaced: [FunnelChart.Dot]) {
    guard !unplaced.isEmpty else { return }
    drawing.y += 8
    let different = unplaced.filter(\.isOutside)
    // The figures come first: whatever the direction of a name's script, they are read as they are.
    let lines = different.map { "\($0.label.shown): \(FunnelDrawing.short($0.name))" }
    for line in different.isEmpty ? [] : ["Also different:"] + lines {
      drawing.lines(TextLines.broken(line, to: Measure.inner, limit: 6))
    }
    let count = unplaced.count - different.count
    guard count > 0 else { return }
    drawing.lines(["\(count) \(count == 1 ? "name has" : "names have") no room here; the table has all."])
  }
}
