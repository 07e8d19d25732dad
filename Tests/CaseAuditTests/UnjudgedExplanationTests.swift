import CaseAudit
import Foundation
import Support
import Testing

/// What an explanation says where a record was not judged, or where not all can be told.
struct UnjudgedExplanationTests {
  /// Rules of about 240,000, and of more than 1,000,000, steps.
  static let long = "ns.all(x, ns.all(y, x + y > 0))"
  static let endless = "ns.all(x, ns.all(y, ns.all(z, x + y + z > 0)))"

  private func explanation(applies: String = "true", _ conditions: [String]) throws -> CaseExplanation {
    let folder = try TemporaryFolder()
    try folder.write(Project.text("rubrics/case-record.schema.json"), to: "case-record.schema.json")
    let criteria = conditions.enumerated().map { index, condition in
      "c\(index): {title: One, kind: quality, why: Because., met: \"\(condition)\"}"
    }
    try folder.write(
      """
      rubric: test
      version: "1.0"
      title: A test
      record: ../case-record.schema.json
      gap: {below: 60}
      define: {ns: "[\(Array(repeating: "1", count: 200).joined(separator: ", "))]"}
      applies: "\(applies)"
      themes: {only: {title: Only, criteria: {\(criteria.joined(separator: ", "))}}}
      """, to: "test/rubric.yaml")
    let file = try folder.write(
      """
      {"case": {"authorityCode": "LON", "caseId": "1", "auditDate": "2016-09-30"},
      "abuse": {"controlConsidered": false}}
      """, to: "a.json")
    let rubric = try RubricLibrary(folders: [folder.path]).rubric(named: "test")
    let search = Audit(rubric: rubric).explain("1", in: Inputs(finding: [file]))
    guard case .found(let explanation) = search.outcome else { throw Missing() }
    return explanation
  }

  private struct Missing: Error {}

  /// The text after what it says of alerts and its head, on one line.
  private func body(of explanation: CaseExplanation) -> String {
    let parts = explanation.text().components(separatedBy: "\n\n")
    return parts.dropFirst(2).joined(separator: "\n").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The parts of the JSON that say why.
  private func reason(of explanation: CaseExplanation) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(explanation.json().utf8)) as? [String: Any])
  }

  @Test func outOfScope() throws {
    let explanation = try explanation(applies: "abuse.controlConsidered", ["true"])
    #expect(
      body(of: explanation)
        == "Not judged: the record is not in the rubric's scope, because this does not hold: "
        + "- abuse.controlConsidered is false (a.json:2:32)")
    let json = try reason(of: explanation)
    let because = (json["scope"] as? [String: Any])?["because"] as? [String: Any]
    #expect(json["state"] as? String == "outOfScope" && json["reason"] is NSNull)
    #expect(because?["outcome"] as? String == "doesNotHold" && because?["basis"] as? String == "reading")
    #expect(because?["reads"] as? [String] == ["abuse.controlConsidered"])
    #expect((json["themes"] as? [Any])?.isEmpty == true)
  }

  @Test(
    arguments: [
      ("true", ["true", endless], "the criterion 'c1' would take more work on this record than is allowed"),
      (endless, ["true"], "what the rubric applies to would take more work on this record than is allowed"),
      (
        "true", Array(repeating: "ns.map(x, ns.map(y, y)) != []", count: 40),
        "the rules would make longer lists or texts of this record than is allowed"
      ),
      ("true", Array(repeating: long, count: 60), "the rules would take more work on this record than is allowed"),
    ] as [(String, [String], String)])
  func tooMuchWork(_ applies: String, _ conditions: [String], _ expected: String) throws {
    let explanation = try explanation(applies: applies, conditions)
    #expect(body(of: explanation) == "Not judged: \(expected).")
    let json = try reason(of: explanation)
    #expect(json["state"] as? String == "tooMuchWork" && json["reason"] as? String == expected)
  }

  /// The first item shows it, but what is asked of the second is too much to look at.
  @Test func notAllCanBeTold() throws {
    let condition = "[1, 2].exists(v, v == 1 || \(Self.endless))"
    let explanation = try explanation([condition])
    let asked = "v == 1 || \(Self.endless)"
    #expect(
      body(of: explanation).components(separatedBy: " # ")[1]
        == "Only: no gap, score 100.0 % (2 of 2 points) ## c0 One (weight 1) Met, because: \(condition) "
        + "- [1, 2]: item 1 shows it (one of 2 does): - \(asked): more would have to be looked at than is allowed")
    let json = try reason(of: explanation)
    let themes = json["themes"] as? [[String: Any]]
    let criteria = themes?.first?["criteria"] as? [[String: Any]]
    let conditions = criteria?.first?["conditions"] as? [[String: Any]]
    let because = conditions?.first?["because"] as? [String: Any]
    #expect(criteria?.first?["judgement"] as? String == "met" && because?["basis"] as? String == "witness")
    let item = (because?["parts"] as? [[String: Any]])?.first
    let part = (item?["parts"] as? [[String: Any]])?.first
    #expect(part?["basis"] as? String == "tooMuch" && part?["condition"] as? String == asked)
  }
}
