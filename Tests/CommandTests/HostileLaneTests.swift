import Diagnostics
import Foundation
import Records
import Rubrics
import Support
import Testing

@testable import Reading

/// The plain lane says of every hostile file what the other lane says, or leaves it to that.
struct HostileLaneTests {
  private static let plan = Result { () throws -> ReadingPlan in
    var diagnostics = Diagnostics()
    let path = "rubrics/case-record.schema.json"
    let source = SourceText(path: path, bytes: Array(try Data(contentsOf: Project.url(path))))
    return ReadingPlan(schema: try #require(SchemaLoader.load(source, &diagnostics)))
  }

  @Test(arguments: HostileTests.rows, [64 << 10, 1_000])
  func bothLanesSayTheSame(_ row: HostileRow, chunkSize: Int) throws {
    let plan = try Self.plan.get()
    for file in row.files {
      let bytes = file.bytes()
      // Long files show nothing more in small pieces.
      guard chunkSize > 1_000 || bytes.count < 10_000 else { continue }
      var lanes = [true, false].map { RecordReader(plan: plan, usesPlainLane: $0) }
      let plain = Self.account(of: bytes, as: file.name, chunkSize, &lanes[0])
      #expect(plain == Self.account(of: bytes, as: file.name, chunkSize, &lanes[1]))
    }
  }

  private static func account(
    of bytes: [UInt8], as path: String, _ chunkSize: Int, _ reader: inout RecordReader
  ) -> [String] {
    var account: [String] = []
    let report = reader.read(bytes: bytes, as: path, chunkSize: chunkSize) { record, place in
      account += ["\(place) \(record.slots.count) \(record.text)"]
      account += record.places.map(String.init)
    }
    let found = [report.unread, report.unreadableValues, report.remarks].flatMap(\.all)
    account.append(DiagnosticRenderer(colours: false).render(found))
    account += report.unknownFields.map { "\($0.path) \($0.count) \($0.first)" }
    let (inRecords, beside) = (report.identifiers.recordCount, report.identifiers.strayCount)
    return account + ["\(report.recordCount) \(inRecords) \(beside) \(report.sha256 ?? "")"]
  }
}
