extension ThemeTally {
  /// Both together; they must be of the same theme.
  public static func + (left: ThemeTally, right: ThemeTally) -> ThemeTally {
    ThemeTally(
      gap: left.gap + right.gap, noGap: left.noGap + right.noGap,
      notApplicable: left.notApplicable + right.notApplicable, invalid: left.invalid + right.invalid)
  }
}

extension CriterionTally {
  /// Both together; they must be of the same criterion.
  public static func + (left: CriterionTally, right: CriterionTally) -> CriterionTally {
    let sums = Judgement.allCases.map { ($0, left[$0] + right[$0]) }
    return CriterionTally(
      Dictionary(uniqueKeysWithValues: sums), notInForce: left.notInForce + right.notInForce)
  }
}

extension FeatureTally {
  /// Both together; they must be of the same feature.
  public static func + (left: FeatureTally, right: FeatureTally) -> FeatureTally {
    FeatureTally(
      recorded: left.recorded + right.recorded, notStated: left.notStated + right.notStated,
      notJudged: left.notJudged + right.notJudged)
  }
}
