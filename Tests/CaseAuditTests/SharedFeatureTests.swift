import CaseAudit
import Foundation
import Support
import Testing

/// The features that the project's rubrics share: what records show, what they leave open, and what they rule out.
struct SharedFeatureTests {
  private static let rubric = Result {
    try RubricLibrary(folders: [Project.url("rubrics").path]).rubric(named: "cordis-bright-themes")
  }

  /// What a record with these fields comes to for a feature.
  private func state(of feature: String, in fields: String) throws -> FeatureState {
    let rubric = try Self.rubric.get()
    let row = try #require(rubric.features.flatMap(\.rows).first { $0.id == feature })
    let folder = try TemporaryFolder()
    let own = fields.contains("\"case\"") ? "" : "\"case\": {\(Self.identity)}, "
    let text = "{\(own)\(fields.replacing("\"case\": {", with: "\"case\": {\(Self.identity), "))}"
    try folder.write(text, to: "record.json")
    var found: [FeatureState] = []
    let report = Audit(rubric: rubric).run(
      Inputs(finding: ["\(folder.path)/record.json"]), onCase: { found = $0.results[0]?.features ?? [] })
    try #require(found.count > row.index, "\(report.inputs.unread)")
    return found[row.index]
  }

  private static let identity = "\"authorityCode\": \"X\", \"caseId\": \"1\", \"auditDate\": \"2016-09-30\""

  @Test(
    arguments: [
      ("physical", "\"abuse\": {\"types\": [\"physical\", \"stalking\"]}", .recorded),
      ("stalking", "\"abuse\": {\"types\": [\"physical\", \"stalking\"]}", .recorded),
      ("sexual", "\"abuse\": {\"types\": [\"physical\", \"stalking\"]}", .ruledOut),
      ("sexual", "\"abuse\": {\"types\": []}", .ruledOut), ("sexual", "\"abuse\": {}", .notStated),
      ("sexual", "\"abuse\": {\"types\": \"unlisted\"}", .notJudged),
    ] as [(String, String, FeatureState)])
  func formsOfAbuse(_ feature: String, _ fields: String, _ expected: FeatureState) throws {
    #expect(try state(of: feature, in: fields) == expected)
  }

  /// Every form of abuse that a record can name has a row.
  @Test func everyFormHasARow() throws {
    let rubric = try Self.rubric.get()
    let table = try #require(rubric.features.first { $0.id == "abuse-forms" })
    let schema = try JSONSerialization.jsonObject(
      with: Data(contentsOf: Project.url("rubrics/case-record.schema.json")))
    let types = ["$defs", "abuse", "properties", "types", "items"].reduce(schema as? [String: Any]) {
      $0?[$1] as? [String: Any]
    }
    let names = try #require(types?["oneOf"] as? [[String: Any]]).compactMap { $0["const"] as? String }
    #expect(names.count == 13 && table.rows.count == names.count)
    for name in names {
      let states = try table.rows.map { try state(of: $0.id, in: "\"abuse\": {\"types\": [\"\(name)\"]}") }
      #expect(states.count { $0 == .recorded } == 1 && states.count { $0 == .ruledOut } == 12, "\(name)")
    }
  }

  private static let nothing = "\"interventions\": [], \"referrals\": []"

  @Test(
    arguments: [
      ("service-unavailable", "\"interventions\": [{\"kind\": \"refuge\", \"status\": \"unavailable\"}]", .recorded),
      ("service-unavailable", "\"interventions\": [{\"kind\": \"refuge\", \"status\": \"active\"}]", .ruledOut),
      ("service-unavailable", "\"interventions\": [{\"kind\": \"refuge\"}]", .notStated),
      ("service-unavailable", "\"referrals\": []", .notStated), ("service-unavailable", nothing, .ruledOut),
      ("service-waiting", "\"interventions\": [{\"status\": \"waiting\"}]", .recorded),
      ("service-waiting", "\"referrals\": [{\"date\": \"2016-05-01\", \"outcome\": \"waiting\"}]", .recorded),
      // A referral from before the audit window; one without a day may lie in it.
      (
        "service-waiting",
        "\"interventions\": [], \"referrals\": [{\"date\": \"2014-05-01\", \"outcome\": \"waiting\"}]",
        .ruledOut
      ),
      ("service-waiting", "\"interventions\": [], \"referrals\": [{\"outcome\": \"waiting\"}]", .notStated),
      (
        "referral-turned-down", "\"referrals\": [{\"date\": \"2016-05-01\", \"outcome\": \"declinedByService\"}]",
        .recorded
      ),
      (
        "referral-turned-down", "\"referrals\": [{\"date\": \"2016-05-01\", \"outcome\": \"declinedByPerson\"}]",
        .ruledOut
      ),
      (
        "service-not-wanted", "\"referrals\": [{\"date\": \"2016-05-01\", \"outcome\": \"declinedByPerson\"}]",
        .recorded
      ),
      ("service-not-wanted", "\"interventions\": [{\"status\": \"declined\"}]", .recorded),
      (
        "not-there-for-child", "\"interventions\": [{\"forWhom\": \"child\", \"status\": \"unavailable\"}]", .recorded
      ),
      (
        "not-there-for-child",
        "\"interventions\": [{\"forWhom\": \"victim\", \"status\": \"unavailable\"}], \"referrals\": []", .ruledOut
      ),
      (
        "not-there-for-child",
        "\"interventions\": [{\"forWhom\": \"child\", \"status\": \"declined\"}], \"referrals\": []",
        .ruledOut
      ),
      ("not-there-for-child", "\"interventions\": [{\"status\": \"waiting\"}], \"referrals\": []", .notStated),
      (
        "domestic-abuse-service-not-there", "\"interventions\": [{\"kind\": \"refuge\", \"status\": \"unavailable\"}]",
        .recorded
      ),
      (
        "mental-health-service-not-there",
        "\"referrals\": [{\"date\": \"2016-05-01\", \"to\": \"camhs\", \"outcome\": \"waiting\"}]", .recorded
      ),
      ("housing-not-there", nothing, .ruledOut),
    ] as [(String, String, FeatureState)])
  func services(_ feature: String, _ fields: String, _ expected: FeatureState) throws {
    #expect(try state(of: feature, in: fields) == expected)
  }

  @Test(
    arguments: [
      ("child-under-one", "\"children\": [{\"id\": \"c1\", \"ageYears\": 0}]", .recorded),
      ("child-under-one", "\"children\": [{\"id\": \"c1\", \"ageYears\": 1}]", .ruledOut),
      ("child-under-one", "\"children\": [{\"id\": \"c1\", \"unborn\": true}]", .ruledOut),
      ("child-under-one", "\"children\": [{\"id\": \"c1\"}]", .notStated),
      (
        "child-under-five", "\"children\": [{\"id\": \"c1\", \"ageYears\": 9}, {\"id\": \"c2\", \"ageYears\": 4}]",
        .recorded
      ),
      ("unborn-child", "\"children\": [{\"id\": \"c1\", \"unborn\": true}]", .recorded),
      ("unborn-child", "\"children\": [{\"id\": \"c1\", \"ageYears\": 3}]", .ruledOut),
      ("several-children", "\"children\": [{\"id\": \"c1\"}, {\"id\": \"c2\"}]", .recorded),
      ("several-children", "\"children\": [{\"id\": \"c1\"}]", .ruledOut),
      (
        "child-who-causes-harm",
        "\"children\": [{\"id\": \"c1\", \"harmsOthers\": true}], \"abuse\": {\"perpetratorIds\": []}", .recorded
      ),
      (
        "child-who-causes-harm", "\"children\": [{\"id\": \"c1\"}], \"abuse\": {\"perpetratorIds\": [\"c1\"]}",
        .recorded
      ),
      (
        "child-who-causes-harm", "\"children\": [{\"id\": \"c1\"}], \"abuse\": {\"perpetratorIds\": [\"a1\"]}",
        .notStated
      ),
      ("high-risk", "\"riskAssessments\": [{\"date\": \"2016-05-01\", \"tool\": \"dash\", \"ticks\": 15}]", .recorded),
      (
        "high-risk",
        "\"riskAssessments\": [{\"date\": \"2016-05-01\", \"tool\": \"dash\", \"ticks\": 3, \"level\": \"standard\"}]",
        .ruledOut
      ),
      ("high-risk", "\"riskAssessments\": [{\"date\": \"2016-05-01\", \"tool\": \"dash\"}]", .notStated),
      ("protection-plan", "\"case\": {\"status\": \"childProtection\"}", .recorded),
      (
        "protection-plan",
        "\"case\": {\"status\": \"closed\"}, \"plans\": [{\"type\": \"childProtection\", \"startDate\": \"2016-01-10\", \"endDate\": \"2016-07-10\"}]",
        .recorded
      ),
      (
        "protection-plan",
        "\"case\": {\"status\": \"closed\"}, \"plans\": [{\"type\": \"childProtection\", \"startDate\": \"2013-01-10\", \"endDate\": \"2013-07-10\"}]",
        .ruledOut
      ),
      ("protection-plan", "\"case\": {\"status\": \"childInNeed\"}, \"plans\": []", .ruledOut),
      ("protection-plan", "\"case\": {\"status\": \"childInNeed\"}", .notStated),
      ("looked-after", "\"case\": {\"status\": \"lookedAfter\"}", .recorded),
      ("closed", "\"case\": {\"status\": \"closed\"}", .recorded), ("closed", "\"plans\": []", .notStated),
      ("earlier-referrals", "\"case\": {\"previousReferrals\": 0}", .ruledOut),
      ("earlier-referrals", "\"case\": {\"previousReferrals\": -1}", .notJudged),
    ] as [(String, String, FeatureState)])
  func caseMix(_ feature: String, _ fields: String, _ expected: FeatureState) throws {
    #expect(try state(of: feature, in: fields) == expected)
  }
}
