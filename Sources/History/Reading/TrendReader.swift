import Auditing
internal import GRDB
import Records
import Reporting
import Rubrics

extension History {
  /// What the history knows over time: a point for each run, or for each calendar period, in order.
  ///
  /// Counts that were kept with the runs are added up; single cases are looked at only where those do not tell: where runs of one
  /// period have cases in common, of which the last audit counts, where a team changes within a month, where the rubric's bands are
  /// others than those of the run, and where cases are told apart by a feature.
  ///
  /// - Throws: that runs lack a label that is asked for.
  public func trend(_ question: TrendQuestion) throws(HistoryProblem) -> TrendAnswer {
    let (sources, replaced) = try trendSources(question)
    return try read { db in
      var reader = TrendReader(question: question, db: db)
      let points = try reader.points(sources)
      return TrendAnswer(points: points, remarks: replaced + reader.remarks, mapProblems: reader.teams.problems)
    }
  }

  /// The runs that a trend is made from, each with the rubric by which it is counted, in the order of their days.
  private func trendSources(_ question: TrendQuestion) throws(HistoryProblem) -> ([TrendSource], [String]) {
    let asked = KeptRubric(question.rubric)
    var sources: [TrendSource] = []
    for run in try runs() where run.isFinished && run.reauditOf == nil && question.mayHold(run) {
      guard let part = run.rubrics.firstIndex(where: { $0.name == question.rubric.id }) else { continue }
      let name = run.rubrics[part]
      let isSame = name.judgingSHA256 == asked.judgingSHA256
      if isSame, run.isCounted(by: asked, part: part) || run.hasAllCases {
        sources.append(TrendSource(run: run, part: part, kept: asked, isAsked: true))
      } else {
        let kept = KeptRubric(try rubric(name, dataFolders: question.dataFolders))
        sources.append(TrendSource(run: run, part: part, kept: kept, isAsked: false))
      }
    }
    var kept = TrendFamilies(sources).kept(without: question.without)
    if !sources.isEmpty, !kept.sources.contains(where: \.isAsked) {
      kept.remarks.append(
        "No audit is by version \(question.rubric.version) of the rubric, which was asked for: they are shown by the versions they were made by. "
          + "'caseaudit rescore' judges their records anew.")
    }
    return (kept.sources.sorted { ($0.lastDay, $0.run.id) < ($1.lastDay, $1.run.id) }, kept.remarks)
  }
}

/// A run as a part of a trend.
struct TrendSource {
  let run: StoredRun
  /// The number of the rubric in the run.
  let part: Int
  /// The rubric by which it is counted.
  let kept: KeptRubric
  /// Whether that is the one that is asked for.
  let isAsked: Bool

  var lastDay: CalendarDate { run.windows.to?.upperBound ?? .earliest }
}

/// Finds the points of a trend.
struct TrendReader {
  let question: TrendQuestion
  let db: Database
  private let cells: CellReader
  var teams: TeamLines
  let memo = TrendMemo()
  /// How many audits a remark names.
  private static let named = 5
  private var said: [String] = []

  init(question: TrendQuestion, db: Database) {
    (self.question, self.db, cells) = (question, db, CellReader(db))
    teams = TeamLines(question.teams ?? .none)
  }

  /// What must be known of all points together.
  var remarks: [String] { said + teams.map.remarks }

  mutating func points(_ sources: [TrendSource]) throws -> [TrendCounts] {
    let drafts = try lastDrafts(sources)
    var points: [TrendCounts] = []
    for (index, draft) in drafts.enumerated() {
      let before = index > 0 ? drafts[index - 1] : nil
      points.append(try point(draft, after: before, earlier: drafts.prefix(index)))
    }
    if zip(points, points.dropFirst()).contains(where: { $0.overlaps($1) }) {
      said.append(
        "The audit windows of neighbouring points overlap: months of practice that both judge are in both, in the files of each."
      )
    }
    let recounted = drafts.flatMap(\.sources).filter { $0.isAsked && $0.kept.sha256 != $0.run.rubrics[$0.part].sha256 }
    if !recounted.isEmpty {
      let labels = Set(recounted.map(\.run.label)).sorted()
      let named = labels.prefix(Self.named).map { "'\($0)'" }.joined(separator: ", ")
      let more = labels.count > Self.named ? " and \(labels.count - Self.named) more" : ""
      said.append(
        "Made by another text of the rubric that asks records the same, and counted here by the gap rules, weights and bands of version "
          + "\(question.rubric.version): \(named)\(more).")
    }
    let engines = Set(drafts.flatMap(\.sources).map(\.run.engineVersion)).sorted()
    if engines.count > 1 {
      said.append(
        "The audits were made by different versions of caseaudit: \(engines.joined(separator: ", ")). What it judges otherwise since may show as a change."
      )
    }
    return points
  }

