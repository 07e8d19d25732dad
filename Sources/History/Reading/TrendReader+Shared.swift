import Auditing
internal import GRDB
import Records
import Reporting
import Statistics

extension TrendReader {
  /// How many cases of a point stand in an earlier one too.
  func sharedCases(_ draft: Draft, _ earlier: ArraySlice<Draft>) throws -> Int {
    let before = Set(earlier.flatMap(\.sources).map(\.run.id))
    let runs = draft.sources.map(\.run.id)
    let overlap = try Int.fetchOne(
      db, sql: "SELECT sum(cases) FROM overlap WHERE run IN (\(runs.list)) AND other IN (\(before.sorted().list))")
    guard let overlap, overlap > 0 else { return 0 }
    guard ([draft] + earlier).flatMap(\.sources).allSatisfy(\.run.hasAllCases) else {
      return min(overlap, draft.cells.reduce(0) { $0 + $1.tally.cases })
    }
    var others: Set<Int64> = []
    for draft in earlier { others.formUnion(try subjects(draft)) }
    return try subjects(draft).intersection(others).count
  }

  /// The cases of a point, by the numbers of their pseudonyms.
  private func subjects(_ draft: Draft) throws -> Set<Int64> {
    let days = days(of: draft)
    return try draft.sources.reduce(into: []) { subjects, source in
      subjects.formUnion(
        try Int64.fetchSet(
          db.cachedStatement(
            sql: """
              SELECT c.subject FROM case_audit c JOIN judgement j ON j.run = c.run AND j.number = c.number AND j.part = ?
              WHERE c.run = ? AND c.to_day BETWEEN ? AND ?
              """),
          arguments: [source.part, source.run.id, days.lowerBound.dayNumber, days.upperBound.dayNumber]))
    }
  }

  /// By level, then for each point before: which cases are the same.
  func turnover(_ draft: Draft, _ earlier: ArraySlice<Draft>) throws -> [[ReleaseTurnover]] {
    let none = question.levels.map { _ in [ReleaseTurnover]() }
    guard !earlier.isEmpty else { return none }
    guard try ([draft] + earlier).contains(where: { try mayShareCases(draft, with: $0) }) else {
      return question.levels.map { _ in earlier.map { before in ReleaseTurnover(between: draft, and: before) } }
    }
    return try question.levels.map { level in
      let now = try groups(draft, by: level)
      return try earlier.map { before in
        let then = try groups(before, by: level)
        return ReleaseTurnover(
          cases: FileTurnover(now.all, since: then.all), parts: [draft.kept.rubric.id: now.turnover(since: then)])
      }
    }
  }

  /// Whether two points have cases in common, or nobody knows; a point has none in common with itself.
  private func mayShareCases(_ one: Draft, with other: Draft) throws -> Bool {
    let (runs, others) = (Set(one.sources.map(\.run.id)), Set(other.sources.map(\.run.id)))
    guard runs != others else { return false }
    // A run is in two periods with different cases.
    let pairs = runs.reduce(0) { $0 + others.subtracting([$1]).count }
    let known = try Row.fetchOne(
      db,
      sql: """
        SELECT count(*) AS pairs, max(cases) AS most FROM overlap
        WHERE run IN (\(runs.sorted().list)) AND other IN (\(others.sorted().list))
        """)
    let (found, most): (Int, Int?) = (known?["pairs"] ?? 0, known?["most"])
    return found < pairs || most ?? 0 > 0
  }

  /// The cases of a point in the rubric's scope, by their groups.
  private func groups(_ draft: Draft, by level: [String]) throws -> CaseGroups {
    let days = days(of: draft)
    var places: [CasePlace] = []
    for source in draft.sources {
      let columns = try source.run.columns(of: level)
      for found in try StoredCase.all(of: source.run, part: source.part, by: source.kept.rubric, db)
      where found.result.isInScope && days.contains(found.to) {
        let group = zip(level, columns).map { name, column in
          name == Self.team ? teams.map.line(of: found.labels[column], on: found.to) : found.labels[column]
        }
        places.append(CasePlace(subject: found.subject, group: group))
      }
    }
    // Of a case that several runs of a point have the last audit counts.
    let last = Dictionary(places.map { ($0.subject, $0) }, uniquingKeysWith: { $1 })
    return CaseGroups(Array(last.values))
  }
}

extension ReleaseTurnover {
  /// That of two points without a case in common.
  fileprivate init(between later: TrendReader.Draft, and earlier: TrendReader.Draft) {
    let (now, before) = (later.cells.reduce(0) { $0 + $1.tally.cases }, earlier.cells.reduce(0) { $0 + $1.tally.cases })
    self.init(cases: FileTurnover(shared: 0, added: now, removed: before), parts: [:])
  }
}
