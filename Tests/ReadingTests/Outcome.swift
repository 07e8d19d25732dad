import Diagnostics
import Records

@testable import Reading

/// What reading a text came to, in a form that a test can write down.
struct Outcome: Equatable {
  /// Each record, fields in the schema's order.
  var records: [String] = []
  /// The line and column of each record.
  var places: [String] = []
  /// Every diagnostic as `id line:column`, those of `unread` first.
  var problems: [String] = []
  /// Every unknown field as `path ×count line:column suggestion`.
  var unknown: [String] = []
  var format: String?
  var digest: String?

  init(
    _ text: String, as path: String = "cases", chunkSize: Int = 4096,
    plan: ReadingPlan = ReadingPlan(schema: SampleSchema.schema), limits: Limits = Limits()
  ) {
    self.init(bytes: Array(text.utf8), as: path, chunkSize: chunkSize, plan: plan, limits: limits)
  }

  init(
    bytes: [UInt8], as path: String = "cases", chunkSize: Int = 4096,
    plan: ReadingPlan = ReadingPlan(schema: SampleSchema.schema), limits: Limits = Limits()
  ) {
    var reader = RecordReader(plan: plan, limits: limits)
    var records: [String] = []
    var places: [String] = []
    let report = reader.read(bytes: bytes, as: path, chunkSize: chunkSize) { record, place in
      records.append(record.description(by: plan.schema))
      places.append("\(place.start.line):\(place.start.column)")
    }
    self.records = records
    self.places = places
    problems = [report.unread, report.unreadableValues, report.remarks].flatMap { $0.all.map(Self.line) }
    unknown = report.unknownFields.map {
      "\($0.path) ×\($0.count) \($0.first.start.line):\($0.first.start.column) \($0.suggestion ?? "-")"
    }
    format = report.format
    digest = report.sha256
  }

  private static func line(_ diagnostic: Diagnostic) -> String {
    let start = diagnostic.place?.start
    return "\(diagnostic.message.id) \(start?.line ?? 0):\(start?.column ?? 0)"
  }
}

/// One record around the given content.
func xmlRecord(_ content: String) -> String { "<caseRecord>\(content)</caseRecord>" }
