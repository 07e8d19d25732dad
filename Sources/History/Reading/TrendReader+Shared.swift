import Auditing
internal import GRDB
import Records
import Reporting
import Rubrics
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
    if let known = memo.subjects[draft.key] { return known }
    let days = days(of: draft)
    let found: Set<Int64> = try draft.sources.reduce(into: []) { subjects, source in
      subjects.formUnion(
        try Int64.fetchSet(
          db.cachedStatement(
            sql: """
              SELECT c.subject FROM case_audit c JOIN judgement j ON j.run = c.run AND j.number = c.number AND j.part = ?
              WHERE c.run = ? AND c.to_day BETWEEN ? AND ?
              """),
          arguments: [source.part, source.run.id, days.lowerBound.dayNumber, days.upperBound.dayNumber]))
    }
    memo.subjects[draft.key] = found
    return found
  }

  /// By level, then for each point before: which cases are the same.
  func turnover(_ draft: Draft, _ earlier: ArraySlice<Draft>) throws -> [[ReleaseTurnover]] {
    let none = question.levels.map { _ in [ReleaseTurnover]() }
    guard !earlier.isEmpty else { return none }
    guard try earlier.contains(where: { try mayShareCases(draft, with: $0) }) else {
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

  /// Whether two points have cases in common, or nobody knows.
  private func mayShareCases(_ one: Draft, with other: Draft) throws -> Bool {
    let (runs, others) = (Set(one.sources.map(\.run.id)), Set(other.sources.map(\.run.id)))
    // A run that is in two periods has different cases there.
    let pairs = runs.reduce(0) { $0 + others.subtracting([$1]).count }
    let known = try Row.fetchOne(
      db,
      sql: """
        SELECT count(*) AS pairs, max(cases) AS most FROM overlap
        WHERE run IN (\(runs.sorted().list)) AND other IN (\(others.sorted().list))
        """)
    let found: Int = try known?.value("pairs") ?? 0
    let most: Int? = try known?.value("most")
    return found < pairs || most ?? 0 > 0
  }

  /// The cases of a point in the rubric's scope, by their groups.
  private func groups(_ draft: Draft, by level: [String]) throws -> CaseGroups {
    let key = draft.key + level.joined(separator: "\n")
    if let known = memo.groups[key] { return known }
    let columns = try draft.sources[0].run.columns(of: level)
    let places = try cases(of: draft).filter(\.result.isInScope).map { found in
      let group = zip(level, columns).map { name, column in
        name == Self.team ? teams.map.line(of: found.labels[column], on: found.to) : found.labels[column]
      }
      return CasePlace(subject: found.subject, group: group)
    }
    let groups = CaseGroups(places)
    memo.groups[key] = groups
    return groups
  }

  /// The cases of a point, each once.
  private func cases(of draft: Draft) throws -> [StoredCase] {
    if !draft.cases.isEmpty { return draft.cases }
    let days = days(of: draft)
    return try draft.sources.flatMap { source in
      try StoredCase.all(of: source.run, part: source.part, by: source.kept.rubric, db).filter { days.contains($0.to) }
    }
  }
}

extension ReleaseTurnover {
  /// That of two points without a case in common.
  fileprivate init(between later: TrendReader.Draft, and earlier: TrendReader.Draft) {
    let (now, before) = (later.cells.reduce(0) { $0 + $1.tally.cases }, earlier.cells.reduce(0) { $0 + $1.tally.cases })
    self.init(cases: FileTurnover(shared: 0, added: now, removed: before), parts: [:])
  }
}

/// What was found of the cases of points, so that it is not looked for again for each pair.
final class TrendMemo {
  var subjects: [String: Set<Int64>] = [:]
  var groups: [String: CaseGroups] = [:]
}
