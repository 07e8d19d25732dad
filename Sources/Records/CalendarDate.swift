/// A day of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31, without a time or a time zone.
public struct CalendarDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  public let dayNumber: Int32

  /// The first day there is: 0001-01-01.
  public static let earliest = CalendarDate(unchecked: -719_162)
  /// The last day there is: 9999-12-31.
  public static let latest = CalendarDate(unchecked: 2_932_896)

  /// The day that lies so many days after 1970-01-01; nil outside the years 1 to 9999.
  public init?(dayNumber: Int) {
    guard dayNumber >= -719_162, dayNumber <= 2_932_896 else { return nil }
    self.dayNumber = Int32(dayNumber)
  }

  private init(unchecked dayNumber: Int32) {
    self.dayNumber = dayNumber
  }

  /// The day with this year, month and day of the month; nil where there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysInMonth(month, of: year)
    else { return nil }
    self.dayNumber = Int32(Self.dayNumber(year, month, day))
  }

  /// The day written as `yyyy-mm-dd` in ASCII; nil for anything else.
  public init?(iso8601 bytes: some Collection<UInt8>) {
    guard bytes.count == 10 else { return nil }
    var numbers = [0, 0, 0]
    var part = 0
    for (index, byte) in bytes.enumerated() {
      if index == 4 || index == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
        part += 1
      } else {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        numbers[part] = numbers[part] * 10 + Int(byte - UInt8(ascii: "0"))
      }
    }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// The day written as `yyyy-mm-dd`; nil for anything else.
  public init?(_ text: String) {
    self.init(iso8601: Array(text.utf8))
  }

  /// Earlier days first.
  public static func < (lhs: CalendarDate, rhs: CalendarDate) -> Bool { lhs.dayNumber < rhs.dayNumber }

  /// Whole days from this day to `other`; negative when `other` is earlier.
  public func days(until other: CalendarDate) -> Int { Int(other.dayNumber) - Int(dayNumber) }

  /// The day so many days later (earlier, if negative); nil outside the years 1 to 9999.
  public func adding(days: Int) -> CalendarDate? {
    let (sum, overflow) = Int(dayNumber).addingReportingOverflow(days)
    return overflow ? nil : CalendarDate(dayNumber: sum)
  }

  /// The same day of the month so many months later (earlier, if negative), or the month's last day where it is shorter;
  /// nil outside the years 1 to 9999.
  public func adding(months: Int) -> CalendarDate? {
    let (year, month, day) = components
    let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow, total >= 12, total < 120_000 else { return nil }
    let (newYear, newMonth) = (total / 12, total % 12 + 1)
    return CalendarDate(year: newYear, month: newMonth, day: min(day, Self.daysInMonth(newMonth, of: newYear)))
  }

  /// Completed months from this day to `other`, the month's last day standing for days it lacks; negative when `other`
  /// is earlier.
  public func completedMonths(until other: CalendarDate) -> Int {
    if other < self { return -other.completedMonths(until: self) }
    let (from, to) = (components, other.components)
    let months = (to.year - from.year) * 12 + to.month - from.month
    let reached = adding(months: months).map { $0 <= other } ?? false
    return reached ? months : months - 1
  }

  /// The year, the month (1 to 12) and the day of the month.
  public var components: (year: Int, month: Int, day: Int) {
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    let shifted = Int(dayNumber) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func daysInMonth(_ month: Int, of year: Int) -> Int {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (leap ? 29 : 28) : [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    // The same source, days_from_civil.
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension CalendarDate: CustomStringConvertible {
  /// `yyyy-mm-dd`.
  public var description: String {
    let (year, month, day) = components
    return [(year, 4), (month, 2), (day, 2)].map { number, width in
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }.joined(separator: "-")
  }
}
