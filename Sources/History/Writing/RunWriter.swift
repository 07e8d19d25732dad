public import Auditing
import Diagnostics
import Foundation
internal import GRDB
import Records
public import Reporting

/// Saves a run case by case, as it comes about.
///
/// Each case is a transaction of its own. A process that is killed loses none that `add` returned for; a machine that loses its power
/// loses at most the last `batch`. A run that was broken off is gone on with: what was saved is compared with what is judged now, and
/// only the rest is written, so that what comes about is the same as without the break.
public final class RunWriter {
  /// After how many cases the disk is waited for.
  public static let batch = 256

  private let history: History
  private let run: NewRun
  private let id: Int64
  /// Tells this writer from another one of the same run.
  private let token: String
  private var known: Known
  private var count = 0
  private var tallies: RunTallies
  /// What became known with the last case.
  private var added: (labels: [GroupValue]?, path: String?) = (nil, nil)

  /// What was written before or is known to be there.
  private struct Known {
    var labelSets: [[GroupValue]: Int64] = [:]
    var inputs: [String: Int] = [:]
    /// How many cases were saved before.
    let savedCases: Int
  }

  /// Begins a run.
  ///
  /// - Parameter resuming: whether a run of this label that was broken off is gone on with; where there is none, it is begun.
  /// - Throws: that there is one of this label, or that it can't be gone on with.
  public init(_ run: NewRun, in history: History, resuming: Bool = false) throws(HistoryProblem) {
    (self.history, self.run) = (history, run)
    let token = UUID().uuidString
    self.token = token
    let place = try history.write { db in try RunStart(run: run, token: token).begin(db, resuming: resuming) }
    id = place.id
    known = Known(inputs: place.inputs, savedCases: place.cases)
    tallies = RunTallies(run: run)
  }

  /// Saves a case; when it returns, no end of this process can lose it.
  ///
  /// - Throws: that it could not be saved; or that another record stood here when the run was begun.
  public func add(_ counted: CountedCase) throws(HistoryProblem) {
    let row = CaseRow(counted, number: count, by: run.rubrics)
    if count < known.savedCases {
      try compare(row)
    } else {
      added = (nil, nil)
      do throws(HistoryProblem) {
        try history.write(synchronous: (count + 1) % Self.batch == 0) { db in
          try checkOwner(db)
          try row.insert(db, run: id, labels: labelSet(row.labels, db), input: input(row.path, db))
        }
      } catch {
        // What was written with the case is gone with it.
        if let labels = added.labels { known.labelSets[labels] = nil }
        if let path = added.path { known.inputs[path] = nil }
        throw error
      }
    }
    count += 1
    tallies.add(counted)
  }

  /// Ends the run with what else is known of it; from now on it is whole. One without any case is not kept: it would take a label
  /// and say nothing.
  ///
  /// - Returns: whether it is kept.
  /// - Throws: that it could not be saved; or that fewer cases came than had been saved before.
  @discardableResult
  public func finish(_ report: AuditReport) throws(HistoryProblem) -> Bool {
    guard count >= known.savedCases else { throw .otherRecords(after: count) }
    guard count > 0 else {
      try abandon()
      return false
    }
    try history.write { db in
      try checkOwner(db)
      try RunEnd(id: id, run: run, report: report, inputs: known.inputs).write(db)
      try tallies.write(db, run: id) { try labelSet($0, db) }
      try Overlap.count(db, run: id)
      try db.execute(
        sql: "UPDATE run SET is_finished = 1, tally_layout = ? WHERE id = ?", arguments: [Tally.layoutVersion, id])
    }
    return true
  }

  /// Lets go of a run that shall not be kept after all, with all that was saved of it.
  public func abandon() throws(HistoryProblem) {
    try history.write { db in
      try checkOwner(db)
      try Removal.remove(run: id, db)
    }
  }

  private func checkOwner(_ db: Database) throws {
    let owner = try String.fetchOne(
      db.cachedStatement(sql: "SELECT writer FROM run WHERE id = ? AND is_finished = 0"), arguments: [id])
    guard owner == token else { throw HistoryProblem.takenOver }
  }

  private func compare(_ row: CaseRow) throws(HistoryProblem) {
    let isSame = try history.read { db in
      try checkOwner(db)
      return try row.isSaved(db, run: id, inputs: known.inputs)
    }
    guard isSame else { throw .otherRecords(after: count) }
  }

  private func labelSet(_ labels: [GroupValue], _ db: Database) throws -> Int64 {
    if let id = known.labelSets[labels] { return id }
    let id = try Names.id(of: RowText.encoded(labels), in: .labelSets, db)
    known.labelSets[labels] = id
    added.labels = labels
    return id
  }

  private func input(_ path: String, _ db: Database) throws -> Int {
    if let number = known.inputs[path] { return number }
    let number = known.inputs.count
    try db.execute(
      sql: "INSERT OR REPLACE INTO input (run, number, path) VALUES (?, ?, ?)", arguments: [id, number, path])
    known.inputs[path] = number
    added.path = path
    return number
  }
}

/// Texts that many rows share, each kept once under a number.
enum Names: String {
  /// Who cases are about, by pseudonym.
  case subjects = "subject"
  /// What cases are labelled with.
  case labelSets = "label_set"

  private var column: String { self == .subjects ? "name" : "labels" }

  /// The number of a text, which it is given where it has none yet.
  static func id(of text: String, in names: Names, _ db: Database) throws -> Int64 {
    let (table, column) = (names.rawValue, names.column)
    let found = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM \(table) WHERE \(column) = ?"), arguments: [text])
    if let found { return found }
    let insert = try db.cachedStatement(sql: "INSERT INTO \(table) (\(column)) VALUES (?)")
    try insert.execute(arguments: [text])
    return db.lastInsertedRowID
  }
}
