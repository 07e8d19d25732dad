/// A p-chart: one proportion per period, with limits that follow each period's number of cases. It is the chart for
/// small numbers, where an XmR chart of percentages would take chance in small counts for change.
///
/// Sources: W. A. Shewhart, Economic Control of Quality of Manufactured Product (1931); D. B. Laney, "Improved control
/// charts for attributes", Quality Engineering 14 (2002) 531–537, for the limits with `includingSpread`.
public struct ProportionChart: Hashable, Sendable {
  /// How far the limits lie from the centre.
  public enum Width: Hashable, Sendable, CaseIterable {
    /// Two standard errors: a warning.
    case two
    /// Three standard errors: the chart's own.
    case three

    var standardErrors: Double {
      switch self {
      case .two: 2
      case .three: 3
      }
    }
  }

  /// The periods' proportions, in order.
  public let periods: [Proportion]
  /// All periods pooled: the chart's middle line.
  public let centre: Proportion
  /// How much more the periods differ, one from the next, than chance in counts explains (Laney's σz): 1 is chance
  /// alone. Nil for one period, or where nothing was counted in any or everything in all.
  public let spread: Double?

  /// The periods in order. Nil for none.
  public init?(_ periods: [Proportion]) {
    guard let pooled = Proportion.pooled(periods) else { return nil }
    (self.periods, centre) = (periods, pooled)
    let middle = pooled.value
    guard periods.count > 1, middle > 0, middle < 1 else {
      spread = nil
      return
    }
    let scores = periods.map { ($0.value - middle) / (middle * (1 - middle) / Double($0.denominator)).squareRoot() }
    let steps = zip(scores, scores.dropFirst()).map { abs($1 - $0) }
    spread = steps.reduce(0, +) / Double(steps.count) / MovingRange.perStandardDeviation
  }

  /// Each period's limits, as proportions from 0 to 1.
  public func limits(_ width: Width = .three) -> [Interval] { limits(width, times: 1) }

  /// Each period's limits made wider or narrower by `spread` (Laney's p′ chart), as proportions from 0 to 1; nil where
  /// `spread` is.
  public func limitsIncludingSpread(_ width: Width = .three) -> [Interval]? {
    spread.map { limits(width, times: $0) }
  }

  private func limits(_ width: Width, times spread: Double) -> [Interval] {
    let middle = centre.value
    return periods.map { period in
      let error = (middle * (1 - middle) / Double(period.denominator)).squareRoot()
      let half = width.standardErrors * error * spread
      return Interval(lower: middle - half, upper: middle + half).clippedToProportions()
    }
  }
}

/// What the distance between neighbours says about a spread, for normal values.
enum MovingRange {
  /// The mean distance between two neighbours, in standard deviations: d₂ for samples of two, as control charts round
  /// it.
  static let perStandardDeviation = 1.128
}