  // MARK: Drafts

  /// A point before it is grouped.
  struct Draft {
    let name: String
    let kept: KeptRubric
    let isAsked: Bool
    var sources: [TrendSource]
    var cells: [StoredCell] = []
    var cases: [StoredCase] = []
    var remarks: [String] = []
    /// The days of its period; nil where it is a run.
    let period: ClosedRange<CalendarDate>?

    /// What no other point has.
    var key: String { "\(name)\n\(kept.sha256)\n" }
  }

  /// The last drafts that have cases, as many as are wanted, with their counts. Those before are not looked at: their cases may
  /// have been purged.
  private func lastDrafts(_ sources: [TrendSource]) throws -> [Draft] {
    var drafts: [Draft] = []
    for draft in try self.drafts(sources).reversed() {
      if let last = question.last, drafts.count >= last { break }
      let filled = try filled(draft)
      if !filled.cells.isEmpty { drafts.append(filled) }
    }
    return drafts.reversed()
  }

  private func drafts(_ sources: [TrendSource]) throws -> [Draft] {
    switch question.point {
    case .run:
      return sources.map { source in
        Draft(name: source.run.label, kept: source.kept, isAsked: source.isAsked, sources: [source], period: nil)
      }
    case .period(let period):
      return try periodDrafts(sources, period)
    }
  }

  /// The runs of each period, those by the same rubric together.
  private func periodDrafts(_ sources: [TrendSource], _ period: Period) throws -> [Draft] {
    var drafts: [Int: [Draft]] = [:]
    for source in sources {
      for number in try cells.months(of: source.run.id, part: source.part, in: question.days).map(
        period.number(ofMonth:)
      )
      .uniqued() {
        let known = drafts[number, default: []].firstIndex { $0.kept.sha256 == source.kept.sha256 }
        if let known {
          drafts[number]?[known].sources.append(source)
        } else {
          drafts[number, default: []].append(
            Draft(
              name: PeriodWords.name(period.days(of: number), period), kept: source.kept, isAsked: source.isAsked,
              sources: [source], period: period.days(of: number)))
        }
      }
    }
    return drafts.sorted { $0.key < $1.key }.flatMap(\.value)
  }

  /// The same with its counts.
  private func filled(_ draft: Draft) throws -> Draft {
    var draft = draft
    let isCaseByCase = try question.stratum != nil || mayHaveCasesInCommon(draft.sources)
    if isCaseByCase {
      let purged = draft.sources.filter { !$0.run.hasAllCases }
      if question.stratum != nil, let first = purged.first { throw HistoryProblem.purged(first.run.label) }
      if let last = draft.sources.last, !purged.isEmpty {
        draft.remarks.append(
          "The judgements on single cases were purged from \(purged.map { "'\($0.run.label)'" }.joined(separator: ", ")), so cases "
            + "that runs of this point have in common can't be told: only '\(last.run.label)' is counted.")
        draft.sources = [last]
        draft.cells = try storedCells(last, &draft)
        return draft
      }
      draft.cases = try lastCases(of: draft)
      draft.cells = cells.cells(anewFrom: draft.cases, by: draft.kept.rubric)
      return draft
    }
    for source in draft.sources { draft.cells += try storedCells(source, &draft) }
    return draft
  }

