public import Diagnostics
public import Records
public import Rubrics

/// What one record comes to, before it is known whether it counts: an earlier record may have the same identity.
public struct CaseOutcome: Sendable {
  /// Where the record stands.
  public let place: Place
  /// The byte at which it starts in its file.
  public let offset: Int
  /// The values that identify it, joined; nil where one of them is missing or unreadable.
  public let identity: [UInt8]?
  /// The values of the grouping fields; nil where it has none.
  public let group: [String?]
  /// What was found, or why nothing could be.
  public let verdict: Verdict

  /// What was found, or why nothing could be.
  public enum Verdict: Sendable {
    /// Its practice in a window was judged.
    case judged(AuditWindow, CaseResult)
    /// It has no window.
    case noWindow(WindowRule.Problem)
  }
}

/// Turns records into outcomes. A worker has one of its own and reuses it; what it makes depends on the record alone.
public struct CaseAuditor {
  private let schema: RecordSchema
  private let rule: WindowRule
  private let groups: [FieldReference]
  private var judge: CaseJudge

  /// An auditor of single cases.
  ///
  /// - Parameter groups: the fields whose values make the groups.
  public init(rubric: Rubric, window rule: WindowRule, groups: [FieldReference]) {
    schema = rubric.schema
    self.rule = rule
    self.groups = groups
    judge = CaseJudge(rubric: rubric)
  }

  /// What a record comes to.
  public mutating func outcome(of record: Record, at place: Place) -> CaseOutcome {
    CaseOutcome(
      place: place, offset: record.origin, identity: identity(of: record),
      group: groups.map { text(of: $0, in: record) },
      verdict: verdict(on: record))
  }

  private mutating func verdict(on record: Record) -> CaseOutcome.Verdict {
    do {
      let window = try rule.window(of: record, by: schema)
      return .judged(window, judge.judge(record, in: window))
    } catch {
      return .noWindow(error)
    }
  }

  private func identity(of record: Record) -> [UInt8]? {
    var bytes: [UInt8] = []
    for field in schema.identity {
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
    case .text, .symbol: return record.text(of: slot, symbols: schema.symbols)
    case .integer: return String(Int64(bitPattern: slot.bits))
    case .boolean: return slot.bits == 1 ? "true" : "false"
    case .date: return CalendarDate(dayNumber: Int(Int64(bitPattern: slot.bits)))?.description
    case .number: return String(Double(bitPattern: slot.bits))
    case .absent, .object, .list, .unreadable: return nil
    }
  }
}
