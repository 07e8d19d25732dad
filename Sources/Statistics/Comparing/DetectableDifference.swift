/// The smallest differences that a comparison of two groups would probably have found: with 80 % power, at the
/// two-sided 5 % level. It says what "no clear difference" is worth.
///
/// The second group has the `baseline` rate; the first has a higher or a lower one. Only calls in the right direction
/// count as finding it.
///
/// Method: while n₁·n₂ is at most 20,000, the exact power of the central mid-p test (`TwoByTwoTest.midP` at most 0.05),
/// on a grid of one percentage point. Above that, where one group has at most 50 cases, the same with the other counted
/// as so many that the product is met: the small group decides, and the result is at most a little too careful. Else the
/// normal approximation without continuity correction, on a grid of a tenth of a point; with a small group it would
/// promise far too much. Source of both: J. L. Fleiss, B. Levin and M. C. Paik, Statistical Methods for Rates and
/// Proportions, 3rd ed. (2003), chapter 4.
public struct DetectableDifference: Hashable, Sendable {
  /// How much higher than the baseline the first group's rate must be, as a fraction above 0; nil where even a rate of
  /// 1 would not be found.
  public let above: Double?
  /// How much lower, as a fraction above 0; nil where even a rate of 0 would not be found.
  public let below: Double?

  /// The chance of finding the difference that is asked for.
  static let power = 0.8
  /// The test's level is 5 %, so much on either side.
  static let tail = 0.025
  /// Up to so many pairs of counts the power is computed exactly.
  static let exactPairs = 20_000
  /// A group of so many cases or fewer is too small for the normal approximation.
  static let smallGroup = 50

  /// The second group's rate, and how many cases each group has, at least 1.
  public init(baseline: Proportion, sizes n1: Int, _ n2: Int) {
    precondition(n1 > 0 && n2 > 0, "a group has cases")
    let most = Self.exactPairs / min(n1, n2)
    if max(n1, n2) <= most || min(n1, n2) <= Self.smallGroup {
      (above, below) = Self.exact(baseline.value, sizes: min(n1, most), min(n2, most))
    } else {
      let approximation = NormalPower(baseline: baseline.value, sizes: n1, n2)
      above = approximation.smallest(room: 1 - baseline.value, sign: 1)
      below = approximation.smallest(room: baseline.value, sign: -1)
    }
  }

  private static func exact(_ baseline: Double, sizes n1: Int, _ n2: Int) -> (above: Double?, below: Double?) {
    let region = RejectionRegion(sizes: n1, n2, tail: tail)
    let second = CountDistribution.binomial(trials: n2, chance: baseline)
    let above = smallest(room: 1 - baseline) { difference in
      region.powerAbove(.binomial(trials: n1, chance: min(1, baseline + difference)), second)
    }
    let below = smallest(room: baseline) { difference in
      region.powerBelow(.binomial(trials: n1, chance: max(0, baseline - difference)), second)
    }
    return (above, below)
  }

  /// The smallest whole number of percentage points with the power asked for, or all the `room` there is; nil if that
  /// is not enough. The power only grows with the difference, so the grid is halved again and again.
  private static func smallest(room: Double, power: (Double) -> Double) -> Double? {
    guard room > 0, power(room) >= Self.power else { return nil }
    var (enough, short) = (Int((room * 100).rounded(.up)), 0)
    while enough - short > 1 {
      let middle = (enough + short) / 2
      if power(Double(middle) / 100) >= Self.power { enough = middle } else { short = middle }
    }
    return min(room, Double(enough) / 100)
  }
}

/// The normal approximation of the power to tell two proportions apart.
private struct NormalPower {
  let baseline: Double
  let n1: Double
  let n2: Double
  private let critical = Confidence(level: 1 - 2 * DetectableDifference.tail).criticalValue
  private let reserve = Normal.quantile(of: DetectableDifference.power)

  init(baseline: Double, sizes n1: Int, _ n2: Int) {
    (self.baseline, self.n1, self.n2) = (baseline, Double(n1), Double(n2))
  }

  /// The smallest difference on the grid, up or down, that is found; nil if none within the `room` is.
  func smallest(room: Double, sign: Double) -> Double? {
    guard room > 0 else { return nil }
    let steps = 1...max(1, Int((room * 1_000).rounded(.up)))
    return steps.lazy.map { min(room, Double($0) / 1_000) }.first { finds($0, sign: sign) }
  }

  private func finds(_ difference: Double, sign: Double) -> Bool {
    let other = min(1, max(0, baseline + sign * difference))
    let mean = (n1 * other + n2 * baseline) / (n1 + n2)
    let ifEqual = (mean * (1 - mean) * (1 / n1 + 1 / n2)).squareRoot()
    let ifDifferent = (other * (1 - other) / n1 + baseline * (1 - baseline) / n2).squareRoot()
    return difference >= critical * ifEqual + reserve * ifDifferent
  }
}
