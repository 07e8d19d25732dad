public import Auditing
internal import GRDB
public import Records
public import Rubrics

/// The judgements on one case by one rubric, as a run left them.
public struct StoredCase: Sendable {
  /// Its number in the run, from 0.
  public let number: Int
  /// The number of its pseudonym in the history: the same in every run.
  let subject: Int64
  /// What it is labelled with, by the run's labels.
  public let labels: [GroupValue]
  /// The last day of the practice that was judged.
  public let to: CalendarDate
  /// What it came to.
  public let result: CaseResult
}

extension StoredCase {
  /// The judgements on the cases of a run, in the order of its input, by a rubric that asks records the same as the one that made
  /// them.
  ///
  /// - Parameter part: the number of the rubric in the run.
  static func all(of run: StoredRun, part: Int, by rubric: Rubric, _ db: Database) throws -> [StoredCase] {
    guard run.hasAllCases else { throw HistoryProblem.purged(run.label) }
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT c.number, c.subject, c.labels, c.to_day, j.criteria, j.themes, j.features, j.levels, j.caps
          FROM case_audit c JOIN judgement j ON j.run = c.run AND j.number = c.number AND j.part = ?
          WHERE c.run = ? ORDER BY c.number
          """), arguments: [part, run.id])
    let labelSets = LabelSets(db)
    var decoder = ResultDecoder(rubric: rubric)
    var cases: [StoredCase] = []
    while let row = try rows.next() {
      let code = try CaseCode(
        criteria: row.value(at: 4), themes: row.value(at: 5), features: row.value(at: 6), levels: row.value(at: 7),
        caps: row.value(at: 8))
      cases.append(
        try StoredCase(
          number: row.value(at: 0), subject: row.value(at: 1), labels: try labelSets.labels(row.value(at: 2), of: run),
          to: try CalendarDate(kept: row.value(at: 3)),
          result: try decoder.result(code)))
    }
    return cases
  }
}

/// Turns rows into results. Many cases come to the same, which is then worked out once.
private struct ResultDecoder {
  let rubric: Rubric
  private var known: [CaseCode: CaseResult] = [:]
  /// More than so many are not remembered.
  private static let limit = 10_000

  init(rubric: Rubric) { self.rubric = rubric }

  mutating func result(_ code: CaseCode) throws -> CaseResult {
    if let result = known[code] { return result }
    guard let result = code.result(by: rubric) else { throw HistoryProblem.damaged }
    if known.count < Self.limit { known[code] = result }
    return result
  }
}

extension History {
  /// The judgements on the cases of a run with what identifies each, in the order of its input.
  ///
  /// - Parameters:
  ///   - part: the number of the rubric in the run.
  ///   - rubric: one that asks records the same as the one that made them; its bands and weights may be others.
  /// - Throws: that they were purged.
  public func cases(
    of run: StoredRun, part: Int, by rubric: Rubric
  ) throws(HistoryProblem) -> [(identity: [String], judged: StoredCase)] {
    try read { db in
      let cases = try StoredCase.all(of: run, part: part, by: rubric, db)
      let names = try Names.all(of: run.id, db)
      return try cases.map { found in
        guard let name = names[found.subject] else { throw HistoryProblem.damaged }
        return (name, found)
      }
    }
  }
}

extension History {
  /// What identifies each case of a run.
  ///
  /// - Throws: that some were purged.
  public func identities(of run: StoredRun) throws(HistoryProblem) -> [[String]] {
    guard run.hasAllCases else { throw .purged(run.label) }
    return try read { db in Array(try Names.all(of: run.id, db).values) }
  }
}

extension Names {
  /// What identifies the cases of a run, by their numbers.
  fileprivate static func all(of run: Int64, _ db: Database) throws -> [Int64: [String]] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT s.id, s.name FROM case_audit c JOIN subject s ON s.id = c.subject WHERE c.run = ?",
      arguments: [run])
    return try rows.reduce(into: [:]) { names, row in
      guard let name = RowText.texts(try row.value("name")) else { throw HistoryProblem.damaged }
      names[try row.value("id")] = name
    }
  }
}
