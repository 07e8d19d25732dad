import Auditing
import Foundation
internal import GRDB
import Records
import Rubrics

/// Counts of one run by one rubric: of cases with the same labels, of audits that end in the same month.
struct StoredCell {
  let labels: [GroupValue]
  /// The earliest and the latest last day of the audits.
  let days: ClosedRange<CalendarDate>
  let tally: Tally
}

/// Reads the counts of runs.
struct CellReader {
  let db: Database
  private let labelSets: LabelSets

  init(_ db: Database) {
    self.db = db
    labelSets = LabelSets(db)
  }

  /// The counts that were kept with a run, by a rubric with the same layout of counts.
  ///
  /// - Parameter part: the number of the rubric in the run.
  func cells(of run: StoredRun, part: Int, by rubric: Rubric) throws -> [StoredCell] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: "SELECT labels, first_to, last_to, counts FROM tally WHERE run = ? AND part = ?"),
      arguments: [run.id, part])
    var cells: [StoredCell] = []
    let none = Tally(for: rubric)
    while let row = try rows.next() {
      guard let numbers = try row.withUnsafeData(atIndex: 3, { $0.flatMap { CountBytes.numbers($0) } }),
        let tally = none.holding(numbers)
      else { throw HistoryProblem.damaged }
      let days =
        try CalendarDate(
          kept: row.value(at: 1))...CalendarDate(kept: max(row.value(at: 1) as Int, try row.value(at: 2)))
      cells.append(StoredCell(labels: try labelSets.labels(row.value(at: 0), of: run), days: days, tally: tally))
    }
    return cells
  }

  /// The months in which audits of a run end, by a rubric of it; those that have a day in common with some days.
  func months(of run: Int64, part: Int, in days: (from: CalendarDate?, to: CalendarDate?)) throws -> [Int] {
    try Int.fetchAll(
      db.cachedStatement(
        sql:
          "SELECT DISTINCT month FROM tally WHERE run = ? AND part = ? AND last_to >= ? AND first_to <= ? ORDER BY month"
      ),
      arguments: [
        run, part, (days.from ?? .earliest).dayNumber, (days.to ?? .latest).dayNumber,
      ])
  }

  /// The same, added up anew from the judgements on single cases: by a rubric that asks records the same and may count otherwise.
  func cells(anewFrom cases: [StoredCase], by rubric: Rubric) -> [StoredCell] {
    let none = Tally(for: rubric)
    return cases.map { found in
      var tally = none
      tally.add(found.result)
      return StoredCell(labels: found.labels, days: found.to...found.to, tally: tally)
    }
  }
}

/// What cases are labelled with, by the numbers in the history.
final class LabelSets {
  private let db: Database
  private var known: [Int64: [GroupValue]] = [:]

  init(_ db: Database) { self.db = db }

  /// - Throws: that the file is damaged, also where they are not as many as the run has.
  func labels(_ id: Int64, of run: StoredRun) throws -> [GroupValue] {
    let labels = try labels(id)
    guard labels.count == run.labels.count else { throw HistoryProblem.damaged }
    return labels
  }

  private func labels(_ id: Int64) throws -> [GroupValue] {
    if let labels = known[id] { return labels }
    let text = try String.fetchOne(
      db.cachedStatement(sql: "SELECT labels FROM label_set WHERE id = ?"), arguments: [id])
    guard let labels = text.flatMap(RowText.labels) else { throw HistoryProblem.damaged }
    known[id] = labels
    return labels
  }
}
