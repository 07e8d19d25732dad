import CaseAudit
import Foundation
import GRDB
import Support
import Testing

@testable import History

/// After a purge no case can be found any more: not in the file, what lies beside it, or its backups. Counts stay.
struct PurgeTests {
  /// Two runs of cases that both have, and of such that one has; each in files that are called after a case.
  private func kept() throws -> KeptAudits {
    let kept = try KeptAudits()
    for (label, numbers) in [("Q1", 100..<140), ("Q2", 120..<160)] {
      for number in numbers {
        let day = label == "Q1" ? "2016-03-31" : "2016-06-30"
        let visit = Visit(
          id: "case-\(number)", day: number == 133 ? "unreadable" : day, seen: number.isMultiple(of: 3),
          danger: number.isMultiple(of: 5) ? nil : false)
        try kept.folder.write(visit.line, to: "\(label)/case-\(number).json")
      }
      let audit = KeptAudit(
        audit: Audit(rubric: try SmallRubric.rubric.get()), inputs: Inputs(finding: [kept.file(label)]))
      try kept.with { _ = try audit.save(in: $0, as: label) }
      try FileManager.default.removeItem(atPath: kept.file(label))
    }
    return kept
  }

  /// The files of the folder in which some of these cases can be found.
  private func found(_ numbers: some Sequence<Int>, in kept: KeptAudits) throws -> [String] {
    try Set(numbers.flatMap { try filesHolding("case-\($0)", in: kept.folder.path) }).sorted()
  }

  private func counts(_ label: String, _ history: History) throws -> [[GroupCounts]] {
    let run = try history.run(labelled: label)
    let rubrics = try history.rubrics(of: run)
    return try [["authority"], ["team"]].map { grouping in
      let part = try history.counts(of: run, by: grouping, rubrics: rubrics).parts[0]
      return [part.overall] + part.groups
    }
  }

  @Test func aRun() throws {
    let kept = try kept()
    try kept.with { try $0.backup(to: kept.file("backup.sqlite"), on: KeptAudit.day) }
    #expect(try found(100..<120, in: kept) == ["backup.sqlite", History.fileName])
    try kept.with { history in
      let before = try ["Q1", "Q2"].map { try counts($0, history) }
      let report = try history.purge(.runs(["Q1"]))
      #expect(report.audits == 39 && report.missing.isEmpty && report.failed.isEmpty)
      #expect(report.backups.map { URL(fileURLWithPath: $0).lastPathComponent } == ["backup.sqlite"])
      // While it is still open, too.
      #expect(try found(100..<120, in: kept).isEmpty)
      #expect(try ["Q1", "Q2"].map { try counts($0, history) } == before)
      let runs = try history.runs()
      #expect(runs.map(\.isPurged) == [true, false] && runs.map(\.purgedCases) == [39, 0])
      #expect(runs.map(\.hasAllCases) == [false, true])
      // Again there is nothing to do.
      #expect(try history.purge(.runs(["Q1"])).audits == 0)
    }
    #expect(try found(100..<120, in: kept).isEmpty)
    // What the other run has stays.
    #expect(try found(140..<160, in: kept) == ["backup.sqlite", History.fileName])
    #expect(try kept.with { try $0.purge(.runs(["Q2"])).failed } == [])
    #expect(try found(100..<160, in: kept).isEmpty)
    #expect(try kept.isWhole())
  }

  @Test func aCase() throws {
    let kept = try kept()
    try kept.with { history in
      try history.backup(to: kept.file("backup.sqlite"), on: KeptAudit.day)
      let before = try ["Q1", "Q2"].map { try counts($0, history) }
      #expect(try history.purge(.case("NW/case-130")).audits == 2)
      #expect(try ["Q1", "Q2"].map { try counts($0, history) } == before)
      #expect(try history.runs().map(\.purgedCases) == [1, 1])
      #expect(try found([130], in: kept).isEmpty)
      #expect(try found([131], in: kept) == ["backup.sqlite", History.fileName])
      // One of another authority, and one that is not there.
      #expect(try history.purge(.case("NE/case-131")).audits == 0)
    }
    #expect(try found([130], in: kept).isEmpty)
  }

  /// A case that could not be judged stands in no run, but where it could not be read is told.
  @Test func aCaseThatWasLeftOut() throws {
    let kept = try kept()
    #expect(try found([133], in: kept) == [History.fileName])
    try kept.with { _ = try $0.purge(.case("NW/case-133")) }
    #expect(try found([133], in: kept).isEmpty)
  }

