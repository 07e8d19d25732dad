import Statistics
import Support
import Testing

struct DetectableDifferenceTests {
  /// The chance that the test calls the first group higher (or lower), counted out over all pairs of counts.
  private func power(_ first: Double, _ second: Double, _ sizes: (Int, Int), higher: Bool) throws -> Double {
    var power = 0.0
    for k1 in 0...sizes.0 {
      for k2 in 0...sizes.1 {
        let (a, b) = (try #require(Proportion(k1, of: sizes.0)), try #require(Proportion(k2, of: sizes.1)))
        let test = TwoByTwoTest(a, against: b)
        guard (test.midPGreater < test.midPLess) == higher, test.midP <= 0.05 else { continue }
        power += chance(k1, of: sizes.0, first) * chance(k2, of: sizes.1, second)
      }
    }
    return power
  }

  private func chance(_ count: Int, of size: Int, _ rate: Double) -> Double {
    var chance = 1.0
    for step in 0..<count { chance *= Double(size - step) / Double(step + 1) * rate }
    for _ in 0..<(size - count) { chance *= 1 - rate }
    return chance
  }

  @Test(arguments: [(2, 10, 10, 10), (1, 20, 12, 25), (9, 10, 20, 8), (0, 5, 15, 15), (3, 7, 9, 14)])
  func isTheSmallestWithTheExactPower(part: Int, whole: Int, n1: Int, n2: Int) throws {
    let baseline = try #require(Proportion(part, of: whole))
    let found = DetectableDifference(baseline: baseline, sizes: n1, n2)
    for (difference, room, sign) in [(found.above, 1 - baseline.value, 1.0), (found.below, baseline.value, -1.0)] {
      func power(_ difference: Double) throws -> Double {
        let other = min(1, max(0, baseline.value + sign * difference))
        return try self.power(other, baseline.value, (n1, n2), higher: sign > 0)
      }
      if let difference {
        #expect(try power(difference) >= 0.8)
        let shorter = try power((difference * 100 - 1e-9).rounded(.up) / 100 - 0.01)
        #expect(shorter < 0.8)
      } else {
        let most = try power(room)
        #expect(most < 0.8)
      }
    }
  }

  /// 20 % in groups of ten can't get low enough to be told, and must rise to 80 % or so; more files tell more.
  @Test func moreFilesFindSmallerDifferences() throws {
    let baseline = try #require(Proportion(1, of: 5))
    #expect(DetectableDifference(baseline: baseline, sizes: 10, 10).below == nil)
    var last = 1.0
    for size in [10, 28, 60, 131, 200, 1_000, 5_000] {
      let above = try #require(DetectableDifference(baseline: baseline, sizes: size, size).above)
      #expect(above < last, "\(size)")
      last = above
    }
    #expect(last < 0.03)
  }

  @Test func turnsAroundWithTheProportion() throws {
    for (part, size) in [(3, 40), (20, 100), (1_000, 4_000)] {
      let (some, rest) = (
        try #require(Proportion(part, of: size)), try #require(Proportion(size - part, of: size))
      )
      let (one, other) = (
        DetectableDifference(baseline: some, sizes: size, size), DetectableDifference(baseline: rest, sizes: size, size)
      )
      #expect(one.above == nil ? other.below == nil : abs((one.above ?? 2) - (other.below ?? -2)) < 1e-9)
    }
  }

  /// Where the exact counting ends, the approximation goes on without a leap.
  @Test func theApproximationMeetsTheExactValue() throws {
    let baseline = try #require(Proportion(1, of: 4))
    let (exact, approximate) = (
      DetectableDifference(baseline: baseline, sizes: 141, 141),
      DetectableDifference(baseline: baseline, sizes: 142, 142)
    )
    let (above, below) = (try #require(exact.above), try #require(exact.below))
    #expect(abs(try #require(approximate.above) - above) <= 0.011)
    #expect(abs(try #require(approximate.below) - below) <= 0.011)
  }

  /// A team against all others: the exact values of the full sizes, counted out once.
  @Test(arguments: [(1, 10, 5, 5_000, 0.58), (1, 50, 10, 3_000, 0.26), (1, 4, 20, 1_500, 0.31), (1, 10, 50, 500, 0.16)])
  func aSmallGroupIsNotMadeLargerByManyOthers(part: Int, whole: Int, n1: Int, n2: Int, above: Double) throws {
    let baseline = try #require(Proportion(part, of: whole))
    #expect(DetectableDifference(baseline: baseline, sizes: n1, n2).above == above)
  }

  /// Fleiss, Levin and Paik's own kind of example: 80 % power for 25 % against 40 % takes 152 in each group.
  @Test func theApproximationIsTheTextbooks() throws {
    let baseline = try #require(Proportion(1, of: 4))
    #expect(try #require(DetectableDifference(baseline: baseline, sizes: 152, 152).above) <= 0.15)
    #expect(try #require(DetectableDifference(baseline: baseline, sizes: 151, 151).above) > 0.15)
  }
}
