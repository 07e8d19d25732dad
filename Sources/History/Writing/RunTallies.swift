import Auditing
internal import GRDB
import Records
import Reporting
import Rubrics

/// The counts of a run, by labels and by the month of the audits' last days: all that trends need of a finished run.
struct RunTallies {
  private let run: NewRun
  private var cells: [Key: Cell] = [:]
  private var alerts: AlertTally
  private var windows = WindowRange()

  private struct Key: Hashable {
    let labels: [GroupValue]
    let month: Int
  }

  private struct Cell {
    var parts: [Tally]
    var days: ClosedRange<CalendarDate>
  }

  init(run: NewRun) {
    self.run = run
    alerts = AlertTally(alertCount: run.rubrics.alerts.count)
  }

  mutating func add(_ counted: CountedCase) {
    let day = counted.window.to
    let key = Key(labels: counted.labels, month: day.month)
    let none = Cell(parts: run.rubrics.rubrics.map { Tally(for: $0) }, days: day...day)
    for (part, result) in counted.results.enumerated() {
      if let result { cells[key, default: none].parts[part].add(result) }
    }
    cells[key, default: none].days.widen(to: day)
    alerts.add(counted.alerts)
    windows.add(counted.window)
  }

  func write(_ db: Database, run id: Int64, labelSet: ([GroupValue]) throws -> Int64) throws {
    for (key, cell) in cells {
      let labels = try labelSet(key.labels)
      for (part, tally) in cell.parts.enumerated() where tally.cases > 0 {
        try db.cachedStatement(
          sql: "INSERT INTO tally (run, part, labels, month, first_to, last_to, counts) VALUES (?, ?, ?, ?, ?, ?, ?)"
        ).execute(
          arguments: [
            id, part, labels, key.month, cell.days.lowerBound.dayNumber, cell.days.upperBound.dayNumber,
            CountBytes.encoded(tally.numbers).databaseBlob,
          ])
      }
    }
    try db.execute(
      sql: """
        UPDATE run SET with_alert = ?, with_open_alert = ?, first_from = ?, last_from = ?, first_to = ?, last_to = ? WHERE id = ?
        """,
      arguments: [
        alerts.casesWithAlert, alerts.casesWithOpenAlert, windows.from?.lowerBound.dayNumber,
        windows.from?.upperBound.dayNumber, windows.to?.lowerBound.dayNumber, windows.to?.upperBound.dayNumber, id,
      ])
    for (index, (shared, flag)) in zip(run.rubrics.alerts, alerts.alerts).enumerated() {
      try db.execute(
        sql: "INSERT INTO alert_tally (run, alert, title, action, raised, not_ruled_out) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          id, index, shared.alert.title, shared.toDo(run.escalation), flag.raised, flag.notRuledOut,
        ])
    }
  }
}

extension ClosedRange<CalendarDate> {
  /// Makes it reach to a day.
  mutating func widen(to day: CalendarDate) { self = Swift.min(lowerBound, day)...Swift.max(upperBound, day) }
}
