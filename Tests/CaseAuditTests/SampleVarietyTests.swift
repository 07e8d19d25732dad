import CaseAudit
import Foundation
import Support
import Testing

@testable import SampleGenerator

/// The files of each round vary as `README.md` of the samples says, and each of them makes sense.
struct SampleVarietyTests {
  /// The 331 files of one round, with what each was to be about.
  struct Round: Sendable, CustomTestStringConvertible {
    let name: String
    let design: SampleDesign
    let records: [Node]

    init(_ name: String, _ design: SampleDesign, _ schema: RecordSchema) throws {
      (self.name, self.design) = (name, design)
      records = try Sample(design, from: ProjectFolder(url: Project.root).archetypes(), schema: schema).all
    }

    var testDescription: String { name }

    /// The plans, in the order of the records.
    var plans: [FilePlan] {
      let plans = Casting.plans(for: design)
      return Authority.allCases.flatMap { authority in plans.filter { $0.row.authority == authority } }
    }
  }

  /// The first sample, then the quarters of the second.
  static let rounds = Result {
    let project = ProjectFolder(url: Project.root)
    let schema = try project.schema()
    let designs =
      [("four authorities", try SampleDesign(csv: project.designText()))]
      + (try project.quarterTable().quarters.map { ($0.quarter.name, $0.design) })
    return try designs.map { try Round($0.0, $0.1, schema) }
  }
  static let numbers = Array(0...Quarter.allCases.count)

  private func round(_ number: Int) throws -> Round { try Self.rounds.get()[number] }

  /// Checks that so many percent of the files, give or take two, fall into each class.
  private func expect(_ shares: [String: Double], in round: Round, of classify: (Node) -> String) {
    let records = round.records
    for (name, aim) in shares {
      let share = 100 * Double(records.count { classify($0) == name }) / Double(records.count)
      #expect(abs(share - aim) <= 2, "\(round.name), \(name): \(share) % instead of \(aim) %")
    }
  }

  @Test(arguments: numbers)
  func statuses(_ number: Int) throws {
    let round = try round(number)
    let aims = [
      "contactOnly": 4.0, "earlyHelp": 18, "childInNeed": 45, "section47": 8, "childProtection": 22, "lookedAfter": 3,
    ]
    expect(aims, in: round) { $0["case"]["status"].string ?? "" }
  }

  @Test(arguments: numbers)
  func agesOfTheYoungest(_ number: Int) throws {
    let round = try round(number)
    expect(["unborn": 5, "0": 12, "1-3": 25, "4-6": 20, "7-11": 25, "12+": 13], in: round) { record in
      let children = record["children"].items
      if children.contains(where: { $0["unborn"] == true }) { return "unborn" }
      switch children.compactMap(\.["ageYears"].number).min() ?? -1 {
      case 0: return "0"
      case 1...3: return "1-3"
      case 4...6: return "4-6"
      case 7...11: return "7-11"
      case 12...17: return "12+"
      default: return ""
      }
    }
  }

  @Test(arguments: numbers)
  func childrenPerFile(_ number: Int) throws {
    let round = try round(number)
    expect(["1": 40, "2": 34, "3": 17, "4": 9], in: round) { String(min($0["children"].items.count, 4)) }
  }

  @Test(arguments: numbers)
  func rareFamilies(_ number: Int) throws {
    let round = try round(number)
    expect(["man": 7], in: round) { record in
      let victims = record["adults"].items.filter { record["abuse"]["victimIds"].items.contains($0["id"]) }
      return victims.contains { $0["gender"] == "m" } ? "man" : ""
    }
    expect(["same-sex": 2], in: round) { record in
      record["adults"].items.contains { $0["roles"].strings.contains("secondParent") } ? "same-sex" : ""
    }
    expect(["child-to-parent": 4], in: round) {
      $0["abuse"]["relationship"] == "childToParent" ? "child-to-parent" : ""
    }
    expect(["honour-based": 3], in: round) { record in
      let types = record["abuse"]["types"].strings
      return types.contains("honourBased") || types.contains("forcedMarriage") ? "honour-based" : ""
    }
  }

  @Test(arguments: numbers)
  func everyIdHasItsRow(_ number: Int) throws {
    let round = try round(number)
    for record in round.records {
      let children = record["children"].items.map { $0["id"] }
      let people = children + record["adults"].items.map { $0["id"] }
      let name = record["case"]["caseId"].string ?? ""
      let ofChildren =
        record["visits"].items.map { $0["childId"] }
        + record["riskAssessments"].items.flatMap { $0["childIds"].items }
        + record["narratives"].items.map { $0["childId"] }.filter { $0 != .null }
      #expect(ofChildren.allSatisfy(children.contains), "\(name)")
      let inAbuse = record["abuse"]["victimIds"].items + record["abuse"]["perpetratorIds"].items
      #expect(!inAbuse.isEmpty && inAbuse.allSatisfy(people.contains), "\(name)")
    }
  }

