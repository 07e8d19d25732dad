import Auditing
import Diagnostics
import Records
import Testing

@testable import Reporting

/// Which team is which over time.
struct TeamMapTests {
  /// Renamed (NW-T1 became NW-T9), merged (NW-T2 and NW-T3 became NW-T4), split (NW-T5 had a name of its own until June), and
  /// closed without a successor (NW-T6).
  private static let example = """
    code,from,to,team
    NW-T1,,2016-06-30,North
    NW-T9,2016-07-01,,North
    NW-T2,,,West
    NW-T3,,,West
    NW-T4,,,West
    NW-T5,,2016-06-30,Central until June 2016
    NW-T5,2016-07-01,,Central
    NW-T6,2015-01-01,2015-12-31,South
    """

  private static func read(_ text: String) -> (map: TeamMap?, found: [String]) {
    var diagnostics = Diagnostics()
    let map = TeamMap.read(SourceText(path: "map.csv", bytes: Array(text.utf8)), &diagnostics)
    return (
      map, diagnostics.all.map { "\($0.message.id) \($0.place?.start.line ?? 0):\($0.place?.start.column ?? 0)" }
    )
  }

  private static func map(_ text: String = example) throws -> TeamMap {
    let (map, found) = read(text)
    return try #require(map, "\(found)")
  }

  private static func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  private static func code(_ text: String) -> GroupValue { .stated(Array(text.utf8)) }

  /// Rows: a code, a day, the team it is counted as, and whether that is because its rows leave the day out.
  @Test(arguments: [
    ("NW-T1", "2016-03-31", "North", false), ("NW-T1", "2016-06-30", "North", false),
    ("NW-T1", "2016-07-01", "NW-T1", true), ("NW-T9", "2016-07-01", "North", false),
    ("NW-T9", "2016-06-30", "NW-T9", true), ("NW-T2", "0001-01-01", "West", false),
    ("NW-T3", "9999-12-31", "West", false), ("NW-T5", "2016-06-30", "Central until June 2016", false),
    ("NW-T5", "2016-07-01", "Central", false), ("NW-T6", "2014-12-31", "NW-T6", true),
    ("NW-T6", "2015-01-01", "South", false), ("NW-T6", "2015-12-31", "South", false),
    ("NW-T6", "2016-01-01", "NW-T6", true), ("NE-T1", "2016-03-31", "NE-T1", false),
    ("nw-t1", "2016-03-31", "nw-t1", false), ("North", "2016-03-31", "North", false),
  ])
  func lines(_ code: String, _ day: String, _ team: String, _ isOutside: Bool) throws {
    let (map, day) = (try Self.map(), try Self.day(day))
    #expect(map.line(of: Self.code(code), on: day) == Self.code(team))
    #expect(map.isOutside(Self.code(code), on: day) == isOutside)
  }

  @Test(arguments: [GroupValue.notStated, .unreadable])
  func whatHasNoCodeStandsForItself(_ value: GroupValue) throws {
    let (map, day) = (try Self.map(), try Self.day("2016-03-31"))
    #expect(map.line(of: value, on: day) == value && !map.isOutside(value, on: day))
    #expect(map.isConstant(for: value, in: .earliest ... .latest))
  }

  /// Rows: a code, a first and a last day, and whether it is one team on all of them.
  @Test(arguments: [
    ("NW-T1", "2016-06-01", "2016-06-30", true), ("NW-T1", "2016-06-01", "2016-07-01", false),
    ("NW-T1", "2016-07-01", "2016-07-31", true), ("NW-T2", "0001-01-01", "9999-12-31", true),
    ("NW-T5", "2016-06-30", "2016-07-01", false), ("NW-T5", "2016-07-01", "2016-07-01", true),
    ("NW-T6", "2014-01-01", "2016-12-31", false), ("NW-T6", "2015-01-01", "2015-12-31", true),
    ("NW-T6", "2014-12-31", "2015-01-01", false), ("NE-T1", "2014-01-01", "2016-12-31", true),
  ])
  func constancy(_ code: String, _ first: String, _ last: String, _ expected: Bool) throws {
    let days = try Self.day(first)...(try Self.day(last))
    #expect(try Self.map().isConstant(for: Self.code(code), in: days) == expected)
  }

  /// It agrees with asking day by day, whatever the days.
  @Test(arguments: ["NW-T1", "NW-T2", "NW-T5", "NW-T6", "NW-T9", "NE-T1"])
  func constancyIsWhatEachDaySays(_ code: String) throws {
    let (map, start, name) = (try Self.map(), try Self.day("2014-12-25"), Self.code(code))
    for first in stride(from: 0, to: 600, by: 7) {
      for length in [0, 1, 6, 13, 200] {
        let days = try (first...first + length).map { try #require(start.adding(days: $0)) }
        let answers = Set(days.map { "\(map.line(of: name, on: $0)) \(map.isOutside(name, on: $0))" })
        #expect(map.isConstant(for: name, in: days[0]...days[length]) == (answers.count == 1), "\(code) \(days[0])")
      }
    }
  }

  @Test func remarksSayWhatBecameOfWhat() throws {
    #expect(
      try Self.map().remarks == [
        "NW-T5 is counted as Central from 1 July 2016.",
        "NW-T5 is counted as 'Central until June 2016' until 30 June 2016.",
        "NW-T1 is counted as North until 30 June 2016.", "NW-T9 is counted as North from 1 July 2016.",
        "NW-T6 is counted as South from 1 January 2015 to 31 December 2015.",
        "NW-T2, NW-T3 and NW-T4 are counted as West.",
      ])
    #expect(TeamMap.none.remarks == [])
  }

