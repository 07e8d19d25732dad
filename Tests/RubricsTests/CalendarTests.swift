import Diagnostics
import Foundation
import Records
import Rubrics
import Support
import Testing

/// The bank holidays of England and Wales 2010 to 2030: the file against the rules they follow.
struct CalendarTests {
  static let path = "data/bank-holidays-england-wales.csv"

  @Test func theFileFollowsTheRules() throws {
    let lines = try Project.text(Self.path).split(separator: "\n").dropFirst()
    let dates = lines.map { String($0.prefix(10)) }
    #expect(dates == (2010...2030).flatMap { HolidayRules.holidays(of: $0) }.map(\.description).sorted())
  }

  @Test func theFileIsACalendar() throws {
    var diagnostics = Diagnostics()
    let source = SourceText(path: Self.path, bytes: Array(try Project.text(Self.path).utf8))
    let calendar = try #require(CalendarLoader.load(source, &diagnostics))
    #expect(diagnostics.isEmpty && calendar.years == 2010...2030)
    let (first, last) = (try #require(CalendarDate("2021-12-24")), try #require(CalendarDate("2022-01-04")))
    #expect(calendar.workingDays(from: first, to: last) == 4)
  }

  @Test(arguments: [
    ("date,name\n2016-01-01,A\r\n2016-02-30,B\n", "invalid-holiday 3:1"),
    ("date,name\n2016-01-01\n", "invalid-holiday 2:1"),
    ("2016-01-01,A\n", "invalid-calendar 1:1"), ("date,name\n", "invalid-calendar 1:1"), ("", "invalid-calendar 1:1"),
  ])
  func mistakes(_ text: String, _ expected: String) {
    var diagnostics = Diagnostics()
    #expect(CalendarLoader.load(SourceText(path: "days.csv", bytes: Array(text.utf8)), &diagnostics) == nil)
    #expect(
      diagnostics.all.map { "\($0.message.id) \($0.place?.start.line ?? 0):\($0.place?.start.column ?? 0)" } == [
        expected
      ])
  }

  /// A rubric that counts working days needs the file, in `data` beside the folder of rubrics; another does not.
  @Test(
    arguments: [
      ("workingDaysBetween(day, day) == 0", true, []),
      ("workingDaysBetween(day, day) == 0", false, ["unreadable-calendar 1:9"]),
      ("day == day", false, []),
    ] as [(String, Bool, [String])])
  func rubrics(_ met: String, _ isThere: Bool, _ expected: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(RubricLoaderTests.schema, to: "rubrics/box.schema.json")
    if isThere { try folder.write(try Project.text(Self.path), to: Self.path) }
    let rubric = """
      rubric: test
      version: "1.0"
      title: A test
      record: ../box.schema.json
      gap: {essential: true, below: 60}
      themes:
        only:
          title: The only theme
          criteria:
            one: {title: The first, kind: quality, why: Because it must be so., met: '\(met)'}
      """
    try folder.write(rubric, to: "rubrics/test/rubric.yaml")
    var diagnostics = Diagnostics()
    let loaded = RubricLoader.load(folder: "\(folder.path)/rubrics/test", &diagnostics)
    let found = diagnostics.all.map { "\($0.message.id) \($0.place?.start.line ?? 0):\($0.place?.start.column ?? 0)" }
    #expect(found == expected)
    #expect((loaded == nil) == !expected.isEmpty)
  }
}

/// When bank holidays fall in England and Wales (Banking and Financial Dealings Act 1971, and proclamations).
private enum HolidayRules {
  static func holidays(of year: Int) -> [CalendarDate] {
    let moved = [2012: ["2012-06-04"], 2020: ["2020-05-08"], 2022: ["2022-06-02"]][year] ?? []
    let added =
      [2011: ["2011-04-29"], 2012: ["2012-06-05"], 2022: ["2022-06-03", "2022-09-19"], 2023: ["2023-05-08"]][year] ?? []
    let regular = [
      day(year, 1, 1).map(orNextMonday), easter(of: year)?.adding(days: -2), easter(of: year)?.adding(days: 1),
      year == 2020 ? nil : day(year, 5, 1).map(firstMonday),
      [2012, 2022].contains(year) ? nil : day(year, 5, 25).map(firstMonday),
      day(year, 8, 25).map(firstMonday),
    ]
    return (regular + (moved + added).map { CalendarDate($0) }).compactMap { $0 } + christmas(of: year)
  }

  /// Christmas Day and Boxing Day; each that falls on a weekend moves to the next weekday that is free.
  private static func christmas(of year: Int) -> [CalendarDate] {
    guard let christmas = day(year, 12, 25), let boxingDay = day(year, 12, 26) else { return [] }
    switch weekday(christmas) {
    case 4: return [christmas, boxingDay.adding(days: 2)].compactMap { $0 }
    case 5: return [christmas.adding(days: 2), boxingDay.adding(days: 2)].compactMap { $0 }
    case 6: return [boxingDay, christmas.adding(days: 2)].compactMap { $0 }
    default: return [christmas, boxingDay]
    }
  }

  /// A weekday itself; of a weekend the Monday after.
  private static func orNextMonday(_ day: CalendarDate) -> CalendarDate {
    weekday(day) < 5 ? day : firstMonday(from: day)
  }

  /// The first Monday from a day.
  private static func firstMonday(from day: CalendarDate) -> CalendarDate {
    day.adding(days: (7 - weekday(day)) % 7) ?? day
  }

  /// From 0 for Monday; 1970-01-01 was a Thursday.
  private static func weekday(_ day: CalendarDate) -> Int { (Int(day.dayNumber) + 3) % 7 }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
    CalendarDate(year: year, month: month, day: day)
  }

  /// Easter Sunday by the anonymous Gregorian algorithm (Nature, 20 April 1876).
  private static func easter(of year: Int) -> CalendarDate? {
    let (century, rest) = (year / 100, year % 100)
    let golden = year % 19
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
    let shift = (golden + 11 * epact + 22 * weekday) / 451
    let sum = epact + weekday - 7 * shift + 114
    return day(year, sum / 31, sum % 31 + 1)
  }
}
