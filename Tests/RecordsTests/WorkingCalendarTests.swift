import Records
import Testing

struct WorkingCalendarTests {
  /// Good Friday and Easter Monday 2016, and a holiday on a Saturday, which counts for nothing.
  static let calendar = WorkingCalendar(
    holidays: ["2016-03-25", "2016-03-28", "2016-12-31"].compactMap { CalendarDate($0) })

  @Test(
    arguments: [
      ("2016-03-24", "2016-03-29", 1), ("2016-03-24", "2016-03-24", 0), ("2016-03-24", "2016-03-25", 0),
      ("2016-03-25", "2016-03-29", 1), ("2016-03-18", "2016-03-21", 1), ("2016-03-19", "2016-03-20", 0),
      ("2016-03-20", "2016-03-21", 1), ("2016-03-29", "2016-03-24", -1), ("2016-01-01", "2016-01-31", 20),
      ("2016-12-30", "2016-12-31", 0), ("2015-12-31", "2016-01-04", nil), ("2016-12-30", "2017-01-02", nil),
      ("2017-01-02", "2016-12-30", nil),
    ] as [(String, String, Int?)])
  func workingDays(_ first: String, _ second: String, _ expected: Int?) throws {
    let calendar = try #require(Self.calendar)
    let (first, second) = (try #require(CalendarDate(first)), try #require(CalendarDate(second)))
    #expect(calendar.workingDays(from: first, to: second) == expected)
  }

  /// Counting day by day gives the same.
  @Test func everyPairOfAQuarter() throws {
    let calendar = try #require(Self.calendar)
    let holidays = ["2016-03-25", "2016-03-28"].compactMap { CalendarDate($0) }
    let first = try #require(CalendarDate("2016-02-01"))
    // 2016-02-01 is a Monday.
    let isWorking = (0..<90).compactMap { first.adding(days: $0) }.enumerated().map { index, day in
      index % 7 < 5 && !holidays.contains(day)
    }
    for from in 0..<90 {
      for to in from..<90 {
        let counted = isWorking[(from + 1)..<max(from + 1, to + 1)].count { $0 }
        let (day, other) = (try #require(first.adding(days: from)), try #require(first.adding(days: to)))
        #expect(calendar.workingDays(from: day, to: other) == counted)
        #expect(calendar.workingDays(from: other, to: day) == -counted)
      }
    }
  }

  @Test func noHolidaysAreNoCalendar() {
    #expect(WorkingCalendar(holidays: []) == nil)
  }
}
