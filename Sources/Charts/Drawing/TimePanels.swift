/// Small charts over time, in rows of one or two.
struct TimePanels {
  private let chart: TimeMultiples
  private let axis: TimeAxis
  private let key: TimeKey
  private let columns: Int

  private static let height = 84.0
  private static let numbers = 48.0
  private static let between = 24.0

  init(_ chart: TimeMultiples, columns: Int = 1) {
    self.chart = chart
    axis = chart.axis.holding(chart.panels + (chart.reference.map { [$0] } ?? []))
    key = TimeKey(axis: axis, series: chart.panels, reference: chart.reference)
    self.columns = columns
  }

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

  private var width: Double { (Measure.inner - TimePanels.between * Double(columns - 1)) / Double(columns) }

  private func drawRow(_ panels: [TimeSeries], in drawing: inout Drawing) {
    let titles = panels.map { title(of: $0) }
    let top = drawing.y
    let plotTop = top + Double(titles.map(\.count).max() ?? 0) * Measure.line + 8
    var bottom = plotTop
    for (column, panel) in panels.enumerated() {
      let left = Measure.margin + (width + TimePanels.between) * Double(column)
      drawing.y = top
      for (line, style) in titles[column] {
        let x = style.alignment == .end ? left + width : left
        drawing.text(line, at: Point(x: x, y: drawing.y + Measure.baseline), style)
        if style.alignment != .end { drawing.y += Measure.line }
      }
      let box = Box(
        x: left + TimePanels.numbers, y: plotTop, width: width - TimePanels.numbers, height: TimePanels.height)
      let plot = TimePlot(axis: axis, box: box, radius: 5)
      plot.drawAxes(labelling: [0, axis.top], unit: "", in: &drawing)
      plot.draw(panel, reference: chart.reference, signals: key.signals, in: &drawing)
      drawing.y = box.bottom + 6
      plot.drawSymbols(of: panel, in: &drawing)
      PeriodLabels(plot, from: left, to: left + width).draw(in: &drawing)
      bottom = max(bottom, drawing.y)
    }
    drawing.y = bottom + Rows.gap
  }

  /// The name, and the figures of the last period.
  private func title(of panel: TimeSeries) -> [(String, TextStyle)] {
    let label = panel.points(on: axis).count == axis.periods.count ? panel.points.last?.mark.label.shown ?? "" : ""
    let names = TextLines.broken(panel.name.shown, to: width, limit: 2, isBold: true).map { ($0, TextStyle.bold) }
    let figures = TextLines.broken(label, to: width, limit: 2).map { ($0, TextStyle.plain) }
    return names + figures
  }
}
