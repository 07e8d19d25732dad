import Statistics
import Support
import Testing

struct DifferenceTests {
  private struct Pair: Decodable {
    let k1: Int
    let n1: Int
    let k2: Int
    let n2: Int
    let confidence: Double
  }

  @Test func agreesWithTheVectors() throws {
    try VectorFamily<Pair, NamedNumbers>("newcombe_difference").check { vector, result in
      let (input, expected) = (vector.input, try #require(vector.expected))
      let (a, b) = (try #require(Proportion(input.k1, of: input.n1)), try #require(Proportion(input.k2, of: input.n2)))
      let confidence = Confidence(level: input.confidence)
      let difference = ProportionDifference(a, minus: b, confidence)
      result.number(difference.difference, try expected["diff"], "difference")
      result.number(difference.interval.lower, try expected["newcombe_lower"], "lower")
      result.number(difference.interval.upper, try expected["newcombe_upper"], "upper")
      // The vectors' other interval is not cut off at −1 and 1; ours is.
      let other = ProportionDifference.agrestiCaffo(a, minus: b, confidence)
      result.number(other.lower, try expected["agresti_caffo_lower"].map { min(1, max(-1, $0)) }, "Agresti–Caffo lower")
      result.number(other.upper, try expected["agresti_caffo_upper"].map { min(1, max(-1, $0)) }, "Agresti–Caffo upper")
    }
  }

  @Test func holdsTheDifferenceAndChangesItsSignWithTheOrder() throws {
    let seed: UInt64 = 9
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let (a, b) = (try Proportion.random(&random), try Proportion.random(&random))
      let (one, other) = (ProportionDifference(a, minus: b), ProportionDifference(b, minus: a))
      #expect(one.interval.contains(one.difference), "seed \(seed): \(a), \(b)")
      #expect(abs(one.interval.lower + other.interval.upper) < 1e-12, "seed \(seed): \(a), \(b)")
      #expect(one.interval.lower >= -1 && one.interval.upper <= 1, "seed \(seed): \(a), \(b)")
    }
  }
}

extension Proportion {
  /// Any proportion of up to so many.
  static func random(_ random: inout SeededGenerator, upTo size: Int = 40) throws -> Proportion {
    let whole = Int.random(in: 1...size, using: &random)
    return try #require(Proportion(Int.random(in: 0...whole, using: &random), of: whole))
  }
}
