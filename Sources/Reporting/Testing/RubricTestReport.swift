import Auditing
import Diagnostics
import Records
public import Rubrics

/// What judging a rubric's examples came to.
public struct RubricTestReport: Sendable {
  /// The version of the engine.
  public let engineVersion: String
  /// The rubric.
  public let rubric: Rubric
  /// The examples.
  public let tests: RubricTests
  /// What was not judged as expected, in the order of the examples.
  public let misses: [Miss]
  /// The examples that criteria should have and have not.
  public let missing: [MissingExample]

  /// Whether the examples are authority profiles.
  public let isAuthority: Bool

  /// One expectation that an example did not come to.
  public struct Miss: Sendable {
    /// The example.
    public let example: RubricExample
    /// What was expected.
    public let expectation: RubricExpectation
    /// What was found instead, and why.
    public let explanation: CaseExplanation

    /// An expectation and what was found instead.
    public init(example: RubricExample, expectation: RubricExpectation, explanation: CaseExplanation) {
      self.example = example
      self.expectation = expectation
      self.explanation = explanation
    }
  }

  /// A report's contents.
  public init(
    engineVersion: String, rubric: Rubric, tests: RubricTests, misses: [Miss], isAuthority: Bool = false
  ) {
    self.engineVersion = engineVersion
    self.rubric = rubric
    self.tests = tests
    self.misses = misses
    self.isAuthority = isAuthority
    missing = tests.missing(in: rubric)
  }

  /// Whether every example was judged as expected and none is missing.
  public var isPassing: Bool { misses.isEmpty && missing.isEmpty }

  /// How many examples have something that was not judged as expected.
  var missedCount: Int { Set(misses.map(\.example.range)).count }

  /// The report for a person, ending with a line break.
  public var text: String { RubricTestText(self).lines.map { $0 + "\n" }.joined() }
}