  /// The counts of a run that belong to a point.
  private func storedCells(_ source: TrendSource, _ draft: inout Draft) throws -> [StoredCell] {
    let isKept = source.run.isCounted(by: source.kept, part: source.part)
    let stored = isKept ? try cells.cells(of: source.run, part: source.part, by: source.kept.rubric) : []
    let days = days(of: draft)
    if isKept, stored.allSatisfy({ isClear($0, days, source.run) }) {
      return stored.filter { days.contains($0.days.upperBound) }
    }
    guard source.run.hasAllCases else {
      draft.remarks.append(
        "The judgements on single cases of '\(source.run.label)' were purged, so the days of its files are told by the last of each month."
      )
      return stored.filter { days.contains($0.days.upperBound) }
    }
    let cases = try StoredCase.all(of: source.run, part: source.part, by: source.kept.rubric, db)
    return cells.cells(anewFrom: cases.filter { days.contains($0.to) }, by: source.kept.rubric)
  }

  /// Whether all audits of a cell belong to the days or none does, and its team is the same on all of its days.
  private func isClear(_ cell: StoredCell, _ days: ClosedRange<CalendarDate>, _ run: StoredRun) -> Bool {
    guard days.contains(cell.days.lowerBound) == days.contains(cell.days.upperBound) else { return false }
    guard let map = question.teams, let team = run.labels.firstIndex(of: TrendReader.team) else { return true }
    return map.isConstant(for: cell.labels[team], in: cell.days)
  }

  static let team = TrendQuestion.team

  /// The days on which audits of a point may end.
  func days(of draft: Draft) -> ClosedRange<CalendarDate> {
    let from = max(question.days.from ?? .earliest, draft.period?.lowerBound ?? .earliest)
    let to = min(question.days.to ?? .latest, draft.period?.upperBound ?? .latest)
    return from <= to ? from...to : .latest ... .latest
  }

