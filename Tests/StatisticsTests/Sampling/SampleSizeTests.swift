import Statistics
import Support
import Testing

struct SampleSizeTests {
  private struct Input: Decodable {
    let population: Int
    let confidence: Double
    let margin: Double
    let expectedProportion: Double
  }

  @Test func agreesWithTheVectors() throws {
    try VectorFamily<Input, NamedNumbers>("sample_size_fpc").check { vector, result in
      let (input, expected) = (vector.input, try #require(vector.expected))
      let wish = SampleSize.Wish(
        margin: input.margin, expected: input.expectedProportion, Confidence(level: input.confidence))
      let size = SampleSize(for: wish, population: input.population)
      result.number(size.unlimited, try expected["n_infinite"], "unlimited")
      result.number(Double(SampleSize(for: wish).files), try expected["n_infinite_ceil"], "unlimited files")
      result.number(size.corrected, try expected["n_fpc"], "corrected")
      result.number(Double(size.files), try expected["n_fpc_ceil"], "files")
      let margin = SampleSize.margin(of: size.files, for: wish, population: input.population)
      result.number(margin, try expected["achieved_margin"], "margin")
    }
  }

  @Test func neverAsksForMoreThanThereIs() {
    let wish = SampleSize.Wish(margin: 0.01)
    #expect(SampleSize(for: wish).files == 9_604)
    #expect(SampleSize(for: wish, population: 1).files == 1)
    for population in 1...400 { #expect(SampleSize(for: wish, population: population).files <= population) }
    #expect(SampleSize.margin(of: 50, for: wish, population: 50) == 0)
    // Where the rate is certain, one file shows it.
    let certain = SampleSize.Wish(margin: 0.05, expected: 0)
    #expect(SampleSize(for: certain).files == 1)
    #expect(SampleSize(for: certain, population: 1).files == 1)
    #expect(SampleSize(for: certain, population: 1).corrected == 0)
  }
}
