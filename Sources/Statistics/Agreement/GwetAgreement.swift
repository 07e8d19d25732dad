/// How far raters agree beyond chance, by Gwet: AC1, and AC2 with weights. Unlike kappa it stays steady where nearly
/// all ratings are one category. Any number of raters; ratings may be missing.
///
/// Source: K. L. Gwet, "Computing inter-rater reliability and its variance in the presence of high agreement", British
/// Journal of Mathematical and Statistical Psychology 61 (2008) 29–48; with weights, Handbook of Inter-Rater
/// Reliability, 4th ed. (2014).
public struct GwetAgreement: Hashable, Sendable {
  /// The coefficient, at most 1.
  public let value: Double
  /// Its standard error for cases drawn from many; nil for a single case.
  public let standardError: Double?

  /// Of these ratings. Nil where no case has two ratings, or the scale has a single category.
  public init?(_ ratings: Ratings, _ weights: CategoryWeights = .identity) {
    let q = Double(ratings.categories)
    let matrix = weights.matrix(ratings.categories)
    guard ratings.categories > 1, let observed = ratings.agreement(weights) else { return nil }
    let shares = ratings.shares
    let scale = matrix.reduce(0) { $0 + $1.reduce(0, +) } / (q * (q - 1))
    let expected = scale * shares.reduce(0) { $0 + $1 * (1 - $1) }
    let coefficient = (observed - expected) / (1 - expected)
    value = coefficient
    let pairwise = ratings.counts.map { Ratings.agreement(in: $0, matrix) }
    let stretch = Double(pairwise.count) / Double(pairwise.count { $0 != nil })
    let contributions = zip(ratings.counts, pairwise).map { counts, agreement in
      let raters = Double(counts.reduce(0, +))
      let chance = scale * zip(counts, shares).reduce(0) { $0 + Double($1.0) * (1 - $1.1) } / raters
      let own = agreement.map { stretch * ($0 - expected) / (1 - expected) } ?? 0
      return own - 2 * (1 - coefficient) * (chance - expected) / (1 - expected)
    }
    standardError = StandardError.of(contributions, around: coefficient)
  }
}

/// Fleiss' kappa for any number of raters, here with the ratings a case has: agreement beyond what one shared habit of
/// all raters would give by chance.
///
/// Source: J. L. Fleiss, Psychological Bulletin 76 (1971) 378–382; with missing ratings, Gwet's Handbook.
public struct FleissKappa: Hashable, Sendable {
  /// The coefficient, at most 1.
  public let value: Double

  /// Of these ratings. Nil where no case has two ratings, or all ratings are one category.
  public init?(_ ratings: Ratings, _ weights: CategoryWeights = .identity) {
    guard let observed = ratings.agreement(weights), ratings.isVaried else { return nil }
    let shares = ratings.shares
    let matrix = weights.matrix(ratings.categories)
    let expected = zip(matrix, shares).reduce(0) { sum, row in
      sum + row.1 * zip(row.0, shares).reduce(0) { $0 + $1.0 * $1.1 }
    }
    value = (observed - expected) / (1 - expected)
  }
}

extension Ratings {
  /// Whether any two ratings differ.
  var isVaried: Bool { (0..<categories).count { category in counts.contains { $0[category] > 0 } } > 1 }
}

/// The spread of a mean over cases.
enum StandardError {
  /// Of the mean of these contributions, whose mean should be `centre`; nil for fewer than two.
  static func of(_ contributions: [Double], around centre: Double) -> Double? {
    guard contributions.count > 1 else { return nil }
    let squares = contributions.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    let count = Double(contributions.count)
    return (squares / (count * (count - 1))).squareRoot()
  }
}
