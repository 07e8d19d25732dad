import Statistics

/// Whether a rate rises or falls over the periods of a stretch.
struct Trend: Sendable {
  let series: TrendSeries
  let outcome: Outcome

  /// What asking came to.
  enum Outcome: Sendable {
    case tested(Test)
    /// Fewer than three periods have enough files.
    case tooFew
    case notTested(Reason)
  }

  /// Why no trend was looked for.
  enum Reason: Sendable, Equatable {
    /// How the files were chosen does not allow it, or is not stated.
    case basis
    /// A figure is not shown, to protect people.
    case hidden
    /// The same cases stand in several periods, and make neighbouring rates alike.
    case sharedCases
    /// There are rates of fewer than three periods.
    case fewPeriods
    /// No file has a gap in any of the periods that have enough files, or every file in all of them.
    case constant(isGap: Bool, periods: Int)
  }

  /// A test of one trend.
  struct Test: Sendable {
    /// The first and the last rate that were used.
    let first: Proportion
    let last: Proportion
    /// How many periods were used.
    let periods: Int
    /// By how much the rate changes in a period, as a fraction.
    let slope: Double
    let p: Double
    /// The same, adjusted for all tests of the family.
    let adjusted: Double

    /// Whether the rate is said to rise or to fall.
    var isClear: Bool { adjusted <= ComparisonFamily.falseDiscoveryRate }

    /// Whether the last rate lies to that side of the first to which the slope points: with few files at the ends it may not.
    var endsMoveAlong: Bool { (last.value - first.value) * slope > 0 }
  }

  var test: Test? {
    if case .tested(let test) = outcome { test } else { nil }
  }

  var isClear: Bool { test?.isClear == true }
}

/// Trends that are looked for together: each is judged with all others in view.
///
/// The method: Cochran and Armitage's test for a trend over the periods' places (0, 1, 2, …), two-sided and without continuity
/// correction; adjusted after Benjamini and Hochberg (1995) over all series that are tested. Periods with too few files are left out.
/// With three periods of ten files the test calls at most what it says it does: in 400,000 simulated series without a trend, 1 % to
/// 6 % had p under 5 %, at rates from 5 % to 40 %.
struct TrendFamily: Sendable {
  /// From how many periods on a trend is looked for.
  static let leastPeriods = 3

  let trends: [Trend]

  /// How many were tested: the size of the family.
  var size: Int { trends.count { $0.test != nil } }

  var clear: [Trend] { trends.filter(\.isClear) }

  var tooFew: Int {
    trends.count {
      if case .tooFew = $0.outcome { true } else { false }
    }
  }

  func count(of reason: Trend.Reason) -> Int {
    trends.count {
      if case .notTested(reason) = $0.outcome { true } else { false }
    }
  }

  /// In which periods, from how many files on, and whether at all: not where so many cases stand in several periods that they
  /// would make a trend.
  struct Rule {
    let stretch: Range<Int>
    let least: Int
    let basis: SampleBasis
    let sharesCases: Bool
  }

  init(_ series: [TrendSeries], _ rule: Rule) {
    let raw = series.map { Self.trend($0, rule) }
    let adjusted = MultipleTesting.benjaminiHochberg(raw.compactMap { $0.test?.p })
    var next = 0
    trends = raw.map { trend in
      guard let test = trend.test else { return trend }
      next += 1
      return Trend(series: trend.series, outcome: .tested(test.adjusted(to: adjusted[next - 1])))
    }
  }

  private static func trend(_ series: TrendSeries, _ rule: Rule) -> Trend {
    Trend(series: series, outcome: outcome(series, rule))
  }

  private static func outcome(_ series: TrendSeries, _ rule: Rule) -> Trend.Outcome {
    let rates = series.rates[rule.stretch].compactMap { $0 }
    let (known, hidden) = (rates.count { $0.share != nil }, rates.count { $0 == .hidden })
    guard known + hidden >= leastPeriods else { return .notTested(.fewPeriods) }
    guard rule.basis.allowsTests else { return .notTested(.basis) }
    guard !rule.sharesCases else { return .notTested(.sharedCases) }
    let used = series.used(rule.stretch, least: rule.least)
    guard used.count >= leastPeriods else {
      return used.count + hidden >= leastPeriods ? .notTested(.hidden) : .tooFew
    }
    guard let test = CochranArmitage(used.map(\.share), scores: used.map { Double($0.place) }) else {
      return .notTested(.constant(isGap: used[0].share.numerator > 0, periods: used.count))
    }
    return .tested(
      Trend.Test(
        first: used[0].share, last: used[used.count - 1].share, periods: used.count, slope: test.slope, p: test.p,
        adjusted: test.p))
  }
}

extension Trend.Test {
  fileprivate func adjusted(to p: Double) -> Trend.Test {
    Trend.Test(first: first, last: last, periods: periods, slope: slope, p: self.p, adjusted: p)
  }
}
