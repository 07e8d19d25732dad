/// How sure a two-sided interval is to hold the true value: 0.95 for the usual interval, 0.998 for the outer limits of
/// a funnel.
public struct Confidence: Hashable, Sendable {
  /// The level, between 0 and 1.
  public let level: Double
  /// How many standard errors of a normal distribution reach that far on each side: 1.96 at 95 %.
  public let criticalValue: Double

  /// The usual interval, 95 %.
  public static let percent95 = Confidence(level: 0.95)
  /// The outer limits of a funnel, 99.8 %: three standard errors, nearly.
  public static let percent998 = Confidence(level: 0.998)

  /// A level of one's own, above 0 and below 1.
  public init(level: Double) {
    precondition(level > 0 && level < 1, "a level of confidence lies between 0 and 1")
    self.level = level
    criticalValue = -Normal.quantile(of: (1 - level) / 2)
  }

  /// What may lie beyond the interval on each side, 0.025 at 95 %.
  public var tail: Double { (1 - level) / 2 }
}
