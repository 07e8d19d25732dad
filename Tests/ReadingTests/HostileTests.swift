import Diagnostics
import Testing

@testable import Reading

/// Files that are damaged, or made to do harm.
@Suite struct HostileTests {
  static let samples = [
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<caseRecords><caseRecord><case caseId='é&amp;' note=\"a>b\"/>"
      + "<words><w>&#x1F600;</w></words></caseRecord><!-- x --><caseRecord><risk>3</risk></caseRecord></caseRecords>",
    #"{"x": {"y": [1.5e3, "\u00e9"]}, "caseRecords": [{"case": {"caseId": "é\ud83d\ude00"}}, {"risk": 3, "z": null}]}"#,
    "{\"case\": {\"caseId\": \"A\"}}\r\n{\"risk\": tru}\n\n{\"words\": [\"a\", \"\"]}\n",
    "[ {\"risk\": 1}, 3, {\"visits\": [{\"count\": -0}]} ]",
  ]

  /// Cut anywhere, a file yields only the records that are complete, the same for any pieces.
  @Test(arguments: samples)
  func cutAnywhere(_ sample: String) {
    let whole = Outcome(sample)
    let bytes = Array(sample.utf8)
    for length in bytes.indices {
      let cut = Outcome(bytes: Array(bytes[..<length]))
      #expect(whole.records.starts(with: cut.records))
      #expect(cut == Outcome(bytes: Array(bytes[..<length]), chunkSize: 1))
    }
  }

