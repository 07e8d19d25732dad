import Auditing
import Records
import Rubrics
import Statistics

extension EarlierRelease {
  /// Those that tell something of the files of an audit: under a policy, with cases in common.
  ///
  /// - Throws: that one of them has other groups, so that groups of both could be subtracted from each other.
  static func relevant(
    _ releases: [EarlierRelease], for source: AuditCounts, _ policy: DisclosurePolicy
  ) throws(DisclosureRefusal) -> [EarlierRelease] {
    let found = policy.protects ? releases.filter(\.turnover.isAny) : []
    for release in found where release.audit.source.grouping != source.grouping {
      throw release.refusal("all groups", policy, "groups its files otherwise; publish the same groups, or other files")
    }
    for release in found where release.audit.policy != policy {
      throw release.refusal("all groups", policy, "was published under another policy; take the same, or other files")
    }
    return found
  }

  private func refusal(_ table: String, _ policy: DisclosurePolicy, _ reason: String) -> DisclosureRefusal {
    DisclosureRefusal(
      table: table, policy: policy.title,
      reason: .release("'\(name)', in which some of the same files stand, \(reason)"))
  }

  /// The teams that earlier releases show together: else one of them could be subtracted from the others now.
  static func teamsTogether(
    in releases: [EarlierRelease], of part: AuditCounts.Part, team: Int
  ) -> Set<GroupValue> {
    Set(releases.flatMap { $0.together(part).map { $0[team] } })
  }

  /// The names of the groups that this release shows together.
  private func together(_ part: AuditCounts.Part) -> [[GroupValue]] {
    guard let place = audit.parts.firstIndex(where: { $0.rubric.id == part.rubric.id }) else { return [] }
    let apart = Set(audit.parts[place].names)
    return audit.source.parts[place].groups.map(\.name).filter { !apart.contains($0) }
  }

  /// - Throws: that a group is shown together with others now and was shown apart before, so that it could be subtracted.
  static func check(
    _ releases: [EarlierRelease], of part: AuditCounts.Part, _ joined: AuditCounts.Part, _ policy: DisclosurePolicy
  ) throws(DisclosureRefusal) {
    let apart = Set(joined.groups.map(\.name))
    let together = part.groups.map(\.name).filter { !apart.contains($0) }
    for release in releases {
      let shown = release.audit.parts.first { $0.rubric.id == part.rubric.id }?.names ?? []
      let shared = release.turnover.parts[part.rubric.id] ?? [:]
      for name in together where shown.contains(name) && (shared[name]?.shared ?? 0) > 0 {
        throw release.refusal(
          part.rubric.title, policy, "shows '\(name.text)' apart, which must be shown together with others now")
      }
    }
  }
}
