import Auditing
public import Rubrics

/// The same cases judged twice by one rubric: what became of each.
public struct Reaudit: Sendable {
  /// The rubric.
  public let rubric: Rubric
  /// The cases that are in the rubric's scope both times, in the order of their names.
  let cases: [CasePair]
  /// The cases of which nothing is compared, in the order of their names.
  let uncompared: [UncomparedCase]
  /// How many cases the earlier audit has.
  let earlierCount: Int

  /// Sets the cases of an earlier audit against those of a later one, by their names.
  ///
  /// - Parameters:
  ///   - rubric: by which both were judged.
  ///   - before: all cases of the earlier audit.
  ///   - after: all cases of the later one.
  public init(_ rubric: Rubric, before: [CaseJudgements], after: [CaseJudgements]) {
    self.rubric = rubric
    earlierCount = before.count
    let (earlier, later) = (Dictionary(grouping: before, by: \.name), Dictionary(grouping: after, by: \.name))
    var cases: [CasePair] = []
    var uncompared: [UncomparedCase] = []
    for name in Set(earlier.keys).union(later.keys).sorted(by: { $0.comes(before: $1) }) {
      let (ones, others) = (earlier[name] ?? [], later[name] ?? [])
      if let reason = Self.reason(ones, others) {
        uncompared.append(UncomparedCase(name: name, reason: reason))
      } else {
        cases.append(CasePair(ones[0], others[0], rubric))
      }
    }
    (self.cases, self.uncompared) = (cases, uncompared)
  }

  /// Why a case is not compared; nil where it is.
  private static func reason(_ before: [CaseJudgements], _ after: [CaseJudgements]) -> UncomparedCase.Reason? {
    if before.count > 1 || after.count > 1 { return .severalOfThatName }
    guard let before = before.first else { return .onlyLater }
    guard let after = after.first else { return .onlyEarlier }
    switch (before.isInScope, after.isInScope) {
    case (true, true): return nil
    case (true, false): return .noLongerInScope
    case (false, true): return .newlyInScope
    case (false, false): return .neverInScope
    }
  }

  /// How many cases are not compared for a reason.
  func count(of reason: UncomparedCase.Reason) -> Int { uncompared.count { $0.reason == reason } }

  /// What became of each criterion, in the rubric's order.
  var criteria: [MoveCounts<CriterionMove>] {
    rubric.criteria.indices.map { index in MoveCounts(cases.map { $0.criteria[index] }) }
  }

  /// What became of each theme, in the rubric's order.
  var themes: [MoveCounts<ThemeMove>] {
    rubric.themes.indices.map { index in MoveCounts(cases.map { $0.themes[index] }) }
  }
}

/// A case that is in the rubric's scope both times.
struct CasePair: Sendable {
  /// What identifies the case.
  let name: String
  /// What was found the first time.
  let before: CaseJudgements
  /// What was found the second time.
  let after: CaseJudgements
  /// What became of each criterion.
  let criteria: [CriterionMove]
  /// What became of each theme.
  let themes: [ThemeMove]

  init(_ before: CaseJudgements, _ after: CaseJudgements, _ rubric: Rubric) {
    for one in [before, after] {
      precondition(
        one.judgements.count == rubric.criteria.count && one.themes.count == rubric.themes.count,
        "a case in scope has a judgement for each criterion and an outcome for each theme")
    }
    name = before.name
    (self.before, self.after) = (before, after)
    criteria = zip(before.judgements, after.judgements).map { CriterionMove(from: $0, to: $1) }
    themes = zip(before.themes, after.themes).map { ThemeMove(from: $0, to: $1) }
  }
}

/// A case of which nothing is compared, and why.
struct UncomparedCase: Sendable {
  let name: String
  let reason: Reason

  /// Why nothing is compared.
  enum Reason: String, CaseIterable, Sendable {
    case onlyEarlier, onlyLater, noLongerInScope, newlyInScope, neverInScope, severalOfThatName
  }
}
