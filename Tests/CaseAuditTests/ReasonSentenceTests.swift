import CaseAudit
import Foundation
import Support
import Testing

/// How each form of reason is told: a condition, a record, and the points under "met".
struct ReasonSentenceTests {
  /// The points that explain a condition on a record, without the file's name.
  private func points(_ condition: String, _ fields: String, showingValues: Bool = false) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write(Project.text("rubrics/case-record.schema.json"), to: "case-record.schema.json")
    try folder.write(
      """
      rubric: test
      version: "1.0"
      title: A test
      record: ../case-record.schema.json
      gap: {below: 60}
      sets:
        tools: [dash, dara]
      define:
        "spoken(v: visit)": |
          v.seenAlone
        open: |
          plans.filter(p, !has(p.endDate))
      themes:
        only:
          title: Only
          criteria:
            one:
              title: One
              kind: quality
              why: Because.
              met: |
                \(condition)
      """, to: "test/rubric.yaml")
    let file = try folder.write(
      """
      {"case": {"authorityCode": "LON", "caseId": "1", "auditDate": "2016-09-30"},
      \(fields)}
      """, to: "a.json")
    let rubric = try RubricLibrary(folders: [folder.path]).rubric(named: "test")
    guard case .found(let explanation) = Audit(rubric: rubric).explain("1", in: Inputs(finding: [file])).outcome else {
      return []
    }
    return Self.points(of: explanation.text(showingValues: showingValues))
  }

  /// The points, each on one line, set in by their depth.
  private static func points(of text: String) -> [String] {
    var points: [String] = []
    for line in text.split(separator: "\n").drop(while: { !$0.hasPrefix("##") }).prefix(while: { $0 != "# What" }) {
      let trimmed = line.drop { $0 == " " }
      let indent = line.count - trimmed.count
      if indent >= 4, trimmed.hasPrefix("- ") {
        points.append(String(repeating: " ", count: indent - 4) + trimmed.dropFirst(2))
      } else if indent > 4, !points.isEmpty {
        points[points.count - 1] += " \(trimmed)"
      }
    }
    return points.map { $0.replacing("a.json:", with: "") }
  }

  @Test(arguments: [
    // What is read decides.
    ("abuse.controlConsidered", #""abuse": {"controlConsidered": true}"#, ["abuse.controlConsidered is true (2:33)"]),
    (#"abuse.severity == "severe""#, #""abuse": {}"#, []),
  ])
  func placeholder(_ condition: String, _ fields: String, _ expected: [String]) throws {
    _ = try points(condition, fields)
  }
}
