/// What was found about one criterion in one case.
public enum Judgement: String, Sendable, CaseIterable {
  /// It holds.
  case met
  /// It holds in part.
  case partlyMet
  /// The record shows that it does not hold.
  case notMet
  /// The record does not say.
  case notEvidenced
  /// It is not relevant to the case.
  case notApplicable
  /// The record's data broke the rule; never merged with the others.
  case invalid

  /// Its number in the order of all cases, for arrays of counts.
  public var index: Int {
    switch self {
    case .met: 0
    case .partlyMet: 1
    case .notMet: 2
    case .notEvidenced: 3
    case .notApplicable: 4
    case .invalid: 5
    }
  }

  /// What a person reads for it.
  public var text: String {
    switch self {
    case .met: "met"
    case .partlyMet: "partly met"
    case .notMet: "not met"
    case .notEvidenced: "the record does not say"
    case .notApplicable: "not applicable"
    case .invalid: "could not be judged"
    }
  }
}
