public import Diagnostics
public import Records
public import Rubrics

/// Judges records and adds them up: who counts, in which group, and what is left out and why.
public struct Auditor {
  /// The rubric.
  public let rubric: Rubric
  private let rule: WindowRule
  private let groups: [FieldReference]
  private var judge: CaseJudge
  private var seen: [[UInt8]: Place] = [:]
  /// What came out so far.
  public private(set) var result: AuditResult

  /// An auditor.
  ///
  /// - Parameter groups: the fields whose values make the groups; by default the schema's first group.
  public init(rubric: Rubric, window rule: WindowRule = WindowRule(), groups: [FieldReference]? = nil) {
    self.rubric = rubric
    self.rule = rule
    self.groups = groups ?? rubric.schema.groups.prefix(1).map(\.field)
    judge = CaseJudge(rubric: rubric)
    result = AuditResult(overall: Tally(for: rubric))
  }

  /// Judges a record and counts it, or leaves it out and says why; nil where it was left out.
  @discardableResult
  public mutating func add(_ record: Record, at place: Place) -> CaseResult? {
    guard let identity = identity(of: record) else { return leaveOut(.noIdentity(identityPaths), at: place) }
    if let first = seen[identity] { return leaveOut(.duplicateRecord(first), at: place) }
    seen[identity] = place
    let window: AuditWindow
    do {
      window = try rule.window(of: record, by: rubric.schema)
    } catch {
      return leaveOut(.noWindow(error, date: rubric.schema.date?.path), at: place)
    }
    let outcome = judge.judge(record, in: window)
    result.count(outcome, in: groups.map { text(of: $0, in: record) }, window)
    return outcome
  }

  private mutating func leaveOut(_ message: Diagnostic.Message, at place: Place) -> CaseResult? {
    result.leftOut.report(Diagnostic(.error, message, at: place))
    return nil
  }

  private var identityPaths: [FieldPath] { rubric.schema.identity.map(\.path) }

  /// The values that identify a record; nil where one of them is missing or unreadable.
  private func identity(of record: Record) -> [UInt8]? {
    var bytes: [UInt8] = []
    for field in rubric.schema.identity {
      guard let text = text(of: field, in: record) else { return nil }
      // A length before each part keeps ("a", "bc") apart from ("ab", "c").
      bytes += "\(text.utf8.count):".utf8
      bytes += text.utf8
    }
    return bytes
  }

  private func text(of field: FieldReference, in record: Record) -> String? {
    guard let index = record.slotIndex(of: field) else { return nil }
    let slot = record.slots[index]
    switch slot.kind {
    case .text, .symbol: return record.text(of: slot, symbols: rubric.schema.symbols)
    case .integer: return String(Int64(bitPattern: slot.bits))
    case .boolean: return slot.bits == 1 ? "true" : "false"
    case .date: return CalendarDate(dayNumber: Int(Int64(bitPattern: slot.bits)))?.description
    case .number: return String(Double(bitPattern: slot.bits))
    case .absent, .object, .list, .unreadable: return nil
    }
  }
}

/// What an audit of many records amounts to, in counts.
public struct AuditResult: Sendable {
  /// All cases together.
  public private(set) var overall: Tally
  /// The cases of each group, by the values of the grouping fields; nil where a record has none.
  public private(set) var groups: [[String?]: Tally] = [:]
  /// The audit windows of the cases.
  public private(set) var windows = WindowRange()
  /// Records that were read and left out: duplicates, records without an identity or without a date.
  public internal(set) var leftOut = Diagnostics()

  init(overall: Tally) {
    self.overall = overall
  }

  mutating func count(_ result: CaseResult, in group: [String?], _ window: AuditWindow) {
    overall.add(result)
    windows.add(window)
    let none = Tally(themeCount: overall.themes.count, criterionCount: overall.criteria.count)
    groups[group, default: none].add(result)
  }

  /// The groups in the order in which they are shown: by the bytes of their names, those without one last.
  public var sortedGroups: [(name: [String?], tally: Tally)] {
    groups.sorted { left, right in
      for (first, second) in zip(left.key, right.key) {
        if let answer = Self.comes(first, before: second) { return answer }
      }
      return false
    }.map { ($0.key, $0.value) }
  }

  private static func comes(_ left: String?, before right: String?) -> Bool? {
    guard left != right else { return nil }
    guard let left, let right else { return left != nil }
    return Array(left.utf8).lexicographicallyPrecedes(Array(right.utf8))
  }
}

extension Diagnostic.Message {
  static func noIdentity(_ paths: [FieldPath]) -> Self {
    let names = paths.map { "'\($0)'" }.joined(separator: " and ")
    return Self(
      id: "no-identity", "this record has no identity, so it is left out", label: "record",
      help: "give it \(names)")
  }

  static func duplicateRecord(_ first: Place) -> Self {
    Self(
      id: "duplicate-record", "this record has the identity of an earlier one, so it is left out", label: "record",
      notes: ["the one that counts is at \(first)"])
  }

  static func noWindow(_ problem: WindowRule.Problem, date: FieldPath?) -> Self {
    let name = date.map { "'\($0)'" } ?? "a date"
    switch problem {
    case .noDate:
      return Self(
        id: "no-audit-date", "this record has no audit date, so it could not be judged", label: "record",
        help: "give it \(name), or the date for all records with --as-of")
    case .unreadableDate:
      return Self(
        id: "unreadable-audit-date", "the audit date of this record can't be read, so it could not be judged",
        label: "record", help: "mend \(name), or give the date for all records with --as-of")
    case .reversed:
      return Self(
        id: "reversed-window", "the audit window of this record ends before it starts, so it could not be judged",
        label: "record")
    }
  }
}
