import Documents
import Statistics
import Support

@testable import Reporting

/// All forms of all reports on an audit, by their names.
struct RenderedForms {
  private(set) var texts: [(name: String, text: String)] = []

  /// Every report on one audit, for everyone it can be for, and its comparisons.
  ///
  /// - Parameter isTrend: whether it also stands in a trend, three times. Limits of charts may look like any other figure.
  init(_ audit: PublishedAudit, marking: String? = nil, isBrief: Bool = false, isTrend: Bool = false) throws {
    var options = ReportOptions()
    options.marking = marking
    for audience in [ReportOptions.Audience.all, .board, .team] {
      options.audience = audience
      try add(AuditDocument(audit, options).document(), "report for \(audience)", isBrief)
    }
    let comparison = ComparisonDocument(audit, options)
    try add(comparison.groups(), "groups", isBrief)
    let names = comparison.groupNames
    if names.count > 1, names[0] != names[1], let document = comparison.groups(names[0], names[1]) {
      try add(document, "two groups", isBrief)
    }
    let points = ["one", "two", "three"].map { TrendPoint($0, levels: [audit], runs: [$0]) }
    if isTrend, let trend = try? TrendDocument(points) {
      try add(trend.document(), "trend", isBrief)
      try add(trend.brief(), "trend in short", isBrief)
    }
    for file in OpenData(audit).files {
      texts.append((file.dataName, file.data))
      texts.append((file.metadataName, file.metadata))
    }
  }

  /// What changed between two audits.
  init(before: PublishedAudit, after: PublishedAudit, isBrief: Bool = false) throws {
    try add(try ChangeDocument(before: before, after: after).document(), "two audits", isBrief)
  }

  private mutating func add(_ document: Document, _ name: String, _ isBrief: Bool) throws {
    texts.append(("\(name), JSON", document.json()))
    for picture in document.pictures { texts.append(("\(name), picture \(picture.id)", picture.svg)) }
    // Every other form is made from the same words, figures and pictures.
    if isBrief { return }
    texts.append(("\(name), page", document.page()))
    texts.append(("\(name), Markdown", document.markdown()))
    texts.append(("\(name), text", document.text()))
    guard WorkbookParts.canRead else { return }
    texts += try WorkbookParts.of(document.workbook()).map { ("\(name), workbook \($0.name)", $0.text) }
  }
}
