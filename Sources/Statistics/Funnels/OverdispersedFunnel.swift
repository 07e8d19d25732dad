internal import Foundation

/// A funnel whose limits are widened because groups differ by more than chance, for reasons no single group stands for.
/// Used only when somebody asks for it: with few groups the widening hides what an audit is to find.
///
/// Proportions are compared on the arcsine scale; the most extreme scores are pulled in (winsorised) before the spread
/// is measured, and the variance between groups is added to each group's own.
///
/// Sources: D. J. Spiegelhalter, Statistics in Medicine 24 (2005) 1185–1202, and Quality and Safety in Health Care 14
/// (2005) 347–351; the between-group variance after R. DerSimonian and N. Laird, Controlled Clinical Trials 7 (1986),
/// as in the R package FunnelPlotR.
public struct OverdispersedFunnel: Hashable, Sendable {
  /// The pooled proportion.
  public let centre: Proportion
  /// Each group's distance from the centre in standard errors, in the order given, before any is pulled in.
  public let scores: [Double]
  /// The mean square of the scores, the extreme ones pulled in: about 1 where there is only chance.
  public let dispersion: Double
  /// The variance between groups on the arcsine scale, 0 where chance explains the spread.
  public let varianceBetween: Double

  /// `groups`, of which the share `winsorising` (0 to 0.5) at each end is pulled in. Nil for fewer than two groups, or
  /// where nothing was counted in any or everything in all.
  public init?(_ groups: [Proportion], winsorising share: Double = 0.1) {
    precondition((0...0.5).contains(share), "at each end at most half can be pulled in")
    guard groups.count > 1, let pooled = Proportion.pooled(groups), pooled.numerator > 0,
      pooled.numerator < pooled.denominator
    else { return nil }
    let middle = Self.angle(pooled.value)
    centre = pooled
    scores = groups.map { (Self.angle($0.value) - middle) * 2 * Double($0.denominator).squareRoot() }
    let squares = Self.winsorised(scores, share).map { $0 * $0 }
    let count = Double(groups.count)
    dispersion = squares.reduce(0, +) / count
    let weights = groups.map { 4 * Double($0.denominator) }
    let total = weights.reduce(0, +)
    let spare = total - weights.reduce(0) { $0 + $1 * $1 } / total
    varianceBetween = max(0, (count * dispersion - (count - 1)) / spare)
  }

  /// The widened limits for a group of `size` cases, as proportions from 0 to 1.
  public func limits(size: Int, _ confidence: Confidence) -> Interval {
    precondition(size > 0, "a group has cases")
    let middle = Self.angle(centre.value)
    // The package's own critical values have six decimals, and its figures are to be met.
    let critical = (confidence.criticalValue * 1_000_000).rounded() / 1_000_000
    let half = critical * (1 / (4 * Double(size)) + varianceBetween).squareRoot()
    return Interval(lower: Self.proportion(middle - half), upper: Self.proportion(middle + half))
  }

  private static func angle(_ proportion: Double) -> Double { asin(proportion.squareRoot()) }

  /// Beyond a right angle the sine would turn back.
  private static func proportion(_ angle: Double) -> Double {
    let sine = sin(min(.pi / 2, max(0, angle)))
    return sine * sine
  }

  /// The values, none further out than the quantiles at `share` from either end.
  private static func winsorised(_ values: [Double], _ share: Double) -> [Double] {
    let sorted = values.sorted()
    let (low, high) = (quantile(of: sorted, share), quantile(of: sorted, 1 - share))
    return values.map { min(high, max(low, $0)) }
  }

  /// The quantile by linear interpolation between the values: type 7 of R. J. Hyndman and Y. Fan, The American
  /// Statistician 50 (1996), R's default.
  private static func quantile(of sorted: [Double], _ share: Double) -> Double {
    let place = Double(sorted.count - 1) * share
    let below = Int(place)
    guard below + 1 < sorted.count else { return sorted[sorted.count - 1] }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }
}