  /// Each case once, by its last audit in the point: of those of one day by the run that was begun last.
  private func lastCases(of draft: Draft) throws -> [StoredCase] {
    let days = days(of: draft)
    var last: [Int64: StoredCase] = [:]
    for source in draft.sources.sorted(by: { $0.run.id < $1.run.id }) {
      for found in try StoredCase.all(of: source.run, part: source.part, by: source.kept.rubric, db)
      where days.contains(found.to) && (last[found.subject].map { $0.to <= found.to } ?? true) {
        last[found.subject] = found
      }
    }
    return last.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Whether runs have cases in common, or nobody knows: one was purged before another was saved.
  func mayHaveCasesInCommon(_ sources: [TrendSource]) throws -> Bool {
    guard sources.count > 1 else { return false }
    let runs = sources.map(\.run.id).list
    let known = try Row.fetchOne(
      db,
      sql: "SELECT count(*) AS pairs, max(cases) AS most FROM overlap WHERE run IN (\(runs)) AND other IN (\(runs))")
    let (pairs, most): (Int, Int?) = (try known?.value("pairs") ?? 0, try known?.value("most"))
    if most ?? 0 > 0 { return true }
    return !sources.allSatisfy(\.run.hasAllCases) && pairs < sources.count * (sources.count - 1)
  }

  // MARK: Points

  private mutating func point(
    _ draft: Draft, after before: Draft?, earlier: ArraySlice<Draft>
  ) throws -> TrendCounts {
    let levels = try levels(draft, draft.cells, isCounted: true)
    return TrendCounts(
      name: draft.name, days: draft.cells.dropFirst().reduce(draft.cells.first?.days) { $0?.joined($1.days) },
      runs: draft.sources.map(\.run), levels: levels, strata: try strata(draft),
      isNewStretch: before.map { $0.kept.judgingSHA256 != draft.kept.judgingSHA256 || $0.isAsked != draft.isAsked }
        ?? false,
      change: before.flatMap { PeriodWords.change(from: $0.kept, to: draft.kept) },
      sharedCases: try sharedCases(draft, earlier),
      turnover: question.tellsTurnover ? try turnover(draft, earlier) : [], remarks: draft.remarks)
  }

  private mutating func strata(_ draft: Draft) throws -> [(name: String, levels: [AuditCounts])] {
    guard let id = question.stratum,
      let feature = draft.kept.rubric.features.flatMap(\.rows).first(where: { $0.id == id })
    else { return [] }
    var strata: [(name: String, levels: [AuditCounts])] = []
    for (state, words) in [
      (FeatureState.recorded, "on record"), (.ruledOut, "not so"), (.notStated, "the record does not say"),
      (.notJudged, "could not be judged"),
    ] {
      let cases = draft.cases.filter {
        $0.result.features.indices.contains(feature.index) && $0.result.features[feature.index] == state
      }
      // That is rare, and a fault of the record.
      if state == .notJudged, cases.isEmpty { continue }
      let found = cells.cells(anewFrom: cases, by: draft.kept.rubric)
      let levels = try levels(draft, found, isCounted: false)
      strata.append(("\(feature.title): \(words)", levels))
    }
    return strata
  }

  /// Counts, level by level. Which records a team map leaves out is told once for each record.
  ///
  /// - Parameter isCounted: whether the cells are to be told of at all: strata have the same ones again.
  private mutating func levels(_ draft: Draft, _ found: [StoredCell], isCounted: Bool) throws -> [AuditCounts] {
    let before = teams
    let first = isCounted ? question.levels.firstIndex { $0.contains(Self.team) } : nil
    var told = before
    let levels = try question.levels.enumerated().map { number, level in
      teams = before
      let counts = try counts(draft, found, by: level)
      if number == first { told = teams }
      return counts
    }
    teams = told
    return levels
  }

  private mutating func counts(_ draft: Draft, _ found: [StoredCell], by level: [String]) throws -> AuditCounts {
    let runs = draft.sources.map(\.run)
    let columns = try runs[0].columns(of: level)
    for run in runs where try run.columns(of: level) != columns {
      throw HistoryProblem.noGroup(level[0], run: run.label, known: run.labels)
    }
    var lines = teams
    let part = found.part(of: draft.kept, leftOut: draft.sources.reduce(0) { $0 + $1.run.rubrics[$1.part].leftOut }) {
      cell in
      zip(level, columns).map { name, column in
        name == Self.team
          ? lines.line(of: cell.labels[column], on: cell.days.upperBound, records: cell.tally.cases)
          : cell.labels[column]
      }
    }
    teams = lines
    guard let rubrics = try? RubricSet([draft.kept.rubric]) else { preconditionFailure("one rubric is a set") }
    return AuditCounts(
      origin: draft.name, engineVersion: Set(runs.map(\.engineVersion)).sorted().joined(separator: ", "),
      rubrics: rubrics, schemaHash: draft.kept.schemaSHA256, window: runs.count == 1 ? runs[0].window : WindowRule(),
      windows: windows(draft, found), grouping: level, parts: [part], alerts: [],
      alertCases: (0, 0, part.overall.files), inputs: inputs(runs))
  }

  private func windows(_ draft: Draft, _ found: [StoredCell]) -> WindowRange {
    let runs = draft.sources.map(\.run.windows).reduce(WindowRange(), +)
    let to = found.dropFirst().reduce(found.first?.days) { $0?.joined($1.days) }
    return WindowRange(from: draft.period == nil ? runs.from : nil, to: to)
  }

  private func inputs(_ runs: [StoredRun]) -> InputCounts {
    var sum = InputCounts.Numbers()
    for numbers in runs.map(\.numbers) {
      sum.read += numbers.read
      sum.counted += numbers.counted
      sum.leftOut += numbers.leftOut
      sum.leftOutForIdentifiers += numbers.leftOutForIdentifiers
      sum.couldNotBeRead += numbers.couldNotBeRead
      sum.unreadableValues += numbers.unreadableValues
    }
    return InputCounts(files: [], sum, problems: [])
  }
}

extension TrendCounts {
  /// Whether some practice was judged in a later point too.
  fileprivate func overlaps(_ later: TrendCounts) -> Bool {
    let first = later.runs.compactMap { $0.windows.from?.lowerBound }.min()
    return days.flatMap { days in first.map { $0 < days.upperBound } } ?? false
  }
}

extension TrendQuestion {
  /// Whether some audit of a run may end on the days that are asked for.
  fileprivate func mayHold(_ run: StoredRun) -> Bool {
    guard let found = run.windows.to else { return false }
    return found.upperBound >= days.from ?? .earliest && found.lowerBound <= days.to ?? .latest
  }
}

extension [Int] {
  /// Each number once, in order.
  fileprivate func uniqued() -> [Int] { Set(self).sorted() }
}

extension [Int64] {
  /// As a list in SQL.
  var list: String { map(String.init).joined(separator: ",") }
}

extension ClosedRange<CalendarDate> {
  /// From the first to the last day of both.
  fileprivate func joined(_ other: Self) -> Self {
    Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }
}
