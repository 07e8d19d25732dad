import Documents
import Statistics
import Testing

@testable import Reporting

/// What is said of one rate over time.
struct TrendFamilyTests {
  @Test(arguments: [
    ("1/40 12/40 30/40", "rising: 2.5% to 75.0%, about 36.3 points a period, p adjusted under 0.001"),
    ("30/40 12/40 1/40", "falling: 75.0% to 2.5%, about 36.3 points a period, p adjusted under 0.001"),
    ("10/40 11/40 9/40", "no clear trend: 25.0% to 22.5%, p adjusted 1.000"),
    ("0/40 0/40 0/40", "no gap in the 3 periods used"),
    ("40/40 40/40 40/40", "a gap in every file of the 3 periods used"),
    // Periods with fewer than ten files are not used.
    ("0/12 0/15 3/8 0/11", "no gap in the 3 periods used"),
    ("1/40 12/40", "not tested: under 3 periods"),
    ("1/9 5/9 9/9", "too few files to tell"),
    ("9/9 1/40 12/40 30/40", "rising: 2.5% to 75.0%, about 36.3 points a period, p adjusted under 0.001"),
    // The ends have few files and contradict the others.
    (
      "2/10 60/100 45/100 30/100 20/100 3/10",
      "falling: about 10.4 points a period over all periods, though first 20.0%, last 30.0%, p adjusted under 0.001"
    ),
    (
      "2/10 60/100 45/100 30/100 20/100 2/10",
      "falling: about 10.8 points a period over all periods, though first 20.0%, last 20.0%, p adjusted under 0.001"
    ),
    ("1/40 9/9 30/40", "too few files to tell"),
    // A period without such files keeps its place.
    ("1/40 - 12/40 30/40", "rising: 2.5% to 75.0%, about 22.7 points a period, p adjusted under 0.001"),
    ("- - 12/40 30/40", "not tested: under 3 periods"),
  ])
  func saysOfAGroup(_ periods: String, _ verdict: String) throws {
    let other = periods.split(separator: " ").map { _ in "500/1000" }.joined(separator: " ")
    let measures = try TrendExample([("A", periods), ("B", other)]).measures()
    #expect(measures.verdicts.contains("0 A: \(verdict)"), "\(measures.verdicts)")
  }

  @Test(arguments: [
    (SampleBasis.census, true), (.random, true), (.purposive, false), (.notStated, false),
  ])
  func testsOnlyWhatStandsForMore(_ basis: SampleBasis, isTested: Bool) throws {
    var example = TrendExample([("A", "1/40 12/40 30/40"), ("B", "20/40 20/40 20/40")])
    example.basis = basis
    let trend = try TrendDocument(example.points())
    #expect(trend.measures.levelTrends[0].size == (isTested ? 2 : 0))
    let document = trend.document().json()
    #expect(document.contains("No trend was tested, because") == !isTested)
    #expect(document.contains("stepped lines") == isTested)
    #expect(document.contains("Outside the 95% limits") == isTested)
  }

  /// The more trends are looked for, the less is a p of 0.02.
  @Test(arguments: [(1, true), (3, false), (10, false)])
  func familiesAreAdjusted(_ still: Int, isClear: Bool) throws {
    let others = (0..<still).map { ("S\($0)", "10/40 10/40 10/40") }
    let measures = try TrendExample([("A", "8/40 12/40 18/40")] + others).measures()
    let trend = measures.levelTrends[0].trends[0]
    let test = try #require(trend.test)
    #expect(test.p > 0.01 && test.p < 0.025)
    #expect(trend.isClear == isClear, "\(test.adjusted)")
    #expect(abs(test.adjusted - min(1, test.p * Double(still + 1))) < 1e-12)
  }

  @Test func ratesThatAreNotShownAreNotTested() throws {
    var example = TrendExample([("A", "2/40 12/40 20/40"), ("B", "20/40 20/40 20/40"), ("C", "12/40 12/40 12/40")])
    example.policy = DisclosurePolicy.examples[0]
    let measures = try example.measures()
    #expect(measures.verdicts.contains("0 A: not tested: a number is not shown"), "\(measures.verdicts)")
  }

  /// What stands before a change of the rubric is in no test.
  @Test func onlyTheLastStretchIsTested() throws {
    var example = TrendExample([("A", "39/40 35/40 12/40 12/40 12/40"), ("B", "20/40 20/40 20/40 20/40 20/40")])
    example.breaks = [2]
    let trend = try TrendDocument(example.points())
    #expect(trend.measures.verdicts.contains("0 A: no clear trend: 30.0% to 30.0%, p adjusted 1.000"))
    #expect(trend.measures.changes.map(\.sides.before) == [2, 3])
    #expect(
      TrendReport(trend).words.audits == [
        "The rubric changed before P3. Rates before and after are not set against each other."
      ])
    let picture = try #require(trend.document().pictures.first?.svg)
    #expect(picture.contains("rubric changed"))
  }
}
