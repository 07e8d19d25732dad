import Foundation
import Support
import Testing

/// `caseaudit records check` and `--identifiers`, as a user runs them.
struct RecordsCheckTests {
  static let sample = "sample-audits/four-authorities-2016/records"

  /// Four records: the second holds a phone number, the third has the identity of the first, the fourth a wrong date.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let record = { (id: String, more: String) in
      #"{"case": {"authorityCode": "A1", "caseId": "\#(id)", "auditDate": "2016-09-30"\#(more)}}"#
    }
    let lines = [
      record("C-1", ""), record("C-2", #", "phone": "07700 900123""#), record("C-1", ""),
      record("C-3", #", "referralDate": "soon""#),
    ]
    try folder.write(lines.joined(separator: "\n") + "\n", to: "cases.ndjson")
    return folder
  }

  @Test func theSampleHoldsNothing() throws {
    let run = try ProgramRun.of(
      "caseaudit", ["records", "check", Self.sample, "sample-audits/archetypes/records", "--format", "json"])
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.contains("\"recordsRead\": 346") && run.output.contains("\"kinds\": []"))
  }

  @Test(
    arguments: [
      (["records", "check"], 64), (["records", "check", "a", "--identifiers", "maybe"], 64),
      (["audit", "a", "--identifiers", ""], 64), (["records", "check", "nowhere"], 3),
      (["records", "check", sample, "--rubric", "nowhere"], 4),
      (["records", "check", sample, "--identifiers", "warn"], 0),
      (["records", "check", sample, "--identifiers", "allow"], 0), (["records", "check", "--help"], 0),
    ] as [([String], Int32)])
  func exitCodes(_ arguments: [String], _ expected: Int32) throws {
    #expect(try ProgramRun.of("caseaudit", arguments).status == expected)
  }

  @Test(arguments: [
    (
      "refuse",
      """
      1  files
      3  records read
      1  records left out because of identifiers
      0  identifiers beside the records
      1  records left out because of their identity
      0  could not be read (a file, a record, or the rest of a file)
      1  values that could not be read
      1  unknown fields

      Identifier check: values that are or seem to be identifiers, by kind:
      1  phone number
      Finding none does not mean that the records are anonymous.

      """
    ),
    (
      "allow",
      """
      1  files
      4  records read
      0  records left out because of identifiers
      0  identifiers beside the records
      1  records left out because of their identity
      0  could not be read (a file, a record, or the rest of a file)
      1  values that could not be read
      1  unknown fields

      Identifier check: not done.
      Finding none does not mean that the records are anonymous.

      """
    ),
  ])
  func summaries(_ policy: String, _ expected: String) throws {
    let folder = try folder()
    let run = try ProgramRun.of("caseaudit", ["records", "check", folder.path, "--identifiers", policy])
    #expect(run.status == 3 && run.output == expected)
    #expect(run.errors.contains("error[duplicate-record]") && run.errors.contains("error[unreadable-date]"))
    #expect(run.errors.contains("error[direct-identifier]") == (policy == "refuse"))
    #expect(!run.errors.contains("900123") && !run.errors.contains("soon"))
  }

  /// Seven records with an identifier, three broken lines, two identifiers beside the records; then one of each.
  @Test(arguments: [(7, 3, 2), (1, 1, 1), (0, 1, 0), (1, 0, 0)])
  func identifiersAreNotCountedAsUnread(_ refused: Int, _ broken: Int, _ beside: Int) throws {
    let folder = try TemporaryFolder()
    let record = { (id: String, more: String) in
      #"{"case": {"authorityCode": "A1", "caseId": "\#(id)", "auditDate": "2016-09-30"\#(more)}}"#
    }
    let lines =
      (0..<refused).map { record("R-\($0)", #", "phone": "07700 900123""#) }
      + (0..<broken).map { _ in #"{"case": {"# } + [record("C-1", "")]
    try folder.write(lines.joined(separator: "\n") + "\n", to: "cases.ndjson")
    let strays = (0..<beside).map { #""contact\#($0)": "07700 900123", "# }.joined()
    try folder.write("{\(strays)\"caseRecords\": [\(record("C-2", ""))]}", to: "envelope.json")
    let table = try ProgramRun.of("caseaudit", ["audit", folder.path]).output
    let expected = [
      refused == 1
        ? "1 record left out: it holds direct identifiers:" : "7 records left out: they hold direct identifiers:",
      beside == 1 ? "1 identifier beside the records:" : "2 identifiers beside the records:",
      "\(broken) could not be read (a file, a record, or the rest of a file):",
    ]
    for (line, count) in zip(expected, [refused, beside, broken]) {
      #expect(table.contains("\n\(line)\n") == (count > 0), "\(table)")
    }
    let audit = try ProgramRun.of("caseaudit", ["audit", folder.path, "--format", "json"])
    let check = try ProgramRun.of("caseaudit", ["records", "check", folder.path, "--format", "json"])
    #expect(audit.status == 3 && check.status == 3)
    let (inputs, found) = (try json(audit.output)["inputs"] as? [String: Any], try json(check.output))
    let counts = try #require(inputs?["counts"] as? [String: Any])
    let wanted = ["leftOutForIdentifiers": refused, "identifiersBesideRecords": beside, "couldNotBeRead": broken]
    for (name, count) in wanted {
      #expect(counts[name] as? Int == count && (inputs?[name] as? [Any])?.count == count, "\(name)")
    }
    #expect(found["leftOutForIdentifiers"] as? Int == refused && found["couldNotBeRead"] as? Int == broken)
    #expect((found["identifiers"] as? [String: Any])?["besideRecords"] as? Int == beside)
  }

  private func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test(arguments: [("refuse", "error", "1 file", 3), ("warn", "warning", "2 files", 0), ("allow", "", "2 files", 0)])
  func auditsLeaveSuchRecordsOut(_ policy: String, _ severity: String, _ counted: String, _ status: Int32) throws {
    let folder = try folder()
    let lines = try String(contentsOfFile: "\(folder.path)/cases.ndjson", encoding: .utf8).split(separator: "\n")
    try folder.write(lines.prefix(2).joined(separator: "\n"), to: "cases.ndjson")
    let run = try ProgramRun.of("caseaudit", ["audit", folder.path, "--identifiers", policy])
    #expect(run.status == status && run.output.contains("· \(counted)\n"))
    #expect(run.errors.contains("\(severity)[direct-identifier]") == !severity.isEmpty)
    #expect(!(run.output + run.errors).contains("900123"))
  }
}
