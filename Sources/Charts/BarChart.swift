/// Bars from 0, each with its interval: the themes of one authority.
public struct BarChart: Chart {
  /// What it is called and says.
  public let text: ChartText
  /// What is compared, in this order.
  public let rows: [ChartRow]

  /// A chart of rows.
  public init(_ text: ChartText, rows: [ChartRow]) {
    self.text = text
    self.rows = rows
  }

  /// The chart as an `svg` element.
  public func svg() -> String {
    var drawing = Drawing()
    Rows(rows).draw(in: &drawing) { drawing, value, middle in
      let height = Rows.band - 6
      let width = PercentAxis.x(value.percent) - PercentAxis.left
      if width > 0 {
        let bar = Box(x: PercentAxis.left, y: middle - height / 2, width: width, height: height)
        drawing.rectangle(bar, value.isFocus ? .focus : .other)
      }
      if let interval = value.interval {
        let end = value.isFocus ? value.percent : 0
        PercentAxis.drawWhisker(interval, at: middle, onBarTo: end, in: &drawing)
      }
    }
    return drawing.svg(of: self)
  }
}
