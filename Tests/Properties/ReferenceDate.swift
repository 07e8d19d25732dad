import Foundation

/// A day of the calendar for the reference evaluator.
struct ReferenceDate: Equatable, CustomStringConvertible {
  let year: Int
  let month: Int
  let day: Int

  init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.length(of: month, year) else {
      return nil
    }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// `yyyy-mm-dd`.
  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    self.init(numbers[0], numbers[1], numbers[2])
  }

  var description: String { String(format: "%04d-%02d-%02d", year, month, day) }

  private static func isLeap(_ year: Int) -> Bool { year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) }

  private static func length(of month: Int, _ year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 31
    }
  }

  /// Days since the day before 0001-01-01.
  var number: Int {
    let years = year - 1
    let months = (1..<month).reduce(0) { $0 + Self.length(of: $1, year) }
    return years * 365 + years / 4 - years / 100 + years / 400 + months + day
  }

  /// The day of such a number.
  init?(number: Int) {
    guard number >= 1, number <= 4_000_000 else { return nil }
    // Never too late, and a few years too early at most.
    var first = ReferenceDate(min(9999, max(1, number / 366)), 1, 1)
    while let start = first, let next = ReferenceDate(start.year + 1, 1, 1), next.number <= number { first = next }
    guard let start = first else { return nil }
    var (month, rest) = (1, number - start.number)
    while month <= 12, rest >= Self.length(of: month, start.year) {
      rest -= Self.length(of: month, start.year)
      month += 1
    }
    self.init(start.year, month, rest + 1)
  }

  func adding(days: Int64) -> ReferenceDate? {
    days.magnitude > 4_000_000 ? nil : ReferenceDate(number: number + Int(days))
  }

  /// So many months later; by the last day of the month where it is shorter.
  func adding(months: Int64) -> ReferenceDate? {
    guard months.magnitude <= 200_000 else { return nil }
    let total = year * 12 + month - 1 + Int(months)
    guard total >= 12 else { return nil }
    let (year, month) = (total / 12, total % 12 + 1)
    return ReferenceDate(year, month, min(day, Self.length(of: month, year)))
  }

  /// Completed months up to another day.
  func months(until other: ReferenceDate) -> Int64 {
    if other.number < number { return -other.months(until: self) }
    var months = Int64(max(0, (other.year - year - 1) * 12))
    while let next = adding(months: months + 1), next.number <= other.number { months += 1 }
    return months
  }

  /// Weekdays that are no holidays, after this day up to and including another.
  func workingDays(until other: ReferenceDate, without holidays: Set<String>) -> Int64 {
    if other.number < number { return -other.workingDays(until: self, without: holidays) }
    var count: Int64 = 0
    for number in number..<other.number {
      // The first day of all was a Monday.
      let isWeekend = number % 7 >= 5
      let isHoliday = ReferenceDate(number: number + 1).map { holidays.contains($0.description) } ?? false
      if !isWeekend, !isHoliday { count += 1 }
    }
    return count
  }
}
