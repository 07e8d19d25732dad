import Statistics
import Support
import Testing

struct CochranArmitageTests {
  private struct Input: Decodable {
    let k: [Int]
    let n: [Int]
    let scores: [Double]
  }

  @Test func agreesWithTheVectors() throws {
    try VectorFamily<Input, NamedNumbers>("cochran_armitage").check { vector, result in
      let (input, expected) = (vector.input, try #require(vector.expected))
      let groups = zip(input.k, input.n).compactMap { Proportion($0, of: $1) }
      let trend = try #require(CochranArmitage(groups, scores: input.scores))
      let values: [(Double, String)] = [
        (trend.z, "z"), (trend.chiSquared, "chi2"), (trend.p, "p_two_sided"), (trend.slope, "slope_per_score"),
        (trend.permutationZ, "linear_by_linear_z"), (trend.permutationP, "linear_by_linear_p"),
      ]
      for (value, name) in values { result.number(value, try expected[name], name) }
    }
  }

  @Test func noTrendWithoutVariation() throws {
    let (none, some, all) = (
      try #require(Proportion(0, of: 5)), try #require(Proportion(2, of: 5)), try #require(Proportion(5, of: 5))
    )
    #expect(CochranArmitage([none, none]) == nil)
    #expect(CochranArmitage([all, all, all]) == nil)
    #expect(CochranArmitage([some]) == nil)
    #expect(CochranArmitage([none, some], scores: [0.1, 0.1]) == nil)
    #expect(CochranArmitage([]) == nil)
    #expect(try #require(CochranArmitage([none, some, all])).slope == 0.5)
  }
}
