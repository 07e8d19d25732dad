import Auditing

/// What became of a criterion in a case that was read twice.
///
/// From worst to best: not met and not evidenced (which are alike), partly met, met.
enum CriterionMove: Int, CaseIterable, Sendable {
  /// Better than before: it is met now.
  case nowMet
  /// Better than before, if only in part: it was missing and is partly met now.
  case nowPartlyMet
  /// It was met and is so still.
  case stillMet
  /// It was not met in full and is no better and no worse.
  case stillShort
  /// It was not evidenced, and the record now shows that it was not done: no better and no worse, but known.
  case nowShownNotMet
  /// It was shown not to be met, and now the record does not say: no better and no worse, but less is known.
  case nowSilent
  /// Worse than before.
  case worse
  /// It did not apply and does now.
  case newlyApplicable
  /// It applied and does no more.
  case noLongerApplicable
  /// It applied neither time.
  case neverApplicable
  /// One of the times, or both, it could not be judged.
  case notJudged

  /// What became of one judgement.
  init(from before: Judgement, to after: Judgement) {
    if before == .invalid || after == .invalid {
      self = .notJudged
    } else if let from = before.level, let to = after.level {
      self = Self.of(before, from, after, to)
    } else if before == after {
      self = .neverApplicable
    } else {
      self = before == .notApplicable ? .newlyApplicable : .noLongerApplicable
    }
  }

  private static func of(_ before: Judgement, _ from: Int, _ after: Judgement, _ to: Int) -> Self {
    if to > from { return after == .met ? .nowMet : .nowPartlyMet }
    if to < from { return .worse }
    if after == .met { return .stillMet }
    if before == after { return .stillShort }
    return after == .notMet ? .nowShownNotMet : .nowSilent
  }

  /// Better than before, in full or in part.
  var isMended: Bool { self == .nowMet || self == .nowPartlyMet }

  /// Neither better nor worse, where it applied both times and could be judged.
  var isUnchanged: Bool {
    switch self {
    case .stillMet, .stillShort, .nowShownNotMet, .nowSilent: true
    case .nowMet, .nowPartlyMet, .worse, .newlyApplicable, .noLongerApplicable, .neverApplicable, .notJudged: false
    }
  }
}

extension Judgement {
  /// How good it is; nil where that is not asked or not known.
  fileprivate var level: Int? {
    switch self {
    case .notMet, .notEvidenced: 0
    case .partlyMet: 1
    case .met: 2
    case .notApplicable, .invalid: nil
    }
  }

  /// Whether something is left to do about a criterion that applies.
  var isShort: Bool {
    switch self {
    case .partlyMet, .notMet, .notEvidenced: true
    case .met, .notApplicable, .invalid: false
    }
  }
}
