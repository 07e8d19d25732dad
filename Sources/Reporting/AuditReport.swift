public import Auditing
public import Diagnostics
public import Reading
public import Rubrics

/// Everything a report is made from: what was asked, what was read, what came out.
public struct AuditReport: Sendable {
  /// The version of the engine.
  public let engineVersion: String
  /// The rubrics.
  public let rubrics: RubricSet
  /// The SHA-256 of each `rubric.yaml`, followed by the files it includes, in hexadecimal.
  public let rubricHashes: [String]
  /// The SHA-256 of the schema's file, in hexadecimal.
  public let schemaHash: String
  /// How windows were found.
  public let window: WindowRule
  /// The names of the grouping fields.
  public let grouping: [String]
  /// What was read.
  public let inputs: InputsReport
  /// What came out.
  public let result: AuditResult
  /// Whom to tell of an alert, and when: the local rule; nil for that of an alert's rubric.
  public let escalation: String?
  /// What became of the sample that was to be audited; nil where all cases were.
  public var sampleUse: SampleUse?
  /// What authorities say of themselves, set against their files; nil where no profiles were given.
  public var profiles: ProfileReport?

  /// A report's contents.
  public init(
    engineVersion: String, rubrics: RubricSet, rubricHashes: [String], schemaHash: String, window: WindowRule,
    grouping: [String], inputs: InputsReport, result: AuditResult, escalation: String? = nil
  ) {
    self.engineVersion = engineVersion
    self.rubrics = rubrics
    self.rubricHashes = rubricHashes
    self.schemaHash = schemaHash
    self.window = window
    self.grouping = grouping
    self.inputs = inputs
    self.result = result
    self.escalation = escalation
  }

  /// What came out by one rubric.
  public struct Part: Sendable {
    /// The rubric.
    public let rubric: Rubric
    /// The SHA-256 of `rubric.yaml`, followed by the files it includes, in hexadecimal.
    public let rubricHash: String
    /// What came out.
    public let result: RubricResult

    /// The rubric's themes in its order, each with its counts in a tally of this part: `result.overall`, or a group's.
    public func themes(of tally: Tally) -> [(theme: Theme, counts: ThemeTally)] {
      Array(zip(rubric.themes, tally.themes))
    }
  }

  /// What came out by each rubric, in their order.
  public var parts: [Part] {
    rubrics.rubrics.indices.map { index in
      Part(rubric: rubrics.rubrics[index], rubricHash: rubricHashes[index], result: result.parts[index])
    }
  }

  /// What came out by the first rubric: the only one, where no more were given.
  public var first: Part { parts[0] }

  /// Records that were left out, by all rubrics or by some.
  public var leftOut: Diagnostics {
    result.parts.reduce(into: result.leftOut) { $0.report(contentsOf: $1.leftOut) }
  }

  /// Whether something that was given is missing from the counts, or nothing was there to count.
  public var isIncomplete: Bool {
    inputs.errorCount > 0 || inputs.unreadableValueCount > 0 || !leftOut.isEmpty || inputs.recordCount == 0
      || profiles?.isIncomplete == true || sampleUse.map { $0.missing > 0 } ?? false
  }

  /// What is missing from the counts and why: files and records that could not be read or hold identifiers, records left
  /// out, single values that could not be read. Of each sort at most `Diagnostics.limit` for each file.
  public var notCounted: [Diagnostic] { inputs.errors + leftOut.all + inputs.unreadableValues }

  /// The whole report as text, ending with a line break.
  public func text(as format: ReportFormat, _ style: ReportFormat.Style = .init()) -> String {
    format.render(self, style)
  }
}

/// What became of a sample that was to be audited.
public struct SampleUse: Sendable, Equatable {
  /// How many cases had been drawn.
  public let drawn: Int
  /// How many of them were audited.
  public var found = 0
  /// How many records were passed over since they are of other cases.
  public var passedOver = 0

