import Statistics
import Support
import Testing

struct PairedChangeTests {
  /// Counts of both, only before, only after and neither; then what they say, to six decimals.
  private struct Row {
    let counts: (Int, Int, Int, Int)
    let interval: (Double, Double)
    let midP: Double
    let exact: Double

    init(_ counts: (Int, Int, Int, Int), _ interval: (Double, Double), midP: Double, exact: Double) {
      (self.counts, self.interval, self.midP, self.exact) = (counts, interval, midP, exact)
    }

    var change: PairedChange? {
      PairedChange(both: counts.0, onlyBefore: counts.1, onlyAfter: counts.2, neither: counts.3)
    }
  }

  /// The first three are worked examples of M. W. Fagerland, S. Lydersen and P. Laake, Statistical Analysis of
  /// Contingency Tables (2017), chapter 8: Bentur (2009), Cavo (2012), Ezra (2010). All were computed apart from this
  /// code, with SciPy: the Wilson limits as roots of the score equation.
  private static let rows = [
    Row((1, 1, 7, 12), (0.025559, 0.506920), midP: 0.039063, exact: 0.070313),
    Row((59, 6, 16, 80), (0.004625, 0.118621), midP: 0.034690, exact: 0.052479),
    Row((7, 25, 2, 68), (-0.318475, -0.132949), midP: 0.000003, exact: 0.000006),
    // Phi without the correction would be larger.
    Row((3, 8, 1, 20), (-0.391409, -0.034342), midP: 0.021484, exact: 0.039062),
    Row((20, 4, 4, 20), (-0.117872, 0.117872), midP: 1, exact: 1),
    // Phi below 0 is not corrected.
    Row((2, 7, 7, 2), (-0.369858, 0.369858), midP: 1, exact: 1),
    Row((0, 12, 3, 0), (-0.859049, -0.096291), midP: 0.021271, exact: 0.035156),
    // No case changed: the interval still has a width, and nothing speaks for a change.
    Row((10, 0, 0, 10), (-0.089757, 0.089757), midP: 1, exact: 1),
    // Every case changed.
    Row((0, 5, 0, 0), (-1, -1 + 0.614451), midP: 0.03125, exact: 0.0625),
  ]

  @Test func agreesWithWorkedExamples() throws {
    for row in Self.rows {
      let change = try #require(row.change)
      let interval = change.interval
      #expect(abs(interval.lower - row.interval.0) < 1e-6, "\(row.counts) \(interval)")
      #expect(abs(interval.upper - row.interval.1) < 1e-6, "\(row.counts) \(interval)")
      #expect(abs(change.midP - row.midP) < 1e-6 && abs(change.exact - row.exact) < 1e-6, "\(row.counts)")
    }
  }

  @Test func isNotDefinedWithoutCases() {
    #expect(PairedChange(both: 0, onlyBefore: 0, onlyAfter: 0, neither: 0) == nil)
  }

  /// Small counts by brute force: every way the cases that changed could have gone, each as likely.
  @Test func theTestCountsEveryWay() throws {
    for before in 0...8 {
      for after in 0...8 {
        let (changed, seen) = (before + after, max(before, after))
        // How many of all ways are as unequal in this direction, or more.
        var (more, same) = (0, 0)
        for way in 0..<(1 << changed) {
          let count = way.nonzeroBitCount
          if count > seen { more += 1 } else if count == seen { same += 1 }
        }
        let all = Double(1 << changed)
        let change = try #require(PairedChange(both: 3, onlyBefore: before, onlyAfter: after, neither: 4))
        #expect(abs(change.midP - min(1, (2 * Double(more) + Double(same)) / all)) < 1e-12)
        #expect(abs(change.exact - min(1, 2 * Double(more + same) / all)) < 1e-12)
      }
    }
  }

  /// What holds for all counts; the seed is printed where it does not.
  @Test func holdsItsLaws() throws {
    let seed: UInt64 = 20_161_231
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let n = (0..<4).map { _ in Int.random(in: 0...(Bool.random(using: &random) ? 3 : 60), using: &random) }
      guard let change = PairedChange(both: n[0], onlyBefore: n[1], onlyAfter: n[2], neither: n[3]),
        let back = PairedChange(both: n[0], onlyBefore: n[2], onlyAfter: n[1], neither: n[3])
      else { continue }
      let (interval, mirrored) = (change.interval, back.interval)
      #expect(interval.lower >= -1 && interval.upper <= 1, "seed \(seed): \(n)")
      #expect(interval.contains(change.difference), "seed \(seed): \(n)")
      #expect(abs(interval.lower + mirrored.upper) < 1e-12 && change.midP == back.midP, "seed \(seed): \(n)")
      #expect(change.midP <= change.exact && change.midP > 0, "seed \(seed): \(n)")
      #expect(abs(change.after.value - change.before.value - change.difference) < 1e-12, "seed \(seed): \(n)")
      let wide = change.interval(.percent998)
      #expect(wide.lower <= interval.lower && wide.upper >= interval.upper, "seed \(seed): \(n)")
    }
  }

  /// Two readings that go together say more than two samples of as many other cases.
  @Test func isNarrowerThanForOtherCases() throws {
    let change = try #require(PairedChange(both: 30, onlyBefore: 6, onlyAfter: 2, neither: 62))
    let apart = ProportionDifference(change.after, minus: change.before).interval
    #expect(change.interval.upper - change.interval.lower < apart.upper - apart.lower)
  }
}
