public import Auditing
import Diagnostics
internal import GRDB
public import Records
public import Reporting

/// What a history knows of a run, without its counts and cases.
public struct StoredRun: Sendable {
  /// Its number; a later one is larger.
  public let id: Int64
  /// What it is called.
  public let label: String
  /// Whether it is whole; one that was broken off is not.
  public let isFinished: Bool
  /// The version of the engine that judged.
  public let engineVersion: String
  /// The day on which it was saved.
  public let savedOn: CalendarDate
  /// How windows were found.
  public let window: WindowRule
  /// The windows of its cases.
  public let windows: WindowRange
  /// How the files were chosen.
  public let basis: SampleBasis
  /// How the sample was drawn, in a sentence; nil where nothing is known of that.
  public let sample: String?
  /// The names of what its result is grouped by.
  public let grouping: [String]
  /// The names of what its cases are labelled with.
  public let labels: [String]
  /// The local rule for safeguarding concerns; nil for the rubric's own.
  public let escalation: String?
  /// What was done about direct identifiers.
  public let identifiers: String
  /// The run whose records it judged anew; nil for none.
  public let rescoredFrom: String?
  /// The run whose cases it looks at again; nil for none.
  public let reauditOf: String?
  /// The rubrics it was made by, in their order.
  public let rubrics: [RubricName]
  /// What was read, in numbers.
  public let numbers: InputCounts.Numbers
  /// In how many cases an alert is raised, and in how many none is and one can't be ruled out.
  public let alertCases: (raised: Int, notRuledOut: Int)
  /// By which order of counts its counts were kept.
  let tallyLayout: Int
  /// How many of its cases were purged.
  public let purgedCases: Int
  /// Whether the judgements on its cases were purged, all of them.
  public let isPurged: Bool

  /// A rubric, as a run names it.
  public struct RubricName: Sendable, Equatable {
    /// Its number in the history.
    let id: Int64
    /// Its name.
    public let name: String
    /// Its version.
    public let version: String
    /// The SHA-256 of its text, in hexadecimal.
    public let sha256: String
    /// The SHA-256 of its schema.
    public let schemaSHA256: String
    /// The SHA-256 of what decides judgements.
    public let judgingSHA256: String
    /// How many records it alone left out.
    let leftOut: Int
  }

  /// Whether the judgements on all of its cases are there.
  public var hasAllCases: Bool { purgedCases == 0 && !isPurged }

  /// The day until which single cases are to be kept, where they are kept for so many months.
  public func isKept(until months: Int) -> CalendarDate { savedOn.adding(months: months) ?? .latest }
}

extension History {
  /// All runs, in the order in which they were begun.
  public func runs() throws(HistoryProblem) -> [StoredRun] {
    try read { db in try Row.fetchAll(db, sql: "SELECT * FROM run ORDER BY id").map { try StoredRun($0, db) } }
  }

  /// The run of this label.
  ///
  /// - Throws: that there is none.
  public func run(labelled label: String) throws(HistoryProblem) -> StoredRun {
    try read { db in try StoredRun.find(label, db) }
  }
}

extension StoredRun {
  static func find(_ label: String, _ db: Database) throws -> StoredRun {
    if let row = try Row.fetchOne(db, sql: "SELECT * FROM run WHERE label = ?", arguments: [label]) {
      return try StoredRun(row, db)
    }
    let labels = try String.fetchAll(db, sql: "SELECT label FROM run ORDER BY id")
    throw HistoryProblem.noRun(label, nearest: Suggestion.nearest(to: label, among: labels))
  }

  init(_ row: Row, _ db: Database) throws {
    func day(_ column: String) throws -> CalendarDate? {
      try (try row.value(column) as Int?).map { try CalendarDate(kept: $0) }
    }
    func days(_ first: String, _ last: String) throws -> ClosedRange<CalendarDate>? {
      guard let first = try day(first), let last = try day(last) else { return nil }
      guard first <= last else { throw HistoryProblem.damaged }
      return first...last
    }
    func names(_ column: String) throws -> [String] {
      guard let names = RowText.texts(try row.value(column)) else { throw HistoryProblem.damaged }
      return names
    }
    guard let savedOn = try day("saved_on"), let basis = SampleBasis(rawValue: try row.value("basis")) else {
      throw HistoryProblem.damaged
    }
    (id, label, isFinished) = (try row.value("id"), try row.value("label"), try row.value("is_finished"))
    (engineVersion, self.savedOn, self.basis, sample) = (
      try row.value("engine"), savedOn, basis, try row.value("sample")
    )
    window = WindowRule(asOf: try day("as_of"), from: try day("from_day"))
    windows = WindowRange(from: try days("first_from", "last_from"), to: try days("first_to", "last_to"))
    (grouping, labels) = (try names("groupings"), try names("labels"))
    (escalation, identifiers, rescoredFrom) = (
      try row.value("escalation"), try row.value("identifiers"), try row.value("rescored_from")
    )
    reauditOf = try row.value("reaudit_of")
    tallyLayout = try row.value("tally_layout")
    rubrics = try RubricName.all(ofRun: id, db)
    var numbers = InputCounts.Numbers()
    (numbers.read, numbers.counted, numbers.leftOut) = (
      try row.value("records_read"), try row.value("cases"), try row.value("left_out")
    )
    (numbers.leftOutForIdentifiers, numbers.couldNotBeRead) = (
      try row.value("with_identifiers"), try row.value("could_not_be_read")
    )
    numbers.unreadableValues = try row.value("unreadable_values")
    self.numbers = numbers
    alertCases = (try row.value("with_alert"), try row.value("with_open_alert"))
    (purgedCases, isPurged) = (try row.value("cases_purged"), try row.value("is_purged"))
  }
}

extension StoredRun.RubricName {
  fileprivate static func all(ofRun run: Int64, _ db: Database) throws -> [Self] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT r.*, rr.left_out FROM run_rubric rr JOIN rubric r ON r.id = rr.rubric WHERE rr.run = ? ORDER BY rr.part
        """, arguments: [run]
    ).map {
      try Self(
        id: $0.value("id"), name: $0.value("name"), version: $0.value("version"), sha256: $0.value("sha256"),
        schemaSHA256: $0.value("schema_sha256"), judgingSHA256: $0.value("judging_sha256"),
        leftOut: $0.value("left_out"))
    }
  }
}

extension History {
  /// How many cases two runs have in common; nothing is known of those that were purged since.
  public func sharedCases(of one: StoredRun, and other: StoredRun) throws(HistoryProblem) -> Int {
    try read { db in
      try Int.fetchOne(
        db, sql: "SELECT cases FROM overlap WHERE run = ? AND other = ?", arguments: [one.id, other.id]) ?? 0
    }
  }
}
