extension TrendDocument {
  /// Why periods make no trend.
  public enum Problem: Error, Equatable {
    /// There is one period, or none.
    case onePoint
    /// A period's counts are by several rubrics, or by none.
    case severalRubrics(point: String)
    /// The periods were judged by rubrics of different names.
    case differentRubrics(String, String)
    /// The periods are not grouped by the same fields.
    case differentGroups(point: String)
    /// No period has a file in the rubric's scope.
    case noFiles
    /// The rubric has no theme of this name.
    case unknownTheme(String, known: [String])
    /// There are too few periods with one rubric for the chart that was asked for.
    case tooFewForChart(points: Int, least: Int)
    /// Authorities and their teams, or strata, would tell small numbers of each other.
    case severalTablesUnderPolicy
    /// The periods were protected by different policies.
    case differentPolicies
  }
}

extension TrendDocument.Problem: CustomStringConvertible {
  /// What is wrong, in a sentence.
  public var description: String {
    switch self {
    case .onePoint: "one audit is no trend: two are needed at least, and three for a test"
    case .severalRubrics(let point): "'\(point)' was judged by several rubrics: choose one (--rubric)"
    case .differentRubrics(let one, let other): "the audits were judged by different rubrics, '\(one)' and '\(other)'"
    case .differentGroups(let point): "'\(point)' is grouped by other fields than the audits before it"
    case .noFiles: "no audit has a file in the rubric's scope"
    case .unknownTheme(let name, let known):
      "the rubric has no theme '\(name)'; it has \(FileWords.list(known.map { "'\($0)'" }))"
    case .tooFewForChart(let points, let least):
      "an XmR chart needs \(least) periods with one rubric, and there are \(points): use the p-chart (--chart p)"
    case .severalTablesUnderPolicy:
      "under a disclosure policy a trend is by one grouping and without strata: figures of an authority, its teams and its strata would tell small numbers of each other"
    case .differentPolicies: "the audits are protected by different policies"
    }
  }
}
