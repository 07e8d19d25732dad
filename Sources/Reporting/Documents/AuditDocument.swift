import Auditing
public import Documents
import Records
import Rubrics
import Statistics

/// Builds reports of one audit.
public struct AuditDocument: Sendable {
  let audit: PublishedAudit
  let options: ReportOptions
  let parts: [PartDocument]
  /// What changed since an earlier audit; nil where none is compared with.
  private let change: ChangeDocument?

  /// Reports of these counts.
  public init(_ audit: PublishedAudit, _ options: ReportOptions = ReportOptions()) {
    self.init(audit, options, change: nil)
  }

  /// Reports of these counts, which also say what changed since an earlier audit.
  ///
  /// - Throws: why the two can't be compared.
  public init(
    _ audit: PublishedAudit, since earlier: PublishedAudit, _ options: ReportOptions = ReportOptions()
  ) throws(ChangeDocument.Problem) {
    self.init(audit, options, change: try ChangeDocument(before: earlier, after: audit, options))
  }

  private init(_ audit: PublishedAudit, _ options: ReportOptions, change: ChangeDocument?) {
    self.audit = audit
    self.options = options
    self.change = change
    parts = audit.parts.enumerated().map { index, part in
      PartDocument(
        audit: audit, part: part, prefix: audit.parts.count == 1 ? "" : "\(part.rubric.id)-",
        tabPrefix: audit.parts.count == 1 ? "" : "\(index + 1) ",
        family: part.groupsAgainstOthers(audit.basis, rounding: audit.policy.roundedTo))
    }
  }

  /// The report for those it is meant for; for practitioners there is another, case by case.
  public func document() -> Document {
    switch options.audience {
    case .all, .practitioner: full
    case .board: board
    case .team: team
    }
  }

  /// What changed since an earlier audit; empty where none is compared with.
  var since: [Section] { change?.sinceSections(self) ?? [] }

  var alerts: AlertSection { AlertSection(audit: audit) }

  private var full: Document {
    document(
      named: "audit-report", title: "Case-file audit: \(title)",
      sections: [alerts.section] + since + parts.flatMap(\.sections) + [MethodSection(audit: audit).section])
  }

  /// What the report is about.
  var title: String { audit.parts.count == 1 ? audit.parts[0].rubric.title : "\(audit.parts.count) rubrics" }

  func document(
    named name: String, title: String, more: [Document.Fact] = [], sections: [Section]
  ) -> Document {
    Document(
      name: name, title: title, marking: options.marking(under: audit.policy), dataDate: audit.dataDate,
      facts: MethodSection(audit: audit).facts + more, sections: sections, notes: Notes.all(for: audit))
  }
}

extension PublishedAudit {
  /// The day or days the data are of.
  var dataDate: String {
    source.windows.to.map { "data of \(days($0))" } ?? "the day of the data is not stated"
  }

  /// Days in words. Where small numbers are protected, the first and the last of many are told by their months: they are those of
  /// single files.
  func days(_ range: ClosedRange<CalendarDate>) -> String {
    policy.protects && range.lowerBound != range.upperBound ? FileWords.months(range) : FileWords.days(range)
  }

  /// Whose practice of which days was judged, in words.
  var period: String {
    guard let to = source.windows.to else { return "no practice was judged" }
    guard let from = source.windows.from else { return "practice until \(days(to))" }
    guard from.lowerBound == from.upperBound, to.lowerBound == to.upperBound else {
      return "practice in the audit window of each file: first days \(days(from)), last days \(days(to))"
    }
    return "practice from \(FileWords.day(from.lowerBound)) to \(FileWords.day(to.lowerBound))"
  }
}
