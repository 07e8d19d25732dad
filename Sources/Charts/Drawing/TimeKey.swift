/// What the signs of a chart over time stand for: of those that are drawn.
struct TimeKey {
  let axis: TimeAxis
  let reference: TimeSeries?
  /// What is unlikely about points, each once; its number is its place, from 1.
  let signals: [String]
  private let points: [TimePoint]
  private let stretches: Int

  init(axis: TimeAxis, series: [TimeSeries], reference: TimeSeries?) {
    self.axis = axis
    self.reference = reference
    points = series.flatMap { $0.points(on: axis) }.filter { $0.percent != nil }
    stretches = series.map(\.centres.count).max() ?? 0
    var signals: [String] = []
    for signal in points.compactMap(\.signal) where !signals.contains(signal) { signals.append(signal) }
    self.signals = signals
  }

  /// Draws it; the line with points is called `name`.
  func draw(named name: String, in drawing: inout Drawing) {
    let numbered = signals.enumerated().map { number, signal in
      Key.Entry(text: "\(number + 1): \(signal)") { $0.diamond(at: $1, radius: 9, .outside) }
    }
    let series = Key.Entry(text: name) { drawing, place in
      Key.Entry.line("", .series).sign(&drawing, place)
      drawing.circle(at: place, radius: 6, .focus)
    }
    let few = Key.Entry(text: "fewer than \(axis.leastFiles) files") { $0.circle(at: $1, radius: 6, .hollow) }
    let centre = stretches > 1 ? "average of each stretch" : "average"
    let all: [Key.Entry?] = [
      series, points.contains(where: \.isGrey) ? few : nil,
      reference.map { .line($0.name, .faint) }, stretches > 0 ? .line(centre, .reference) : nil,
      points.contains { $0.limits != nil } ? .line("limits", .outerLimit) : nil,
    ]
    Key.draw(all.compactMap { $0 } + numbered, in: &drawing)
  }
}
