public import Auditing
public import Statistics

/// What was published before, of files some of which are in the audit that is published now.
public struct EarlierRelease: Sendable {
  /// What a person calls it, as "March 2016".
  public let name: String
  /// What was published, or could have been, under the same policy.
  public let audit: PublishedAudit
  /// Which files are the same.
  public let turnover: ReleaseTurnover

  /// An earlier release.
  public init(name: String, audit: PublishedAudit, turnover: ReleaseTurnover) {
    (self.name, self.audit, self.turnover) = (name, audit, turnover)
  }
}

/// How many cases two audits have in common, and how many only one of them has.
public struct ReleaseTurnover: Sendable {
  /// Cases that any rubric counted.
  public let cases: FileTurnover
  /// By the rubric's id, then by the values of the grouping fields, as `GroupCounts.name`: cases in the rubric's scope that stand in
  /// this group in both audits, or in one only. `[]` is all of them, whatever their group. A group that is missing has none in common.
  public let parts: [String: [[GroupValue]: FileTurnover]]

  /// From the cases of both audits.
  public init(cases: FileTurnover, parts: [String: [[GroupValue]: FileTurnover]]) {
    (self.cases, self.parts) = (cases, parts)
  }

  /// Whether the audits have cases in common.
  var isAny: Bool { cases.shared > 0 || parts.values.contains { $0.values.contains { $0.shared > 0 } } }
}

/// One audit of a series of which each is published with, or after, those before it.
public struct SeriesAudit: Sendable {
  /// What a person calls it, as "2016-Q1".
  public let name: String
  /// Its counts.
  public let counts: AuditCounts
  /// How its files were chosen.
  public let basis: SampleBasis
  /// Which files are the same as in each of the audits before it, in their order.
  public let turnover: [ReleaseTurnover]

  /// One audit of a series.
  public init(name: String, counts: AuditCounts, basis: SampleBasis, turnover: [ReleaseTurnover]) {
    (self.name, self.counts, self.basis, self.turnover) = (name, counts, basis, turnover)
  }
}

extension PublishedAudit {
  /// The audits of a series, each as it may be shown beside those before it: the points of a trend are releases of each other.
  ///
  /// - Throws: that a table can't be protected, and which.
  public static func protectSeries(
    _ audits: [SeriesAudit], policy: DisclosurePolicy, teams: TeamSizes = TeamSizes([:])
  ) throws(DisclosureRefusal) -> [PublishedAudit] {
    var published: [PublishedAudit] = []
    for audit in audits {
      precondition(audit.turnover.count == published.count, "an audit is compared with each one before it")
      let earlier = published.indices.map {
        EarlierRelease(name: audits[$0].name, audit: published[$0], turnover: audit.turnover[$0])
      }
      published.append(
        try PublishedAudit(audit.counts, policy: policy, basis: audit.basis, teams: teams, earlier: earlier))
    }
    return published
  }
}
