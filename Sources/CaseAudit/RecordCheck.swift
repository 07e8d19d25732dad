public import Reading
public import Reporting
public import Rubrics
import Auditing

/// A check of records without judging them: whether they can be read, what the schema does not know or allow, duplicate
/// identities, and the identifier check.
///
/// ```swift
/// let rubric = try RubricLibrary().rubric(named: "cordis-bright-themes")
/// print(RecordCheck(rubric: rubric).run(Inputs(finding: ["records"])).text)
/// ```
public struct RecordCheck: Sendable {
  /// The rubric whose schema the records are read by.
  public let rubric: Rubric
  /// What is done about records that hold direct identifiers of people.
  public var identifiers = IdentifierPolicy.refuse

  /// A check of records by the schema of this rubric.
  public init(rubric: Rubric) {
    self.rubric = rubric
  }

  /// Reads every field of all records. What can't be read is reported, and the rest is done.
  public func run(_ inputs: Inputs) -> RecordCheckReport {
    var reader = RecordReader(plan: ReadingPlan(schema: rubric.schema, identifiers: identifiers))
    var identities = IdentityCheck(for: rubric)
    let files = inputs.files.map { reader.read($0) { record, place in identities.look(at: record, place) } }
    return RecordCheckReport(
      inputs: InputsReport(
        identifiers: identifiers, files: files, passedOver: inputs.passedOver, problems: inputs.problems),
      leftOut: identities.problems)
  }
}
