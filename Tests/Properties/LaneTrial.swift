import Diagnostics
@testable import Reading
import Records
import Testing

/// Reads texts on both lanes.
struct LaneTrial {
  private let schema: RecordSchema
  private var readers: (plain: RecordReader, other: RecordReader)
  private var differences: [String] = []

  init(_ schema: RecordSchema, _ limits: Limits = Limits()) {
    self.schema = schema
    let plan = ReadingPlan(schema: schema)
    readers.plain = RecordReader(plan: plan, limits: limits, usesPlainLane: true)
    readers.other = RecordReader(plan: plan, limits: limits, usesPlainLane: false)
  }

  var plainCount: Int { readers.plain.plainRecordCount }

  /// Reads a text whose name says in what it is written; both lanes get it in the same pieces, of so many bytes.
  mutating func compare(_ text: [UInt8], as path: String = "cases.ndjson", chunkSize: Int = 64 << 10) {
    let one = Self.account(of: text, path, chunkSize, &readers.plain, schema)
    let two = Self.account(of: text, path, chunkSize, &readers.other, schema)
    guard one != two else { return }
    let lines = zip(one, two).first { $0 != $1 }
    differences.append(
      "\(lines.map { "\($0)\n\($1)" } ?? "\(one.count) and \(two.count) lines") in pieces of \(chunkSize):\n"
        + String(decoding: text, as: UTF8.self))
  }

  func expectNoDifference(plain least: Int) {
    for difference in differences.prefix(2) { Issue.record("seed \(EqualMeaningProperty.seed): \(difference)") }
    #expect(differences.isEmpty && plainCount >= least, "\(plainCount) took the plain lane")
  }

  /// What a slot holds and where it stands; where an object or a list lies in memory is nobody's business, and the other lane leaves
  /// gaps where an object is null.
  private static func line(_ slot: Slot, _ place: UInt32) -> String? {
    switch slot.kind {
    case .absent: nil
    case .object, .list: "\(slot.kind) \(slot.count) at \(place)"
    case .boolean, .integer, .number, .date, .text, .symbol, .unreadable:
      "\(slot.kind) \(slot.count) \(slot.bits) at \(place)"
    }
  }

  private static func account(
    of text: [UInt8], _ path: String, _ chunkSize: Int, _ reader: inout RecordReader, _ schema: RecordSchema
  ) -> [String] {
    var account: [String] = []
    let report = reader.read(bytes: text, as: path, chunkSize: chunkSize) { record, place in
      account.append("\(place) \(record.origin) \(record.description(by: schema))")
      account += zip(record.slots, record.places).compactMap(Self.line) + ["\(record.text)"]
    }
    let found = [report.unread, report.unreadableValues, report.remarks]
    account += found.flatMap(\.all).map { "\($0.severity) \($0.message) \(String(describing: $0.place))" }
    account += report.unknownFields.map { "\($0.path) \($0.count) \($0.first) \(String(describing: $0.suggestion))" }
    let identifiers = report.identifiers.counts.map { "\($0.key) \($0.value)" }.sorted()
    let (unlisted, stray) = (report.identifiers.unlistedCount, report.identifiers.strayCount)
    return account + ["\(report.recordCount) \(report.identifiers.recordCount) \(unlisted) \(stray) \(identifiers)"]
  }
}
