/// Where names stand beside points, so that none hides another or a point, and each is nearest to its own or joined to it by a line.
struct FunnelLabels {
  private let plot: Box
  private let points: [Point]
  private var taken: [Box]
  private let covering: [Point]

  /// Labels in a plot, around points; `lines` are better left free.
  init(in plot: Box, around points: [Point], lines: [[Point]]) {
    self.plot = plot
    self.points = points
    taken = points.map { Box(x: $0.x - 9, y: $0.y - 9, width: 18, height: 18) }
    covering = lines.flatMap(Point.all(along:))
  }

  /// Where a label has its room.
  struct Place {
    let box: Box
    let alignment: TextStyle.Alignment
    /// The line to its point, where it stands further away.
    var leader: [Point] = []

    /// The room of the line.
    fileprivate var leaderBox: Box {
      let (start, end) = (leader[0], leader[1])
      return Box(x: start.x - 2, y: min(start.y, end.y), width: 4, height: abs(end.y - start.y))
    }

    /// Where its lines begin, end or have their middle, so that they keep to the point in smaller text too.
    var x: Double {
      switch alignment {
      case .start: box.x
      case .middle: box.x + box.width / 2
      case .end: box.right
      }
    }
  }

  /// Where a label of lines has room beside a point; nil where it has none. The room is taken by it.
  mutating func place(for text: [String], beside point: Point, isBold: Bool) -> Place? {
    let width = text.map { TextLines.width($0, isBold: isBold) }.max() ?? 0
    let height = Double(text.count) * Measure.line
    let free = FunnelLabels.corners(width, height).map { x, y, alignment in
      Place(box: Box(x: point.x + x, y: point.y + y, width: width, height: height), alignment: alignment)
    }.filter { isFree($0.box, for: point) }
    // The first of those that cover the fewest places of lines.
    let best = free.enumerated().min { (covered($0.1.box), $0.0) < (covered($1.1.box), $1.0) }?.element
    if let best { taken.append(best.box) }
    return best
  }

  /// Where a label of lines has room above or below a point, joined to it by a line; nil where it has none. The room is taken by it.
  mutating func distantPlace(for text: [String], from point: Point, isBold: Bool) -> Place? {
    let width = text.map { TextLines.width($0, isBold: isBold) }.max() ?? 0
    let height = Double(text.count) * Measure.line
    let free = FunnelLabels.distances.map { way, alignment in
      let leader = [way < 0 ? -9 : 9, way].map { Point(x: point.x, y: point.y + $0) }
      let left = point.x - (alignment == .middle ? width / 2 : alignment == .end ? width - 8 : 8)
      let box = Box(x: left, y: point.y + (way < 0 ? way - height : way), width: width, height: height)
      return Place(box: box, alignment: alignment, leader: leader)
    }.filter { place in
      plot.contains(place.box) && !taken.contains { $0.overlaps(place.box) || $0.overlaps(place.leaderBox) }
    }
    // Near, and over few lines.
    let best = free.enumerated().min { (cost($0.1), $0.0) < (cost($1.1), $1.0) }?.element
    if let best { taken += [best.box, best.leaderBox] }
    return best
  }

  private func cost(_ place: Place) -> Double {
    place.leaderBox.height + 3 * Double(covered(place.box))
  }

  /// How far a distant label's edge may be from its point, below it or (negative) above, and how it stands to the line.
  private static let distances: [(Double, TextStyle.Alignment)] = stride(from: 26.0, through: 260, by: 13).flatMap {
    way in
    [-way, way].flatMap { way in [TextStyle.Alignment.middle, .start, .end].map { (way, $0) } }
  }

  private func isFree(_ box: Box, for point: Point) -> Bool {
    let own = box.distance(to: point)
    return plot.contains(box) && !taken.contains { $0.overlaps(box) }
      && points.allSatisfy { $0 == point || box.distance(to: $0) > own + 6 }
  }

  private func covered(_ box: Box) -> Int { covering.count { box.contains($0) } }

  /// The upper left corners a label may have, from the point: right, left, above, below, then aslant.
  private static func corners(_ width: Double, _ height: Double) -> [(Double, Double, TextStyle.Alignment)] {
    let (right, left) = (12.0, -width - 12)
    let (above, below) = (-height - 9, 9.0)
    return [
      (right, -height / 2, .start), (left, -height / 2, .end), (-width / 2, above, .middle),
      (-width / 2, below, .middle),
      (right - 6, above + 4, .start), (left + 6, above + 4, .end),
      (right - 6, below - 4, .start), (left + 6, below - 4, .end),
    ]
  }
}
