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
    // Files with any concern are at least as many as with one, and at most as many as with all: next to a hidden number they
    // would tell it.
    let isTold = alerts.flatMap(\.counts).allSatisfy { $0 != .suppressed }
    let together = try protection.publish(raised: cases.raised, notRuledOut: cases.notRuledOut)
    self.init(
      source: source, policy: policy, basis: basis, parts: parts, alerts: alerts,
      alertCases: isTold ? together : together.hidden)
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

  fileprivate var counts: [PublishedCount] { Array(cells.joined()) }
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
    guard let files else {
      return (Question(showing: counts), theme.criteria.map { Question(showing: self.counts(of: $0)) })
    }
    let links = ThemeLinks(theme: theme, gap: part.rubric.gap, files: groups.map(\.files))
    var bounds: CountTable.Bounds = [:]
    for _ in 0..<Self.rounds {
      let table = CountTable(name: theme.title, rows: Question<ThemeRow>.rows, counts: counts)
      let published = try policy.protect(table, given: files, bounds: bounds)
      let criteria = try criteria(of: theme, files, links, known(published, bounds))
      bounds = links.bounds(from: criteria.map(\.known))
      guard !isSafe(published, bounds) else {
        return (Question(cells: published.counts), criteria.map { Question(cells: $0.known.table.counts) })
      }
    }
    let hidden = theme.criteria.map { criterion in
      Question<CriterionRow>(cells: self.counts(of: criterion).map { $0.map { _ in .suppressed } })
    }
    return (try publish(counts, named: theme.title, files), hidden)
  }

  private func criteria(
    of theme: Theme, _ files: PublishedFiles, _ links: ThemeLinks, _ published: KnownTable
  ) throws(DisclosureRefusal) -> [(criterion: Criterion, known: KnownTable)] {
    var criteria: [(criterion: Criterion, known: KnownTable)] = []
    for criterion in theme.criteria {
      let bounds = links.bounds(of: criterion, published)
      let table = CountTable(
        name: criterion.title, rows: Question<CriterionRow>.rows, counts: counts(of: criterion))
      criteria.append((criterion, known(try policy.protect(table, given: files, bounds: bounds), bounds)))
    }
    return criteria
  }

  private func counts(of criterion: Criterion) -> [[Int]] {
    CriterionRow.allCases.map { row in groups.map { row.count($0.criteria[criterion.index]) } }
  }

  private func known(_ table: PublishedTable, _ bounds: CountTable.Bounds) -> KnownTable {
    let audit = AttackerAudit(of: table, under: policy, files: groups.map(\.files), bounds: bounds)
    return KnownTable(table: table, audit: audit, policy: policy)
  }

  private func isSafe(_ theme: PublishedTable, _ bounds: CountTable.Bounds) -> Bool {
    AttackerAudit.disclosed(in: theme, under: policy, files: groups.map(\.files), bounds: bounds) == []
  }
}

/// What a reader knows of the counts of a table: those that are shown, and between which numbers those lie that are not.
private struct KnownTable {
  let table: PublishedTable
  let audit: AttackerAudit?
  let policy: DisclosurePolicy

  func range<Row: QuestionRow>(_ row: Row, _ column: Int) -> ClosedRange<Int> {
    let cell = CountTable.Cell(row: row.rawValue, column: column)
    if let shown = table[cell].number { return policy.counts(behind: shown) }
    return audit?.range(of: cell) ?? 0...Int.max
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
  /// Files by column: no count is higher.
  let files: [Int]

  private var essential: [Criterion] { gap.essential ? theme.criteria.filter(\.isEssential) : [] }

  /// Of a criterion, from its theme: where an essential one is missing there is a gap, and where there is no other rule and no
  /// other such criterion, nowhere else; where the theme does not apply, neither does it, and the only one of a theme does
  /// everywhere else.
  func bounds(of criterion: Criterion, _ theme: KnownTable) -> CountTable.Bounds {
    var bounds: CountTable.Bounds = [:]
    let isOnlyReason = gap.below == nil && essential.count == 1
    for column in files.indices {
      let gaps = theme.range(ThemeRow.gap, column)
      if gap.essential, criterion.isEssential {
        bounds[cell(CriterionRow.missing, column)] = within(
          isOnlyReason ? gaps.lowerBound : 0, gaps.upperBound, column)
      }
      let elsewhere = theme.range(ThemeRow.notApplicable, column)
      bounds[cell(CriterionRow.notApplicable, column)] = within(
        elsewhere.lowerBound, self.theme.criteria.count == 1 ? elsewhere.upperBound : files[column], column)
    }
    return bounds
  }

  /// Of the theme, from its criteria: besides that, where nothing is missing, nor met in part only, there is no gap.
  func bounds(from criteria: [KnownTable]) -> CountTable.Bounds {
    var bounds: CountTable.Bounds = [:]
    for column in files.indices {
      let missing = zip(theme.criteria, criteria).filter { gap.essential && $0.0.isEssential }.map {
        $0.1.range(CriterionRow.missing, column)
      }
      let partly =
        gap.below == nil
        ? missing
        : criteria.flatMap { known in
          [CriterionRow.missing, .partlyMet].map { known.range($0, column) }
        }
      bounds[cell(ThemeRow.gap, column)] = within(
        missing.map(\.lowerBound).max() ?? 0, sum(partly.map(\.upperBound)), column)
      let elsewhere = criteria.map { $0.range(CriterionRow.notApplicable, column) }
      let least = elsewhere.reduce(0) { $0 + min($1.lowerBound, files[column]) } - (criteria.count - 1) * files[column]
      bounds[cell(ThemeRow.notApplicable, column)] = within(
        max(0, least), elsewhere.map(\.upperBound).min() ?? files[column], column)
    }
    return bounds
  }

  private func sum(_ counts: [Int]) -> Int {
    counts.reduce(0) { sum, count in
      let (total, overflow) = sum.addingReportingOverflow(count)
      return overflow ? Int.max : total
    }
  }

  private func within(_ least: Int, _ most: Int, _ column: Int) -> ClosedRange<Int> {
    let bottom = min(least, files[column])
    return bottom...max(bottom, min(most, files[column]))
  }

  private func cell<Row: QuestionRow>(_ row: Row, _ column: Int) -> CountTable.Cell {
    CountTable.Cell(row: row.rawValue, column: column)
  }
}
