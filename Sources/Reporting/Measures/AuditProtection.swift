import Auditing
public import Records
import Rubrics
public import Statistics

extension PublishedAudit {
  /// The counts of an audit as they may be shown under a policy.
  ///
  /// - Parameter teams: how many workers each team has, where counts are grouped by team; those with fewer than three, or an
  ///   unknown number, are taken together whatever the policy.
  /// - Throws: that a table can't be protected, and which.
  public init(
    _ source: AuditCounts, policy: DisclosurePolicy, basis: SampleBasis, teams: TeamSizes = TeamSizes([:])
  ) throws(DisclosureRefusal) {
    let team = source.teamColumn
    var parts: [PublishedPart] = []
    for part in source.parts {
      let joined = part.joiningSmallTeams(teams, team: team)
      parts.append(try PartProtection(part: joined, policy: policy).published())
    }
    let cases = source.alertCases
    let protection = AlertProtection(policy: policy, cases: cases.of)
    var alerts: [Question<AlertRow>] = []
    for alert in source.alerts {
      alerts.append(try protection.publish(raised: alert.raised, notRuledOut: alert.notRuledOut))
    }
    self.init(
      source: source, policy: policy, basis: basis, parts: parts, alerts: alerts,
      alertCases: try protection.publish(raised: cases.raised, notRuledOut: cases.notRuledOut))
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

/// Protects the counts of safeguarding concerns, which are told for all groups together.
private struct AlertProtection {
  let policy: DisclosurePolicy
  let cases: Int

  func publish(raised: Int, notRuledOut: Int) throws(DisclosureRefusal) -> Question<AlertRow> {
    let counts = [cases, raised, notRuledOut, cases - raised - notRuledOut].map { [$0, $0] }
    guard policy.protects else { return Question(showing: counts) }
    let table = CountTable(name: "safeguarding concerns", rows: Question<AlertRow>.rows, counts: counts)
    return Question(cells: try policy.protect(table, given: policy.protect(files: [cases, cases])).counts)
  }
}

/// Protects the counts of one rubric: files first, then themes, then criteria with what the themes tell of them, and back.
private struct PartProtection {
  /// How often themes and criteria are protected against each other before the criteria of a theme are hidden.
  private static let rounds = 4

  let part: AuditCounts.Part
  let policy: DisclosurePolicy
  private let groups: [GroupCounts]

  init(part: AuditCounts.Part, policy: DisclosurePolicy) {
    (self.part, self.policy) = (part, policy)
    groups = [part.overall] + (part.groups.isEmpty ? [part.overall] : part.groups)
  }

  func published() throws(DisclosureRefusal) -> PublishedPart {
    let files = policy.protects ? policy.protect(files: groups.map(\.files)) : nil
    var themes: [Question<ThemeRow>] = []
    var criteria: [Question<CriterionRow>] = []
    for theme in part.rubric.themes {
      let found = try linked(theme, themeIndex: themes.count, files)
      themes.append(found.theme)
      criteria += found.criteria
    }
    return PublishedPart(
      rubric: part.rubric, rubricHash: part.rubricHash, leftOut: policy.protecting(part.leftOut), columns: columns,
      names: [[]] + (part.groups.isEmpty ? [[]] : part.groups.map(\.name)),
      files: files?.counts ?? groups.map { .shown($0.files) }, themes: themes, criteria: criteria,
      features: try features(files))
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
      features.append(try publish(counts, named: feature.title, files))
    }
    return features
  }

  private func publish<Row: QuestionRow>(
    _ counts: [[Int]], named name: String, _ files: PublishedFiles?, bounds: CountTable.Bounds = [:]
  ) throws(DisclosureRefusal) -> Question<Row> {
    try table(counts, named: name, Row.self, files, bounds).map { Question(cells: $0.counts) }
      ?? Question(showing: counts)
  }

  /// Nil where nothing is protected.
  private func table<Row: QuestionRow>(
    _ counts: [[Int]], named name: String, _ row: Row.Type, _ files: PublishedFiles?, _ bounds: CountTable.Bounds
  ) throws(DisclosureRefusal) -> PublishedTable? {
    guard let files else { return nil }
    let table = CountTable(name: name, rows: Question<Row>.rows, counts: counts)
    return try policy.protect(table, given: files, bounds: bounds)
  }

  // MARK: A theme and its criteria

  /// A theme and its criteria tell of each other: an essential criterion that is missing makes a gap, so there are at least as many
  /// gaps; a theme that does not apply has no criterion that does.
  private func linked(
    _ theme: Theme, themeIndex: Int, _ files: PublishedFiles?
  ) throws(DisclosureRefusal) -> (theme: Question<ThemeRow>, criteria: [Question<CriterionRow>]) {
    let counts = ThemeRow.allCases.map { row in groups.map { row.count($0.themes[themeIndex]) } }
    let links = ThemeLinks(theme: theme, gap: part.rubric.gap, policy: policy, files: groups.map(\.files))
    var bounds: CountTable.Bounds = [:]
    for _ in 0..<Self.rounds {
      let table = try table(counts, named: theme.title, ThemeRow.self, files, bounds)
      let published = table.map { Question<ThemeRow>(cells: $0.counts) } ?? Question(showing: counts)
      let criteria = try criteria(of: theme, files, links, published)
      bounds = links.bounds(from: criteria)
      if table.map({ isSafe($0, bounds) }) ?? true { return (published, criteria) }
    }
    let hidden = theme.criteria.map { criterion in
      Question<CriterionRow>(cells: self.counts(of: criterion).map { $0.map { _ in .suppressed } })
    }
    return (try publish(counts, named: theme.title, files), hidden)
  }

  private func criteria(
    of theme: Theme, _ files: PublishedFiles?, _ links: ThemeLinks, _ published: Question<ThemeRow>
  ) throws(DisclosureRefusal) -> [Question<CriterionRow>] {
    var criteria: [Question<CriterionRow>] = []
    for criterion in theme.criteria {
      criteria.append(
        try publish(
          counts(of: criterion), named: criterion.title, files, bounds: links.bounds(of: criterion, published)))
    }
    return criteria
  }

  private func counts(of criterion: Criterion) -> [[Int]] {
    CriterionRow.allCases.map { row in groups.map { row.count($0.criteria[criterion.index]) } }
  }

  private func isSafe(_ theme: PublishedTable, _ bounds: CountTable.Bounds) -> Bool {
    AttackerAudit.disclosed(in: theme, under: policy, files: groups.map(\.files), bounds: bounds) == []
  }
}

extension TeamSizes {
  /// What the teams are called that are not shown apart.
  static let togetherName = "Teams shown together (fewer than three workers, or not known)"
}

/// What the published counts of a theme tell of its criteria, and the other way round.
private struct ThemeLinks {
  let theme: Theme
  let gap: GapRule
  let policy: DisclosurePolicy
  /// Files by column: no count is higher.
  let files: [Int]

