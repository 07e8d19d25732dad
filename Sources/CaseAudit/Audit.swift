@_exported public import Auditing
import Crypto
@_exported public import Diagnostics
import Foundation
@_exported public import Reading
@_exported public import Records
@_exported public import Reporting
@_exported public import Rubrics
@_exported public import Statistics

/// The version of the engine.
public let engineVersion = "0.1.0"

/// One audit round: case files judged by a rubric and added up.
///
/// ```swift
/// let rubric = try RubricLibrary().rubric(named: "cordis-bright-themes")
/// let report = Audit(rubric: rubric).run(Inputs(finding: ["records"]))
/// print(report.text(as: .table))
/// ```
public struct Audit: Sendable {
  /// The rubric.
  public let rubric: Rubric
  /// How each record's audit window is found.
  public var window = WindowRule()
  /// What the counts are grouped by; by default the schema's first group.
  public var grouping: [Grouping]
  /// What is done about records that hold direct identifiers of people.
  public var identifiers = IdentifierPolicy.refuse
  /// How many files are read, and how many records judged, at a time; the result does not depend on it.
  public var threads = ProcessInfo.processInfo.activeProcessorCount

  /// An audit round by this rubric.
  public init(rubric: Rubric, window: WindowRule = WindowRule()) {
    self.rubric = rubric
    self.window = window
    grouping = rubric.schema.groups.prefix(1).map { Grouping(name: $0.name, field: $0.field) }
  }

  /// How far a run has come.
  public struct Progress: Sendable {
    /// Records that were counted or left out.
    public var records = 0
    /// Files read to their ends.
    public var files = 0
    /// Bytes of those files.
    public var bytes = 0
    /// Where in the file after them the last record stands, in bytes.
    public var currentBytes = 0
  }

  /// Reads, judges and adds up. What can't be read is reported in the result, and the rest is done.
  ///
  /// - Parameters:
  ///   - onCase: called with each case that is counted: its place and all judgements on it.
  ///   - onProgress: called after each record.
  public func run(
    _ inputs: Inputs, onCase: (Place, CaseResult) -> Void = { _, _ in }, onProgress: (Progress) -> Void = { _ in }
  ) -> AuditReport {
    let (rubric, rule, fields, plan) = (rubric, window, grouping.map(\.field), plan)
    let pipeline = Pipeline(threads: threads) { CaseAuditor(rubric: rubric, window: rule, groups: fields) }
    var result = AuditResult(for: rubric)
    var files: [FileReport] = []
    var progress = Progress()
    pipeline.run(
      count: inputs.files.count,
      newReader: {
        var reader = RecordReader(plan: plan)
        return { source, sink in reader.read(inputs.files[source]) { record, place in sink(&record, place) } }
      },
      handOver: { outcome in
        if let judged = result.count(outcome) { onCase(outcome.place, judged) }
        progress.records += 1
        progress.currentBytes = outcome.offset
        onProgress(progress)
      },
      finish: { file in
        files.append(file)
        progress.files += 1
        progress.bytes += file.byteCount
        progress.currentBytes = 0
      })
    return report(on: inputs, files, result)
  }

  private func report(on inputs: Inputs, _ files: [FileReport], _ result: AuditResult) -> AuditReport {
    AuditReport(
      engineVersion: engineVersion, rubric: rubric, rubricHash: Self.hash(rubric.source),
      schemaHash: Self.hash(rubric.schemaSource), window: window, grouping: grouping.map(\.name),
      inputs: InputsReport(files: files, passedOver: inputs.passedOver, problems: inputs.problems), result: result)
  }

  /// What the reader must keep: the fields that some rule can touch, and those that records are grouped by.
  private var plan: ReadingPlan {
    ReadingPlan(
      schema: rubric.schema, keeping: rubric.fieldsUsed.union(grouping.flatMap(\.field.fields).map(\.id)),
      identifiers: identifiers)
  }

  private static func hash(_ text: SourceText) -> String {
    SHA256.hash(data: text.bytes).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }.joined()
  }
}

/// A field by whose values counts are grouped.
public struct Grouping: Sendable {
  /// The name of a group of the schema, or the field's path.
  public let name: String
  /// The field.
  public let field: FieldReference

  /// How many fields counts may be grouped by.
  public static let limit = 3

  init(name: String, field: FieldReference) {
    self.name = name
    self.field = field
  }

  /// A grouping by a group of the schema (`team`) or by the path of a field with a single value (`case.status`); nil where
  /// the schema has neither.
  public init?(_ text: String, in schema: RecordSchema) {
    name = text
    if let group = schema.groups.first(where: { $0.name == text }) {
      field = group.field
      return
    }
    guard let found = schema.field(at: text.split(separator: ".", omittingEmptySubsequences: false).map(String.init))
    else { return nil }
    switch found.field.type {
    case .object, .list: return nil
    case .boolean, .integer, .number, .text, .date, .enumeration: field = found
    }
  }

  /// What may be named: the schema's groups, and the paths of all fields with a single value.
  public static func names(in schema: RecordSchema) -> [String] {
    schema.groups.map(\.name) + paths(from: schema.root, [], schema)
  }

  private static func paths(from type: ObjectType, _ prefix: [String], _ schema: RecordSchema) -> [String] {
    type.fields.flatMap { field -> [String] in
      switch field.type {
      case .object(let id): paths(from: schema.objects[id], prefix + [field.name], schema)
      case .list: []
      case .boolean, .integer, .number, .text, .date, .enumeration: [(prefix + [field.name]).joined(separator: ".")]
      }
    }
  }
}
