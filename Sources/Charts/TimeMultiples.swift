/// Many rates over the same periods, each in a small chart of its own on the same axis: the groups on one theme.
public struct TimeMultiples: Chart {
  /// What it is called and says.
  public let text: ChartText
  /// The periods and the way up, of every small chart.
  public let axis: TimeAxis
  /// What is compared, one chart for each, in this order.
  public let panels: [TimeSeries]
  /// A line without points in every chart; the key names it.
  public let reference: TimeSeries?

  /// A chart for each of `panels`, with `reference` where there is a line to compare them with.
  public init(_ text: ChartText, axis: TimeAxis, panels: [TimeSeries], reference: TimeSeries? = nil) {
    self.text = text
    self.axis = axis
    self.panels = panels
    self.reference = reference
  }

  /// The chart as an `svg` element.
  public func svg() -> String {
    var drawing = Drawing()
    guard !axis.periods.isEmpty, !panels.isEmpty else {
      drawing.lines([Rows.nothing])
      return drawing.svg(of: self)
    }
    TimePanels(self).draw(in: &drawing)
    return drawing.svg(of: self)
  }
}
