/// The names of periods below a plot, as many as have room; the first and the last have.
struct PeriodNames {
  private static let gap = 10.0

  private let plot: TimePlot
  private let names: [Name]

  /// A name where it would stand.
  private struct Name {
    let lines: [String]
    let x: Double
    let alignment: TextStyle.Alignment
    let left: Double
    let right: Double

    /// Below a place, or at the edge of the room where it would reach beyond.
    init(_ lines: [String], below middle: Double, from least: Double, to most: Double) {
      self.lines = lines
      let width = lines.map { TextLines.width($0) }.max() ?? 0
      left = min(max(middle - width / 2, least), most - width)
      right = left + width
      alignment = middle - width / 2 < least ? .start : middle + width / 2 > most ? .end : .middle
      x = alignment == .start ? left : alignment == .end ? right : middle
    }
  }

  /// Names below a plot; they may reach from one place to another.
  init(_ plot: TimePlot, from left: Double, to right: Double) {
    self.plot = plot
    let names = plot.axis.periods
    let last = names.count - 1
    // The first and the last have half of the room at most.
    let half = (right - left - PeriodNames.gap) / 2
    let width = last > 0 ? min(max(plot.band - 12, 130), half) : right - left
    self.names = names.enumerated().map { period, name in
      let lines = TextLines.broken(name.shown, to: width, limit: 4)
      let isLast = last > 0 && period == last
      let isFirst = last > 0 && period == 0
      return Name(
        lines, below: plot.middle(period), from: isLast ? right - half : left, to: isFirst ? left + half : right)
    }
  }

  /// Draws a mark at each period and the names below.
  func draw(in drawing: inout Drawing) {
    let shown = shown
    let marks = names.indices.map { period in
      [0, shown.contains(period) ? 9 : 4].map { Point(x: plot.middle(period), y: plot.box.bottom + $0) }
    }
    drawing.lines(marks, .axis)
    for name in shown.map({ names[$0] }) {
      for (number, line) in name.lines.enumerated() {
        let baseline = drawing.y + Double(number) * Measure.line + Measure.baseline
        drawing.text(line, at: Point(x: name.x, y: baseline), TextStyle(alignment: name.alignment))
      }
    }
    drawing.y += Double(shown.map { names[$0].lines.count }.max() ?? 0) * Measure.line
  }

  /// Every period, or every second, third and so on, and the last one.
  private var shown: [Int] {
    let last = names.count - 1
    for step in 1..<max(last, 2) {
      let others = stride(from: 0, to: last, by: step).filter { $0 == 0 || isFree(from: $0, to: last) }
      if zip(others, others.dropFirst()).allSatisfy(isFree) { return others + [last] }
    }
    return last > 0 ? [0, last] : [0]
  }

  /// Whether the names of two periods do not touch.
  private func isFree(from first: Int, to second: Int) -> Bool {
    names[first].right + PeriodNames.gap <= names[second].left
  }
}
