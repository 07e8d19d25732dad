public import Diagnostics
public import Records

/// The examples that stand beside a rubric in its `tests.yaml`: small records, and how each is to be judged.
public struct RubricTests: Sendable {
  /// The text of `tests.yaml`.
  public let source: SourceText
  /// The examples, in the file's order.
  public let examples: [RubricExample]

  /// The examples that a criterion should have and has not, in the rubric's order: one for met, one for not met, and one for
  /// partly met where it has a `partly`.
  public func missing(in rubric: Rubric) -> [MissingExample] {
    let there = Set(examples.flatMap(\.expectations).compactMap(\.subject.example))
    return rubric.criteria.flatMap { criterion in
      let needed: [ExpectedJudgement] = criterion.partly == nil ? [.met, .notMet] : [.met, .partly, .notMet]
      return needed.map { MissingExample(criterion: criterion.index, judgement: $0) }.filter { !there.contains($0) }
    }
  }
}

/// A judgement of which a criterion has no example.
public struct MissingExample: Hashable, Sendable {
  /// The criterion's index.
  public let criterion: Int
  /// The judgement.
  public let judgement: ExpectedJudgement
}

/// A small record, and how it is to be judged.
public struct RubricExample: Sendable {
  /// What its author calls it.
  public let name: String
  /// Where its name stands.
  public let range: SourceRange
  /// What the record says.
  public let record: [WrittenValue.Field]
  /// How it is to be judged; empty only where a mistake was reported.
  public let expectations: [RubricExpectation]
}

/// One thing that is expected of an example.
public struct RubricExpectation: Sendable {
  /// What is expected.
  public let subject: Subject
  /// Where that is written.
  public let range: SourceRange

  /// What is expected.
  public enum Subject: Sendable {
    /// That the rubric does not apply to the record.
    case outOfScope
    /// The judgement on a criterion, by its index, and at which paths exactly the record is silent; nil where that is left open.
    case criterion(Int, ExpectedJudgement, silent: [String]?)
    /// What a theme amounts to, by its index, and its score; nil where that is left open.
    case theme(Int, ExpectedOutcome, ExpectedScore?)
    /// What an alert comes to, by its index.
    case alert(Int, AlertOutcome)

    fileprivate var example: MissingExample? {
      guard case .criterion(let index, let judgement, _) = self else { return nil }
      return MissingExample(criterion: index, judgement: judgement)
    }
  }
}

/// A judgement as `tests.yaml` calls it.
public enum ExpectedJudgement: String, Sendable, CaseIterable {
  /// It holds.
  case met
  /// It holds in part.
  case partly
  /// The record shows that it does not hold.
  case notMet = "not-met"
  /// The record does not say.
  case notEvidenced = "not-evidenced"
  /// It is not relevant to the case.
  case notApplicable = "not-applicable"
  /// The rule can't be computed.
  case invalid
}

/// What a theme amounts to, as `tests.yaml` calls it.
public enum ExpectedOutcome: String, Sendable, CaseIterable {
  /// It is a gap.
  case gap
  /// It is none.
  case noGap = "no-gap"
  /// None of its criteria applies.
  case notApplicable = "not-applicable"
  /// It hangs on a criterion that could not be judged.
  case invalid
}

/// A theme's score in points.
public struct ExpectedScore: Sendable, Equatable {
  /// What was earned.
  public let points: Int
  /// What could have been earned.
  public let outOf: Int

  /// The score in a text such as `18 of 30`; nil for any other text.
  init?(_ text: String) {
    guard let match = text.wholeMatch(of: /(\d{1,9}) of (\d{1,9})/), let points = Int(match.1),
      let outOf = Int(match.2)
    else { return nil }
    (self.points, self.outOf) = (points, outOf)
  }
}