  /// Of a criterion, from its theme: where an essential one is missing there is a gap; where the theme does not apply, neither
  /// does it.
  func bounds(of criterion: Criterion, _ theme: Question<ThemeRow>) -> CountTable.Bounds {
    guard policy.protects else { return [:] }
    var bounds: CountTable.Bounds = [:]
    for column in files.indices {
      if gap.essential, criterion.isEssential, let most = range(theme[.gap, column])?.upperBound {
        bounds[cell(CriterionRow.missing, column)] = 0...min(most, files[column])
      }
      if let least = range(theme[.notApplicable, column])?.lowerBound {
        bounds[cell(CriterionRow.notApplicable, column)] = min(least, files[column])...files[column]
      }
    }
    return bounds
  }

  /// Of the theme, from its criteria.
  func bounds(from criteria: [Question<CriterionRow>]) -> CountTable.Bounds {
    var bounds: CountTable.Bounds = [:]
    for column in files.indices {
      let missing = zip(theme.criteria, criteria).compactMap { criterion, counts in
        gap.essential && criterion.isEssential ? range(counts[.missing, column])?.lowerBound : nil
      }
      if let least = missing.max(), least > 0 {
        bounds[cell(ThemeRow.gap, column)] = min(least, files[column])...files[column]
      }
      let silent = criteria.compactMap { range($0[.notApplicable, column])?.upperBound }
      if let most = silent.min() {
        bounds[cell(ThemeRow.notApplicable, column)] = 0...min(most, files[column])
      }
    }
    return bounds
  }

  /// What a reader knows of a count that is shown; nil of one that is hidden.
  private func range(_ count: PublishedCount) -> ClosedRange<Int>? { count.number.map(policy.counts(behind:)) }

  private func cell<Row: QuestionRow>(_ row: Row, _ column: Int) -> CountTable.Cell {
    CountTable.Cell(row: row.rawValue, column: column)
  }
}
