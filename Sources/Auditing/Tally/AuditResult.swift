public import Diagnostics
import Expressions
import Records
public import Rubrics

/// What an audit of many records amounts to, in counts. Outcomes are counted in the order of the input.
public struct AuditResult: Sendable {
  /// All cases together.
  public private(set) var overall: Tally
  /// The cases of each group, by the values of the grouping fields.
  public private(set) var groups: [[GroupValue]: Tally] = [:]
  /// The audit windows of the cases.
  public private(set) var windows = WindowRange()
  /// Records that were read and left out: duplicates, records without an identity or without a date.
  public private(set) var leftOut = Diagnostics()
  /// The alerts that are raised, the first of them, in the order of the input.
  public private(set) var raisedAlerts = AlertList()
  /// The alerts that can't be ruled out, the first of them, in the order of the input.
  public private(set) var openAlerts = AlertList()
  private let rubric: Rubric
  private let none: Tally
  private var seen = IdentityTable()

  /// Nothing counted yet.
  public init(for rubric: Rubric) {
    self.rubric = rubric
    none = Tally(for: rubric)
    overall = none
  }

  /// Counts an outcome, or leaves it out and says why; of an identity the first record that can be judged counts.
  ///
  /// - Returns: the case and all judgements on it, where it is counted.
  @discardableResult
  public mutating func count(_ outcome: CaseOutcome) -> CountedCase? {
    let schema = rubric.schema
    guard let identity = outcome.identity else {
      return leaveOut(outcome, .noIdentity(schema.identity.map(\.path)))
    }
    if let first = seen.place(of: identity.fingerprint) { return leaveOut(outcome, .duplicateRecord(first)) }
    switch outcome.verdict {
    case .noWindow(let problem): return leaveOut(outcome, .noWindow(problem, date: schema.date?.path))
    case .elsewhere(let country): return leaveOut(outcome, .otherJurisdiction(country))
    case .tooMuchWork(let excess): return leaveOut(outcome, .tooMuchWork(excess))
    case .judged(let window, let result):
      seen.insert(identity.fingerprint, at: outcome.place)
      overall.add(result)
      windows.add(window)
      groups[outcome.group, default: none].add(result)
      let counted = CountedCase(
        place: outcome.place, identity: identity.values, labels: outcome.labels, window: window,
        dataDate: outcome.dataDate, result: result)
      for flag in result.alerts {
        switch flag.state {
        case .raised: raisedAlerts.add(flag, of: counted)
        case .notRuledOut: openAlerts.add(flag, of: counted)
        }
      }
      return counted
    }
  }

  private mutating func leaveOut(_ outcome: CaseOutcome, _ message: Diagnostic.Message) -> CountedCase? {
    leftOut.report(Diagnostic(.error, message, at: outcome.place))
    return nil
  }

  /// The groups in the order in which they are shown: by the bytes of their names, those without one last.
  public var sortedGroups: [(name: [GroupValue], tally: Tally)] {
    groups.sorted { $0.key.lexicographicallyPrecedes($1.key) { $0.comes(before: $1) } }.map { ($0.key, $0.value) }
  }
}

extension Diagnostic.Message {
  static func noIdentity(_ paths: [FieldPath]) -> Self {
    let names = paths.map { "'\($0)'" }.joined(separator: " and ")
    return Self(
      id: "no-identity", "what identifies this record is missing or can't be read, so it is left out",
      help: "give it \(names)")
  }

  static func duplicateRecord(_ first: Place) -> Self {
    Self(
      id: "duplicate-record", "this record has the identity of an earlier one, so it is left out",
      notes: ["the one that counts is at \(first)"])
  }

  static func otherJurisdiction(_ country: String) -> Self {
    Self(
      id: "other-jurisdiction",
      "this record is of another country than the rubric, which is for \(country), so it is left out",
      help: "judge it by a rubric for its own country")
  }

  static func tooMuchWork(_ excess: CaseJudge.Excess) -> Self {
    switch excess {
    case .criterion(let id):
      tooMuch(
        id: "criterion-too-costly", "the criterion '\(id)' would take more than \(Evaluator.criterionLimit) steps")
    case .scope:
      tooMuch(
        id: "criterion-too-costly", "the rubric's 'applies' would take more than \(Evaluator.criterionLimit) steps")
    case .condition:
      tooMuch(
        id: "criterion-too-costly",
        "the condition of an alert, a cap or a grade would take more than \(Evaluator.criterionLimit) steps")
    case .record:
      tooMuch(id: "too-much-work", "the rules would take more than \(Evaluator.caseLimit) steps")
    case .memory:
      tooMuch(
        id: "too-much-work",
        "the rules would make lists of more than \(Evaluator.scratchLimit) items, or texts of more than \(8 * Evaluator.scratchLimit) bytes,"
      )
    }
  }

  private static func tooMuch(id: String, _ what: String) -> Self {
    Self(
      id: id, "\(what) on this record, so it could not be judged",
      help: "look at whether it holds far more rows than a case file has")
  }

  static func noWindow(_ problem: WindowRule.Problem, date: FieldPath?) -> Self {
    let name = date.map { "'\($0)'" } ?? "a date"
    switch problem {
    case .noDate:
      return Self(
        id: "no-audit-date", "this record has no audit date, so it could not be judged",
        help: "give it \(name), or the date for all records with --as-of")
    case .unreadableDate:
      return Self(
        id: "unreadable-audit-date", "the audit date of this record can't be read, so it could not be judged",
        help: "mend \(name), or give the date for all records with --as-of")
    case .reversed:
      return Self(
        id: "reversed-window", "the audit window of this record ends before it starts, so it could not be judged",
        help: "mend its audit dates, or give the window for all records with --from and --as-of")
    }
  }
}
