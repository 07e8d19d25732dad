public import Auditing
public import Diagnostics
public import Rubrics

/// What authorities say of themselves: what was read, and what came out for each rubric that asks them something.
public struct ProfileReport: Sendable {
  /// What was read: files of profiles.
  public let inputs: InputsReport
  /// Profiles that were read and left out: of an authority that has an earlier one, or without a code or a day.
  public let leftOut: Diagnostics
  /// For each rubric that asks authorities something.
  public let parts: [Part]

  /// What came out for one rubric.
  public struct Part: Sendable {
    /// The rubric for case files, in whose folder the statements are.
    public let rubric: Rubric
    /// The SHA-256 of `authority.yaml`, followed by the files it includes, in hexadecimal.
    public let hash: String
    /// What came out.
    public let result: ProfileResult

    /// What came out for one rubric.
    public init(rubric: Rubric, hash: String, result: ProfileResult) {
      self.rubric = rubric
      self.hash = hash
      self.result = result
    }

    /// The statements, as criteria.
    var statements: Rubric { result.rubric.rubric }

    /// Every statement of every authority with a profile that is set against files, in the authorities' order.
    func claims(_ outcomes: Set<ClaimOutcome> = Set(ClaimOutcome.allCases)) -> [(AuthorityResult, ClaimResult)] {
      result.authorities.flatMap { authority in
        authority.claims.filter { outcomes.contains($0.outcome) }.map { (authority, $0) }
      }
    }
  }

  /// A report's contents.
  public init(inputs: InputsReport, leftOut: Diagnostics, parts: [Part]) {
    self.inputs = inputs
    self.leftOut = leftOut
    self.parts = parts
  }

  /// Whether a profile that was given is missing, or none was there.
  public var isIncomplete: Bool {
    inputs.errorCount > 0 || inputs.unreadableValueCount > 0 || !leftOut.isEmpty || inputs.recordCount == 0
  }

  /// What is missing and why.
  public var notCounted: [Diagnostic] { inputs.errors + leftOut.all + inputs.unreadableValues }
}
