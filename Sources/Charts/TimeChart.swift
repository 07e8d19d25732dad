/// One rate over periods, between the limits of common variation: a p-chart or an XmR chart. Where something changed that makes the figures another thing,
/// the line is broken and a dashed line says why.
///
/// Source: Provost and Murray (2011), "The Health Care Data Guide", chapters 4 and 5. The limits and the signals are the caller's.
public struct TimeChart: Chart {
  /// What it is called and says.
  public let text: ChartText
  /// The periods and the way up.
  public let axis: TimeAxis
  /// What it is about.
  public let series: TimeSeries
  /// What it is compared with, as a line without points; the key names it.
  public let reference: TimeSeries?

  private static let left = 80.0
  private static let right = Measure.width - 16
  private static let height = 300.0

  /// A chart of a series, with `reference` where there is a line to compare it with.
  public init(_ text: ChartText, axis: TimeAxis, series: TimeSeries, reference: TimeSeries? = nil) {
    self.text = text
    self.axis = axis
    self.series = series
    self.reference = reference
  }

  /// The chart as an `svg` element.
  public func svg() -> String {
    var drawing = Drawing()
    guard !axis.periods.isEmpty else {
      drawing.lines([Rows.nothing])
      return drawing.svg(of: self)
    }
    let key = TimeKey(axis: axis, series: [series], reference: reference)
    key.draw(named: series.name, in: &drawing)
    let axis = axis.holding([series] + (reference.map { [$0] } ?? []))
    let frame = Box(x: TimeChart.left, y: 0, width: TimeChart.right - TimeChart.left, height: TimeChart.height)
    let reasons = BreakReasons(TimePlot(axis: axis, box: frame))
    reasons.drawAbove(in: &drawing)
    // A number may stand above the plot, and above a point at its upper edge.
    let headroom = key.signals.isEmpty ? 8 : SignalNumbers.height + 10
    let plot = TimePlot(axis: axis, box: frame.moved(to: drawing.y + headroom), headroom: headroom)
    plot.drawAxes(labelling: axis.ticks, unit: "\u{A0}%", in: &drawing)
    plot.draw(series, reference: reference, signals: key.signals, in: &drawing)
    plot.drawSymbols(of: series, in: &drawing)
    PeriodNames(plot, from: Measure.margin, to: Measure.width - Measure.margin).draw(in: &drawing)
    reasons.drawBelow(in: &drawing)
    return drawing.svg(of: self)
  }
}
