import Foundation
import Statistics
import Support
import Testing

struct ProportionTests {
  private struct Vectors: Decodable {
    let vectors: [Vector]

    struct Vector: Decodable {
      let id: String
      let input: Input
      let expected: Expected
    }

    struct Input: Decodable {
      let k: Int
      let n: Int
    }

    struct Expected: Decodable {
      let oneDecimal: String
      let noDecimals: String

      enum CodingKeys: String, CodingKey {
        case oneDecimal = "percent_1dp"
        case noDecimals = "percent_0dp"
      }
    }
  }

  @Test func roundsHalvesUpFromTheExactFraction() throws {
    let data = try Data(contentsOf: Project.url("Tests/StatisticsTests/Vectors/percent_rounding.json"))
    let vectors = try JSONDecoder().decode(Vectors.self, from: data).vectors
    #expect(vectors.count == 120)
    for vector in vectors {
      let proportion = try #require(Proportion(vector.input.k, of: vector.input.n))
      #expect(proportion.percent(decimals: 1) == vector.expected.oneDecimal, "\(vector.id)")
      #expect(proportion.percent(decimals: 0) == vector.expected.noDecimals, "\(vector.id)")
    }
  }

  @Test func nothingOutOfNothingIsNoProportion() {
    #expect(Proportion(0, of: 0) == nil)
  }
}
