import CaseAudit
import Foundation
import Support
import Testing

@testable import History

/// What comes out of a history is what the audit came to, to the last number.
struct RoundTripTests {
  private static let groupings = [["authority"], ["team"], ["authority", "team"], []]

  /// Saves a run and compares its counts with those of the audit, by every grouping.
  private func compare(_ audit: Audit, _ inputs: Inputs, in kept: KeptAudits) throws {
    let report = try kept.with { try KeptAudit(audit: audit, inputs: inputs).save(in: $0, as: "run") }
    try kept.with(.reading) { history in
      let run = try history.run(labelled: "run")
      let rubrics = try history.rubrics(of: run, dataFolders: [Project.url("data").path])
      for grouping in Self.groupings {
        var audit = audit
        audit.grouping = grouping.compactMap { Grouping($0, in: audit.rubrics.schema) }
        let fresh = AuditCounts(audit.run(inputs))
        let found = try history.counts(of: run, by: grouping, rubrics: rubrics)
        #expect(found.shown == fresh.shown, "by \(grouping)")
      }
      for (part, result) in report.parts.enumerated() {
        let tallies = try history.tallies(of: run, part: part, by: rubrics.rubrics[part])
        #expect(tallies.kept.numbers == result.result.overall.numbers)
        #expect(tallies.anew.numbers == result.result.overall.numbers)
      }
    }
  }

  /// Visits of which anything may be known, some twice, some from another country, some that can't be read.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func randomVisits(_ seed: UInt64) throws {
    var dice = Dice(seed: seed)
    var visits = dice.visits(150)
    for number in stride(from: 0, to: 150, by: 7) { visits[number].country = "Wales" }
    visits.append(contentsOf: visits.prefix(3))
    visits.append(Visit(id: "no-day", day: "never"))
    let rubrics = try RubricSet([
      try SmallRubric.rubric.get(),
      try SmallRubric.loaded([
        ("rubric: visits", "rubric: english"), ("title: Visits", "title: V\njurisdiction: England"),
      ]),
    ])
    let kept = try KeptAudits()
    let audit = Audit(rubrics: rubrics)
    let report = audit.run(try kept.inputs(visits))
    // All that may happen has happened.
    #expect(report.result.leftOut.all.count == 4 && report.parts[0].result.leftOut.count > 0)
    let tally = report.parts[1].result.overall
    #expect(tally.inScope < tally.cases && tally.criteria.contains { $0[.invalid] > 0 })
    #expect(tally.criteria.contains { $0.notInForce > 0 } || seed > 0)
    #expect(tally.overallGrades.count { $0.count > 0 } > 3 && tally.caps.allSatisfy { $0.raised > 0 })
    #expect(report.result.alerts.overall.casesWithAlert > 0 && report.result.alerts.overall.casesWithOpenAlert > 0)
    try compare(audit, try kept.inputs(visits), in: kept)
  }

  /// More alerts than are listed: the same ones are.
  @Test func manyAlerts() throws {
    let visits = (0..<230).map { Visit(id: "case-\($0)", danger: $0.isMultiple(of: 2) ? true : nil) }
    let kept = try KeptAudits()
    let audit = Audit(rubric: try SmallRubric.rubric.get())
    #expect(AuditCounts(audit.run(try kept.inputs(visits))).alerts.map(\.firstRaised.count) == [AlertList.limit])
    try compare(audit, try kept.inputs(visits), in: kept)
  }

  /// An audit of nothing leaves nothing, and its label is free.
  @Test func noCases() throws {
    let kept = try KeptAudits()
    try kept.save([], as: "run")
    #expect(try kept.with(.reading) { try $0.runs().isEmpty })
    try kept.save([Visit(id: "1")], as: "run")
  }

  private func library(_ names: [String]) throws -> RubricSet {
    let library = RubricLibrary(folders: [Project.url("rubrics").path])
    return try RubricSet(try names.map { try library.rubric(named: $0) })
  }

  /// Files of the samples, by real rubrics: with includes, features, working days and shared alerts.
  @Test func sampleOfFourAuthorities() throws {
    let audit = Audit(rubrics: try library(["cordis-bright-themes", "west-midlands-procedure"]))
    let records = Project.url("sample-audits/four-authorities-2016/records/NE").path
    try compare(audit, Inputs(finding: [records]), in: try KeptAudits())
  }

  @Test func firstQuarter() throws {
    let text = try Project.text("sample-audits/four-quarters/records/2016-Q1.ndjson")
    let lines = text.split(separator: "\n").enumerated().filter { $0.offset.isMultiple(of: 8) }.map(\.element)
    #expect(lines.count >= 40)
    let kept = try KeptAudits()
    let path = try kept.folder.write(lines.joined(separator: "\n"), to: "2016-Q1.ndjson")
    try compare(Audit(rubrics: try library(["cordis-bright-themes"])), Inputs(finding: [path]), in: kept)
  }

  @Test func gradesAndLimits() throws {
    #expect(FileManager.default.changeCurrentDirectoryPath(Project.root.path))
    let audit = Audit(rubric: try RubricLibrary().rubric(named: "Tests/Golden/Grades/graded"))
    try compare(audit, Inputs(finding: ["sample-audits/archetypes/records"]), in: try KeptAudits())
  }

  /// What is known of a run beside its counts.
  @Test func settings() throws {
    let kept = try KeptAudits()
    try kept.save([Visit(id: "1")], as: "2016-Q1") { run in
      run.basis = .random
      run.sample = #"{"seed":7}"#
      run.escalation = "Tell the head of service."
      run.identifiers = "refuse"
      run.rescoredFrom = "old"
    }
    let run = try kept.with(.reading) { try $0.run(labelled: "2016-Q1") }
    #expect(run.isFinished && run.hasAllCases && run.label == "2016-Q1" && run.engineVersion == engineVersion)
    #expect(run.basis == .random && run.sample == #"{"seed":7}"# && run.rescoredFrom == "old")
    #expect(run.escalation == "Tell the head of service." && run.identifiers == "refuse")
    #expect(run.savedOn == KeptAudit.day && run.labels == ["authority", "team"] && run.grouping == ["authority"])
    #expect(run.numbers.read == 1 && run.numbers.counted == 1 && run.rubrics.map(\.name) == ["visits"])
  }

  @Test func labelsThatAreNotThere() throws {
    let kept = try KeptAudits([("2016-Q1", [Visit(id: "1")])])
    try kept.with(.reading) { history in
      #expect(throws: HistoryProblem.noRun("2016-Q2", nearest: "2016-Q1")) { try history.run(labelled: "2016-Q2") }
      let run = try history.run(labelled: "2016-Q1")
      #expect(throws: HistoryProblem.noGroup("region", run: run.label, known: ["authority", "team"])) {
        try history.counts(of: run, by: ["region"], rubrics: try history.rubrics(of: run))
      }
    }
    #expect(throws: HistoryProblem.labelTaken("2016-Q1", isUnfinished: false)) {
      try kept.save([Visit(id: "2")], as: "2016-Q1")
    }
  }
}
