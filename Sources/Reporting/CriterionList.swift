import Diagnostics
import Records
public import Rubrics

/// Every criterion of some rubrics, a row each: to look up where a question stands, or to work through them in a spreadsheet.
public struct CriterionList: Sendable {
  /// The rubrics, in the order in which they are listed.
  public let rubrics: [Rubric]

  /// A list of the criteria of these rubrics.
  public init(_ rubrics: [Rubric]) { self.rubrics = rubrics }

  /// A criterion and where it stands.
  public struct Row: Sendable {
    /// The rubric.
    public let rubric: Rubric
    /// What the rubric judges: `case` or `authority`.
    public let subject: String
    /// The theme.
    public let theme: Theme
    /// The criterion.
    public let criterion: Criterion
  }

  /// The rows, in the order of the rubrics; of each those for case files first.
  public var rows: [Row] {
    rubrics.flatMap { rubric in
      Self.rows(of: rubric, "case") + (rubric.authority.map { Self.rows(of: $0.rubric, "authority") } ?? [])
    }
  }

  private static func rows(of rubric: Rubric, _ subject: String) -> [Row] {
    rubric.themes.flatMap { theme in
      theme.criteria.map { Row(rubric: rubric, subject: subject, theme: theme, criterion: $0) }
    }
  }

  private static let columns = [
    "rubric", "subject", "theme", "ref", "criterion", "title", "kind", "essential", "weight", "reading",
    "in_force_from", "in_force_to", "jurisdiction", "source", "action",
  ]

  /// A table for spreadsheets (RFC 4180).
  public var csv: String { ([Self.columns] + rows.map(cells)).map { CSVText.line($0) }.joined() }

  private func cells(_ row: Row) -> [String] {
    let (criterion, force) = (row.criterion, row.criterion.force)
    return [
      row.rubric.id, row.subject, row.theme.title, criterion.ref ?? "", criterion.id, criterion.title,
      criterion.kind.rawValue, criterion.isEssential ? "yes" : "no", String(criterion.weight),
      criterion.reading?.rawValue ?? "", force.from?.description ?? "", force.to?.description ?? "",
      force.jurisdiction ?? row.rubric.jurisdiction ?? "", criterion.source ?? "", criterion.action ?? "",
    ]
  }

  /// Lines for a person at a terminal.
  public var text: String { rubrics.flatMap(lines).map { printable($0) + "\n" }.joined() }

  private func lines(of rubric: Rubric) -> [String] {
    lines(of: rubric, ("criterion", "criteria"))
      + (rubric.authority.map { lines(of: $0.rubric, ("statement", "statements")) } ?? [])
  }

  private func lines(of rubric: Rubric, _ noun: (one: String, many: String)) -> [String] {
    let criteria = rubric.criteria
    let width = criteria.map { ($0.ref ?? $0.id).count }.max() ?? 0
    let count = "\(criteria.count) \(criteria.count == 1 ? noun.one : noun.many)"
    return ["\(rubric.id) \(rubric.version), \(rubric.title): \(count)"]
      + criteria.flatMap { criterion in
        let name = criterion.ref ?? criterion.id
        let left = "  \(name)\(String(repeating: " ", count: width - name.count))  "
        let texts = TextTable.wrapped(
          "\(criterion.title)\(criterion.isEssential ? " (essential)" : "")", to: TextTable.textWidth - left.count)
        let margin = String(repeating: " ", count: left.count)
        return texts.enumerated().map { ($0 == 0 ? left : margin) + $1 }
      }
  }
}
