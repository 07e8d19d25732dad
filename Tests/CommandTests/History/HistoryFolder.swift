import Foundation
import Support

/// A folder in which a line of shell works with a history.
///
/// It holds `caseaudit.sqlite` with the audits `Q1` to `Q4` of the four quarters, a census of 331 files each, kept on 5 January 2017;
/// `records/`, their records; `small-1.ndjson` and `small-2.ndjson`, the first twelve of the first two quarters; `sizes.csv`, the
/// sizes of teams; and two versions 1.1 of the rubric: `bands/cordis-bright-themes` with another gap rule, and
/// `asks/cordis-bright-themes` with another question about risk tools.
struct HistoryFolder {
  let folder: TemporaryFolder

  /// The history is made once, and lies in memory between the tests.
  private static let kept = Result {
    let folder = try HistoryFolder(with: nil)
    for quarter in 1...4 {
      let run = try folder.run(
        "caseaudit audit records/2016-Q\(quarter).ndjson --save Q\(quarter) --basis census --quiet")
      guard run.status == 0 else { throw CocoaError(.fileReadUnknown, userInfo: ["said": run.words]) }
    }
    return try Data(contentsOf: folder.folder.url.appendingPathComponent("caseaudit.sqlite"))
  }

  init() throws { try self.init(with: Self.kept.get()) }

  private init(with history: Data?) throws {
    folder = try TemporaryFolder()
    let quarters = Project.url("sample-audits/four-quarters")
    try FileManager.default.createSymbolicLink(
      at: folder.url.appendingPathComponent("records"), withDestinationURL: quarters.appendingPathComponent("records"))
    try history?.write(to: folder.url.appendingPathComponent("caseaudit.sqlite"))
    try folder.write(Project.text("sample-audits/four-quarters/team-sizes.csv"), to: "sizes.csv")
    for quarter in 1...2 {
      let lines = try Project.text("sample-audits/four-quarters/records/2016-Q\(quarter).ndjson").split(separator: "\n")
      try folder.write(lines.prefix(12).joined(separator: "\n") + "\n", to: "small-\(quarter).ndjson")
    }
    try addRubric("bands", "below: 60", "below: 90")
    try addRubric("asks", "r.tool in domesticAbuseTools", #"r.tool == "dash""#)
  }

  /// Adds a version 1.1 of the rubric, with something else in the place of a text.
  private func addRubric(_ name: String, _ old: String, _ new: String) throws {
    let shared = ["case-record.schema.json"] + ["definitions", "alerts", "features"].map { "shared-\($0).yaml" }
    for file in shared { try folder.write(Project.text("rubrics/\(file)"), to: "\(name)/\(file)") }
    let text = try Project.text("rubrics/cordis-bright-themes/rubric.yaml")
    let edited = text.replacing("\nversion: \"1.0\"\n", with: "\nversion: \"1.1\"\n")
    guard edited != text, text.contains(old) else { throw CocoaError(.formatting) }
    try folder.write(edited.replacing(old, with: new), to: "\(name)/cordis-bright-themes/rubric.yaml")
  }

  /// Runs a line of shell in the folder, on 5 January 2017.
  func run(_ line: String) throws -> ProgramRun {
    try ProgramRun.shell("export SOURCE_DATE_EPOCH=1483574400; \(line)", in: folder)
  }

  /// Whether a file or folder of this name is there.
  func holds(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder.path)/\(name)") }
}

/// A line of shell, and what is expected of it.
struct HistoryRow: Sendable, CustomStringConvertible {
  let line: String
  let status: Int32
  /// A part of what stands on standard output and on standard error, with single spaces; nil where nothing does.
  let output, errors: String?

  init(_ line: String, _ status: Int32, _ output: String? = nil, errors: String? = nil) {
    (self.line, self.status, self.output, self.errors) = (line, status, output, errors)
  }

  var description: String { line }

  /// What is not as expected; nil where all is.
  func difference(in run: ProgramRun) -> String? {
    var found = run.status == status ? [] : ["exit code \(run.status), not \(status)"]
    for (name, text, part) in [("output", run.output, output), ("errors", run.errors, errors)] {
      let words = text.replacing(/\s+/, with: " ")
      let isThere = part.map { !words.isEmpty && ($0.isEmpty || words.contains($0)) } ?? words.isEmpty
      if !isThere { found.append("\(name): \(words.prefix(600))") }
    }
    return found.isEmpty ? nil : found.joined(separator: "\n")
  }
}
