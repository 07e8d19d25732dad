/// How far two raters agree beyond what their own habits would give by chance: 1 is full agreement, 0 chance, and below
/// 0 less than chance.
///
/// Where nearly all ratings are one category it is low however well the raters agree; show `GwetAgreement` and the
/// plain share beside it.
///
/// Sources: J. Cohen, Educational and Psychological Measurement 20 (1960) 37–46, and Psychological Bulletin 70 (1968)
/// 213–220 for weights; the standard error of J. L. Fleiss, J. Cohen and B. S. Everitt, Psychological Bulletin 72
/// (1969) 323–327.
public struct CohenKappa: Hashable, Sendable {
  /// The coefficient, at most 1.
  public let value: Double
  /// Its standard error in large samples.
  public let standardError: Double

  /// How many cases the first rater put in each category (row) and the second in each (column). The table has the whole
  /// scale, square. Nil where there are no cases, or both raters used one and the same category only: then nothing can
  /// be said, least of all full agreement.
  public init?(_ table: [[Int]], _ weights: CategoryWeights = .identity) {
    precondition(table.allSatisfy { $0.count == table.count }, "both raters use the same scale")
    let total = table.reduce(0) { $0 + $1.reduce(0, +) }
    guard total > 0, !Self.isOneCategory(table) else { return nil }
    let matrix = weights.matrix(table.count)
    let shares = table.map { $0.map { Double($0) / Double(total) } }
    let rows = shares.map { $0.reduce(0, +) }
    let columns = table.indices.map { column in shares.reduce(0) { $0 + $1[column] } }
    let observed = Self.sum(table.count) { matrix[$0][$1] * shares[$0][$1] }
    let expected = Self.sum(table.count) { matrix[$0][$1] * rows[$0] * columns[$1] }
    let kappa = (observed - expected) / (1 - expected)
    let rowWeights = matrix.map { zip($0, columns).reduce(0) { $0 + $1.0 * $1.1 } }
    let columnWeights = matrix.map { zip($0, rows).reduce(0) { $0 + $1.0 * $1.1 } }
    let squares = Self.sum(table.count) { row, column in
      let distance = matrix[row][column] - (rowWeights[row] + columnWeights[column]) * (1 - kappa)
      return shares[row][column] * distance * distance
    }
    let centre = kappa - expected * (1 - kappa)
    value = kappa
    standardError = max(0, squares - centre * centre).squareRoot() / ((1 - expected) * Double(total).squareRoot())
  }

  /// Whether one cell holds all cases, and lies on the diagonal.
  private static func isOneCategory(_ table: [[Int]]) -> Bool {
    table.indices.contains { category in
      table.indices.allSatisfy { row in
        table.indices.allSatisfy { row == category && $0 == category || table[row][$0] == 0 }
      }
    }
  }

  private static func sum(_ count: Int, _ term: (Int, Int) -> Double) -> Double {
    (0..<count).reduce(0) { sum, row in (0..<count).reduce(sum) { $0 + term(row, $1) } }
  }
}
