/// Where a group lies in a funnel: whether its proportion is further from the centre than chance explains.
public enum FunnelPosition: Hashable, Sendable, CaseIterable {
  /// Below the 99.8 % limit.
  case farBelow
  /// Below the 95 % limit.
  case below
  /// Between the 95 % limits: as chance would have it.
  case within
  /// Above the 95 % limit.
  case above
  /// Above the 99.8 % limit.
  case farAbove

  /// By the exact binomial chance of the group's count, with the central mid-p: below 5 % is outside the inner limits,
  /// below 0.2 % outside the outer ones. It agrees with the lines of `FunnelLimits.midP`.
  public init(of group: Proportion, around centre: Proportion) {
    let chance = FunnelChance(of: group, around: centre)
    let side = chance.midPUpper < chance.midPLower
    switch chance.midP {
    case ..<Self.outer: self = side ? .farAbove : .farBelow
    case ..<Self.inner: self = side ? .above : .below
    default: self = .within
    }
  }

  /// By the limits of the PHE tools, of a count that need not be whole: strictly beyond the limits before they are cut
  /// off at 0 and 1. `size` is above 0, `centre` a fraction from 0 to 1.
  ///
  /// Source: as for `FunnelLimits.publicHealthEngland`.
  public static func publicHealthEngland(of count: Double, size: Double, around centre: Double) -> FunnelPosition {
    let outer = FunnelLimits.unclippedPublicHealthEngland(around: centre, size: size, .percent998)
    let inner = FunnelLimits.unclippedPublicHealthEngland(around: centre, size: size, .percent95)
    let value = count / size
    if value < outer.lower { return .farBelow }
    if value < inner.lower { return .below }
    if value > outer.upper { return .farAbove }
    return value > inner.upper ? .above : .within
  }

  private static let outer = 2 * Confidence.percent998.tail
  private static let inner = 2 * Confidence.percent95.tail
}

/// How likely a group's count is, if its true rate is the centre of the funnel. All chances run from 0 to 1.
///
/// The centre is taken as known. Where the group makes up much of what the centre was pooled from, compare it with the
/// rest instead (`TwoByTwoTest`).
public struct FunnelChance: Hashable, Sendable {
  /// The chance of so low a count or a lower one.
  public let lower: Double
  /// The chance of so high a count or a higher one.
  public let upper: Double
  /// `lower` with half the chance of the count itself.
  public let midPLower: Double
  /// `upper` with half the chance of the count itself.
  public let midPUpper: Double

  /// `group` in a funnel around `centre`.
  ///
  /// Source: as for `FunnelLimits.midP`.
  public init(of group: Proportion, around centre: Proportion) {
    let counts = CountDistribution.binomial(trials: group.denominator, chance: centre.value)
    lower = counts.upTo(group.numerator)
    upper = counts.from(group.numerator)
    midPLower = counts.midUpTo(group.numerator)
    midPUpper = counts.midFrom(group.numerator)
  }

  /// The central mid-p, two-sided: twice the smaller tail, at most 1.
  public var midP: Double { min(1, 2 * min(midPLower, midPUpper)) }
}
