import Diagnostics
import Reporting
import Testing

struct PlacesTests {
  private static let header = "authority,la_name,old_la_code,new_la_code,region_code,region_name"
  private static let hull = "A1,\"Kingston upon Hull, City of\",810,E06000010,E12000003,Yorkshire and The Humber"
  private static let sheffield = "A2,Sheffield,373,E08000039,E12000003,Yorkshire and The Humber"

  private static func read(_ bytes: [UInt8]) -> (places: Places?, found: [String]) {
    var diagnostics = Diagnostics()
    let places = Places.read(SourceText(path: "places.csv", bytes: bytes), &diagnostics)
    return (
      places, diagnostics.all.map { "\($0.message.id) \($0.place?.start.line ?? 0):\($0.place?.start.column ?? 0)" }
    )
  }

  /// As spreadsheets and people write the same file.
  @Test(arguments: [
    "\(header)\n\(hull)\n\(sheffield)\n", "\(header)\r\n\(hull)\r\n\(sheffield)", "\(header)\r\(hull)\r\(sheffield)\r",
    "\u{FEFF}\(header)\n\(hull)\n\(sheffield)", "\(header)\n\n\(hull)\n,,,,,\n\(sheffield)\n\n",
    "\"authority\",la_name,old_la_code,new_la_code,region_code,region_name\n\(hull)\n\(sheffield)",
    "la_name,authority,region_name,region_code,new_la_code,old_la_code\n"
      + "\"Kingston upon Hull, City of\",A1,Yorkshire and The Humber,E12000003,E06000010,810\n"
      + "Sheffield,A2,Yorkshire and The Humber,E12000003,E08000039,373\n",
  ])
  func isRead(_ text: String) throws {
    let (places, found) = Self.read(Array(text.utf8))
    #expect(found == [])
    let read = try #require(places)
    let region = Places.Region(code: "E12000003", name: "Yorkshire and The Humber")
    #expect(
      read["A1"]
        == Places.Place(name: "Kingston upon Hull, City of", oldCode: "810", newCode: "E06000010", region: region))
    #expect(read["A2"]?.name == "Sheffield" && read["A3"] == nil)
    #expect(read.missing(from: ["A3", "A1", "A4"]) == ["A3", "A4"])
  }

  @Test func theRegionCanBeLeftOut() {
    let (places, found) = Self.read(Array("\(Self.header)\nW1,Cardiff,681,W06000015,,\n".utf8))
    #expect(found == [] && places?["W1"]?.region == nil && places?["W1"]?.oldCode == "681")
  }

  /// Rows: what follows the first row, and what is found where.
  @Test(arguments: [
    ("A1,Sheffield,373,E08000039", ["places-row 2:1"]),
    ("A1,Hull, City of,810,E06000010,,", ["places-row 2:1"]),
    (",Sheffield,373,E08000039,,", ["invalid-place 2:1"]),
    ("A1,,373,E08000039,,", ["invalid-place 2:4"]),
    ("A1,Total,373,E08000039,,", ["invalid-place 2:4"]),
    ("A1,=Sheffield,373,E08000039,,", ["invalid-place 2:4"]),
    ("A1,\"Shef\nfield\",373,E08000039,,", ["invalid-place 2:4"]),
    ("A1,Sheffield,37,E08000039,,", ["invalid-place 2:14"]),
    ("A1,Sheffield,٣٧٣,E08000039,,", ["invalid-place 2:14"]),
    ("A1,Sheffield,373,E0800003,,", ["invalid-place 2:18"]),
    ("A1,Sheffield,373,e08000039,,", ["invalid-place 2:18"]),
    ("A1,Sheffield,373,E08000039,E12000003,", ["invalid-place 2:38"]),
    ("A1,Sheffield,373,E08000039,,London", ["invalid-place 2:28"]),
    ("A1,Sheffield,37,E0800003,E1,London", ["invalid-place 2:14", "invalid-place 2:17", "invalid-place 2:26"]),
    (
      "A1,Sheffield,373,E08000039,,\nA1,Leeds,383,E08000035,,\nA3,York,373,E06000014,,",
      ["duplicate-place 3:1", "duplicate-place 4:9"]
    ),
    ("A1,Shef\"field,373,E08000039,,", ["malformed-csv 2:8"]),
    ("A1,\"Shef\"field,373,E08000039,,", ["malformed-csv 2:10"]),
    ("A1,\"Sheffield,373,E08000039,,\n", ["malformed-csv 2:4"]),
  ])
  func mistakesHavePlaces(_ rows: String, _ expected: [String]) {
    let (places, found) = Self.read(Array("\(Self.header)\n\(rows)".utf8))
    #expect(found == expected)
    #expect(places == nil)
  }

  /// First rows.
  @Test(arguments: [
    ("", ["empty-file 1:1"]),
    ("authority,la_name,old_la_code,new_la_code,region_code", ["places-columns 1:1"]),
    (
      "Authority,la_name,old_la_code,new_la_code,region_code,region_name", ["places-columns 1:1"]
    ),
    (header + ",notes", ["places-columns 1:67"]),
    (header + ",authority", ["places-columns 1:67"]),
  ])
  func theFirstRowNamesTheColumns(_ header: String, _ expected: [String]) {
    #expect(Self.read(Array(header.utf8)).found == expected)
  }

  /// One mistake is one message.
  @Test(arguments: [
    ("authority;la_name;old_la_code", "the columns are separated by semicolons"),
    ("authority,la_name,old_la_cod,new_la_code,region_code,region_name", "a file of places has no column 'old_la_cod'"),
    ("authority,la_name,old_la_code,new_la_code", "columns are missing: 'region_code', 'region_name'"),
    (header + "\n\(sheffield)\n\(sheffield)", "this 'authority' is already at line 2"),
  ])
  func isSaidOnce(_ text: String, _ expected: String) {
    var diagnostics = Diagnostics()
    _ = Places.read(SourceText(path: "places.csv", bytes: Array(text.utf8)), &diagnostics)
    #expect(diagnostics.all.map(\.message.text) == [expected])
  }

  @Test func otherEncodingsAreRefusedWithTheirPlace() {
    let bytes = Array("\(Self.header)\nA1,Sheffield".utf8) + [0xE9, 0x0A]
    #expect(Self.read(bytes).found == ["not-utf8 2:13"])
  }

  @Test func tooManyRowsAreRefused() {
    let rows = (1...2001).map { "A\($0),Sheffield,373,E08000039,," }
    #expect(Self.read(Array(([Self.header] + rows).joined(separator: "\n").utf8)).found == ["too-many-places 2001:1"])
  }
}
