import Expressions
public import Records
public import Rubrics

/// An alert that is raised for a case, or can't be ruled out, and why.
public struct ExplainedAlert: Sendable {
  /// The alert.
  public let alert: Alert
  /// What it came to.
  public let flag: CaseFlag
  /// Why.
  public let condition: ExplainedCondition
}

extension CaseJudge {
  /// The alerts of a case that are raised or can't be ruled out, explained.
  public mutating func explainedAlerts(_ flags: [CaseFlag], _ record: Record, in window: AuditWindow)
    -> [ExplainedAlert]
  {
    let sources = windowSources(of: record, window)
    let rubric = rubric
    return evaluator.with(Self.subject(record, window), observing: true) { evaluator in
      flags.map { flag in
        let alert = rubric.alerts[flag.index]
        let explanation = evaluator.explanation(of: alert.condition.entry, window: sources)
        return ExplainedAlert(
          alert: alert, flag: flag, condition: ExplainedCondition(role: .alert, explanation: explanation))
      }
    }
  }
}
