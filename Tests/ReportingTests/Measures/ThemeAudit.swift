import Auditing
import Statistics

@testable import Reporting
@testable import Rubrics

/// An audit of one theme in one group of files, by the judgements on its criteria, a list a file.
struct ThemeAudit {
  let rubric: Rubric
  let theme: Theme
  let judgements: [[Judgement]]

  /// The policy that suppresses most where it is used.
  private static let policy = DisclosurePolicy(
    name: "dfe", title: "DfE", source: "children in need statistics", suppressed: 1...5, roundedTo: nil)

  /// A true count.
  func count(_ figure: JointReader.Figure) -> Int {
    judgements.reduce(0) { $0 + JointReader.counts(theme, rubric.gap, $1)[figure.table][figure.row] }
  }

  /// Whether it is hidden for its own size.
  func isSmall(_ figure: JointReader.Figure) -> Bool { Self.policy.suppresses(count(figure)) }

  /// The counts of the theme and of each criterion as a report shows them. All files are the group, so what either shows is shown.
  func published() throws -> [[PublishedCount]] {
    let audit = try PublishedAudit(counts, policy: Self.policy, basis: .census).parts[0]
    let tables = [audit.themes[0].cells] + audit.criteria.map(\.cells)
    return tables.map { $0.map { row in row.first { $0 != .suppressed } ?? .suppressed } }
  }

  private var counts: AuditCounts {
    var rubric = rubric
    rubric.themes = [theme]
    let part = AuditCounts.Part(rubric: rubric, rubricHash: "", leftOut: 0, overall: group, groups: [])
    let files = judgements.count
    return AuditCounts(
      origin: nil, engineVersion: "", rubrics: RubricSet(rubric), schemaHash: "", window: WindowRule(),
      windows: WindowRange(), grouping: [], parts: [part], alerts: [], alertCases: (0, 0, files),
      inputs: InputCounts(
        files: [], read: files, counted: files, leftOut: 0, leftOutForIdentifiers: 0, couldNotBeRead: 0,
        unreadableValues: 0, problems: []))
  }

  private var group: GroupCounts {
    func count(_ row: ThemeRow) -> Int { self.count(JointReader.Figure(table: 0, row: row.rawValue)) }
    let tally = ThemeTally(
      gap: count(.gap), noGap: count(.noGap), notApplicable: count(.notApplicable), invalid: count(.notJudged))
    let criteria = theme.criteria.indices.map { place in
      CriterionTally(Dictionary(judgements.map { ($0[place], 1) }, uniquingKeysWith: +), notInForce: 0)
    }
    // A criterion finds its counts by its number among all of the rubric.
    let before = [CriterionTally](repeating: CriterionTally([:], notInForce: 0), count: theme.criteria[0].index)
    return GroupCounts(
      name: [], files: judgements.count, themes: [tally], criteria: before + criteria, features: [])
  }
}
