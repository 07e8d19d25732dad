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
    DotRows(rows: rows, reference: reference).draw(in: &drawing)
    return drawing.svg(of: self)
  }
}
