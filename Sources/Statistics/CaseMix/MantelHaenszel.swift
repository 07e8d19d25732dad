/// Two groups compared within strata of like cases, and the comparisons put together: a difference that case mix does
/// not explain.
///
/// Sources: N. Mantel and W. Haenszel, Journal of the National Cancer Institute 22 (1959) 719–748, for the test and the
/// odds ratio; S. Greenland and J. M. Robins, Biometrics 41 (1985), for the risk difference; T. Sato, Biometrics 45
/// (1989) 1323–1324, for its standard error, sound in many small strata as in few large ones.
public struct MantelHaenszel: Hashable, Sendable {
  /// How a chi-squared is made smaller to allow for counts being whole.
  public enum ContinuityCorrection: Hashable, Sendable, CaseIterable {
    /// Not at all.
    case none
    /// By half a case, as statsmodels does, even where the groups differ by less than that.
    case half
    /// By half a case where the groups differ by at least that, else not at all, as R does.
    case halfIfReached
  }

  /// The first group's rate less the second's within strata, averaged over them: a fraction from −1 to 1.
  public let riskDifference: Double
  /// Its standard error.
  public let standardError: Double
  /// The odds in the first group over those in the second; nil where it would be infinite or is not defined.
  public let oddsRatio: Double?
  /// By how many cases the first group has more than its share of what was counted.
  private let excess: Double
  /// The variance of that by chance alone.
  private let variance: Double

  /// In each stratum, a proportion of either group: `first` and `second` are as long as each other. A stratum where a
  /// group has no case tells nothing and is left out before. Nil for none.
  public init?(_ first: [Proportion], against second: [Proportion]) {
    precondition(first.count == second.count, "each stratum has both groups")
    guard !first.isEmpty else { return nil }
    var sums = Sums()
    for (a, b) in zip(first, second) { sums.add(a, b) }
    riskDifference = sums.difference / sums.weight
    standardError =
      max(0, riskDifference * sums.satoLinear + sums.satoConstant).squareRoot() / sums.weight
    oddsRatio = sums.oddsBelow > 0 ? sums.oddsAbove / sums.oddsBelow : nil
    (excess, variance) = (sums.excess, sums.variance)
  }

  /// Where the true difference plausibly lies, as fractions from −1 to 1.
  public func interval(_ confidence: Confidence = .percent95) -> Interval {
    let half = confidence.criticalValue * standardError
    return Interval(lower: max(-1, riskDifference - half), upper: min(1, riskDifference + half))
  }

  /// The Cochran–Mantel–Haenszel chi-squared with one degree of freedom; nil where in every stratum nothing was
  /// counted, or everything.
  public func chiSquared(_ correction: ContinuityCorrection = .none) -> Double? {
    guard variance > 0 else { return nil }
    let distance =
      switch correction {
      case .none: abs(excess)
      case .half: abs(abs(excess) - 0.5)
      case .halfIfReached: abs(excess) - (abs(excess) >= 0.5 ? 0.5 : 0)
      }
    return distance * distance / variance
  }

  /// The chance of so large a chi-squared where strata explain all; nil as there.
  public func p(_ correction: ContinuityCorrection = .none) -> Double? {
    chiSquared(correction).map(Normal.chiSquaredTail)
  }

  /// What the strata add up to.
  private struct Sums {
    var (weight, difference, satoLinear, satoConstant) = (0.0, 0.0, 0.0, 0.0)
    var (oddsAbove, oddsBelow) = (0.0, 0.0)
    var (excess, variance) = (0.0, 0.0)

    mutating func add(_ a: Proportion, _ b: Proportion) {
      let (k1, n1) = (Double(a.numerator), Double(a.denominator))
      let (k2, n2) = (Double(b.numerator), Double(b.denominator))
      let total = n1 + n2
      weight += n1 * n2 / total
      difference += (k1 * n2 - k2 * n1) / total
      satoLinear += (n1 * n1 * k2 - n2 * n2 * k1 + n1 * n2 * (n2 - n1) / 2) / (total * total)
      satoConstant += (k1 * (n2 - k2) + k2 * (n1 - k1)) / (2 * total)
      oddsAbove += k1 * (n2 - k2) / total
      oddsBelow += k2 * (n1 - k1) / total
      excess += k1 - n1 * (k1 + k2) / total
      variance += n1 * n2 * (k1 + k2) * (total - k1 - k2) / (total * total * (total - 1))
    }
  }
}
