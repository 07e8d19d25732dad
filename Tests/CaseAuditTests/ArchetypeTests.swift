import CaseAudit
import Foundation
import Support
import Testing

@testable import SampleGenerator

/// The fifteen archetypes, and what must come of changes to them.
struct ArchetypeTests {
  static let themes = ["risk", "impact", "multi-agency", "fathers", "voice"]

  private func record(_ name: String) throws -> Node {
    try Node(json: Data(contentsOf: Project.url("sample-audits/archetypes/records/\(name).json")))
  }

  private func judge(_ node: Node) throws -> CaseResult {
    let folder = try TemporaryFolder()
    let schema = try ProjectFolder(url: Project.root).schema()
    try folder.write(JSONWriter(schema: schema).collection([schema.arranged(node)]), to: "case.json")
    var results: [CaseResult] = []
    _ = Audit(rubric: try SampleTests.rubric.get()).run(
      Inputs(finding: [folder.path]), onCase: { results.append($0.result) })
    return try #require(results.first)
  }

  @Test func all75ThemesAreAsDesigned() throws {
    let rows = try Project.text("sample-audits/archetypes/designed-themes.csv").split(separator: "\n").dropFirst()
    #expect(rows.count == 75)
    let outcomes = ["yes": "gap", "no": "noGap", "not applicable": "notApplicable"]
    for row in rows {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let theme = try judge(record(cells[0])).themes[try #require(Self.themes.firstIndex(of: cells[1]))]
      #expect(theme.outcome.rawValue == outcomes[cells[3]], "\(row)")
      // The design rounds to whole percent, halves up.
      let percent = theme.score.outOf == 0 ? "" : String((200 * theme.score.points / theme.score.outOf + 1) / 2)
      #expect(percent == cells[2], "\(row)")
    }
  }

  @Test func oldWorkCountsForNothing() throws {
    var old = try record("A05")
    let auditDate = old["case"]["auditDate"]
    old = try movedBack(old, years: 7)
    old["case"]["auditDate"] = auditDate
    let result = try judge(old)
    #expect(result.themes.map(\.outcome) == Array(repeating: .gap, count: 5))
  }

  private func movedBack(_ node: Node, years: Int) throws -> Node {
    switch node {
    case .text(let text):
      return .text(CalendarDate(text).flatMap { $0.adding(months: -12 * years) }.map(\.description) ?? text)
    case .list(let items): return .list(try items.map { try movedBack($0, years: years) })
    case .object(let fields):
      return .object(try fields.map { .init(name: $0.name, value: try movedBack($0.value, years: years)) })
    case .null, .boolean, .integer, .number: return node
    }
  }

  @Test(arguments: ["A06", "A07", "A11"])
  func fathersDoNotVanish(_ name: String) throws {
    var changed = try record(name)
    let adults = changed["adults"].items
    changed["adults"] = .list(adults.filter { !Recipes.isFather($0) })
    #expect(changed["adults"].items.count < adults.count)
    #expect(try judge(changed).themes[3].outcome == .gap)
    changed["case"]["noFatherReason"] = "deceased"
    #expect(try judge(changed).themes[3].outcome == .notApplicable)
  }

  /// Free text is optional: a file without any is not worse for it.
  @Test func narrativesAreOptional() throws {
    var changed = try record("A05")
    changed["narratives"] = .null
    #expect(try judge(changed) == judge(record("A05")))
  }

  @Test func aBirthFathersRowTakenAwayLeavesTheGap() throws {
    var changed = try record("A06")
    changed["adults"] = .list(changed["adults"].items.filter { $0["id"].string != "a3" })
    #expect(try judge(changed).themes[3].outcome == .gap)
  }
}
