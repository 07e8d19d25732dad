public import Auditing

/// What one rubric found about one case: as much as comparing it with a later reading of the same case takes.
public struct CaseJudgements: Sendable {
  /// What identifies the case, as `NE/NE-013`; no other case of the run has it.
  public let name: String
  /// Whether the case is in the rubric's scope; if not, there are no judgements.
  public let isInScope: Bool
  /// By criterion, in the rubric's order; empty where the case is out of scope.
  public let judgements: [Judgement]
  /// Whether each theme is a gap, in the rubric's order; empty where the case is out of scope.
  public let themes: [ThemeResult.Outcome]

  /// What was found about a case.
  public init(name: String, isInScope: Bool, judgements: [Judgement], themes: [ThemeResult.Outcome]) {
    self.name = name
    self.isInScope = isInScope
    self.judgements = judgements
    self.themes = themes
  }

  /// What a run found about a case, by one of its rubrics.
  public init(identity: [String], _ result: CaseResult) {
    self.init(
      name: identity.joined(separator: "/"), isInScope: result.isInScope,
      judgements: result.isInScope ? result.judgements : [],
      themes: result.isInScope ? result.themes.map(\.outcome) : [])
  }
}
