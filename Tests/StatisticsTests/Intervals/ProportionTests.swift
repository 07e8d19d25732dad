import Statistics
import Support
import Testing

struct ProportionTests {
  private struct Expected: Decodable {
    let percent1Dp: String
    let percent0Dp: String
    let isLowAt0Dp: Bool
    let roundsTo100ButIsNot: Bool
  }

  @Test func roundsHalvesUpFromTheExactFraction() throws {
    try VectorFamily<CountOfCount, Expected>("percent_rounding").check { vector, result in
      let proportion = try #require(vector.input.proportion)
      let expected = try #require(vector.expected)
      result.same(proportion.percent(decimals: 1), expected.percent1Dp, "one decimal")
      result.same(proportion.percent(decimals: 0), expected.percent0Dp, "no decimals")
      result.same(proportion.isLow(decimals: 0), expected.isLowAt0Dp, "low")
      result.same(proportion.roundsToAll(decimals: 0), expected.roundsTo100ButIsNot, "rounds to all")
    }
  }

  @Test(arguments: [
    (1, 2_001, 0, true), (1, 2_001, 1, true), (1, 2_001, 2, false), (1, 200, 0, false), (0, 5, 0, false),
  ])
  func isLowWhereItRoundsToNothing(part: Int, whole: Int, decimals: Int, low: Bool) throws {
    let proportion = try #require(Proportion(part, of: whole))
    #expect(proportion.isLow(decimals: decimals) == low)
    // The other side of the same count rounds to all but is not; a half is rounded up on both sides.
    let rest = try #require(Proportion(whole - part, of: whole))
    #expect(rest.roundsToAll(decimals: decimals) == (low || part * 200 == whole && decimals == 0))
  }

  @Test func nothingOutOfNothingIsNoProportion() {
    #expect(Proportion(0, of: 0) == nil)
    #expect(Proportion.pooled([]) == nil)
  }
}
