@_exported public import Auditing
import Crypto
@_exported public import Diagnostics
@_exported public import Reading
@_exported public import Records
@_exported public import Reporting
@_exported public import Rubrics

/// The version of the engine.
public let engineVersion = "0.1.0"

/// One audit round: case files judged by a rubric and added up.
///
/// ```swift
/// let rubric = try RubricLibrary().rubric(named: "cordis-bright-themes")
/// let report = Audit(rubric: rubric).run(Inputs(finding: ["records"]))
/// print(ReportFormat.named("table")?.render(report, .init(colours: false)) ?? "")
/// ```
public struct Audit: Sendable {
  /// The rubric.
  public let rubric: Rubric
  /// How each record's audit window is found.
  public let window: WindowRule

  /// An audit round by this rubric.
  public init(rubric: Rubric, window: WindowRule = WindowRule()) {
    self.rubric = rubric
    self.window = window
  }

  /// Reads, judges and adds up. What can't be read is reported in the result, and the rest is done.
  ///
  /// - Parameter onCase: called with each case that is counted: its place and all judgements on it.
  public func run(_ inputs: Inputs, onCase: (Place, CaseResult) -> Void = { _, _ in }) -> AuditReport {
    var reader = RecordReader(plan: plan)
    var auditor = Auditor(rubric: rubric, window: window)
    let files = inputs.files.map { input in
      reader.read(input) { record, place in
        if let result = auditor.add(record, at: place) { onCase(place, result) }
      }
    }
    return AuditReport(
      engineVersion: engineVersion, rubric: rubric, rubricHash: Self.hash(rubric.source),
      schemaHash: Self.hash(rubric.schemaSource), window: window,
      grouping: rubric.schema.groups.prefix(1).map(\.name),
      inputs: InputsReport(files: files, passedOver: inputs.passedOver, problems: inputs.problems),
      result: auditor.result)
  }

  /// What the reader must keep: the fields that some rule can touch.
  private var plan: ReadingPlan { ReadingPlan(schema: rubric.schema, keeping: rubric.fieldsUsed) }

  private static func hash(_ text: SourceText) -> String {
    SHA256.hash(data: text.bytes).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }.joined()
  }
}
