/// The proportion a group would have if its cases were mixed like a standard, such as all groups together.
///
/// Source: P. Armitage, G. Berry and J. N. S. Matthews, Statistical Methods in Medical Research, 4th ed. (2002),
/// chapter 19.
public struct DirectStandardisation: Hashable, Sendable {
  /// The standardised proportion, 0 to 1.
  public let proportion: Double
  /// Its standard error, each stratum's variance taken as p(1 − p)/n.
  public let standardError: Double
  /// Its standard error with p(1 − p)/(n − 1), as surveys count it; nil where a stratum has a single case.
  public let unbiasedStandardError: Double?

  /// The group's proportion in each stratum (nil where it has no case there), and how many cases of the standard are in
  /// each. Nil where a stratum of the standard has no case of the group, since nothing says what its rate would be; and
  /// where the standard has no cases at all.
  public init?(_ strata: [Proportion?], standard: [Int]) {
    precondition(strata.count == standard.count, "each stratum has a share of the standard")
    precondition(standard.allSatisfy { $0 >= 0 }, "a standard counts cases")
    let used = zip(strata, standard).filter { $1 > 0 }
    let known = used.compactMap { stratum, cases in stratum.map { ($0, Double(cases)) } }
    guard !used.isEmpty, known.count == used.count else { return nil }
    let total = known.reduce(0) { $0 + $1.1 }
    let weighted = known.map { (stratum: $0.0, weight: $0.1 / total) }
    proportion = weighted.reduce(0) { $0 + $1.weight * $1.stratum.value }
    standardError = Self.error(weighted) { $0.variance(dividedBy: $0.denominator) }
    unbiasedStandardError =
      known.contains { $0.0.denominator == 1 }
      ? nil : Self.error(weighted) { $0.variance(dividedBy: $0.denominator - 1) }
  }

  fileprivate static func error(
    _ weighted: [(stratum: Proportion, weight: Double)], _ variance: (Proportion) -> Double
  ) -> Double {
    weighted.reduce(0) { $0 + $1.weight * $1.weight * variance($1.stratum) }.squareRoot()
  }
}

/// The proportion in a whole caseload, estimated from random samples out of each stratum of it.
///
/// Source: W. G. Cochran, Sampling Techniques, 3rd ed. (1977), chapter 5, with the finite population correction.
public struct StratifiedEstimate: Hashable, Sendable {
  /// The estimated proportion, 0 to 1.
  public let proportion: Double
  /// Its standard error; nil where a stratum that was not read completely has a single case, which shows no spread.
  public let standardError: Double?

  /// The sample's proportion in each stratum, and how many cases that stratum has in all (at least as many as the
  /// sample). Nil where a stratum that has cases was not sampled, and for no cases at all.
  public init?(_ samples: [Proportion?], populations: [Int]) {
    precondition(samples.count == populations.count, "each stratum has a size")
    let used = zip(samples, populations).filter { $1 > 0 }
    let known = used.compactMap { sample, population in sample.map { ($0, population) } }
    guard !used.isEmpty, known.count == used.count else { return nil }
    precondition(known.allSatisfy { $0.0.denominator <= $0.1 }, "a sample is no larger than what it is drawn from")
    let total = Double(known.reduce(0) { $0 + $1.1 })
    proportion = known.reduce(0) { $0 + Double($1.1) / total * $1.0.value }
    let sampled = known.filter { $0.0.denominator < $0.1 }
    let weighted = sampled.map { sample, population in
      let unseen = 1 - Double(sample.denominator) / Double(population)
      return (stratum: sample, weight: Double(population) / total * unseen.squareRoot())
    }
    standardError =
      sampled.contains { $0.0.denominator == 1 }
      ? nil : DirectStandardisation.error(weighted) { $0.variance(dividedBy: $0.denominator - 1) }
  }
}

extension Proportion {
  fileprivate func variance(dividedBy divisor: Int) -> Double { value * (1 - value) / Double(divisor) }
}
