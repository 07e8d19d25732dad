import Auditing
public import Documents
import Records
import Rubrics
import Statistics

/// What became of cases that were read again: by theme, by criterion, and case by case. It names cases.
public struct ReauditDocument: Sendable {
  let before: PublishedAudit
  let after: PublishedAudit
  private let reaudits: [Reaudit]
  private let options: ReportOptions

  /// Why two audits are no re-audit of the same cases.
  public enum Problem: Error, Equatable {
    /// They were not judged by the same rubrics.
    case differentRubrics
    /// They were judged by different versions of a rubric.
    case differentVersions(rubric: String)
    /// All files are those of the earlier audit, of which this is the first, so that nothing can have changed.
    case sameFile(String)
    /// The data of the one that was given as the earlier are of later days.
    case wrongOrder
    /// A disclosure policy was asked for, and a re-audit names cases.
    case namesCases
  }

  /// The cases of an earlier audit, read again in a later one.
  ///
  /// - Parameters:
  ///   - reaudits: the cases both times, for each rubric of the audits, in their order.
  ///   - before: the earlier audit; its origin is what it is called, and its basis decides whether changes are tested.
  ///   - after: the later audit; its alerts stand first.
  /// - Throws: why they can't be compared.
  public init(
    _ reaudits: [Reaudit], before: PublishedAudit, after: PublishedAudit, _ options: ReportOptions = ReportOptions()
  ) throws(Problem) {
    guard !before.policy.protects, !after.policy.protects else { throw .namesCases }
    guard before.parts.map(\.rubric.id) == after.parts.map(\.rubric.id),
      reaudits.map(\.rubric.id) == after.parts.map(\.rubric.id)
    else { throw .differentRubrics }
    for (one, other) in zip(before.parts, after.parts) where one.rubricHash != other.rubricHash {
      throw .differentVersions(rubric: one.rubric.id)
    }
    // Of files with a case each some may not have changed.
    let hashes = Set(before.source.inputs.files.compactMap(\.sha256))
    if let same = after.source.inputs.files.first,
      after.source.inputs.files.allSatisfy({ $0.sha256.map(hashes.contains) ?? false })
    {
      throw .sameFile(same.path)
    }
    if let first = before.source.windows.to, let second = after.source.windows.to,
      first.upperBound > second.upperBound, first.lowerBound >= second.lowerBound
    {
      throw .wrongOrder
    }
    (self.reaudits, self.before, self.after, self.options) = (reaudits, before, after, options)
  }

  /// The document.
  public func document() -> Document {
    let report = AuditDocument(after, options)
    let sections = zip(report.parts, reaudits).flatMap { part, reaudit in
      ReauditPart(
        report: part, reaudit: reaudit, changes: ThemeChanges(reaudit, basis: before.basis), overlap: overlap
      ).sections
    }
    return Document(
      name: "re-audit", title: "Re-audit: \(report.title)", marking: options.marking ?? "OFFICIAL-SENSITIVE",
      dataDate: after.dataDate, facts: facts,
      sections: [report.alerts.section] + sections + [MethodSection(audit: after).section],
      notes: ReauditNotes.all)
  }

  private var facts: [Document.Fact] {
    let (earlier, later) = (MethodSection(audit: before), MethodSection(audit: after))
    let name = before.source.origin.map { "\($0), " } ?? ""
    return after.parts.map {
      Document.Fact("Rubric", "\($0.rubric.title) (\($0.rubric.id), version \($0.rubric.version))")
    } + [
      Document.Fact("Read again", "\(after.period): \(later.files)\(Self.incomplete(after))"),
      Document.Fact("Compared with", "\(name)\(before.period): \(earlier.files)\(Self.incomplete(before))"),
      Document.Fact("How the files of the earlier audit were chosen", before.basis.text),
      Document.Fact("Disclosure control", "none; this document names cases"),
      Document.Fact("Made with", "caseaudit \(after.source.engineVersion)"),
      Document.Fact("The earlier audit was made with", "caseaudit \(before.source.engineVersion)"),
    ]
  }

  private static func incomplete(_ audit: PublishedAudit) -> String {
    audit.source.inputs.isIncomplete ? "; something that was given is missing from it" : ""
  }

  /// That some practice was judged both times; nil where it was not, or where that is not known.
  private var overlap: String? {
    guard let end = before.source.windows.to?.upperBound, let start = after.source.windows.from?.lowerBound,
      start <= end
    else { return nil }
    return
      "The practice that was judged overlaps: the earlier audit's ends on \(FileWords.day(end)), the later one's begins on \(FileWords.day(start)). What was done in between counts both times, so the later audit shows less change than there may be."
  }
}

/// The sections about one rubric.
struct ReauditPart {
  let report: PartDocument
  let reaudit: Reaudit
  let changes: ThemeChanges
  /// That some practice was judged both times, in a sentence.
  let overlap: String?

  var sections: [Section] {
    let tables = ReauditTables(report: report, reaudit: reaudit, changes: changes)
    return [summary]
      + (reaudit.cases.isEmpty
        ? []
        : [
          section("themes", "Themes: gaps closed, still open and new", tables.themes),
          section("criteria", "Criteria: mended, unchanged and worse", [.table(tables.criteria)]),
          section("files", "File by file", ReauditCases(report: report, reaudit: reaudit).blocks),
        ])
      + (reaudit.uncompared.isEmpty
        ? [] : [section("not-compared", "Files that are not compared", [.table(tables.uncompared)])])
  }

  private var summary: Section {
    let words = ReauditWords(reaudit: reaudit, changes: changes)
    return section(
      "outcome", "What came of it",
      [.list(words.sentences + (overlap.map { [$0] } ?? []))]
        + (changes.obstacle == nil || reaudit.cases.isEmpty
          ? [] : [.caution(title: "These figures can't show that work got better", [ReauditNotes.picked])]))
  }

  private func section(_ id: String, _ title: String, _ blocks: [Block]) -> Section {
    Section(id: "\(report.prefix)\(id)", title: report.title(title), blocks: blocks)
  }
}
