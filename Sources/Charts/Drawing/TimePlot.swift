/// The part of a chart in which rates over time are drawn: each period has a band of the same width, and its rate lies in the middle.
struct TimePlot {
  let axis: TimeAxis
  let box: Box
  /// Of a point; a wide one is made smaller where bands are narrow.
  private let radius: Double
  /// The room above it, for numbers; the lines of breaks go through it.
  let headroom: Double

  init(axis: TimeAxis, box: Box, radius: Double = 6, headroom: Double = 8) {
    self.axis = axis
    self.box = box
    self.headroom = headroom
    self.radius = max(min(radius, box.width / Double(axis.periods.count) * 0.42), 3)
  }

  /// How wide a period is.
  var band: Double { box.width / Double(axis.periods.count) }

  /// Where a period begins, or the one before it ends.
  func edge(_ period: Int) -> Double { box.x + band * Double(period) }

  /// The middle of a period.
  func middle(_ period: Int) -> Double { box.x + band * (Double(period) + 0.5) }

  func y(_ percent: Double) -> Double { box.bottom - box.height * percent / axis.top }

  /// The lines across, the axis, and the numbers of some of the lines; the uppermost has the unit too.
  func drawAxes(labelling labelled: [Double], unit: String, in drawing: inout Drawing) {
    drawing.lines(axis.ticks.dropFirst().map { across(0..<axis.periods.count, at: $0) }, .grid)
    for tick in labelled {
      let text = tick == axis.top ? tick.coordinate + unit : tick.coordinate
      drawing.text(text, at: Point(x: box.x - 8, y: y(tick) + 6), .ending)
    }
    drawing.line(
      [Point(x: box.x, y: box.y), Point(x: box.x, y: box.bottom), Point(x: box.right, y: box.bottom)], .axis)
  }

  /// Draws what is known of a series, each of its signals with its number.
  func draw(_ series: TimeSeries, reference: TimeSeries?, signals: [String], in drawing: inout Drawing) {
    let points = Array(series.points(on: axis))
    let paths = lines(of: points)
    if let reference { drawing.lines(referenceLines(Array(reference.points(on: axis))), .faint) }
    let centres = series.centres.filter { $0.periods.upperBound <= axis.periods.count && $0.periods.lowerBound >= 0 }
      .filter { !$0.periods.isEmpty && $0.percent.asPercent <= axis.top }
      .map { across($0.periods, at: $0.percent.asPercent) }
    drawing.lines(centres, .reference)
    let limits = limitLines(points)
    drawing.lines(limits, .outerLimit)
    drawing.lines(breakLines, .breaking)
    drawing.lines(paths.filter { $0.count > 1 }, .series)
    for (period, point) in points.enumerated() {
      if let percent = point.percent {
        drawing.point(point, at: Point(x: middle(period), y: y(percent)), radius: radius)
      }
    }
    var numbers = SignalNumbers(self, points: points, lines: centres + limits + breakLines + paths)
    numbers.draw(signals, in: &drawing)
  }

  /// Writes the symbols of periods without a rate below the axis, where no line crosses them.
  func drawSymbols(of series: TimeSeries, in drawing: inout Drawing) {
    drawing.y = box.bottom + 10
    var ends: [Double] = []
    var last: [String] = []
    for (period, point) in series.points(on: axis).enumerated() {
      guard let text = point.symbol.flatMap({ TextLines.broken($0.shown, to: 90, limit: 1).first }) else { continue }
      let half = TextLines.width(text) / 2
      // One stands for its neighbours too where each has no room for its own.
      if zip(ends, last).contains(where: { $0 > middle(period) - half && $1 == text }) { continue }
      let row = ends.firstIndex { $0 <= middle(period) - half } ?? ends.count
      if row == ends.count {
        ends.append(0)
        last.append("")
      }
      (ends[row], last[row]) = (middle(period) + half + 4, text)
      let baseline = drawing.y + Double(row) * Measure.line + Measure.baseline
      drawing.text(text, at: Point(x: middle(period), y: baseline), .centred)
    }
    drawing.y += Double(ends.count) * Measure.line
  }

  /// The places of each stretch of points that a line joins; one of a single point too.
  private func lines(of points: [TimePoint]) -> [[Point]] {
    runs(of: points) { $0.percent }.map { run in run.map { Point(x: middle($0.period), y: y($0.value)) } }
  }

  /// The same, with a dash for a single point, which else would not be seen.
  private func referenceLines(_ points: [TimePoint]) -> [[Point]] {
    lines(of: points).map { line in
      line.count > 1 ? line : [-1, 1].map { Point(x: line[0].x + min(band / 2, 12) * $0, y: line[0].y) }
    }
  }

  /// The lower and the upper limits, stepped: they are those of one period and not of any time between two.
  private func limitLines(_ points: [TimePoint]) -> [[Point]] {
    [\ClosedRange<Double>.lowerBound, \.upperBound].flatMap { side in
      let runs = runs(of: points) { point in
        point.percent == nil
          ? nil : point.limits.map { $0[keyPath: side].asPercent }.flatMap { $0 > axis.top ? nil : $0 }
      }
      return runs.map { run in
        run.flatMap { [Point(x: edge($0.period), y: y($0.value)), Point(x: edge($0.period + 1), y: y($0.value))] }
      }
    }
  }

  private var breakLines: [[Point]] {
    axis.shownBreaks.map { item in
      [box.y - headroom + 4, box.bottom].map { Point(x: edge(item.before), y: $0) }
    }
  }

  /// The values of periods that follow one another without a break or one that has none.
  private func runs(of points: [TimePoint], value: (TimePoint) -> Double?) -> [[(period: Int, value: Double)]] {
    let starts = Set(axis.shownBreaks.map(\.before))
    var runs: [[(period: Int, value: Double)]] = []
    for (period, point) in points.enumerated() {
      guard let value = value(point) else { continue }
      if let last = runs.last?.last, last.period == period - 1, !starts.contains(period) {
        runs[runs.count - 1].append((period, value))
      } else {
        runs.append([(period, value)])
      }
    }
    return runs
  }

  private func across(_ periods: Range<Int>, at percent: Double) -> [Point] {
    [periods.lowerBound, periods.upperBound].map { Point(x: edge($0), y: y(percent)) }
  }
}

extension Drawing {
  /// A rate: a diamond where there is a signal, which is hollow too where it rests on few files.
  mutating func point(_ point: TimePoint, at place: Point, radius: Double) {
    if point.signal != nil {
      diamond(at: place, radius: radius + 3, point.isGrey ? .hollowOutside : .outside)
    } else {
      circle(at: place, radius: radius, point.isGrey ? .hollow : .focus)
    }
  }
}
