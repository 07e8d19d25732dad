import Diagnostics
import Foundation
import Reading
import Records
@testable import Rubrics

/// What the parsers are run with. Paths are from the project's folder.
enum Samples {
  /// The shipped schema of case records.
  static let schema = load("rubrics/case-record.schema.json")
  /// A small schema with a field of every type.
  static let box = load("Fuzz/box.schema.json")
  static let calendar: WorkingCalendar? = {
    var diagnostics = Diagnostics()
    let path = "data/bank-holidays-england-wales.csv"
    return CalendarLoader.load(SourceText(path: path, bytes: bytes(path)), &diagnostics)
  }()
  /// A record that says nothing, then some of the archetypes.
  static let records: [Record] =
    [empty] + ["A01", "A05", "A09"].map { record("sample-audits/archetypes/records/\($0).json") }

  private static var empty: Record {
    var record = Record()
    _ = record.addObject(schema.root)
    return record
  }

  private static func record(_ path: String) -> Record {
    var reader = RecordReader(plan: ReadingPlan(schema: schema))
    var found: Record?
    _ = reader.read(bytes: bytes(path), as: path) { record, _ in found = record }
    guard let found else { fatalError("\(path) holds a record") }
    return found
  }

  private static func load(_ path: String) -> RecordSchema {
    var diagnostics = Diagnostics()
    guard let schema = SchemaLoader.load(SourceText(path: path, bytes: bytes(path)), &diagnostics) else {
      fatalError(DiagnosticRenderer(colours: false).render(diagnostics.all))
    }
    return schema
  }

  private static func bytes(_ path: String) -> [UInt8] {
    guard let content = FileManager.default.contents(atPath: path) else { fatalError("run in the project's folder") }
    return Array(content)
  }
}
