import Statistics
import Support
import Testing

struct ProportionChartTests {
  private struct Expected: Decodable {
    let cl: Double
    let lcl: [Double]
    let ucl: [Double]
    let lcl95: [Double]
    let ucl95: [Double]
    let laneyLcl: [Double]
    let laneyUcl: [Double]
  }

  @Test func agreesWithTheVectors() throws {
    try VectorFamily<CountsOfCounts, Expected>("p_chart").check { vector, result in
      let expected = try #require(vector.expected)
      let chart = try #require(ProportionChart(vector.input.proportions))
      result.number(chart.centre.value, expected.cl, "centre")
      let (three, two) = (chart.limits(), chart.limits(.two))
      let laney = try #require(chart.limitsIncludingSpread())
      result.numbers(three.map { $0?.lower }, expected.lcl, "lower")
      result.numbers(three.map { $0?.upper }, expected.ucl, "upper")
      result.numbers(two.map { $0?.lower }, expected.lcl95, "lower warning")
      result.numbers(two.map { $0?.upper }, expected.ucl95, "upper warning")
      result.numbers(laney.map { $0?.lower }, expected.laneyLcl, "lower with spread")
      result.numbers(laney.map { $0?.upper }, expected.laneyUcl, "upper with spread")
    }
  }

  /// The smallest period for which the lower limit is above 0.
  @Test(arguments: [(1, 10, 82), (2, 10, 37), (3, 10, 22), (5, 10, 10)])
  func smallPeriodsHaveNoLowerLimit(part: Int, whole: Int, size: Int) throws {
    func lower(_ size: Int) throws -> Double {
      // A very long period holds the centre; the one asked about does not move it.
      let long = try #require(Proportion(part * 1_000_000, of: whole * 1_000_000))
      let short = try #require(Proportion(size * part / whole, of: size))
      return try #require(ProportionChart([long, short])).limits()[1]?.lower ?? 1
    }
    #expect(try lower(size) > 0)
    #expect(try lower(size - 2) == 0)
  }

  @Test func isNotDefinedWithoutVariation() throws {
    let none = try #require(Proportion(0, of: 5))
    #expect(ProportionChart([]) == nil)
    let chart = try #require(ProportionChart([none, none]))
    #expect(chart.spread == nil && chart.limitsIncludingSpread() == nil)
    #expect(chart.limits() == [Interval(lower: 0, upper: 0), Interval(lower: 0, upper: 0)])
    #expect(try #require(ProportionChart([none])).spread == nil)
  }
}
