public import Diagnostics
public import Records

/// Makes records out of values that a person wrote by hand. They are decoded as an element of XML is: the schema alone says
/// what a text means.
public struct WrittenRecordReader: Sendable {
  private var builder: RecordBuilder

  /// A reader of records of this schema.
  public init(schema: RecordSchema) {
    // Invented records may hold what looks like an identifier.
    let plan = ReadingPlan(schema: schema, identifiers: .allow)
    builder = RecordBuilder(tables: plan.tables, limits: Limits(), plainTables: nil)
  }

  /// A record, and what the schema does not allow in it.
  public struct Reading: Sendable {
    /// The record; each of its values has the byte at which it was written as its place.
    public let record: Record
    /// What was found in it.
    public let problems: [Problem]
  }

  /// Something that the schema does not allow.
  public struct Problem: Sendable {
    /// An error makes a value unreadable, a warning changes nothing.
    public let severity: Diagnostic.Severity
    /// What it is.
    public let message: Diagnostic.Message
    /// The value it is about.
    public let range: SourceRange
  }

  /// The record that these values make.
  public mutating func read(_ fields: [WrittenValue.Field]) -> Reading {
    builder.beginRecord(at: 0)
    var ranges: [Int: SourceRange] = [:]
    for field in fields { add(field, &ranges) }
    _ = builder.endRecord()
    builder.checkReferences(ofPart: true)
    let problems = builder.problems.map { problem in
      let range = ranges[problem.offset] ?? SourceRange(problem.offset, problem.offset)
      return Problem(severity: problem.severity, message: problem.message, range: range)
    }
    return Reading(record: builder.record, problems: problems)
  }

  private mutating func add(_ field: WrittenValue.Field, _ ranges: inout [Int: SourceRange]) {
    var name = field.name
    name.withUTF8 { builder.enter($0, at: field.value.range.start) }
    fill(field.value, &ranges)
    builder.leave()
  }

  private mutating func fill(_ value: WrittenValue, _ ranges: inout [Int: SourceRange]) {
    ranges[value.range.start] = value.range
    switch value.content {
    case .silent: builder.setNull()
    case .text(var text): text.withUTF8 { take($0) }
    case .list(let items): fill(with: items, &ranges)
    case .fields(let fields):
      guard builder.role == .object else { return builder.refuse() }
      for field in fields { add(field, &ranges) }
    }
  }

  private mutating func take(_ text: UnsafeBufferPointer<UInt8>) {
    // Where something else is awaited, an empty text is silence, and any other is refused.
    if builder.role != .scalar, text.allSatisfy(\.isSpace) { return builder.setNull() }
    builder.setScalar(.untyped, text)
  }

  private mutating func fill(with items: [WrittenValue], _ ranges: inout [Int: SourceRange]) {
    guard builder.role == .list else { return builder.refuse() }
    for item in items {
      builder.enterItem(at: item.range.start)
      fill(item, &ranges)
      builder.leave()
    }
  }
}
