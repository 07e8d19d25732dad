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

  /// Itself, or several that each fit a sheet of paper, on which a taller one would be cut through: they have the same axis, and
  /// each says in its title which it is.
  public var pages: [TimeMultiples] {
    let most = TimePanels.columns(for: axis) == 2 ? 8 : 5
    guard panels.count > most else { return [self] }
    let shared = axis.holding(panels + (reference.map { [$0] } ?? []))
    let starts = stride(from: 0, to: panels.count, by: most)
    return zip(1..., starts).map { number, start in
      let title = "\(text.title), \(number) of \((panels.count + most - 1) / most)"
      let text = ChartText(id: "\(text.id)-\(number)", title: title, description: text.description)
      let some = Array(panels[start..<min(start + most, panels.count)])
      return TimeMultiples(text, axis: shared, panels: some, reference: reference)
    }
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
