public import Rubrics

/// The share of what applied that was met, as an exact fraction.
public struct Score: Sendable, Equatable {
  /// Twice the weights of what was met, and once the weights of what was partly met.
  public let points: Int
  /// Twice the weights of what applied.
  public let outOf: Int

  /// Whether it is under so many percent; exactly that is not under it. False where nothing with a weight applied.
  public func isUnder(percent: Int) -> Bool { points * 100 < percent * outOf }
}

/// What one theme amounts to in one case.
public struct ThemeResult: Sendable, Equatable {
  /// Whether it is a gap.
  public let outcome: Outcome
  /// Its score; `outOf` is 0 where nothing with a weight applied.
  public let score: Score

  /// Whether a theme is a gap.
  public enum Outcome: String, Sendable, CaseIterable {
    /// It is.
    case gap
    /// It is not.
    case noGap
    /// None of its criteria applies to the case.
    case notApplicable
    /// It hangs on a criterion that could not be judged.
    case invalid

    /// Its number in the order of all cases, for rows of counts.
    public var index: Int {
      switch self {
      case .gap: 0
      case .noGap: 1
      case .notApplicable: 2
      case .invalid: 3
      }
    }
  }

  /// The result of a theme from the judgements on all criteria.
  ///
  /// A criterion that could not be judged leaves the score; the outcome is `invalid` unless every judgement it might have
  /// had gives the same one.
  init(of criteria: [CriterionWeight], _ judgements: [Judgement], _ rule: GapRule) {
    var parts = Parts()
    for criterion in criteria { parts.add(criterion, judgements[criterion.index]) }
    score = Score(points: parts.points, outOf: parts.outOf)
    outcome = parts.outcome(by: rule)
  }

  /// The result of a theme from one judgement on each of its criteria, in its order.
  public init(of theme: Theme, _ judgements: [Judgement], _ rule: GapRule) {
    var parts = Parts()
    for (criterion, judgement) in zip(theme.criteria, judgements) { parts.add(CriterionWeight(criterion), judgement) }
    score = Score(points: parts.points, outOf: parts.outOf)
    outcome = parts.outcome(by: rule)
  }

  private struct Parts {
    var points = 0
    var outOf = 0
    var applicable = 0
    var missesEssential = false
    var invalid = 0
    var invalidWeight = 0
    var invalidEssential = false

    mutating func add(_ criterion: CriterionWeight, _ judgement: Judgement) {
      switch judgement {
      case .notApplicable: return
      case .invalid:
        invalid += 1
        invalidWeight += 2 * criterion.weight
        if criterion.isEssential { invalidEssential = true }
        return
      case .met: points += 2 * criterion.weight
      case .partlyMet: points += criterion.weight
      case .notMet, .notEvidenced: if criterion.isEssential { missesEssential = true }
      }
      applicable += 1
      outOf += 2 * criterion.weight
    }

    func outcome(by rule: GapRule) -> Outcome {
      if applicable == 0 { return invalid == 0 ? .notApplicable : .invalid }
      if rule.essential, missesEssential { return .gap }
      let worst = Score(points: points, outOf: outOf + invalidWeight)
      let best = Score(points: points + invalidWeight, outOf: outOf + invalidWeight)
      let mayBeGap = (rule.essential && invalidEssential) || isUnder(worst, rule)
      let mayBeNone = !isUnder(best, rule)
      return mayBeGap && mayBeNone ? .invalid : mayBeGap ? .gap : .noGap
    }

    private func isUnder(_ score: Score, _ rule: GapRule) -> Bool {
      rule.below.map { score.isUnder(percent: $0) } ?? false
    }
  }
}

/// What a criterion counts in its theme.
struct CriterionWeight: Sendable {
  let index: Int
  let weight: Int
  let isEssential: Bool

  init(_ criterion: Criterion) {
    index = criterion.index
    weight = criterion.weight
    isEssential = criterion.isEssential
  }
}
