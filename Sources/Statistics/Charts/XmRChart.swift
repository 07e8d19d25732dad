/// An XmR chart: single values over time (about 12 or more) with limits from how much neighbours differ, and the four
/// rules of NHS England's Making Data Count for what is more than common variation.
///
/// The limits are the mean ± 2.66 mean moving ranges. By default moving ranges that are themselves out of control (at
/// least 3.267 of their mean) are left out once before; the NHS spreadsheet keeps them, and `Options.screensRanges`
/// chooses.
///
/// Sources: W. A. Shewhart (1931); D. J. Wheeler, Understanding Variation (1993); NHS England, Making Data Count; as in
/// the R package NHSRplotthedots, whose vectors the tests hold.
public struct XmRChart: Hashable, Sendable {
  /// What a chart can be told.
  public struct Options: Hashable, Sendable {
    /// Whether moving ranges that are out of control are left out of the limits.
    public var screensRanges: Bool
    /// Only so many first points of each stretch make the mean and the limits; nil for all.
    public var fixedAfter: Int?
    /// Places (from 0) where a new stretch begins, with its own mean, limits and rules.
    public var rebasedAt: Set<Int>
    /// Whether higher or lower values are better; nil where neither is.
    public var improvement: Improvement?

    /// The usual options, save those given.
    public init(
      screensRanges: Bool = true, fixedAfter: Int? = nil, rebasedAt: Set<Int> = [], improvement: Improvement? = nil
    ) {
      (self.screensRanges, self.fixedAfter) = (screensRanges, fixedAfter)
      (self.rebasedAt, self.improvement) = (rebasedAt, improvement)
    }
  }

  /// Which way is better.
  public typealias Improvement = SpecialCause.Improvement

  /// What tells a point from common variation, by all four rules.
  public typealias SpecialCause = Statistics.SpecialCause

  /// What a point means for the service.
  public typealias Meaning = SpecialCause.Meaning

  /// A point of the chart.
  public struct Point: Hashable, Sendable {
    /// Its value, in the chart's own units.
    public let value: Double
    /// The mean of its stretch.
    public let mean: Double
    /// The process limits of its stretch; nil where they are not defined: fewer than two points, or none whose
    /// moving range may be used (a series that never changes).
    public let limits: Interval?
    /// Whether it lies beyond the limits; nil where there are none.
    public let isOutside: Bool?
    /// Whether it lies within the limits but in the outer third of either half; nil where there are none.
    public let isNearLimit: Bool?
    /// What tells it from common variation, if anything does.
    public let specialCause: SpecialCause?
    /// What that means.
    public let meaning: Meaning

    /// 1 above the mean of its stretch, −1 below, 0 on it.
    public var side: Int { value > mean ? 1 : value < mean ? -1 : 0 }
  }

  /// The points, in order.
  public let points: [Point]

  /// The values over time, in order, in any unit.
  public init(_ values: [Double], _ options: Options = Options()) {
    precondition(options.fixedAfter ?? 1 > 0, "at least one point makes the mean")
    precondition(values.allSatisfy(\.isFinite), "a chart shows numbers")
    let starts = [0] + options.rebasedAt.filter { values.indices.contains($0) && $0 > 0 }.sorted()
    points = zip(starts, starts.dropFirst() + [values.count]).flatMap { start, end in
      XmRStretch(Array(values[start..<end]), options).points
    }
  }
}
