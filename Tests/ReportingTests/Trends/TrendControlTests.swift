import Statistics
import Testing

@testable import Reporting

/// Which periods of a line stand out, and in which chart.
struct TrendControlTests {
  /// The chart of a group over some periods, beside one in which nothing moves.
  private static func control(_ periods: String, _ chart: TrendOptions.Chart = .proportions) throws -> TrendControl {
    var options = TrendOptions()
    options.chart = chart
    let still = periods.split(separator: " ").map { _ in "500/1000" }.joined(separator: " ")
    let measures = try TrendExample([("A", periods), ("B", still)]).measures(options)
    return TrendControl(measures.levels[0].series[0], in: measures.stretch, of: measures)
  }

  private static func row(_ period: String, times: Int) -> String {
    Array(repeating: period, count: times).joined(separator: " ")
  }

  /// A row of neighbours says something from eight periods on.
  @Test(
    arguments: [
      ("14/40 15/40 16/40 17/40 18/40 19/40 20/40", []),
      ("14/40 15/40 16/40 17/40 18/40 19/40 20/40 20/40", [0, 1, 2, 3, 4, 5, 6]),
      ("22/40 22/40 22/40 22/40 22/40 22/40 22/40 15/40 15/40", [0, 1, 2, 3, 4, 5, 6]),
    ] as [(String, [Int])])
  func rowsNeedEightPeriods(_ periods: String, _ places: [Int]) throws {
    #expect(try Self.control(periods).signals.map(\.place) == places)
  }

  /// And only where the middle line expects five gaps in each period, and five files without one.
  @Test(arguments: [
    ("4/100", "6/100", 14), ("4/99", "5/99", 0), ("96/100", "94/100", 14), ("95/99", "94/99", 0),
  ])
  func rowsNeedFiveExpectedGaps(_ first: String, _ second: String, _ signals: Int) throws {
    let periods = "\(Self.row(first, times: 7)) \(Self.row(second, times: 7))"
    for chart in TrendOptions.Chart.allCases {
      let control = try Self.control(periods, chart)
      #expect(control.signals.count == signals)
      #expect(control.chart == (signals > 0 ? chart : .proportions))
    }
  }

  /// Where nearly no file has a gap, one gap lies beyond the limits, and chance makes it all the same.
  @Test(arguments: [("1/10", []), ("3/10", []), ("4/10", [11])] as [(String, [Int])])
  func fewGapsAreASignalOnlyWhereTheyAreRare(_ last: String, _ places: [Int]) throws {
    let control = try Self.control("\(Self.row("0/10", times: 11)) \(last)")
    #expect(control.signals.map(\.place) == places)
    #expect(control.points[11]?.limits.map { $0.upper < 0.4 } == true)
  }

  /// A row of periods is one signal and one sentence.
  @Test(arguments: [
    (
      "22/40 22/40 22/40 22/40 22/40 22/40 22/40 15/40 15/40",
      ["A, P1 to P7: above the average 7 times in a row. Higher is worse."]
    ),
    (
      "20/40 19/40 18/40 17/40 16/40 15/40 14/40 14/40",
      ["A, P1 to P7: 7 periods in a row, each lower than the one before. Lower is better."]
    ),
    // Two such rows, one after the other.
    (
      "14/40 15/40 16/40 17/40 18/40 19/40 20/40 14/40 15/40 16/40 17/40 18/40 19/40 20/40",
      [
        "A, P1 to P7: 7 periods in a row, each higher than the one before. Higher is worse.",
        "A, P8 to P14: 7 periods in a row, each higher than the one before. Higher is worse.",
      ]
    ),
    // A period without enough files is no part of a row and does not break it.
    (
      "22/40 22/40 22/40 1/5 22/40 22/40 22/40 22/40 15/40 15/40",
      ["A, P1 to P8: above the average 7 times in a row. Higher is worse."]
    ),
    (
      "20/40 20/40 29/40 23/40 29/40 20/40 20/40 20/40 20/40 20/40",
      ["A, P3 and P5: near the upper limit in 2 of 3 periods. Higher is worse."]
    ),
  ])
  func aRowIsOneSentence(_ periods: String, _ sentences: [String]) throws {
    let still = periods.split(separator: " ").map { _ in "500/1000" }.joined(separator: " ")
    let report = try TrendReport(TrendDocument(TrendExample([("A", periods), ("B", still)]).points()))
    let series = report.measures.levels[0].series[0]
    #expect(report.words.sentences(series, try Self.control(periods)) == sentences)
    // All files together may move alike.
    let all = zip(report.measures.series, report.words.controls).flatMap { report.words.sentences($0, $1) }
    #expect(report.words.signals[0].hasPrefix("Signals, which are no tests: \(all.count), named"))
  }
}
