import Foundation
import Support
import Testing

/// Hostile codes, tokens and names of files, from the command line to the files of a report.
struct HostileReportRunTests {
  private static let texts = [
    "=1+1", "+1", "-1", "@A1", "<script>alert(1)</script>", "</td></tr>", "\" onload=\"x", "&lt;", "a,b", "a\"b", "'",
    "\u{202E}x", "\u{200B}", "# x", "- x", "| a |", "[a](b)", "Total", "not stated", "Not stated", "e\u{301}", "\u{E9}",
    "שלום", "👩‍👩‍👧", "_x0041_", "All files together", "All", "\u{FF1D}1", "c", "z", "NULL",
  ]

  /// Codes of authorities and teams that look alike, or like our own words, each stay a group of their own.
  @Test func codesOfRecords() throws {
    let folder = try ReportFolder()
    let record = try folder.text("case.json")
    for (number, text) in Self.texts.enumerated() {
      let code = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
      let hostile = record.replacing("\"A05\"", with: "\"C-\(number)\"").replacing("\"NW\"", with: code)
        .replacing("\"T1\"", with: code)
      try folder.folder.write(hostile, to: "h/\(number).json")
    }
    try folder.folder.write(
      record.replacing("\"authorityCode\": \"NW\",", with: "\"authorityCode\": null,"), to: "h/none.json")
    let sizes = Set(Self.texts).sorted().map { "\"\($0.replacing("\"", with: "\"\""))\",5\n" }.joined()
    try folder.folder.write("team,workers\n" + sizes, to: "sizes.csv")
    let rows = Self.texts.count + 1
    for by in ["authority", "team", "authority,team", "team,team", "case.teamCode,team"] {
      let sized = by.contains("eam") ? "--team-sizes sizes.csv" : ""
      let said = try folder.run("caseaudit report h --by \(by) \(sized) --to html,csv,xlsx,json,md --output o --force")
      guard !["team,team"].contains(by) else {
        #expect(said.status == 64, "\(by): \(said.words)")
        continue
      }
      #expect([0, 3].contains(said.status), "\(by): \(said.status) \(said.words.prefix(2000))")
      let lines = try folder.text("o/open-data.csv").components(separatedBy: "\r\n").dropLast()
      #expect(lines.count >= 1 + 6 * rows, "\(by): \(lines.count) rows")
      for cell in lines.flatMap({ $0.components(separatedBy: ",") }) {
        #expect(!"=+-@".contains(cell.first ?? " "), "\(by): \(cell)")
      }
    }
  }

  @Test(arguments: [
    "--marking $'\\e[31m\\n<b>=1+1'", "--escalation $'\\e[31m\\n<b>=1+1|a|'", "--marking $'\\xff\\xfe'",
  ])
  func settings(_ option: String) throws {
    let folder = try ReportFolder()
    try folder.folder.write(Project.text("sample-audits/archetypes/records/A11.json"), to: "risk.json")
    let said = try folder.run("caseaudit report risk.json \(option) --to html,csv,xlsx,json,md --output o")
    #expect(said.status == 0, "\(said.words)")
    for name in try folder.files(in: "o").filter({ $0.contains(".") && !$0.hasSuffix(".xlsx") }) {
      let text = try folder.text("o/\(name)")
      #expect(!text.contains("\u{1B}") && !text.contains("\n<b>"), "\(name)")
      if name.hasSuffix(".html") || name.hasSuffix(".svg") { #expect(!text.contains("<b>"), "\(name)") }
    }
  }

  /// Names of files on a page: as words.
  @Test func namesOfFiles() throws {
    let folder = try ReportFolder()
    let record = try folder.text("case.json")
    for (number, name) in ["<script>", "=1+1", "a\u{1B}[31mb", "# x", "a\nb", "'\"&", "\u{202E}x"].enumerated() {
      try folder.folder.write(record.replacing("\"A05\"", with: "\"C-\(number)\""), to: "h/\(name).json")
    }
    let said = try folder.run("caseaudit report h --to html,csv,xlsx,json,md --output o")
    #expect(said.status == 0 && !said.errors.contains("\u{1B}"), "\(said.words)")
    let page = try folder.text("o/audit-report.html")
    #expect(page.contains("h/&lt;script&gt;.json") && !page.contains("<script>"))
    #expect(!page.contains("\u{1B}") && !page.contains("\u{202E}"))
    #expect(PageTags(page).tags.filter { $0 == "script" }.isEmpty)
  }
}
