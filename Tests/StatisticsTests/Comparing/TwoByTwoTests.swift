import Statistics
import Support
import Testing

struct TwoByTwoTests {
  private struct Pair: Decodable {
    let k1: Int
    let n1: Int
    let k2: Int
    let n2: Int
  }

  @Test func agreesWithTheVectors() throws {
    try VectorFamily<Pair, NamedNumbers>("fisher_midp").check { vector, result in
      let (input, expected) = (vector.input, try #require(vector.expected))
      let (a, b) = (try #require(Proportion(input.k1, of: input.n1)), try #require(Proportion(input.k2, of: input.n2)))
      let test = TwoByTwoTest(a, against: b)
      let values: [(Double, String)] = [
        (test.fisher, "fisher_two_sided"), (test.fisherLess, "fisher_less"), (test.fisherGreater, "fisher_greater"),
        (test.pointProbability, "point_probability"), (test.midPLess, "midp_less"),
        (test.midPGreater, "midp_greater"), (test.midP, "midp_two_sided_central"),
        (test.midPMinimumLikelihood, "midp_two_sided_minlike"),
        (test.midPTiesHalved, "midp_two_sided_minlike_ties_halved"),
      ]
      for (value, name) in values { result.number(value, try expected[name], name) }
    }
  }

  /// How far apart two groups of the same size must be for Fisher's test to tell at 5 %.
  @Test(arguments: [(2, 8, 10), (0, 5, 10), (10, 19, 28), (57, 74, 131)])
  func smallGroupsTellLittle(low: Int, high: Int, size: Int) throws {
    let group = try #require(Proportion(low, of: size))
    #expect(TwoByTwoTest(group, against: try #require(Proportion(high, of: size))).fisher < 0.05)
    #expect(TwoByTwoTest(group, against: try #require(Proportion(high - 1, of: size))).fisher >= 0.05)
  }

  @Test func isTheSameFromEitherSide() throws {
    let seed: UInt64 = 31
    var random = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let (a, b) = (try Proportion.random(&random), try Proportion.random(&random))
      let (one, other) = (TwoByTwoTest(a, against: b), TwoByTwoTest(b, against: a))
      #expect(abs(one.midP - other.midP) < 1e-12, "seed \(seed): \(a), \(b)")
      #expect(abs(one.fisher - other.fisher) < 1e-12, "seed \(seed): \(a), \(b)")
      #expect(abs(one.midPLess - other.midPGreater) < 1e-12, "seed \(seed): \(a), \(b)")
      #expect(one.midP <= 2 * min(one.fisherLess, one.fisherGreater), "seed \(seed): \(a), \(b)")
    }
  }

  /// 100,000 files in each group: nothing overflows, and what is far out of reach of chance is told.
  @Test func largeGroupsAreCounted() throws {
    let (a, b) = (try #require(Proportion(50_000, of: 100_000)), try #require(Proportion(51_000, of: 100_000)))
    #expect(abs(TwoByTwoTest(a, against: a).midP - 1) < 1e-12)
    #expect((1e-6...1e-5).contains(TwoByTwoTest(a, against: b).midP))
  }
}
