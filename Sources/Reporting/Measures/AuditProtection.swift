import Auditing
public import Records
import Rubrics
public import Statistics

extension PublishedAudit {
  /// The counts of an audit as they may be shown under a policy.
  ///
  /// - Parameter teams: how many workers each team has, where counts are grouped by team; those with fewer than three, or an
  ///   unknown number, are taken together whatever the policy.
  /// - Parameter earlier: what was published before of some of the same files, so that the difference tells nothing either.
  /// - Throws: that a table can't be protected, and which.
  public init(
    _ source: AuditCounts, policy: DisclosurePolicy, basis: SampleBasis, teams: TeamSizes = TeamSizes([:]),
    earlier: [EarlierRelease] = []
  ) throws(DisclosureRefusal) {
    let earlier = try EarlierRelease.relevant(earlier, for: source, policy)
    let team = source.teamColumn
    var parts: [PublishedPart] = []
    for part in source.parts {
      let before = team.map { EarlierRelease.teamsTogether(in: earlier, of: part, team: $0) } ?? []
      let joined = part.joiningSmallTeams(teams, team: team, and: before)
      try EarlierRelease.check(earlier, of: part, joined, policy)
      parts.append(try PartProtection(part: joined, policy: policy, earlier: earlier).published())
    }
    let cases = source.alertCases
    let protection = AlertProtection(policy: policy, cases: cases.of, earlier: earlier)
    var alerts: [Question<AlertRow>] = []
    for alert in source.alerts {
      alerts.append(
        try protection.publish(raised: alert.raised, notRuledOut: alert.notRuledOut, of: alert.title))
    }
    // Next to the numbers of single concerns, that of files with any would tell how many have two, or one and not another.
    let together = try protection.publish(raised: cases.raised, notRuledOut: cases.notRuledOut, of: nil)
    self.init(
      source: source, policy: policy, basis: basis, parts: parts, alerts: alerts,
      alertCases: policy.protects ? together.hidden : together)
  }
}

extension AuditCounts {
  /// Which of the grouping fields is the team; nil for none.
  public var teamColumn: Int? { Self.teamColumn(of: grouping, in: rubrics.schema) }

  /// Which of these grouping fields is the team; nil for none.
  public static func teamColumn(of grouping: [String], in schema: RecordSchema) -> Int? {
    let field = schema.groups.first { $0.name == "team" }?.field.path.description
    return grouping.firstIndex { $0 == "team" || $0 == field }
  }
}

extension Question<AlertRow> {
  /// The same with nothing shown.
  fileprivate var hidden: Question { Question(cells: cells.map { $0.map { _ in .suppressed } }) }
}

/// Protects the counts of one rubric: files first, then themes, then criteria with what the themes tell of them, and back.
private struct PartProtection {
  /// How often themes and criteria are protected against each other before the criteria of a theme are hidden.
  private static let rounds = 4
  /// How often a reader goes from a theme to its criteria and back.
  private static let steps = 8

  let part: AuditCounts.Part
  let policy: DisclosurePolicy
  let groups: [GroupCounts]
  let earlier: [EarlierPart]

  init(part: AuditCounts.Part, policy: DisclosurePolicy, earlier: [EarlierRelease]) throws(DisclosureRefusal) {
    (self.part, self.policy) = (part, policy)
    groups = [part.overall] + (part.groups.isEmpty ? [part.overall] : part.groups)
    var parts: [EarlierPart] = []
    for release in earlier {
      if let found = try EarlierPart(release, of: part, groups, policy: policy) { parts.append(found) }
    }
    self.earlier = parts
  }

  func published() throws(DisclosureRefusal) -> PublishedPart {
    let files = policy.protects ? self.files : nil
    var themes: [Question<ThemeRow>] = []
    var criteria: [Question<CriterionRow>] = []
    for theme in part.rubric.themes {
      let found = try linked(theme, themeIndex: themes.count, files)
      themes.append(found.theme)
      criteria += found.criteria
    }
    return PublishedPart(
      rubric: part.rubric, rubricHash: part.rubricHash, leftOut: leftOut, columns: columns,
      names: [[]] + (part.groups.isEmpty ? [[]] : part.groups.map(\.name)),
      files: files?.counts ?? groups.map { .shown($0.files) }, themes: themes, criteria: criteria,
      features: try features(files))
  }

  private var files: PublishedFiles {
    let files = groups.map(\.files)
    return earlier.isEmpty
      ? policy.protect(files: files) : policy.protect(files: files, after: earlier.map { $0.files(of: files.count) })
  }

  /// How many records were left out; where that changed by a small number, it is not told.
  private var leftOut: PublishedCount {
    let isTold = earlier.contains { policy.suppresses(abs(part.leftOut - $0.leftOut)) }
    return isTold ? .suppressed : policy.publish(part.leftOut)
  }

  private var columns: [String] {
    ["All files together"]
      + (part.groups.isEmpty ? ["All"] : part.groups.map { $0.name.isEmpty ? TeamSizes.togetherName : $0.name.text })
  }

  private func features(_ files: PublishedFiles?) throws(DisclosureRefusal) -> [Question<FeatureRow>] {
    var features: [Question<FeatureRow>] = []
    for feature in part.rubric.features.flatMap(\.rows) {
      let counts = FeatureRow.allCases.map { row in
        groups.map { row.count($0.features[feature.index], of: $0.files) }
      }
      features.append(try publish(counts, feature.title, files, earlier.compactMap { $0.table(feature) }))
    }
    return features
  }

