/// The days on which offices work in England and Wales: weekdays that are no bank holidays, in the years whose bank
/// holidays are known.
public struct WorkingCalendar: Sendable, Equatable {
  /// The day numbers of the holidays that fall on weekdays, in order.
  private let holidays: [Int32]
  /// The years whose holidays are known, first and last included.
  public let years: ClosedRange<Int>

  /// A calendar of these holidays, whose years are those of the first and the last; nil where there are none.
  public init?(holidays: some Sequence<CalendarDate>) {
    let days = Set(holidays).sorted()
    guard let first = days.first, let last = days.last else { return nil }
    self.holidays = days.filter { !Self.isWeekend($0) }.map(\.dayNumber)
    years = first.components.year...last.components.year
  }

  /// The working days after the first day up to and including the second; negative when the second is earlier, of the
  /// two exchanged. Nil outside the known years.
  public func workingDays(from first: CalendarDate, to second: CalendarDate) -> Int? {
    if second < first { return workingDays(from: second, to: first).map { -$0 } }
    guard years.contains(first.components.year), years.contains(second.components.year) else { return nil }
    return workingDays(through: second) - workingDays(through: first)
  }

  /// The weekdays from a Monday long ago up to and including a day, less the holidays among them.
  private func workingDays(through day: CalendarDate) -> Int {
    // 0001-01-01, the earliest day, is a Monday.
    let days = CalendarDate.earliest.days(until: day) + 1
    return days / 7 * 5 + min(days % 7, 5) - holidays.partitioningIndex(after: day.dayNumber)
  }

  private static func isWeekend(_ day: CalendarDate) -> Bool { CalendarDate.earliest.days(until: day) % 7 >= 5 }
}

extension [Int32] {
  /// How many elements of a sorted array are not greater than a number.
  fileprivate func partitioningIndex(after number: Int32) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
