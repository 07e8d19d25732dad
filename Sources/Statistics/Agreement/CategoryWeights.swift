/// How much two neighbouring categories of an ordered scale count as agreeing: 1 on the same category, less the further
/// apart. The whole scale counts, used or not.
public enum CategoryWeights: Hashable, Sendable, CaseIterable {
  /// Only the same category agrees.
  case identity
  /// Falling evenly with the distance: 1 − d/(q − 1) (D. V. Cicchetti and T. Allison, 1971).
  case linear
  /// Falling with its square: 1 − d²/(q − 1)² (J. L. Fleiss and J. Cohen, 1973).
  case quadratic
  /// Falling with the number of pairs of categories between: 1 − (d + 1)d/(q(q − 1)) (K. L. Gwet, Handbook of
  /// Inter-Rater Reliability, 4th ed., 2014). Not the same as Krippendorff's ordinal distance.
  case ordinal

  /// The weight of each pair of `count` categories; rows and columns in the scale's order.
  func matrix(_ count: Int) -> [[Double]] {
    (0..<count).map { row in (0..<count).map { weight(distance: abs(row - $0), of: count) } }
  }

  private func weight(distance: Int, of count: Int) -> Double {
    guard distance > 0 else { return 1 }
    let (d, longest) = (Double(distance), Double(count - 1))
    switch self {
    case .identity: return 0
    case .linear: return 1 - d / longest
    case .quadratic: return 1 - d * d / (longest * longest)
    case .ordinal: return 1 - (d + 1) * d / (Double(count) * longest)
    }
  }
}
