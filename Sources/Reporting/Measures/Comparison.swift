public import Statistics

/// Two groups of files set against each other on one theme.
public struct Comparison: Sendable {
  /// The theme's number in the rubric.
  public let theme: Int
  /// The column of the group; 0 for all files together.
  public let column: Int
  /// The group's rate, and the one it is set against.
  let rates: (one: Rate, other: Rate)
  /// What came out.
  public let outcome: Outcome

  /// What comparing came to.
  public enum Outcome: Sendable {
    /// It was tested.
    case tested(Test)
    /// One of the groups has so few files that hardly any difference could be told from chance.
    case tooFew
    /// It was not tested.
    case notTested(Reason)
  }

  /// Why two groups were not compared by a test.
  public enum Reason: Sendable, Equatable {
    /// How the files were chosen does not allow it, or is not stated.
    case basis
    /// A figure is not shown, to protect people.
    case hidden
    /// One of the rates does not exist.
    case noRate
  }

  /// A test of one difference.
  public struct Test: Sendable {
    /// The difference of the rates, and its 95 % interval.
    public let difference: ProportionDifference
    /// The two-sided mid-p value.
    public let p: Double
    /// The same, adjusted for all tests of the family.
    public let adjusted: Double
    /// What difference this many files would probably have shown.
    public let detectable: DetectableDifference

    /// Whether the groups are called different.
    public var isDifferent: Bool { adjusted <= ComparisonFamily.falseDiscoveryRate }
  }

  /// Whether the groups are called different.
  var isDifferent: Bool { test?.isDifferent == true }

  var test: Test? {
    if case .tested(let test) = outcome { test } else { nil }
  }
}

/// Comparisons that are made together: the more there are, the more of them differ by chance alone, so that each is judged with
/// all others in view.
public struct ComparisonFamily: Sendable {
  /// How large a part of the differences that are reported may be due to chance, in the long run.
  public static let falseDiscoveryRate = 0.05
  /// From how many files on a group is tested at all.
  public static let leastFiles = 10

  /// The comparisons, theme by theme.
  public let comparisons: [Comparison]

  /// How many of them were tested: the size of the family.
  public var size: Int { comparisons.count { $0.test != nil } }

  /// Those that are called different.
  var different: [Comparison] { comparisons.filter(\.isDifferent) }

  /// How many were not tested for this reason.
  func count(of reason: Comparison.Reason) -> Int {
    comparisons.count {
      if case .notTested(reason) = $0.outcome { true } else { false }
    }
  }

  var tooFew: Int {
    comparisons.count {
      if case .tooFew = $0.outcome { true } else { false }
    }
  }

  /// Compares pairs of rates, all of them by one family of tests.
  ///
  /// The method: the mid-p value of the conditional exact test, doubled from its smaller tail; adjusted after Benjamini and
  /// Hochberg (1995) over all pairs that are tested.
  ///
  /// - Parameter rounding: to which multiple the counts are rounded, so that a group may have fewer files than it seems.
  init(_ pairs: [Pair], basis: SampleBasis, rounding: Int?) {
    let least = Self.leastFiles + (rounding ?? 0) / 2
    let raw = pairs.map { $0.untested(basis, least) == nil ? $0.test : nil }
    let adjusted = MultipleTesting.benjaminiHochberg(raw.compactMap { $0 })
    var next = 0
    comparisons = zip(pairs, raw).map { pair, p in
      guard let p else { return pair.comparison(pair.untested(basis, least) ?? .tooFew) }
      next += 1
      return pair.tested(p, adjusted: adjusted[next - 1])
    }
  }

  /// Two rates to be compared.
  struct Pair {
    let theme: Int
    let column: Int
    let one: Rate
    let other: Rate
    /// About which rate differences are looked for.
    let baseline: Rate
  }
}

extension ComparisonFamily.Pair {
  /// Why it is not tested; nil where it is.
  fileprivate func untested(_ basis: SampleBasis, _ least: Int) -> Comparison.Outcome? {
    if one == .hidden || other == .hidden { return .notTested(.hidden) }
    guard let one = one.share, let other = other.share else { return .notTested(.noRate) }
    guard basis.allowsTests else { return .notTested(.basis) }
    return min(one.denominator, other.denominator) < least ? .tooFew : nil
  }

  fileprivate var test: Double? {
    guard let one = one.share, let other = other.share else { return nil }
    return TwoByTwoTest(one, against: other).midP
  }

  fileprivate func tested(_ p: Double, adjusted: Double) -> Comparison {
    guard let one = one.share, let other = other.share else { preconditionFailure("only shown rates are tested") }
    let detectable = DetectableDifference(
      baseline: baseline.share ?? other, sizes: one.denominator, other.denominator)
    return comparison(
      .tested(
        Comparison.Test(
          difference: ProportionDifference(one, minus: other), p: p, adjusted: adjusted, detectable: detectable)))
  }

  fileprivate func comparison(_ outcome: Comparison.Outcome) -> Comparison {
    Comparison(theme: theme, column: column, rates: (one, other), outcome: outcome)
  }
}
