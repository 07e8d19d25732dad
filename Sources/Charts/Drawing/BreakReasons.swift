/// What changed at each break: above its line, or below the chart where the words have no room there.
struct BreakReasons {
  /// A reason above its line.
  private struct Label {
    let lines: [String]
    let left: Double
    let width: Double
  }

  private let plot: TimePlot
  private let labels: [Label]
  private let fit: Bool

  /// The reasons of a plot, wherever it will stand.
  init(_ plot: TimePlot) {
    self.plot = plot
    labels = plot.axis.shownBreaks.map { item in
      let lines = TextLines.broken(item.reason.shown, to: 260, limit: 3)
      let width = lines.map { TextLines.width($0) }.max() ?? 0
      let line = plot.edge(item.before)
      let left = min(max(line - width / 2, Measure.margin), Measure.width - Measure.margin - width)
      return Label(lines: lines, left: left, width: width)
    }
    fit =
      labels.allSatisfy { $0.lines.count <= 2 }
      && zip(labels, labels.dropFirst()).allSatisfy { $0.left + $0.width + 14 <= $1.left }
  }

  /// Writes them from `y` on, if they have room.
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

  /// Writes them if they had no room.
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
