/// Where a group's proportion would lie by chance alone, if its true rate were the centre of the funnel. All limits are
/// proportions from 0 to 1; 95 % and 99.8 % are customary. A size is a number of cases, at least 1. A centre of exactly
/// 0 or 1 leaves nothing to chance: both limits are the centre.
public enum FunnelLimits {
  /// Exact binomial limits, interpolated between counts, as in the literature. To decide whether a group lies outside,
  /// use `FunnelPosition`: interpolation lets this upper limit lie below a count that chance often reaches.
  ///
  /// Source: D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 24
  /// (2005) 1185–1202, appendix A.1.1.
  public static func exact(around centre: Proportion, size: Int, _ confidence: Confidence) -> Interval {
    guard let counts = counts(around: centre, size: size) else { return point(centre) }
    let lower = interpolatedQuantile(of: counts, confidence.tail) / Double(size)
    let upper = interpolatedQuantile(of: counts, 1 - confidence.tail) / Double(size)
    return Interval(lower: lower, upper: upper).clippedToProportions()
  }

  /// Limits that a group lies beyond exactly where its two-sided central mid-p against the centre is under 5 % (0.2 %
  /// for the 99.8 % limits): the line to draw where `FunnelPosition` decides. They are `exact` made fair to both sides:
  /// half of a count's chance lies on either side of it.
  ///
  /// Source of the mid-p: H. O. Lancaster, Journal of the American Statistical Association 56 (1961); the interpolation
  /// is Spiegelhalter's, applied to it.
  public static func midP(around centre: Proportion, size: Int, _ confidence: Confidence) -> Interval {
    guard let counts = counts(around: centre, size: size) else { return point(centre) }
    return Interval(
      lower: middleQuantile(of: counts, confidence.tail) / Double(size),
      upper: middleQuantile(of: counts, 1 - confidence.tail) / Double(size))
  }

  /// The limits of Public Health England's tools: centre ± z·√(centre·(1 − centre)/size), cut off at 0 and 1. For
  /// comparison with figures made that way: around a low centre, small groups cross the upper limits far too often, and
  /// can't cross the lower ones.
  ///
  /// Source: the R package PHEindicatormethods, `phe_funnels`; its Wilson form reduces to this.
  public static func publicHealthEngland(
    around centre: Proportion, size: Int, _ confidence: Confidence
  ) -> Interval {
    publicHealthEngland(around: centre.value, size: Double(size), confidence)
  }

  /// The same around a centre given as a fraction from 0 to 1, for a size that need not be whole.
  public static func publicHealthEngland(around centre: Double, size: Double, _ confidence: Confidence) -> Interval {
    unclippedPublicHealthEngland(around: centre, size: size, confidence).clippedToProportions()
  }

  static func unclippedPublicHealthEngland(
    around centre: Double, size: Double, _ confidence: Confidence
  ) -> Interval {
    precondition(size > 0, "a group has cases")
    let half = confidence.criticalValue * (centre * (1 - centre) / size).squareRoot()
    return Interval(lower: centre - half, upper: centre + half)
  }

  /// The counts that chance gives; nil around a centre that leaves it no room.
  private static func counts(around centre: Proportion, size: Int) -> CountDistribution? {
    precondition(size > 0, "a group has cases")
    guard centre.numerator > 0, centre.numerator < centre.denominator else { return nil }
    return CountDistribution.binomial(trials: size, chance: centre.value)
  }

  private static func point(_ centre: Proportion) -> Interval { Interval(lower: centre.value, upper: centre.value) }

  /// The smallest count that is reached or stayed under with the chance `target`, less the part of it that is not
  /// needed.
  private static func interpolatedQuantile(of counts: CountDistribution, _ target: Double) -> Double {
    var below = 0.0
    for (count, chance) in counts.chances.enumerated() {
      if below + chance >= target { return Double(count) - (below + chance - target) / chance }
      below += chance
    }
    return Double(counts.last)
  }

  /// The same where the chance up to a count holds half of that count's own.
  private static func middleQuantile(of counts: CountDistribution, _ target: Double) -> Double {
    var (below, before) = (0.0, 0.0)
    for (count, chance) in counts.chances.enumerated() {
      let middle = below + chance / 2
      if middle >= target {
        return count == 0 ? 0 : Double(count) - (middle - target) / (middle - before)
      }
      below += chance
      before = middle
    }
    return Double(counts.last)
  }
}
