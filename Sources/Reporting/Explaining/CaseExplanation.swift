public import Auditing
public import Diagnostics
public import Records
public import Rubrics

/// Why one case was judged as it was: what its explanation is written from.
public struct CaseExplanation: Sendable {
  /// The version of the engine.
  public let engineVersion: String
  /// The rubric.
  public let rubric: Rubric
  /// The values of the fields that identify the case, in the schema's order.
  public let identity: [String]
  /// Where its record starts.
  public let place: Place
  /// Where later records with the same identity start; an audit leaves them out.
  public let later: [Place]
  /// The record.
  public let record: Record
  /// For each slot of the record where its value stands.
  public let positions: [Position?]
  /// How its window was found.
  public let windowRule: WindowRule
  /// What was found.
  public let verdict: Verdict
  /// The alerts that are raised or can't be ruled out; in scope or not.
  public let alerts: [ExplainedAlert]
  /// The day the record's data are of; nil where it states none that can be read.
  public let dataDate: CalendarDate?
  /// Whom to tell of an alert, and when: the local rule; nil where there is none.
  public let escalation: String?

  /// What was found, or why nothing could be.
  public enum Verdict: Sendable {
    /// The case was judged: what all of it came to, and the findings on the criteria that were asked about, in the rubric's
    /// order.
    case judged(AuditWindow, CaseResult, [Finding])
    /// The record is not in the rubric's scope, for this reason.
    case outOfScope(AuditWindow, ExplainedCondition)
    /// It has no window.
    case noWindow(WindowRule.Problem)
    /// It is of another country than the rubric, which is for this one.
    case elsewhere(String)
    /// The rules would do more work on it than is allowed.
    case tooMuchWork(CaseJudge.Excess)
    /// It holds a direct identifier of a person, so that an audit leaves it out.
    case identifierFound
  }

  /// An explanation's contents.
  public init(
    engineVersion: String, rubric: Rubric, identity: [String], place: Place, later: [Place], record: Record,
    positions: [Position?], windowRule: WindowRule, verdict: Verdict, alerts: [ExplainedAlert] = [],
    escalation: String? = nil
  ) {
    self.engineVersion = engineVersion
    self.rubric = rubric
    self.identity = identity
    self.place = place
    self.later = later
    self.record = record
    self.positions = positions
    self.windowRule = windowRule
    self.verdict = verdict
    self.alerts = alerts
    dataDate = windowRule.dataDate(of: record, by: rubric.schema)
    self.escalation = escalation
  }

  /// The explanation as a note for a person, ending with a line break.
  ///
  /// - Parameter showingValues: whether what the record says in the fields that decided is shown.
  public func text(showingValues: Bool = false) -> String {
    ExplanationText(self, showingValues: showingValues).lines.map { $0 + "\n" }.joined()
  }

  /// The same as JSON, ending with a line break; `docs/result-format.md` describes it.
  public func json(showingValues: Bool = false) -> String {
    ExplanationJSON(self, showingValues: showingValues).value.text
  }
}
