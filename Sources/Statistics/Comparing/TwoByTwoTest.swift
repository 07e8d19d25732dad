/// Whether two groups' proportions differ by more than chance would make them, in four cells of counts. All values are
/// chances (p-values) from 0 to 1, given both groups' sizes and the number counted in both together. A group where
/// nothing was counted, or everything, needs no special rule.
///
/// The value to report is `midP`; `fisher` is the more careful one, for comparison. A two-sided mid-p has several
/// definitions, so a report says which it shows: the default here is the central one, the smaller tail doubled.
///
/// Sources: R. A. Fisher, "The logic of inductive inference", Journal of the Royal Statistical Society 98 (1935); H. O.
/// Lancaster, "Significance tests in discrete distributions", Journal of the American Statistical Association 56 (1961)
/// for the mid-p; the choice of mid-p for such tables: A. Agresti, Categorical Data Analysis, 3rd ed. (2013), chapter
/// 3.
public struct TwoByTwoTest: Hashable, Sendable {
  /// Fisher's exact test, two-sided: the chance of a table no likelier than this one, as R and SciPy count it.
  public let fisher: Double
  /// The chance of so low a first proportion or a lower one.
  public let fisherLess: Double
  /// The chance of so high a first proportion or a higher one.
  public let fisherGreater: Double
  /// The chance of exactly this table.
  public let pointProbability: Double
  /// `fisherLess` with half the chance of this table.
  public let midPLess: Double
  /// `fisherGreater` with half the chance of this table.
  public let midPGreater: Double
  /// Two-sided mid-p by minimum likelihood: `fisher` less half the chance of this table.
  public let midPMinimumLikelihood: Double
  /// The same, less half the chance of every table exactly as likely as this one.
  public let midPTiesHalved: Double

  /// Tables whose chances differ by less than this part of them are equally likely, as in R: the differences are
  /// arithmetic's, not the tables'.
  private static let tieTolerance = 1e-7

  /// `a` against `b`, each about its own cases.
  public init(_ a: Proportion, against b: Proportion) {
    let tables = CountDistribution.hypergeometric(
      marked: a.numerator + b.numerator, sizes: a.denominator, b.denominator)
    let observed = tables.chance(of: a.numerator)
    var (rarer, equal) = (0.0, 0.0)
    for chance in tables.chances where chance <= observed * (1 + Self.tieTolerance) {
      if chance >= observed * (1 - Self.tieTolerance) { equal += chance } else { rarer += chance }
    }
    pointProbability = observed
    fisher = min(1, rarer + equal)
    fisherLess = tables.upTo(a.numerator)
    fisherGreater = tables.from(a.numerator)
    midPLess = tables.midUpTo(a.numerator)
    midPGreater = tables.midFrom(a.numerator)
    midPMinimumLikelihood = min(1, max(0, rarer + equal - observed / 2))
    midPTiesHalved = min(1, rarer + equal / 2)
  }

  /// The central mid-p, two-sided: twice the smaller of the two one-sided ones, at most 1.
  public var midP: Double { min(1, 2 * min(midPLess, midPGreater)) }
}
