import Statistics
import Support
import Testing

struct CaseMixTests {
  private struct Strata: Decodable {
    let strataK1N1K2N2: [[Int]]
  }

  @Test func mantelHaenszelAgreesWithTheVectors() throws {
    try VectorFamily<Strata, NamedNumbers>("mantel_haenszel").check { vector, result in
      let (rows, expected) = (vector.input.strataK1N1K2N2, try #require(vector.expected))
      let test = try #require(
        MantelHaenszel(
          rows.compactMap { Proportion($0[0], of: $0[1]) }, against: rows.compactMap { Proportion($0[2], of: $0[3]) }))
      let values: [(Double?, String)] = [
        (test.chiSquared(), "cmh_chi2"), (test.p(), "cmh_p"), (test.chiSquared(.half), "cmh_chi2_cc"),
        (test.p(.half), "cmh_p_cc"), (test.p(.halfIfReached), "cmh_p_cc_R"), (test.oddsRatio, "mh_odds_ratio"),
        (test.riskDifference, "mh_risk_difference"), (test.standardError, "sato_se"),
      ]
      for (value, name) in values { result.number(value, try expected[name], name) }
    }
  }

  private struct Mix: Decodable {
    let k: [Int]
    let n: [Int]
    /// The standard's cases.
    let std: [Int]
    /// The cases there are.
    let populations: [Int]

    private enum CodingKeys: String, CodingKey {
      case k, n, std
      case populations = "N"
    }
  }

  @Test func directStandardisationAgreesWithTheVectors() throws {
    try VectorFamily<Mix, NamedNumbers>("direct_standardisation").check { vector, result in
      let (input, expected) = (vector.input, try #require(vector.expected))
      let strata = zip(input.k, input.n).map { Proportion($0, of: $1) }
      let direct = try #require(DirectStandardisation(strata, standard: input.std))
      let survey = try #require(StratifiedEstimate(strata, populations: input.populations))
      let values: [(Double?, String)] = [
        (direct.proportion, "direct_standardised_proportion"), (direct.standardError, "se_binomial"),
        (direct.unbiasedStandardError, "se_unbiased_n_minus_1"), (survey.proportion, "stratified_population_estimate"),
        (survey.standardError, "stratified_population_se_fpc"),
      ]
      for (value, name) in values { result.number(value, try expected[name], name) }
    }
  }

  @Test func oneStratumIsThePlainDifference() throws {
    let (a, b) = (try #require(Proportion(7, of: 20)), try #require(Proportion(4, of: 25)))
    let test = try #require(MantelHaenszel([a], against: [b]))
    #expect(abs(test.riskDifference - (a.value - b.value)) < 1e-15)
    #expect(test.interval().contains(test.riskDifference))
    let turned = try #require(MantelHaenszel([b], against: [a]))
    #expect(abs(turned.riskDifference + test.riskDifference) < 1e-15)
    #expect(abs(turned.standardError - test.standardError) < 1e-15)
  }

  @Test func nothingIsMadeUpForAnEmptyStratum() throws {
    let (some, none) = (try #require(Proportion(2, of: 4)), try #require(Proportion(0, of: 4)))
    #expect(DirectStandardisation([some, nil], standard: [10, 3]) == nil)
    #expect(DirectStandardisation([some, nil], standard: [10, 0])?.proportion == 0.5)
    #expect(DirectStandardisation([], standard: []) == nil)
    #expect(StratifiedEstimate([some, nil], populations: [10, 3]) == nil)
    #expect(MantelHaenszel([], against: []) == nil)
    let nowhere = try #require(MantelHaenszel([none], against: [none]))
    #expect(nowhere.oddsRatio == nil && nowhere.chiSquared() == nil && nowhere.p(.half) == nil)
  }

  @Test func aSingleCaseShowsNoSpread() throws {
    let (one, some) = (try #require(Proportion(1, of: 1)), try #require(Proportion(2, of: 4)))
    #expect(try #require(DirectStandardisation([one, some], standard: [5, 5])).unbiasedStandardError == nil)
    #expect(try #require(StratifiedEstimate([one, some], populations: [5, 5])).standardError == nil)
    // A stratum that was read completely needs to show none.
    #expect(try #require(StratifiedEstimate([one, some], populations: [1, 5])).standardError != nil)
    #expect(try #require(StratifiedEstimate([one, some], populations: [1, 4])).standardError == 0)
  }
}
