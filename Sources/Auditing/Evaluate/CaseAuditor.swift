public import Diagnostics
import Expressions
public import Records
public import Rubrics

/// What one record comes to, before it is known whether it counts: an earlier record may have the same identity.
public struct CaseOutcome: Sendable {
  /// Where the record stands.
  public let place: Place
  /// The byte at which it starts in its file.
  public let offset: Int
  /// What identifies it; nil where a part of that is missing or unreadable.
  public let identity: CaseIdentity?
  /// The values of the grouping fields.
  public let group: [GroupValue]
  /// The values of the fields it is labelled with; they change no count.
  public let labels: [GroupValue]
  /// The day the record's data are of: its own audit date; nil where it states none that can be read.
  public let dataDate: CalendarDate?
  /// What was found, or why nothing could be, by each of the run's rubrics.
  public let verdicts: [Verdict]

  /// What was found, or why nothing could be.
  public enum Verdict: Sendable {
    /// Its practice in a window was judged.
    case judged(AuditWindow, CaseResult)
    /// It has no window.
    case noWindow(WindowRule.Problem)
    /// It is of another country than the rubric, which is for this one.
    case elsewhere(String)
    /// The rules would do more work on it than is allowed.
    case tooMuchWork(CaseJudge.Excess)
  }
}

/// What a record has in a field that records are grouped by. Texts are compared by their bytes.
public enum GroupValue: Hashable, Sendable {
  /// A value, as UTF-8.
  case stated([UInt8])
  /// The record is silent.
  case notStated
  /// A value is there and can't be read; never merged with silence.
  case unreadable

  /// The value as text, where there is one.
  public var text: String? {
    if case .stated(let bytes) = self { String(decoding: bytes, as: UTF8.self) } else { nil }
  }

  /// Whether it is shown before another: values by their bytes, then silence, then what can't be read.
  public func comes(before other: GroupValue) -> Bool {
    switch (self, other) {
    case (.stated(let left), .stated(let right)): left.lexicographicallyPrecedes(right)
    case (.stated, _): true
    case (.notStated, .unreadable): true
    case (.notStated, _), (.unreadable, _): false
    }
  }
}

/// Turns records into outcomes. A worker has one of its own and reuses it; what it makes depends on the record alone.
public struct CaseAuditor {
  private let schema: RecordSchema
  private let rule: WindowRule
  private let groups: [FieldReference]
  private let labels: [FieldReference]
  private let judges: [RubricJudge]
  private var evaluator: Evaluator

  /// An auditor of single cases.
  ///
  /// - Parameters:
  ///   - groups: the fields whose values make the groups.
  ///   - labels: fields whose values go with each outcome and change no count.
  public init(rubrics: RubricSet, window rule: WindowRule, groups: [FieldReference], labels: [FieldReference] = []) {
    schema = rubrics.schema
    self.rule = rule
    self.groups = groups
    self.labels = labels
    judges = rubrics.joined.map { RubricJudge(rubric: $0) }
    evaluator = Evaluator(rubrics.joined[0].program)
  }

  /// What a record comes to.
  public mutating func outcome(of record: Record, at place: Place) -> CaseOutcome {
    CaseOutcome(
      place: place, offset: record.origin, identity: identity(of: record),
      group: groups.map { group(of: $0, in: record) }, labels: labels.map { group(of: $0, in: record) },
      dataDate: rule.dataDate(of: record, by: schema), verdicts: verdicts(on: record))
  }

  private mutating func verdicts(on record: Record) -> [CaseOutcome.Verdict] {
    do throws(WindowRule.Problem) {
      return verdicts(on: record, in: try rule.window(of: record, by: schema))
    } catch {
      return judges.map { judge in
        judge.rubric.countryMissed(by: record).map { .elsewhere($0) } ?? .noWindow(error)
      }
    }
  }

  private mutating func verdicts(on record: Record, in window: AuditWindow) -> [CaseOutcome.Verdict] {
    let (subject, judges) = (CaseJudge.subject(record, window), judges)
    var drafts = evaluator.with(subject) { evaluator in
      judges.map { Self.draft(by: $0, record, in: window, &evaluator) }
    }
    let open = zip(judges, drafts).flatMap { judge, draft -> [Program.Entry] in
      if case .made(let draft) = draft { judge.openConditions(of: draft) } else { [] }
    }
    if !open.isEmpty {
      let silences = evaluator.silences(behind: open, record, subject, by: schema)
      for index in drafts.indices { drafts[index].explain(by: judges[index], silences) }
    }
    return zip(judges, drafts).map { judge, draft in
      switch draft {
      case .made(let draft): .judged(window, judge.result(of: draft))
      case .none(let verdict): verdict
      }
    }
  }

  /// What a rubric makes of a record, or why it makes nothing of it.
  private enum Draft {
    case made(RubricJudge.Draft)
    case none(CaseOutcome.Verdict)

    mutating func explain(by judge: RubricJudge, _ silences: [Program.Entry: Silence]) {
      guard case .made(var draft) = self else { return }
      judge.explain(&draft, silences)
      self = .made(draft)
    }
  }

  private static func draft(
    by judge: RubricJudge, _ record: Record, in window: AuditWindow, _ evaluator: inout Evaluator
  ) -> Draft {
    if let country = judge.rubric.countryMissed(by: record) { return .none(.elsewhere(country)) }
    do throws(CaseJudge.Excess) {
      return .made(try judge.draft(record, in: window, &evaluator))
    } catch {
      return .none(.tooMuchWork(error))
    }
  }

  /// What identifies a record; nil where a part of that is missing or unreadable.
  public func identity(of record: Record) -> CaseIdentity? {
    let values = schema.identity.compactMap { record.text(of: $0, by: schema) }
    return values.count == schema.identity.count ? CaseIdentity(values) : nil
  }

  private func group(of field: FieldReference, in record: Record) -> GroupValue {
    if let text = record.text(of: field, by: schema) { return .stated(Array(text.utf8)) }
    return isUnreadable(field, in: record) ? .unreadable : .notStated
  }

  private func isUnreadable(_ reference: FieldReference, in record: Record) -> Bool {
    (1...reference.fields.count).contains { length in
      let part = FieldReference(Array(reference.fields.prefix(length)))
      return record.slotIndex(of: part).map { record.slots[$0].kind == .unreadable } ?? false
    }
  }
}

extension Rubric {
  /// The country that the rubric is for, where a record states another; nil where it may be judged.
  public func countryMissed(by record: Record) -> String? {
    guard let jurisdiction, let field = schema.jurisdiction, let stated = record.text(of: field, by: schema),
      stated != jurisdiction
    else { return nil }
    return jurisdiction
  }
}

extension Record {
  /// The single value of a field as text; nil where there is none that can be read.
  func text(of field: FieldReference, by schema: RecordSchema) -> String? {
    guard let index = slotIndex(of: field) else { return nil }
    let slot = slots[index]
    switch slot.kind {
    case .text, .symbol: return text(of: slot, symbols: schema.symbols)
    case .integer: return String(Int64(bitPattern: slot.bits))
    case .boolean: return slot.bits == 1 ? "true" : "false"
    case .date: return CalendarDate(dayNumber: Int(Int64(bitPattern: slot.bits)))?.description
    case .number: return String(Double(bitPattern: slot.bits))
    case .absent, .object, .list, .unreadable: return nil
    }
  }
}
