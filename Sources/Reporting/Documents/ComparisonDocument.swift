public import Documents
import Rubrics
import Statistics

/// What comparing came to: the groups of one audit, or one audit with a later one.
public struct ComparisonDocument: Sendable {
  let audit: PublishedAudit
  let options: ReportOptions

  /// Comparisons within this audit.
  public init(_ audit: PublishedAudit, _ options: ReportOptions = ReportOptions()) {
    self.audit = audit
    self.options = options
  }

  /// Each group against all others together.
  public func groups() -> Document {
    let sections = AuditDocument(audit, options).parts.flatMap { report in
      [report.summary, ThemeSection(report).comparisonSection] + ThemeSection(report).perTheme
    }
    return document(title: "Groups compared", sections: sections)
  }

  /// Two groups against each other; nil where the audit has not both.
  public func groups(_ one: String, _ other: String) -> Document? {
    var sections: [Section] = []
    for report in AuditDocument(audit, options).parts {
      guard let left = report.part.columns.dropFirst().firstIndex(of: one),
        let right = report.part.columns.dropFirst().firstIndex(of: other)
      else { return nil }
      let family = report.part.group(left, against: right, audit)
      sections.append(report.comparison(family, id: "groups", title: "\(one) against \(other)", sides: (one, other)))
    }
    return document(title: "\(one) and \(other) compared", sections: sections)
  }

  private func document(title: String, sections: [Section]) -> Document {
    let report = AuditDocument(audit, options)
    return report.document(
      named: "comparison", title: "\(title): \(report.title)", sections: [report.alerts.summary] + sections)
  }
}

extension ThemeSection {
  /// The comparisons alone.
  var comparisonSection: Section {
    Section(id: "\(report.prefix)compared", title: report.title("Each group against all others"), blocks: comparisons)
  }
}

extension PartDocument {
  /// A section on two sides that were compared theme by theme.
  func comparison(
    _ family: ComparisonFamily, id: String, title: String, sides: (String, String)
  ) -> Section {
    let table = ComparisonTable(part: part, family: family, sides: sides).table(
      id: "\(prefix)\(id)-table", title: self.title(title), tab: tab("Compared"),
      about: [
        family.size == 0
          ? "Nothing was tested."
          : "\(family.size) comparisons were tested as one family; false discovery rate 5% (Benjamini and Hochberg).",
        audit.coverage,
      ])
    return Section(
      id: "\(prefix)\(id)", title: self.title(title),
      blocks: [.list(family.comparisons.map { sentence($0, sides) }), .table(table)])
  }

  private func sentence(_ comparison: Comparison, _ sides: (String, String)) -> String {
    let theme = part.rubric.themes[comparison.theme].title
    guard comparison.test != nil else { return "\(theme): \(comparison.outcomeText)." }
    return "\(theme): \(comparison.outcomeText). \(comparison.words(sides))."
  }
}

extension ComparisonDocument {
  /// What the groups are called, in every rubric's part; in the order in which they are shown.
  public var groupNames: [String] { audit.parts.first.map { Array($0.columns.dropFirst()) } ?? [] }
}
