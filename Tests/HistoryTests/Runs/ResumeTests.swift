import CaseAudit
import GRDB
import Support
import Testing

@testable import History

/// A run that was broken off is gone on with, and ends as if it had not been.
struct ResumeTests {
  private static let count = 300

  private func visits(_ count: Int = count, seed: UInt64 = 3) -> [Visit] {
    var dice = Dice(seed: seed)
    return dice.visits(count)
  }

  private func audit(_ visits: [Visit], in kept: KeptAudits, changes: [(String, String)] = []) throws -> KeptAudit {
    KeptAudit(audit: Audit(rubric: try SmallRubric.loaded(changes)), inputs: try kept.inputs(visits, "run.ndjson"))
  }

  /// A history with a run that was broken off after so many cases.
  private func broken(after count: Int, of visits: [Visit]) throws -> KeptAudits {
    let kept = try KeptAudits()
    let audit = try audit(visits, in: kept)
    #expect(throws: KeptAudit.Stop.self) {
      try kept.with { try audit.save(in: $0, as: "run", stopAfter: count) }
    }
    return kept
  }

  /// Where the files lie is different in each folder of a test.
  private func dump(_ kept: KeptAudits) throws -> String { try kept.dump().replacing(kept.folder.path, with: "") }

  @Test(arguments: [0, 1, 255, 256, 257, count])
  func endsAsIfNothingHadHappened(_ stop: Int) throws {
    let visits = visits()
    let whole = try KeptAudits()
    let report = try whole.with { [audit = try audit(visits, in: whole)] in try audit.save(in: $0, as: "run") }
    #expect(report.result.cases == Self.count)
    let kept = try broken(after: stop, of: visits)
    let run = try kept.with(.reading) { try $0.run(labelled: "run") }
    #expect(!run.isFinished)
    try kept.with { history in
      let saved = try history.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM case_audit") }
      #expect(saved == stop)
      #expect(throws: HistoryProblem.unfinished("run")) {
        try history.counts(of: run, rubrics: try history.rubrics(of: run))
      }
      #expect(throws: HistoryProblem.labelTaken("run", isUnfinished: true)) {
        try audit(visits, in: kept).save(in: history, as: "run")
      }
      try audit(visits, in: kept).save(in: history, as: "run", resuming: true)
    }
    #expect(try dump(kept) == dump(whole))
    #expect(try kept.isWhole())
  }

  /// Broken off again and again.
  @Test func manyTimes() throws {
    let visits = visits()
    let whole = try KeptAudits()
    try whole.with { [audit = try audit(visits, in: whole)] in _ = try audit.save(in: $0, as: "run") }
    let kept = try broken(after: 10, of: visits)
    for stop in [5, 40, 40, 200] {
      let audit = try audit(visits, in: kept)
      #expect(throws: KeptAudit.Stop.self) {
        try kept.with { try audit.save(in: $0, as: "run", resuming: true, stopAfter: stop) }
      }
    }
    try kept.with { [audit = try audit(visits, in: kept)] in _ = try audit.save(in: $0, as: "run", resuming: true) }
    #expect(try dump(kept) == dump(whole))
  }

  /// Where there is no such run, one is begun; a finished one is left alone.
  @Test func nothingToGoOnWith() throws {
    let kept = try KeptAudits()
    try kept.save(visits(5), as: "run", resuming: true)
    let before = try kept.dump()
    #expect(throws: HistoryProblem.finished("run")) { try kept.save(visits(5), as: "run", resuming: true) }
    #expect(try kept.dump() == before)
  }

  private static let settings: [(String, @Sendable (inout NewRun) -> Void)] = [
    ("version of caseaudit", { $0.engineVersion = "0.0.9" }), ("basis of the sample", { $0.basis = .census }),
    ("sample", { $0.sample = "{}" }), ("local rule for safeguarding concerns", { $0.escalation = "Ring." }),
    ("rule for direct identifiers", { $0.identifiers = "allow" }),
  ]

  @Test(arguments: settings.map(\.0))
  func otherSettings(_ name: String) throws {
    let kept = try broken(after: 7, of: visits(20))
    let change = try #require(Self.settings.first { $0.0 == name }?.1)
    let audit = try audit(visits(20), in: kept)
    let before = try kept.dump()
    #expect(throws: HistoryProblem.otherSettings(name)) {
      try kept.with { try audit.save(in: $0, as: "run", resuming: true, change) }
    }
    #expect(try kept.dump() == before)
  }

  @Test(arguments: ["as-of date", "first day", "grouping", "rubric"])
  func anotherAudit(_ name: String) throws {
    let kept = try broken(after: 7, of: visits(20))
    // Even one that judges alike is another.
    let changes = name == "rubric" ? [("below: 60", "below: 80")] : []
    var audit = try audit(visits(20), in: kept, changes: changes)
    switch name {
    case "as-of date": audit.audit.window = WindowRule(asOf: CalendarDate("2016-12-31"))
    case "first day": audit.audit.window = WindowRule(from: CalendarDate("2015-01-01"))
    case "grouping": audit.audit.grouping = ["team"].compactMap { Grouping($0, in: audit.audit.rubrics.schema) }
    default: break
    }
    #expect(throws: HistoryProblem.otherSettings(name)) {
      try kept.with { [audit] in try audit.save(in: $0, as: "run", resuming: true) }
    }
  }

  /// Records that changed since, one each: the sixth of those that were saved.
  private static let changes: [(String, @Sendable (inout Visit) -> Void)] = [
    ("id", { $0.id = "another" }), ("team", { $0.team = "NW-T9" }), ("day", { $0.day = "2016-01-02" }),
    ("a judgement", { $0.seen = false }), ("an alert", { $0.danger = true }),
    ("silence on an alert", { $0.danger = nil }), ("a feature", { $0.young = true }), ("scope", { $0.isVisit = false }),
  ]

  @Test(arguments: changes.map(\.0))
  func otherRecords(_ name: String) throws {
    let change = try #require(Self.changes.first { $0.0 == name }?.1)
    var visits = (0..<20).map { Visit(id: "case-\($0)") }
    let kept = try broken(after: 10, of: visits)
    change(&visits[5])
    let before = try kept.dump()
    #expect(throws: HistoryProblem.otherRecords(after: 5)) {
      try kept.with { [audit = try audit(visits, in: kept)] in
        _ = try audit.save(in: $0, as: "run", resuming: true)
      }
    }
    #expect(try kept.dump() == before)
  }

  /// Records that came after the break may be others: nothing was known of them.
  @Test func laterRecords() throws {
    var visits = (0..<20).map { Visit(id: "case-\($0)") }
    let kept = try broken(after: 10, of: visits)
    visits[15].seen = false
    try kept.with { [audit = try audit(visits, in: kept)] in _ = try audit.save(in: $0, as: "run", resuming: true) }
    #expect(try kept.with(.reading) { try $0.run(labelled: "run").isFinished })
  }

  @Test func fewerRecords() throws {
    let visits = visits(20)
    let kept = try broken(after: 10, of: visits)
    let before = try kept.dump()
    #expect(throws: HistoryProblem.otherRecords(after: 4)) {
      try kept.with { [audit = try audit(Array(visits.prefix(4)), in: kept)] in
        _ = try audit.save(in: $0, as: "run", resuming: true)
      }
    }
    #expect(try kept.dump() == before)
  }

  /// Of two writers of one run the second has it.
  @Test func takenOver() throws {
    let kept = try KeptAudits()
    let audit = try audit(visits(20), in: kept)
    var cases: [CountedCase] = []
    let report = audit.audit.run(audit.inputs, onCase: { cases.append($0) })
    try kept.with { first in
      let one = try RunWriter(audit.run("run"), in: first)
      for found in cases.prefix(8) { try one.add(found) }
      try kept.with { second in
        let two = try RunWriter(audit.run("run"), in: second, resuming: true)
        #expect(throws: HistoryProblem.takenOver) { try one.add(cases[8]) }
        for found in cases { try two.add(found) }
        #expect(throws: HistoryProblem.takenOver) { try one.finish(report) }
        try two.finish(report)
        #expect(throws: HistoryProblem.takenOver) { try one.add(cases[8]) }
        #expect(throws: HistoryProblem.takenOver) { try two.add(cases[8]) }
      }
    }
    let whole = try KeptAudits()
    try whole.with { [audit = try self.audit(visits(20), in: whole)] in _ = try audit.save(in: $0, as: "run") }
    #expect(try dump(kept) == dump(whole))
  }

  /// A run that was removed under a writer is not written any more.
  @Test func removed() throws {
    let kept = try KeptAudits()
    let audit = try audit(visits(20), in: kept)
    var cases: [CountedCase] = []
    _ = audit.audit.run(audit.inputs, onCase: { cases.append($0) })
    try kept.with { history in
      let writer = try RunWriter(audit.run("run"), in: history)
      try writer.add(cases[0])
      try history.remove([try history.run(labelled: "run")])
      #expect(throws: HistoryProblem.takenOver) { try writer.add(cases[1]) }
      #expect(try history.runs().isEmpty)
      // Nothing is left of it but the number that the next run does not get.
      let tables = try history.read { db in try db.rows() }.split(separator: "\n").map { $0.prefix { $0 != ":" } }
      #expect(Set(tables) == ["sqlite_sequence"])
    }
  }

  /// A case that could not be saved may be tried again.
  @Test func triedAgain() throws {
    let kept = try KeptAudits()
    let audit = try audit(visits(5), in: kept)
    var cases: [CountedCase] = []
    let report = audit.audit.run(audit.inputs, onCase: { cases.append($0) })
    try kept.with { history in
      let writer = try RunWriter(audit.run("run"), in: history)
      // No trigger is part of a history: this one makes the last statement of a case fail.
      try history.write { db in
        try db.execute(
          sql: "CREATE TRIGGER refuse BEFORE INSERT ON judgement BEGIN SELECT RAISE(ABORT, 'no'); END")
      }
      #expect(throws: HistoryProblem.self) { try writer.add(cases[0]) }
      try history.write { db in try db.execute(sql: "DROP TRIGGER refuse") }
      for found in cases { try writer.add(found) }
      try writer.finish(report)
    }
    let whole = try KeptAudits()
    try whole.with { [audit = try self.audit(visits(5), in: whole)] in _ = try audit.save(in: $0, as: "run") }
    #expect(try dump(kept) == dump(whole))
  }
}
