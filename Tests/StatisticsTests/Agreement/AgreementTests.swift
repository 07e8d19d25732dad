import Statistics
import Support
import Testing

struct AgreementTests {
  private struct Table: Decodable {
    let table: [[Int]]
  }

  private struct Rated: Decodable {
    let categories: [Int]
    let ratings: [[Int?]]

    func ratings(on scale: [Int]) throws -> Ratings {
      let places = Dictionary(uniqueKeysWithValues: scale.enumerated().map { ($1, $0) })
      let rows = try ratings.map { try $0.map { try $0.map { try #require(places[$0]) } } }
      return Ratings(rows, categories: scale.count)
    }
  }

  @Test func kappaAgreesWithTheVectors() throws {
    try VectorFamily<Table, NamedNumbers>("cohen_kappa").check { vector, result in
      let expected = try #require(vector.expected)
      for (weights, name) in [(CategoryWeights.identity, "unweighted"), (.linear, "linear"), (.quadratic, "quadratic")]
      {
        let kappa = CohenKappa(vector.input.table, weights)
        result.number(kappa?.value, try expected[name], name)
        if expected.has("\(name)_se") {
          result.number(kappa?.standardError, try expected["\(name)_se"], "\(name) error")
        }
      }
    }
  }

  @Test func gwetAgreesWithTheVectors() throws {
    try VectorFamily<Rated, NamedNumbers>("gwet_ac").check { vector, result in
      let (input, expected) = (vector.input, try #require(vector.expected))
      let ratings = try input.ratings(on: input.categories)
      let names: [(CategoryWeights, String)] = [
        (.identity, "ac1"), (.ordinal, "ac2_ordinal"), (.linear, "ac2_linear"), (.quadratic, "ac2_quadratic"),
      ]
      for (weights, name) in names {
        let agreement = GwetAgreement(ratings, weights)
        result.number(agreement?.value, try expected[name], name)
        result.number(agreement?.standardError, try expected["\(name)_se"], "\(name) error")
      }
      result.number(ratings.agreement(), try expected["percent_agreement"], "agreement")
      result.number(FleissKappa(ratings)?.value, try expected["fleiss_kappa"], "Fleiss")
      let used = Set(input.ratings.joined().compactMap { $0 }).sorted()
      let narrow = GwetAgreement(try input.ratings(on: used))
      result.number(narrow?.value, try expected["ac1_observed_categories_only"], "on the categories in use")
    }
  }

  @Test func krippendorffAgreesWithTheVectors() throws {
    try VectorFamily<Rated, NamedNumbers>("krippendorff_alpha").check { vector, result in
      let (input, expected) = (vector.input, try #require(vector.expected))
      let ratings = try input.ratings(on: input.categories)
      let metrics: [(KrippendorffAlpha.Metric, String)] = [
        (.nominal, "nominal"), (.ordinal, "ordinal"), (.interval, "interval"),
      ]
      for (metric, name) in metrics {
        result.number(KrippendorffAlpha(ratings, metric)?.value, try expected[name], name)
      }
      if expected.has("nominal_se_irrCAC") {
        result.number(KrippendorffAlpha(ratings)?.standardError, try expected["nominal_se_irrCAC"], "error")
      }
    }
  }

  /// Nearly all "yes": the raters agree on 118 of 125, kappa says less than chance, AC1 does not.
  @Test func kappaCollapsesWhereAlmostAllIsOneCategory() throws {
    let rows = [(118, 0, 0), (5, 0, 1), (2, 1, 0)].flatMap { count, first, second in
      Array(repeating: [first, second] as [Int?], count: count)
    }
    let ratings = Ratings(rows, categories: 2)
    #expect(try #require(ratings.agreement()) == 118.0 / 125)
    #expect(try #require(CohenKappa([[118, 5], [2, 0]])).value < 0)
    #expect(try #require(GwetAgreement(ratings)).value > 0.9)
  }

  @Test func fullAgreementIsOne() throws {
    let ratings = Ratings([[0, 0], [1, 1], [2, 2], [1, nil], [nil, nil]], categories: 3)
    #expect(try #require(GwetAgreement(ratings)).value == 1)
    #expect(try #require(KrippendorffAlpha(ratings)).value == 1)
    #expect(try #require(CohenKappa([[1, 0], [0, 3]], .linear)).value == 1)
  }

  @Test func nothingIsSaidWithoutTwoRatingsOrTwoCategories() {
    let (alone, same) = (Ratings([[0, nil], [nil, 1]], categories: 2), Ratings([[0, 0], [0, 0]], categories: 2))
    #expect(alone.agreement() == nil && GwetAgreement(alone) == nil)
    #expect(KrippendorffAlpha(alone) == nil && FleissKappa(alone) == nil)
    #expect(KrippendorffAlpha(same) == nil && FleissKappa(same) == nil)
    #expect(GwetAgreement(Ratings([[0, 0]], categories: 1)) == nil)
    #expect(CohenKappa([]) == nil && CohenKappa([[0, 0], [0, 0]]) == nil && CohenKappa([[7]]) == nil)
    #expect(CohenKappa([[0, 0], [0, 9]]) == nil)
    // One category each, but not the same one: they never agree, and chance would not make them.
    #expect(CohenKappa([[0, 9], [0, 0]])?.value == 0)
    #expect(GwetAgreement(Ratings([[0, 1]], categories: 2))?.standardError == nil)
  }
}
