import Auditing
import Rubrics
import Statistics

/// What a judgement on one criterion says of its theme, whatever those on the others, by the rubric's own rule.
///
/// Where the other criteria are known to be met in all files, say, each judgement on this one makes a gap or does not, so its counts
/// are those of the theme.
struct ThemeOutcomes {
  /// The judgements that are told apart; one that is not evidenced does what one that is not met does.
  static let judgements: [(row: CriterionRow, judgement: Judgement)] = [
    (.met, .met), (.partlyMet, .partlyMet), (.missing, .notMet), (.notApplicable, .notApplicable),
    (.notJudged, .invalid),
  ]
  /// How many ways to judge a file are tried; of a theme with more of them nothing is said.
  private static let limit = 1_000

  /// By criterion and judgement: the outcomes that some way to judge the file gives; empty where no file is judged so.
  private let outcomes: [[Set<ThemeRow>]]

  /// - Parameter possible: whether any file may have this judgement on this criterion. Nil where there are too many ways.
  init?(_ theme: Theme, _ gap: GapRule, possible: (Int, CriterionRow) -> Bool) {
    let choices = theme.criteria.indices.map { number in
      Self.judgements.indices.filter { possible(number, Self.judgements[$0].row) }
    }
    guard choices.reduce(1, { min($0, Self.limit) * $1.count }) <= Self.limit else { return nil }
    let ways = choices.reduce([[]]) { ways, places in ways.flatMap { way in places.map { way + [$0] } } }
    var outcomes = choices.map { _ in Self.judgements.map { _ in Set<ThemeRow>() } }
    for way in ways {
      let outcome = ThemeResult(of: theme, way.map { Self.judgements[$0].judgement }, gap).outcome
      for (number, place) in way.enumerated() { outcomes[number][place].insert(ThemeRow(outcome)) }
    }
    self.outcomes = outcomes
  }

  /// The judgements on a criterion with which the theme always comes out so, and those with which it may.
  func judgements(_ number: Int, for row: ThemeRow) -> (always: [CriterionRow], perhaps: [CriterionRow]) {
    let places = Self.judgements.indices.filter { outcomes[number][$0].contains(row) }
    return (
      places.filter { outcomes[number][$0].count == 1 }.map { Self.judgements[$0].row },
      places.map { Self.judgements[$0].row }
    )
  }
}

extension ThemeRow {
  /// The rows of which each file is in one.
  static let outcomes: [ThemeRow] = [.gap, .noGap, .notApplicable, .notJudged]

  fileprivate init(_ outcome: ThemeResult.Outcome) {
    self =
      switch outcome {
      case .gap: .gap
      case .noGap: .noGap
      case .notApplicable: .notApplicable
      case .invalid: .notJudged
      }
  }
}
