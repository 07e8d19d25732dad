import Auditing
import Rubrics
public import Statistics

/// The counts of an audit as they may be shown. Every figure of a report is made from these and from nothing else, so that what is
/// hidden here can't be in a report.
public struct PublishedAudit: Sendable {
  /// How the counts came about.
  public let source: AuditCounts
  /// How small numbers were protected.
  public let policy: DisclosurePolicy
  /// How the files were chosen, as the user says.
  public let basis: SampleBasis
  /// The counts by each rubric.
  let parts: [PublishedPart]
  /// The counts of each safeguarding concern, in the order of those of the source; over all groups.
  let alerts: [Question<AlertRow>]
  /// In how many files one is raised, or none is and one can't be ruled out.
  let alertCases: Question<AlertRow>
}

/// The counts by one rubric as they may be shown.
struct PublishedPart: Sendable {
  let rubric: Rubric
  let rubricHash: String
  /// How many records this rubric alone left out.
  let leftOut: PublishedCount
  /// What the groups are called; the first column is all files together.
  let columns: [String]
  /// The values of the grouping fields, by column; empty for all files together, and for groups that are shown together.
  let names: [[GroupValue]]
  /// Files in scope, by column.
  let files: [PublishedCount]
  /// By theme, in the rubric's order.
  let themes: [Question<ThemeRow>]
  /// By criterion, in the rubric's order.
  let criteria: [Question<CriterionRow>]
  /// By feature, in the rubric's order.
  let features: [Question<FeatureRow>]

  /// Whether there are two groups at least: one is all files once more.
  var hasGroups: Bool { columns.count > 2 }

  /// The columns of the groups.
  var groups: Range<Int> { 1..<columns.count }

  /// All files but those of a group, by the theme's rate; what is hidden of either is hidden of the rest.
  func rest(of column: Int, on theme: Question<ThemeRow>) -> Rate {
    // Of two groups the rest of one is the other, as it is shown.
    if columns.count == 3 { return theme.rateOfApplicable(3 - column) }
    let differences = [ThemeRow.gap, .applicable].map { row -> PublishedCount in
      guard let whole = theme[row, 0].number, let part = theme[row, column].number else { return .suppressed }
      return .shown(max(0, whole - part))
    }
    guard let part = differences[0].number, let whole = differences[1].number else { return .hidden }
    // Where counts are rounded each on its own, a rest may come out as less than its part.
    return Rate(.shown(min(part, whole)), of: .shown(whole))
  }

  /// Each group against all others, on every theme; of two groups one against the other, once.
  func groupsAgainstOthers(_ basis: SampleBasis, rounding: Int?) -> ComparisonFamily {
    let columns = columns.count == 3 ? 1..<2 : groups
    let pairs = themes.indices.flatMap { theme in
      columns.map { column in
        ComparisonFamily.Pair(
          theme: theme, column: column, one: themes[theme].rateOfApplicable(column),
          other: rest(of: column, on: themes[theme]), baseline: themes[theme].rateOfApplicable(0))
      }
    }
    return ComparisonFamily(hasGroups ? pairs : [], basis: basis, rounding: rounding)
  }

  /// Two groups against each other, on every theme.
  func group(_ one: Int, against other: Int, _ audit: PublishedAudit) -> ComparisonFamily {
    let pairs = themes.indices.map { theme in
      ComparisonFamily.Pair(
        theme: theme, column: one, one: themes[theme].rateOfApplicable(one),
        other: themes[theme].rateOfApplicable(other), baseline: themes[theme].rateOfApplicable(0))
    }
    return ComparisonFamily(pairs, basis: audit.basis, rounding: audit.policy.roundedTo)
  }
}
