/// Numbers above or below their points, where no line crosses them if there is such a place.
struct TimeLabels {
  /// The room of a number.
  static let height = 20.0

  private let plot: TimePlot
  private let points: [TimePoint]
  private let covering: [Point]
  private var taken: [Box]

  /// Numbers of the points of a plot; `lines` are left free where that can be.
  init(_ plot: TimePlot, points: [TimePoint], lines: [[Point]]) {
    self.plot = plot
    self.points = points
    covering = lines.flatMap(Point.all(along:))
    taken = points.enumerated().compactMap { period, point in
      point.percent.map { Box(x: plot.middle(period) - 8, y: plot.y($0) - 8, width: 16, height: 16) }
    }
  }

  /// Writes the number of each signal, which is its place in `signals`, from 1.
  mutating func draw(_ signals: [String], in drawing: inout Drawing) {
    var before: Int?
    for (period, point) in points.enumerated() {
      let number = point.shownSignal.flatMap { signals.firstIndex(of: $0) }.map { $0 + 1 }
      defer { before = number }
      guard let number, let percent = point.percent else { continue }
      let width = TextLines.width("\(number)", isBold: true)
      // One number stands for a row of points where each has no room for its own.
      if number == before, plot.band < width + 2 { continue }
      let box = place(width, above: Point(x: plot.middle(period), y: plot.y(percent)))
      taken.append(box)
      let baseline = Point(x: box.x + width / 2, y: box.bottom - 2)
      drawing.text("\(number)", at: baseline, TextStyle(isBold: true, alignment: .middle))
    }
  }

  /// Where a number of a width has room; the nearest place that is free, above the point rather than below.
  private func place(_ width: Double, above point: Point) -> Box {
    let (highest, lowest) = (plot.box.y - TimeLabels.height, plot.box.bottom - TimeLabels.height)
    let distances = Array(stride(from: 10.0, through: plot.box.height, by: 5))
    let tops: [Double] = distances.flatMap { [point.y - $0 - TimeLabels.height, point.y + $0] }
    let boxes = tops.filter { $0 >= highest && $0 <= lowest }.map { top in
      Box(x: point.x - width / 2, y: top, width: width, height: TimeLabels.height)
    }
    let best = boxes.enumerated().min { (cost($0.element), $0.offset) < (cost($1.element), $1.offset) }
    return best?.element ?? Box(x: point.x - width / 2, y: highest, width: width, height: TimeLabels.height)
  }

  /// How much a box hides.
  private func cost(_ box: Box) -> Int {
    taken.count { $0.overlaps(box) } * 100 + covering.count { box.contains($0) }
  }
}

/// The names of periods below a plot, as many as have room; the first and the last have.
struct PeriodLabels {
  private let plot: TimePlot
  private let room: (left: Double, right: Double)
  private let names: [[String]]

  /// Names below a plot; they may reach from one place to another.
  init(_ plot: TimePlot, from left: Double, to right: Double) {
    self.plot = plot
    room = (left, right)
    let width = min(max(plot.band - 12, 130), (right - left - PeriodLabels.gap) / 2)
    names = plot.axis.periods.map { TextLines.broken($0.shown, to: width, limit: 3) }
  }

  private static let gap = 10.0

  /// Draws a mark at each period and the names below.
  func draw(in drawing: inout Drawing) {
    let periods = shown
    let ends = plot.axis.periods.indices.map { periods.contains($0) ? 9.0 : 4 }
    drawing.lines(
      zip(plot.axis.periods.indices, ends).map { period, end in
        [0, end].map { Point(x: plot.middle(period), y: plot.box.bottom + $0) }
      }, .axis)
    drawing.y = max(drawing.y, plot.box.bottom + 8)
    for period in periods {
      let (x, alignment) = anchor(period)
      for (number, line) in names[period].enumerated() {
        let baseline = drawing.y + Double(number) * Measure.line + Measure.baseline
        drawing.text(line, at: Point(x: x, y: baseline), TextStyle(alignment: alignment))
      }
    }
    drawing.y += Double(periods.map { names[$0].count }.max() ?? 0) * Measure.line
  }

  /// Every period, or every second, third and so on, and the last one.
  private var shown: [Int] {
    let count = names.count
    for step in 1..<max(count, 2) {
      let last = extent(count - 1).left
      let others = stride(from: 0, to: count - 1, by: step).filter { $0 == 0 || extent($0).right + PeriodLabels.gap <= last }
      if zip(others, others.dropFirst()).allSatisfy({ extent($0).right + PeriodLabels.gap <= extent($1).left }) {
        return others + [count - 1]
      }
    }
    return count > 1 ? [0, count - 1] : [0]
  }

  /// From where to where a name reaches.
  private func extent(_ period: Int) -> (left: Double, right: Double) {
    let width = width(period)
    let (x, alignment) = anchor(period)
    let left =
      switch alignment {
      case .start: x
      case .middle: x - width / 2
      case .end: x - width
      }
    return (left, left + width)
  }

  /// Below its period, or at the edge of the room where it would reach beyond.
  private func anchor(_ period: Int) -> (x: Double, alignment: TextStyle.Alignment) {
    let half = width(period) / 2
    if plot.middle(period) - half < room.left { return (room.left, .start) }
    if plot.middle(period) + half > room.right { return (room.right, .end) }
    return (plot.middle(period), .middle)
  }

  private func width(_ period: Int) -> Double { names[period].map { TextLines.width($0) }.max() ?? 0 }
}

/// What changed at each break: above its line, or below the chart where the words have no room there.
struct BreakReasons {
  private struct Label {
    let lines: [String]
    let left: Double
    let width: Double
    let line: Double
  }

  private let plot: TimePlot
  private let labels: [Label]
  private let fit: Bool

  /// The reasons of a plot, wherever it will stand.
  init(_ plot: TimePlot) {
    self.plot = plot
    labels = plot.axis.shownBreaks.sorted { $0.before < $1.before }.map { item in
      let lines = TextLines.broken(item.reason.shown, to: 260)
      let width = lines.map { TextLines.width($0) }.max() ?? 0
      let line = plot.edge(item.before)
      let left = min(max(line - width / 2, Measure.margin), Measure.width - Measure.margin - width)
      return Label(lines: lines, left: left, width: width, line: line)
    }
    fit = labels.allSatisfy { $0.lines.count <= 2 }
      && zip(labels, labels.dropFirst()).allSatisfy { $0.left + $0.width + 14 <= $1.left }
  }

  func drawAbove(in drawing: inout Drawing) {
    guard fit, let most = labels.map(\.lines.count).max() else { return }
    let bottom = drawing.y + Double(most) * Measure.line
    for label in labels {
      for (number, line) in label.lines.enumerated() {
        let y = bottom - Double(label.lines.count - number) * Measure.line + Measure.baseline
        drawing.text(line, at: Point(x: label.left + label.width / 2, y: y), .centred)
      }
    }
    drawing.y = bottom
  }

  func drawBelow(in drawing: inout Drawing) {
    if !fit { BreakReasons.list(plot.axis, in: &drawing) }
  }

  /// Says before which period each break is, and what changed.
  static func list(_ axis: TimeAxis, in drawing: inout Drawing) {
    drawing.y += 8
    for item in axis.shownBreaks {
      let text = "Dashed line before \(axis.periods[item.before].shown): \(item.reason.shown)"
      drawing.lines(TextLines.broken(text, to: Measure.inner, limit: 4))
    }
  }
}
