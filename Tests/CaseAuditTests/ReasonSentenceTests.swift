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
      if indent >= 2, trimmed.hasPrefix("- ") {
        points.append(String(repeating: " ", count: indent - 2) + trimmed.dropFirst(2))
      } else if indent >= 4, !points.isEmpty {
        points[points.count - 1] += " \(trimmed)"
      }
    }
    return points.map { $0.replacing("a.json:", with: "") }
  }

  private static let visits =
    #""visits": [{"childId": "c1"}, {"childId": "c1", "seenAlone": true}, {"seenAlone": false}]"#

  @Test(
    arguments: [
      // What is read decides.
      ("abuse.controlConsidered", #""abuse": {"controlConsidered": true}"#, ["abuse.controlConsidered is true (2:32)"]),
      (
        #"abuse.severity == "severe""#, #""abuse": {}"#,
        [#"abuse.severity == "severe" is left open (severity not stated in abuse, 2:10)"#]
      ),
      (
        #"abuse.severity == "severe""#, #""visits": []"#,
        [#"abuse.severity == "severe" is left open (abuse.severity not stated in the record, 1:1)"#]
      ),
      (
        "case.previousReferrals > 0", #""abuse": {}"#,
        ["case.previousReferrals > 0 is left open (previousReferrals not stated in case, 1:10)"]
      ),
      (#""dash" in tools"#, #""abuse": {}"#, [#""dash" in tools holds"#]),
      // The opposite.
      (
        "!abuse.controlConsidered", #""abuse": {"controlConsidered": true}"#,
        ["!abuse.controlConsidered does not hold (2:32)"]
      ),
      (
        "!visits.exists(v, v.seenAlone)", visits,
        [
          "!visits.exists(v, v.seenAlone) does not hold:", "  visits: visits[1] (2:31) shows it (one of 3 does):",
          "    visits[1].seenAlone is true (2:62)",
        ]
      ),
      // Both sides, or one.
      (
        "abuse.controlConsidered && abuse.patternAnalysed",
        #""abuse": {"controlConsidered": true, "patternAnalysed": true}"#,
        ["abuse.controlConsidered is true (2:32)", "abuse.patternAnalysed is true (2:57)"]
      ),
      (
        "abuse.controlConsidered && abuse.patternAnalysed", #""abuse": {"patternAnalysed": false}"#,
        ["abuse.patternAnalysed is false (2:30)"]
      ),
      (
        "abuse.controlConsidered || abuse.patternAnalysed", #""abuse": {"patternAnalysed": true}"#,
        ["abuse.patternAnalysed is true (2:30)"]
      ),
      // A choice.
      (
        "has(abuse.severity) ? abuse.patternAnalysed : abuse.controlConsidered",
        #""abuse": {"controlConsidered": true}"#,
        [
          "has(abuse.severity) does not hold (severity not stated in abuse, 2:10)",
          "abuse.controlConsidered is true (2:32)",
        ]
      ),
      // Names.
      (
        "visits.exists(v, spoken(v))", visits,
        [
          "visits: visits[1] (2:31) shows it (one of 3 does):",
          "  spoken(visits[1]) holds, since visits[1].seenAlone is true (2:62)",
        ]
      ),
      (
        "size(open) > 0", #""plans": [{"type": "childInNeed"}]"#,
        [
          "size(open) > 0 holds: open (from plans 2:10) has 1 of 1:",
          "  plans[0] (2:11) counts, since !has(plans[0].endDate) holds (endDate not stated in plans[0], 2:11)",
        ]
      ),
      // How many: those that are enough, or all.
      (
        "1 <= size(visits.filter(v, v.seenAlone))", visits,
        [
          "1 <= size(visits.filter(v, v.seenAlone)) holds: visits.filter(v, v.seenAlone) (2:11) has 1 to 2 of 3:",
          "  visits[1] (2:31) counts, since visits[1].seenAlone is true (2:62)",
        ]
      ),
      (
        "size(visits.filter(v, v.seenAlone)) == 1", visits,
        [
          "size(visits.filter(v, v.seenAlone)) == 1 is left open: visits.filter(v, v.seenAlone) (2:11) has 1 to 2 of 3:",
          "  visits[0] (2:12) may count, since visits[0].seenAlone is left open (seenAlone not stated in visits[0], 2:12)",
          "  visits[1] (2:31) counts, since visits[1].seenAlone is true (2:62)",
          "  visits[2] (2:69) does not count, since visits[2].seenAlone is false (2:83)",
        ]
      ),
      (
        "size(visits.filter(v, v.seenAlone)) < 1", #""visits": [{"seenAlone": false}]"#,
        [
          "size(visits.filter(v, v.seenAlone)) < 1 holds: visits.filter(v, v.seenAlone) (2:11) has none of 1:",
          "  visits[0] (2:12) does not count, since visits[0].seenAlone is false (2:26)",
        ]
      ),
      ("size(visits) > 1", visits, ["size(visits) > 1 holds (2:11)"]),
      // What would have decided alike.
      (
        "abuse.controlConsidered && abuse.patternAnalysed",
        #""abuse": {"controlConsidered": false, "patternAnalysed": false}"#,
        ["abuse.controlConsidered is false (2:32)", "abuse.patternAnalysed does not hold either (this was not needed)"]
      ),
      (
        "abuse.controlConsidered || abuse.patternAnalysed",
        #""abuse": {"controlConsidered": true, "patternAnalysed": true}"#,
        ["abuse.controlConsidered is true (2:32)", "abuse.patternAnalysed holds too (this was not needed)"]
      ),
      // Lists.
      (
        "visits.exists(v, v.seenAlone)", visits,
        ["visits: visits[1] (2:31) shows it (one of 3 does):", "  visits[1].seenAlone is true (2:62)"]
      ),
      (
        "visits.all(v, v.seenAlone)", visits,
        ["visits: visits[2] (2:69) refutes it (one of 3 does):", "  visits[2].seenAlone is false (2:83)"]
      ),
      (
        "visits.exists_one(v, has(v.seenAlone))", visits,
        [
          "visits (2:11): 2 of 3 show it:",
          "  has(visits[0].seenAlone) does not hold (seenAlone not stated in visits[0], 2:12)",
          "  has(visits[1].seenAlone) holds (2:62)", "  has(visits[2].seenAlone) holds (2:83)",
        ]
      ),
      (#"visits.exists(v, v.childId == "c2")"#, #""visits": []"#, ["visits (2:11): the record shows none"]),
      (
        "visits.filter(v, v.seen).exists(v, v.seenAlone)",
        #""visits": [{"seen": false}, {"seen": true, "seenAlone": false}]"#,
        [
          "visits.filter(v, v.seen) (2:11): the only one that counts does not show it:",
          "  visits[1].seenAlone is false (2:57)",
          "  visits[0] (2:12) does not count, since visits[0].seen is false (2:21)",
        ]
      ),
      (
        "visits.exists(v, v.seenAlone)", #""visits": [{"seen": true}]"#,
        [
          "visits (2:11): the record leaves it open:",
          "  visits[0].seenAlone is left open (seenAlone not stated in visits[0], 2:12)",
        ]
      ),
      (
        "visits.exists(v, v.seenAlone)", #""plans": []"#,
        ["visits.exists(v, v.seenAlone) is left open (visits not stated in the record, 1:1)"]
      ),
      // What could not be read.
      (
        "abuse.controlConsidered", #""abuse": {"controlConsidered": "often"}"#,
        [
          "abuse.controlConsidered could not be computed: a value that the rule reads is not readable (abuse.controlConsidered could not be read, 2:32)"
        ]
      ),
    ] as [(String, String, [String])])
  func reasons(_ condition: String, _ fields: String, _ expected: [String]) throws {
    let found = try points(condition, fields)
    #expect(found == expected)
  }

  @Test(
    arguments: [
      (
        "visits.exists(v, v.seen && v.date >= auditFrom)", #""visits": [{"seen": true, "date": "2016-03-01"}]"#,
        [
          "visits: visits[0] (2:12) shows it (the only one):", "  visits[0].seen is true (2:21 = true)",
          "  visits[0].date >= auditFrom holds (2:35 = 2016-03-01)",
        ]
      ),
      (
        #"narratives.exists(n, n.text == "x")"#,
        #""narratives": [{"text": "A\u0009text of more than sixty characters, of which so many are shown and no more"}]"#,
        [
          "narratives (2:15 = 1 item): the only one does not show it:",
          #"  narratives[0].text == "x" does not hold (2:25 = "A\u{9}text of more than sixty characters, of which so many a…")"#,
        ]
      ),
    ] as [(String, String, [String])])
  func reasonsWithValues(_ condition: String, _ fields: String, _ expected: [String]) throws {
    let found = try points(condition, fields, showingValues: true)
    #expect(found == expected)
  }
}
