public import Rubrics

/// Counts of cases, and nothing else: they add up in any order, and only at the very end are they divided.
public struct Tally: Sendable, Equatable {
  private let themeCount: Int
  private let criterionCount: Int
  /// The numbers of the criteria that are not in force everywhere and always.
  private let limited: [Int]
  /// Cases, those in scope, then the outcomes of each theme, the judgements on each criterion, and the cases for which each
  /// of the limited ones was not in force.
  private var counts: Counts

  /// No cases yet, for a rubric of so many themes and criteria, of which those with these numbers are not always in force.
  public init(themeCount: Int, criterionCount: Int, limited: [Int] = []) {
    self.themeCount = themeCount
    self.criterionCount = criterionCount
    self.limited = limited
    counts = Counts(
      count: 2 + themeCount * ThemeTally.width + criterionCount * CriterionTally.width + limited.count)
  }

  /// No cases yet.
  public init(for rubric: Rubric) {
    let criteria = rubric.criteria
    self.init(
      themeCount: rubric.themes.count, criterionCount: criteria.count,
      limited: criteria.filter { !$0.force.isUnlimited }.map(\.index))
  }

  /// Cases judged or out of scope.
  public var cases: Int { counts[0] }

  /// Cases in the rubric's scope.
  public var inScope: Int { counts[1] }

  /// Counts by theme, in the rubric's order.
  public var themes: LazyMapCollection<Range<Int>, ThemeTally> {
    (0..<themeCount).lazy.map { theme in
      let start = start(ofTheme: theme)
      return ThemeTally(
        gap: counts[start + ThemeResult.Outcome.gap.index], noGap: counts[start + ThemeResult.Outcome.noGap.index],
        notApplicable: counts[start + ThemeResult.Outcome.notApplicable.index],
        invalid: counts[start + ThemeResult.Outcome.invalid.index])
    }
  }

  /// Counts by criterion, in the rubric's order.
  public var criteria: LazyMapCollection<Range<Int>, CriterionTally> {
    (0..<criterionCount).lazy.map { criterion in
      let start = start(ofCriterion: criterion)
      return CriterionTally(
        counts: (start..<start + CriterionTally.width).map { counts[$0] },
        notInForce: limited.firstIndex(of: criterion).map { counts[startOfLimited + $0] } ?? 0)
    }
  }

  private var startOfLimited: Int { start(ofCriterion: criterionCount) }

  private func start(ofTheme index: Int) -> Int { 2 + index * ThemeTally.width }

  private func start(ofCriterion index: Int) -> Int {
    start(ofTheme: themeCount) + index * CriterionTally.width
  }

  /// Adds one case.
  public mutating func add(_ result: CaseResult) {
    counts.add(1, at: 0)
    guard result.isInScope else { return }
    counts.add(1, at: 1)
    for (index, theme) in result.themes.enumerated() {
      counts.add(1, at: start(ofTheme: index) + theme.outcome.index)
    }
    for (index, judgement) in result.judgements.enumerated() {
      counts.add(1, at: start(ofCriterion: index) + judgement.index)
    }
    for criterion in result.lapsed {
      if let index = limited.firstIndex(of: criterion) { counts.add(1, at: startOfLimited + index) }
    }
  }

  /// Both tallies together; they must be of the same rubric.
  public static func + (left: Tally, right: Tally) -> Tally {
    precondition(
      left.themeCount == right.themeCount && left.criterionCount == right.criterionCount
        && left.limited == right.limited,
      "tallies of one rubric are added")
    var sum = left
    sum.counts += right.counts
    return sum
  }
}

/// Counts of cases by what a theme amounts to.
public struct ThemeTally: Sendable, Equatable {
  static let width = ThemeResult.Outcome.allCases.count

  /// Cases in which it is a gap.
  public let gap: Int
  /// Cases in which it is none.
  public let noGap: Int
  /// Cases to which it does not apply.
  public let notApplicable: Int
  /// Cases in which it hangs on a criterion that could not be judged.
  public let invalid: Int

  /// Cases to which it applies and in which it could be judged.
  public var judged: Int { gap + noGap }
  /// All cases in scope in which it could be judged, those to which it does not apply included.
  public var all: Int { gap + noGap + notApplicable }
}

/// Counts of cases by judgement on one criterion.
public struct CriterionTally: Sendable, Equatable {
  static let width = Judgement.allCases.count
  fileprivate let counts: [Int]
  /// Cases to which it does not apply because it was not in force; they are among those.
  public let notInForce: Int

  /// Cases with this judgement.
  public subscript(judgement: Judgement) -> Int { counts[judgement.index] }

  /// Cases to which it applies and in which it could be judged.
  public var judged: Int { self[.met] + self[.partlyMet] + self[.notMet] + self[.notEvidenced] }
}
