public import Expressions
public import Records
public import Rubrics

/// What was found about one criterion in one case, and what it rests on.
public struct Finding: Sendable {
  /// The criterion's id.
  public let criterion: String
  /// The judgement.
  public let judgement: Judgement
  /// Why the criterion was not in force, where that is why it is not applicable; then none of its conditions was asked.
  public let lapse: Lapse?
  /// The conditions that made it, in the order in which they were asked.
  public let conditions: [ExplainedCondition]
  /// The fields they rest on, each once. While all of these stay as they are, nothing else in the record changes the judgement.
  public let evidence: [Evidence]

  /// Where the record was silent, if that decided it.
  public let silent: [FieldPath]
  /// Whether there are so many fields that it was not found out for all of them whether they decide.
  public let hasUndetermined: Bool

  /// What broke the rule, if something did.
  public var problem: EvaluationError? {
    guard judgement == .invalid else { return nil }
    return conditions.lazy.compactMap { condition in
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
    /// Whether an alert is raised.
    case alert
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
  /// How many steps may be done to find out which fields decide a judgement.
  private static let decidingLimit = 50_000_000

  /// Judges one criterion and says what decided it, for a record that can be judged at all.
  public mutating func finding(for criterion: Criterion, _ record: Record, in window: AuditWindow) -> Finding {
    let lapse = lapse(of: criterion, for: record, in: window)
    let explained = explain(criterion, lapse, record, in: window)
    let paths = SlotPaths(of: record, by: rubric.schema)
    let places = unique(
      explained.conditions.flatMap(\.explanation.allReads) + explained.conditions.flatMap(\.explanation.windowReads)
        + (lapse.map { self.places(of: $0, record, in: window) } ?? []))
    let deciding = decidingSlots(among: places, for: criterion, record, in: window)
    let evidence = places.compactMap { place in
      place.path(by: paths).map {
        Evidence(
          place: place, path: $0, isSilent: record.slots[place.slot].kind == .absent,
          isDeciding: deciding.slots.contains(place.slot))
      }
    }
    let silent = explained.judgement == .notEvidenced ? explained.silent : []
    return Finding(
      criterion: criterion.id, judgement: explained.judgement, lapse: lapse, conditions: explained.conditions,
      evidence: evidence, silent: unique(silent).compactMap { $0.path(by: paths) },
      hasUndetermined: !deciding.isWhole)
  }

  /// What says when and where the practice was: what a criterion that was not in force rests on.
  private func places(of lapse: Lapse, _ record: Record, in window: AuditWindow) -> [ReadPlace] {
    switch lapse {
    case .notYet: windowSources(of: record, window)[0] ?? []
    case .noLonger: windowSources(of: record, window)[1] ?? []
    case .elsewhere: [rubric.schema.jurisdiction].compactMap { $0.map { ReadPlace($0, in: record) } }
    }
  }

  private func unique(_ places: [ReadPlace]) -> [ReadPlace] {
    var seen: Set<ReadPlace> = []
    return places.filter { seen.insert($0).inserted }
  }

  /// What a criterion came to, its conditions, and the silence behind those that are unknown.
  private struct Explained {
    var judgement: Judgement
    var conditions: [ExplainedCondition] = []
    var silent: [ReadPlace] = []
  }

  private mutating func explain(
    _ criterion: Criterion, _ lapse: Lapse?, _ record: Record, in window: AuditWindow
  ) -> Explained {
    let sources = windowSources(of: record, window)
    let scope = rubric.applies
    return evaluator.with(Self.subject(record, window), observing: true) { evaluator in
      let judgement = lapse == nil ? Self.judgement(on: criterion, scope, &evaluator) : .notApplicable
      var explained = Explained(judgement: judgement)
      for (role, condition) in [
        (ExplainedCondition.Role.scope, scope), (.applies, criterion.applies), (.met, criterion.met),
        (.partly, criterion.partly),
      ] {
        guard let condition, lapse == nil || role == .scope else { continue }
        let explanation = evaluator.explanation(of: condition.entry, window: sources)
        explained.conditions.append(ExplainedCondition(role: role, explanation: explanation))
        let value = evaluator.evaluate(condition.entry)
        if role != .scope { explained.silent += evaluator.silentPaths(of: value) }
        if role.settles(explanation.outcome) { break }
      }
      return explained
    }
  }

  /// What the days of the window were taken from, by the variables that hold them.
  func windowSources(of record: Record, _ window: AuditWindow) -> [Int: [ReadPlace]] {
    let schema = rubric.schema
    let last = [schema.date].compactMap { $0.map { ReadPlace($0, in: record) } }
      .filter { record.slots[$0.slot] == .date(window.to) }
    guard (try? WindowRule(asOf: window.to).window(of: record, by: schema)) == window else { return [0: last] }
    // The first day is the record's own, or twelve months before the last because the record has none.
    let first = [schema.from].compactMap { $0.map { ReadPlace($0, in: record) } }
    let isOwn = schema.from.flatMap { record.slotIndex(of: $0) }.map { record.slots[$0].kind != .absent } ?? false
    return [0: last, 1: isOwn ? first : last + first]
  }

  /// The slots without whose values the judgement would be another one, as far as the work allowed goes.
  private mutating func decidingSlots(
    among places: [ReadPlace], for criterion: Criterion, _ record: Record, in window: AuditWindow
  ) -> (slots: Set<Int>, isWhole: Bool) {
    var record = record
    let judgement = judgement(on: criterion, record, in: window)
    var (deciding, steps): (Set<Int>, Int) = ([], 0)
    for slot in Set(places.map(\.slot)).sorted() where record.slots[slot].kind != .absent {
      guard steps <= Self.decidingLimit else { return (deciding, false) }
      let (value, place) = (record.slots[slot], record.places[slot])
      record.set(slot, to: .absent, place: 0)
      if self.judgement(on: criterion, record, in: window) != judgement { deciding.insert(slot) }
      record.set(slot, to: value, place: place)
      steps += evaluator.stepsDone
    }
    return (deciding, true)
  }

  /// The judgement on one criterion alone; not applicable where the record is out of the rubric's scope, or the criterion
  /// was not in force.
  public mutating func judgement(on criterion: Criterion, _ record: Record, in window: AuditWindow) -> Judgement {
    if lapse(of: criterion, for: record, in: window) != nil { return .notApplicable }
    let scope = rubric.applies
    return evaluator.with(Self.subject(record, window)) { Self.judgement(on: criterion, scope, &$0) }
  }

  private static func judgement(
    on criterion: Criterion, _ scope: Condition?, _ evaluator: inout Evaluator
  ) -> Judgement {
    if let scope, evaluator.evaluate(scope.entry).isFalse { return .notApplicable }
    return judge(criterion, &evaluator)
  }
}

extension ExplainedCondition.Role {
  /// Whether nothing after a condition of this role matters any more.
  fileprivate func settles(_ outcome: Explanation.Outcome) -> Bool {
    switch self {
    case .scope, .applies: outcome == .doesNotHold
    case .met: outcome == .holds
    case .partly, .alert: false
    }
  }
}

extension ReadPlace {
  /// The place of a field, or of the object on the way to it that is not there.
  fileprivate init(_ reference: FieldReference, in record: Record) {
    var object = 0
    for (step, field) in reference.fields.enumerated() {
      let slot = object + field.slot
      let rest = reference.fields.dropFirst(step + 1)
      guard !rest.isEmpty, record.slots[slot].kind == .object else {
        let below = record.slots[slot].kind == .absent ? rest.map { FieldPath.Step.field($0.name) } : []
        self.init(slot: slot, below: below)
        return
      }
      object = Int(record.slots[slot].bits)
    }
    preconditionFailure("a field reference leads to a field")
  }
}
