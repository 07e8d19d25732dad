public import Rubrics

extension RubricExpectation {
  /// Whether a case came to what is expected, so far as judgements tell: where the record is silent, only a finding says.
  public func isFulfilled(by result: CaseResult) -> Bool {
    switch subject {
    case .outOfScope: !result.isInScope
    case .criterion(let index, let expected, _):
      result.isInScope && result.judgements[index] == expected.judgement
    case .theme(let index, let expected, let score):
      result.isInScope && result.themes[index].outcome == expected.outcome
        && (score.map { result.themes[index].score == Score(points: $0.points, outOf: $0.outOf) } ?? true)
    case .alert(let index, let expected): result.alert(index) == expected
    }
  }
}

extension CaseResult {
  /// What an alert came to, by its number.
  public func alert(_ index: Int) -> AlertOutcome {
    switch alerts.first(where: { $0.index == index })?.state {
    case .raised: .raised
    case .notRuledOut: .notRuledOut
    case nil: .none
    }
  }
}

extension ExpectedJudgement {
  /// The judgement that is meant.
  public var judgement: Judgement {
    switch self {
    case .met: .met
    case .partly: .partlyMet
    case .notMet: .notMet
    case .notEvidenced: .notEvidenced
    case .notApplicable: .notApplicable
    case .invalid: .invalid
    }
  }
}

extension ExpectedOutcome {
  /// The outcome that is meant.
  public var outcome: ThemeResult.Outcome {
    switch self {
    case .gap: .gap
    case .noGap: .noGap
    case .notApplicable: .notApplicable
    case .invalid: .invalid
    }
  }
}
