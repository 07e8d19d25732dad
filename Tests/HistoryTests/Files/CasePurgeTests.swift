import CaseAudit
import Foundation
import GRDB
import Support
import Testing

@testable import History

/// One case is purged, and nothing else: neither another one nor where other cases are from.
struct CasePurgeTests {
  @Test(
    arguments: [
      ("NE-1", "records/NE-1.json", true), ("NE-1", "NE-1", true), ("NE-1", "records/NE-1/visits.xml", true),
      ("NE-1", "copy_NE-1.json:7: the date is missing", true), ("NE-1", "records/NE-12.json", false),
      ("NE-1", "records/ONE-1.json", false), ("1", "records/2016-Q1.ndjson", false), ("1", "records/11.json", false),
      ("1", "records/visits.json:1: the date is missing", false), ("1", "records/1.json:12: it is missing", true),
      ("1", "11/1", true), ("É1", "a/É1.xml", true), ("1", "a/É1.xml", false),
    ])
  func names(_ id: String, _ text: String, _ isNamed: Bool) throws {
    #expect(try CaseName("NE/\(id)").isNamed(in: text) == isNamed)
  }

  @Test(arguments: ["", "/", "NW/", "NW/-", "NW/ "])
  func withoutAName(_ name: String) throws {
    let kept = try KeptAudits([("Q1", [Visit(id: "1")])])
    let before = try kept.dump()
    try kept.with { history in
      #expect(throws: HistoryProblem.noCaseName) { try history.purge(.case(name)) }
    }
    #expect(try kept.dump() == before)
  }

  /// A name that no case has, but which is a part of other names and of paths.
  @Test(arguments: ["NW/1", "NW/Q", "NW/2016", "NW/case-1", "NW/case", "NW/ndjson1", "NW/y2016Q1"])
  func thatIsNotThere(_ name: String) throws {
    let kept = try KeptAudits([("y2016Q1", [Visit(id: "case11"), Visit(id: "case12", day: "unreadable")])])
    let before = try kept.dump()
    let report = try kept.with { try $0.purge(.case(name)) }
    #expect(report == PurgeReport())
    #expect(try kept.dump() == before)
  }

  /// Of a file of several cases the others stay, and where they are from.
  @Test func oneOfAFile() throws {
    let kept = try KeptAudits([("Q1", [Visit(id: "1"), Visit(id: "12"), Visit(id: "21")])])
    let report = try kept.with { try $0.purge(.case("NW/1")) }
    #expect(report.audits == 1 && report.texts == 0)
    try kept.with { history in
      let names = try history.read { db in try String.fetchAll(db, sql: "SELECT name FROM subject ORDER BY name") }
      #expect(names == [#"["NW","12"]"#, #"["NW","21"]"#])
      let paths = try history.read { db in try String.fetchAll(db, sql: "SELECT path FROM input") }
      #expect(paths == [kept.file("Q1.ndjson")])
    }
  }

  /// In files that are called after their cases.
  @Test func files() throws {
    let kept = try KeptAudits()
    for id in ["NW-1", "NW-12"] { try kept.folder.write(Visit(id: id).line, to: "records/\(id).json") }
    let audit = KeptAudit(
      audit: Audit(rubric: try SmallRubric.rubric.get()), inputs: Inputs(finding: [kept.file("records")]))
    try kept.with { history in
      try audit.save(in: history, as: "Q1")
      #expect(try history.purge(.case("NW/NW-1")).audits == 1)
      let paths = try history.read { db in try String?.fetchAll(db, sql: "SELECT path FROM input ORDER BY path") }
      #expect(paths == [nil, kept.file("records/NW-12.json")])
      let hashes = try history.read { db in try Int.fetchOne(db, sql: "SELECT count(sha256) FROM input") }
      #expect(hashes == 1)
    }
  }

  // MARK: Runs that are not whole

