import CaseAudit
import Foundation
import GRDB
import Support
import Testing

@testable import History

/// A folder with a history and what is audited for it.
final class KeptAudits: Sendable {
  let folder: TemporaryFolder
  let path: String

  /// A folder with the history of some runs of small audits, closed.
  init(_ runs: [(label: String, visits: [Visit])] = []) throws {
    folder = try TemporaryFolder()
    path = folder.url.appendingPathComponent(History.fileName).path
    for run in runs { try save(run.visits, as: run.label) }
  }

  /// The path of a file in the folder.
  func file(_ name: String) -> String { folder.url.appendingPathComponent(name).path }

  func open(_ access: History.Access = .saving, patience: Double = 10) throws -> History {
    try History(at: path, for: access, patience: patience)
  }

  /// Does something with the history, and closes it.
  @discardableResult
  func with<Value>(_ access: History.Access = .saving, _ body: (History) throws -> Value) throws -> Value {
    let history = try open(access)
    defer { history.close() }
    return try body(history)
  }

  /// Audits visits and saves the run.
  @discardableResult
  func save(
    _ visits: [Visit], as label: String, by rubric: Rubric? = nil, resuming: Bool = false,
    _ set: (inout NewRun) -> Void = { _ in }
  ) throws -> AuditReport {
    let kept = KeptAudit(
      audit: Audit(rubric: try rubric ?? SmallRubric.rubric.get()), inputs: try inputs(visits, "\(label).ndjson"))
    return try with { try kept.save(in: $0, as: label, resuming: resuming, set) }
  }

  /// Visits as a file.
  func inputs(_ visits: [Visit], _ name: String = "visits.ndjson") throws -> Inputs {
    Inputs(finding: [try folder.write(visits.map { $0.line + "\n" }.joined(), to: name)])
  }

  /// What is in all tables, but for who wrote it.
  func dump() throws -> String {
    try with(.reading) { history in try history.read { db in try db.rows() } }
  }

  /// The bytes of the history's file, in short.
  func hash() throws -> String { KeptRubric.hash(Array(try Data(contentsOf: URL(fileURLWithPath: path)))) }

  /// Whether SQLite finds nothing wrong with the file.
  func isWhole() throws -> Bool {
    let queue = try DatabaseQueue(path: path)
    return try queue.read { db in try String.fetchAll(db, sql: "PRAGMA integrity_check") } == ["ok"]
  }
}

/// An audit, and what it is of.
struct KeptAudit {
  var audit: Audit
  let inputs: Inputs

  /// That something was ended on purpose.
  struct Stop: Error {}

  static let day = CalendarDate("2016-10-01") ?? .latest

  func run(_ label: String) -> NewRun {
    var run = NewRun(
      label: label, rubrics: audit.rubrics, window: audit.window, labels: audit.labels.map(\.name),
      grouping: audit.grouping.map(\.name), savedOn: Self.day)
    run.engineVersion = engineVersion
    return run
  }

  /// Runs the audit and saves it. Where a number of cases is given, it is broken off after so many.
  @discardableResult
  func save(
    in history: History, as label: String, resuming: Bool = false, stopAfter limit: Int? = nil,
    _ set: (inout NewRun) -> Void = { _ in }
  ) throws -> AuditReport {
    var run = run(label)
    set(&run)
    let writer = try RunWriter(run, in: history, resuming: resuming)
    var count = 0
    let report = try audit.run(
      inputs,
      onCase: { counted in
        if count == limit { throw Stop() }
        try writer.add(counted)
        count += 1
      })
    // An audit of exactly so many cases is broken off before its end too.
    if count == limit { throw Stop() }
    try writer.finish(report)
    return report
  }
}

extension Database {
  /// All rows of all tables, a line each, in the order of what they hold; without the token of who wrote a run.
  func rows() throws -> String {
    let tables = try String.fetchAll(
      self, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return try tables.flatMap { table in
      try Row.fetchAll(self, sql: "SELECT * FROM \(table)").map { row in
        let cells = row.filter { $0.0 != "writer" }.map { name, value in "\(name)=\(value)" }
        return "\(table): \(cells.joined(separator: " "))"
      }.sorted()
    }.joined(separator: "\n")
  }
}
