import Foundation
import Support
import Testing

/// What goes wrong with reports and comparisons: the exit code, a part of what is said, and no file left.
struct ReportMistakeTests {
  private func check(_ line: String, _ status: Int32, _ message: String) throws {
    let folder = try ReportFolder()
    let said = try folder.run(line)
    #expect(said.status == status, "\(said.words)")
    #expect(said.words.contains(message), "\(said.words)")
    #expect(try folder.files().allSatisfy { !$0.hasPrefix("o/") })
  }

  @Test(arguments: [
    ("caseaudit report", "Missing expected argument"),
    ("caseaudit report case.json --output o", "Missing expected argument '--to"),
    ("caseaudit report case.json --to html", "Missing expected argument '--output"),
    ("caseaudit report case.json --to pdf --output o", "there is no form 'pdf'; use html, csv, xlsx, json, md"),
    ("caseaudit report case.json --to html, --output o", "there is no form ''"),
    ("caseaudit report case.json --to '' --output o", "there is no form ''"),
    ("caseaudit report case.json --to html --output ''", "--output takes the path of a folder"),
    ("caseaudit report case.json --to html --output -", "--output takes the path of a folder"),
    ("caseaudit report case.json --to html --output o --for all", "'all' is not one of board, team, practitioner"),
    ("caseaudit report case.json --to csv --output o --for board", "--to csv has every figure, and is not --for board"),
    (
      "caseaudit report case.json --to html --output o --for practitioner --disclosure dfe",
      "a page a case, which no disclosure policy allows"
    ),
    ("caseaudit report result.json --to html --output o --for practitioner", "needs the case files"),
    ("caseaudit report result.json later.json --to html --output o", "report takes one audit"),
    (
      "caseaudit report result.json case.json --to html --output o", "give audits that are made or case files, not both"
    ),
    ("caseaudit report result.json --by team --to html --output o", "a result is grouped already"),
    (
      "caseaudit report result.json --as-of 2016-09-30 --to html --output o",
      "an audit that is made has its window already"
    ),
    (
      "caseaudit report result.json --from 2016-01-01 --to html --output o",
      "an audit that is made has its window already"
    ),
    ("caseaudit report case.json --by taem --to html --output o", "did you mean 'team'?"),
    ("caseaudit report case.json --threads 0 --to html --output o", "the number of threads is from 1 to 1024"),
    ("caseaudit report case.json --marking '' --to html --output o", "--marking takes a text of 1 to 200 bytes"),
    (
      "caseaudit report case.json --marking $(printf '%0201d' 1) --to html --output o",
      "--marking takes a text of 1 to 200 bytes"
    ),
    (
      "caseaudit report case.json --basis all --to html --output o",
      "'all' is not one of census, random, random-unequal, purposive, not-stated"
    ),
    (
      "caseaudit report case.json --disclosure gdpr --to html --output o",
      "there is no disclosure policy 'gdpr'; there are none, dfe, opensafely, ons"
    ),
    ("caseaudit report teams --by team --to html --output o", "a team with fewer than three workers is never shown"),
    ("caseaudit report case.json --by case.teamCode --to html --output o", "with --team-sizes"),
    ("caseaudit compare", "Missing expected argument"),
    ("caseaudit compare result.json later.json case.json", "give audits that are made or case files, not both"),
    ("cp result.json r.json; caseaudit compare result.json later.json r.json", "compare takes one audit, or two"),
    ("caseaudit compare case.json --group NE", "give --group twice, or not at all"),
    ("caseaudit compare case.json --group A --group B --group C", "give --group twice, or not at all"),
    ("caseaudit compare case.json --group NE --group NE", "--group names the same group twice"),
    ("caseaudit compare case.json --group NE --group NW", "there is no such group; there are 'NW'"),
    ("caseaudit compare result.json --group NE --group NW", "there is no such group"),
    ("caseaudit compare result.json later.json --group NE --group NW", "compares two groups of one audit"),
    ("caseaudit compare result.json --by team", "a result is grouped already"),
    ("caseaudit compare case.json --to html", "give --to and --output together"),
    ("caseaudit compare case.json --output o", "give --to and --output together"),
    ("caseaudit compare case.json --to csv --output o", "--to csv is a form of 'caseaudit report'"),
    ("caseaudit compare case.json --format csv", "The value 'csv' is invalid for '--format"),
    ("caseaudit compare teams --by team", "with --team-sizes"),
  ])
  func commandsThatAreNotUnderstood(_ line: String, _ message: String) throws { try check(line, 64, message) }

