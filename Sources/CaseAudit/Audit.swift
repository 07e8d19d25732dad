@_exported public import Auditing
import Crypto
@_exported public import Diagnostics
@_exported public import Documents
@_exported public import Expressions
import Foundation
@_exported public import History
@_exported public import Reading
@_exported public import Records
@_exported public import Reporting
@_exported public import Rubrics
@_exported public import Statistics

/// The version of the engine.
public let engineVersion = "0.1.0"

/// One audit round: case files judged by one or more rubrics and added up.
///
/// ```swift
/// let rubric = try RubricLibrary().rubric(named: "cordis-bright-themes")
/// let report = Audit(rubric: rubric).run(Inputs(finding: ["records"]))
/// print(report.text(as: .table))
/// ```
public struct Audit: Sendable {
  /// The rubrics.
  public let rubrics: RubricSet
  /// How each record's audit window is found.
  public var window = WindowRule()
  /// What the counts are grouped by; by default the schema's first group.
  public var grouping: [Grouping]
  /// What is done about records that hold direct identifiers of people.
  public var identifiers = IdentifierPolicy.refuse
  /// Whom to tell of an alert, and when: the local rule, by default that of an alert's rubric.
  public var escalation: String?
  /// How many files are read, and how many records judged, at a time; the result does not depend on it.
  public var threads = ProcessInfo.processInfo.activeProcessorCount
  /// How long a part of a file is at least that is read beside others, in bytes; the result does not depend on it.
  var chunkBytes = ChunkCrew.chunkBytes
  /// What reading takes at most.
  public var limits = Limits()
  /// The cases that are to be audited, by what identifies each; all others are passed over. Nil for all.
  public var sample: Set<[String]>?
  /// Authority profiles that are set against the case files, and read after them; nil for none.
  public var profiles: Profiles?

  /// An audit round by this rubric.
  public init(rubric: Rubric, window: WindowRule = WindowRule()) {
    self.init(rubrics: RubricSet(rubric), window: window)
  }

  /// An audit round by these rubrics: each record is read once.
  public init(rubrics: RubricSet, window: WindowRule = WindowRule()) {
    self.rubrics = rubrics
    self.window = window
    grouping = rubrics.schema.groups.prefix(1).map { Grouping(name: $0.name, field: $0.field) }
  }

  /// The rubric; of several the first.
  public var rubric: Rubric { rubrics.rubrics[0] }

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
  /// - Parameter onProgress: called after each record.
  public func run(_ inputs: Inputs, onProgress: (Progress) -> Void = { _ in }) -> AuditReport {
    run(inputs, labels: profiles == nil ? [] : labels, onCase: { _ in }, onProgress: onProgress)
  }

  /// The same, and offers each case that is counted, in the order of the input: for findings, case by case.
  ///
  /// - Parameters:
  ///   - onCase: called with each case that is counted, labelled with its `labels`; an error ends the run at once.
  ///   - onProgress: called after each record.
  /// - Throws: the error of `onCase`.
  public func run<Failure: Error>(
    _ inputs: Inputs, onCase: (CountedCase) throws(Failure) -> Void, onProgress: (Progress) -> Void = { _ in }
  ) throws(Failure) -> AuditReport {
    try run(inputs, labels: labels, onCase: onCase, onProgress: onProgress)
  }

  /// What single cases are labelled with: all groups of the schema, then those that counts are grouped by.
  public var labels: [Grouping] {
    let groups = rubrics.schema.groups.map { Grouping(name: $0.name, field: $0.field) }
    var names = Set(groups.map(\.name))
    return groups + grouping.filter { names.insert($0.name).inserted }
  }

  /// How the findings on single cases are laid out.
  public var findingsLayout: FindingsLayout {
    FindingsLayout(rubrics: rubrics, labels: labels.map(\.name), escalation: escalation)
  }

  func run<Failure: Error>(
    _ inputs: Inputs, labels: [Grouping], onCase: (CountedCase) throws(Failure) -> Void,
    onProgress: (Progress) -> Void
  ) throws(Failure) -> AuditReport {
    precondition(
      profiles.map { $0.rubricIDs == self.rubrics.rubrics.map(\.id) } ?? true,
      "profiles are made for the audit's rubrics")
    var authorityCounts = profiles?.counts(labels: labels)
    let (rubrics, rule, groups, labels) = (rubrics, window, grouping.map(\.field), labels.map(\.field))
    let (plan, limits, chunkBytes) = (plan(keeping: groups + labels), limits, chunkBytes)
    let pipeline = Pipeline(threads: threads) {
      CaseAuditor(rubrics: rubrics, window: rule, groups: groups, labels: labels)
    }
    var result = AuditResult(for: rubrics)
    var files: [FileReport] = []
    var progress = Progress()
    var use = sample.map { SampleUse(drawn: $0.count) }
    try pipeline.run(
      count: inputs.files.count, newReader: { InputReader(inputs, plan, limits, chunkBytes: chunkBytes) },
      handOver: { outcome throws(Failure) in
        if let sample, let identity = outcome.identity?.values, !sample.contains(identity) {
          use?.passedOver += 1
        } else if let counted = result.count(outcome) {
          use?.found += 1
          authorityCounts?.add(counted)
          try onCase(counted)
        }
        progress.records += 1
        progress.currentBytes = outcome.offset
        onProgress(progress)
      },
      finish: { (file: FileReport) in
        files.append(file)
        progress.files += 1
        progress.bytes += file.byteCount
        progress.currentBytes = 0
      })
    var report = report(on: inputs, files, result)
    report.sampleUse = use
    if let profiles, let authorityCounts { report.profiles = profiles.report(authorityCounts, as: self) }
    return report
  }

  private func report(on inputs: Inputs, _ files: [FileReport], _ result: AuditResult) -> AuditReport {
    AuditReport(
      engineVersion: engineVersion, rubrics: rubrics, rubricHashes: rubrics.rubrics.map { Self.hash($0.source) },
      schemaHash: Self.hash(rubric.schemaSource), window: window, grouping: grouping.map(\.name),
      inputs: InputsReport(
        identifiers: identifiers, files: files, passedOver: inputs.passedOver, problems: inputs.problems),
      result: result, escalation: escalation)
  }

  /// What the reader must keep: the fields that some rule can touch, and those that records are grouped by or labelled with.
  private func plan(keeping groups: [FieldReference]) -> ReadingPlan {
    let fields = rubrics.fieldsUsed.union(groups.flatMap(\.fields).map(\.id))
    return ReadingPlan(schema: rubrics.schema, keeping: fields, identifiers: identifiers)
  }

  static func hash(_ text: SourceText) -> String { hexadecimal(SHA256.hash(data: text.files.flatMap(\.bytes))) }

  static func hexadecimal(_ digest: SHA256Digest) -> String {
    digest.map { byte in
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
