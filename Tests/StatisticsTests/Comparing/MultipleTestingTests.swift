import Statistics
import Support
import Testing

struct MultipleTestingTests {
  private struct Input: Decodable {
    let p: [Double]
  }

  private struct Expected: Decodable {
    let benjaminiHochberg: [Double]
    let benjaminiYekutieli: [Double]
    let holm: [Double]
    let bonferroni: [Double]
  }

  @Test func agreesWithTheVectors() throws {
    try VectorFamily<Input, Expected>("p_adjust").check { vector, result in
      let (p, expected) = (vector.input.p, try #require(vector.expected))
      result.numbers(MultipleTesting.benjaminiHochberg(p), expected.benjaminiHochberg, "Benjamini–Hochberg")
      result.numbers(MultipleTesting.benjaminiYekutieli(p), expected.benjaminiYekutieli, "Benjamini–Yekutieli")
      result.numbers(MultipleTesting.holm(p), expected.holm, "Holm")
      result.numbers(MultipleTesting.bonferroni(p), expected.bonferroni, "Bonferroni")
    }
  }

  @Test func keepsTheOrderAndNeverLowers() {
    let seed: UInt64 = 5
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let p = (0..<Int.random(in: 1...30, using: &random)).map { _ in Double.random(in: 0...1, using: &random) }
      let (hochberg, holm) = (MultipleTesting.benjaminiHochberg(p), MultipleTesting.holm(p))
      let order = p.indices.sorted { p[$0] < p[$1] }
      for (one, next) in zip(order, order.dropFirst()) {
        #expect(hochberg[one] <= hochberg[next] && holm[one] <= holm[next], "seed \(seed)")
      }
      for index in p.indices {
        #expect(p[index] <= hochberg[index] && hochberg[index] <= holm[index] && holm[index] <= 1, "seed \(seed)")
      }
    }
  }

  @Test func oneQuestionNeedsNoAdjustment() {
    #expect(MultipleTesting.benjaminiHochberg([0.03]) == [0.03] && MultipleTesting.holm([0.03]) == [0.03])
    #expect(MultipleTesting.benjaminiHochberg([]).isEmpty && MultipleTesting.holm([]).isEmpty)
  }
}
