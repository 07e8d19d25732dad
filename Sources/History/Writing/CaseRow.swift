import Auditing
import Diagnostics
internal import GRDB
import Records
import Rubrics

/// One counted case as rows of the history.
struct CaseRow {
  let number: Int
  let subject: String
  let labels: [GroupValue]
  let path: String
  private let window: AuditWindow
  private let dataDay: Int32?
  private let line: Int
  private let codes: [(part: Int, code: CaseCode)]
  private let alerts: [CaseFlag]

  init(_ counted: CountedCase, number: Int, by rubrics: RubricSet) {
    self.number = number
    subject = RowText.encoded(counted.identity)
    labels = counted.labels
    path = counted.place.path
    window = counted.window
    dataDay = counted.dataDate?.dayNumber
    line = counted.place.start.line
    codes = zip(counted.results, rubrics.rubrics).enumerated().compactMap { part, pair in
      pair.0.map { (part, CaseCode($0, by: pair.1)) }
    }
    alerts = counted.alerts
  }

  func insert(_ db: Database, run: Int64, labels: Int64, input: Int) throws {
    let subject = try Names.id(of: subject, in: .subjects, db)
    try db.cachedStatement(
      sql: """
        INSERT INTO case_audit (run, number, subject, labels, from_day, to_day, data_day, input, line)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        run, number, subject, labels, window.from?.dayNumber, window.to.dayNumber, dataDay, input, line,
      ])
    let judgement = try db.cachedStatement(
      sql: """
        INSERT INTO judgement (run, number, part, criteria, themes, features, levels, caps)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for (part, code) in codes {
      try judgement.execute(
        arguments: [run, number, part, code.criteria, code.themes, code.features, code.levels, code.caps])
    }
    for flag in alerts {
      try db.cachedStatement(
        sql: "INSERT INTO alert (run, number, alert, is_raised, silent, silent_count) VALUES (?, ?, ?, ?, ?, ?)"
      ).execute(
        arguments: [
          run, number, flag.index, flag.state == .raised, RowText.encoded(flag.silent.map(\.description)),
          flag.silentCount,
        ])
    }
  }

  /// Whether the rows at this number are these.
  func isSaved(_ db: Database, run: Int64, inputs: [String: Int]) throws -> Bool {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT s.name, l.labels, c.from_day, c.to_day, c.data_day, c.input, c.line FROM case_audit c
          JOIN subject s ON s.id = c.subject JOIN label_set l ON l.id = c.labels WHERE c.run = ? AND c.number = ?
          """), arguments: [run, number])
    let expected: [DatabaseValue] = [
      subject.databaseValue, RowText.encoded(labels).databaseValue, (window.from?.dayNumber).databaseValue,
      window.to.dayNumber.databaseValue, dataDay.databaseValue, inputs[path].databaseValue, line.databaseValue,
    ]
    guard let row, Array(row.databaseValues) == expected else { return false }
    let saved = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT part, criteria, themes, features, levels, caps FROM judgement WHERE run = ? AND number = ? ORDER BY part
          """), arguments: [run, number])
    let judged = codes.map { part, code in
      [
        part.databaseValue, code.criteria.databaseValue, code.themes.databaseValue, code.features.databaseValue,
        code.levels.databaseValue, code.caps.databaseValue,
      ]
    }
    let flags = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT alert, is_raised, silent, silent_count FROM alert WHERE run = ? AND number = ? ORDER BY alert"),
      arguments: [run, number])
    let raised = alerts.map { flag in
      [
        flag.index.databaseValue, (flag.state == .raised).databaseValue,
        RowText.encoded(flag.silent.map(\.description)).databaseValue, flag.silentCount.databaseValue,
      ]
    }
    return saved.map { Array($0.databaseValues) } == judged && flags.map { Array($0.databaseValues) } == raised
  }
}
