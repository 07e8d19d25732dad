import Auditing

/// How many workers each team has. A team with fewer than three is never shown apart: what is said of it would be said of one
/// or two people.
public struct TeamSizes: Sendable {
  /// From how many workers on a team is shown apart.
  public static let least = 3

  private let workers: [String: Int]
  /// The teams that are shown together, where that is settled for several tables at once; nil where each table settles it for itself.
  private var together: Set<GroupValue>?

  /// Teams by their codes, as the records have them, and how many workers each has.
  public init(_ workers: [String: Int]) {
    self.workers = workers
  }

  /// Whether a team may be shown apart: not where its number of workers is not known.
  func mayShow(_ team: GroupValue) -> Bool {
    if let together { return !together.contains(team) }
    return known(team).map { $0 >= Self.least } ?? false
  }

  /// Whether which teams are shown together is settled.
  var isSettled: Bool { together != nil }

  /// The same with the teams that are shown together settled for all tables of these files: those by team, of whatever part of
  /// the files, beside those by an outer group such as the authority.
  ///
  /// In each outer group the teams that are not shown apart have three workers at least: else its total, less its other teams, would
  /// tell what the few have.
  ///
  /// - Parameter audits: of all these files, grouped by outer groups and then by team; of several audits that are shown beside each
  ///   other the same teams are shown together in each.
  public func settled(for audits: [AuditCounts]) -> TeamSizes {
    var together: Set<GroupValue> = []
    for counts in audits {
      guard let team = counts.teamColumn else { return self }
      for part in counts.parts { together.formUnion(shownTogether(in: part, team: team)) }
    }
    var settled = self
    settled.together = together
    return settled
  }

  /// The teams of a part that are shown together so that each outer group has three workers among them, or none.
  private func shownTogether(in part: AuditCounts.Part, team: Int) -> Set<GroupValue> {
    var files: [[GroupValue]: [GroupValue: Int]] = [:]
    for group in part.groups {
      var outer = group.name
      outer.remove(at: team)
      files[outer, default: [:]][group.name[team], default: 0] += group.files
    }
    return files.values.reduce(into: []) { $0.formUnion(shownTogether(of: $1)) }
  }

  /// Which teams are shown together of some, by how many files each has: those with too few workers, and as many of the smallest others
  /// as it takes for three workers.
  func shownTogether(of files: [GroupValue: Int], and others: Set<GroupValue> = []) -> Set<GroupValue> {
    var small = Set(files.keys.filter { !mayShow($0) || others.contains($0) })
    guard !small.isEmpty, !isSettled else { return small }
    while small.reduce(0, { $0 + atLeast($1) }) < Self.least,
      let smallest = files.filter({ !small.contains($0.key) }).min(by: {
        $0.value == $1.value ? $0.key.comes(before: $1.key) : $0.value < $1.value
      })
    {
      small.insert(smallest.key)
    }
    return small
  }

  /// How many workers a team has at least.
  func atLeast(_ team: GroupValue) -> Int { team.text == nil ? 0 : max(1, known(team) ?? 1) }

  /// The teams of counts whose number of workers is not known.
  public func teamsWithoutSize(in counts: AuditCounts) -> [String] {
    guard let team = counts.teamColumn else { return [] }
    return Set(counts.parts.flatMap(\.groups).compactMap { $0.name[team].text }).filter { workers[$0] == nil }.sorted()
  }

  private func known(_ team: GroupValue) -> Int? { team.text.flatMap { workers[$0] } }
}

extension AuditCounts.Part {
  /// The groups with those taken together that have too few workers to be shown apart.
  ///
  /// They are one group. Where that would still have fewer than three workers, the smallest other group joins it, and so on: else
  /// the total would tell what the few left out have.
  ///
  /// - Parameters:
  ///   - team: the index of the team among the grouping fields; nil where counts are not grouped by it.
  ///   - others: teams that are taken together with them whatever their size.
  func joiningSmallTeams(_ sizes: TeamSizes, team: Int?, and others: Set<GroupValue> = []) -> AuditCounts.Part {
    guard let team else { return self }
    // By whole teams: other grouping fields may cut one into several groups.
    var files: [GroupValue: Int] = [:]
    for group in groups { files[group.name[team], default: 0] += group.files }
    let small = sizes.shownTogether(of: files, and: others)
    guard !small.isEmpty else { return self }
    let apart = groups.filter { !small.contains($0.name[team]) }
    let together = groups.filter { small.contains($0.name[team]) }
    let joined = together.dropFirst().reduce(together[0]) { $0 + $1 }
    return AuditCounts.Part(
      rubric: rubric, rubricHash: rubricHash, leftOut: leftOut, overall: overall,
      groups: apart + [joined.named([])])
  }
}

extension GroupCounts {
  /// The counts of both; they must be of the same rubric.
  static func + (left: GroupCounts, right: GroupCounts) -> GroupCounts {
    GroupCounts(
      name: left.name, files: left.files + right.files, themes: zip(left.themes, right.themes).map { $0 + $1 },
      criteria: zip(left.criteria, right.criteria).map { $0 + $1 },
      features: zip(left.features, right.features).map { $0 + $1 })
  }

  func named(_ name: [GroupValue]) -> GroupCounts {
    GroupCounts(name: name, files: files, themes: themes, criteria: criteria, features: features)
  }
}
