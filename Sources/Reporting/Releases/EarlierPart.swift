import Auditing
import Rubrics
import Statistics

/// The counts by one rubric in an earlier release, set beside the columns of a later one.
struct EarlierPart {
  let release: String
  private let published: PublishedPart
  /// The column of the earlier release for each one of the later; nil for a group it does not have. Behind them stand the groups
  /// that only the earlier one has.
  private let columns: [Int?]
  /// The counts of the earlier release, in its own columns.
  private let counts: [GroupCounts]
  /// What came and went, by the later columns and those behind them.
  let turnover: [FileTurnover]

  /// Nil where no file is in both.
  ///
  /// - Parameter groups: the counts of the later release by column, small teams already taken together.
  /// - Throws: that the two releases can't be set beside each other, and why.
  init?(
    _ earlier: EarlierRelease, of part: AuditCounts.Part, _ groups: [GroupCounts], policy: DisclosurePolicy
  ) throws(DisclosureRefusal) {
    guard let place = earlier.audit.parts.firstIndex(where: { $0.rubric.id == part.rubric.id }),
      let turnover = earlier.turnover.parts[part.rubric.id], turnover.values.contains(where: { $0.shared > 0 })
    else { return nil }
    (release, published) = (earlier.name, earlier.audit.parts[place])
    let source = earlier.audit.source.parts[place]
    leftOut = source.leftOut
    let apart = Set(published.names.dropFirst().filter { !$0.isEmpty })
    let together = source.groups.filter { !apart.contains($0.name) }
    counts = published.names.enumerated().map { column, name in
      if column == 0 || source.groups.isEmpty { return source.overall }
      guard name.isEmpty else { return source.groups.first { $0.name == name } ?? GroupCounts.none(part) }
      return together.dropFirst().reduce(together.first ?? GroupCounts.none(part)) { $0 + $1 }
    }
    let names = published.names
    let matching = groups.enumerated().map { column, group in
      column == 0 ? 0 : names.indices.dropFirst().first { names[$0] == group.name }
    }
    columns = matching + names.indices.filter { !matching.contains($0) }
    let shared = Self.shared(turnover, groups, together, of: part)
    let counts = counts
    let after = groups.map(\.files)
    var rows: [FileTurnover] = []
    for (place, column) in columns.enumerated() {
      let now = place < after.count ? after[place] : 0
      let before = column.map { counts[$0].files } ?? 0
      let same = place < shared.count && column != nil ? shared[place] : 0
      guard same <= now, same <= before else {
        throw DisclosureRefusal(
          table: part.rubric.title, policy: policy.title,
          reason: .release("more files are said to be in '\(earlier.name)' too than there are"))
      }
      rows.append(FileTurnover(shared: same, added: now - same, removed: before - same))
    }
    self.turnover = rows
  }

  /// By later column, how many files stand in the same group of both.
  private static func shared(
    _ turnover: [[GroupValue]: FileTurnover], _ groups: [GroupCounts], _ together: [GroupCounts],
    of part: AuditCounts.Part
  ) -> [Int] {
    let own = { (name: [GroupValue]) in turnover[name]?.shared ?? 0 }
    let sum = turnover.filter { !$0.key.isEmpty }.values.reduce(0) { $0 + $1.shared }
    let all = turnover[[]]?.shared ?? sum
    return groups.enumerated().map { column, group in
      if column == 0 || part.groups.isEmpty { return all }
      return group.name.isEmpty ? together.reduce(0) { $0 + own($1.name) } : own(group.name)
    }
  }

  /// The numbers of files of the later columns.
  func files(of count: Int) -> EarlierFiles {
    let figures = columns.prefix(count).map { $0.map { published.files[$0] } ?? .shown(0) }
    return EarlierFiles(figures, turnover: Array(turnover.prefix(count)))
  }

  /// How many records the rubric alone left out.
  let leftOut: Int

  // MARK: Questions

  /// Nil where the earlier rubric has no such theme.
  func table(_ theme: Theme) -> EarlierTable? {
    let index = published.rubric.themes.firstIndex { $0.id == theme.id }
    return index.map { index in table(published.themes[index]) { $1.count($0.themes[index]) } }
  }

  /// Nil where the earlier rubric has no such criterion.
  func table(_ criterion: Criterion) -> EarlierTable? {
    let index = published.rubric.criteria.firstIndex { $0.id == criterion.id }
    return index.map { index in table(published.criteria[index]) { $1.count($0.criteria[index]) } }
  }

  /// Nil where the earlier rubric has no such feature.
  func table(_ feature: Feature) -> EarlierTable? {
    let features = published.rubric.features.flatMap(\.rows)
    guard let place = features.firstIndex(where: { $0.id == feature.id }) else { return nil }
    return table(published.features[place]) { $1.count($0.features[features[place].index], of: $0.files) }
  }

  private func table<Row: QuestionRow>(
    _ question: Question<Row>, _ count: (GroupCounts, Row) -> Int
  ) -> EarlierTable {
    EarlierTable(
      release: release,
      counts: Row.allCases.map { row in columns.map { $0.map { count(counts[$0], row) } ?? 0 } },
      figures: Row.allCases.map { row in columns.map { $0.map { question[row, $0] } ?? .shown(0) } },
      turnover: turnover)
  }
}

extension GroupCounts {
  /// No files, by the rubric of a part.
  fileprivate static func none(_ part: AuditCounts.Part) -> GroupCounts {
    GroupCounts(
      name: [], files: 0,
      themes: part.overall.themes.map { _ in ThemeTally(gap: 0, noGap: 0, notApplicable: 0, invalid: 0) },
      criteria: part.overall.criteria.map { _ in CriterionTally([:], notInForce: 0) },
      features: part.overall.features.map { _ in FeatureTally(recorded: 0, notStated: 0, notJudged: 0) })
  }
}
