import Auditing
import Rubrics
import Statistics

/// What is said of one rubric's criteria and themes on every line of findings, as bytes that are made once.
struct FindingTexts: Sendable {
  /// By criterion, and by judgement in the order of all cases.
  private let judgements: [[[UInt8]]]
  /// By what a theme amounts to, in the order of all cases.
  private let outcomes: [[UInt8]]
  /// What is said of scores up to so many points; of others it is made when they come.
  private let most: Int
  private let scores: [[UInt8]]
  private let score: @Sendable (_ points: Int, _ outOf: Int) -> String

  /// Above this no table of scores is made: it grows with the square.
  private static let mostTabled = 100

  /// The texts of a rubric.
  ///
  /// - Parameters:
  ///   - judgement: what is said of a judgement on the criterion of a number.
  ///   - score: what is said of a score.
  ///   - outcome: what is said of what a theme amounts to.
  init(
    _ rubric: Rubric, judgement: (_ criterion: Int, _ judgement: Judgement) -> String,
    score: @escaping @Sendable (_ points: Int, _ outOf: Int) -> String, outcome: (ThemeResult.Outcome) -> String
  ) {
    judgements = rubric.criteria.indices.map { index in Judgement.allCases.map { Array(judgement(index, $0).utf8) } }
    outcomes = ThemeResult.Outcome.allCases.map { Array(outcome($0).utf8) }
    let heaviest = rubric.themes.map { $0.criteria.reduce(0) { $0 + 2 * $1.weight } }.max() ?? 0
    most = min(heaviest, Self.mostTabled)
    scores = (0...most).flatMap { outOf in (0...outOf).map { Array(score($0, outOf).utf8) } }
    self.score = score
  }

  /// Appends what is said of all judgements.
  func append(_ judgements: [Judgement], to bytes: inout [UInt8]) {
    for (index, judgement) in judgements.enumerated() { bytes += self.judgements[index][judgement.index] }
  }

  /// Appends what is said of a theme.
  func append(_ theme: ThemeResult, to bytes: inout [UInt8]) {
    let (points, outOf) = (theme.score.points, theme.score.outOf)
    if outOf <= most {
      bytes += scores[outOf * (outOf + 1) / 2 + points]
    } else {
      bytes += score(points, outOf).utf8
    }
    bytes += outcomes[theme.outcome.index]
  }

  /// A percentage with one decimal; nil where nothing with a weight applied.
  static func percent(_ points: Int, _ outOf: Int) -> String? {
    Proportion(points, of: outOf)?.percent(decimals: 1)
  }
}

extension Score {
  /// The percentage with one decimal; nil where nothing with a weight applied.
  var percent: String? { FindingTexts.percent(points, outOf) }
}
