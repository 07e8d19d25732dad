import Records

extension Function {
  /// Days on which offices work.
  static let workingDayFunctions: [Function] = [
    Function(
      "workingDaysBetween",
      doc: """
        Working days after the first date up to and including the second: weekdays less the bank holidays of England \
        and Wales; negative when the second is earlier.
        """,
      words: ["the number of working days from $1 to $2"],
      examples: ["workingDaysBetween(date('2016-03-24'), date('2016-03-29')) == 1"],
      [
        Overload(.date, .date, returns: .integer) { evaluator, values in
          let days = evaluator.program.calendar?.workingDays(from: values[0].calendarDate, to: values[1].calendarDate)
          return days.map { .integer(Int64($0)) } ?? .error(.noCalendar)
        }
      ], traits: [.readsCalendar])
  ]
}
