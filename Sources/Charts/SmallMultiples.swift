/// Several charts of dots below one another, all on the same axis: many authorities on many themes.
public struct SmallMultiples: Chart {
  /// What it is called and says.
  public let text: ChartText
  /// The charts, in this order.
  public let panels: [Panel]

  /// One of the charts.
  public struct Panel: Hashable, Sendable {
    /// What it is about, above it.
    public let name: String
    /// What is compared in it, in this order.
    public let rows: [ChartRow]
    /// A rate that is marked in every row.
    public let reference: DotChart.Reference?

    /// A chart of rows, with `reference` where there is a rate to compare with.
    public init(_ name: String, rows: [ChartRow], reference: DotChart.Reference? = nil) {
      self.name = name
      self.rows = rows
      self.reference = reference
    }
  }

  /// A chart of charts.
  public init(_ text: ChartText, panels: [Panel]) {
    self.text = text
    self.panels = panels
  }

  /// The chart as an `svg` element.
  public func svg() -> String {
    var drawing = Drawing()
    if panels.isEmpty { drawing.lines([Rows.nothing]) }
    for (number, panel) in panels.enumerated() {
      if number > 0 { drawing.y += Rows.gap }
      drawing.lines(TextLines.broken(panel.name.shown, to: Measure.inner, limit: 3, isBold: true), .bold)
      drawing.rule()
      DotRows(rows: panel.rows, reference: panel.reference).draw(in: &drawing)
    }
    return drawing.svg(of: self)
  }
}

extension Drawing {
  /// A line under a heading, across the chart.
  fileprivate mutating func rule() {
    line([Point(x: Measure.margin, y: y + 3), Point(x: Measure.width - Measure.margin, y: y + 3)], .axis)
    y += 8
  }
}
