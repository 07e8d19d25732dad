import Auditing
internal import GRDB
import Records
import Reporting
import Rubrics

/// Begins a run, or goes on with one.
struct RunStart {
  let run: NewRun
  let token: String

  /// Where a run stands.
  struct Place {
    let id: Int64
    /// How many cases were saved before.
    let cases: Int
    /// The numbers of the inputs they are from.
    let inputs: [String: Int]
  }

  func begin(_ db: Database, resuming: Bool) throws -> Place {
    try run.checkLabels()
    let found = try Row.fetchOne(db, sql: "SELECT * FROM run WHERE label = ?", arguments: [run.label])
    guard let found else { return Place(id: try insert(db), cases: 0, inputs: [:]) }
    let isFinished: Bool = try found.value("is_finished")
    guard resuming else { throw HistoryProblem.labelTaken(run.label, isUnfinished: !isFinished) }
    guard !isFinished else { throw HistoryProblem.finished(run.label) }
    let id: Int64 = try found.value("id")
    guard try found.value("cases_purged") as Int == 0, try !(found.value("is_purged") as Bool) else {
      throw HistoryProblem.brokenOffAndPurged(run.label)
    }
    try checkSettings(found, db)
    try db.execute(sql: "UPDATE run SET writer = ? WHERE id = ?", arguments: [token, id])
    let inputs = try Row.fetchAll(
      db, sql: "SELECT path, number FROM input WHERE run = ? AND path IS NOT NULL", arguments: [id])
    return Place(
      id: id, cases: try Int.fetchOne(db, sql: "SELECT count(*) FROM case_audit WHERE run = ?", arguments: [id]) ?? 0,
      inputs: Dictionary(
        try inputs.map { (try $0.value("path"), try $0.value("number")) }, uniquingKeysWith: { first, _ in first }))
  }

  private func insert(_ db: Database) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO run (label, writer, engine, saved_on, as_of, from_day, basis, sample, groupings, labels, escalation,
          identifiers, rescored_from, reaudit_of)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        run.label, token, run.engineVersion, run.savedOn.dayNumber, run.window.asOf?.dayNumber,
        run.window.from?.dayNumber, run.basis.rawValue, run.sample, RowText.encoded(run.grouping),
        RowText.encoded(run.labels), run.escalation, run.identifiers, run.rescoredFrom, run.reauditOf,
      ])
    let id = db.lastInsertedRowID
    for (part, rubric) in run.rubrics.rubrics.enumerated() {
      let kept = try KeptRubric(rubric).id(db)
      try db.execute(
        sql: "INSERT INTO run_rubric (run, part, rubric) VALUES (?, ?, ?)", arguments: [id, part, kept])
    }
    return id
  }

  /// Holds that the run judges as it did when it was begun.
  private func checkSettings(_ found: Row, _ db: Database) throws {
    let settings: [(what: String, was: DatabaseValue, now: DatabaseValue)] = [
      ("version of caseaudit", found["engine"], run.engineVersion.databaseValue),
      ("as-of date", found["as_of"], (run.window.asOf?.dayNumber).databaseValue),
      ("first day", found["from_day"], (run.window.from?.dayNumber).databaseValue),
      ("basis of the sample", found["basis"], run.basis.rawValue.databaseValue),
      ("sample", found["sample"], run.sample.databaseValue),
      ("grouping", found["groupings"], RowText.encoded(run.grouping).databaseValue),
      ("grouping", found["labels"], RowText.encoded(run.labels).databaseValue),
      ("local rule for safeguarding concerns", found["escalation"], run.escalation.databaseValue),
      ("rule for direct identifiers", found["identifiers"], run.identifiers.databaseValue),
    ]
    if let other = settings.first(where: { $0.was != $0.now }) { throw HistoryProblem.otherSettings(other.what) }
    let kept = try String.fetchAll(
      db,
      sql: """
        SELECT r.sha256 || r.schema_sha256 FROM run_rubric rr JOIN rubric r ON r.id = rr.rubric WHERE rr.run = ? ORDER BY rr.part
        """, arguments: [try found.value("id") as Int64])
    let now = run.rubrics.rubrics.map { KeptRubric($0) }.map { $0.sha256 + $0.schemaSHA256 }
    guard kept == now else { throw HistoryProblem.otherSettings("rubric") }
  }
}
