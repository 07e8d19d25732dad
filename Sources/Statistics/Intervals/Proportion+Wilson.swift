extension Proportion {
  /// The fraction itself, 0 to 1.
  public var value: Double { Double(numerator) / Double(denominator) }

  /// Wilson's score interval, as proportions from 0 to 1, without continuity correction. It is exactly 0 at the lower
  /// end where nothing was counted, and exactly 1 at the upper end where everything was.
  ///
  /// With a `population` (at least the denominator) the sample is taken to be drawn at random from so many: the
  /// denominator becomes n(N − 1)/(N − n), and a census has an interval without width. That answers only "what is the
  /// share among those N"; groups and periods are compared without it, even where all files were read.
  ///
  /// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
  /// American Statistical Association 22 (1927); the form and the advice of R. G. Newcombe, Statistics in Medicine 17
  /// (1998) 857–872. The effective size is a convention of survey practice (the variance's finite population factor
  /// moved into n).
  public func wilsonInterval(_ confidence: Confidence = .percent95, population: Int? = nil) -> Interval {
    guard let size = effectiveSize(in: population) else { return Interval(lower: value, upper: value) }
    return Interval.wilson(value * size, of: size, confidence)
  }

  /// How many independent draws tell as much as this sample of a `population` does; nil for a census, which leaves
  /// nothing to chance. Without a population it is the denominator.
  public func effectiveSize(in population: Int?) -> Double? {
    guard let population else { return Double(denominator) }
    precondition(population >= denominator, "a sample is no larger than what it is drawn from")
    guard population > denominator else { return nil }
    return Double(denominator) * Double(population - 1) / Double(population - denominator)
  }

  /// All of several counts put together: their numerators out of their denominators. Nil for none.
  public static func pooled(_ parts: some Sequence<Proportion>) -> Proportion? {
    var (numerator, denominator) = (0, 0)
    for part in parts {
      numerator += part.numerator
      denominator += part.denominator
    }
    return Proportion(numerator, of: denominator)
  }
}

extension Interval {
  /// Wilson's score interval of a count that need not be whole, such as a weighted one: `count` out of `total`, as
  /// proportions. Nil where `total` is not above 0.
  ///
  /// Source: as for `Proportion.wilsonInterval`.
  public static func weightedWilson(
    _ count: Double, of total: Double, _ confidence: Confidence = .percent95
  ) -> Interval? {
    precondition(count >= 0 && count <= total, "a proportion counts a part of a whole")
    return total > 0 ? wilson(count, of: total, confidence) : nil
  }

  static func wilson(_ count: Double, of total: Double, _ confidence: Confidence) -> Interval {
    let z = confidence.criticalValue
    let half = z * (z * z + 4 * count * (1 - count / total)).squareRoot()
    let scale = 2 * (total + z * z)
    return Interval(
      lower: count == 0 ? 0 : max(0, (2 * count + z * z - half) / scale),
      upper: count == total ? 1 : min(1, (2 * count + z * z + half) / scale))
  }
}
