import Auditing
internal import GRDB
public import Reporting
import Rubrics
import Statistics

extension History {
  /// Which cases of a run stand in an earlier one too: what disclosure control must know where both are published.
  ///
  /// - Parameter grouping: what both are grouped by, of the runs' labels.
  /// - Throws: that the cases of one were purged, so that it can't be told.
  public func turnover(
    of later: StoredRun, since earlier: StoredRun, by grouping: [String]
  ) throws(HistoryProblem) -> ReleaseTurnover {
    let (now, before) = (try later.columns(of: grouping), try earlier.columns(of: grouping))
    return try read { db in
      for run in [later, earlier] where !run.hasAllCases { throw HistoryProblem.purged(run.label) }
      var parts: [String: [[GroupValue]: FileTurnover]] = [:]
      for (part, rubric) in later.rubrics.enumerated() {
        guard let old = earlier.rubrics.firstIndex(where: { $0.name == rubric.name }) else { continue }
        parts[rubric.name] = CaseGroups(try CasePlace.all(of: later, part: part, columns: now, db))
          .turnover(since: CaseGroups(try CasePlace.all(of: earlier, part: old, columns: before, db)))
      }
      let cases = try [later, earlier].map { run in
        Set(try Int64.fetchAll(db, sql: "SELECT subject FROM case_audit WHERE run = ?", arguments: [run.id]))
      }
      return ReleaseTurnover(cases: FileTurnover(cases[0], since: cases[1]), parts: parts)
    }
  }
}

/// Where a case stands: whose it is, and its group.
struct CasePlace {
  let subject: Int64
  let group: [GroupValue]

  /// The cases of a run in a rubric's scope.
  static func all(of run: StoredRun, part: Int, columns: [Int], _ db: Database) throws -> [CasePlace] {
    let labelSets = LabelSets(db)
    return try Row.fetchAll(
      db,
      sql: """
        SELECT c.subject, c.labels FROM case_audit c JOIN judgement j ON j.run = c.run AND j.number = c.number AND j.part = ?
        WHERE c.run = ? AND j.criteria IS NOT NULL
        """, arguments: [part, run.id]
    ).map { row in
      let labels = try labelSets.labels(try row.value("labels"), of: run)
      return CasePlace(subject: try row.value("subject"), group: columns.map { labels[$0] })
    }
  }
}

/// The cases of an audit by their groups; `[]` is all of them.
struct CaseGroups {
  private var groups: [[GroupValue]: Set<Int64>] = [:]

  init(_ places: [CasePlace]) {
    for place in places {
      groups[[], default: []].insert(place.subject)
      if !place.group.isEmpty { groups[place.group, default: []].insert(place.subject) }
    }
  }

  /// All of them.
  var all: Set<Int64> { groups[[]] ?? [] }

  /// By group, how many stand in it in both, and how many only in one.
  func turnover(since earlier: CaseGroups) -> [[GroupValue]: FileTurnover] {
    let names = Set(groups.keys).union(earlier.groups.keys)
    return names.reduce(into: [:]) { turnover, name in
      turnover[name] = FileTurnover(groups[name] ?? [], since: earlier.groups[name] ?? [])
    }
  }
}

extension FileTurnover {
  /// How many of these cases are among the earlier ones too.
  init(_ later: Set<Int64>, since earlier: Set<Int64>) {
    let shared = later.intersection(earlier).count
    self.init(shared: shared, added: later.count - shared, removed: earlier.count - shared)
  }
}
