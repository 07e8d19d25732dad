import CaseAudit
import Foundation
import Support
import Testing

/// What comparing finds on the samples, as a reader sees it: nothing where nothing was put in, and what was put in.
struct ClearDifferenceTests {
  /// The first two cells of each row of a table, and what stands in words.
  private func rows(of id: String, in document: Document) throws -> [String] {
    let table = try #require(document.tables.first { $0.id == id }, "\(document.tables.map(\.id))")
    let words = try #require(table.columns.firstIndex { $0.title == "In words" })
    return table.rows.map { row in
      [row[0], row[1], row[words]].map { cell in
        if case .text(let text) = cell { text } else { "?" }
      }.joined(separator: " | ")
    }
  }

  private func about(_ id: String, in document: Document) -> String {
    document.tables.first { $0.id == id }?.about.first ?? ""
  }

  private static let sample = Result {
    let library = RubricLibrary(folders: [Project.url("rubrics").path])
    let audit = Audit(rubric: try library.rubric(named: "cordis-bright-themes"))
    let report = audit.run(Inputs(finding: [Project.url("sample-audits/four-authorities-2016/records").path]))
    return try PublishedAudit(AuditCounts(report), policy: .none, basis: .census)
  }

  @Test func noAuthorityOfTheSampleIsDifferent() throws {
    let audit = try Self.sample.get()
    let document = ComparisonDocument(audit).groups()
    let found = try rows(of: "comparisons", in: document)
    let titles = audit.source.rubrics.rubrics[0].themes.map(\.title)
    #expect(
      found == titles.flatMap { title in ["LON", "MID", "NE", "NW"].map { "\(title) | \($0) | no clear difference" } })
    let family = "20 comparisons were tested as one family; false discovery rate 5% (Benjamini and Hochberg)."
    #expect(about("comparisons", in: document) == family)
    let text = document.text().replacing(/\n +/, with: " ")
    #expect(text.contains("No group is different from the others on any theme: 20 comparisons were tested"))
  }

  /// Without a word on how the files were chosen, nothing is tested and nothing is called different.
  @Test func nothingIsTestedWhereTheBasisIsNotStated() throws {
    let source = try Self.sample.get().source
    let document = ComparisonDocument(try PublishedAudit(source, policy: .none, basis: .notStated)).groups()
    let found = try rows(of: "comparisons", in: document)
    #expect(found.count == 20 && found.allSatisfy { $0.hasSuffix("| not tested") })
    #expect(about("comparisons", in: document) == "Nothing was tested.")
  }

  private static let year = Result {
    let rounds = try QuarterTests.rounds.get()
    let published = try [rounds[0], rounds[3]].map {
      try PublishedAudit(AuditCounts($0.report), policy: .none, basis: .census)
    }
    let themes = published[0].source.rubrics.rubrics[0].themes.map(\.title)
    return (document: try ChangeDocument(before: published[0], after: published[1]).document(), themes: themes)
  }

  /// From the first quarter to the last, voice in NW is different, and nothing else anywhere.
  @Test func theOneChangeOfTheYearIsFound() throws {
    let (document, themes) = try Self.year.get()
    let expected = themes.enumerated().flatMap { index, title in
      ["LON", "MID", "NE", "NW"].map { group in
        "\(title) | \(group) | \(index == 4 && group == "NW" ? "different" : "no clear difference")"
      }
    }
    #expect(try rows(of: "groups-table", in: document) == expected)
    #expect(about("groups-table", in: document).hasPrefix("20 comparisons were tested as one family"))
  }

  /// Over all files the same change is too small to be told from chance.
  @Test func overAllFilesNothingIsDifferent() throws {
    let (document, themes) = try Self.year.get()
    #expect(
      try rows(of: "overall-table", in: document) == themes.map { "\($0) | All files together | no clear difference" })
    #expect(about("overall-table", in: document).hasPrefix("5 comparisons were tested as one family"))
  }

  /// The summary names the change with both rates, and says that all else was tested.
  @Test func theSummaryNamesIt() throws {
    let (document, themes) = try Self.year.get()
    let text = document.text().replacing(/\n +/, with: " ")
    #expect(text.contains("NW: '\(themes[4])' is different: 15.5% (31 December 2016) against 35.0% (31 March 2016)"))
    #expect(text.contains("Everywhere else there is no clear difference."))
    #expect(text.components(separatedBy: "is different").count == 2)
  }
}
