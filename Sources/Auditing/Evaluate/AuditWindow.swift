public import Records

/// The period whose practice is judged, both days included.
public struct AuditWindow: Hashable, Sendable {
  /// Its first day; nil where the record's own is there but can't be read.
  public let from: CalendarDate?
  /// Its last day.
  public let to: CalendarDate

  /// A period.
  public init(from: CalendarDate?, to: CalendarDate) {
    self.from = from
    self.to = to
  }
}

/// How a record's audit window is found. The clock is never asked.
public struct WindowRule: Sendable, Equatable {
  /// The last day for every record; nil for each record's own audit date.
  public let asOf: CalendarDate?
  /// The first day for every record; nil for each record's own, else the same day twelve months before the last.
  public let from: CalendarDate?

  /// A rule.
  public init(asOf: CalendarDate? = nil, from: CalendarDate? = nil) {
    self.asOf = asOf
    self.from = from
  }

  /// Why a record has no window.
  public enum Problem: Error, Sendable {
    /// No date was given, and the record has none of its own.
    case noDate
    /// The record's own date can't be read.
    case unreadableDate
    /// The window would end before it starts.
    case reversed
  }

  /// The window of a record.
  public func window(of record: borrowing Record, by schema: RecordSchema) throws(Problem) -> AuditWindow {
    let to = if let asOf { asOf } else { try ownDate(of: record, by: schema) }
    let from = firstDay(of: record, by: schema, to: to)
    if let from, from > to { throw .reversed }
    return AuditWindow(from: from, to: to)
  }

  /// Where a day of a window comes from.
  public enum Source: String, Sendable {
    /// It was given for every record.
    case given
    /// The record has it.
    case record
    /// It is twelve months before the last day.
    case twelveMonths
  }

  /// Where the first and the last day of a record's window come from.
  public func sources(for record: borrowing Record, by schema: RecordSchema) -> (from: Source, to: Source) {
    let own: Source = value(of: schema.from, in: record) == nil ? .twelveMonths : .record
    return (from == nil ? own : .given, asOf == nil ? .record : .given)
  }

  /// The day a record's data are of: its own audit date; nil where it states none that can be read.
  public func dataDate(of record: borrowing Record, by schema: RecordSchema) -> CalendarDate? {
    value(of: schema.date, in: record) ?? nil
  }

  private func ownDate(of record: borrowing Record, by schema: RecordSchema) throws(Problem) -> CalendarDate {
    switch value(of: schema.date, in: record) {
    case .none: throw .noDate
    case .some(.none): throw .unreadableDate
    case .some(.some(let date)): return date
    }
  }

  private func firstDay(of record: borrowing Record, by schema: RecordSchema, to: CalendarDate) -> CalendarDate? {
    if let from { return from }
    if let own = value(of: schema.from, in: record) { return own }
    // Before the calendar's second year there is no day twelve months earlier.
    return to.adding(months: -12) ?? .earliest
  }

  /// The date in a field: nil where it is absent, nil inside where it is unreadable.
  private func value(of field: FieldReference?, in record: borrowing Record) -> CalendarDate?? {
    guard let field, let index = record.slotIndex(of: field) else { return nil }
    let slot = record.slots[index]
    switch slot.kind {
    case .absent: return nil
    case .date: return CalendarDate(dayNumber: Int(Int64(bitPattern: slot.bits)))
    case .boolean, .integer, .number, .text, .symbol, .object, .list, .unreadable: return .some(nil)
    }
  }
}
