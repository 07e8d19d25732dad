public import History
public import Records
import Reading
public import Rubrics

extension NewRun {
  /// A run of an audit, to be kept under a label.
  ///
  /// - Parameter savedOn: the day it is.
  public init(_ audit: Audit, label: String, savedOn: CalendarDate) {
    self.init(
      label: label, rubrics: audit.rubrics, window: audit.window, labels: audit.labels.map(\.name),
      grouping: audit.grouping.map(\.name), savedOn: savedOn)
    (engineVersion, escalation, identifiers) = (CaseAudit.engineVersion, audit.escalation, audit.identifiers.rawValue)
  }
}

extension Audit {
  /// An audit as one that was kept, by these rubrics, which must have the labels that it is grouped by.
  public init(as run: StoredRun, by rubrics: RubricSet) {
    self.init(rubrics: rubrics, window: run.window)
    grouping = run.grouping.compactMap { Grouping($0, in: rubrics.schema) }
    identifiers = IdentifierPolicy(rawValue: run.identifiers) ?? .refuse
    escalation = run.escalation
  }
}

extension RubricLibrary {
  /// Where bank holidays are looked for: `data` beside each folder of rubrics.
  public var dataFolders: [String] { folders.map { "\($0)/../data" } }
}
