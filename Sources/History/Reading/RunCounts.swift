import Auditing
internal import GRDB
import Records
public import Reporting
public import Rubrics

extension History {
  /// The counts of a run as reports need them.
  ///
  /// - Parameters:
  ///   - grouping: what to group by, of the run's labels; nil for what the run was grouped by.
  ///   - rubrics: some of those the run was made by, or others with other bands, weights or words that ask records the same: then the
  ///     judgements on single cases are scored by them.
  /// - Throws: that the run is not whole, has no such labels, or was made by rubrics that ask something else.
  public func counts(
    of run: StoredRun, by grouping: [String]? = nil, rubrics: RubricSet
  ) throws(HistoryProblem) -> AuditCounts {
    guard run.isFinished else { throw .unfinished(run.label) }
    let grouping = grouping ?? run.grouping
    let columns = try run.columns(of: grouping)
    let kept = rubrics.rubrics.map { KeptRubric($0) }
    let numbers = try run.parts(by: kept)
    return try read { db in
      let parts = try zip(numbers, kept).map { part, kept in
        let cells = try self.cells(of: run, part: part, by: kept, db)
        return cells.part(
          of: kept, leftOut: run.rubrics[part].leftOut, group: { cell in columns.map { cell.labels[$0] } })
      }
      return AuditCounts(
        origin: run.label, engineVersion: run.engineVersion, rubrics: rubrics, schemaHash: kept[0].schemaSHA256,
        window: run.window, windows: run.windows, grouping: grouping, parts: parts,
        alerts: try alerts(of: run, db),
        alertCases: (run.alertCases.raised, run.alertCases.notRuledOut, run.numbers.counted),
        inputs: try inputs(of: run, db))
    }
  }

  /// The counts of a run by one rubric, as they were kept; anew where the rubric counts otherwise than the run's did.
  private func cells(of run: StoredRun, part: Int, by kept: KeptRubric, _ db: Database) throws -> [StoredCell] {
    let reader = CellReader(db)
    if run.isCounted(by: kept, part: part) { return try reader.cells(of: run, part: part, by: kept.rubric) }
    return reader.cells(
      anewFrom: try StoredCase.all(of: run, part: part, by: kept.rubric, db), by: kept.rubric)
  }

  private func inputs(of run: StoredRun, _ db: Database) throws -> InputCounts {
    let files = try Row.fetchAll(
      db, sql: "SELECT path, sha256, records FROM input WHERE run = ? AND place IS NOT NULL ORDER BY place",
      arguments: [run.id])
    let problems = try String.fetchAll(
      db, sql: "SELECT text FROM problem WHERE run = ? ORDER BY number", arguments: [run.id])
    return InputCounts(
      files: try files.map {
        try InputCounts.File(
          path: $0.value("path") as String? ?? "(purged)", sha256: $0.value("sha256"), records: $0.value("records"))
      },
      run.numbers, problems: problems)
  }

  private func alerts(of run: StoredRun, _ db: Database) throws -> [AlertCounts] {
    let tallies = try Row.fetchAll(
      db, sql: "SELECT * FROM alert_tally WHERE run = ? ORDER BY alert", arguments: [run.id])
    return try tallies.map { row in
      try AlertCounts(
        title: row.value("title"), toDo: row.value("action"), raised: row.value("raised"),
        notRuledOut: row.value("not_ruled_out"),
        firstRaised: try entries(of: run, row.value("alert"), isRaised: true, db),
        firstNotRuledOut: try entries(of: run, row.value("alert"), isRaised: false, db))
    }
  }

  private func entries(
    of run: StoredRun, _ alert: Int, isRaised: Bool, _ db: Database
  ) throws -> [AlertCounts.Entry] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT s.name, c.data_day, i.path, c.line, a.silent, a.silent_count FROM alert a
        JOIN case_audit c ON c.run = a.run AND c.number = a.number JOIN subject s ON s.id = c.subject
        JOIN input i ON i.run = c.run AND i.number = c.input
        WHERE a.run = ? AND a.alert = ? AND a.is_raised = ? ORDER BY a.number LIMIT ?
        """, arguments: [run.id, alert, isRaised, AlertList.limit])
    return try rows.map { row in
      guard let name = RowText.texts(try row.value("name")) else { throw HistoryProblem.damaged }
      let silent = (try row.value("silent") as String?).flatMap(RowText.texts) ?? []
      return try AlertCounts.Entry(
        identity: name, dataDate: try (try row.value("data_day") as Int?).map { try CalendarDate(kept: $0) },
        path: row.value("path") as String? ?? "(purged)", line: row.value("line"),
        silent: isRaised ? nil : (silent, row.value("silent_count")))
    }
  }
}

extension StoredRun {
  /// Whether the counts that were kept with it are those of a rubric, in the order in which this version of the engine has them.
  func isCounted(by kept: KeptRubric, part: Int) -> Bool {
    kept.sha256 == rubrics[part].sha256 && tallyLayout == Tally.layoutVersion
  }

  /// The numbers of its rubrics that ask records the same as these.
  func parts(by rubrics: [KeptRubric]) throws(HistoryProblem) -> [Int] {
    var parts: [Int] = []
    for kept in rubrics {
      guard let part = self.rubrics.firstIndex(where: { $0.name == kept.rubric.id }) else {
        throw .noRubric(kept.rubric.id, run: label)
      }
      guard self.rubrics[part].judgingSHA256 == kept.judgingSHA256 else {
        throw .otherVersion(kept.rubric.id, run: label)
      }
      parts.append(part)
    }
    return parts
  }

  /// Where in its labels these groupings stand.
  func columns(of grouping: [String]) throws(HistoryProblem) -> [Int] {
    var columns: [Int] = []
    for name in grouping {
      guard let column = labels.firstIndex(of: name) else { throw .noGroup(name, run: label, known: labels) }
      columns.append(column)
    }
    return columns
  }
}

extension [StoredCell] {
  /// The counts by a rubric, added up group by group.
  func part(
    of kept: KeptRubric, leftOut: Int, group: (StoredCell) throws -> [GroupValue]
  ) rethrows -> AuditCounts.Part {
    let none = Tally(for: kept.rubric)
    var groups: [[GroupValue]: Tally] = [:]
    var overall = none
    for cell in self {
      groups[try group(cell), default: none] += cell.tally
      overall += cell.tally
    }
    let names = groups.keys.sorted { $0.lexicographicallyPrecedes($1) { $0.comes(before: $1) } }
    return AuditCounts.Part(
      rubric: kept.rubric, rubricHash: kept.sha256, leftOut: leftOut, overall: GroupCounts(name: [], overall),
      groups: names.map { GroupCounts(name: $0, groups[$0] ?? none) })
  }
}
