public import Records

/// A period as open data names it: a year or two, and what kind of period it is.
///
/// The kinds are those of the Department for Education's guide ("List of allowable time values"). It has no calendar
/// quarters: January to March is the fourth quarter of the financial year that began the April before.
public struct TimePeriod: Hashable, Sendable {
  /// `2025`, or `202526` for a year that begins in one calendar year and ends in the next.
  public let period: String
  /// What kind of period it is.
  public let identifier: Identifier

  /// The kinds of periods that an audit can be of, as they are written.
  public enum Identifier: String, Sendable, CaseIterable {
    /// From 1 April to 31 March.
    case financialYear = "Financial year"
    /// From 1 January to 31 December.
    case calendarYear = "Calendar year"
    /// From 1 September to 31 August.
    case academicYear = "Academic year"
    /// April to June.
    case firstQuarter = "Financial year Q1"
    /// July to September.
    case secondQuarter = "Financial year Q2"
    /// October to December.
    case thirdQuarter = "Financial year Q3"
    /// January to March.
    case fourthQuarter = "Financial year Q4"
    /// April to September.
    case firstHalf = "Part 1 (April to September)"
    /// October to March.
    case secondHalf = "Part 2 (October to March)"
    /// Any other period; its year is that of its last day.
    case reportingYear = "Reporting year"

    /// Kinds of different families may not stand in one file.
    fileprivate var family: Int {
      switch self {
      case .financialYear: 0
      case .calendarYear: 1
      case .academicYear: 2
      case .firstQuarter, .secondQuarter, .thirdQuarter, .fourthQuarter: 3
      case .firstHalf, .secondHalf: 4
      case .reportingYear: 5
      }
    }

    /// How many months it is long and in which it starts, where its days are fixed.
    fileprivate var calendar: (months: Int, start: Int)? {
      switch self {
      case .financialYear: (12, 4)
      case .calendarYear: (12, 1)
      case .academicYear: (12, 9)
      case .firstQuarter: (3, 4)
      case .secondQuarter: (3, 7)
      case .thirdQuarter: (3, 10)
      case .fourthQuarter: (3, 1)
      case .firstHalf: (6, 4)
      case .secondHalf: (6, 10)
      case .reportingYear: nil
      }
    }
  }

  /// The period of a window, both of its days included. One that is not to the day a year, a half or a quarter of those
  /// kinds is a reporting year: so is the usual twelve months to a day, which has that day twice.
  public init(of window: ClosedRange<CalendarDate>) {
    identifier = Identifier.allCases.first { $0.isExactly(window) } ?? .reportingYear
    period = Self.period(identifier, window)
  }

  private init(reportingYearOf day: CalendarDate) {
    identifier = .reportingYear
    period = Self.period(.reportingYear, day...day)
  }

  /// The period of an audit whose files have windows of their own: that of the window if all have the same, else the
  /// reporting year of the last day of all. Nil where there is no window.
  public static func covering(_ windows: some Collection<ClosedRange<CalendarDate>>) -> TimePeriod? {
    guard let first = windows.first, let last = windows.map(\.upperBound).max() else { return nil }
    return windows.allSatisfy { $0 == first } ? TimePeriod(of: first) : TimePeriod(reportingYearOf: last)
  }

  /// The periods of several audits in one file. Kinds may not be mixed in a file, except quarters with quarters and halves
  /// with halves; so where the windows are of different kinds, all are reporting years.
  ///
  /// Two windows may come to the same period. Then a filter must tell their rows apart.
  public static func together(_ windows: some Collection<ClosedRange<CalendarDate>>) -> [TimePeriod] {
    let periods = windows.map { TimePeriod(of: $0) }
    guard Set(periods.map(\.identifier.family)).count > 1 else { return periods }
    return windows.map { TimePeriod(reportingYearOf: $0.upperBound) }
  }

  /// Quarters of a financial year that start in January are of the year before.
  private static func period(_ identifier: Identifier, _ window: ClosedRange<CalendarDate>) -> String {
    let (from, to) = (window.lowerBound.components, window.upperBound.components)
    switch identifier {
    case .reportingYear: return padded(to.year, 4)
    case .calendarYear: return padded(from.year, 4)
    case .fourthQuarter: return pair(from.year - 1)
    case .financialYear, .academicYear, .firstQuarter, .secondQuarter, .thirdQuarter, .firstHalf, .secondHalf:
      return pair(from.year)
    }
  }

  private static func pair(_ year: Int) -> String { padded(year, 4) + padded((year + 1) % 100, 2) }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension TimePeriod.Identifier {
  /// Whether a window is such a period, to the day.
  fileprivate func isExactly(_ window: ClosedRange<CalendarDate>) -> Bool {
    guard let calendar else { return false }
    let from = window.lowerBound.components
    // Not from the day after: the last day there is has none.
    return from.day == 1 && from.month == calendar.start
      && window.lowerBound.adding(months: calendar.months)?.adding(days: -1) == window.upperBound
  }
}
