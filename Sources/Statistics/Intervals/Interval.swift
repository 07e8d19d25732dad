/// A range between two numbers, both included. Whether it holds proportions (0 to 1), differences of proportions
/// (−1 to 1) or a chart's own units is said where it is made.
public struct Interval: Hashable, Sendable {
  /// The lower end.
  public let lower: Double
  /// The upper end, at least `lower`.
  public let upper: Double

  /// The range from `lower` to `upper`.
  public init(lower: Double, upper: Double) {
    precondition(lower <= upper, "an interval runs upward")
    self.lower = lower
    self.upper = upper
  }

  /// Whether a number lies in it; its ends do.
  public func contains(_ number: Double) -> Bool { lower <= number && number <= upper }

  /// The part of it that proportions can have.
  func clippedToProportions() -> Interval {
    Interval(lower: min(1, max(0, lower)), upper: min(1, max(0, upper)))
  }
}