  @Test(arguments: numbers)
  func everyBornChildIsVisitedUnlessTheFileShowsALoss(_ number: Int) throws {
    let round = try round(number)
    for (record, plan) in zip(round.records, round.plans) {
      #expect(record["case"]["caseId"].string == plan.row.caseID)
      let visited = Set(record["visits"].items.filter { $0["seen"] == true }.compactMap(\.["childId"].string))
      let children = record["children"].items
      let unborn = children.filter { $0["unborn"] == true }.compactMap(\.["id"].string)
      #expect(visited.isDisjoint(with: unborn), "\(plan.row.caseID)")
      if plan.row.gaps.contains(.voice) || plan.row.voiceExclusion == .closedContact { continue }
      let born = children.filter { $0["unborn"] != true }.compactMap(\.["id"].string)
      #expect(visited == Set(born), "\(plan.row.caseID)")
    }
  }

  @Test(arguments: numbers)
  func peopleMakeSense(_ number: Int) throws {
    let round = try round(number)
    for record in round.records {
      let name = record["case"]["caseId"].string ?? ""
      for adult in record["adults"].items {
        let roles = adult["roles"].strings
        if roles.contains("mother") { #expect(adult["gender"] == "f", "\(name)") }
        if roles.contains("father") || roles.contains("stepFather") { #expect(adult["gender"] == "m", "\(name)") }
      }
      for child in record["children"].items {
        #expect((child["ageYears"] == .null) == (child["unborn"] == true), "\(name)")
        let id = child["id"]
        if record["abuse"]["victimIds"].items.contains(id) { #expect((child["ageYears"].number ?? 0) >= 16, "\(name)") }
        let causesHarm = record["abuse"]["perpetratorIds"].items.contains(id)
        #expect(causesHarm == (child["harmsOthers"] == true), "\(name)")
        if causesHarm { #expect((child["ageYears"].number ?? 0) >= 13, "\(name)") }
      }
    }
  }

  @Test(arguments: numbers)
  func plansAndMeetingsFitTheStatus(_ number: Int) throws {
    let round = try round(number)
    let plans = [
      "earlyHelp": "earlyHelp", "childInNeed": "childInNeed", "section47": "childInNeed",
      "childProtection": "childProtection", "lookedAfter": "care",
    ]
    for record in round.records {
      let status = record["case"]["status"].string ?? ""
      let open = record["plans"].items.filter { $0["endDate"] == .null }.compactMap(\.["type"].string)
      #expect(open == (plans[status].map { [$0] } ?? []), "\(record["case"]["caseId"].string ?? "")")
      let meetings = record["meetings"].items.compactMap(\.["type"].string)
      #expect(meetings.contains("icpc") == (status == "childProtection"))
      #expect(meetings.isEmpty == (status == "contactOnly"))
    }
  }

  @Test(arguments: numbers)
  func narrativesNameNobody(_ number: Int) throws {
    let round = try round(number)
    let texts = round.records.flatMap { $0["narratives"].items }.compactMap(\.["text"].string)
    #expect(texts.count > 900 && Set(texts).count > 100)
    for text in texts {
      #expect(!text.contains(/[0-9@{}]/), "\(text)")
      // A capital letter inside a sentence could begin a name; 'I' is the child's own word.
      #expect(!text.contains(/[^.?!'] (?!I\b)'?\p{Lu}/), "\(text)")
    }
  }

  /// A passage that blames the victim is marked, and no other.
  @Test(arguments: numbers)
  func blameIsMarked(_ number: Int) throws {
    let round = try round(number)
    let passages = round.records.flatMap { $0["narratives"].items }
    let endings = Phrases.blaming.compactMap { $0.split(separator: "}").last.map(String.init) }
    for passage in passages {
      let blames = endings.contains { (passage["text"].string ?? "").hasSuffix($0) }
      #expect(blames == (passage["victimBlaming"] == true))
    }
    #expect(passages.contains { $0["victimBlaming"] == true })
  }

  @Test func everyThemeKnowsSilenceAndScoresSpread() throws {
    let rubric = try SampleTests.rubric.get()
    var silent = Array(repeating: 0, count: rubric.themes.count)
    var scores = Array(repeating: Set<Int>(), count: rubric.themes.count)
    let inputs = Inputs(finding: [Project.url("sample-audits/four-authorities-2016/records").path])
    let add = { (result: CaseResult) in
      for (index, theme) in rubric.themes.enumerated() {
        let score = result.themes[index].score
        if score.outOf > 0 { scores[index].insert(100 * score.points / score.outOf) }
        if theme.criteria.contains(where: { result.judgements[$0.index] == .notEvidenced }) { silent[index] += 1 }
      }
    }
    _ = Audit(rubric: rubric).run(inputs, onCase: { add($0.result) })
    #expect(silent.allSatisfy { $0 >= 10 }, "\(silent)")
    #expect(scores.allSatisfy { $0.count >= 10 }, "\(scores.map(\.count))")
  }

  /// The same design gives the same bytes, and a change to one file leaves the others as they are.
  @Test func eachFileHasItsOwnChance() throws {
    let project = ProjectFolder(url: Project.root)
    let schema = try project.schema()
    let (csv, archetypes) = (try project.designText(), try project.archetypes())
    let first = try Sample(SampleDesign(csv: csv), from: archetypes, schema: schema).all
    #expect(try first == round(0).records)
    let changed = csv.replacing("NE-001,NE,0,", with: "NE-001,NE,1,")
    let second = try Sample(SampleDesign(csv: changed), from: archetypes, schema: schema).all
    let different = zip(first, second).filter { $0 != $1 }.compactMap { $0.0["case"]["caseId"].string }
    #expect(different == ["NE-001"])
  }
}
