/// A count out of a count, kept as two integers. Without a denominator there is no proportion, not a proportion of 0.
public struct Proportion: Hashable, Sendable {
  /// What is counted.
  public let numerator: Int
  /// Out of how many; at least 1.
  public let denominator: Int

  /// `numerator` of `denominator`; nil where `denominator` is 0.
  public init?(_ numerator: Int, of denominator: Int) {
    precondition(numerator >= 0 && numerator <= denominator, "a proportion counts a part of a whole")
    guard denominator > 0 else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The percentage with so many decimals (0 to 6), halves rounded up, from the exact fraction: `19.3`.
  ///
  /// Source of the rule: the DfE analysts' guide's recommendation for statistics production (round half up, not to
  /// even).
  public func percent(decimals: Int) -> String {
    let (rounded, scale) = roundedPercent(decimals: decimals)
    guard decimals > 0 else { return String(rounded) }
    let fraction = String(rounded % scale)
    return "\(rounded / scale).\(String(repeating: "0", count: decimals - fraction.count))\(fraction)"
  }

  /// Whether the percentage rounds to 0 although something was counted: shown as "low", since 0 stands for none at all.
  ///
  /// Source of the rule: the same guide's symbols for open data.
  public func isLow(decimals: Int) -> Bool { numerator > 0 && roundedPercent(decimals: decimals).rounded == 0 }

  /// Whether the percentage rounds to 100 although something was not counted.
  public func roundsToAll(decimals: Int) -> Bool {
    let (rounded, scale) = roundedPercent(decimals: decimals)
    return numerator < denominator && rounded == 100 * scale
  }

  /// The percentage as a whole number of its last decimal, and how many of those make one percent.
  private func roundedPercent(decimals: Int) -> (rounded: Int, scale: Int) {
    precondition((0...6).contains(decimals), "percentages are shown with up to six decimals")
    let scale = (0..<decimals).reduce(1) { power, _ in power * 10 }
    let (product, overflow) = numerator.multipliedReportingOverflow(by: 200 * scale)
    precondition(!overflow, "counts of cases stay far below what an integer holds")
    // Half up: the floor of twice the value plus one, halved.
    return ((product / denominator + 1) / 2, scale)
  }
}
