/// What is drawn, in the order it is drawn, and how far down it reaches.
struct Drawing {
  /// Where what comes next begins.
  var y = Measure.margin
  private var body = ""

  /// A text and the place of its baseline.
  mutating func text(_ text: String, at point: Point, _ style: TextStyle = .plain) {
    body += #"<text x="\#(point.x.coordinate)" y="\#(point.y.coordinate)"\#(style.attributes)>\#(text.escaped)</text>"#
    body += "\n"
  }

  mutating func rectangle(_ box: Box, _ paint: Paint) {
    shape("rect x=\"\(box.x.coordinate)\" y=\"\(box.y.coordinate)\" \(Drawing.size(box.width, box.height))", paint)
  }

  mutating func circle(at point: Point, radius: Double, _ paint: Paint) {
    shape("circle cx=\"\(point.x.coordinate)\" cy=\"\(point.y.coordinate)\" r=\"\(radius.coordinate)\"", paint)
  }

  /// A square that stands on a corner.
  mutating func diamond(at point: Point, radius: Double, _ paint: Paint) {
    let corners = [(0, -radius), (radius, 0), (0, radius), (-radius, 0)].map { Point(x: point.x + $0, y: point.y + $1) }
    shape("path d=\"\(Drawing.path(corners))Z\"", paint)
  }

  /// A line through places.
  mutating func line(_ points: [Point], _ paint: Paint) { lines([points], paint) }

  /// Lines, each through its places, as one shape.
  mutating func lines(_ lines: [[Point]], _ paint: Paint) {
    let path = lines.map(Drawing.path).joined()
    if !path.isEmpty { shape("path d=\"\(path)\"", paint) }
  }

  /// Lines of text below one another at the left edge, from `y` on.
  mutating func lines(_ lines: [String], _ style: TextStyle = .plain) {
    for line in lines {
      text(line, at: Point(x: Measure.margin, y: y + Measure.baseline), style)
      y += Measure.line
    }
  }

  /// The whole, as the SVG of a chart.
  func svg(of chart: some Chart) -> String {
    let id = "chart-\(chart.text.id.asIdentifier)"
    let size = Drawing.size(Measure.width, y + Measure.margin)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" id="\(id)" role="img" aria-labelledby="\(id)-title \(id)-desc" \(size) \
      viewBox="0 0 \(Measure.width.coordinate) \((y + Measure.margin).coordinate)" \
      font-family="Arial, Helvetica, sans-serif" font-size="\(Measure.text.coordinate)" fill="\(Colour.text)">
      <title id="\(id)-title">\(chart.text.title.shown.escaped)</title>
      <desc id="\(id)-desc">\(chart.text.description.shown.escaped)</desc>
      <style>#\(id){max-width:100%;height:auto}#\(id) text{forced-color-adjust:none}\
      @media (max-width:\(Measure.smallScreen)px){#\(id) text{font-size:\(Measure.largeText.coordinate)px}}\(paperRule(id))</style>
      <rect \(size) \(Paint.background.attributes)/>
      \(body)</svg>

      """
  }

  /// On paper it is no taller than a page, which else would be left empty before it; one that would be too small so is cut.
  private func paperRule(_ id: String) -> String {
    y > Measure.tallestOnPaper ? "" : "@media print{#\(id){max-height:92vh}}"
  }

  private mutating func shape(_ element: String, _ paint: Paint) {
    body += "<\(element) \(paint.attributes)/>\n"
  }

  /// The way through places, in SVG's words; nothing where there are none.
  private static func path(_ points: [Point]) -> String {
    let places = points.map { "\($0.x.coordinate),\($0.y.coordinate)" }
    return places.isEmpty ? "" : "M" + places.joined(separator: "L")
  }

  private static func size(_ width: Double, _ height: Double) -> String {
    "width=\"\(width.coordinate)\" height=\"\(height.coordinate)\""
  }
}

extension Measure {
  /// From a line's upper edge to its baseline.
  static let baseline = 20.0
}

/// How a text stands.
struct TextStyle {
  var isBold = false
  var alignment = Alignment.start

  /// Which part of a text its place is.
  enum Alignment: String {
    case start, middle, end
  }

  static let plain = TextStyle()
  static let bold = TextStyle(isBold: true)
  static let ending = TextStyle(alignment: .end)
  static let centred = TextStyle(alignment: .middle)

  /// As attributes, each with a space before it.
  var attributes: String {
    (isBold ? #" font-weight="bold""# : "") + (alignment == .start ? "" : #" text-anchor="\#(alignment.rawValue)""#)
  }
}