  /// What stands in the way of reading settings or writing files.
  @Test(arguments: [
    ("caseaudit report case.json --rubric nowhere --to html --output o", "there is no rubric 'nowhere'"),
    ("caseaudit report teams --by team --team-sizes nowhere.csv --to html --output o", "can't be read"),
    ("caseaudit report teams --by team --team-sizes case.json --to html --output o", "malformed-csv"),
    ("caseaudit report case.json --places nowhere.csv --to csv --output o", "can't be read"),
    ("caseaudit report case.json --places sizes.csv --to csv --output o", "a file of places has no column 'team'"),
    ("caseaudit report case.json --to html --output case.json", "the folder 'case.json' can't be made"),
    ("caseaudit report case.json --to html --output case.json/o", "the folder 'case.json/o' can't be made"),
    ("caseaudit report case.json --to html --output /proc/o", "the folder '/proc/o' can't be made"),
    ("caseaudit report case.json --to csv --output case.json/o", "the folder 'case.json/o' can't be made"),
    ("cp result.json r.json; caseaudit compare result.json r.json", "both read the same file"),
    ("caseaudit compare result.json result.json", "both read the same file"),
  ])
  func whatTheSurroundingsLack(_ line: String, _ message: String) throws { try check(line, 4, message) }

  /// Of no record there is nothing to show.
  @Test(arguments: [
    ("report none.ndjson --to html --output o", "no record was counted, so no report was written"),
    ("report none.json --to html --output o", "the result counts no record, so no report was written"),
    ("compare none.ndjson", "no record was counted, so nothing was compared"),
    ("compare none.json", "the audit 'none.json' counts no record, so nothing was compared"),
    ("compare none.json result.json", "the audit 'none.json' counts no record, so nothing was compared"),
    ("compare result.json none.json --to html --output o", "the audit 'none.json' counts no record"),
  ])
  func noRecord(_ line: String, _ message: String) throws {
    try check(": >none.ndjson; caseaudit audit none.ndjson --format json >none.json; caseaudit \(line)", 3, message)
  }

  /// Where one file can't be written, none is; what was there before stays as it was.
  @Test(
    arguments: [
      ("mkdir o; echo a >o/board-summary.md", "--to html,xlsx,json,md", "exists; use --force", ["board-summary.md"]),
      ("mkdir o; echo a >o/open-data.meta.csv", "--to csv,json", "exists; use --force", ["open-data.meta.csv"]),
      ("mkdir o; echo a >o/findings.csv", "--to csv", "exists; use --force", ["findings.csv"]),
      ("mkdir -p o/audit-report.json", "--to md,json --force", "no ordinary file", ["audit-report.json"]),
      ("mkdir o; ln -s ../case.json o/audit-report.json", "--to json --force", "is a link", ["audit-report.json"]),
      ("mkdir o; echo a >o/charts", "--to html --force", "can't be made", ["charts"]),
      ("ulimit -f 20", "--to json,html", "it would be larger than is allowed", []),
    ] as [(String, String, String, [String])])
  func allFilesOrNone(_ before: String, _ forms: String, _ message: String, _ left: [String]) throws {
    let folder = try ReportFolder()
    let said = try folder.run("(\(before); caseaudit report case.json \(forms) --output o)")
    #expect(said.status == 4 && said.words.contains(message), "\(forms): \(said.words)")
    let files = try folder.files(in: "o").filter { $0 != "charts" || left.contains($0) }
    #expect(files == left)
    for name in left where name != "audit-report.json" {
      #expect(try folder.text("o/\(name)") == "a\n", "what was there stays")
    }
  }

  @Test func filesThatExistAreReplacedWhenAsked() throws {
    let folder = try ReportFolder()
    let line = "caseaudit report case.json --to html,csv,xlsx,json,md --output o"
    #expect(try folder.run(line).status == 0)
    let files = try folder.files(in: "o")
    #expect(try folder.run(line).status == 4)
    #expect(try folder.run("\(line) --force").status == 0)
    #expect(try folder.files(in: "o") == files)
    for name in ["audit-report.html", "audit-report.xlsx", "audit-report.json", "board-summary.md", "findings.csv"] {
      #expect(files.contains(name), "\(files)")
    }
    for name in ["open-data.csv", "open-data.meta.csv", "result.json"] { #expect(files.contains(name), "\(files)") }
  }
}
