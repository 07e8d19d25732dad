import Rubrics
import Statistics

extension PublishedPart {
  /// From how many files on a criterion is named as a strength.
  static let leastForStrength = 10

  /// A criterion and how often something was found about it.
  struct Ranked {
    let criterion: Criterion
    let rate: Rate
    let share: Proportion
  }

  /// Whether the rate of some criterion is not shown, so that a list of the most frequent may lack it.
  func hidesCriteria(_ column: Int) -> Bool {
    criteria.contains { $0.missingRate(column) == .hidden || $0.metRate(column) == .hidden }
  }

  /// Criteria that are met in full in at least four of five files, the best first. What is not shown is not ranked either.
  func strengths(_ column: Int) -> [Ranked] {
    ranked { $0.metRate(column) }.filter {
      $0.share.denominator >= Self.leastForStrength && 5 * $0.share.numerator >= 4 * $0.share.denominator
    }.sorted(by: isHigher)
  }

  /// The criteria of a theme that are missing in most files, the most frequent first. What is not shown is not ranked either.
  func drivers(of theme: Theme, _ column: Int) -> [Ranked] {
    let numbers = Set(theme.criteria.map(\.index))
    return ranked { $0.missingRate(column) }.filter { numbers.contains($0.criterion.index) && $0.share.numerator > 0 }
      .sorted { ($1.share.numerator, $0.criterion.index) < ($0.share.numerator, $1.criterion.index) }
  }

  private func ranked(_ rate: (Question<CriterionRow>) -> Rate) -> [Ranked] {
    rubric.criteria.compactMap { criterion in
      let rate = rate(criteria[criterion.index])
      return rate.share.map { Ranked(criterion: criterion, rate: rate, share: $0) }
    }
  }

  private func isHigher(_ one: Ranked, _ other: Ranked) -> Bool {
    let left = one.share.numerator * other.share.denominator
    let right = other.share.numerator * one.share.denominator
    return left == right ? one.criterion.index < other.criterion.index : left > right
  }

  /// The judgements on all criteria of a kind together; nil where the rubric has none of it.
  ///
  /// Hidden as soon as one of the criteria's is: else the sum would tell it.
  func sum(_ row: CriterionRow, of kind: Criterion.Kind, _ column: Int) -> PublishedCount? {
    let ofKind = rubric.criteria.filter { $0.kind == kind && $0.weight > 0 }
    guard !ofKind.isEmpty else { return nil }
    let counts = ofKind.map { criteria[$0.index][row, column].number }
    let shown = counts.compactMap { $0 }
    return shown.count == counts.count ? .shown(shown.reduce(0, +)) : .suppressed
  }

  /// Judgements that are met in full among those on criteria of a kind that apply.
  func metShare(of kind: Criterion.Kind, _ column: Int) -> Rate {
    guard let met = sum(.met, of: kind, column), let applicable = sum(.applicable, of: kind, column) else {
      return .noFiles
    }
    return Rate(met, of: applicable)
  }
}
