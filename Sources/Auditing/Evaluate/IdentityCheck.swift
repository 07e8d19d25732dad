public import Diagnostics
public import Records
public import Rubrics

/// Finds the records that could not be counted because of their identity: it is missing, or an earlier record has it.
public struct IdentityCheck {
  private let auditor: CaseAuditor
  private let schema: RecordSchema
  private var seen = IdentityTable()
  /// What was found.
  public private(set) var problems = Diagnostics()

  /// A check of records of a rubric's schema.
  public init(for rubric: Rubric) {
    auditor = CaseAuditor(rubrics: RubricSet(rubric), window: WindowRule(), groups: [])
    schema = rubric.schema
  }

  /// Looks at the next record, in the order of the input.
  public mutating func look(at record: Record, _ place: Place) {
    guard let identity = auditor.identity(of: record) else {
      return problems.report(Diagnostic(.error, .noIdentity(schema.identity.map(\.path)), at: place))
    }
    if let first = seen.place(of: identity.fingerprint) {
      problems.report(Diagnostic(.error, .duplicateRecord(first), at: place))
    } else {
      seen.insert(identity.fingerprint, at: place)
    }
  }
}
