/// Small charts over time, two beside each other where the periods are few enough.
struct TimePanels {
  private let chart: TimeMultiples
  private let axis: TimeAxis
  private let key: TimeKey
  private let columns: Int
  private let width: Double
  /// Whether each panel's figures have room beside its name; if not, all stand below theirs.
  private let fitsBeside: Bool

  private static let height = 84.0
  /// The room of the numbers at the left of a plot.
  private static let numbers = 48.0
  /// Between figures and plot, so that no number of the axis touches the figures.
  private static let headroom = 14.0
  private static let between = 24.0
  /// Of more periods each needs the whole width.
  private static let fewPeriods = 16

  init(_ chart: TimeMultiples) {
    self.chart = chart
    axis = chart.axis.holding(chart.panels + (chart.reference.map { [$0] } ?? []))
    key = TimeKey(axis: axis, series: chart.panels, reference: chart.reference)
    let columns = chart.panels.count > 1 ? TimePanels.columns(for: axis) : 1
    let width = (Measure.inner - TimePanels.between * Double(columns - 1)) / Double(columns)
    fitsBeside = chart.panels.allSatisfy { panel in
      let figures = TextLines.width("  " + panel.figures(on: chart.axis))
      return TextLines.width(panel.name.shown, isBold: true) + figures <= width
    }
    (self.columns, self.width) = (columns, width)
  }

  /// How many stand beside each other.
  static func columns(for axis: TimeAxis) -> Int { axis.periods.count <= fewPeriods ? 2 : 1 }

  func draw(in drawing: inout Drawing) {
    key.draw(named: "each group", in: &drawing)
    var text = "Each from 0 to \(axis.top.coordinate)\u{A0}%."
    if let last = axis.periods.last { text += " The figures are those of \(last.shown)." }
    drawing.lines(TextLines.broken(text, to: Measure.inner, limit: 4))
    if !axis.shownBreaks.isEmpty { BreakReasons.list(axis, in: &drawing) }
    drawing.y += 14
    for start in stride(from: 0, to: chart.panels.count, by: columns) {
      drawRow(Array(chart.panels[start..<min(start + columns, chart.panels.count)]), in: &drawing)
    }
    drawing.y -= Rows.gap
  }

  /// Small charts beside each other, their plots at one height.
  private func drawRow(_ panels: [TimeSeries], in drawing: inout Drawing) {
    let titles = panels.map { title(of: $0) }
    let plotTop = drawing.y + Double(titles.map(\.count).max() ?? 0) * Measure.line
    var bottom = plotTop
    for (column, panel) in panels.enumerated() {
      let left = Measure.margin + (width + TimePanels.between) * Double(column)
      var baseline = plotTop - Double(titles[column].count) * Measure.line + Measure.baseline
      for (line, style) in titles[column] {
        drawing.text(line, at: Point(x: left, y: baseline), style)
        baseline += Measure.line
      }
      if fitsBeside {
        let end = Point(x: left + width, y: plotTop - Measure.line + Measure.baseline)
        drawing.text(panel.figures(on: axis), at: end, .ending)
      }
      drawing.y = plotTop + TimePanels.headroom
      draw(panel, from: left, in: &drawing)
      bottom = max(bottom, drawing.y)
    }
    drawing.y = bottom + Rows.gap
  }

  private func draw(_ panel: TimeSeries, from left: Double, in drawing: inout Drawing) {
    let size = (width: width - TimePanels.numbers, height: TimePanels.height)
    let box = Box(x: left + TimePanels.numbers, y: drawing.y, width: size.width, height: size.height)
    let plot = TimePlot(axis: axis, box: box, radius: 5, headroom: TimePanels.headroom)
    plot.drawAxes(labelling: [0, axis.top], unit: "", in: &drawing)
    plot.draw(panel, reference: chart.reference, signals: key.signals, in: &drawing)
    plot.drawSymbols(of: panel, in: &drawing)
    PeriodNames(plot, from: left, to: left + width).draw(in: &drawing)
  }

  /// The lines above its plot: the name, and below it the figures where they have no room beside it.
  private func title(of panel: TimeSeries) -> [(String, TextStyle)] {
    let names = TextLines.broken(panel.name.shown, to: width, limit: 3, isBold: true).map { ($0, TextStyle.bold) }
    if fitsBeside { return names }
    return names + TextLines.broken(panel.figures(on: axis), to: width, limit: 2).map { ($0, TextStyle.plain) }
  }
}

extension TimeSeries {
  /// The figures of the last period.
  fileprivate func figures(on axis: TimeAxis) -> String {
    points.count < axis.periods.count ? "" : points(on: axis).last?.mark.label.shown ?? ""
  }
}
