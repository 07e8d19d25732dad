/// Rows below one another: the names and figures of each above its mark, all on one axis from 0 to 100 per cent.
struct Rows {
  /// The height of a row's mark.
  static let band = 22.0
  /// Between rows.
  static let gap = 20.0
  /// What is said where there are no rows.
  static let nothing = "There is nothing to show."
  /// From so many rows on the axis stands above them too.
  static let manyRows = 8

  private let rows: [ChartRow]
  private let hasFocus: Bool
  /// Whether each figure has room beside its name; if not, all stand below theirs.
  private let fitsBeside: Bool

  init(_ rows: [ChartRow]) {
    self.rows = rows.map { ChartRow($0.name.shown, $0.mark.shown, isFocus: $0.isFocus) }
    hasFocus = rows.contains(where: \.isFocus)
    fitsBeside = self.rows.allSatisfy { row in
      TextLines.width(row.name, isBold: row.isFocus) + TextLines.width("  " + row.mark.label) <= Measure.inner
    }
  }

  /// Draws all, each row's mark by `drawMark`, which is given the middle of the band.
  func draw(
    in drawing: inout Drawing, mark drawMark: (inout Drawing, Value, _ middle: Double) -> Void
  ) {
    guard !rows.isEmpty else { return drawing.lines([Rows.nothing]) }
    let values = rows.map { Value($0, isFocus: $0.isFocus || !hasFocus) }
    if rows.count >= Rows.manyRows {
      PercentAxis.drawLabels(in: &drawing)
      drawing.y += 8
    }
    for (row, value) in zip(rows, values) {
      drawText(of: row, in: &drawing)
      if let value {
        PercentAxis.drawGrid(from: drawing.y, to: drawing.y + Rows.band, in: &drawing)
        drawMark(&drawing, value, drawing.y + Rows.band / 2)
        drawing.y += Rows.band
      }
      drawing.y += Rows.gap
    }
    Rows.end(withAxis: values.contains { $0 != nil }, in: &drawing)
  }

  /// Draws the axis below the last row, where it has any use.
  static func end(withAxis hasAxis: Bool, in drawing: inout Drawing) {
    drawing.y -= gap
    guard hasAxis else { return }
    drawing.y += 8
    PercentAxis.drawLabels(in: &drawing)
  }

  /// What is drawn of a row that has a figure.
  struct Value {
    let percent: Double
    let interval: ClosedRange<Double>?
    let isFocus: Bool

    fileprivate init?(_ row: ChartRow, isFocus: Bool) {
      guard case .value(let percent, let interval, _) = row.mark else { return nil }
      self.percent = percent
      self.interval = interval
      self.isFocus = isFocus
    }
  }

  private func drawText(of row: ChartRow, in drawing: inout Drawing) {
    let style = TextStyle(isBold: row.isFocus)
    if fitsBeside {
      let point = Point(x: Measure.width - Measure.margin, y: drawing.y + Measure.baseline)
      drawing.lines([row.name], style)
      drawing.text(row.mark.label, at: point, .ending)
    } else {
      drawing.lines(TextLines.broken(row.name, to: Measure.inner, limit: 3, isBold: row.isFocus), style)
      drawing.lines(TextLines.broken(row.mark.label, to: Measure.inner, limit: 3))
    }
  }
}

extension Mark {
  /// With a label that can be shown.
  fileprivate var shown: Mark {
    switch self {
    case .value(let percent, let interval, let label): .value(percent, interval: interval, label: label.shown)
    case .none(let symbol): .none(symbol: symbol.shown)
    }
  }
}
