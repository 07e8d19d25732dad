import Documents
import Statistics
import Testing

@testable import Reporting

/// What is said and what is not tested where the same cases stand in several periods.
struct TrendSharingTests {
  private static let rising = [("A", "8/40 20/40 32/40"), ("B", "20/40 20/40 20/40")]

  /// The points of a trend whose last has so many cases of an earlier one; it has 80 files.
  private static func trend(
    _ shared: Int, _ groups: [(String, String)] = rising, _ chart: TrendOptions.Chart = .proportions,
    change: (inout TrendExample) -> Void = { _ in }
  ) throws -> TrendDocument {
    var example = TrendExample(groups)
    change(&example)
    var points = try example.points()
    points[points.count - 1].sharedCases = shared
    var options = TrendOptions()
    options.chart = chart
    return try TrendDocument(points, options)
  }

  /// 5 of 100 files may be seen before.
  @Test(arguments: [(0, true), (1, true), (4, true), (5, false), (80, false)])
  func trendsAreTestedUpToOneInTwenty(_ shared: Int, _ isTested: Bool) throws {
    let measures = try Self.trend(shared).measures
    #expect(measures.sharing.isTooMuch == !isTested)
    #expect(measures.trends.size == (isTested ? 1 : 0))
    #expect(measures.levelTrends.map(\.size) == [isTested ? 2 : 0])
    #expect(
      measures.verdicts.contains("0 A: not tested: the same cases stand in several periods") == !isTested,
      "\(measures.verdicts)")
    #expect(measures.levelTrends[0].clear.map(\.series.name) == (isTested ? ["A"] : []))
    // Two periods are set against each other all the same.
    #expect(measures.changes.map { $0.families.map(\.size) } == [[1, 2], [1, 2]])
  }

  @Test(
    arguments: [
      (0, nil),
      (
        4,
        "The same cases stand in several periods: up to 4 of 80 files, in P3. So few make hardly any trend: trends were tested as if they were different cases. Where two periods are set against each other they count as different cases, which finds less than there may be."
      ),
      (
        7,
        "The same cases stand in several periods: up to 7 of 80 files, in P3. The same cases in several periods make neighbouring rates alike: a trend test would find trends that are none, so none was made, and only a period beyond its limits is a signal. Where two periods are set against each other they count as different cases, which finds less than there may be."
      ),
    ] as [(Int, String?)])
  func itIsSaid(_ shared: Int, _ sentence: String?) throws {
    let words = try TrendReport(Self.trend(shared)).words
    #expect(words.audits == (sentence.map { [$0] } ?? []))
    #expect((words.trends == ["No trend was tested, because the same cases stand in several periods."]) == (shared > 4))
  }

  @Test func twoPeriodsAreOnlyCompared() throws {
    let words = try TrendReport(Self.trend(30, [("A", "8/40 20/40"), ("B", "20/40 20/40")])).words
    #expect(
      words.audits == [
        "The same cases stand in several periods: up to 30 of 80 files, in P2. Where two periods are set against each other they count as different cases, which finds less than there may be."
      ])
  }

  /// What the first period after a break has in common with those before it is in no test.
  @Test func periodsBeforeABreakDoNotCount() throws {
    var example = TrendExample([("A", "8/40 8/40 20/40 32/40"), ("B", "20/40 20/40 20/40 20/40")])
    example.breaks = [1]
    var points = try example.points()
    points[1].sharedCases = 80
    let measures = try TrendDocument(points).measures
    #expect(measures.trends.size == 1 && measures.sharing.most == nil)
  }

  /// A number that is hidden is taken for the largest that it may be: 5 of 80 files.
  @Test func hiddenNumbersAreTakenForTheWorst() throws {
    let trend = try Self.trend(1) { $0.policy = DisclosurePolicy.examples[0] }
    #expect(trend.measures.sharing.isTooMuch)
    let said = try #require(TrendReport(trend).words.audits.first)
    #expect(said.hasPrefix("The same cases stand in several periods; how many is not shown. "))
  }

  /// Seven neighbours on one side are the same cases again; what lies beyond the limits is a signal still.
  @Test(arguments: [(0, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]), (40, [7])])
  func rowsOfNeighboursAreNoSignal(_ shared: Int, _ places: [Int]) throws {
    let steps = (0..<14).map { $0 < 7 ? "15/40" : $0 == 7 ? "31/40" : "22/40" }.joined(separator: " ")
    let still = Array(repeating: "20/40", count: 14).joined(separator: " ")
    for chart in TrendOptions.Chart.allCases {
      let measures = try Self.trend(shared, [("A", steps), ("B", still)], chart).measures
      let control = TrendControl(measures.levels[0].series[0], in: measures.stretch, of: measures)
      #expect(control.signals.map(\.place) == places)
      #expect(control.chart == (shared == 0 ? chart : .proportions))
    }
  }
}
