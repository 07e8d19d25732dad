/// Whether a proportion rises or falls along ordered groups, such as audit rounds. Two-sided, without continuity
/// correction.
///
/// Sources: W. G. Cochran, Biometrics 10 (1954) 417–451; P. Armitage, Biometrics 11 (1955) 375–386. `z` is R's
/// `prop.trend.test`; `permutationZ` has the variance of N. Mantel's linear-by-linear test (Journal of the American
/// Statistical Association 58, 1963) and is smaller by √((N − 1)/N).
public struct CochranArmitage: Hashable, Sendable {
  /// The trend in standard errors; above 0 where the proportion rises with the scores.
  public let z: Double
  /// The same with the variance of a permutation test.
  public let permutationZ: Double
  /// How much the proportion changes for 1 of the score, as a fraction: the least-squares line, each case counting
  /// once.
  public let slope: Double

  /// The groups in their order, and each one's score: 0, 1, 2, … unless given. Nil where no trend can be asked for: all
  /// cases have the same score, or nothing was counted in any group, or everything in all.
  public init?(_ groups: [Proportion], scores: [Double]? = nil) {
    let scores = scores ?? groups.indices.map(Double.init)
    precondition(scores.count == groups.count, "every group has one score")
    guard let pooled = Proportion.pooled(groups), pooled.numerator > 0, pooled.numerator < pooled.denominator,
      scores.contains(where: { $0 != scores[0] })
    else { return nil }
    let (size, overall) = (Double(pooled.denominator), pooled.value)
    let mean = zip(groups, scores).reduce(0) { $0 + Double($1.0.denominator) * $1.1 } / size
    var (spread, together) = (0.0, 0.0)
    for (group, score) in zip(groups, scores) {
      let distance = score - mean
      spread += Double(group.denominator) * distance * distance
      together += distance * (Double(group.numerator) - Double(group.denominator) * overall)
    }
    z = together / (overall * (1 - overall) * spread).squareRoot()
    permutationZ = z * ((size - 1) / size).squareRoot()
    slope = together / spread
  }

  /// The square of `z`, a chi-squared with one degree of freedom.
  public var chiSquared: Double { z * z }

  /// The chance of so steep a trend, up or down, where there is none.
  public var p: Double { Normal.twoSided(z) }

  /// The same chance for `permutationZ`.
  public var permutationP: Double { Normal.twoSided(permutationZ) }
}
