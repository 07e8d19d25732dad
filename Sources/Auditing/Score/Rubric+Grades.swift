import Expressions
import Records
import Rubrics

/// What the conditions of grades and caps came to for a case.
public struct GradeConditions: Sendable, Equatable {
  /// The levels whose condition is not known to hold, by their numbers.
  public internal(set) var missed: [Int]
  /// The caps with a condition that holds or can't be ruled out.
  public internal(set) var caps: [CaseFlag]

  /// What they came to; nothing where there are none.
  public init(missed: [Int] = [], caps: [CaseFlag] = []) {
    (self.missed, self.caps) = (missed, caps)
  }
}

extension Rubric {
  /// Asks the conditions of the rubric's grades and caps.
  func gradeConditions(_ evaluator: inout Evaluator) -> GradeConditions {
    var found = GradeConditions()
    for (index, level) in (grading?.levels ?? []).enumerated() {
      guard let condition = level.condition else { continue }
      evaluator.startCriterion()
      if evaluator.truth(condition.entry) != .yes { found.missed.append(index) }
    }
    for (index, cap) in caps.enumerated() {
      guard let condition = cap.condition else { continue }
      evaluator.startCriterion()
      if let state = CaseFlag.State(evaluator.truth(condition.entry)) { found.caps.append(CaseFlag(index, state)) }
    }
    return found
  }

  /// The grades of a case; nil where the rubric gives none.
  func grades(_ judgements: [Judgement], _ conditions: GradeConditions) -> CaseGrades? {
    guard let grading else { return nil }
    var whole = GradeParts()
    let themes = self.themes.map { theme in
      var parts = GradeParts()
      for criterion in theme.criteria {
        parts.add(criterion, judgements[criterion.index])
        whole.add(criterion, judgements[criterion.index])
      }
      return parts.grade(by: grading, without: conditions.missed)
    }
    guard grading.hasOverall else { return CaseGrades(themes: themes, overall: nil) }
    let proposed = whole.grade(by: grading, without: conditions.missed)
    let flags = caps.enumerated().compactMap { flag($0, $1, conditions, judgements, themes) }
    let limits = flags.filter { $0.state == .raised }.map { caps[$0.index].limit }
    let overall = CaseGrades.Overall(
      proposed: proposed, grade: proposed.limited(to: limits), score: whole.score, caps: flags)
    return CaseGrades(themes: themes, overall: overall)
  }

  private func flag(
    _ index: Int, _ cap: Cap, _ conditions: GradeConditions, _ judgements: [Judgement], _ themes: [Grade]
  ) -> CaseFlag? {
    switch cap.trigger {
    case .condition: conditions.caps.first { $0.index == index }
    case .notMet(let criteria): Self.state(of: criteria.map { judgements[$0] }).map { CaseFlag(index, $0) }
    case .themes(let among, let level, let count):
      Self.state(of: among.map { themes[$0] }, level, count).map { CaseFlag(index, $0) }
    }
  }

  private static func state(of judgements: [Judgement]) -> CaseFlag.State? {
    if judgements.contains(.notMet) { return .raised }
    return judgements.contains { $0 == .notEvidenced || $0 == .invalid } ? .notRuledOut : nil
  }

  /// Whether so many themes have a grade, or a worse one; one that could not be graded may have any.
  private static func state(of themes: [Grade], _ level: Int, _ count: Int) -> CaseFlag.State? {
    var (certain, possible) = (0, 0)
    for theme in themes {
      switch theme {
      case .level(let number) where number >= level: certain += 1
      case .insufficient, .invalid: possible += 1
      case .level, .notApplicable: break
      }
    }
    return certain >= count ? .raised : certain + possible >= count ? .notRuledOut : nil
  }
}

extension Grade {
  /// The grade that is left under limits; higher numbers are worse grades.
  func limited(to limits: [Int]) -> Grade {
    guard case .level(let number) = self else { return self }
    return .level(limits.reduce(number, max))
  }
}
