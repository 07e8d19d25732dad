import Foundation
import Support
import Testing

/// `--findings`: a line a case, in the order of the input.
struct FindingsTests {
  static let archetypes = "sample-audits/archetypes/records"
  static let sample = "sample-audits/four-authorities-2016"

  @Test func bothFormsBesideTheResult() throws {
    let folder = try TemporaryFolder()
    let paths = ["f.ndjson", "f.CSV", "result.txt"].map { "\(folder.path)/\($0)" }
    let run = try ProgramRun.of(
      "caseaudit",
      ["audit", "\(Self.sample)/records", "--findings", paths[0], "--findings", paths[1], "--output", paths[2]])
    #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty)
    #expect(
      try String(contentsOfFile: paths[1], encoding: .utf8) == Project.text("\(Self.sample)/expected/findings.csv"))
    #expect(try String(contentsOfFile: paths[2], encoding: .utf8) == Project.text("\(Self.sample)/expected/result.txt"))
    #expect(try String(contentsOfFile: paths[0], encoding: .utf8).split(separator: "\n").count == 331)
    for path in paths {
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    }
  }

  /// The columns of the one form are the keys of the other, and hold the same.
  @Test func bothFormsSayTheSame() throws {
    let folder = try TemporaryFolder()
    let paths = ["f.ndjson", "f.csv"].map { "\(folder.path)/\($0)" }
    let arguments = ["audit", Self.archetypes, "--by", "case.status,team"]
    #expect(
      try ProgramRun.of("caseaudit", arguments + paths.flatMap { ["--findings", $0] }).status == 0)
    let table = try String(contentsOfFile: paths[1], encoding: .utf8).components(separatedBy: "\r\n").map(Self.cells)
    let lines = try String(contentsOfFile: paths[0], encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 15 && table.count == 17)
    for (line, row) in zip(lines, table.dropFirst()) {
      var flat: [String: String] = [:]
      var object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let alerts = try #require(object.removeValue(forKey: "alerts") as? [[String: Any]])
      let rubrics = try #require(object.removeValue(forKey: "rubrics") as? [String: [String: Any]])
      // Of one rubric the table leaves out the name.
      object.merge(try #require(rubrics["cordis-bright-themes"])) { $1 }
      Self.flatten(object, "", &flat)
      flat.merge(Self.columns(of: alerts)) { $1 }
      #expect(flat.removeValue(forKey: "findingsVersion") == "2")
      #expect(flat == Dictionary(uniqueKeysWithValues: zip(table[0], row)))
      #expect(flat["groups.authority"] != nil && flat["groups.team"] != nil && flat["groups.case.status"] != nil)
    }
  }

  /// The cells of a row, some of them in quotation marks.
  private static func cells(_ row: String) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in row {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  /// What the table says of alerts.
  private static func columns(of alerts: [[String: Any]]) -> [String: String] {
    let ids = { (state: String) in
      alerts.filter { $0["state"] as? String == state }.compactMap { $0["alert"] as? String }.joined(separator: " ")
    }
    let actions = alerts.compactMap { $0["toDo"] as? String }
    return [
      "alerts.raised": ids("raised"), "alerts.notRuledOut": ids("notRuledOut"),
      "alerts.silent": alerts.flatMap { $0["silent"] as? [String] ?? [] }.joined(separator: " "),
      "alerts.dataDate": alerts.first?["dataDate"] as? String ?? "", "alerts.toDo": actions.joined(separator: " "),
    ]
  }

  private static func flatten(_ value: Any, _ path: String, _ flat: inout [String: String]) {
    if let list = value as? [String] {
      flat[path] = list.joined(separator: " ")
      return
    }
    guard let object = value as? [String: Any] else {
      flat[path] = text(
        value, isDecimal: path.hasSuffix(".percent"),
        isBoolean: path.hasSuffix(".gap") || ["inScope", "noAlertMeansSafe"].contains(path))
      return
    }
    for (key, inner) in object { flatten(inner, path.isEmpty ? key : "\(path).\(key)", &flat) }
  }

  private static func text(_ value: Any, isDecimal: Bool, isBoolean: Bool) -> String {
    switch value {
    case let text as String: text
    case let number as NSNumber where isBoolean: number.boolValue ? "true" : "false"
    case let number as NSNumber where isDecimal: String(format: "%.1f", number.doubleValue)
    case let number as NSNumber: number.stringValue
    default: ""
    }
  }

  @Test func aRecordThatIsLeftOutHasNoLine() throws {
    let folder = try TemporaryFolder()
    let record = { (id: String, rest: String) in
      "{\"case\": {\"authorityCode\": \"A\", \"caseId\": \"\(id)\"\(rest)}}\n"
    }
    let day = ", \"auditDate\": \"2016-09-30\""
    try folder.write(
      record("1", day) + record("1", day) + record("2", "") + "{\n" + record("=1", day + ", \"teamCode\": {}")
        + record("4", day + ", \"teamCode\": \"x\\u202Ey\""),
      to: "in/cases.ndjson")
    let paths = ["f.ndjson", "f.csv"].map { "\(folder.path)/\($0)" }
    let run = try ProgramRun.of(
      "caseaudit", ["audit", "\(folder.path)/in"] + paths.flatMap { ["--findings", $0] })
    #expect(run.status == 3)
    let lines = try String(contentsOfFile: paths[0], encoding: .utf8).split(separator: "\n")
    let rows = try String(contentsOfFile: paths[1], encoding: .utf8).components(separatedBy: "\r\n")
    #expect(lines.count == 3 && rows.count == 5)
    #expect(lines[0].contains("\"team\":null},") && rows[1].contains(",false,A,1,A,not stated,"))
    // What a spreadsheet would take for a formula, what can't be read, and what turns the direction of writing.
    #expect(
      lines[1].contains("\"team\":{\"couldNotBeRead\":true}") && rows[2].contains(",false,A,'=1,A,could not be read,"))
    #expect(lines[2].contains("\"team\":\"x\\u202ey\"") && rows[3].contains(",false,A,4,A,x\\u{202e}y,"))
  }

  /// What a team may be called, as JSON and as a cell: nothing misleads a terminal or a spreadsheet.
  @Test(arguments: [
    ("\u{85}", #""\u0085""#, #"\u{85}"#), ("a\u{2028}b", #""a\u2028b""#, #"a\u{2028}b"#),
    ("\u{2066}x", #""\u2066x""#, #"\u{2066}x"#), ("\u{7F}", #""\u007f""#, #"\u{7f}"#),
    ("=\u{301}1", "\"=\u{301}1\"", "'=\u{301}1"), ("+1", "\"+1\"", "'+1"), ("@A", "\"@A\"", "'@A"),
    ("-", "\"-\"", "'-"), ("\u{FF1D}1", "\"\u{FF1D}1\"", "'\u{FF1D}1"), ("a\nb", #""a\nb""#, #"a\u{a}b"#),
    ("a,b", "\"a,b\"", "\"a,b\""), ("\"\u{301}", "\"\\\"\u{301}\"", "\"\"\"\u{301}\""),
  ])
  func textsThatMislead(_ team: String, _ json: String, _ cell: String) throws {
    let folder = try TemporaryFolder()
    let written = String(decoding: try JSONEncoder().encode([team]), as: UTF8.self).dropFirst().dropLast()
    let record = "{\"case\": {\"authorityCode\": \"A\", \"caseId\": \"1\", \"teamCode\": \(written)}}"
    try folder.write(record, to: "case.json")
    let paths = ["f.ndjson", "f.csv", "r.json"].map { "\(folder.path)/\($0)" }
    let run = try ProgramRun.of(
      "caseaudit",
      ["audit", "\(folder.path)/case.json", "--as-of", "2016-09-30", "--by", "team", "--format", "json"]
        + ["--findings", paths[0], "--findings", paths[1], "--output", paths[2]])
    #expect(run.status == 0, "\(run.errors)")
    #expect(try String(contentsOfFile: paths[0], encoding: .utf8).utf8.contains(",\"team\":\(json)},".utf8))
    #expect(try String(contentsOfFile: paths[1], encoding: .utf8).utf8.contains(",false,A,1,A,\(cell),".utf8))
    #expect(try String(contentsOfFile: paths[2], encoding: .utf8).utf8.contains("\"group\": [\(json)]".utf8))
  }

  @Test(arguments: ["f.txt", "f", "f.ndjson.gz", "csv", "-", ""])
  func otherEndingsAreRefused(_ path: String) throws {
    let run = try ProgramRun.of("caseaudit", ["audit", Self.archetypes, "--findings", path])
    #expect(run.status == 64 && run.output.isEmpty && run.errors.contains(".ndjson or .csv"))
  }
}
