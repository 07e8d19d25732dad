public import Rubrics

/// Counts of cases, and nothing else: they add up in any order, and only at the very end are they divided.
public struct Tally: Sendable, Equatable {
  /// Cases judged or out of scope.
  public private(set) var cases = 0
  /// Cases in the rubric's scope.
  public private(set) var inScope = 0
  /// Counts by theme, in the rubric's order.
  public private(set) var themes: [ThemeTally]
  /// Counts by criterion, in the rubric's order.
  public private(set) var criteria: [CriterionTally]

  /// No cases yet, for a rubric of so many themes and criteria.
  public init(themeCount: Int, criterionCount: Int) {
    themes = Array(repeating: ThemeTally(), count: themeCount)
    criteria = Array(repeating: CriterionTally(), count: criterionCount)
  }

  /// No cases yet.
  public init(for rubric: Rubric) {
    self.init(themeCount: rubric.themes.count, criterionCount: rubric.criteria.count)
  }

  /// Adds one case.
  public mutating func add(_ result: CaseResult) {
    cases += 1
    guard result.isInScope else { return }
    inScope += 1
    for (index, theme) in result.themes.enumerated() { themes[index].add(theme.outcome) }
    for (index, judgement) in result.judgements.enumerated() { criteria[index].add(judgement) }
  }

  /// Both tallies together; they must be of the same rubric.
  public static func + (left: Tally, right: Tally) -> Tally {
    precondition(
      left.themes.count == right.themes.count && left.criteria.count == right.criteria.count,
      "tallies of one rubric are added")
    var sum = left
    sum.cases += right.cases
    sum.inScope += right.inScope
    for index in sum.themes.indices { sum.themes[index] += right.themes[index] }
    for index in sum.criteria.indices { sum.criteria[index] += right.criteria[index] }
    return sum
  }
}

/// Counts of cases by what a theme amounts to.
public struct ThemeTally: Sendable, Equatable {
  /// Cases in which it is a gap.
  public private(set) var gap = 0
  /// Cases in which it is none.
  public private(set) var noGap = 0
  /// Cases to which it does not apply.
  public private(set) var notApplicable = 0
  /// Cases in which it hangs on a criterion that could not be judged.
  public private(set) var invalid = 0

  /// Cases to which it applies and in which it could be judged.
  public var judged: Int { gap + noGap }
  /// All cases in scope in which it could be judged, those to which it does not apply included.
  public var all: Int { gap + noGap + notApplicable }

  mutating func add(_ outcome: ThemeResult.Outcome) {
    switch outcome {
    case .gap: gap += 1
    case .noGap: noGap += 1
    case .notApplicable: notApplicable += 1
    case .invalid: invalid += 1
    }
  }

  static func += (left: inout ThemeTally, right: ThemeTally) {
    left.gap += right.gap
    left.noGap += right.noGap
    left.notApplicable += right.notApplicable
    left.invalid += right.invalid
  }
}

/// Counts of cases by judgement on one criterion.
public struct CriterionTally: Sendable, Equatable {
  private var counts = [Int](repeating: 0, count: Judgement.allCases.count)

  /// Cases with this judgement.
  public subscript(judgement: Judgement) -> Int { counts[judgement.index] }

  /// Cases to which it applies and in which it could be judged.
  public var judged: Int { self[.met] + self[.partlyMet] + self[.notMet] + self[.notEvidenced] }

  mutating func add(_ judgement: Judgement) { counts[judgement.index] += 1 }

  static func += (left: inout CriterionTally, right: CriterionTally) {
    for index in left.counts.indices { left.counts[index] += right.counts[index] }
  }
}