  /// Nothing audited yet.
  public init(drawn: Int) { self.drawn = drawn }

  /// How many cases were drawn and not audited.
  public var missing: Int { drawn - found }
}

/// What was read, file by file, and what could not be.
public struct InputsReport: Sendable {
  /// What was done about direct identifiers.
  public let identifiers: IdentifierPolicy
  /// The files, in the order in which they were read.
  public let files: [FileReport]
  /// How many files of folders were passed over, since they are hidden, links, or of another kind.
  public let passedOver: Int
  /// Paths that could not be opened at all.
  public let problems: [Diagnostic]

  /// A report on inputs.
  public init(identifiers: IdentifierPolicy, files: [FileReport], passedOver: Int, problems: [Diagnostic]) {
    self.identifiers = identifiers
    self.files = files
    self.passedOver = passedOver
    self.problems = problems
  }

  /// Records handed over to be judged.
  public var recordCount: Int { files.reduce(0) { $0 + $1.recordCount } }

  /// How many errors there are about files and records, those about identifiers included.
  public var errorCount: Int { files.reduce(problems.count) { $0 + $1.unread.count } }

  /// Errors about files and records, those about identifiers included, in the order of the files.
  public var errors: [Diagnostic] { problems + files.flatMap(\.unread.all) }

  /// How many identifiers were found, of which kinds.
  public var identifierCounts: IdentifierCounts { files.map(\.identifiers).reduce(IdentifierCounts(), +) }

  /// How many records were left out since they hold direct identifiers.
  public var refusedCount: Int { identifiers == .refuse ? identifierCounts.recordCount : 0 }

  /// Records that were left out since they hold direct identifiers, in the order of the files.
  public var refused: [Diagnostic] { errors.filter { $0.message.id == Self.refusedID } }

  /// Identifiers that stand beside the records and are errors, in the order of the files.
  public var strays: [Diagnostic] { errors.filter { $0.message.id == Self.strayID } }

  private static let refusedID = "direct-identifier"
  private static let strayID = "stray-identifier"

  /// How many files, records or rests of files could not be read.
  public var unreadCount: Int {
    identifiers == .refuse ? errorCount - refusedCount - identifierCounts.strayCount : errorCount
  }

  /// How many single values could not be read.
  public var unreadableValueCount: Int { files.reduce(0) { $0 + $1.unreadableValues.count } }

  /// What could not be read, in the order of the files.
  public var unread: [Diagnostic] { errors.filter { ![Self.refusedID, Self.strayID].contains($0.message.id) } }

  /// Values that could not be read, in the order of the files.
  public var unreadableValues: [Diagnostic] { files.flatMap(\.unreadableValues.all) }

  /// How many remarks there are.
  public var remarkCount: Int { files.reduce(0) { $0 + $1.remarks.count } }

  /// What should be looked at though it was read.
  public var remarks: [Diagnostic] { files.flatMap(\.remarks.all) }

  /// Fields that the schema does not know, each once over all files, by path.
  public var unknownFields: [UnknownField] {
    var merged: [String: UnknownField] = [:]
    for field in files.flatMap(\.unknownFields) {
      let known = merged[field.path]
      merged[field.path] = UnknownField(
        path: field.path, count: field.count + (known?.count ?? 0), first: known?.first ?? field.first,
        suggestion: known?.suggestion ?? field.suggestion)
    }
    return merged.values.sorted { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }
  }

  /// A warning for each of them.
  public var unknownFieldWarnings: [Diagnostic] {
    unknownFields.map { Diagnostic(.warning, .unknownRecordField($0), at: $0.first) }
  }
}

extension Diagnostic.Message {
  static func unknownRecordField(_ field: UnknownField) -> Self {
    let times = field.count == 1 ? "once" : "\(field.count) times, here first"
    return Self(
      id: "unknown-record-field", "the schema has no field '\(field.path)' (found \(times))",
      help: field.suggestion.map { "did you mean '\($0)'?" })
  }
}
