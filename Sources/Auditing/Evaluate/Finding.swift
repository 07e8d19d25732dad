public import Expressions
public import Records
public import Rubrics

/// What was found about one criterion in one case, and what it rests on.
public struct Finding: Sendable {
  /// The criterion's id.
  public let criterion: String
  /// The judgement.
  public let judgement: Judgement
  /// The conditions that made it, in the order in which they were asked.
  public let conditions: [ExplainedCondition]
  /// The fields they rest on, each once. While all of these stay as they are, nothing else in the record changes the judgement.
  public let evidence: [Evidence]

  /// Where the record was silent, if that decided it.
  public var silent: [FieldPath] {
    guard judgement == .notEvidenced else { return [] }
    return evidence.filter(\.isSilent).map(\.path)
  }

  /// What broke the rule, if something did.
  public var problem: EvaluationError? {
    conditions.lazy.compactMap { condition in
      if case .failed(let error) = condition.explanation.outcome { error } else { nil }
    }.first
  }
}

/// One of a criterion's conditions, and why it is what it is.
public struct ExplainedCondition: Sendable {
  /// What it is to the criterion.
  public let role: Role
  /// Why it is what it is.
  public let explanation: Explanation

  /// What a condition is to a criterion.
  public enum Role: String, Sendable, CaseIterable {
    /// Whether the record is in the rubric's scope.
    case scope
    /// Whether the criterion is relevant to the case.
    case applies
    /// Whether it is met.
    case met
    /// Whether it is met in part.
    case partly
  }
}

/// One field that a judgement rests on.
public struct Evidence: Sendable {
  /// The slot of the record, and what was asked for below it where it is absent.
  public let place: ReadPlace
  /// Its path: `visits[2].seenAlone`.
  public let path: FieldPath
  /// Whether the record says nothing there.
  public let isSilent: Bool
  /// Whether the judgement would be another one if the record were silent there. It may rest on several fields of which each
  /// could be missing.
  public let isDeciding: Bool
}

extension CaseJudge {
  /// Judges one criterion and says what decided it.
  public mutating func finding(for criterion: Criterion, _ record: Record, in window: AuditWindow) -> Finding {
    let (judgement, conditions) = explain(criterion, record, in: window)
    let schema = rubric.schema
    var places: [ReadPlace] = []
    for place in conditions.flatMap(\.explanation.allReads) where !places.contains(place) { places.append(place) }
    let deciding = decidingSlots(among: places, for: criterion, record, in: window)
    let evidence = places.compactMap { place in
      place.path(in: record, by: schema).map {
        Evidence(
          place: place, path: $0, isSilent: record.slots[place.slot].kind == .absent,
          isDeciding: deciding.contains(place.slot))
      }
    }
    return Finding(criterion: criterion.id, judgement: judgement, conditions: conditions, evidence: evidence)
  }

  private mutating func explain(
    _ criterion: Criterion, _ record: Record, in window: AuditWindow
  ) -> (Judgement, [ExplainedCondition]) {
    let scope = rubric.applies
    return evaluator.with(Self.subject(record, window), observing: true) { evaluator in
      let judgement = Self.judge(criterion, &evaluator)
      var conditions: [ExplainedCondition] = []
      for (role, condition) in [
        (ExplainedCondition.Role.scope, scope), (.applies, criterion.applies), (.met, criterion.met),
        (.partly, criterion.partly),
      ] {
        guard let condition else { continue }
        let explanation = evaluator.explanation(of: condition.entry)
        conditions.append(ExplainedCondition(role: role, explanation: explanation))
        if role.settles(explanation.outcome) { break }
      }
      return (judgement, conditions)
    }
  }

  /// The slots without whose values the judgement would be another one.
  private mutating func decidingSlots(
    among places: [ReadPlace], for criterion: Criterion, _ record: Record, in window: AuditWindow
  ) -> Set<Int> {
    var record = record
    let judgement = judgement(on: criterion, record, in: window)
    return Set(places.map(\.slot)).filter { slot in
      let (value, place) = (record.slots[slot], record.places[slot])
      guard value.kind != .absent else { return false }
      record.set(slot, to: .absent, place: 0)
      defer { record.set(slot, to: value, place: place) }
      return self.judgement(on: criterion, record, in: window) != judgement
    }
  }

  /// The judgement on one criterion alone.
  public mutating func judgement(on criterion: Criterion, _ record: Record, in window: AuditWindow) -> Judgement {
    evaluator.with(Self.subject(record, window)) { Self.judge(criterion, &$0) }
  }
}

extension ExplainedCondition.Role {
  /// Whether nothing after a condition of this role matters any more.
  fileprivate func settles(_ outcome: Explanation.Outcome) -> Bool {
    switch self {
    case .scope, .applies: outcome == .doesNotHold
    case .met: outcome == .holds
    case .partly: false
    }
  }
}
