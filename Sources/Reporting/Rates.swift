public import Auditing
public import Statistics

extension ThemeTally {
  /// Gaps among all files in scope that could be judged; nil where the theme applies to none of them.
  public var rateOfAll: Proportion? { judged == 0 ? nil : Proportion(gap, of: all) }

  /// Gaps among the files to which the theme applies; nil where it applies to none.
  public var rateOfApplicable: Proportion? { Proportion(gap, of: judged) }
}

extension CriterionTally {
  /// Files in which the criterion is not met or not evidenced, among those to which it applies.
  public var missingRate: Proportion? { Proportion(self[.notMet] + self[.notEvidenced], of: judged) }
}
