import Documents
import Statistics
import Testing

@testable import Reporting

/// The sample of four quarters, by its README: the gaps of NW in the voice of the child fall, and nothing else changes.
struct FourQuartersTrendTests {
  private static let still = ["NE", "MID", "LON", "NW"]

  /// Four periods that are alike.
  private static func same(_ gaps: [Int]) -> [(group: String, periods: String)] {
    zip(still, zip(gaps, [28, 66, 131, 106])).map { name, counts in
      (name, Array(repeating: "\(counts.0)/\(counts.1)", count: 4).joined(separator: " "))
    }
  }

  /// Risk, impact, agencies, fathers and voice. Where the voice theme does not apply is left out: all files are those it applies to.
  static let example = TrendExample(themes: [
    same([6, 15, 21, 22]), same([3, 9, 12, 14]), same([2, 6, 9, 10]), same([5, 12, 28, 18]),
    [
      ("NE", "8/28 8/28 8/28 8/28"), ("MID", "23/66 23/66 23/66 23/66"), ("LON", "39/131 39/131 39/131 39/131"),
      ("NW", "36/106 30/106 23/106 16/106"),
    ],
  ])

  @Test func findsThePlantedTrendAndNoOther() throws {
    let measures = try Self.example.measures()
    #expect(measures.trends.size == 5)
    #expect(measures.levelTrends.map(\.size) == [20])
    #expect(measures.trends.clear.isEmpty)
    let found = measures.levelTrends[0].clear
    #expect(found.map(\.series.name) == ["NW"])
    #expect(found.map(\.series.theme) == [4])
    let test = try #require(found.first?.test)
    #expect(test.adjusted > 0.01 && test.adjusted < 0.02)
    #expect(abs(test.slope + 0.0632) < 0.0005)
    let all = try #require(measures.trends.trends[4].test)
    #expect(all.p > 0.05 && all.p < 0.1)
  }

  @Test func saysSo() throws {
    let trend = try TrendDocument(Self.example.points())
    let lines = TrendReport(trend).words
    #expect(
      lines.trends == [
        "NW: 'Theme 4' is falling: 34.0% to 15.1%, about 6.3 points a period, p adjusted 0.015.",
        "No other trend that was tested is clear.",
        "Trends tested: 5 of all files together and 20 by group; each is one family.",
      ])
    #expect(lines.signals == ["Signals, which are no tests: none (25 series were watched)."])
    let changes = lines.changes
    #expect(changes.count == 3)
    #expect(changes[0].hasPrefix("P4 against P1: NW: 'Theme 4' is different: 15.1% (P4) against 34.0% (P1), "))
    #expect(changes[2].hasPrefix("P4 against P3: no difference is beyond chance. "))
  }

  @Test func saysItInTheReport() throws {
    let trend = try TrendDocument(Self.example.points())
    let text = trend.brief().text()
    #expect(text.contains("NW                   34.0% (36 of 106)"))
    #expect(text.contains("Falling: NW. No clear trend: All files together, LON, MID and NE."))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 112 })
    let document = trend.document()
    #expect(document.pictures.map(\.id).contains("over-time-theme-4-1"))
    #expect(document.json().contains(#""p, adjusted""#))
  }
}
