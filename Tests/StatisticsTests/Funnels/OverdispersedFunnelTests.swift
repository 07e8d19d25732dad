import Statistics
import Support
import Testing

struct OverdispersedFunnelTests {
  private struct Input: Decodable {
    let k: [Int]
    let n: [Int]
    let winsoriseEachTail: Double
  }

  private struct Expected: Decodable {
    let z: [Double]
    let phi: Double
    let tau2: Double
    let rawLimitsSin2: [Limits]

    struct Limits: Decodable {
      let n: Int
      let odLower95: Double
      let odUpper95: Double
      let odLower998: Double
      let odUpper998: Double
    }
  }

  /// The vectors' limits are not cut off: where ours are 0 or 1 the angle has left its quarter turn, and theirs turns
  /// back.
  @Test func agreesWithTheVectors() throws {
    var cutOff = 0
    var all = 0
    try VectorFamily<Input, Expected>("funnel_overdispersion").check { vector, result in
      let (input, expected) = (vector.input, try #require(vector.expected))
      let groups = zip(input.k, input.n).compactMap { Proportion($0, of: $1) }
      let funnel = try #require(OverdispersedFunnel(groups, winsorising: input.winsoriseEachTail))
      result.numbers(funnel.scores, expected.z, "scores")
      result.number(funnel.dispersion, expected.phi, "dispersion")
      result.number(funnel.varianceBetween, expected.tau2, "variance between groups")
      for limits in expected.rawLimitsSin2 {
        let inner = funnel.limits(size: limits.n, .percent95)
        let outer = funnel.limits(size: limits.n, .percent998)
        for (actual, value, name) in [
          (inner.lower, limits.odLower95, "lower 95"), (inner.upper, limits.odUpper95, "upper 95"),
          (outer.lower, limits.odLower998, "lower 998"), (outer.upper, limits.odUpper998, "upper 998"),
        ] {
          all += 1
          if actual == 0 || actual == 1 { cutOff += 1 } else { result.number(actual, value, name) }
        }
      }
    }
    #expect(all > 1_000 && cutOff * 3 < all, "\(cutOff) of \(all) limits are cut off")
  }

  @Test func isNotDefinedWithoutVariation() throws {
    let (none, some) = (try #require(Proportion(0, of: 5)), try #require(Proportion(2, of: 5)))
    #expect(OverdispersedFunnel([none, none]) == nil)
    #expect(OverdispersedFunnel([some]) == nil)
    #expect(OverdispersedFunnel([]) == nil)
    // Equal groups differ by less than chance: nothing is added.
    #expect(try #require(OverdispersedFunnel([some, some, some])).varianceBetween == 0)
  }
}
