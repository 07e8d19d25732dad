/// What the signs of a chart stand for, above it, each beside its sign, as many to a line as fit.
struct Key {
  /// One sign and what it stands for.
  struct Entry {
    let text: String
    /// Draws the sign around a place.
    let sign: (inout Drawing, Point) -> Void

    /// A sign of a line.
    static func line(_ text: String, _ paint: Paint) -> Entry {
      Entry(text: text) { drawing, place in
        drawing.line([Point(x: place.x - 14, y: place.y), Point(x: place.x + 14, y: place.y)], paint)
      }
    }
  }

  /// The room of a sign.
  private static let sign = 36.0

  static func draw(_ entries: [Entry], in drawing: inout Drawing) {
    var x = Measure.margin
    for entry in entries {
      let lines = TextLines.broken(entry.text.shown, to: Measure.inner - sign, limit: 3)
      let width = sign + (lines.map { TextLines.width($0) }.max() ?? 0) + 14
      if x > Measure.margin, x + width > Measure.width {
        x = Measure.margin
        drawing.y += Measure.line
      }
      entry.sign(&drawing, Point(x: x + 15, y: drawing.y + Measure.baseline - 6))
      for (number, line) in lines.enumerated() {
        if number > 0 { drawing.y += Measure.line }
        drawing.text(line, at: Point(x: x + sign, y: drawing.y + Measure.baseline))
      }
      x += width
    }
    if !entries.isEmpty { drawing.y += Measure.line + 8 }
  }
}
