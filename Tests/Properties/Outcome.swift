import Diagnostics
import Reading
import Records

/// What reading a text came to, apart from where in the text things stand.
struct Outcome: Equatable {
  /// Each record, fields in the schema's order.
  var records: [String] = []
  /// Every diagnostic as its id and the path it is about, sorted.
  var problems: [String] = []
  /// Every unknown field with its count.
  var unknown: [String] = []

  init(_ text: String, _ plan: ReadingPlan, as path: String = "cases", chunkSize: Int = 1 << 16) {
    var reader = RecordReader(plan: plan)
    self.init(text, &reader, plan.schema, as: path, chunkSize: chunkSize)
  }

  init(
    _ text: String, _ reader: inout RecordReader, _ schema: RecordSchema, as path: String = "cases",
    chunkSize: Int = 1 << 16
  ) {
    var records: [String] = []
    let report = reader.read(bytes: Array(text.utf8), as: path, chunkSize: chunkSize) { record, _ in
      records.append(record.description(by: schema))
    }
    self.records = records
    let found = [report.unread, report.unreadableValues, report.remarks]
    problems = found.flatMap(\.all).map(Self.line).sorted()
    // Of more than can be kept, the ones that are depend on the order in the file.
    if found.contains(where: { $0.count > Diagnostics.limit }) { problems = ["\(found.map(\.count))"] }
    unknown = report.unknownFields.map { "\($0.path) ×\($0.count)" }
  }

  private static func line(_ diagnostic: Diagnostic) -> String {
    let quoted = diagnostic.message.text.split(separator: "'", omittingEmptySubsequences: false)
    return "\(diagnostic.message.id) \(quoted.count > 1 ? quoted[1] : "")"
  }
}
