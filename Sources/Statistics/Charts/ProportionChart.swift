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

  /// A point of the chart.
  public struct Point: Hashable, Sendable {
    /// The period's proportion.
    public let proportion: Proportion
    /// The period's own limits, three standard errors from the centre, as proportions from 0 to 1.
    public let limits: Interval
    /// Whether it lies beyond them.
    public let isOutside: Bool
    /// Whether it lies within them but in the outer third of either half.
    public let isNearLimit: Bool
    /// 1 above the centre, −1 below, 0 on it.
    public let side: Int
    /// What tells it from common variation, if any of the rules that were applied does.
    public let specialCause: SpecialCause?
    /// What that means.
    public let meaning: SpecialCause.Meaning
  }

  /// The periods' proportions, in order; nil for a period that has none, which keeps its place.
  public let periods: [Proportion?]
  /// All periods pooled: the chart's middle line.
  public let centre: Proportion
  /// Whether higher or lower proportions are better; nil where neither is.
  public let improvement: SpecialCause.Improvement?
  /// How much more the periods differ, one from the next, than chance in counts explains (Laney's σz): 1 is chance
  /// alone. Nil for one period, or where nothing was counted in any or everything in all.
  public let spread: Double?

  /// From so many periods with a proportion on, all four rules are applied.
  public static let allRulesFrom = 8

  /// The periods in order, nil for one without a proportion. Nil where none has one.
  public init?(_ periods: [Proportion?], improvement: SpecialCause.Improvement? = nil) {
    let known = periods.compactMap(\.self)
    guard let pooled = Proportion.pooled(known) else { return nil }
    (self.periods, centre, self.improvement) = (periods, pooled, improvement)
    let middle = pooled.value
    guard known.count > 1, middle > 0, middle < 1 else {
      spread = nil
      return
    }
    let scores = known.map { ($0.value - middle) / (middle * (1 - middle) / Double($0.denominator)).squareRoot() }
    let steps = zip(scores, scores.dropFirst()).map { abs($1 - $0) }
    spread = steps.reduce(0, +) / Double(steps.count) / MovingRange.perStandardDeviation
  }

  /// Each period's limits, as proportions from 0 to 1; nil for one without a proportion.
  public func limits(_ width: Width = .three) -> [Interval?] {
    limits(width, times: 1).map { $0?.clippedToProportions() }
  }

  /// Each period's limits made wider or narrower by `spread` (Laney's p′ chart), as proportions from 0 to 1; nil where
  /// `spread` is.
  public func limitsIncludingSpread(_ width: Width = .three) -> [Interval?]? {
    spread.map { limits(width, times: $0).map { $0?.clippedToProportions() } }
  }

  private func limits(_ width: Width, times spread: Double) -> [Interval?] {
    let middle = centre.value
    return periods.map { period in
      guard let period else { return nil }
      let error = (middle * (1 - middle) / Double(period.denominator)).squareRoot()
      let half = width.standardErrors * error * spread
      return Interval(lower: middle - half, upper: middle + half)
    }
  }
}

extension ProportionChart {
  /// The rules that its points are judged by. With few periods a run of neighbours says nothing, so that below
  /// `allRulesFrom` only a point beyond its limits counts.
  public var appliedRules: Set<SpecialCause.Rule> {
    periods.count { $0 != nil } < Self.allRulesFrom ? [.outsideLimits] : Set(SpecialCause.Rule.allCases)
  }

  /// Its points, each judged by its own limits, all by the common centre; nil for a period without a proportion, whose
  /// neighbours are then neighbours of each other.
  public var points: [Point?] {
    let known = periods.indices.filter { periods[$0] != nil }
    let proportions = known.compactMap { periods[$0] }
    let limits = limits(.three, times: 1).compactMap(\.self)
    // The outer thirds are those of the whole limits, so that a lower limit under 0 does not draw them in.
    let rules = ControlRules(proportions.map(\.value), centre: centre.value, limits: limits, rules: appliedRules)
    let (outside, near, causes) = (rules.areOutside, rules.areNearLimit, rules.causes)
    var points = [Point?](repeating: nil, count: periods.count)
    for (place, index) in known.enumerated() {
      points[index] = Point(
        proportion: proportions[place], limits: limits[place].clippedToProportions(),
        isOutside: outside[place] == true, isNearLimit: near[place] == true, side: rules.sides[place],
        specialCause: causes[place], meaning: SpecialCause.Meaning(of: causes[place], improvement))
    }
    return points
  }
}

/// What the distance between neighbours says about a spread, for normal values.
enum MovingRange {
  /// The mean distance between two neighbours, in standard deviations: d₂ for samples of two, as control charts round
  /// it.
  static let perStandardDeviation = 1.128
}
