import Statistics
import Support
import Testing

struct XmRChartTests {
  private struct Input: Decodable {
    let y: [Double]
    let rebase: [Int]
    let improvementDirection: Int
    let screenOutliers: Bool
    let fixAfterNPoints: Int?

    var options: XmRChart.Options {
      XmRChart.Options(
        screensRanges: screenOutliers, fixedAfter: fixAfterNPoints,
        rebasedAt: Set(rebase.indices.filter { rebase[$0] == 1 }),
        improvement: improvementDirection == 0 ? nil : improvementDirection > 0 ? .higher : .lower)
    }
  }

  private struct Expected: Decodable {
    let mean: [Double]
    let lpl: [Double?]
    let upl: [Double?]
    let outsideLimits: [Bool?]
    let closeToLimits: [Bool?]
    let relativeToMean: [Int]
    let specialCauseType: [String]
    let pointType: [String]
  }

  @Test func agreesWithTheVectors() throws {
    var causes: Set<String> = []
    try VectorFamily<Input, Expected>("xmr_making_data_count").check { vector, result in
      let expected = try #require(vector.expected)
      let points = XmRChart(vector.input.y, vector.input.options).points
      result.numbers(points.map(\.mean), expected.mean, "mean")
      result.numbers(points.map(\.limits?.lower), expected.lpl, "lower limit")
      result.numbers(points.map(\.limits?.upper), expected.upl, "upper limit")
      result.same(points.map(\.isOutside), expected.outsideLimits, "outside")
      result.same(points.map(\.isNearLimit), expected.closeToLimits, "near a limit")
      result.same(points.map(\.side), expected.relativeToMean, "side")
      result.same(points.map { $0.specialCause?.label ?? "Common Cause" }, expected.specialCauseType, "special cause")
      result.same(points.map(\.meaning.label), expected.pointType, "meaning")
      causes.formUnion(expected.specialCauseType)
    }
    #expect(causes.count == 9, "the vectors show every rule")
  }

  private func causes(_ values: [Double], _ options: XmRChart.Options = .init()) -> [XmRChart.SpecialCause?] {
    XmRChart(values, options).points.map(\.specialCause)
  }

  @Test func sevenRisingPointsAreATrendAndSixAreNot() {
    // The first and the last lie beyond the limits, which is named first.
    #expect(causes([1, 2, 3, 4, 5, 6, 7]) == [.belowLimit] + Array(repeating: .rising, count: 5) + [.aboveLimit])
    #expect(causes([1, 2, 3, 4, 5, 6]).allSatisfy { $0 != .rising })
    // A tie breaks it.
    #expect(causes([1, 2, 3, 4, 4, 5, 6]).allSatisfy { $0 != .rising })
  }

  @Test func aNewStretchStartsAfresh() {
    let values: [Double] = [1, 2, 3, 4, 5, 6, 7, 8]
    let points = XmRChart(values, .init(rebasedAt: [4])).points
    #expect(points.map(\.mean) == [2.5, 2.5, 2.5, 2.5, 6.5, 6.5, 6.5, 6.5])
    #expect(points.allSatisfy { $0.specialCause == nil })
    // A place that is not in the chart, or its start, changes nothing.
    #expect(XmRChart(values, .init(rebasedAt: [0, 8, -1])) == XmRChart(values))
  }

  @Test func limitsAreNotDefinedWithoutChange() {
    #expect(XmRChart([]).points.isEmpty)
    #expect(XmRChart([5]).points.map(\.limits) == [nil])
    #expect(XmRChart([5, 5, 5]).points.map(\.limits) == [nil, nil, nil])
    let kept = XmRChart([5, 5, 5], .init(screensRanges: false)).points
    #expect(kept.map(\.limits) == Array(repeating: Interval(lower: 5, upper: 5), count: 3))
  }
}

extension XmRChart.SpecialCause {
  /// As the R package words it.
  fileprivate var label: String {
    switch self {
    case .aboveLimit: "Above UCL"
    case .belowLimit: "Below LCL"
    case .rising: "7 Point Trend (Increasing)"
    case .falling: "7 Point Trend (Decreasing)"
    case .twoInThreeAbove: "2 in 3 Above CL"
    case .twoInThreeBelow: "2 in 3 Below CL"
    case .sevenAbove: "7 Points Above CL"
    case .sevenBelow: "7 Points Below CL"
    }
  }
}

extension XmRChart.Meaning {
  /// As the R package words it.
  fileprivate var label: String {
    switch self {
    case .commonCause: "common_cause"
    case .improvement: "special_cause_improvement"
    case .concern: "special_cause_concern"
    case .neutralHigh: "special_cause_neutral_high"
    case .neutralLow: "special_cause_neutral_low"
    }
  }
}
