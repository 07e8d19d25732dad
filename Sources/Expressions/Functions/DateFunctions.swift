import Diagnostics
import Records

extension Function {
  /// Days of the calendar, and periods to move them by.
  static let dateFunctions: [Function] = [
    Function(
      "date", doc: "The day written as yyyy-mm-dd.", words: ["the date $1"],
      examples: ["date('2026-03-01') < date('2026-03-02')"],
      [
        Overload(.string, returns: .date) { evaluator, values in
          CalendarDate(iso8601: evaluator.utf8(of: values[0])).map(Value.date) ?? .error(.noSuchDay)
        }
      ],
      constantProblem: { CalendarDate($0) == nil ? .invalidDate($0) : nil }),
    Function(
      "days", doc: "A period of so many days.", words: ["$1 day|$1 days"],
      examples: ["date('2026-02-28') + days(1) == date('2026-03-01')"],
      [Overload(.integer, returns: .period) { _, values in .period(days: values[0].integer) }]),
    Function(
      "months", doc: "A period of so many months; added to the last day of a month it ends by the last day of a month.",
      words: ["$1 month|$1 months"], examples: ["date('2026-01-31') + months(1) == date('2026-02-28')"],
      [Overload(.integer, returns: .period) { _, values in .period(months: values[0].integer) }]),
    Function(
      "daysBetween", doc: "Whole days from the first date to the second; negative when the second is earlier.",
      words: ["the number of days from $1 to $2"],
      examples: ["daysBetween(date('2026-01-01'), date('2026-01-31')) == 30"],
      [
        Overload(.date, .date, returns: .integer) { _, values in
          .integer(Int64(values[0].calendarDate.days(until: values[1].calendarDate)))
        }
      ]),
    Function(
      "ageInMonths", doc: "Completed months from the first date to the second; negative when the second is earlier.",
      words: ["the number of completed months from $1 to $2"],
      examples: ["ageInMonths(date('2026-01-31'), date('2026-02-28')) == 1"],
      [
        Overload(.date, .date, returns: .integer) { _, values in
          .integer(Int64(values[0].calendarDate.completedMonths(until: values[1].calendarDate)))
        }
      ]),
  ]

  static func move(_ date: Value, by period: Value, backwards: Bool) -> Value {
    let (months, days) = period.periodParts
    let moved = date.calendarDate.adding(months: backwards ? -months : months)?.adding(days: backwards ? -days : days)
    return moved.map(Value.date) ?? .error(.noSuchDay)
  }
}

extension Diagnostic.Message {
  static func invalidDate(_ text: String) -> Self {
    Self(id: "invalid-date", "'\(text)' is not a day of the calendar", label: "expected yyyy-mm-dd")
  }
}
