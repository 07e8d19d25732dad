import Foundation
import Records
import Support
import Testing

@testable import SampleGenerator

/// Each quarter's files are files of their own, and all their dates belong to it.
struct QuarterDateTests {
  private static var date: Regex<Substring> { /\d{4}-\d\d-\d\d/ }

  /// The published files of a quarter, a record a line.
  private func lines(of quarter: Quarter) throws -> [Substring] {
    try Project.text("sample-audits/four-quarters/records/\(quarter.name).ndjson").split(separator: "\n")
  }

  /// Nothing is dated after the audit date, and every referral came within the twelve months before it.
  @Test(arguments: [
    (Quarter.first, "2015-03-31", "2016-03-31"), (.second, "2015-06-30", "2016-06-30"),
    (.third, "2015-09-30", "2016-09-30"), (.fourth, "2015-12-31", "2016-12-31"),
  ])
  func noDateIsLaterThanTheAudit(_ quarter: Quarter, _ start: String, _ end: String) throws {
    for line in try lines(of: quarter) {
      let dates = line.matches(of: Self.date).map { String($0.output) }
      let stated = try #require(
        line.firstMatch(of: /"caseId":"([^"]*)".*?"auditDate":"([^"]*)".*?"referralDate":"([^"]*)"/))
      #expect(dates.max() == end && stated.2 == end, "\(stated.1)")
      #expect(start < stated.3 && stated.3 < end, "\(stated.1)")
    }
  }

  /// The same file of another quarter is the same file with every date as many days later: none stays behind.
  @Test func everyDateMovesWithTheQuarter() throws {
    let project = ProjectFolder(url: Project.root)
    let (schema, archetypes) = (try project.schema(), try project.archetypes())
    let design = try project.quarterTable().quarters[0].design
    let (before, after) = (Quarter.first.practice, Quarter.fourth.practice)
    let texts = try [before, after].map { practice in
      let sample = try Sample(
        SampleDesign(rows: design.rows, practice: practice), from: archetypes, schema: schema)
      return sample.all.map(JSONWriter.compact)
    }
    let days = before.end.days(until: after.end)
    #expect(days == 275)
    let moved = texts[0].map { text in
      text.replacing(Self.date) { CalendarDate(String($0.output))?.adding(days: days)?.description ?? "" }
    }
    #expect(moved == texts[1])
  }

  /// No file is another's copy under a new token and with new dates.
  @Test func noFileComesTwice() throws {
    let files = try Quarter.allCases.flatMap(lines).map { line in
      line.replacing(Self.date, with: "").replacing(
        /"caseId":"[^"]*","authorityCode":"[^"]*","teamCode":"[^"]*"/, with: "")
    }
    #expect(files.count == 4 * 331 && Set(files).count == files.count)
  }
}
