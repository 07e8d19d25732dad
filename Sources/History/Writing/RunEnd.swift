import Diagnostics
internal import GRDB
import Reporting

/// What is known of a run when all was read.
struct RunEnd {
  let id: Int64
  let run: NewRun
  let report: AuditReport
  /// The inputs that cases are from, by path.
  let inputs: [String: Int]

  func write(_ db: Database) throws {
    let counts = AuditCounts(report)
    try writeInputs(counts.inputs, db)
    for (number, line) in counts.inputs.problems.enumerated() {
      try db.execute(
        sql: "INSERT INTO problem (run, number, text) VALUES (?, ?, ?)", arguments: [id, number, line])
    }
    for (part, result) in counts.parts.enumerated() {
      try db.execute(
        sql: "UPDATE run_rubric SET left_out = ? WHERE run = ? AND part = ?", arguments: [result.leftOut, id, part])
    }
    let read = counts.inputs
    try db.execute(
      sql: """
        UPDATE run SET records_read = ?, cases = ?, left_out = ?, with_identifiers = ?, could_not_be_read = ?, unreadable_values = ?
        WHERE id = ?
        """,
      arguments: [
        read.read, read.counted, read.leftOut, read.leftOutForIdentifiers, read.couldNotBeRead, read.unreadableValues,
        id,
      ])
  }

  private func writeInputs(_ read: InputCounts, _ db: Database) throws {
    var next = inputs.count
    for (place, file) in read.files.enumerated() {
      let number: Int
      if let known = inputs[file.path] {
        number = known
      } else {
        number = next
        next += 1
      }
      try db.execute(
        sql: "INSERT OR REPLACE INTO input (run, number, place, path, sha256, records) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [id, number, place, file.path, file.sha256, file.records])
    }
  }
}

/// How many cases runs have in common.
enum Overlap {
  /// Counts them for a run and every other one, but those of which cases were purged: what those had in common with it nobody knows.
  static func count(_ db: Database, run: Int64) throws {
    // One that was finished meanwhile counted what was there then.
    try db.execute(sql: "DELETE FROM overlap WHERE run = ? OR other = ?", arguments: [run, run])
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO overlap (run, other, cases)
        SELECT ?, id, 0 FROM run WHERE id <> ? AND is_purged = 0 AND cases_purged = 0
        """,
      arguments: [run, run])
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO overlap (run, other, cases)
        SELECT a.run, b.run, count(*) FROM case_audit a JOIN case_audit b ON b.subject = a.subject AND b.run <> a.run
        JOIN overlap o ON o.run = a.run AND o.other = b.run
        WHERE a.run = ? GROUP BY a.run, b.run
        """, arguments: [run])
    try db.execute(
      sql: "INSERT OR REPLACE INTO overlap (run, other, cases) SELECT other, run, cases FROM overlap WHERE run = ?",
      arguments: [run])
  }
}