  private func publish<Row: QuestionRow>(
    _ counts: [[Int]], _ name: String, _ files: PublishedFiles?, _ earlier: [EarlierTable]
  ) throws(DisclosureRefusal) -> Question<Row> {
    guard let files else { return Question(showing: counts) }
    let table = CountTable(name: name, rows: Question<Row>.rows, counts: counts)
    return Question(cells: try protect(table, files, [:], earlier).counts)
  }

  private func protect(
    _ table: CountTable, _ files: PublishedFiles, _ bounds: CountTable.Bounds, _ earlier: [EarlierTable]
  ) throws(DisclosureRefusal) -> PublishedTable {
    earlier.isEmpty
      ? try policy.protect(table, given: files, bounds: bounds)
      : try policy.protect(table, given: files, bounds: bounds, after: earlier)
  }

  // MARK: A theme and its criteria

  /// A theme and its criteria tell of each other: an essential criterion that is missing makes a gap, so there are at least as many
  /// gaps; a theme that does not apply has no criterion that does.
  private func linked(
    _ theme: Theme, themeIndex: Int, _ files: PublishedFiles?
  ) throws(DisclosureRefusal) -> (theme: Question<ThemeRow>, criteria: [Question<CriterionRow>]) {
    let counts = ThemeRow.allCases.map { row in groups.map { row.count($0.themes[themeIndex]) } }
    guard let files else {
      return (Question(showing: counts), theme.criteria.map { Question(showing: self.counts(of: $0)) })
    }
    // The only criterion of a theme says what the theme says, in parts that would tell its gaps.
    let isSplit = theme.criteria.count > 1
    var bounds = ThemeLinks.Bounds(criteria: theme.criteria.map { _ in [:] })
    for _ in 0..<(isSplit ? Self.rounds : 0) {
      let table = CountTable(name: theme.title, rows: Question<ThemeRow>.rows, counts: counts)
      // What can't be shown beside each other is no reason to refuse the report: without its criteria a theme can be.
      guard let published = try? protect(table, files, bounds.theme, earlier.compactMap { $0.table(theme) }),
        let criteria = try? criteria(of: theme, files, bounds)
      else { break }
      guard let found = known(theme, published, criteria) else {
        return (Question(cells: published.counts), criteria.map { Question(cells: $0.counts) })
      }
      bounds = found
    }
    let hidden = theme.criteria.map { criterion in
      Question<CriterionRow>(cells: self.counts(of: criterion).map { $0.map { _ in .suppressed } })
    }
    return (try publish(counts, theme.title, files, earlier.compactMap { $0.table(theme) }), hidden)
  }

  private func criteria(
    of theme: Theme, _ files: PublishedFiles, _ bounds: ThemeLinks.Bounds
  ) throws(DisclosureRefusal) -> [PublishedTable] {
    var criteria: [PublishedTable] = []
    for (criterion, bounds) in zip(theme.criteria, bounds.criteria) {
      let table = CountTable(
        name: criterion.title, rows: Question<CriterionRow>.rows, counts: counts(of: criterion))
      criteria.append(try protect(table, files, bounds, earlier.compactMap { $0.table(criterion) }))
    }
    return criteria
  }

  /// What a reader learns who goes from the theme to its criteria and back until nothing new comes of it; nil where no hidden
  /// count is known then.
  private func known(_ theme: Theme, _ published: PublishedTable, _ criteria: [PublishedTable]) -> ThemeLinks.Bounds? {
    let links = ThemeLinks(theme: theme, gap: part.rubric.gap, files: groups.map(\.files))
    var bounds = ThemeLinks.Bounds(criteria: criteria.map { _ in [:] })
    for _ in 0..<Self.steps {
      let known = KnownTable(published, self, bounds.theme)
      let parts = zip(criteria, bounds.criteria).map { KnownTable($0, self, $1) }
      let next = links.bounds(known.range, parts.map { part in { part.range($0, $1) } })
      if next == bounds { break }
      bounds = next
    }
    let isSafe =
      isSafe(published, bounds.theme) && zip(criteria, bounds.criteria).allSatisfy { self.isSafe($0, $1) }
    return isSafe ? nil : bounds
  }

  private func counts(of criterion: Criterion) -> [[Int]] {
    CriterionRow.allCases.map { row in groups.map { row.count($0.criteria[criterion.index]) } }
  }

  private func isSafe(_ theme: PublishedTable, _ bounds: CountTable.Bounds) -> Bool {
    AttackerAudit.disclosed(in: theme, under: policy, files: groups.map(\.files), bounds: bounds) == []
  }
}

/// What a reader knows of the counts of a table: those that are shown, and between which numbers those lie that are not.
private struct KnownTable {
  private let table: PublishedTable
  private let audit: AttackerAudit?
  private let policy: DisclosurePolicy
  private let files: [Int]

  init(_ table: PublishedTable, _ protection: PartProtection, _ bounds: CountTable.Bounds) {
    (self.table, policy, files) = (table, protection.policy, protection.groups.map(\.files))
    audit = AttackerAudit(of: table, under: policy, files: files, bounds: bounds)
  }

  func range<Row: QuestionRow>(_ row: Row, _ column: Int) -> ClosedRange<Int> {
    let cell = CountTable.Cell(row: row.rawValue, column: column)
    let range = table[cell].number.map(policy.counts(behind:)) ?? audit?.range(of: cell) ?? 0...Int.max
    let least = min(range.lowerBound, files[column])
    return least...max(least, min(range.upperBound, files[column]))
  }
}

extension TeamSizes {
  /// What the teams are called that are not shown apart.
  static let togetherName = "Teams shown together (fewer than three workers, or not known)"
}
