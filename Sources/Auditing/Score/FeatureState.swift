import Expressions

/// What a record says of a feature.
public enum FeatureState: Sendable, CaseIterable {
  /// It is on record.
  case recorded
  /// The record does not say.
  case notStated
  /// The record's data broke the condition, or it would take too much work; never merged with silence.
  case notJudged
  /// The record shows that it is not so.
  case ruledOut

  /// Its number, for rows of counts; nil for what is not counted by itself.
  var index: Int? {
    switch self {
    case .recorded: 0
    case .notStated: 1
    case .notJudged: 2
    case .ruledOut: nil
    }
  }

  /// What a condition came to.
  init(_ truth: Truth) {
    switch truth {
    case .yes: self = .recorded
    case .no: self = .ruledOut
    case .unknown: self = .notStated
    case .error: self = .notJudged
    }
  }
}
