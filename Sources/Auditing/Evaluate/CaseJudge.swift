import Expressions
public import Records
public import Rubrics

/// Judges one record after another by a rubric. A worker has one of its own and reuses it.
public struct CaseJudge {
  private let judge: RubricJudge
  var evaluator: Evaluator
  /// The limit of work that the last record met, if it met one.
  public private(set) var excess: Excess?

  /// A limit of work that a record met.
  public enum Excess: Error, Sendable, Equatable {
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
    judge = RubricJudge(rubric: rubric)
    evaluator = Evaluator(rubric.program)
  }

  /// The rubric.
  public var rubric: Rubric { judge.rubric }

  /// Judges a record's practice in a window; nil where the rules would do more work on it than is allowed.
  public mutating func judge(_ record: Record, in window: AuditWindow) -> CaseResult? {
    let (subject, judge) = (Self.subject(record, window), judge)
    do throws(Excess) {
      var draft = try evaluator.with(subject) { evaluator throws(Excess) in
        try judge.draft(record, in: window, &evaluator)
      }
      let silences = evaluator.silences(
        behind: judge.openConditions(of: draft), record, subject, by: judge.rubric.schema)
      judge.explain(&draft, silences)
      excess = nil
      return judge.result(of: draft)
    } catch {
      excess = error
      return nil
    }
  }

  /// Why a criterion was not in force for a record; nil where it was.
  func lapse(of criterion: Criterion, for record: Record, in window: AuditWindow) -> Lapse? {
    judge.lapse(of: criterion, for: record, in: window)
  }

  static func subject(_ record: Record, _ window: AuditWindow) -> Evaluator.Subject {
    Evaluator.Subject(
      record: record, auditDate: .date(window.to), auditFrom: window.from.map(Value.date) ?? .unreadable)
  }

  /// The order of DESIGN: not applicable, met, invalid, partly met, not evidenced, not met.
  static func judge(_ criterion: Criterion, _ evaluator: inout Evaluator) -> Judgement {
    judge(criterion.applies?.entry, criterion.met.entry, criterion.partly?.entry, &evaluator)
  }

  /// The same, from where the criterion's conditions start.
  static func judge(
    _ applies: Program.Entry?, _ met: Program.Entry, _ partly: Program.Entry?, _ evaluator: inout Evaluator
  ) -> Judgement {
    evaluator.startCriterion()
    let applies = applies.map { evaluator.truth($0) } ?? .yes
    if applies == .no { return .notApplicable }
    let met = evaluator.truth(met)
    if met == .yes { return .met }
    let partly = partly.map { evaluator.truth($0) } ?? .no
    if applies == .error || met == .error || partly == .error { return .invalid }
    if partly == .yes { return .partlyMet }
    return applies == .unknown || met == .unknown || partly == .unknown ? .notEvidenced : .notMet
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
  /// What the record says about grades and limits, from which and the judgements grades can be found again.
  public let conditions: GradeConditions
  /// What the record says of each feature, by `Feature.index`; empty where the record is out of scope.
  public let features: [FeatureState]
}

extension CaseResult {
  /// The result of judgements that were made before, by a rubric that asks records the same: its gap rule, weights, grades and limits
  /// may be others than those of the rubric that made them.
  ///
  /// - Parameters:
  ///   - judgements: by criterion, in the rubric's order; nil for a case that is out of its scope.
  ///   - lapsed: the numbers of the criteria that were not in force.
  public init(
    by rubric: Rubric, judgements: [Judgement]?, lapsed: [Int], conditions: GradeConditions, features: [FeatureState]
  ) {
    precondition(judgements?.count ?? rubric.criteria.count == rubric.criteria.count, "each criterion is judged")
    isInScope = judgements != nil
    alerts = []
    self.judgements = judgements ?? []
    self.lapsed = lapsed
    themes =
      judgements.map { judgements in
        rubric.themes.map { theme in ThemeResult(of: theme, theme.criteria.map { judgements[$0.index] }, rubric.gap) }
      } ?? []
    grades = judgements.flatMap { rubric.grades($0, conditions) }
    self.conditions = conditions
    self.features = features
  }
}
