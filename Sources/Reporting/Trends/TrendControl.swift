import Statistics

/// Where one rate would lie by common variation alone, in the periods of a stretch, and which periods stand out.
///
/// It is drawn over the periods that have enough files; the others have no limits and no signal.
struct TrendControl: Sendable {
  /// From how many periods on limits are drawn.
  static let leastPeriods = 2
  /// How many gaps, and how many files without one, the middle line must expect in each period. With fewer most periods may have
  /// none, and be on one side of the line for that alone.
  static let leastExpected = 5.0
  /// How often a normal value lies beyond three standard errors on one side.
  private static let rare = 0.00135
  /// The periods of the stretch.
  let stretch: Range<Int>
  /// The chart it is.
  let chart: TrendOptions.Chart
  /// The middle line, as a fraction; nil where there are too few periods.
  let centre: Double?
  /// By the periods' places.
  let points: [Int: Point]

  /// What is drawn of one period.
  struct Point: Sendable {
    /// As fractions; nil where there are none.
    let limits: Interval?
    let signal: Signal?

    /// The same with a signal only where the period itself lies beyond its limits, and chance alone would do that so seldom.
    func judgedAlone(atMost chance: Double) -> Point {
      let isAlone = signal?.cause.rule == .outsideLimits && signal?.chance ?? 1 <= chance
      return Point(limits: limits, signal: isAlone ? signal : nil)
    }
  }

  /// What tells a period from common variation. It is no test: it says where to look.
  struct Signal: Sendable, Equatable {
    let cause: SpecialCause
    /// How often chance alone gives so high a count or a higher one, or so low a one; nil where that is not known.
    let chance: Double?
  }

  /// How many periods were watched.
  var watched: Int { points.count { $0.value.limits != nil } }

  /// The signals in the order of their periods.
  var signals: [(place: Int, signal: Signal)] {
    points.keys.sorted().compactMap { place in points[place]?.signal.map { (place, $0) } }
  }

  /// Where the same cases stand in several periods, neighbours are alike, and where few gaps are expected, most periods are: a row
  /// of them says nothing then, nor does how much they differ. So the chart is a p-chart, and only what lies beyond its limits is a
  /// signal; with few gaps only what is as rare as three standard errors should be.
  init(_ series: TrendSeries, in stretch: Range<Int>, of measures: TrendMeasures) {
    let used = series.used(stretch, least: measures.least)
    self.stretch = stretch
    guard used.count >= Self.leastPeriods else {
      (chart, centre, points) = (.proportions, nil, [:])
      return
    }
    let sharesCases = TrendSharing(measures.points, in: stretch).isTooMuch
    let isEnough = Self.expectsEnough(used.map(\.share))
    let isXmR =
      measures.chart == .values && used.count >= measures.chart.leastPoints && isEnough && !sharesCases
    chart = isXmR ? .values : .proportions
    let (middle, found) = isXmR ? Self.values(used.map(\.share)) : Self.proportions(used.map(\.share))
    centre = middle
    let judged =
      isEnough && !sharesCases ? found : found.map { $0.judgedAlone(atMost: isEnough ? 1 : Self.rare) }
    points = Dictionary(uniqueKeysWithValues: zip(used.map(\.place), judged))
  }

  private static func expectsEnough(_ shares: [Proportion]) -> Bool {
    guard let centre = Proportion.pooled(shares)?.value else { return false }
    return shares.allSatisfy { Double($0.denominator) * min(centre, 1 - centre) >= leastExpected }
  }

  private static func proportions(_ shares: [Proportion]) -> (centre: Double?, points: [Point]) {
    guard let chart = ProportionChart(shares, improvement: .lower) else { return (nil, []) }
    let points = chart.points.compactMap(\.self).map { point in
      Point(
        limits: point.limits,
        signal: point.specialCause.map { cause in
          let chance = FunnelChance(of: point.proportion, around: chart.centre)
          return Signal(cause: cause, chance: point.isOutside ? min(chance.lower, chance.upper) : nil)
        })
    }
    return (chart.centre.value, points)
  }

  private static func values(_ shares: [Proportion]) -> (centre: Double?, points: [Point]) {
    let chart = XmRChart(shares.map(\.value), XmRChart.Options(improvement: .lower))
    let points = chart.points.map { point in
      Point(
        limits: point.limits?.clippedToShares,
        signal: point.specialCause.map { Signal(cause: $0, chance: nil) })
    }
    return (chart.points.first?.mean, points)
  }
}

extension Interval {
  /// The part of it that a rate can have.
  fileprivate var clippedToShares: Interval {
    Interval(lower: min(1, max(0, lower)), upper: max(0, min(1, upper)))
  }
}
