/// How far raters agree beyond chance, by Krippendorff: 1 is full agreement, 0 chance. Any number of raters; ratings
/// may be missing; a case with fewer than two ratings says nothing.
///
/// Krippendorff asks for at least 0.8 to draw conclusions, and 0.667 for tentative ones.
///
/// Source: K. Krippendorff, Content Analysis, 2nd ed. (2004), chapter 11.
public struct KrippendorffAlpha: Hashable, Sendable {
  /// How far apart two categories are.
  public enum Metric: Hashable, Sendable, CaseIterable {
    /// Different is different.
    case nominal
    /// By how many ratings lie between them.
    case ordinal
    /// By the square of how many steps of the scale lie between them.
    case interval
  }

  /// The coefficient, at most 1.
  public let value: Double
  /// Its standard error for cases drawn from many, after K. L. Gwet, Handbook of Inter-Rater Reliability, 4th ed.
  /// (2014). Nil for a single case, and for other metrics than the nominal one.
  public let standardError: Double?

  /// Of these ratings. Nil where no case has two ratings, or all that can be paired are one category: then nothing can
  /// be said, least of all full agreement.
  public init?(_ ratings: Ratings, _ metric: Metric = .nominal) {
    let paired = ratings.counts.filter { $0.reduce(0, +) > 1 }
    var totals = [Double](repeating: 0, count: ratings.categories)
    for counts in paired {
      for (category, count) in counts.enumerated() { totals[category] += Double(count) }
    }
    let all = totals.reduce(0, +)
    guard totals.count(where: { $0 > 0 }) > 1 else { return nil }
    let distances = metric.distances(totals)
    let observed = paired.reduce(0) { sum, counts in
      let raters = Double(counts.reduce(0, +))
      return sum + Self.disagreement(counts.map(Double.init), distances) / (raters - 1)
    }
    let expected = Self.disagreement(totals, distances) / (all - 1)
    value = 1 - observed / expected
    standardError = metric == .nominal ? Self.standardError(paired, totals) : nil
  }

  /// From each case's own part in the agreement seen and in that expected, cases with more raters weighing more.
  private static func standardError(_ paired: [[Int]], _ totals: [Double]) -> Double? {
    let count = Double(paired.count)
    let all = totals.reduce(0, +)
    let raters = all / count
    let shares = totals.map { $0 / all }
    let expected = shares.reduce(0) { $0 + $1 * $1 }
    let agreeing = paired.map { counts in
      counts.reduce(0) { $0 + Double($1 * ($1 - 1)) } / (raters * Double(counts.reduce(0, +) - 1))
    }
    let observed = agreeing.reduce(0, +) / count
    let centre = (observed - expected) / (1 - expected)
    let contributions = zip(paired, agreeing).map { counts, agreement in
      let surplus = Double(counts.reduce(0, +)) / raters - 1
      let chance = zip(counts, shares).reduce(0) { $0 + Double($1.0) * $1.1 } / raters - expected * surplus
      let own = (agreement - observed * surplus - expected) / (1 - expected)
      return own - 2 * (1 - centre) * (chance - expected) / (1 - expected)
    }
    return StandardError.of(contributions, around: centre)
  }

  /// The sum of the distances of all ordered pairs of so many ratings of each category.
  private static func disagreement(_ counts: [Double], _ distances: [[Double]]) -> Double {
    zip(counts, distances).reduce(0) { sum, row in
      sum + row.0 * zip(row.1, counts).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }
}

extension KrippendorffAlpha.Metric {
  /// The squared distance of each pair of categories, of which each was chosen so many times.
  fileprivate func distances(_ totals: [Double]) -> [[Double]] {
    totals.indices.map { a in
      totals.indices.map { b in
        guard a != b else { return 0 }
        switch self {
        case .nominal: return 1
        case .interval: return Double((a - b) * (a - b))
        case .ordinal:
          let between = totals[min(a, b)...max(a, b)].reduce(0, +) - (totals[a] + totals[b]) / 2
          return between * between
        }
      }
    }
  }
}
