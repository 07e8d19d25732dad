import Statistics
import Testing

/// The rules on a p-chart, in rows that can be checked with a pencil.
struct ProportionChartRuleTests {
  /// Periods of 100 cases each, by how many were counted; nil for a period without cases.
  private func chart(
    _ counts: [Int?], of size: Int = 100, _ improvement: SpecialCause.Improvement? = nil
  ) throws -> ProportionChart {
    try #require(ProportionChart(counts.map { $0.flatMap { Proportion($0, of: size) } }, improvement: improvement))
  }

  private func causes(_ counts: [Int?], of size: Int = 100) throws -> [SpecialCause?] {
    try chart(counts, of: size).points.map { $0?.specialCause }
  }

  /// Around 50 % with 100 cases a standard error is 5 points: limits at 35 and 65, outer thirds from 40 and 60 on.
  @Test(
    arguments: [
      ([50, 66, 50, 34, 50, 50, 50, 50], [nil, .aboveLimit, nil, .belowLimit, nil, nil, nil, nil]),
      ([50, 65, 50, 35, 50, 50, 50, 50], [nil, nil, nil, nil, nil, nil, nil, nil]),
      (
        [61, 51, 61, 50, 39, 49, 39, 50],
        [
          .twoInThreeAbove, nil, .twoInThreeAbove, nil, .twoInThreeBelow, nil, .twoInThreeBelow, nil,
        ]
      ),
      // The one between is on the other side, or in the middle.
      ([61, 49, 61, 50, 39, 51, 39, 50], [nil, nil, nil, nil, nil, nil, nil, nil]),
      ([61, 50, 61, 50, 39, 50, 39, 50], [nil, nil, nil, nil, nil, nil, nil, nil]),
      ([47, 48, 49, 50, 51, 52, 53, 50], [.rising, .rising, .rising, .rising, .rising, .rising, .rising, nil]),
      ([53, 52, 51, 50, 49, 48, 47, 50], [.falling, .falling, .falling, .falling, .falling, .falling, .falling, nil]),
      // Two equal ones break it.
      ([47, 48, 49, 50, 50, 52, 53, 51], [nil, nil, nil, nil, nil, nil, nil, nil]),
      (
        [51, 52, 51, 52, 51, 52, 51, 40],
        [
          .sevenAbove, .sevenAbove, .sevenAbove, .sevenAbove, .sevenAbove, .sevenAbove, .sevenAbove, nil,
        ]
      ),
      (
        [49, 48, 49, 48, 49, 48, 49, 60],
        [
          .sevenBelow, .sevenBelow, .sevenBelow, .sevenBelow, .sevenBelow, .sevenBelow, .sevenBelow, nil,
        ]
      ),
    ] as [([Int], [SpecialCause?])])
  func judgesEachPoint(_ counts: [Int], _ expected: [SpecialCause?]) throws {
    #expect(counts.reduce(0, +) == 400, "the centre is 50 %")
    #expect(try causes(counts) == expected)
  }

  /// A run in seven periods is no signal yet; a point beyond its limits is one in two.
  @Test func fewPeriodsAreJudgedByTheirLimitsAlone() throws {
    let seven = try chart([47, 48, 49, 50, 51, 52, 53])
    #expect(seven.appliedRules == [.outsideLimits])
    #expect(seven.points.allSatisfy { $0?.specialCause == nil })
    #expect(try chart([47, 48, 49, 50, 51, 52, 53, 50]).appliedRules == Set(SpecialCause.Rule.allCases))
    // Periods without a proportion do not count.
    #expect(try chart([47, 48, 49, nil, 50, 51, 52, 53]).appliedRules == [.outsideLimits])
    #expect(try causes([30, 70]) == [.belowLimit, .aboveLimit])
  }

  /// The same 70 % lies within the limits of a small period and beyond those of a large one.
  @Test func eachPeriodHasItsOwnLimits() throws {
    let sizes = [(500, 1000), (7, 10), (70, 100), (23, 90)]
    let points = try #require(ProportionChart(sizes.map { Proportion($0.0, of: $0.1) })).points
    #expect(points.map { $0?.specialCause } == [nil, nil, .aboveLimit, .belowLimit])
    #expect(points.map { $0?.isOutside } == [false, false, true, true])
    #expect(points.map { $0?.side } == [0, 1, 1, -1])
    #expect(points.map { $0?.limits.upper.rounded(to: 3) } == [0.547, 0.974, 0.65, 0.658])
  }

  /// Such a period keeps its place, has no limits, and its neighbours are neighbours.
  @Test func aPeriodWithoutCasesIsSkipped() throws {
    let chart = try chart([47, nil, 48, 49, 50, 51, nil, 52, 53, 50])
    let points = chart.points
    #expect(points.map { $0 == nil } == [false, true, false, false, false, false, true, false, false, false])
    #expect(points.compactMap { $0?.specialCause } == Array(repeating: .rising, count: 7))
    #expect(points[9] != nil && points[9]?.specialCause == nil)
    #expect(chart.limits()[1] == nil && chart.limits()[2] == Interval(lower: 0.35, upper: 0.65))
    #expect(ProportionChart([nil, nil]) == nil)
  }

  /// Around 3 % with 100 cases the lower limit is cut off at 0, and 0 of 100 is nothing special; the outer third is
  /// where it would be with the whole limit.
  @Test func aLimitThatIsCutOffHidesNothing() throws {
    let counts = [3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 9]
    let points = try chart(counts).points
    #expect(points[8]?.limits.lower == 0 && points[8]?.isOutside == false && points[8]?.isNearLimit == false)
    #expect(points[11]?.specialCause == .aboveLimit)
    // Around 5 %: two standard errors below is 0.6 %, so that none in 100 is in the outer third.
    let low = try chart([5, 5, 0, 4, 0, 7, 7, 7, 5, 5, 5, 10]).points
    #expect(low[2]?.limits.lower == 0 && low[2]?.specialCause == .twoInThreeBelow)
  }

  @Test func nothingIsSpecialWithoutVariation() throws {
    for count in [0, 100] {
      let points = try chart(Array(repeating: count, count: 12)).points
      #expect(points.allSatisfy { $0?.specialCause == nil && $0?.isOutside == false })
    }
  }

  @Test(
    arguments: [
      (.lower, [.concern, .improvement]), (.higher, [.improvement, .concern]), (nil, [.neutralHigh, .neutralLow]),
    ] as [(SpecialCause.Improvement?, [SpecialCause.Meaning])])
  func saysWhatASignalMeans(_ improvement: SpecialCause.Improvement?, _ expected: [SpecialCause.Meaning]) throws {
    let points = try chart([66, 34, 50], of: 100, improvement).points
    #expect(points.map { $0?.meaning } == expected + [.commonCause])
  }

  @Test func everyCauseHasARule() {
    let causes: [SpecialCause] = [
      .aboveLimit, .belowLimit, .rising, .falling, .twoInThreeAbove, .twoInThreeBelow, .sevenAbove, .sevenBelow,
    ]
    #expect(Set(causes.map(\.rule)) == Set(SpecialCause.Rule.allCases))
  }
}

extension Double {
  fileprivate func rounded(to places: Int) -> Double {
    let scale = (0..<places).reduce(1.0) { power, _ in power * 10 }
    return (self * scale).rounded() / scale
  }
}
