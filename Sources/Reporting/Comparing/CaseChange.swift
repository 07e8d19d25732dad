public import Auditing
public import Diagnostics
public import Rubrics

/// What another rubric, or another version of it, makes of one case.
public struct CaseChange: Sendable {
  /// The values of the fields that identify the case, in the schema's order.
  public let identity: [String]
  /// Where its record starts.
  public let place: Place
  /// Whether the case is in the old rubric's scope, and in the new one's, where that differs.
  public let scope: Change<Bool>?
  /// The alerts of both rubrics that come to something else, by their ids; in scope or not.
  public let alerts: [(id: String, change: Change<AlertOutcome>)]
  /// The criteria of both rubrics on which the judgement differs, by their ids.
  public let criteria: [(id: String, change: Change<Judgement>)]
  /// The themes of both rubrics that differ in being a gap, by their ids.
  public let themes: [(id: String, change: Change<ThemeResult.Outcome>)]

  /// Something before and after.
  public struct Change<Value: Sendable & Equatable>: Sendable, Equatable {
    /// By the old rubric.
    public let before: Value
    /// By the new one.
    public let after: Value

    init?(_ before: Value, _ after: Value) {
      guard before != after else { return nil }
      (self.before, self.after) = (before, after)
    }
  }

  /// What is different about a case; nil where nothing is.
  ///
  /// - Parameters:
  ///   - before: what the old rubric makes of it.
  ///   - pairs: the criteria and themes that both rubrics have.
  public init?(of counted: CountedCase, before: CaseResult, _ pairs: RubricPairs) {
    let after = counted.result
    identity = counted.identity
    place = counted.place
    scope = Change(before.isInScope, after.isInScope)
    alerts = pairs.alerts.compactMap { pair in
      Change(before.alert(pair.old), after.alert(pair.new)).map { (pair.id, $0) }
    }
    // Out of scope nothing is judged.
    let isComparable = before.isInScope && after.isInScope
    criteria = (isComparable ? pairs.criteria : []).compactMap { pair in
      Change(before.judgements[pair.old], after.judgements[pair.new]).map { (pair.id, $0) }
    }
    themes = (isComparable ? pairs.themes : []).compactMap { pair in
      Change(before.themes[pair.old].outcome, after.themes[pair.new].outcome).map { (pair.id, $0) }
    }
    if scope == nil, alerts.isEmpty, criteria.isEmpty, themes.isEmpty { return nil }
  }
}

/// The criteria and themes that two rubrics have both, by their ids.
public struct RubricPairs: Sendable {
  /// One of them, and its indices in the old and in the new rubric.
  public typealias Pair = (id: String, old: Int, new: Int)

  /// Alerts, in the new rubric's order.
  public let alerts: [Pair]
  /// Criteria, in the new rubric's order.
  public let criteria: [Pair]
  /// Themes, in the new rubric's order.
  public let themes: [Pair]

  /// What two rubrics have both.
  public init(_ old: Rubric, _ new: Rubric) {
    alerts = Self.pairs(old.alerts.map(\.id), new.alerts.map(\.id))
    criteria = Self.pairs(old.criteria.map(\.id), new.criteria.map(\.id))
    themes = Self.pairs(old.themes.map(\.id), new.themes.map(\.id))
  }

  private static func pairs(_ old: [String], _ new: [String]) -> [Pair] {
    let indices = Dictionary(uniqueKeysWithValues: old.enumerated().map { ($1, $0) })
    return new.enumerated().compactMap { index, id in indices[id].map { (id, $0, index) } }
  }
}
