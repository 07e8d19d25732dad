/// Two rates of each row joined by a line: what changed between two audits. The interval of the change stands in the note; the
/// intervals of the two rates are not drawn, because whether they overlap does not tell whether the rates differ.
public struct DumbbellChart: Chart {
  /// What it is called and says.
  public let text: ChartText
  /// What the first and the second rate of each row are of: `2024 to 2025` and `2025 to 2026`.
  public let periods: Periods
  /// What is compared, in this order.
  public let rows: [Row]

  /// The names of what is compared.
  public struct Periods: Hashable, Sendable {
    /// The earlier one.
    public let before: String
    /// The later one.
    public let after: String

    /// Names for the two.
    public init(before: String, after: String) {
      self.before = before
      self.after = after
    }
  }

  /// A change.
  public struct Row: Hashable, Sendable {
    /// What changed.
    public let name: String
    /// The rate before.
    public let before: Mark
    /// The rate after.
    public let after: Mark
    /// The change in words: `−19 points (−31 to −7), different`. It is in the bytes, so it must not tell a figure that is withheld.
    public let note: String

    /// A change of a rate.
    public init(_ name: String, before: Mark, after: Mark, note: String) {
      self.name = name
      self.before = before
      self.after = after
      self.note = note
    }
  }

  /// A chart of changes.
  public init(_ text: ChartText, periods: Periods, rows: [Row]) {
    self.text = text
    self.periods = periods
    self.rows = rows
  }

  /// The chart as an `svg` element.
  public func svg() -> String {
    var drawing = Drawing()
    Key.draw(
      [
        Key.Entry(text: periods.before) { DumbbellChart.drawBefore(at: $1, in: &$0) },
        Key.Entry(text: periods.after) { DumbbellChart.drawAfter(at: $1, in: &$0) },
      ], in: &drawing)
    guard !rows.isEmpty else {
      drawing.lines([Rows.nothing])
      return drawing.svg(of: self)
    }
    for row in rows {
      row.draw(in: &drawing)
      drawing.y += Rows.gap
    }
    Rows.end(withAxis: rows.contains { $0.hasValue }, in: &drawing)
    return drawing.svg(of: self)
  }

  /// Larger than the other one, so that it is seen where they are equal.
  fileprivate static func drawBefore(at place: Point, in drawing: inout Drawing) {
    drawing.circle(at: place, radius: 9, .hollow)
  }

  fileprivate static func drawAfter(at place: Point, in drawing: inout Drawing) {
    drawing.circle(at: place, radius: 6, .focus)
  }
}

extension DumbbellChart.Row {
  fileprivate var hasValue: Bool { before.percent != nil || after.percent != nil }

  /// Both rates in words; one symbol where there is none, twice for the same reason.
  private var figures: String {
    !hasValue && before == after ? before.label : "from \(before.label) to \(after.label)"
  }

  fileprivate func draw(in drawing: inout Drawing) {
    drawing.lines(TextLines.broken(name.shown, to: Measure.inner, limit: 3, isBold: true), .bold)
    drawing.lines(TextLines.broken(figures.shown, to: Measure.inner, limit: 3))
    let middle = drawing.y + Rows.band / 2
    let places = [before, after].map { $0.percent.map { Point(x: PercentAxis.x($0), y: middle) } }
    if hasValue {
      PercentAxis.drawGrid(from: drawing.y, to: drawing.y + Rows.band, in: &drawing)
      if let first = places[0], let second = places[1] { drawing.line([first, second], .connection) }
      if let place = places[0] { DumbbellChart.drawBefore(at: place, in: &drawing) }
      if let place = places[1] { DumbbellChart.drawAfter(at: place, in: &drawing) }
      drawing.y += Rows.band
    }
    if note != figures { drawing.lines(TextLines.broken(note.shown, to: Measure.inner, limit: 3)) }
  }
}

extension Mark {
  /// The percentage, where there is one.
  fileprivate var percent: Double? {
    guard case .value(let percent, _, _) = self else { return nil }
    return percent
  }
}
