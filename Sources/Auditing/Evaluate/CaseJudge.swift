import Expressions
public import Records
public import Rubrics

/// Judges one record after another by a rubric. A worker has one of its own and reuses it.
public struct CaseJudge {
  /// The rubric.
  public let rubric: Rubric
  private let criteria: [Criterion]
  /// Whether some criterion is not in force everywhere and always.
  private let hasLimits: Bool
  var evaluator: Evaluator
  private var judgements: [Judgement] = []
  /// The limit of work that the last record met, if it met one.
  public private(set) var excess: Excess?

  /// A limit of work that a record met.
  public enum Excess: Sendable, Equatable {
    /// That of one criterion, by its id.
    case criterion(String)
    /// That of the rubric's own `applies`.
    case scope
    /// That of the condition of an alert, a cap or a grade.
    case condition
    /// That of all rules together.
    case record
    /// That of the lists and texts that rules may make.
    case memory
  }

  /// A judge by this rubric.
  public init(rubric: Rubric) {
    self.rubric = rubric
    let criteria = rubric.criteria
    self.criteria = criteria
    hasLimits = criteria.contains { !$0.force.isUnlimited }
    self.evaluator = Evaluator(rubric.program)
  }

  /// Judges a record's practice in a window; nil where the rules would do more work on it than is allowed.
  public mutating func judge(_ record: Record, in window: AuditWindow) -> CaseResult? {
    let subject = Self.subject(record, window)
    let rubric = rubric
    let criteria = criteria
    let lapsed = hasLimits ? lapsed(for: record, in: window) : []
    judgements.removeAll(keepingCapacity: true)
    var (alerts, conditions, isAskingFlags) = ([CaseFlag](), GradeConditions(), false)
    let isInScope = evaluator.with(subject) { evaluator -> Bool in
      // Silence excuses nothing: only a certain "no" puts a record out of scope. A child may be at risk there too.
      let isOut = rubric.applies.map { evaluator.evaluate($0.entry).isFalse } ?? false
      for criterion in isOut ? [] : criteria where evaluator.exhaustion == nil {
        let isLapsed = !lapsed.isEmpty && lapsed.contains(criterion.index)
        judgements.append(isLapsed ? .notApplicable : Self.judge(criterion, &evaluator))
      }
      isAskingFlags = evaluator.exhaustion == nil
      if !isOut { conditions = rubric.gradeConditions(&evaluator) }
      alerts = rubric.alertFlags(&evaluator)
      return !isOut
    }
    excess = evaluator.exhaustion.map { isAskingFlags && $0 == .criterion ? .condition : excess($0) }
    guard excess == nil else { return nil }
    alerts = explained(alerts, record, in: window) { rubric.alerts[$0].condition }
    guard isInScope else {
      return CaseResult(isInScope: false, alerts: alerts, judgements: [], lapsed: [], themes: [], grades: nil)
    }
    conditions.caps = explained(conditions.caps, record, in: window) { rubric.caps[$0].condition }
    let themes = rubric.themes.map { ThemeResult(of: $0, judgements, rubric.gap) }
    return CaseResult(
      isInScope: true, alerts: alerts, judgements: judgements, lapsed: lapsed, themes: themes,
      grades: rubric.grades(judgements, conditions))
  }

  /// The numbers of the criteria that were not in force.
  private func lapsed(for record: Record, in window: AuditWindow) -> [Int] {
    let country = country(of: record)
    return criteria.filter { $0.force.lapse(in: window, country: country) != nil }.map(\.index)
  }

  /// Why a criterion was not in force for a record; nil where it was.
  func lapse(of criterion: Criterion, for record: Record, in window: AuditWindow) -> Lapse? {
    criterion.force.isUnlimited ? nil : criterion.force.lapse(in: window, country: country(of: record))
  }

  /// The country whose law a record follows: its own word, else the rubric's.
  private func country(of record: Record) -> String? {
    rubric.schema.jurisdiction.flatMap { record.text(of: $0, by: rubric.schema) } ?? rubric.jurisdiction
  }

  private func excess(_ exhaustion: Evaluator.Exhaustion) -> Excess {
    switch exhaustion {
    case .criterion: judgements.isEmpty ? .scope : .criterion(criteria[judgements.count - 1].id)
    case .record: .record
    case .memory: .memory
    }
  }

  static func subject(_ record: Record, _ window: AuditWindow) -> Evaluator.Subject {
    Evaluator.Subject(
      record: record, auditDate: .date(window.to), auditFrom: window.from.map(Value.date) ?? .unreadable)
  }

  /// The order of DESIGN: not applicable, met, invalid, partly met, not evidenced, not met.
  static func judge(_ criterion: Criterion, _ evaluator: inout Evaluator) -> Judgement {
    evaluator.startCriterion()
    let applies = criterion.applies.map { evaluator.evaluate($0.entry) }
    if applies?.isFalse == true { return .notApplicable }
    let met = evaluator.evaluate(criterion.met.entry)
    if met.isTrue { return .met }
    let partly = criterion.partly.map { evaluator.evaluate($0.entry) }
    let values = [applies, met, partly]
    if values.contains(where: { $0?.evaluationError != nil }) { return .invalid }
    if partly?.isTrue == true { return .partlyMet }
    return values.contains { $0?.isUnknown == true } ? .notEvidenced : .notMet
  }
}

/// All judgements on one case.
public struct CaseResult: Sendable, Equatable {
  /// Whether the record is in the rubric's scope; if not, there are no judgements.
  public let isInScope: Bool
  /// The alerts that are raised, and those that can't be ruled out; of records out of scope too.
  public let alerts: [CaseFlag]
  /// By criterion, in the rubric's order.
  public let judgements: [Judgement]
  /// The numbers of the criteria that are not applicable because they were not in force.
  public let lapsed: [Int]
  /// By theme, in the rubric's order.
  public let themes: [ThemeResult]
  /// The grades; nil where the rubric gives none, or the record is out of its scope.
  public let grades: CaseGrades?
}
