import Foundation
import Statistics
import Support
import Testing

struct FunnelTests {
  private struct Input: Decodable {
    let k: [Int]
    let n: [Int]
    let target: Double?
  }

  private struct Areas: Decodable {
    let areas: [NamedNumbers]
  }

  private struct Classified: Decodable {
    let average: Double
    let areas: [Area]

    struct Area: Decodable {
      let lower95: Double
      let upper95: Double
      let lower998: Double
      let upper998: Double
      let significance: String
    }
  }

  private func groups(_ input: Input) throws -> (groups: [Proportion], centre: Proportion) {
    let groups = zip(input.k, input.n).compactMap { Proportion($0, of: $1) }
    return (groups, try #require(Proportion.pooled(groups)))
  }

  /// The vectors' interpolated limits are not cut off at 0; ours are.
  @Test func exactLimitsAgreeWithTheVectors() throws {
    try VectorFamily<Input, Areas>("funnel_exact_binomial").check { vector, result in
      let (groups, centre) = try groups(vector.input)
      result.number(centre.value, vector.input.target, "centre")
      for (group, area) in zip(groups, try #require(vector.expected).areas) {
        let size = group.denominator
        let inner = FunnelLimits.exact(around: centre, size: size, .percent95)
        let outer = FunnelLimits.exact(around: centre, size: size, .percent998)
        result.number(inner.lower, max(0, try #require(try area["interp_lower_95"])), "lower 95")
        result.number(inner.upper, try area["interp_upper_95"], "upper 95")
        result.number(outer.lower, max(0, try #require(try area["interp_lower_998"])), "lower 998")
        result.number(outer.upper, try area["interp_upper_998"], "upper 998")
        // The whole count at or just above each interpolated limit is the plain quantile.
        for (limit, name) in [(inner.upper, "qbinom_0.975"), (outer.upper, "qbinom_0.999")] {
          result.same((limit * Double(size) - 1e-9).rounded(.up), try area[name], name)
        }
        let chance = FunnelChance(of: group, around: centre)
        result.number(chance.lower, try area["p_lower_tail"], "lower tail")
        result.number(chance.upper, try area["p_upper_tail"], "upper tail")
        result.number(chance.midP, try area["midp_two_sided"], "mid-p")
      }
    }
  }

  @Test func publicHealthEnglandLimitsAgreeWithTheVectors() throws {
    try VectorFamily<Input, Classified>("funnel_phe").check { vector, result in
      let (groups, centre) = try groups(vector.input)
      let expected = try #require(vector.expected)
      result.number(centre.value, expected.average, "centre")
      for (group, area) in zip(groups, expected.areas) {
        let inner = FunnelLimits.publicHealthEngland(around: centre, size: group.denominator, .percent95)
        let outer = FunnelLimits.publicHealthEngland(around: centre, size: group.denominator, .percent998)
        result.numbers(
          [inner.lower, inner.upper, outer.lower, outer.upper],
          [area.lower95, area.upper95, area.lower998, area.upper998], "limits")
        let position = FunnelPosition.publicHealthEngland(
          of: Double(group.numerator), size: Double(group.denominator), around: centre.value)
        result.same(position.significance, area.significance, "position")
      }
    }
  }

  private struct PackageInput: Decodable {
    let k: Double?
    let n: Double?
    let confidence: Double?
    let multiplier: Double?
    let population: Double?
    let averagePercent: Double?
    let average: Double?
  }

  private struct PackageExpected: Decodable {
    let lower: Double?
    let upper: Double?
    let lower95: Double?
    let upper95: Double?
    let lower998: Double?
    let upper998: Double?
    let significance: String?
  }

  private typealias PackageVectors = VectorFamily<PackageInput, PackageExpected>

  /// The package's own test numbers are not ours to keep, and are read where they lie.
  private static let packageNumbers = Project.root
    .appendingPathComponent("../shared/conformance/statistics/phe_package_tests.json").standardizedFileURL
  private static let packageNumbersAreHere = FileManager.default.fileExists(atPath: packageNumbers.path)

  @Test(.enabled(if: packageNumbersAreHere, "skipped: the package's own numbers are not beside this repository"))
  func agreesWithThePackagesOwnTests() throws {
    try PackageVectors(at: Self.packageNumbers).check { vector, result in
      switch vector.kind {
      case "wilson": try Self.compareWilson(vector, &result)
      case "funnel_limit": try Self.compareLimits(vector, &result)
      case "funnel_significance": try Self.comparePosition(vector, &result)
      default: Issue.record("\(vector.id) is of an unknown kind")
      }
    }
  }

  /// Some of the package's values are given as percentages.
  private static func compareWilson(_ vector: PackageVectors.Vector, _ result: inout Comparison) throws {
    let (input, expected) = (vector.input, try #require(vector.expected))
    let (count, total) = (try #require(input.k), try #require(input.n))
    let confidence = Confidence(level: try #require(input.confidence))
    let interval = try #require(Interval.weightedWilson(count, of: total, confidence))
    let scale = input.multiplier ?? 1
    result.number(interval.lower * scale, expected.lower, "lower")
    result.number(interval.upper * scale, expected.upper, "upper")
  }

  private static func compareLimits(_ vector: PackageVectors.Vector, _ result: inout Comparison) throws {
    let (input, expected) = (vector.input, try #require(vector.expected))
    let (centre, size) = (try #require(input.averagePercent) / 100, try #require(input.population))
    let inner = FunnelLimits.publicHealthEngland(around: centre, size: size, .percent95)
    let outer = FunnelLimits.publicHealthEngland(around: centre, size: size, .percent998)
    result.numbers(
      [inner.lower, inner.upper, outer.lower, outer.upper].map { $0 * 100 },
      [expected.lower95, expected.upper95, expected.lower998, expected.upper998], "limits")
  }

  private static func comparePosition(_ vector: PackageVectors.Vector, _ result: inout Comparison) throws {
    let input = vector.input
    let position = FunnelPosition.publicHealthEngland(
      of: try #require(input.k), size: try #require(input.n), around: try #require(input.average))
    result.same(position.significance, try #require(vector.expected?.significance), "position")
  }

  /// A group lies beyond the mid-p limits exactly where its mid-p says so.
  @Test func positionsAgreeWithTheLinesDrawn() throws {
    for (part, whole) in [(1, 20), (1, 5), (1, 2), (9, 10), (99, 100)] {
      let centre = try #require(Proportion(part, of: whole))
      for size in [1, 2, 5, 10, 28, 131] {
        let inner = FunnelLimits.midP(around: centre, size: size, .percent95)
        let outer = FunnelLimits.midP(around: centre, size: size, .percent998)
        #expect(inner.contains(centre.value) && outer.lower <= inner.lower && outer.upper >= inner.upper)
        for count in 0...size {
          let group = try #require(Proportion(count, of: size))
          let position = FunnelPosition(of: group, around: centre)
          #expect((position == .within) == inner.contains(group.value), "\(group) around \(centre)")
          #expect(
            [.farBelow, .farAbove].contains(position) == !outer.contains(group.value), "\(group) around \(centre)")
        }
      }
    }
  }

  /// Why the interpolated upper limit decides nothing: one gap in five files is no signal where one in twenty is usual,
  /// but it lies above that limit.
  @Test func oneInFiveIsNoSignal() throws {
    let (group, centre) = (try #require(Proportion(1, of: 5)), try #require(Proportion(1, of: 20)))
    #expect(!FunnelLimits.exact(around: centre, size: 5, .percent95).contains(group.value))
    #expect(FunnelChance(of: group, around: centre).upper > 0.2)
    #expect(FunnelPosition(of: group, around: centre) == .within)
  }

  @Test(arguments: [0, 7])
  func aCentreThatLeavesNothingToChanceIsItsOwnLimit(part: Int) throws {
    let centre = try #require(Proportion(part, of: 7))
    let point = Interval(lower: centre.value, upper: centre.value)
    #expect(FunnelLimits.exact(around: centre, size: 10, .percent95) == point)
    #expect(FunnelLimits.midP(around: centre, size: 10, .percent95) == point)
    #expect(FunnelLimits.publicHealthEngland(around: centre, size: 10, .percent95) == point)
    #expect(FunnelPosition(of: centre, around: centre) == .within)
    #expect(
      FunnelPosition(of: try #require(Proportion(1, of: 2)), around: centre) == (part == 0 ? .farAbove : .farBelow))
  }
}

extension FunnelPosition {
  /// As the R package words it.
  fileprivate var significance: String {
    switch self {
    case .farBelow: "Low (0.001)"
    case .below: "Low (0.025)"
    case .within: "Not significant"
    case .above: "High (0.025)"
    case .farAbove: "High (0.001)"
    }
  }
}
