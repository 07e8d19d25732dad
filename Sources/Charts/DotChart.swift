/// Dots, each with its interval, and one rate to compare them with: a few authorities on one theme.
public struct DotChart: Chart {
  /// What it is called and says.
  public let text: ChartText
  /// What is compared, in this order.
  public let rows: [ChartRow]
  /// A rate that is marked in every row.
  public let reference: Reference?

  /// A rate to compare with.
  public struct Reference: Hashable, Sendable {
    /// 0 to 100.
    public let percent: Double
    /// What it is: `All files: 36.0 %`.
    public let label: String

    /// A rate and what it is.
    public init(percent: Double, label: String) {
      self.percent = percent
      self.label = label
    }
  }

  /// A chart of rows, with `reference` where there is a rate to compare with.
  public init(_ text: ChartText, rows: [ChartRow], reference: Reference? = nil) {
    self.text = text
    self.rows = rows
    self.reference = reference
  }

  /// The chart as an `svg` element.
  public func svg() -> String {
    var drawing = Drawing()
    Key.draw(reference.map { [DotChart.key($0)] } ?? [], in: &drawing)
    Rows(rows).draw(in: &drawing) { drawing, value, middle in
      if let reference {
        let x = PercentAxis.x(reference.percent)
        drawing.line([Point(x: x, y: middle - Rows.band / 2), Point(x: x, y: middle + Rows.band / 2)], .reference)
      }
      if let interval = value.interval { PercentAxis.drawWhisker(interval, at: middle, in: &drawing) }
      let place = Point(x: PercentAxis.x(value.percent), y: middle)
      drawing.circle(at: place, radius: 7, value.isFocus ? .focus : .other)
    }
    return drawing.svg(of: self)
  }

  private static func key(_ reference: Reference) -> Key.Entry {
    Key.Entry(text: reference.label) { drawing, place in
      drawing.line([Point(x: place.x, y: place.y - 10), Point(x: place.x, y: place.y + 10)], .reference)
    }
  }
}
