/// Counts of cases by what their records say of a feature; in the others of the rubric's scope the record shows that it is not so.
public struct FeatureTally: Sendable, Equatable {
  static let width = FeatureState.allCases.compactMap(\.index).count

  /// Cases in which it is on record.
  public let recorded: Int
  /// Cases whose record does not say.
  public let notStated: Int
  /// Cases in which it could not be judged.
  public let notJudged: Int

  /// Counts by what the records say.
  public init(recorded: Int, notStated: Int, notJudged: Int) {
    (self.recorded, self.notStated, self.notJudged) = (recorded, notStated, notJudged)
  }

  init(of counts: Counts, at start: Int) {
    self.init(recorded: counts[start], notStated: counts[start + 1], notJudged: counts[start + 2])
  }
}
