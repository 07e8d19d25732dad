import Foundation
import Records

extension Function {
  /// The parts of points in time, in UTC or a time zone, and of spans of time.
  static let timeParts: [Function] = [
    part("getFullYear", "The year.", "getFullYear() == 2009") { $0.date.components.year },
    part("getMonth", "The month, from 0 for January.", "getMonth() == 1") { $0.date.components.month - 1 },
    part("getDayOfYear", "The day of the year, from 0.", "getDayOfYear() == 43") { moment in
      let year = moment.date.components.year
      return CalendarDate(year: year, month: 1, day: 1).map { $0.days(until: moment.date) } ?? 0
    },
    part("getDayOfMonth", "The day of the month, from 0.", "getDayOfMonth() == 12") { $0.date.components.day - 1 },
    part("getDate", "The day of the month, from 1.", "getDate() == 13") { $0.date.components.day },
    part("getDayOfWeek", "The day of the week, from 0 for Sunday.", "getDayOfWeek() == 5") { moment in
      // 0001-01-01 is a Monday.
      (CalendarDate.earliest.days(until: moment.date) + 1) % 7
    },
    part(
      "getHours", "The hours of the day; of a span of time all its hours.", "getHours() == 23", of: 3_600_000_000_000
    ) {
      $0.seconds / 3600
    },
    part(
      "getMinutes", "The minutes of the hour; of a span of time all its minutes.", "getMinutes() == 31",
      of: 60_000_000_000
    ) {
      $0.seconds / 60 % 60
    },
    part(
      "getSeconds", "The seconds of the minute; of a span of time all its seconds.", "getSeconds() == 30",
      of: 1_000_000_000
    ) {
      $0.seconds % 60
    },
    Function(
      "getMilliseconds", .method, doc: "The milliseconds of the second.",
      examples: ["timestamp('2009-02-13T23:31:20.123Z').getMilliseconds() == 123"],
      accessors { $0.nanoseconds / 1_000_000 } + [
        Overload(.duration, returns: .integer) { _, values in .integer(values[0].integer / 1_000_000 % 1000) }
      ]),
  ]

  /// A point in time where clocks show it.
  private struct Moment {
    let date: CalendarDate
    /// The seconds of the day.
    let seconds: Int
    let nanoseconds: Int
  }

  /// A part of points in time, and of spans of time where a unit in nanoseconds is given.
  private static func part(
    _ name: String, _ doc: String, _ example: String, of unit: Int64? = nil,
    _ read: @escaping @Sendable (Moment) -> Int
  ) -> Function {
    let ofSpan = unit.map { unit in
      Overload(.duration, returns: .integer) { _, values in .integer(values[0].integer / unit) }
    }
    return Function(
      name, .method, doc: doc, examples: ["timestamp('2009-02-13T23:31:30Z').\(example)"],
      accessors(read) + (ofSpan.map { [$0] } ?? []))
  }

  private static func accessors(_ read: @escaping @Sendable (Moment) -> Int) -> [Overload] {
    [
      Overload(.timestamp, returns: .integer) { _, values in part(of: values[0], offset: 0, read) },
      Overload(.timestamp, .string, returns: .integer) { evaluator, values in
        // Looking a time zone up is much work for one call.
        guard evaluator.charge(100) else { return .error(.costLimit) }
        guard let offset = offset(of: evaluator.utf8(of: values[1]), at: values[0].integer) else {
          return .error(.noSuchTimeZone)
        }
        return part(of: values[0], offset: offset, read)
      },
    ]
  }

  private static func part(of timestamp: Value, offset: Int64, _ read: (Moment) -> Int) -> Value {
    let shifted = timestamp.integer + offset
    guard TimeText.seconds.contains(shifted) else { return .error(.noSuchTime) }
    let (date, seconds) = TimeText.parts(of: shifted)
    return .integer(Int64(read(Moment(date: date, seconds: Int(seconds), nanoseconds: Int(timestamp.count)))))
  }

  /// How many seconds a time zone is ahead of UTC at a point in time: an offset, or a name of the tz database.
  private static func offset(of zone: [UInt8], at seconds: Int64) -> Int64? {
    if let offset = TimeText.offset(zone[...]) { return offset }
    let moment = Date(timeIntervalSince1970: TimeInterval(seconds))
    return TimeZone(identifier: String(decoding: zone, as: UTF8.self)).map { Int64($0.secondsFromGMT(for: moment)) }
  }
}
