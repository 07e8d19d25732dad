import CaseAudit
import Foundation
import Support
import Testing

/// Several rubrics in one run come to what each comes to alone.
struct SeveralRubricsTests {
  private static let sample = "sample-audits/four-authorities-2016/records"

  private static let rubrics = Result {
    let library = RubricLibrary(folders: [Project.url("rubrics").path])
    return try library.names.map { try library.rubric(named: $0) }
  }

  private func inputs(_ path: String) -> Inputs {
    #expect(FileManager.default.changeCurrentDirectoryPath(Project.root.path))
    return Inputs(finding: [path])
  }

  /// For each rubric its counts, those of its groups, and what it found in each case.
  private func found(_ audit: Audit, _ path: String) -> (report: AuditReport, cases: [CountedCase]) {
    var cases: [CountedCase] = []
    let report = audit.run(inputs(path), onCase: { cases.append($0) })
    return (report, cases)
  }

  @Test(arguments: [1, 3])
  func theSameAsAlone(_ threads: Int) throws {
    let rubrics = try Self.rubrics.get()
    #expect(rubrics.count > 1)
    var audit = Audit(rubrics: try RubricSet(rubrics.reversed()))
    audit.threads = threads
    let together = found(audit, Self.sample)
    #expect(together.cases.count == 331 && together.report.parts.map(\.rubric.id) == rubrics.map(\.id))
    for (index, rubric) in rubrics.enumerated() {
      let alone = found(Audit(rubric: rubric), Self.sample)
      let (part, other) = (together.report.parts[index], alone.report.parts[0])
      #expect(part.result.overall == other.result.overall && part.result.groups == other.result.groups)
      #expect(part.rubricHash == other.rubricHash)
      for (one, two) in zip(together.cases, alone.cases) where one.results[index] != two.results[0] {
        Issue.record("\(rubric.id) judges \(one.identity) otherwise than alone")
      }
    }
  }

  /// The alerts of a case are those of its rubrics, each once.
  @Test func alertsAreThoseOfAll() throws {
    let set = try RubricSet(try Self.rubrics.get())
    let together = found(Audit(rubrics: set), Self.sample)
    var (raised, open) = (0, 0)
    for counted in together.cases {
      let expected = zip(set.alertNumbers, counted.results).flatMap { numbers, result in
        (result?.alerts ?? []).map { "\(numbers[$0.index]) \($0.state) \($0.silent) \($0.silentCount)" }
      }
      let shown = counted.alerts.map { "\($0.index) \($0.state) \($0.silent) \($0.silentCount)" }
      #expect(Set(shown) == Set(expected) && shown.count == Set(expected).count)
      let isRaised = counted.alerts.contains { $0.state == .raised }
      raised += isRaised ? 1 : 0
      open += !isRaised && !counted.alerts.isEmpty ? 1 : 0
    }
    let tally = together.report.result.alerts.overall
    #expect(tally.cases == 331 && tally.casesWithAlert == raised && tally.casesWithOpenAlert == open && raised > 0)
    let groups = together.report.result.alerts.groups.values.reduce(AlertTally(alertCount: set.alerts.count), +)
    #expect(groups == tally)
  }

  /// A record that says nothing but which case it is can rule out no alert, and raises none.
  @Test func aSilentRecordRulesNothingOut() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "{\"case\": {\"auditDate\": \"2016-09-30\", \"authorityCode\": \"NW\", \"caseId\": \"1\"}}", to: "case.json")
    let set = try RubricSet(try Self.rubrics.get())
    let run = found(Audit(rubrics: set), path)
    #expect(run.cases.map { $0.alerts.map(\.state) } == [set.alerts.map { _ in .notRuledOut }])
    #expect(run.cases[0].alerts.allSatisfy { !$0.silent.isEmpty } && set.alerts.count >= 4)
  }

  /// What one rubric leaves out, another may count. Of an identity the first record that any of them can judge counts.
  @Test func whatOneRubricLeavesOut() throws {
    let folder = try TemporaryFolder()
    let head = "\"auditDate\": \"2016-09-30\", \"authorityCode\": \"NW\""
    try folder.write(
      ["1\", \"jurisdiction\": \"Wales", "1", "2"].map { "{\"case\": {\(head), \"caseId\": \"\($0)\"}}\n" }.joined(),
      to: "cases.ndjson")
    let english = try #require(try Self.rubrics.get().first { $0.jurisdiction == "England" })
    try folder.write(
      """
      rubric: anywhere
      version: "1"
      title: A test
      record: case-record.schema.json
      gap: {essential: true}
      themes: {only: {title: T, criteria: {one: {title: C, kind: quality, why: It must be so., met: has(case.tier)}}}}
      """, to: "anywhere/rubric.yaml")
    try folder.write(Project.text("rubrics/case-record.schema.json"), to: "anywhere/case-record.schema.json")
    let anywhere = try RubricLibrary(folders: [folder.path]).rubric(named: "anywhere")
    let run = found(Audit(rubrics: try RubricSet([english, anywhere])), "\(folder.path)/cases.ndjson")
    let cases = run.report.parts.map { "\($0.rubric.id) \($0.result.overall.cases) \($0.result.leftOut.count)" }
    #expect(cases == ["anywhere 2 0", "\(english.id) 1 1"])
    #expect(run.report.result.leftOut.all.map(\.message.id) == ["duplicate-record"])
    #expect(run.report.leftOut.count == 2 && run.report.result.cases == 2)
    #expect(run.cases.map { $0.results.map { $0 != nil } } == [[true, false], [true, true]])
    let none = found(Audit(rubric: english), "\(folder.path)/cases.ndjson").report
    #expect(none.result.leftOut.all.map(\.message.id) == ["other-jurisdiction"] && none.leftOut.count == 1)
    for report in [run.report, none] {
      #expect(report.inputs.recordCount == report.result.cases + report.result.leftOut.count)
    }
  }
}
