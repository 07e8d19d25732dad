import CaseAudit
import GRDB

@testable import History

extension AuditCounts {
  /// All that is in them but where they are from, as text.
  var shown: String {
    let parts = parts.flatMap { part in
      ["\(part.rubric.id) \(part.rubric.version) \(part.rubricHash) left out \(part.leftOut)"]
        + ([part.overall] + part.groups).map { "\($0)" }
    }
    let alerts = alerts.map { alert in
      "\(alert.title), \(alert.toDo): \(alert.raised) \(alert.notRuledOut) \(alert.firstRaised) \(alert.firstNotRuledOut)"
    }
    let head = [
      "\(engineVersion) \(schemaHash) \(window) \(windows) \(grouping)", "\(inputs)", "alert cases \(alertCases)",
    ]
    return (head + parts + alerts).joined(separator: "\n")
  }
}

extension History {
  /// All counts of a run by one rubric, those of grades too: added up from what was kept, and anew from single cases.
  func tallies(of run: StoredRun, part: Int, by rubric: Rubric) throws -> (kept: Tally, anew: Tally) {
    try read { db in
      let reader = CellReader(db)
      let cells = [
        try reader.cells(of: run, part: part, by: rubric),
        reader.cells(anewFrom: try StoredCase.all(of: run, part: part, by: rubric, db), by: rubric),
      ]
      let sums = cells.map { $0.map(\.tally).reduce(Tally(for: rubric), +) }
      return (sums[0], sums[1])
    }
  }
}
