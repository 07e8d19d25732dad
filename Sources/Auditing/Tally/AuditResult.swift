public import Diagnostics
import Expressions
import Records
public import Rubrics

/// What an audit of many records amounts to, in counts. Outcomes are counted in the order of the input.
public struct AuditResult: Sendable {
  /// What it amounts to by each of the rubrics, in their order.
  public private(set) var parts: [RubricResult]
  /// What a person must look at today, over all rubrics.
  public private(set) var alerts: AlertResult
  /// The audit windows of the cases.
  public private(set) var windows = WindowRange()
  /// Records that were read and left out by all rubrics: duplicates, records without an identity or without a date, those that none
  /// of the rubrics can judge.
  public private(set) var leftOut = Diagnostics()
  private let rubrics: RubricSet
  private var seen = IdentityTable()

  /// Nothing counted yet.
  public init(for rubrics: RubricSet) {
    self.rubrics = rubrics
    parts = rubrics.rubrics.map { RubricResult(for: $0) }
    alerts = AlertResult(alertCount: rubrics.alerts.count)
  }

  /// Cases that at least one rubric counted.
  public var cases: Int { alerts.overall.cases }

  /// Counts an outcome, or leaves it out and says why; of an identity the first record that a rubric can judge counts.
  ///
  /// - Returns: the case and all judgements on it, where it is counted.
  @discardableResult
  public mutating func count(_ outcome: CaseOutcome) -> CountedCase? {
    let schema = rubrics.schema
    guard let identity = outcome.identity else {
      return leaveOut(outcome, .noIdentity(schema.identity.map(\.path)))
    }
    if let first = seen.place(of: identity.fingerprint) { return leaveOut(outcome, .duplicateRecord(first)) }
    guard let window = outcome.verdicts.lazy.compactMap(\.window).first else {
      return leaveOut(outcome, outcome.verdicts[0].reason(date: schema.date?.path))
    }
    let results = outcome.verdicts.enumerated().map { index, verdict -> CaseResult? in
      guard case .judged(_, let result) = verdict else {
        parts[index].leaveOut(outcome, verdict.reason(date: schema.date?.path))
        return nil
      }
      parts[index].add(result, to: outcome.group)
      return result
    }
    seen.insert(identity.fingerprint, at: outcome.place)
    windows.add(window)
    let counted = CountedCase(
      place: outcome.place, identity: identity.values, labels: outcome.labels, window: window,
      dataDate: outcome.dataDate, results: results, alerts: alerts(of: results))
    alerts.add(counted, to: outcome.group)
    return counted
  }

  /// The alerts of a case over all rubrics, each once, by their numbers there.
  private func alerts(of results: [CaseResult?]) -> [CaseFlag] {
    if results.allSatisfy({ $0?.alerts.isEmpty != false }) { return [] }
    var flags: [CaseFlag] = []
    for (numbers, result) in zip(rubrics.alertNumbers, results) {
      for flag in result?.alerts ?? [] where !flags.contains(where: { $0.index == numbers[flag.index] }) {
        flags.append(flag.numbered(numbers[flag.index]))
      }
    }
    return flags.sorted { $0.index < $1.index }
  }

  private mutating func leaveOut(_ outcome: CaseOutcome, _ message: Diagnostic.Message) -> CountedCase? {
    leftOut.report(Diagnostic(.error, message, at: outcome.place))
    return nil
  }
}

/// What an audit of many records amounts to by one rubric, in counts.
public struct RubricResult: Sendable {
  /// All cases together.
  public private(set) var overall: Tally
  /// The cases of each group, by the values of the grouping fields.
  public private(set) var groups: [[GroupValue]: Tally] = [:]
  /// Records that this rubric left out and another counted: those of another country, those on which its rules would do too
  /// much work.
  public private(set) var leftOut = Diagnostics()
  private let none: Tally

  init(for rubric: Rubric) {
    none = Tally(for: rubric)
    overall = none
  }

  mutating func add(_ result: CaseResult, to group: [GroupValue]) {
    overall.add(result)
    groups[group, default: none].add(result)
  }

  mutating func leaveOut(_ outcome: CaseOutcome, _ message: Diagnostic.Message) {
    leftOut.report(Diagnostic(.error, message, at: outcome.place))
  }

  /// The groups in the order in which they are shown: by the bytes of their names, those without one last.
  public var sortedGroups: [(name: [GroupValue], tally: Tally)] { groups.sortedForShowing() }
}

/// The alerts of an audit: counts of all, and the first cases of each.
public struct AlertResult: Sendable {
  /// All cases together.
  public private(set) var overall: AlertTally
  /// The cases of each group, by the values of the grouping fields.
  public private(set) var groups: [[GroupValue]: AlertTally] = [:]
  /// The alerts that are raised, the first of them, in the order of the input.
  public private(set) var raised = AlertList()
  /// The alerts that can't be ruled out, the first of them, in the order of the input.
  public private(set) var open = AlertList()
  private let none: AlertTally

  init(alertCount: Int) {
    none = AlertTally(alertCount: alertCount)
    overall = none
  }

  mutating func add(_ counted: CountedCase, to group: [GroupValue]) {
    overall.add(counted.alerts)
    groups[group, default: none].add(counted.alerts)
    for flag in counted.alerts {
      switch flag.state {
      case .raised: raised.add(flag, of: counted)
      case .notRuledOut: open.add(flag, of: counted)
      }
    }
  }

  /// The groups in the order in which they are shown: by the bytes of their names, those without one last.
  public var sortedGroups: [(name: [GroupValue], tally: AlertTally)] { groups.sortedForShowing() }
}

extension Dictionary where Key == [GroupValue] {
  /// The groups in the order in which they are shown: by the bytes of their names, those without one last.
  fileprivate func sortedForShowing() -> [(name: [GroupValue], tally: Value)] {
    sorted { $0.key.lexicographicallyPrecedes($1.key) { $0.comes(before: $1) } }.map { ($0.key, $0.value) }
  }
}

extension CaseOutcome.Verdict {
  /// The window of a record that was judged.
  fileprivate var window: AuditWindow? {
    if case .judged(let window, _) = self { window } else { nil }
  }

  /// Why a record was not judged.
  fileprivate func reason(date: FieldPath?) -> Diagnostic.Message {
    switch self {
    case .judged: preconditionFailure("only what was not judged is left out")
    case .noWindow(let problem): .noWindow(problem, date: date)
    case .elsewhere(let country): .otherJurisdiction(country)
    case .tooMuchWork(let excess): .tooMuchWork(excess)
    }
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