  /// Wherever it is cut, a file ends too early, at its end.
  @Test(arguments: samples.prefix(2) + samples.suffix(1), [1, 4096])
  func aCutIsCalledACut(_ sample: String, chunkSize: Int) {
    let bytes = Array(sample.utf8)
    for length in 2..<bytes.count {
      var reader = RecordReader(plan: ReadingPlan(schema: SampleSchema.schema))
      let cut = Array(bytes[..<length])
      let report = reader.read(bytes: cut, as: "cases", chunkSize: chunkSize) { _, _ in }
      let last = report.unread.all.last
      let expected = [UInt8(ascii: "<"): "this is not XML: the file ends too early"]
      #expect(
        last?.message.text == expected[cut[0]] ?? "this is not JSON: the file ends too early",
        "\(String(decoding: cut, as: UTF8.self)) \(String(describing: last?.place?.start))")
    }
  }

  /// A line that is cut is not the end of the file, unless it is the last.
  @Test(arguments: [
    ("{\"risk\": 1\n{}\n", "the line ends too early 1:11"), ("{}\n{\"risk\": \r\n{}", "the line ends too early 2:10"),
    ("{}\n{\"case\": {\"caseId\": \"a\n{}", "the line ends too early 2:23"),
    ("{}\n{\"ri", "the file ends too early 2:5"),
  ])
  func aCutLineIsCalledALine(_ text: String, _ expected: String) {
    var reader = RecordReader(plan: ReadingPlan(schema: SampleSchema.schema))
    let report = reader.read(bytes: Array(text.utf8), as: "a.ndjson") { _, _ in }
    let found = report.unread.all.map {
      "\($0.message.text) \($0.place?.start.line ?? 0):\($0.place?.start.column ?? 0)"
    }
    #expect(found == ["this is not JSON: \(expected)"])
  }

  @Test func whatCantBeOpenedHasNoDigest() {
    var reader = RecordReader(plan: ReadingPlan(schema: SampleSchema.schema))
    let report = reader.read(Input(path: "/nowhere/cases.xml")) { _, _ in }
    #expect(report.unread.all.map(\.message.id) == ["unreadable-file"])
    #expect(report.sha256 == nil)
  }

  @Test(arguments: samples, [1, 2, 7, 64])
  func readsTheSameInAnyPieces(_ sample: String, chunkSize: Int) {
    #expect(Outcome(sample, chunkSize: chunkSize) == Outcome(sample))
  }

  /// Any byte may be wrong.
  /// Unknown fields before the first known one are looked at as the bytes come in, one piece after another.
  @Test(arguments: 1...9)
  func readsUnknownFieldsInAnyPieces(chunkSize: Int) {
    #expect(Outcome(#"{"x": 1, "risk": 3}"#, chunkSize: chunkSize).records == ["{risk: 3.0}"])
    #expect(Outcome(#"{"x":{},  "y":[] , "caseRecords":[{}], "z":0}"#, chunkSize: chunkSize).records == ["{}"])
  }

  @Test(arguments: samples)
  func anyByteChanged(_ sample: String) {
    for (index, byte) in sample.utf8.enumerated() {
      for other in [0x22, 0x3C, 0x7D, 0x80, byte ^ 0x20] as [UInt8] {
        var bytes = Array(sample.utf8)
        bytes[index] = other
        let (whole, pieces) = (Outcome(bytes: bytes), Outcome(bytes: bytes, chunkSize: 3))
        #expect(
          whole == pieces, "\(String(decoding: bytes[max(0, index - 9)..<min(bytes.count, index + 9)], as: UTF8.self))")
      }
    }
  }

  @Test(arguments: [
    "<!DOCTYPE caseRecord><caseRecord/>",
    "<!-- x --><!DOCTYPE caseRecord SYSTEM '/etc/passwd'><caseRecord/>",
    "<!DOCTYPE caseRecord [<!ENTITY a 'b'>]><caseRecord><case caseId='&a;'/></caseRecord>",
    "<!DOCTYPE r [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><caseRecord/>",
  ])
  func refusesDocumentTypes(_ text: String) {
    let outcome = Outcome(text)
    #expect(outcome.records == [])
    #expect(outcome.problems.map { $0.prefix(13) } == ["document-type"])
  }

  @Test(arguments: [
    "<caseRecord>&x;</caseRecord>", "<caseRecord><case note='&x;'/></caseRecord>", "<caseRecord a='1' a='2'/>",
    "<caseRecord><x:a/></caseRecord>", "<caseRecord>&#1;</caseRecord>", "<caseRecord>\u{FFFE}</caseRecord>",
    "<caseRecord><risk>1</caseRecord></risk>", "<caseRecord", "<", "<caseRecord><a b='<'/></caseRecord>",
    "<caseRecord>]]></caseRecord>", " <?xml version='1.0'?><caseRecord/>",
  ])
  func refusesMalformedXML(_ text: String) {
    let outcome = Outcome(text)
    #expect(outcome.records == [])
    #expect(outcome.problems.map { $0.prefix { $0 != " " } } == ["malformed-xml"])
  }

  @Test(arguments: [
    #"{"risk": 01}"#, #"{"risk": +1}"#, #"{"risk": .5}"#, #"{"risk": 1.}"#, #"{"risk": NaN}"#, #"{"risk": 1e}"#,
    #"{"risk": 1,}"#, #"{"risk" 1}"#, "{risk: 1}", "{'risk': 1}", #"{"risk": /* */ 1}"#, #"{"risk": True}"#,
    #"{"x": "\u0000"}"#, #"{"x": "\b"}"#, #"{"x": "\ud800"}"#, #"{"x": "\udc00"}"#, #"{"x": "\ud800\u0041"}"#,
    #"{"x": "\uFFFE"}"#, #"{"x": "\uFFFF"}"#, #"{"x": "\x41"}"#, #"{"x": "\u00g0"}"#, "{\"x\": \"\u{1}\"}",
    "{\"x\": \"\u{FFFF}\"}", "{\"risk\": \"\n\"}", #"{"risk": "#, #"{"risk": "1"#, #"{"risk"#, "{", "[", "[{}",
    "[{} {}]",
  ])
  func refusesMalformedJSON(_ text: String) {
    let outcome = Outcome(text)
    #expect(outcome.records.count <= 1)
    #expect(outcome.problems.map { $0.prefix { $0 != " " } } == ["malformed-json"])
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xE9], [0xF0, 0x80, 0x80, 0x80],
    ] as [[UInt8]])
  func refusesBadUTF8(_ bad: [UInt8]) {
    let json = Outcome(bytes: Array(#"{"x": "é"#.utf8) + bad + Array("\"}".utf8))
    #expect(json.problems == ["malformed-json 1:9"])
    let xml = Outcome(bytes: Array("<caseRecord><a/>é".utf8) + bad + Array("</caseRecord>".utf8))
    #expect(xml.problems == ["malformed-xml 1:18"])
  }

  @Test func nestingHasALimit() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(Outcome("{\"x\": \(deep)").problems == ["too-deep 1:71"])
    #expect(Outcome("{\"risk\": 1, \"x\": \(deep)").problems == ["too-deep 1:81"])
    let nested = String(repeating: "<a>", count: 100_000)
    #expect(Outcome("<caseRecord>\(nested)").problems == ["too-deep 1:205"])
  }

  @Test func tagsHaveALimit() {
    let attributes = (0..<20_000).map { " a\($0)='1'" }.joined()
    for chunkSize in [64, 65_536] {
      #expect(
        Outcome("<caseRecord><x\(attributes)/></caseRecord>", chunkSize: chunkSize).problems == ["tag-too-long 1:13"])
    }
  }

  @Test(arguments: ["<!-- <y ", "<![CDATA[<y ", "<?x <y "])
  func whatIsNoTagIsNoLongTag(_ start: String) {
    let end = start.hasPrefix("<!--") ? "-->" : start.hasPrefix("<?") ? "?>" : "]]>"
    let text = String(repeating: "x' ", count: 100_000)
    for chunkSize in [1_000, 65_536] {
      let outcome = Outcome(
        "<caseRecord><words><w>a\(start)\(text)\(end)</w></words></caseRecord>", chunkSize: chunkSize)
      #expect(outcome.problems == [])
      #expect(outcome.records.count == 1)
    }
  }

  @Test func aLongTextIsNoLongTag() {
    let text = String(repeating: "x'\" ", count: 100_000)
    #expect(Outcome("<caseRecord><case><note>\(text)</note></case></caseRecord>").problems == [])
  }
}
