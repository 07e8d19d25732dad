/// One proportion less another of other cases, in fractions from −1 to 1 (0.1 is ten percentage points).
///
/// The interval is Newcombe's hybrid score interval without continuity correction, which stays within −1 and 1 and is
/// reliable in small groups.
///
/// Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of
/// eleven methods", Statistics in Medicine 17 (1998) 873–890, method 10.
public struct ProportionDifference: Hashable, Sendable {
  /// The first proportion less the second.
  public let difference: Double
  /// Where the true difference plausibly lies. It holds `difference`.
  public let interval: Interval

  /// `a` less `b`, each about its own cases.
  public init(_ a: Proportion, minus b: Proportion, _ confidence: Confidence = .percent95) {
    difference = a.value - b.value
    let (first, second) = (a.wilsonInterval(confidence), b.wilsonInterval(confidence))
    let below = Self.distance(a.value - first.lower, second.upper - b.value)
    let above = Self.distance(first.upper - a.value, b.value - second.lower)
    interval = Interval(lower: max(-1, difference - below), upper: min(1, difference + above))
  }

  private static func distance(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
}

extension ProportionDifference {
  /// Agresti and Caffo's interval of the same difference, for comparison with other reports: one met and one not met
  /// are added to each group, then the textbook formula is used. In fractions from −1 to 1.
  ///
  /// Source: A. Agresti and B. Caffo, The American Statistician 54 (2000) 280–288.
  public static func agrestiCaffo(
    _ a: Proportion, minus b: Proportion, _ confidence: Confidence = .percent95
  ) -> Interval {
    let (n1, n2) = (Double(a.denominator + 2), Double(b.denominator + 2))
    let (p1, p2) = (Double(a.numerator + 1) / n1, Double(b.numerator + 1) / n2)
    let half = confidence.criticalValue * (p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2).squareRoot()
    return Interval(lower: max(-1, p1 - p2 - half), upper: min(1, p1 - p2 + half))
  }
}
