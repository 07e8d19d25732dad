import Diagnostics
import Foundation
import Records
import Support
import Testing

@testable import Reading

/// Where the values of a record stand, whatever the file is written in.
struct ValuePlaceTests {
  /// The places of all values, as `path line:column`, of a file with these bytes.
  private func places(_ bytes: [UInt8], chosen: @escaping (Record) -> Bool = { _ in true }) throws -> [[String]] {
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("cases")
    try Data(bytes).write(to: file)
    let schema = SampleSchema.schema
    var reader = RecordReader(plan: ReadingPlan(schema: schema))
    var found: [[String]] = []
    _ = reader.read(Input(path: file.path), locating: chosen) { record, _, details in
      found.append(
        (details?.positions ?? []).enumerated().compactMap { slot, position in
          guard let position, let path = record.path(ofSlot: slot, by: schema) else { return nil }
          return "\(path) \(position.line):\(position.column)"
        }.sorted())
    }
    return found
  }

  static let xml =
    "<caseRecord>\n<case note='é'>\r\n <caseId>1</caseId></case>\r<words><w>a</w> <w>b</w></words></caseRecord>"
  static let xmlPlaces = [
    "case 2:1", "case.caseId 3:2", "case.note 2:7", "words 4:1", "words[0] 4:8", "words[1] 4:17",
  ]
  static let json = "{\"case\":\n {\"note\": \"é😀\", \"caseId\": \"1\"},\r\"visits\": [{\"seenAlone\":true},\n{}]}"
  static let jsonPlaces = [
    "case 2:2", "case.caseId 2:27", "case.note 2:11", "visits 3:11", "visits[0] 3:12", "visits[0].seenAlone 3:25",
    "visits[1] 4:1",
  ]

  @Test(arguments: [(xml, xmlPlaces), (json, jsonPlaces), ("\u{FEFF}\(json)", jsonPlaces)])
  func ofValues(_ text: String, _ expected: [String]) throws {
    #expect(try places(Array(text.utf8)) == [expected])
  }

  @Test func ofValuesInOtherEncodings() throws {
    let declared = "<?xml version='1.0' encoding='ISO-8859-1'?>\n" + Self.xml
    let shifted = Self.xmlPlaces.map { line in
      let (path, place) = (line.prefix { $0 != " " }, line.drop { $0 != " " }.dropFirst().split(separator: ":"))
      return "\(path) \((Int(place[0]) ?? 0) + 1):\(place[1])"
    }
    #expect(try places(declared.unicodeScalars.map { UInt8($0.value) }) == [shifted])
    let wide: [UInt8] = [0xFE, 0xFF] + Self.json.utf16.flatMap { unit in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    #expect(try places(wide) == [Self.jsonPlaces])
  }

  @Test func onlyWhereTheyAreWanted() throws {
    let text = #"[{"case": {"caseId": "1"}}, {"case": {"caseId": "22"}}]"#
    let found = try places(Array(text.utf8)) { $0.text.count == 2 }
    #expect(found == [[], ["case 1:38", "case.caseId 1:49"]])
  }
}
