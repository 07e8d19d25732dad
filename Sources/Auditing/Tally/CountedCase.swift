public import Diagnostics
public import Records

/// A case that is counted: where it stands, what identifies it, and all judgements on it.
public struct CountedCase: Sendable {
  /// Where its record starts.
  public let place: Place
  /// The values of the fields that identify it, in the schema's order.
  public let identity: [String]
  /// The values of the fields it was to be labelled with.
  public let labels: [GroupValue]
  /// The period whose practice was judged.
  public let window: AuditWindow
  /// The day the record's data are of: its own audit date; nil where it states none that can be read.
  public let dataDate: CalendarDate?
  /// What was found.
  public let result: CaseResult
}