  @Test func manyRemarksAreCutShort() throws {
    let rows = (100...160).map { "T\($0),,,Team \($0)" }
    let remarks = try Self.map(([#"code,from,to,team"#] + rows).joined(separator: "\n")).remarks
    #expect(remarks.count == 51 && remarks.last == "The team map has 11 more such lines.")
  }

  @Test func recordsThatTheMapLeavesOutAreCounted() throws {
    var lines = TeamLines(try Self.map("code,from,to,team\nT1,2016-01-01,2016-06-30,North\nT2,,,T2\nT7,,,North"))
    let (inside, outside) = (try Self.day("2016-03-31"), try Self.day("2016-09-30"))
    #expect(lines.line(of: Self.code("T1"), on: inside, records: 20) == Self.code("North"))
    #expect(lines.line(of: Self.code("T1"), on: outside, records: 2) == Self.code("T1"))
    #expect(lines.line(of: Self.code("T1"), on: outside) == Self.code("T1"))
    #expect(lines.line(of: Self.code("T2"), on: outside) == Self.code("T2"))
    #expect(lines.line(of: Self.code("T3"), on: outside) == Self.code("T3"))
    #expect(lines.line(of: .notStated, on: outside) == .notStated)
    #expect(lines.outside == ["T1": 3])
    #expect(
      lines.problems == [
        "Records of T1 dated outside its rows in the team map: 3. They are counted as T1.",
        "The team map has codes that no record has: T7.",
      ])
  }

  /// Rows: the days of the audits, and how a team's figure is worded.
  @Test(arguments: [
    ("2016-03-31", "2016-03-31", "team holding the case on 31 March 2016"),
    ("2016-03-31", "2016-06-30", "team holding the case on the day of its audit, 31 March 2016 to 30 June 2016"),
  ])
  func wording(_ first: String, _ last: String, _ expected: String) throws {
    #expect(TeamMap.wording(on: try Self.day(first)...(try Self.day(last))) == expected)
  }

  // MARK: Reading

  /// Rows: what follows the first row, and what is found where.
  @Test(arguments: [
    ("NW-T1,,2016-06-30", ["table-row 2:1"]), (",,,North", ["invalid-team-cell 2:1"]),
    ("NW-T1,,,", ["invalid-team-cell 2:9"]), ("  ,,,North", ["invalid-team-cell 2:1"]),
    ("NW-T1 ,,,North", ["invalid-team-cell 2:1"]), ("NW-T1,,, North", ["invalid-team-cell 2:9"]),
    ("NW-T1,30/06/2016,,North", ["invalid-team-day 2:7"]), ("NW-T1,,2016-02-30,North", ["invalid-team-day 2:8"]),
    ("NW-T1,2016-6-1,June,North", ["invalid-team-day 2:7", "invalid-team-day 2:16"]),
    ("NW-T1, ,,North", ["invalid-team-day 2:7"]),
    (",x,,", ["invalid-team-cell 2:1", "invalid-team-day 2:2", "invalid-team-cell 2:5"]),
    ("NW-T1,2016-07-01,2016-06-30,North", ["reversed-team-days 2:18"]),
    ("NW-T1,,2016-06-30,North\nNW-T1,2016-06-30,,East", ["overlapping-team-days 3:1"]),
    ("NW-T1,2016-06-30,,East\nNW-T1,,2016-06-30,North", ["overlapping-team-days 3:1"]),
    ("NW-T1,,,North\nNW-T1,,,North", ["overlapping-team-days 3:1"]),
    (
      "T1,2016-01-01,2016-12-31,A\nT1,2016-02-01,2016-02-28,B\nT1,2016-06-01,2016-06-30,C",
      ["overlapping-team-days 3:1", "overlapping-team-days 4:1"]
    ),
    ("NW-T1,\"2016-06-30,,North", ["malformed-csv 2:7"]),
  ])
  func mistakesHavePlaces(_ rows: String, _ expected: [String]) {
    let (map, found) = Self.read("code,from,to,team\n\(rows)")
    #expect(found == expected)
    #expect(map == nil)
  }

  /// Rows: what is in order.
  @Test(arguments: [
    "", "NW-T1,,2016-06-30,North\nNW-T1,2016-07-01,,East", "NW-T1,,,North\nNW-T2,,,North\nNW-T3,,,NW-T1",
    "NW-T1,2016-06-30,2016-06-30,North\n\n,,,\n", "\"NW, T1\",,,\"North, old\"",
  ])
  func whatIsInOrderIsRead(_ rows: String) {
    let (map, found) = Self.read("code,from,to,team\n\(rows)")
    #expect(found == [] && map != nil)
  }

  @Test func theOtherRowIsNamed() {
    var diagnostics = Diagnostics()
    let text = "code,from,to,team\nNW-T1,,,North\nNW-T2,,,West\nNW-T1,2016-07-01,,East\n"
    _ = TeamMap.read(SourceText(path: "map.csv", bytes: Array(text.utf8)), &diagnostics)
    #expect(
      diagnostics.all.map(\.message.text) == [
        "this code has days in common with line 2, so it is not clear which team holds"
      ])
  }

  @Test(arguments: ["", "code,from,until,team", "code;from;to;team", "team,code,from,to"])
  func theFirstRowNamesTheColumns(_ text: String) {
    #expect(Self.read(text).found == ["table-columns 1:1"])
  }
}
