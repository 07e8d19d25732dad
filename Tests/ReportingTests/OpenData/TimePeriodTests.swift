import Records
import Reporting
import Testing

struct TimePeriodTests {
  @Test(arguments: [
    ("2025-04-01", "2026-03-31", "202526", "Financial year"),
    ("1999-04-01", "2000-03-31", "199900", "Financial year"),
    ("2025-01-01", "2025-12-31", "2025", "Calendar year"),
    ("2024-01-01", "2024-12-31", "2024", "Calendar year"),
    ("2025-09-01", "2026-08-31", "202526", "Academic year"),
    // Calendar quarters are quarters of the financial year.
    ("2025-04-01", "2025-06-30", "202526", "Financial year Q1"),
    ("2025-07-01", "2025-09-30", "202526", "Financial year Q2"),
    ("2025-10-01", "2025-12-31", "202526", "Financial year Q3"),
    ("2026-01-01", "2026-03-31", "202526", "Financial year Q4"),
    ("2025-04-01", "2025-09-30", "202526", "Part 1 (April to September)"),
    ("2025-10-01", "2026-03-31", "202526", "Part 2 (October to March)"),
    // Twelve months to a day, as an audit has them unless it is told otherwise: that day is in them twice.
    ("2015-09-30", "2016-09-30", "2016", "Reporting year"),
    ("2025-03-31", "2026-03-31", "2026", "Reporting year"),
    // Twelve months that are no year of those kinds.
    ("2025-07-01", "2026-06-30", "2026", "Reporting year"),
    // A day too few, a day too many, a day, several years.
    ("2025-04-01", "2026-03-30", "2026", "Reporting year"),
    ("2025-04-01", "2026-04-01", "2026", "Reporting year"),
    ("2025-04-01", "2025-04-01", "2025", "Reporting year"),
    ("2023-04-01", "2026-03-31", "2026", "Reporting year"),
    // The ends of the calendar.
    ("0001-01-01", "0001-12-31", "0001", "Calendar year"),
    ("9999-01-01", "9999-12-31", "9999", "Reporting year"),
  ])
  func isThePeriod(_ from: String, _ to: String, _ period: String, _ identifier: String) {
    let time = TimePeriod(of: OpenDataExample.day(from)...OpenDataExample.day(to))
    #expect(time.period == period)
    #expect(time.identifier.rawValue == identifier)
  }

  /// Files with windows of their own: the year of the last day, unless all windows are the same.
  @Test(arguments: [
    (["2025-04-01 2026-03-31"], "202526 Financial year"),
    (["2025-04-01 2026-03-31", "2025-04-01 2026-03-31"], "202526 Financial year"),
    (["2025-04-01 2026-03-31", "2024-04-01 2025-03-31"], "2026 Reporting year"),
    (["2025-01-01 2025-12-31", "2025-02-01 2025-12-30"], "2025 Reporting year"),
    ([], "none"),
  ])
  func coversMixedWindows(_ windows: [String], _ expected: String) {
    let time = TimePeriod.covering(windows.map(Self.window))
    #expect(time.map(Self.show) ?? "none" == expected)
  }

  /// Several audits in a file: kinds are not mixed.
  @Test(arguments: [
    (["2024-04-01 2025-03-31", "2025-04-01 2026-03-31"], ["202425 Financial year", "202526 Financial year"]),
    (["2025-10-01 2025-12-31", "2026-01-01 2026-03-31"], ["202526 Financial year Q3", "202526 Financial year Q4"]),
    (["2024-04-01 2025-03-31", "2025-04-01 2025-06-30"], ["2025 Reporting year", "2025 Reporting year"]),
    (["2024-01-01 2024-12-31", "2025-04-01 2026-03-31"], ["2024 Reporting year", "2026 Reporting year"]),
  ])
  func standTogether(_ windows: [String], _ expected: [String]) {
    #expect(TimePeriod.together(windows.map(Self.window)).map(Self.show) == expected)
  }

  private static func window(_ text: String) -> ClosedRange<CalendarDate> {
    OpenDataExample.day(String(text.prefix(10)))...OpenDataExample.day(String(text.suffix(10)))
  }

  private static func show(_ time: TimePeriod) -> String { "\(time.period) \(time.identifier.rawValue)" }
}
