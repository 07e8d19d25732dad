import CaseAudit
import Foundation
import GRDB
import Support
import Testing

@testable import History

/// Several who save to one file at the same time.
struct SavingAtOnceTests {
  private func visits(_ count: Int, _ name: String) -> [Visit] {
    (0..<count).map { number in
      Visit(id: "\(name)-\(number)", team: "NW-T\(number % 7)", seen: number.isMultiple(of: 3) ? nil : true)
    }
  }

  /// The file is made by whoever is first.
  @Test func twoOfFiveHundred() async throws {
    let kept = try KeptAudits()
    let audits = try ["one", "two"].map { name in
      (
        name,
        KeptAudit(
          audit: Audit(rubric: try SmallRubric.rubric.get()),
          inputs: try kept.inputs(visits(500, name), "\(name).ndjson"))
      )
    }
    try await withThrowingTaskGroup { group in
      for (label, audit) in audits {
        group.addTask { _ = try kept.with { try audit.save(in: $0, as: label) } }
      }
      try await group.waitForAll()
    }
    #expect(try kept.isWhole())
    try kept.with(.reading) { history in
      for (label, _) in audits {
        let run = try history.run(labelled: label)
        let cases = try history.cases(of: run, part: 0, by: try SmallRubric.rubric.get())
        #expect(cases.map(\.identity) == visits(500, label).map { ["NW", $0.id] })
        #expect(run.isFinished && run.numbers.counted == 500)
      }
      let counts = try history.read { db in
        try ["case_audit", "judgement", "subject"].map { try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") }
      }
      #expect(counts == [1000, 1000, 1000])
    }
  }

  /// All under one label: one has it, and the others are told so.
  @Test func oneLabel() async throws {
    let kept = try KeptAudits()
    let audit = KeptAudit(
      audit: Audit(rubric: try SmallRubric.rubric.get()), inputs: try kept.inputs(visits(20, "case")))
    let problems = await withTaskGroup(of: HistoryProblem?.self) { group in
      for _ in 0..<4 {
        group.addTask {
          do {
            _ = try kept.with { try audit.save(in: $0, as: "run") }
            return nil
          } catch { return error as? HistoryProblem }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(problems.count { $0 == nil } == 1)
    let others = problems.compactMap { $0 }
    #expect(
      others.allSatisfy {
        [.labelTaken("run", isUnfinished: true), .labelTaken("run", isUnfinished: false)].contains($0)
      })
    #expect(try kept.with(.reading) { try $0.runs().map(\.numbers.counted) } == [20])
    #expect(try kept.isWhole())
  }
}
