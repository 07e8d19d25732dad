import Rubrics

/// The grade of a theme or of a whole case: local, never an Ofsted judgement.
public enum Grade: Sendable, Equatable {
  /// One of the rubric's levels, by its number.
  case level(Int)
  /// Too few criteria are evidenced for a grade.
  case insufficient
  /// Nothing that counts applies to the case.
  case notApplicable
  /// A criterion could not be judged.
  case invalid

  /// How many kinds there are beside the levels.
  static let otherCount = 3

  /// Its number among all grades of a rubric with so many levels, for rows of counts.
  func index(levels: Int) -> Int {
    switch self {
    case .level(let number): number
    case .insufficient: levels
    case .notApplicable: levels + 1
    case .invalid: levels + 2
    }
  }

  /// The grade of this number.
  init(index: Int, levels: Int) {
    self = index < levels ? .level(index) : [.insufficient, .notApplicable, .invalid][index - levels]
  }
}

/// The grades of one case.
public struct CaseGrades: Sendable, Equatable {
  /// Of each theme.
  public let themes: [Grade]
  /// Of the whole case; nil where the rubric gives none.
  public let overall: Overall?

  /// The grade of a whole case.
  public struct Overall: Sendable, Equatable {
    /// The grade by the score alone.
    public let proposed: Grade
    /// The grade that is left under the caps.
    public let grade: Grade
    /// The score of all themes together.
    public let score: Score
    /// The caps that hold, and those that can't be ruled out.
    public let caps: [CaseFlag]
  }
}

/// What criteria amount to for a grade. Those of weight 0 are for information only, and those that do not apply leave it.
struct GradeParts {
  private var points = 0
  private var outOf = 0
  private var counted = 0
  private var evidenced = 0
  private var missesEssential = false
  private var hasPartlyMetEssential = false
  private var isInvalid = false

  var score: Score { Score(points: points, outOf: outOf) }

  mutating func add(_ criterion: Criterion, _ judgement: Judgement) {
    guard judgement != .notApplicable, criterion.weight > 0 || criterion.isEssential else { return }
    counted += 1
    outOf += 2 * criterion.weight
    if judgement != .notEvidenced { evidenced += 1 }
    switch judgement {
    case .met: points += 2 * criterion.weight
    case .partlyMet:
      points += criterion.weight
      if criterion.isEssential { hasPartlyMetEssential = true }
    case .notMet, .notEvidenced: if criterion.isEssential { missesEssential = true }
    case .invalid: isInvalid = true
    case .notApplicable: break
    }
  }

  /// The grade by a rubric's levels, of which some, by their numbers, need something of the record that does not hold.
  func grade(by grading: Grading, without missed: [Int]) -> Grade {
    if isInvalid { return .invalid }
    guard outOf > 0 else { return .notApplicable }
    guard evidenced * 100 >= grading.evidenced * counted else { return .insufficient }
    let level = grading.levels.indices.first { !missed.contains($0) && reaches(grading.levels[$0]) }
    return .level(level ?? grading.levels.count - 1)
  }

  private func reaches(_ level: GradeLevel) -> Bool {
    if let least = level.atLeast, score.isUnder(percent: least) { return false }
    switch level.essential {
    case .met: return !missesEssential && !hasPartlyMetEssential
    case .partly: return !missesEssential
    case nil: return true
    }
  }
}
