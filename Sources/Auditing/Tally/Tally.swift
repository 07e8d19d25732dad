public import Rubrics

/// Counts of cases, and nothing else: they add up in any order, and only at the very end are they divided.
public struct Tally: Sendable, Equatable {
  /// Where in the row each count stands; the same object for all tallies of one audit.
  private let layout: TallyLayout
  private var counts: Counts

  init(layout: TallyLayout) {
    self.layout = layout
    counts = Counts(count: layout.count)
  }

  /// No cases yet, for a rubric of so many themes and criteria.
  public init(themeCount: Int, criterionCount: Int) {
    self.init(layout: TallyLayout(themeCount: themeCount, criterionCount: criterionCount))
  }

  /// No cases yet.
  public init(for rubric: Rubric) { self.init(layout: TallyLayout(for: rubric)) }

  /// Raised by one whenever the order of the counts changes, so that counts that were kept are not taken for others.
  public static let layoutVersion = 1

  /// A tally of the same rubric with counts that were kept, as `numbers` gave them; nil where they are not as many as it has, or one
  /// is negative or too large.
  public func holding(_ numbers: [Int]) -> Tally? {
    guard numbers.count == layout.count, numbers.allSatisfy({ 0...Int(UInt32.max) ~= $0 }) else { return nil }
    var kept = Tally(layout: layout)
    for (index, number) in numbers.enumerated() where number > 0 { kept.counts.add(number, at: index) }
    return kept
  }

  /// All counts in a row, to be kept. Their order is that of this version of the engine.
  public var numbers: [Int] { (0..<counts.count).map { counts[$0] } }

  /// Cases judged or out of scope.
  public var cases: Int { counts[0] }

  /// Cases in the rubric's scope.
  public var inScope: Int { counts[1] }

  /// Counts by cap, in the rubric's order.
  public var caps: [FlagTally] { (0..<layout.capCount).map { FlagTally(of: counts, at: layout.start(ofCap: $0)) } }

  /// Counts by feature, by `Feature.index`.
  public var features: [FeatureTally] {
    (0..<layout.featureCount).map { FeatureTally(of: counts, at: layout.start(ofFeature: $0)) }
  }

  /// Counts by theme, in the rubric's order.
  public var themes: LazyMapCollection<Range<Int>, ThemeTally> {
    (0..<layout.themeCount).lazy.map { theme in
      let start = layout.start(ofTheme: theme)
      return ThemeTally(
        gap: counts[start + ThemeResult.Outcome.gap.index], noGap: counts[start + ThemeResult.Outcome.noGap.index],
        notApplicable: counts[start + ThemeResult.Outcome.notApplicable.index],
        invalid: counts[start + ThemeResult.Outcome.invalid.index])
    }
  }

  /// Counts by criterion, in the rubric's order.
  public var criteria: LazyMapCollection<Range<Int>, CriterionTally> {
    (0..<layout.criterionCount).lazy.map { criterion in
      let start = layout.start(ofCriterion: criterion)
      return CriterionTally(
        counts: (start..<start + CriterionTally.width).map { counts[$0] },
        notInForce: layout.start(ofLimited: criterion).map { counts[$0] } ?? 0)
    }
  }

  /// Counts of the grades of a theme; empty where there are none.
  public func grades(ofTheme index: Int) -> [(grade: Grade, count: Int)] { grades(at: layout.start(ofGrades: index)) }

  /// Counts of the grades of whole cases; empty where there are none.
  public var overallGrades: [(grade: Grade, count: Int)] {
    layout.hasOverall ? grades(at: layout.start(ofGrades: layout.themeCount)) : []
  }

  private func grades(at start: Int) -> [(grade: Grade, count: Int)] {
    (0..<layout.gradeWidth).map { (Grade(index: $0, levels: layout.levelCount), counts[start + $0]) }
  }

  /// Adds one case.
  public mutating func add(_ result: CaseResult) {
    counts.add(1, at: 0)
    guard result.isInScope else { return }
    counts.add(1, at: 1)
    for (index, theme) in result.themes.enumerated() {
      counts.add(1, at: layout.start(ofTheme: index) + theme.outcome.index)
    }
    for (index, judgement) in result.judgements.enumerated() {
      counts.add(1, at: layout.start(ofCriterion: index) + judgement.index)
    }
    for criterion in result.lapsed { layout.start(ofLimited: criterion).map { counts.add(1, at: $0) } }
    if let grades = result.grades { add(grades) }
    for (feature, state) in result.features.enumerated() {
      if let index = state.index { counts.add(1, at: layout.start(ofFeature: feature) + index) }
    }
  }

  private mutating func add(_ grades: CaseGrades) {
    for (index, grade) in (grades.themes + [grades.overall?.grade].compactMap { $0 }).enumerated() {
      counts.add(1, at: layout.start(ofGrades: index) + grade.index(levels: layout.levelCount))
    }
    for cap in grades.overall?.caps ?? [] { counts.add(1, at: layout.start(ofCap: cap.index) + cap.state.index) }
  }

  /// Both tallies together; they must be of the same rubric.
  public static func + (left: Tally, right: Tally) -> Tally {
    precondition(left.layout == right.layout, "tallies of one rubric are added")
    var sum = left
    sum.counts += right.counts
    return sum
  }

  /// Adds another tally of the same rubric.
  public static func += (left: inout Tally, right: Tally) {
    precondition(left.layout == right.layout, "tallies of one rubric are added")
    left.counts += right.counts
  }
}

/// Counts of cases by what an alert or a cap comes to; in the others it is ruled out.
public struct FlagTally: Sendable, Equatable {
  static let width = CaseFlag.State.allCases.count

  /// Cases in which it holds.
  public let raised: Int
  /// Cases in which it can't be ruled out.
  public let notRuledOut: Int

  /// Counts by what it comes to.
  public init(raised: Int, notRuledOut: Int) {
    (self.raised, self.notRuledOut) = (raised, notRuledOut)
  }

  init(of counts: Counts, at start: Int) {
    raised = counts[start + CaseFlag.State.raised.index]
    notRuledOut = counts[start + CaseFlag.State.notRuledOut.index]
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

  /// Counts by what it amounts to.
  public init(gap: Int, noGap: Int, notApplicable: Int, invalid: Int) {
    (self.gap, self.noGap) = (gap, noGap)
    (self.notApplicable, self.invalid) = (notApplicable, invalid)
  }

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

  /// Counts by judgement; one that is not named has none.
  public init(_ counts: [Judgement: Int], notInForce: Int) {
    self.init(counts: Judgement.allCases.map { counts[$0] ?? 0 }, notInForce: notInForce)
  }

  fileprivate init(counts: [Int], notInForce: Int) {
    (self.counts, self.notInForce) = (counts, notInForce)
  }

  /// Cases with this judgement.
  public subscript(judgement: Judgement) -> Int { counts[judgement.index] }

  /// Cases to which it applies and in which it could be judged.
  public var judged: Int { self[.met] + self[.partlyMet] + self[.notMet] + self[.notEvidenced] }
}
