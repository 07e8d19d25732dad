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

  private static let visits = #""visits": [{"childId": "c1"}, {"childId": "c1", "seenAlone": true}, {"seenAlone": false}]"#

  @Test(arguments: [
    // What is read decides.
    ("abuse.controlConsidered", #""abuse": {"controlConsidered": true}"#, []),
    (#"abuse.severity == "severe""#, #""abuse": {}"#, []),
    ("case.previousReferrals > 0", #""abuse": {}"#, []),
    (#""dash" in tools"#, #""abuse": {}"#, []),
    // The opposite.
    ("!abuse.controlConsidered", #""abuse": {"controlConsidered": true}"#, []),
    ("!visits.exists(v, v.seenAlone)", visits, []),
    // Both sides, or one.
    ("abuse.controlConsidered && abuse.patternAnalysed", #""abuse": {"controlConsidered": true, "patternAnalysed": true}"#, []),
    ("abuse.controlConsidered && abuse.patternAnalysed", #""abuse": {"patternAnalysed": false}"#, []),
    ("abuse.controlConsidered || abuse.patternAnalysed", #""abuse": {"patternAnalysed": true}"#, []),
    // A choice.
    ("has(abuse.severity) ? abuse.patternAnalysed : abuse.controlConsidered", #""abuse": {"controlConsidered": true}"#, []),
    // Names.
    ("visits.exists(v, spoken(v))", visits, []),
    ("size(open) > 0", #""plans": [{"type": "childInNeed"}]"#, []),
    // Lists.
    ("visits.exists(v, v.seenAlone)", visits, []),
    ("visits.all(v, v.seenAlone)", visits, []),
    ("visits.exists_one(v, has(v.seenAlone))", visits, []),
    (#"visits.exists(v, v.childId == "c2")"#, #""visits": []"#, []),
    ("visits.filter(v, v.seen).exists(v, v.seenAlone)", #""visits": [{"seen": false}, {"seen": true, "seenAlone": false}]"#, []),
    ("visits.exists(v, v.seenAlone)", #""visits": [{"seen": true}]"#, []),
    ("visits.exists(v, v.seenAlone)", #""plans": []"#, []),
    // What could not be read.
    ("abuse.controlConsidered", #""abuse": {"controlConsidered": "often"}"#, []),
  ] as [(String, String, [String])])
  func reasons(_ condition: String, _ fields: String, _ expected: [String]) throws {
    #expect(try points(condition, fields) == expected)
  }

  @Test(arguments: [
    (#"case.teamCode != "x""#, #""visits": []"#, []),
  ] as [(String, String, [String])])
  func reasonsWithValues(_ condition: String, _ fields: String, _ expected: [String]) throws {
    #expect(try points(condition, fields, showingValues: true) == expected)
  }
}
