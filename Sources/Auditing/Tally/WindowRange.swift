public import Records

/// The audit windows of many cases: the extremes, which add up in any order.
public struct WindowRange: Sendable, Equatable {
  /// The earliest and the latest first day; nil for none.
  public private(set) var from: ClosedRange<CalendarDate>?
  /// The earliest and the latest last day; nil for none.
  public private(set) var to: ClosedRange<CalendarDate>?

  /// No windows yet.
  public init() {}

  /// Extremes that are known.
  public init(from: ClosedRange<CalendarDate>?, to: ClosedRange<CalendarDate>?) {
    (self.from, self.to) = (from, to)
  }

  /// Adds one case's window.
  public mutating func add(_ window: AuditWindow) {
    to = Self.widened(to, by: window.to...window.to)
    if let first = window.from { from = Self.widened(from, by: first...first) }
  }

  /// Both together.
  public static func + (left: WindowRange, right: WindowRange) -> WindowRange {
    var sum = left
    sum.from = widened(left.from, by: right.from)
    sum.to = widened(left.to, by: right.to)
    return sum
  }

  private static func widened(
    _ range: ClosedRange<CalendarDate>?, by other: ClosedRange<CalendarDate>?
  ) -> ClosedRange<CalendarDate>? {
    guard let range, let other else { return range ?? other }
    return min(range.lowerBound, other.lowerBound)...max(range.upperBound, other.upperBound)
  }
}
