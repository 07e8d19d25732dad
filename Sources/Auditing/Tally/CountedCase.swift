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
  /// What was found, by each of the run's rubrics; nil for one that left it out.
  public let results: [CaseResult?]
  /// The alerts that are raised, and those that can't be ruled out; numbered as those of the run's rubrics together.
  public let alerts: [CaseFlag]

  /// What was found by the first of the run's rubrics that did not leave it out.
  public var result: CaseResult { results.lazy.compactMap { $0 }[0] }
}
