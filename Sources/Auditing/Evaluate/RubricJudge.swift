import Expressions
import Records
import Rubrics

/// Judges records by one rubric, with an evaluator that rubrics of one program share. A class, so that handing it on copies one
/// reference.
final class RubricJudge: Sendable {
  let rubric: Rubric
  private let criteria: [Criterion]
  /// Where the conditions of each criterion start, so that judging copies no texts.
  private let rules: [Rules]
  private let alerts: [Program.Entry]
  private let features: [Program.Entry]
  /// By theme, what its criteria count.
  private let weights: [[CriterionWeight]]
  /// Whether some criterion is not in force everywhere and always.
  private let hasLimits: Bool

  init(rubric: Rubric) {
    self.rubric = rubric
    criteria = rubric.criteria
    rules = criteria.map { Rules(applies: $0.applies?.entry, met: $0.met.entry, partly: $0.partly?.entry) }
    alerts = rubric.alerts.map(\.condition.entry)
    features = rubric.features.flatMap(\.rows).map(\.condition.entry)
    weights = rubric.themes.map { $0.criteria.map { CriterionWeight($0) } }
    hasLimits = criteria.contains { !$0.force.isUnlimited }
  }

  /// Where the conditions of a criterion start.
  private struct Rules {
    let applies: Program.Entry?
    let met: Program.Entry
    let partly: Program.Entry?
  }

  /// What a record came to, before it is known on what its flags were silent.
  struct Draft {
    var isInScope = true
    var judgements: [Judgement] = []
    var lapsed: [Int] = []
    var conditions = GradeConditions()
    var alerts: [CaseFlag] = []
    var features: [FeatureState] = []
  }

  /// Judges the record that the evaluator is at.
  ///
  /// - Throws: the limit of work that was met.
  func draft(
    _ record: Record, in window: AuditWindow, _ evaluator: inout Evaluator
  ) throws(CaseJudge.Excess) -> Draft {
    var draft = Draft(lapsed: hasLimits ? lapsed(for: record, in: window) : [])
    evaluator.startRubric()
    // Silence excuses nothing: only a certain "no" puts a record out of scope. A child may be at risk there too.
    draft.isInScope = rubric.applies.map { evaluator.truth($0.entry) != .no } ?? true
    try check(evaluator.exhaustion, .scope)
    if draft.isInScope {
      draft.judgements.reserveCapacity(criteria.count)
      for (index, rule) in rules.enumerated() {
        let isLapsed = !draft.lapsed.isEmpty && draft.lapsed.contains(index)
        draft.judgements.append(
          isLapsed ? .notApplicable : CaseJudge.judge(rule.applies, rule.met, rule.partly, &evaluator))
        if evaluator.exhaustion != nil { try check(evaluator.exhaustion, .criterion(criteria[index].id)) }
      }
      draft.conditions = rubric.gradeConditions(&evaluator)
    }
    draft.alerts = alertFlags(&evaluator)
    try check(evaluator.exhaustion, .condition)
    if draft.isInScope, !features.isEmpty { draft.features = featureStates(&evaluator) }
    return draft
  }

  /// What the alerts come to; those that are ruled out are not among them.
  private func alertFlags(_ evaluator: inout Evaluator) -> [CaseFlag] {
    var flags: [CaseFlag] = []
    for (index, alert) in alerts.enumerated() {
      evaluator.startCriterion()
      if let state = CaseFlag.State(evaluator.truth(alert)) { flags.append(CaseFlag(index, state)) }
    }
    return flags
  }

  /// What the record says of each feature. All of them together may do what a rubric may, and come last: those for which that is not
  /// enough could not be judged, and no judgement knows of it.
  private func featureStates(_ evaluator: inout Evaluator) -> [FeatureState] {
    evaluator.startRubric()
    return features.map { feature in
      evaluator.startCriterion()
      let truth = evaluator.truth(feature)
      return evaluator.exhaustion == nil ? FeatureState(truth) : .notJudged
    }
  }

  /// Throws the limit that was met, if one was: that of one criterion as what was being asked.
  private func check(_ met: Evaluator.Exhaustion?, _ asked: CaseJudge.Excess) throws(CaseJudge.Excess) {
    switch met {
    case nil: return
    case .criterion: throw asked
    case .record: throw .record
    case .memory: throw .memory
    }
  }

  /// The result of a draft whose flags are explained.
  func result(of draft: Draft) -> CaseResult {
    guard draft.isInScope else {
      return CaseResult(
        isInScope: false, alerts: draft.alerts, judgements: [], lapsed: [], themes: [], grades: nil,
        conditions: GradeConditions(), features: [])
    }
    let themes = weights.map { ThemeResult(of: $0, draft.judgements, rubric.gap) }
    return CaseResult(
      isInScope: true, alerts: draft.alerts, judgements: draft.judgements, lapsed: draft.lapsed, themes: themes,
      grades: rubric.grades(draft.judgements, draft.conditions), conditions: draft.conditions, features: draft.features)
  }

  /// The conditions behind the flags of a draft that can't be ruled out.
  func openConditions(of draft: Draft) -> [Program.Entry] {
    Self.open(draft.alerts) { rubric.alerts[$0].condition }
      + Self.open(draft.conditions.caps) { rubric.caps[$0].condition }
  }

  private static func open(_ flags: [CaseFlag], _ condition: (Int) -> Condition?) -> [Program.Entry] {
    flags.isEmpty ? [] : flags.filter { $0.state == .notRuledOut }.compactMap { condition($0.index)?.entry }
  }

  /// Writes the silence behind open flags into a draft.
  func explain(_ draft: inout Draft, _ silences: [Program.Entry: Silence]) {
    draft.alerts = draft.alerts.map { $0.explained(by: silences[rubric.alerts[$0.index].condition.entry]) }
    draft.conditions.caps = draft.conditions.caps.map { flag in
      flag.explained(by: rubric.caps[flag.index].condition.flatMap { silences[$0.entry] })
    }
  }

  // MARK: Where and when criteria are in force

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
}

/// Where a record is silent, so that a condition is open: the first places, and how many there are.
struct Silence {
  let paths: [FieldPath]
  let count: Int
}

extension Evaluator {
  /// The silence behind conditions that are open for a record, each asked once.
  mutating func silences(
    behind conditions: [Program.Entry], _ record: Record, _ subject: Subject, by schema: RecordSchema
  ) -> [Program.Entry: Silence] {
    guard !conditions.isEmpty else { return [:] }
    return with(subject, observing: true) { evaluator in
      var silences: [Program.Entry: Silence] = [:]
      for condition in conditions where silences[condition] == nil {
        // Each may do what a rubric may, so that what is found does not rest on what else is open.
        evaluator.startRubric()
        // In two steps: the paths come about while the condition is evaluated.
        let value = evaluator.evaluate(condition)
        let places = evaluator.silentPaths(of: value)
        let paths = places.prefix(CaseFlag.listed).compactMap { $0.path(in: record, by: schema) }
        silences[condition] = Silence(paths: paths, count: places.count)
      }
      return silences
    }
  }
}
