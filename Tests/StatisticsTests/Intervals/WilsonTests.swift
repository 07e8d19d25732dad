import Foundation
import Statistics
import Support
import Testing

struct WilsonTests {
  private struct Sample: Decodable {
    let k: Int
    let n: Int
    let population: Int
  }

  private static let levels: [(Confidence, String)] = [(.percent95, "0.95"), (.percent998, "0.998")]

  @Test func agreesWithTheVectors() throws {
    try VectorFamily<CountOfCount, NamedNumbers>("wilson").check { vector, result in
      guard let expected = vector.expected else {
        result.same(vector.input.proportion == nil, true, "no proportion")
        return
      }
      let proportion = try #require(vector.input.proportion)
      for (confidence, level) in Self.levels {
        let interval = proportion.wilsonInterval(confidence)
        result.number(interval.lower, try expected["lower_\(level)"], "lower \(level)")
        result.number(interval.upper, try expected["upper_\(level)"], "upper \(level)")
      }
      let interval = proportion.wilsonInterval()
      result.same(interval.lower == 0, vector.input.k == 0, "exactly 0")
      result.same(interval.upper == 1, vector.input.k == vector.input.n, "exactly 1")
    }
  }

  @Test func agreesWithTheVectorsOfFinitePopulations() throws {
    try VectorFamily<Sample, NamedNumbers>("wilson_fpc").check { vector, result in
      let (input, expected) = (vector.input, try #require(vector.expected))
      let proportion = try #require(Proportion(input.k, of: input.n))
      for (confidence, level) in Self.levels {
        let interval = proportion.wilsonInterval(confidence, population: input.population)
        result.number(interval.lower, try expected["lower_\(level)"], "lower \(level)")
        result.number(interval.upper, try expected["upper_\(level)"], "upper \(level)")
      }
      if expected.has("n_effective") {
        result.number(proportion.effectiveSize(in: input.population), try expected["n_effective"], "size")
      }
    }
  }

  /// What a practitioner is told about small samples.
  @Test(arguments: [
    (0, 5, "0–43"), (0, 10, "0–28"), (2, 10, "6–51"), (5, 10, "24–76"), (6, 28, "10–40"), (26, 131, "14–27"),
  ])
  func isAsWideAsTheTrainingSays(part: Int, whole: Int, percent: String) throws {
    let interval = try #require(Proportion(part, of: whole)).wilsonInterval()
    #expect("\(Int((interval.lower * 100).rounded()))–\(Int((interval.upper * 100).rounded()))" == percent)
  }

  @Test func holdsTheProportionAndMirrors() throws {
    for whole in 1...60 {
      for part in 0...whole {
        let proportion = try #require(Proportion(part, of: whole))
        let rest = try #require(Proportion(whole - part, of: whole))
        for confidence in [Confidence.percent95, .percent998, Confidence(level: 0.5)] {
          let (interval, mirrored) = (proportion.wilsonInterval(confidence), rest.wilsonInterval(confidence))
          #expect(interval.contains(proportion.value), "\(part) of \(whole)")
          #expect(abs(interval.lower - (1 - mirrored.upper)) < 1e-12, "\(part) of \(whole)")
        }
      }
    }
  }

  @Test func aCensusLeavesNothingToChance() throws {
    let all = try #require(Proportion(3, of: 7))
    #expect(all.wilsonInterval(population: 7) == Interval(lower: 3.0 / 7, upper: 3.0 / 7))
    #expect(all.effectiveSize(in: 7) == nil)
    // One of one is a census too.
    #expect(try #require(Proportion(1, of: 1)).wilsonInterval(population: 1) == Interval(lower: 1, upper: 1))
  }

  @Test(arguments: [
    (0.95, 1.959963984540054), (0.998, 3.090232306167813), (0.5, 0.6744897501960817), (0.9999999999, 6.466951),
  ])
  func criticalValuesAreTheTables(level: Double, z: Double) {
    #expect(abs(Confidence(level: level).criticalValue - z) < (z > 6 ? 1e-5 : 1e-13))
  }
}
