/// The change of a proportion between two readings of the same cases, such as an audit and its re-audit.
///
/// Only the cases that changed say whether there is a change; all say how large it is. The interval is Newcombe's score
/// interval for paired proportions, which allows for the two readings of a case going together.
///
/// Sources: R. G. Newcombe, "Improved confidence intervals for the difference between binomial proportions based on
/// paired data", Statistics in Medicine 17 (1998) 2635–2650, method 10; Q. McNemar, Psychometrika 12 (1947) 153–157;
/// M. W. Fagerland, S. Lydersen and P. Laake, "The McNemar test for binary matched-pairs data: mid-p and asymptotic are
/// better than exact conditional", BMC Medical Research Methodology 13 (2013) 91.
public struct PairedChange: Hashable, Sendable {
  /// Cases counted both times.
  public let both: Int
  /// Cases counted before and not after.
  public let onlyBefore: Int
  /// Cases counted after and not before.
  public let onlyAfter: Int
  /// Cases counted neither time.
  public let neither: Int

  /// How often the same cases were counted both times, only one time, or neither. Nil for no cases.
  public init?(both: Int, onlyBefore: Int, onlyAfter: Int, neither: Int) {
    precondition(min(both, onlyBefore, onlyAfter, neither) >= 0, "counts of cases are not negative")
    guard both + onlyBefore + onlyAfter + neither > 0 else { return nil }
    (self.both, self.onlyBefore, self.onlyAfter, self.neither) = (both, onlyBefore, onlyAfter, neither)
  }

  /// How many cases were read twice; at least 1.
  public var cases: Int { both + onlyBefore + onlyAfter + neither }

  /// The proportion before.
  public var before: Proportion { proportion(both + onlyBefore) }

  /// The proportion after.
  public var after: Proportion { proportion(both + onlyAfter) }

  private func proportion(_ count: Int) -> Proportion {
    guard let proportion = Proportion(count, of: cases) else { preconditionFailure("there is a case") }
    return proportion
  }

  /// The proportion after less the one before, in fractions from −1 to 1.
  public var difference: Double { Double(onlyAfter - onlyBefore) / Double(cases) }

  // MARK: Interval

  /// Where the true difference plausibly lies, at 95 %. It holds `difference`.
  public var interval: Interval { interval(.percent95) }

  /// Where the true difference plausibly lies, in fractions from −1 to 1.
  public func interval(_ confidence: Confidence) -> Interval {
    let (p1, p2) = (after.value, before.value)
    let (first, second) = (after.wilsonInterval(confidence), before.wilsonInterval(confidence))
    let below = distance(p1 - first.lower, second.upper - p2)
    let above = distance(first.upper - p1, p2 - second.lower)
    return Interval(lower: max(-1, difference - below), upper: min(1, difference + above))
  }

  /// Two distances put together, less what they have in common.
  private func distance(_ x: Double, _ y: Double) -> Double {
    // Rounding can make it a little less than nothing where both readings agree fully.
    max(0, x * x - 2 * correlation * x * y + y * y).squareRoot()
  }

  /// How closely the two readings go together, from −1 to 1: phi, drawn towards 0 by a continuity correction where it is
  /// above 0; 0 where one of the readings counted nothing or everything.
  private var correlation: Double {
    let (a, b, c, d) = (Double(both), Double(onlyAfter), Double(onlyBefore), Double(neither))
    let margins = (a + b) * (c + d) * (a + c) * (b + d)
    guard margins > 0 else { return 0 }
    let excess = a * d - b * c
    return (excess > 0 ? max(0, excess - Double(cases) / 2) : excess) / margins.squareRoot()
  }

  // MARK: Test

  /// The chance that the cases that changed went so unequally one way and the other if both ways were as likely:
  /// McNemar's exact mid-p, two-sided, the smaller tail doubled, at most 1. It is 1 where no case changed.
  public var midP: Double { min(1, 2 * changes.midUpTo(min(onlyBefore, onlyAfter))) }

  /// The same by McNemar's exact conditional test, which is more careful than it says.
  public var exact: Double { min(1, 2 * changes.upTo(min(onlyBefore, onlyAfter))) }

  private var changes: CountDistribution { .binomial(trials: onlyBefore + onlyAfter, chance: 0.5) }
}
