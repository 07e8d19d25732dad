/// Rows whose marks are dots with their intervals, before a rate to compare with.
struct DotRows {
  let rows: [ChartRow]
  let reference: DotChart.Reference?

  func draw(in drawing: inout Drawing) {
    Key.draw(reference.map { [DotRows.key($0)] } ?? [], in: &drawing)
    Rows(rows).draw(in: &drawing) { drawing, value, middle in
      if let reference {
        let x = PercentAxis.x(reference.percent)
        drawing.line([Point(x: x, y: middle - Rows.band / 2), Point(x: x, y: middle + Rows.band / 2)], .reference)
      }
      if let interval = value.interval { PercentAxis.drawWhisker(interval, at: middle, in: &drawing) }
      let place = Point(x: PercentAxis.x(value.percent), y: middle)
      drawing.circle(at: place, radius: 7, value.isFocus ? .focus : .other)
    }
  }

  private static func key(_ reference: DotChart.Reference) -> Key.Entry {
    Key.Entry(text: reference.label) { drawing, place in
      drawing.line([Point(x: place.x, y: place.y - 11), Point(x: place.x, y: place.y + 11)], .reference)
    }
  }
}
