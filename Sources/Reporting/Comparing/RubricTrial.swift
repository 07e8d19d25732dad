import Auditing

/// What a change of a rubric does to the cases of an input: both judged them.
public struct RubricTrial: Sendable {
  /// What came out by the old rubric.
  public let old: AuditReport
  /// What came out by the new one.
  public let new: AuditReport
  /// How many cases both judged, or found out of scope.
  public let caseCount: Int
  /// The cases of which the two make something different, in the order of the input.
  public let changes: [CaseChange]

  /// What came out.
  public init(old: AuditReport, new: AuditReport, caseCount: Int, changes: [CaseChange]) {
    self.old = old
    self.new = new
    self.caseCount = caseCount
    self.changes = changes
  }

  /// Cases that only one of the two judged; the other left them out.
  public var unpairedCount: Int {
    old.result.cases + new.result.cases - 2 * caseCount
  }
}
