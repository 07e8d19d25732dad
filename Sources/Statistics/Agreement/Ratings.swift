/// What several raters said about the same cases, on one scale.
public struct Ratings: Hashable, Sendable {
  /// How many categories the scale has, used or not.
  public let categories: Int
  /// For each case that anyone rated, how many raters chose each category.
  let counts: [[Int]]

  /// One row a case, one place a rater: the category (0 for the scale's first) or nil where that rater did not rate it.
  /// `categories` is the length of the whole scale, at least 1: with only the categories in use some measures come out
  /// different. Cases nobody rated are left out.
  public init(_ rows: [[Int?]], categories: Int) {
    precondition(categories > 0, "a scale has categories")
    self.categories = categories
    counts = rows.compactMap { row in
      var counts = [Int](repeating: 0, count: categories)
      for category in row.compactMap({ $0 }) {
        precondition(counts.indices.contains(category), "a rating lies on its scale")
        counts[category] += 1
      }
      return counts.contains { $0 > 0 } ? counts : nil
    }
  }

  /// The share of pairs of raters that agree, averaged over the cases with two ratings or more, as a fraction from 0 to
  /// 1; with weights, near misses count in part. Nil where no case has two ratings.
  ///
  /// Source: K. L. Gwet, Handbook of Inter-Rater Reliability, 4th ed. (2014), chapter 2.
  public func agreement(_ weights: CategoryWeights = .identity) -> Double? {
    let matrix = weights.matrix(categories)
    let shares = counts.compactMap { Self.agreement(in: $0, matrix) }
    return shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
  }

  /// The share of pairs of ratings of one case that agree; nil for fewer than two ratings.
  static func agreement(in counts: [Int], _ matrix: [[Double]]) -> Double? {
    let raters = counts.reduce(0, +)
    guard raters > 1 else { return nil }
    return pairs(in: counts, matrix) / Double(raters * (raters - 1))
  }

  /// How many ordered pairs of ratings of one case agree.
  static func pairs(in counts: [Int], _ matrix: [[Double]]) -> Double {
    zip(counts, matrix).reduce(0) { sum, row in
      sum + Double(row.0) * (zip(row.1, counts).reduce(0) { $0 + $1.0 * Double($1.1) } - 1)
    }
  }

  /// How the average case's ratings are spread over the categories; adds up to 1.
  var shares: [Double] {
    var sums = [Double](repeating: 0, count: categories)
    for row in counts {
      let raters = Double(row.reduce(0, +))
      for (category, count) in row.enumerated() { sums[category] += Double(count) / raters }
    }
    return sums.map { $0 / Double(counts.count) }
  }
}