  @Test func aRunThatIsNotThere() throws {
    let kept = try kept()
    let before = try kept.dump()
    try kept.with { history in
      #expect(throws: HistoryProblem.noRun("Q3", nearest: "Q1")) { try history.purge(.runs(["Q1", "Q3"])) }
    }
    #expect(try kept.dump() == before)
  }

  /// Copies that restoring made, and the rests of copies that were broken off.
  @Test func copiesBeside() throws {
    let kept = try kept()
    try kept.with { history in
      try history.backup(to: kept.file("backup.sqlite"), on: KeptAudit.day)
    }
    try History.restore(kept.path, from: kept.file("backup.sqlite"))
    for name in ["\(History.fileName).1234.part", "backup.sqlite.1234.part"] {
      try FileManager.default.copyItem(atPath: kept.path, toPath: kept.file(name))
    }
    #expect(try found([110], in: kept).count == 5)
    #expect(try kept.with { try $0.purge(.runs(["Q1", "Q2"])).backups.count } == 4)
    #expect(try found(100..<160, in: kept).isEmpty)
  }

  /// A backup that was made after the one that was restored is purged too.
  @Test func backupsThatARestoredFileDoesNotKnow() throws {
    let kept = try kept()
    for name in ["one.sqlite", "two.sqlite"] {
      try kept.with { try $0.backup(to: kept.file(name), on: KeptAudit.day) }
    }
    try History.restore(kept.path, from: kept.file("one.sqlite"))
    try kept.with { _ = try $0.purge(.runs(["Q1", "Q2"])) }
    #expect(try found(100..<160, in: kept).isEmpty)
  }

  /// Backups that were moved, or are something else now, can't be purged: it is said which.
  @Test func backupsOutOfReach() throws {
    let kept = try kept()
    for name in ["here.sqlite", "moved.sqlite", "other.sqlite"] {
      try kept.with { try $0.backup(to: kept.file(name), on: KeptAudit.day) }
    }
    try FileManager.default.moveItem(atPath: kept.file("moved.sqlite"), toPath: kept.file("elsewhere"))
    try kept.folder.write("something else", to: "other.sqlite")
    let report = try kept.with { try $0.purge(.runs(["Q1", "Q2"])) }
    let names = [report.backups, report.missing, report.failed.map(\.path)].map {
      $0.map { URL(fileURLWithPath: $0).lastPathComponent }
    }
    #expect(names == [["here.sqlite"], ["moved.sqlite"], ["other.sqlite"]])
    #expect(try found(100..<160, in: kept) == ["elsewhere"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: kept.file("other.sqlite"))) == Data("something else".utf8))
  }

  /// Whoever reads on while it is purged keeps the journal from being emptied: that is said, and the next time all is purged.
  @Test func whileAnotherReads() throws {
    let kept = try kept()
    try kept.with(.reading) { reader in
      let history = try kept.open(patience: 0.2)
      defer { history.close() }
      try reader.read { db in
        _ = try db.rows()
        #expect(throws: HistoryProblem.locked) { try history.purge(.runs(["Q1", "Q2"])) }
      }
      _ = try history.purge(.runs(["Q1", "Q2"]))
      #expect(try found(100..<160, in: kept).isEmpty)
    }
  }

  /// What is removed leaves no trace in the file either.
  @Test func removing() throws {
    let kept = try kept()
    try kept.with { history in
      try history.remove([try history.run(labelled: "Q1")])
      #expect(try found(100..<120, in: kept).isEmpty)
      #expect(try history.runs().map(\.label) == ["Q2"])
      try history.remove([try history.run(labelled: "Q2")])
      #expect(try history.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM rubric") } == 0)
    }
    #expect(try found(100..<160, in: kept).isEmpty)
    // A label is free again.
    try kept.save([Visit(id: "1")], as: "Q1")
  }

  // MARK: Retention

  @Test(
    arguments: [
      (nil, "2026-01-01", []), (12, "2017-10-01", []), (12, "2017-10-02", ["Q1", "Q2"]),
      (1, "2016-11-02", ["Q1", "Q2"]),
    ] as [(Int?, String, [String])])
  func expired(_ months: Int?, _ day: String, _ labels: [String]) throws {
    let kept = try kept()
    try kept.with { history in
      try history.setRetention(months: 3)
      try history.setRetention(months: months)
      #expect(try history.retentionMonths() == months)
      let day = try #require(CalendarDate(day))
      #expect(try history.expiredRuns(on: day).map(\.label) == labels)
      _ = try history.purge(.runs(["Q1"]))
      #expect(try history.expiredRuns(on: day).map(\.label) == labels.filter { $0 != "Q1" })
    }
  }
}