  /// Whoever still writes an audit in which the case was can't write it down again.
  @Test func whileItIsSaved() throws {
    let kept = try KeptAudits()
    for number in 100..<110 {
      try kept.folder.write(Visit(id: "case-\(number)").line, to: "records/case-\(number).json")
    }
    let audit = KeptAudit(
      audit: Audit(rubric: try SmallRubric.rubric.get()), inputs: Inputs(finding: [kept.file("records")]))
    try kept.with { history in
      let writer = try RunWriter(audit.run("Q1"), in: history)
      var count = 0
      #expect(throws: HistoryProblem.takenOver) {
        _ = try audit.audit.run(
          audit.inputs,
          onCase: { counted in
            try writer.add(counted)
            count += 1
            if count == 5 { #expect(try history.purge(.case("NW/case-102")).audits == 1) }
          })
      }
      #expect(count == 5)
      #expect(throws: HistoryProblem.brokenOffAndPurged("Q1")) {
        try audit.save(in: history, as: "Q1", resuming: true)
      }
    }
    try FileManager.default.removeItem(atPath: kept.file("records"))
    #expect(try filesHolding("case-102", in: kept.folder.path).isEmpty)
    #expect(try filesHolding("case-103", in: kept.folder.path) == [History.fileName])
  }

  /// An audit that was broken off stands in the way of nothing when it has been kept for too long.
  @Test(arguments: [0, 3])
  func expiredAndBrokenOff(_ count: Int) throws {
    let kept = try KeptAudits([("Q1", [Visit(id: "case-1"), Visit(id: "case-2")])])
    let visits = (100..<105).map { Visit(id: "case-\($0)") }
    let audit = KeptAudit(audit: Audit(rubric: try SmallRubric.rubric.get()), inputs: try kept.inputs(visits, "Q2"))
    try kept.with { history in
      #expect(throws: KeptAudit.Stop.self) { try audit.save(in: history, as: "Q2", stopAfter: count) }
      #expect(throws: HistoryProblem.unfinished("Q2")) { try history.purge(.runs(["Q1", "Q2"])) }
      let day = try #require(CalendarDate("2017-10-02"))
      #expect(try history.purge(.expired(day)).audits == 0)
      try history.setRetention(months: 12)
      #expect(try history.purge(.expired(day)).audits == 2 + count)
      #expect(try history.expiredRuns(on: day).isEmpty)
      #expect(try history.runs().map(\.isPurged) == [true, true])
      #expect(throws: HistoryProblem.brokenOffAndPurged("Q2")) {
        try audit.save(in: history, as: "Q2", resuming: true)
      }
    }
    for name in ["Q1.ndjson", "Q2"] { try FileManager.default.removeItem(atPath: kept.file(name)) }
    #expect(try filesHolding("case-", in: kept.folder.path).isEmpty)
  }

  // MARK: Labels

  /// What identifies a case is no label, since labels stay.
  @Test(arguments: [("id", false), ("authority", true), ("team", true), ("country", true)])
  func labels(_ name: String, _ isKept: Bool) throws {
    let kept = try KeptAudits()
    var audit = Audit(rubric: try SmallRubric.rubric.get())
    audit.grouping = [try #require(Grouping(name, in: audit.rubrics.schema))]
    let keptAudit = KeptAudit(audit: audit, inputs: try kept.inputs([Visit(id: "case-1")]))
    try kept.with { history in
      if isKept {
        try keptAudit.save(in: history, as: "Q1")
      } else {
        #expect(throws: HistoryProblem.identifyingLabel(name)) { try keptAudit.save(in: history, as: "Q1") }
      }
      #expect(try history.runs().count == (isKept ? 1 : 0))
    }
  }

  /// Labels that no case and no count has any more go with the cases.
  @Test func unusedLabels() throws {
    let kept = try KeptAudits([("Q1", [Visit(id: "1", team: "A")]), ("Q2", [Visit(id: "2", team: "B")])])
    func sets(_ history: History) throws -> [String] {
      try history.read { db in try String.fetchAll(db, sql: "SELECT labels FROM label_set ORDER BY labels") }
    }
    try kept.with { history in
      #expect(try sets(history) == [#"["NW","A"]"#, #"["NW","B"]"#])
      _ = try history.purge(.runs(["Q1"]))
      // Its counts have them.
      #expect(try sets(history) == [#"["NW","A"]"#, #"["NW","B"]"#])
      try history.write { db in try db.execute(sql: "INSERT INTO label_set (labels) VALUES ('[\"NW\",\"C\"]')") }
      _ = try history.purge(.case("NW/2"))
      #expect(try sets(history) == [#"["NW","A"]"#, #"["NW","B"]"#])
      try history.remove([try history.run(labelled: "Q1")])
      #expect(try sets(history) == [#"["NW","B"]"#])
    }
  }

  /// What runs have in common is not known once a case of one was purged, even where others are in both.
  @Test func casesInCommon() throws {
    let kept = try KeptAudits([
      ("Q0", [Visit(id: "2")]), ("Q1", [Visit(id: "1"), Visit(id: "2")]), ("Q2", [Visit(id: "3")]),
    ])
    try kept.with { _ = try $0.purge(.case("NW/1")) }
    try kept.save([Visit(id: "1"), Visit(id: "2")], as: "Q3")
    try kept.with { history in
      let known = try history.read { db in
        try String.fetchAll(
          db,
          sql: """
            SELECT a.label || ' ' || b.label || ' ' || o.cases FROM overlap o
            JOIN run a ON a.id = o.run JOIN run b ON b.id = o.other WHERE a.id < b.id ORDER BY 1
            """)
      }
      #expect(known == ["Q0 Q1 1", "Q0 Q2 0", "Q0 Q3 1", "Q1 Q2 0", "Q2 Q3 0"])
    }
  }
}
