/// Numbers above or below their points, where no line crosses them if there is such a place.
struct SignalNumbers {
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
      point.percent.map { Box(x: plot.middle(period) - 9, y: plot.y($0) - 9, width: 18, height: 18) }
    }
  }

  /// Writes the number of each signal, which is its place in `signals`, from 1.
  mutating func draw(_ signals: [String], in drawing: inout Drawing) {
    var before: Int?
    for (period, point) in points.enumerated() {
      let percent = point.percent
      let number = percent == nil ? nil : point.signal.flatMap { signals.firstIndex(of: $0) }.map { $0 + 1 }
      defer { before = number }
      guard let percent, let number else { continue }
      let width = TextLines.width("\(number)", isBold: true)
      // One number stands for a row of points where each has no room for its own.
      if number == before, plot.band < width + 2 { continue }
      let beside = plot.box.x + width / 2 + 3
      let box = place(width, above: Point(x: max(plot.middle(period), beside), y: plot.y(percent)))
      taken.append(box)
      let baseline = Point(x: box.x + width / 2, y: box.bottom - 2)
      drawing.text("\(number)", at: baseline, TextStyle(isBold: true, alignment: .middle))
    }
  }

  /// Where a number of a width has room; the nearest place that is free, above the point rather than below.
  private func place(_ width: Double, above point: Point) -> Box {
    let (highest, lowest) = (plot.box.y - plot.headroom, plot.box.bottom - SignalNumbers.height)
    let distances = Array(stride(from: 10.0, through: plot.box.height, by: 5))
    let tops: [Double] = distances.flatMap { [point.y - $0 - SignalNumbers.height, point.y + $0] }
    // Above the plot there is no line but those of breaks.
    let boxes = (tops.filter { $0 > highest && $0 <= lowest } + [highest]).map { top in
      Box(x: point.x - width / 2, y: top, width: width, height: SignalNumbers.height)
    }
    let best = boxes.enumerated().min { (cost($0.element), $0.offset) < (cost($1.element), $1.offset) }
    return best?.element ?? boxes[0]
  }

  /// How much a box hides.
  private func cost(_ box: Box) -> Int {
    taken.count { $0.overlaps(box) } * 100 + covering.count { box.contains($0) }
  }
}
