import Rubrics

/// Where in a row of counts each count stands: cases, those in scope; the outcomes of each theme, the judgements on each
/// criterion, the cases for which a limited criterion was not in force, the grades of each theme and of the whole, the
/// caps, the features.
final class TallyLayout: Sendable, Equatable {
  static let head = 2

  let themeCount: Int
  let criterionCount: Int
  /// The numbers of the criteria that are not in force everywhere and always.
  let limited: [Int]
  let capCount: Int
  /// How many grades there are beside those that are none.
  let levelCount: Int
  let hasOverall: Bool
  let featureCount: Int

  init(themeCount: Int, criterionCount: Int) {
    (self.themeCount, self.criterionCount, limited) = (themeCount, criterionCount, [])
    (capCount, levelCount, hasOverall, featureCount) = (0, 0, false, 0)
  }

  init(for rubric: Rubric) {
    let criteria = rubric.criteria
    themeCount = rubric.themes.count
    criterionCount = criteria.count
    limited = criteria.filter { !$0.force.isUnlimited }.map(\.index)
    capCount = rubric.caps.count
    levelCount = rubric.grading?.levels.count ?? 0
    hasOverall = rubric.grading?.hasOverall ?? false
    featureCount = rubric.features.reduce(0) { $0 + $1.rows.count }
  }

  static func == (left: TallyLayout, right: TallyLayout) -> Bool {
    left === right
      || left.themeCount == right.themeCount && left.criterionCount == right.criterionCount
        && left.limited == right.limited && left.capCount == right.capCount && left.levelCount == right.levelCount
        && left.hasOverall == right.hasOverall && left.featureCount == right.featureCount
  }

  func start(ofTheme index: Int) -> Int { Self.head + index * ThemeTally.width }

  func start(ofCriterion index: Int) -> Int { start(ofTheme: themeCount) + index * CriterionTally.width }

  /// Where it is counted for how many cases a criterion was not in force; nil for one that always is.
  func start(ofLimited criterion: Int) -> Int? {
    limited.firstIndex(of: criterion).map { start(ofCriterion: criterionCount) + $0 }
  }

  /// How many counts the grades of one theme take.
  var gradeWidth: Int { levelCount == 0 ? 0 : levelCount + Grade.otherCount }

  /// Of a theme, or of the whole with the number after the last theme's.
  func start(ofGrades index: Int) -> Int {
    start(ofCriterion: criterionCount) + limited.count + index * gradeWidth
  }

  func start(ofCap index: Int) -> Int {
    start(ofGrades: themeCount + (hasOverall ? 1 : 0)) + index * FlagTally.width
  }

  func start(ofFeature index: Int) -> Int { start(ofCap: capCount) + index * FeatureTally.width }

  var count: Int { start(ofFeature: featureCount) }
}
