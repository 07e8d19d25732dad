import Diagnostics
import Records
import Testing

@testable import Reading

/// Where things stand: lines and columns from 1, in Unicode scalars; LF, CRLF and CR end a line.
@Suite struct PlaceTests {
  @Test(arguments: [
    ("<caseRecords>\n  <caseRecord/>\r\n <caseRecord/>\r<caseRecord/></caseRecords>", ["2:3", "3:2", "4:1"]),
    ("\u{FEFF}<caseRecords><!-- é😀 --><caseRecord/></caseRecords>", ["1:25"]),
    ("<caseRecord/>", ["1:1"]),
    ("\n\n  {}", ["3:3"]),
    ("[{},\r\n{}\r, {}]", ["1:2", "2:1", "3:3"]),
    (#"{"é": "😀", "caseRecords": [{}]}"#, ["1:28"]),
    ("{}\n\n {}\n", ["1:1", "3:2"]),
  ])
  func ofRecords(_ text: String, _ expected: [String]) {
    #expect(Outcome(text).places == expected)
  }

  @Test(arguments: [
    ("<caseRecord>\n<!-- é -->\r\n😀<case \n é='x' openedOn='x'/></caseRecord>", "unreadable-date 4:8"),
    ("<caseRecord><case a='>' b='/>'  openedOn = 'x'/></caseRecord>", "unreadable-date 1:33"),
    ("<caseRecord><case xmlns:b='urn:b' b:openedOn='x'/></caseRecord>", "unreadable-date 1:35"),
    ("<caseRecord>\r<risk\n>x</risk></caseRecord>", "unreadable-number 2:1"),
    ("{\"case\":\r\n  {\"openedOn\":\r \"x\"}}", "unreadable-date 3:2"),
    (#"{"case": {"note": "é😀", "openedOn": "x"}}"#, "unreadable-date 1:37"),
  ])
  func ofProblems(_ text: String, _ expected: String) {
    #expect(Outcome(text).problems.contains(expected))
  }

  /// The drawing shows names and a constant number of bullets.
  @Test(arguments: [
    (
      "<caseRecord>\n  <case><openedOn>Anna</openedOn></case></caseRecord>", "        <openedOn>••••••</openedOn>", 9,
      19
    ),
    ("<caseRecord><case openedOn='Anna'/></caseRecord>", "                  openedOn=\"••••••\"", 19, 27),
    (#"{"case": {"openedOn": "Anna"}}"#, #"          "openedOn": ••••••"#, 23, 29),
    (#"{"case": {"note": "Anna", "note": "Bill"}}"#, #"                          "note": ••••••"#, 35, 41),
    ("{\"case\": {\"openedOn\":\n\"Anna\"}}", "••••••", 1, 7),
  ])
  func drawing(_ text: String, _ excerpt: String, _ start: Int, _ end: Int) throws {
    var reader = RecordReader(plan: ReadingPlan(schema: SampleSchema.schema))
    let report = reader.read(bytes: Array(text.utf8), as: "cases.xml") { _, _ in }
    let diagnostic = try #require(report.unreadableValues.all.first)
    #expect(diagnostic.place?.excerpt == excerpt)
    #expect(diagnostic.place?.start.column == start)
    #expect(diagnostic.place?.end.column == end)
    #expect(!DiagnosticRenderer(colours: false).render(diagnostic).contains("Anna"))
  }

  /// Every element's place is exact, whatever the pieces: at the byte found stands `<` and the element's name.
  @Test(arguments: [1, 2, 3, 7, 61, 1_000, 65_536])
  func ofEveryElement(chunkSize: Int) {
    let visit = "<visit on='2016-01-01'><!-- < > -->\r\n<childId>é&#x1F600;</childId><count> 1 </count></visit>"
    let record = "<caseRecord>\n<visits>\(String(repeating: visit, count: 40))</visits><risk>1</risk></caseRecord>\n"
    let bytes = Array("<caseRecords>\(String(repeating: record, count: 50))</caseRecords>".utf8)
    var reader = RecordReader(plan: ReadingPlan(schema: SampleSchema.schema))
    let starts = ["<visits>", "<risk>", "<visit ", "<childId>", "<count>", "on="].map { Array($0.utf8) }
    var found = 0
    _ = reader.read(bytes: bytes, as: "cases", chunkSize: chunkSize) { record, _ in
      for (slot, place) in zip(record.slots, record.places) where slot.kind != .absent {
        let rest = bytes[(record.origin + Int(place))...]
        if starts.contains(where: { rest.starts(with: $0) }) { found += 1 }
      }
    }
    #expect(found == 50 * (2 + 40 * 4))
  }
}
