/// A place in a drawing, in units from its upper left corner.
struct Point: Hashable {
  let x: Double
  let y: Double
}

extension Point {
  /// Places all along a line.
  static func all(along line: [Point]) -> [Point] {
    zip(line, line.dropFirst()).flatMap { start, end in
      let count = max(abs(end.x - start.x), abs(end.y - start.y), 1).rounded(.up)
      return stride(from: 0, to: count, by: 4).map { step in
        Point(x: start.x + (end.x - start.x) * step / count, y: start.y + (end.y - start.y) * step / count)
      }
    }
  }
}

/// A part of a drawing that lies straight.
struct Box: Hashable {
  let x: Double
  let y: Double
  let width: Double
  let height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }

  /// The same, with its upper edge elsewhere.
  func moved(to y: Double) -> Box { Box(x: x, y: y, width: width, height: height) }

  /// Whether they share more than an edge.
  func overlaps(_ other: Box) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }

  /// Whether another lies wholly in it.
  func contains(_ other: Box) -> Bool {
    x <= other.x && other.right <= right && y <= other.y && other.bottom <= bottom
  }

  /// From its edge to a place outside it; 0 for one in it.
  func distance(to point: Point) -> Double {
    let across = max(x - point.x, point.x - right, 0)
    let down = max(y - point.y, point.y - bottom, 0)
    return (across * across + down * down).squareRoot()
  }

  /// Whether a place lies in it.
  func contains(_ point: Point) -> Bool {
    (x...right).contains(point.x) && (y...bottom).contains(point.y)
  }
}

/// The measures all charts share, in units. At 560 pixels a unit is a pixel; on a telephone it is about half of one.
enum Measure {
  /// How wide every chart is.
  static let width = 560.0
  /// What is left free at its edges.
  static let margin = 12.0
  /// The size of text.
  static let text = 16.0
  /// The size of text on a small screen; lines are broken and labels are placed for this one.
  static let largeText = 23.0
  /// From line to line.
  static let line = 26.0
  /// Up to which width, in pixels, a screen is small.
  static let smallScreen = 480
  /// How tall a chart may be that is made to fit a page; its text is then two thirds of its size at least.
  static let tallestOnPaper = 1_500.0
  /// The room between the margins.
  static let inner = width - 2 * margin
}

extension Double {
  /// With one decimal, or none where it is 0; a coordinate needs no more, and every machine writes the same.
  var coordinate: String {
    precondition(isFinite, "a chart is drawn of numbers")
    let tenths = Int((self * 10).rounded())
    let digits = "\(abs(tenths) / 10)" + (tenths % 10 == 0 ? "" : ".\(abs(tenths) % 10)")
    return tenths < 0 ? "-\(digits)" : digits
  }

  /// A percentage, held between 0 and 100.
  var asPercent: Double {
    precondition(isFinite, "a percentage that is undefined has a symbol, not a number")
    return Swift.min(Swift.max(self, 0), 100)
  }
}
