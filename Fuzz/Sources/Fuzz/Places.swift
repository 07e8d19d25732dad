import Diagnostics

/// Requires every diagnostic on a file to stand in it, and to be drawn.
func requireGoodPlaces(_ diagnostics: Diagnostics, in source: SourceText) {
  let lines = LineCounter.lineStarts(in: source.bytes)
  for diagnostic in diagnostics.all {
    guard let place = diagnostic.place, place.path == source.path else { continue }
    require(place.start <= place.end, "\(diagnostic.message.id) ends before it starts")
    for position in [place.start, place.end] {
      require((1...lines.count).contains(position.line), "\(diagnostic.message.id) is in no line of the file")
      let start = lines[position.line - 1]
      let end = position.line < lines.count ? lines[position.line] : source.bytes.count
      let width = LineCounter.scalars(in: source.bytes[start..<end])
      require((1...width + 1).contains(position.column), "\(diagnostic.message.id) is in no column of its line")
    }
  }
  _ = DiagnosticRenderer(colours: true).render(diagnostics.all)
}
