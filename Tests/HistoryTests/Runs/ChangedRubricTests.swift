import CaseAudit
import Foundation
import GRDB
import Support
import Testing

@testable import History

/// Bands, weights and words may change without a new audit; what a rubric asks of records may not.
struct ChangedRubricTests {
  private static let visits = {
    var dice = Dice(seed: 11)
    return dice.visits(120)
  }()

  /// Changes that leave every judgement as it is.
  private static let sameQuestions: [(String, [(String, String)])] = [
    ("a higher gap rule", [("below: 60", "below: 80")]),
    ("no essential criteria", [("essential: true, below", "below")]),
    ("another weight", [("weight: 3", "weight: 1")]), ("no weight", [("weight: 2", "weight: 0")]),
    ("an essential criterion more", [("weight: 2", "weight: 2\n        essential: true")]),
    ("higher grades", [("atLeast: 75", "atLeast: 90")]), ("lower grades", [("atLeast: 50", "atLeast: 20")]),
    ("a stricter level", [("essential: partly", "essential: met")]),
    ("another limit", [("limit: poor", "limit: fair")]),
    ("a limit by another criterion", [("notMet: seen", "notMet: analysed")]),
    ("more evidence wanted", [("overall: true", "overall: true\n  evidenced: 90")]),
    ("another version", [("version: \"1.0\"", "version: \"1.1\"")]),
    ("another title", [("title: The child was seen", "title: Seen")]),
    ("another reason", [("why: It must be so.", "why: It is so.")]),
    ("a comment", [("gap:", "# A choice.\ngap:")]), ("blank lines", [("themes:\n", "themes:\n\n\n")]),
    ("another way to write it", [("met: seen", "met: |\n          seen")]),
  ]

  @Test(arguments: sameQuestions)
  func needsNoNewAudit(_ name: String, _ changes: [(String, String)]) throws {
    let rubric = try SmallRubric.loaded(changes)
    #expect(KeptRubric(rubric).judgingSHA256 == KeptRubric(try SmallRubric.rubric.get()).judgingSHA256)
    let kept = try KeptAudits([("run", Self.visits)])
    let fresh = Audit(rubric: rubric).run(Inputs(finding: [kept.file("run.ndjson")]))
    try kept.with(.reading) { history in
      let run = try history.run(labelled: "run")
      let found = try history.counts(of: run, rubrics: RubricSet(rubric))
      #expect(found.shown == AuditCounts(fresh).shown)
      #expect(try history.tallies(of: run, part: 0, by: rubric).anew.numbers == fresh.first.result.overall.numbers)
    }
  }

  /// A rubric may say otherwise: then other counts come about.
  @Test func aHigherGapRuleFindsMoreGaps() throws {
    let rubrics = [try SmallRubric.rubric.get(), try SmallRubric.loaded([("below: 60", "below: 80")])]
    let kept = try KeptAudits([("run", Self.visits)])
    let gaps = try kept.with(.reading) { history in
      let run = try history.run(labelled: "run")
      return try rubrics.map { try history.counts(of: run, rubrics: RubricSet($0)).parts[0].overall.themes[1].gap }
    }
    #expect(gaps[0] < gaps[1])
  }

  /// Changes that may change some judgement, one each.
  private static let otherQuestions:
    [(String, rubric: [(String, String)], shared: [(String, String)], schema: [(String, String)])] = [
      ("what is met", [("met: seen", "met: seen && young")], [], []),
      ("what is partly met", [("partly: somethingIsWritten", "partly: riskIsWritten")], [], []),
      ("nothing is partly met", [("        partly: somethingIsWritten\n", "")], [], []),
      ("what it applies to", [("applies: seen", "applies: young")], [], []),
      ("the scope", [("applies: isVisit", "applies: isVisit && seen")], [], []),
      ("no scope", [("applies: isVisit\n", "")], [], []),
      ("since when", [("2016-01-01", "2016-02-01")], [], []),
      ("until when", [("effectiveFrom", "effectiveTo")], [], []),
      ("where", [("title: Visits", "title: Visits\njurisdiction: England")], [], []),
      (
        "the name of a criterion", [("      seen:\n", "      was-seen:\n"), ("notMet: seen", "notMet: was-seen")], [],
        []
      ),
      ("the condition of a level", [("'!danger'", "'!danger && seen'")], [], []),
      ("the condition of a limit", [("when: danger", "when: danger || young")], [], []),
      ("a feature", [("when: young", "when: young && seen")], [], []),
      ("a set", [], [("[analysed, described]", "[analysed]")], []),
      ("a definition", [], [("risk in written", "'!(risk in written)'")], []),
      ("a definition of a definition", [], [("somethingIsWritten: riskIsWritten", "somethingIsWritten: seen")], []),
      ("an alert", [], [("when: danger", "when: danger && seen")], []),
      ("the schema", [], [], [("\"date\": \"day\",", "")]),
    ]

