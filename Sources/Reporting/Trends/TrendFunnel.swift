import Statistics

/// Where the groups of a level lie in the funnel of each period: around the rate of all files of that period.
struct TrendFunnel: Sendable {
  let level: TrendLevel
  /// By group and point; nil where there is no place, and why not is seen from the rate.
  let places: [[FunnelPosition?]]

  init(_ level: TrendLevel, theme: Int, overall: TrendSeries, _ measures: TrendMeasures) {
    self.level = level
    places = level.series(theme).map { series in
      series.rates.indices.map { point in
        guard measures.points[point].audit.basis.allowsTests, let centre = overall.rates[point]?.share,
          let share = series.rates[point]?.share, share.denominator >= measures.least
        else { return nil }
        return FunnelPosition(of: share, around: centre)
      }
    }
  }

  /// How many groups have a place, over all periods.
  var judged: Int { places.joined().count { $0 != nil } }

  /// How many lie outside the limits, and how many chance alone puts there.
  var words: String {
    let (inner, outer) = outside
    let chance = FigureText.fixed(Double(judged) / 20, decimals: judged < 20 ? 1 : 0)
    return
      "Outside the 95% limits: \(inner) of \(judged) places, \(outer) of them outside the 99.8% limits too; chance alone puts about \(chance) there."
  }

  /// How many of them lie outside the inner limits, and of those outside the outer ones.
  var outside: (inner: Int, outer: Int) {
    let found = places.joined().compactMap { $0 }
    return (found.count { $0 != .within }, found.count { $0 == .farAbove || $0 == .farBelow })
  }
}

extension FunnelPosition {
  /// In words, for a cell of a table.
  var text: String {
    switch self {
    case .farBelow: "below, outside 99.8%"
    case .below: "below, outside 95%"
    case .within: "inside"
    case .above: "above, outside 95%"
    case .farAbove: "above, outside 99.8%"
    }
  }
}
