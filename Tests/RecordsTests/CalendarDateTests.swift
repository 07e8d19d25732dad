import Records
import Support
import Testing

struct CalendarDateTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-03-01", 11017), ("2016-02-29", 16860),
    ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
  ])
  func dayNumbers(_ text: String, _ number: Int) {
    #expect(CalendarDate(text)?.dayNumber == Int32(number))
    #expect(CalendarDate(dayNumber: number)?.description == text)
  }

  @Test(arguments: [
    "2015-02-29", "2016-13-01", "2016-00-10", "2016-1-01", "2016-01-32", "0000-01-01", "20160101", "", "2016-01-01 ",
  ])
  func noSuchDay(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func everyDayIsWrittenAndReadBack() throws {
    // A cycle of 400 years has every pattern of leap years there is.
    for number in -719_162..<(-719_162 + 146_097) {
      let date = try #require(CalendarDate(dayNumber: number))
      let (year, month, day) = date.components
      #expect(CalendarDate(year: year, month: month, day: day) == date)
    }
  }

  @Test(arguments: [
    ("2016-01-31", 1, "2016-02-29"), ("2015-01-31", 1, "2015-02-28"), ("2016-02-29", -12, "2015-02-28"),
    ("2016-12-15", 1, "2017-01-15"), ("2016-01-15", -1, "2015-12-15"), ("2016-03-31", -1, "2016-02-29"),
  ])
  func addingMonthsEndsByTheMonthsEnd(_ text: String, _ months: Int, _ expected: String) {
    #expect(CalendarDate(text)?.adding(months: months)?.description == expected)
  }

  @Test func nothingLeavesTheCalendar() {
    #expect(CalendarDate.latest.adding(days: 1) == nil && CalendarDate.earliest.adding(days: -1) == nil)
    #expect(CalendarDate.latest.adding(months: 1) == nil && CalendarDate.earliest.adding(months: -1) == nil)
    #expect(CalendarDate.latest.adding(months: .max) == nil && CalendarDate.latest.adding(days: .max) == nil)
  }
}