  @Test(arguments: otherQuestions)
  func needsANewAudit(
    _ name: String, _ changes: [(String, String)], _ shared: [(String, String)], _ schema: [(String, String)]
  ) throws {
    let rubric = try SmallRubric.loaded(changes, shared: shared, schema: schema)
    #expect(KeptRubric(rubric).judgingSHA256 != KeptRubric(try SmallRubric.rubric.get()).judgingSHA256)
    let kept = try KeptAudits([("run", Array(Self.visits.prefix(3)))])
    try kept.with(.reading) { history in
      let run = try history.run(labelled: "run")
      #expect(throws: HistoryProblem.otherVersion(rubric.id, run: run.label)) {
        try history.counts(of: run, rubrics: RubricSet(rubric))
      }
    }
  }

  /// A definition that nothing asks for decides nothing.
  @Test func whatNobodyAsks() throws {
    let rubric = try SmallRubric.loaded(shared: [("young && seen", "seen")])
    #expect(KeptRubric(rubric).judgingSHA256 == KeptRubric(try SmallRubric.rubric.get()).judgingSHA256)
  }

  /// Where the cases were purged, a changed band can't be applied any more; the old one still is.
  @Test func purgedCases() throws {
    let kept = try KeptAudits([("run", Self.visits)])
    try kept.with { history in
      _ = try history.purge(.runs(["run"]))
      let run = try history.run(labelled: "run")
      _ = try history.counts(of: run, rubrics: try history.rubrics(of: run))
      let other = RubricSet(try SmallRubric.loaded([("below: 60", "below: 80")]))
      #expect(throws: HistoryProblem.purged("run")) { try history.counts(of: run, rubrics: other) }
    }
  }

  // MARK: Rubrics

  /// Every rubric of the project comes back as it was, when its folder is gone; and none twice.
  @Test func rubricsComeBack() throws {
    let folder = try TemporaryFolder()
    let place = folder.url.appendingPathComponent("rubrics")
    try FileManager.default.copyItem(at: Project.url("rubrics"), to: place)
    try FileManager.default.copyItem(at: Project.url("data"), to: folder.url.appendingPathComponent("data"))
    let library = RubricLibrary(folders: [place.path])
    let rubrics = try RubricSet(try library.names.map { try library.rubric(named: $0) })
    try FileManager.default.removeItem(at: place)
    let kept = try KeptAudits()
    try kept.with { history in
      for label in ["one", "two"] {
        let audit = KeptAudit(audit: Audit(rubrics: rubrics), inputs: Inputs(finding: []))
        _ = try RunWriter(audit.run(label), in: history)
        let found = try history.rubrics(
          of: try history.run(labelled: label), dataFolders: [Project.url("data").path]
        ).rubrics
        #expect(found.map(\.id) == rubrics.rubrics.map(\.id) && found.count > 5)
        for (one, two) in zip(found, rubrics.rubrics) {
          #expect(RubricFiles(of: one) == RubricFiles(of: two), "\(one.id)")
          #expect(
            KeptRubric(one).sha256 == KeptRubric(two).sha256
              && KeptRubric(one).judgingSHA256 == KeptRubric(two).judgingSHA256)
          #expect(one.includes.isEmpty == two.includes.isEmpty && one.program.calendar == two.program.calendar)
        }
      }
      let count = try history.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM rubric") }
      #expect(count == rubrics.rubrics.count)
    }
  }
}
