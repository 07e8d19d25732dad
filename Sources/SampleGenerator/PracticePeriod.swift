import Records

/// The twelve months whose practice a file is audited for.
struct PracticePeriod: Equatable, Sendable {
  /// The first day, which the record does not state.
  let start: CalendarDate
  /// The last day, the record's audit date.
  let end: CalendarDate

  /// The twelve months up to the last day of a month.
  init(toEndOfMonth month: Int, in year: Int) {
    guard let end = CalendarDate(year: year, month: month, day: 1)?.adding(months: 1)?.adding(days: -1),
      let start = end.adding(months: -12)
    else { preconditionFailure("the calendar has this month and the year before it") }
    self.start = start
    self.end = end
  }
}
