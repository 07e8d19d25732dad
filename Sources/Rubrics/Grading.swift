/// How a rubric grades single cases. A grade is local; it is never an Ofsted judgement.
public struct Grading: Sendable {
  /// The grades there are, the best first; the last has no conditions.
  public internal(set) var levels: [GradeLevel]
  /// The share of criteria that must be evidenced, in percent; under it there is no grade. Exactly this is enough.
  public let evidenced: Int
  /// Whether there is a grade for the whole case, beside those of its themes.
  public let hasOverall: Bool
}

/// A grade, and what must hold for it.
public struct GradeLevel: Sendable {
  /// Its name, as people read it.
  public let name: String
  /// The least score, in percent; nil for any.
  public let atLeast: Int?
  /// What every essential criterion that applies must be; nil where they do not matter.
  public let essential: Essential?
  /// What must hold of the record; nil for nothing. Silence is not enough.
  public internal(set) var condition: Condition?

  /// What essential criteria must be.
  public enum Essential: String, Sendable, CaseIterable {
    /// Met.
    case met
    /// Met or partly met.
    case partly
  }
}

/// A limit on the grade of a whole case.
public struct Cap: Sendable {
  /// Its kebab-case name.
  public let id: String
  /// What it is called, for people.
  public let title: String
  /// What sets it.
  public internal(set) var trigger: Trigger
  /// The best grade that is left, as an index of the levels.
  public let limit: Int

  /// The condition that sets it; nil where something else does.
  public var condition: Condition? {
    if case .condition(let condition) = trigger { condition } else { nil }
  }

  /// What sets a cap.
  public enum Trigger: Sendable {
    /// Something holds of the record.
    case condition(Condition)
    /// One of these criteria, by their numbers, is not met.
    case notMet([Int])
    /// At least `count` of these themes, by their numbers, have this grade or a worse one.
    case themes([Int], graded: Int, count: Int)
  }
}

/// Something that a person must look at today: a child may be at risk now. It is never part of a score.
public struct Alert: Sendable {
  /// Its kebab-case name.
  public let id: String
  /// What it is called, for people.
  public let title: String
  /// When it is raised. Where the record is silent about that, it can't be ruled out.
  public internal(set) var condition: Condition
  /// What to do.
  public let action: String
  /// Why it is asked.
  public let why: String?
  /// Where it comes from.
  public let source: String?
}

/// What an alert comes to for a case, in the words of `tests.yaml`.
public enum AlertOutcome: String, Sendable, CaseIterable {
  /// It is raised.
  case raised
  /// It can't be ruled out.
  case notRuledOut = "not-ruled-out"
  /// It is ruled out.
  case none
}
