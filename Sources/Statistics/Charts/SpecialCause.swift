/// What tells a point of a control chart from common variation: the four rules of NHS England's Making Data Count. Of
/// several, the first in this order is named.
///
/// Source: NHS England, Making Data Count; as in the R package NHSRplotthedots.
public enum SpecialCause: Hashable, Sendable {
  /// Beyond the upper limit.
  case aboveLimit
  /// Beyond the lower limit.
  case belowLimit
  /// One of seven points each higher than the one before.
  case rising
  /// One of seven points each lower than the one before.
  case falling
  /// In the outer third of the upper half, as two of three neighbouring points are, all three above the centre.
  case twoInThreeAbove
  /// In the outer third of the lower half, as two of three neighbouring points are, all three below the centre.
  case twoInThreeBelow
  /// One of seven neighbouring points above the centre.
  case sevenAbove
  /// One of seven neighbouring points below the centre.
  case sevenBelow

  /// A rule by which points are judged.
  public enum Rule: Hashable, Sendable, CaseIterable {
    /// A point beyond a limit.
    case outsideLimits
    /// Seven points that only rise, or only fall; two equal ones break it.
    case trend
    /// Two of three neighbours in the outer third of one half, and the third in that half.
    case twoInThree
    /// Seven neighbours on one side of the centre.
    case oneSide
  }

  /// Which way is better.
  public enum Improvement: Hashable, Sendable {
    /// Higher values are better.
    case higher
    /// Lower values are better.
    case lower
  }

  /// What a point means for the service.
  public enum Meaning: Hashable, Sendable {
    /// Nothing more than common variation.
    case commonCause
    /// A change for the better.
    case improvement
    /// A change for the worse.
    case concern
    /// A change to higher values, where neither way is better.
    case neutralHigh
    /// A change to lower values, where neither way is better.
    case neutralLow

    /// What a cause means where `improvement` says which way is better; nil for neither. No cause is common variation.
    init(of cause: SpecialCause?, _ improvement: Improvement?) {
      guard let cause else {
        self = .commonCause
        return
      }
      self =
        switch improvement {
        case nil: cause.isHigh ? .neutralHigh : .neutralLow
        case .higher: cause.isHigh ? .improvement : .concern
        case .lower: cause.isHigh ? .concern : .improvement
        }
    }
  }

  /// Whether it points to higher values.
  public var isHigh: Bool {
    switch self {
    case .aboveLimit, .rising, .twoInThreeAbove, .sevenAbove: true
    case .belowLimit, .falling, .twoInThreeBelow, .sevenBelow: false
    }
  }

  /// The rule that found it.
  public var rule: Rule {
    switch self {
    case .aboveLimit, .belowLimit: .outsideLimits
    case .rising, .falling: .trend
    case .twoInThreeAbove, .twoInThreeBelow: .twoInThree
    case .sevenAbove, .sevenBelow: .oneSide
    }
  }
}
