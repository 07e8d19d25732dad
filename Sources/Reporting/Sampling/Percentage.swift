/// A percentage between 0 and 100 with up to two decimals, as a person writes it.
public struct Percentage: Hashable, Sendable {
  /// In hundredths of a percent.
  public let hundredths: Int

  /// A percentage of so many hundredths of a percent, from 0 to 10,000; nil outside.
  public init?(hundredths: Int) {
    guard (0...10_000).contains(hundredths) else { return nil }
    self.hundredths = hundredths
  }

  /// A percentage written with its sign: `5%`, `2.5 %`. Nil for anything else.
  public init?(_ text: String) {
    guard let match = text.wholeMatch(of: /([0-9]{1,3})(?:\.([0-9]{1,2}))? ?%/), let whole = Int(match.1) else {
      return nil
    }
    let decimals = String(match.2 ?? "0")
    guard let fraction = Int(decimals.count == 1 ? "\(decimals)0" : decimals) else { return nil }
    self.init(hundredths: whole * 100 + fraction)
  }

  /// A percentage as a number of a file; nil where it has more than two decimals, or is outside 0 to 100.
  init?(number: Double) {
    let scaled = (number * 100).rounded()
    guard (0...10_000).contains(scaled), abs(number * 100 - scaled) < 1e-6 else { return nil }
    self.init(hundredths: Int(scaled))
  }

  /// As a fraction, from 0 to 1.
  public var fraction: Double { Double(hundredths) / 10_000 }

  /// The number without a sign: `5`, `2.5`.
  public var number: String {
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    guard rest > 0 else { return "\(whole)" }
    return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}
