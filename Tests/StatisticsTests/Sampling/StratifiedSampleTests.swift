import Statistics
import Support
import Testing

struct StratifiedSampleTests {
  @Test(
    arguments: [
      (178, [120, 103, 63, 45], .proportionate, [65, 55, 34, 24]),
      (178, [120, 103, 63, 45], .equal, [45, 45, 44, 44]),
      // A stratum with a share of less than one file has one.
      (10, [100, 100, 1, 0], .proportionate, [5, 4, 1, 0]), (3, [1000, 1, 1], .proportionate, [1, 1, 1]),
      // There are fewer files than strata: the largest have one.
      (2, [10, 30, 20], .proportionate, [0, 1, 1]), (2, [10, 30, 20], .equal, [0, 1, 1]),
      // Of equal claims the earlier one has the file.
      (3, [5, 5], .proportionate, [2, 1]), (3, [5, 5], .equal, [2, 1]), (1, [5, 5, 5], .equal, [1, 0, 0]),
      // What a small stratum can't give is spread over the others.
      (30, [2, 50, 50], .equal, [2, 14, 14]), (30, [2, 10, 50], .equal, [2, 10, 18]),
      (99, [2, 3], .equal, [2, 3]), (99, [2, 3], .proportionate, [2, 3]), (0, [2, 3], .equal, [0, 0]),
      (5, [], .equal, []), (5, [0, 0], .proportionate, [0, 0]), (5, [9], .proportionate, [5]),
    ] as [(Int, [Int], StratifiedSample.Allocation, [Int])])
  func sharesOut(
    _ files: Int, _ cases: [Int], _ allocation: StratifiedSample.Allocation, _ expected: [Int]
  ) {
    let sample = StratifiedSample(drawing: files, from: cases, allocation)
    #expect(sample.strata.map(\.drawn) == expected && sample.strata.map(\.cases) == cases)
  }

  /// What holds for all strata; the seed is printed where it does not.
  @Test func holdsItsLaws() throws {
    let seed: UInt64 = 331
    var random = SeededGenerator(seed: seed)
    for _ in 0..<3_000 {
      let most = [2, 12, 400].randomElement(using: &random) ?? 12
      let cases = (0..<Int.random(in: 1...9, using: &random)).map { _ in Int.random(in: 0...most, using: &random) }
      let total = cases.reduce(0, +)
      let files = Int.random(in: 0...(total + 2), using: &random)
      for allocation in StratifiedSample.Allocation.allCases {
        let sample = StratifiedSample(drawing: files, from: cases, allocation)
        let what: Comment = "seed \(seed): \(files) of \(cases) \(allocation)"
        #expect(sample.drawn == min(files, total), what)
        #expect(sample.strata.allSatisfy { $0.drawn >= 0 && $0.drawn <= $0.cases }, what)
        if files >= cases.count(where: { $0 > 0 }) {
          #expect(sample.strata.allSatisfy { $0.cases == 0 || $0.drawn > 0 }, what)
        }
        checkOrder(sample, what)
        checkMargin(sample, what)
      }
    }
  }

  /// A larger stratum never has fewer files; equal strata differ by one at most; an equal share is one where cases last.
  private func checkOrder(_ sample: StratifiedSample, _ what: Comment) {
    for first in sample.strata {
      for second in sample.strata where first.cases >= second.cases {
        #expect(first.drawn >= second.drawn - (first.cases == second.cases ? 1 : 0), what)
        if sample.allocation == .equal, second.drawn < second.cases {
          #expect(abs(first.drawn - second.drawn) <= 1, what)
        }
      }
    }
  }

  private func checkMargin(_ sample: StratifiedSample, _ what: Comment) {
    let margin = sample.margin(for: SampleSize.Wish(margin: 0.05))
    let isPlanned = sample.cases > 0 && sample.strata.allSatisfy { $0.cases == 0 || $0.drawn > 0 }
    #expect((margin != nil) == isPlanned, what)
    guard let margin else { return }
    #expect(margin >= 0 && (margin == 0) == (sample.drawn == sample.cases), what)
    // No way of sharing out so many files is better than in proportion.
    let plain = SampleSize.margin(of: sample.drawn, for: SampleSize.Wish(margin: 0.05), population: sample.cases)
    #expect(margin >= plain - 1e-12, what)
  }

  /// By hand: strata of 30 and 70 cases, 10 drawn of each, at 50 %: 1.96·√(0.25·(30·20/10 + 70·60/10)/(100·99)).
  @Test func weighsTheMarginByCases() throws {
    let sample = StratifiedSample(drawing: 20, from: [30, 70], .equal)
    let margin = try #require(sample.margin(for: SampleSize.Wish(margin: 0.05)))
    #expect(sample.strata.map(\.drawn) == [10, 10])
    #expect(abs(margin - 1.959964 * (0.25 * 480 / 9_900).squareRoot()) < 1e-6)
  }

  /// One stratum is a sample that is not stratified, and so are strata in exact proportion.
  @Test func hasTheMarginOfAPlainSampleInProportion() throws {
    let wish = SampleSize.Wish(margin: 0.05, expected: 0.2)
    for cases in [[331], [100, 231].map { $0 * 10 }, [40, 60, 100]] {
      let total = cases.reduce(0, +)
      let sample = StratifiedSample(drawing: total / 10, from: cases, .proportionate)
      let plain = SampleSize.margin(of: sample.drawn, for: wish, population: total)
      #expect(abs(try #require(sample.margin(for: wish)) - plain) < 1e-12, "\(cases)")
    }
  }

  /// The smallest sample with the margin: one file fewer does not have it.
  @Test(arguments: StratifiedSample.Allocation.allCases)
  func meetsAMarginWithTheFewestFiles(_ allocation: StratifiedSample.Allocation) throws {
    let wish = SampleSize.Wish(margin: 0.05)
    for cases in [[331], [120, 103, 63, 45], [9, 200, 1], [3, 3], [1]] {
      let sample = StratifiedSample(for: wish, from: cases, allocation)
      let least = SampleSize(for: wish, population: cases.reduce(0, +)).files
      #expect(try #require(sample.margin(for: wish)) <= 0.05 + 1e-9 && sample.drawn >= least, "\(cases)")
      if sample.drawn > least {
        let fewer = StratifiedSample(drawing: sample.drawn - 1, from: cases, allocation)
        #expect(fewer.margin(for: wish).map { $0 > 0.05 } ?? true, "\(cases)")
      }
    }
    #expect(StratifiedSample(for: wish, from: [331], allocation).drawn == 179)
  }
}
