import Diagnostics
import Records
import Testing

@testable import Reading

/// What a file may look like, and what becomes of one that is damaged.
@Suite struct ShapeTests {
  @Test(arguments: [
    ("<caseRecord/>", "xml", 1, [String]()),
    ("<caseRecords><caseRecord/><caseRecord/></caseRecords>", "xml", 2, []),
    ("<caseRecords/>", "xml", 0, []),
    ("<?xml version='1.0' encoding='us-ascii'?>\n<caseRecord/>\n", "xml", 1, []),
    ("{}", "json", 1, []),
    ("[]", "json", 0, []),
    (" [ {} , {} ] ", "json", 2, []),
    (#"{"caseRecords": [{}, {}]}"#, "json", 2, []),
    (#"{"caseRecords": null}"#, "json", 0, []),
    ("{\n}\n{\n}", "json", 2, []),
    ("{}\n{}", "ndjson", 2, []),
    ("{}\n\n \r\n{}\n", "ndjson", 2, []),
    (#"{"risk": 1}"#, "json", 1, []),
    ("[{}, 3, [], null, {}]", "json", 2, ["unreadable-object 1:6", "unreadable-object 1:9", "unreadable-object 1:13"]),
    ("{}\n{]\n[1]\n{}", "ndjson", 2, ["malformed-json 2:2", "unreadable-object 3:1"]),
    ("[{}, {]", "json", 1, ["malformed-json 1:7"]),
    ("[{},]", "json", 1, ["malformed-json 1:5"]),
    ("[{}] []", "json", 1, ["malformed-json 1:6"]),
    ("{} x", "json", 1, ["malformed-json 1:4"]),
    (#"{"caseRecords": {}}"#, "json", 0, ["unreadable-list 1:17"]),
    (#"{"caseRecords": [{}], "caseRecords": [{}]}"#, "json", 1, ["given-twice 1:38"]),
    (#"{"rows": [{}]}"#, "json", 0, ["not-case-records 1:1"]),
    ("<rows/>", "xml", 0, ["not-case-records 1:1"]),
    ("<caseRecords><caseRecord/><caseRecord></caseRecords>", "xml", 1, ["malformed-xml 1:39"]),
    ("<caseRecords><caseRecord/></caseRecord>", "xml", 1, ["malformed-xml 1:27"]),
    ("<caseRecords><caseRecord/>", "xml", 1, ["malformed-xml 1:27"]),
    ("<caseRecord/><caseRecord/>", "xml", 1, ["malformed-xml 1:14"]),
  ])
  func reads(_ text: String, _ format: String, _ count: Int, _ problems: [String]) {
    let outcome = Outcome(text)
    #expect(outcome.format == format)
    #expect(outcome.records.count == count)
    #expect(outcome.problems == problems)
  }

  /// What stands where a record should, or a record where something else should.
  @Test(arguments: [
    ("<caseRecords><CaseRecord/><caseRecord/></caseRecords>", 1, ["not-a-record 1:14"]),
    ("<caseRecords><caseRecrod><risk>1</risk></caseRecrod><caseRecord/></caseRecords>", 1, ["not-a-record 1:14"]),
    ("<caseRecords><batch><caseRecord/><caseRecord/></batch><caseRecord/></caseRecords>", 1, ["not-a-record 1:14"]),
    ("<caseRecords><version>1</version><caseRecord/></caseRecords>", 1, []),
    ("<caseRecords>see<caseRecord/>the other<!-- x --> file</caseRecords>", 1, ["stray-text 1:1"]),
    (#"{"risk": 1, "caseRecords": [{}]}"#, 0, ["list-in-record 1:28"]),
    (#"{"x": 1, "risk": 1, "y": 2, "caseRecords": null}"#, 0, ["list-in-record 1:44"]),
    (#"{"caseRecords": [{}], "risk": 1, "words": []}"#, 1, ["list-in-record 1:17"]),
    (#"{"risk": {"caseRecords": 1}}"#, 1, ["unreadable-number 1:10"]),
  ])
  func refusesWhatIsNoRecord(_ text: String, _ count: Int, _ problems: [String]) {
    for chunkSize in [1, 4096] {
      let outcome = Outcome(text, chunkSize: chunkSize)
      #expect(outcome.records.count == count)
      #expect(outcome.problems == problems)
    }
  }

  @Test(arguments: [
    ("", "empty-file 1:1"), (" \n", "empty-file 2:1"), ("\u{FEFF}", "empty-file 1:1"),
    ("name,age\n", "unknown-format 1:1"), ("3", "unknown-format 1:1"),
  ])
  func refusesTheFile(_ text: String, _ problem: String) {
    let outcome = Outcome(text)
    #expect(outcome.records == [])
    #expect(outcome.problems == [problem])
  }

  /// The ending decides where a file of one line could be either.
  @Test func endingBreaksTheTie() {
    #expect(Outcome("{}", as: "a.JSONL").format == "ndjson")
    #expect(Outcome("[{}]", as: "a.ndjson").format == "json")
    #expect(Outcome("<caseRecord/>", as: "a.json").format == "xml")
  }

  /// A name with the ending of NDJSON is not believed against the content, unless the first line is broken.
  @Test(arguments: [
    (#"{"caseRecords": [{}, {}]}"#, "json", 2, [String]()),
    ("{\n  \"risk\": 1\n}\n", "json", 1, []),
    ("{\"visits\": [\n{}, {}\n]}", "json", 1, []),
    ("{\"visits\": [{},\n{}]}", "json", 1, []),
    ("[{},\n{}]", "json", 2, []),
    ("{}\n{}", "ndjson", 2, []),
    ("{}\r{}\r\r{]\r{}", "ndjson", 3, ["malformed-json 4:2"]),
    (#"{"x": 1, "caseRecords": [{}, {}]}"#, "json", 2, []),
    (#"{"x": {"risk": 1}, "caseRecords": [{}]}"# + "\n", "json", 1, []),
    (#"{"risk": 1, "caseRecords": [{}]}"# + "\n{}", "ndjson", 1, ["list-in-record 1:28"]),
    ("{\"case\": {\"caseI\n{}\n", "ndjson", 1, ["malformed-json 1:17"]),
    ("{\"case\": {\"caseId\": \"A\",\n{}\n", "ndjson", 1, ["malformed-json 1:25"]),
    ("{\"risk\": 1,\n{}\n{}", "ndjson", 2, ["malformed-json 1:12"]),
    ("[3]\n{}\n", "ndjson", 1, ["unreadable-object 1:1"]),
    ("x\n{}\n{}", "ndjson", 2, ["malformed-json 1:1"]),
  ])
  func weighsEndingAgainstContent(_ text: String, _ format: String, _ count: Int, _ problems: [String]) {
    for chunkSize in [1, 4096] {
      let outcome = Outcome(text, as: "a.ndjson", chunkSize: chunkSize)
      #expect(outcome.format == format)
      #expect(outcome.records.count == count)
      #expect(outcome.problems == problems)
    }
  }

  @Test(arguments: [
    (
      "<caseRecords a='1'><other>1</other><caseRecord b='2'/></caseRecords>",
      ["a ×1 1:14 -", "b ×1 1:48 -", "other ×1 1:20 -"]
    ),
    (#"{"other": [{}], "caseRecords": [{"b": 2}], "c": 1}"#, ["b ×1 1:39 -", "c ×1 1:49 -", "other ×1 1:11 -"]),
    (
      "<caseRecord><visits><visit><seenAloen/></visit><visit><seenAloen/></visit></visits></caseRecord>",
      ["visits[].seenAloen ×2 1:28 seenAlone"]
    ),
    (#"{"visits": [{"seenAloen": {"childId": 1}}]}"#, ["visits[].seenAloen ×1 1:27 seenAlone"]),
    ("<caseRecord><visits><row/></visits></caseRecord>", ["visits.row ×1 1:21 -"]),
    ("<caseRecord><visits n='1'/><risk unit='x'>1</risk></caseRecord>", ["risk.unit ×1 1:34 -", "visits.n ×1 1:21 -"]),
  ])
  func unknownFields(_ text: String, _ expected: [String]) {
    let outcome = Outcome(text)
    #expect(outcome.unknown == expected)
    #expect(outcome.records.count == 1)
    #expect(outcome.problems == [])
  }

  @Test(arguments: [
    (
      "<caseRecord><children><c id='a'/></children><visits><visit childId='b'/><visit childId='a'/></visits></caseRecord>",
      ["dangling-reference 1:60"]
    ),
    (
      #"{"children": [{"id": "a"}], "visits": [{"childIds": ["a", "b", "c"]}]}"#,
      ["dangling-reference 1:59", "dangling-reference 1:64"]
    ),
    (#"{"visits": [{"childId": "a"}]}"#, ["dangling-reference 1:25"]),
  ])
  func danglingReferences(_ text: String, _ expected: [String]) {
    #expect(Outcome(text).problems == expected)
  }

  /// What the plan does not keep is not decoded, but its names are checked.
  @Test func keepsWhatThePlanAsksFor() throws {
    let schema = SampleSchema.schema
    let count = try #require(schema.field(at: ["visits", "count"], throughLists: true))
    let plan = ReadingPlan(schema: schema, keeping: [count.field.id])
    let xml = "<case caseId='A' openedOn='x'><stat/></case><risk>x</risk><visits><visit on='x' count='1'/></visits>"
    let outcome = Outcome(xmlRecord(xml), plan: plan)
    #expect(outcome.records == [#"{case: {caseId: "A"}, visits: [{count: 1}]}"#])
    #expect(outcome.problems == [])
    #expect(outcome.unknown == ["case.stat ×1 1:43 state"])
  }

  /// A field that no rule reads can be given twice without loss, but not without a word.
  @Test func warnsOfFieldsGivenTwiceThatNothingReads() throws {
    let schema = SampleSchema.schema
    let plan = ReadingPlan(schema: schema, keeping: [])
    let json = #"{"risk": 1, "risk": 2, "visits": [{"on": null, "count": 1, "count": 2}]}"#
    let xml = "<risk>1</risk><risk>2</risk><visits><visit on='x'><count/><count>1</count></visit></visits>"
    for text in [json, xmlRecord(xml)] {
      let problems = Outcome(text, plan: plan).problems
      #expect(problems.map { $0.prefix { $0 != " " } } == ["given-twice", "given-twice"])
    }
  }

  /// Also where the schema knows none of the names: JSON allows none to come twice in one object.
  @Test(arguments: [
    (#"{"risk": 1, "zz": 1, "zz": 2}"#, 1, ["given-twice 1:28 'zz' is given more than once"]),
    (#"[{"risk": 1, "z\u007a": 1, "zz": 2}]"#, 1, ["given-twice 1:34 'zz' is given more than once"]),
    (
      #"{"case": {"zz": {"a": 1, "b": [{"a": 1, "a": 1}]}}}"#, 1,
      ["given-twice 1:46 'case.zz.b[].a' is given more than once"]
    ),
    (
      #"{"risk": {"a": 1, "a": 1}}"#, 1,
      ["unreadable-number 1:10 'risk' is not a number", "given-twice 1:24 'risk.a' is given more than once"]
    ),
    (#"{"zz": {"a b": 1, "a b": 1}, "risk": 1}"#, 1, ["given-twice 1:26 'zz.••••••' is given more than once"]),
    (#"{"zz": 1, "zz": 2, "caseRecords": [{}]}"#, 1, ["given-twice 1:17 'zz' is given more than once"]),
    (#"{"zz": 1, "caseRecords": [{}], "zz": 2}"#, 1, ["given-twice 1:38 'zz' is given more than once"]),
    (#"{"zz": {"a": 1, "a": 2}, "caseRecords": [{}]}"#, 1, ["given-twice 1:22 'zz.a' is given more than once"]),
    // What was told of a record is not told again of the envelope around it.
    (#"{"caseRecords": [{"risk": "x"}], "zz": 1}"#, 1, ["unreadable-number 1:27 'risk' is not a number"]),
    (#"{"zz": 1, "yy": {"zz": [1, {"zz": 1}, {"zz": 2}]}, "visits": [{"zz": 1}, {"zz": 2}]}"#, 1, []),
  ])
  func unknownNamesGivenTwice(_ text: String, _ records: Int, _ problems: [String]) {
    for policy in [IdentifierPolicy.refuse, .allow] {
      for chunkSize in [1, 4096] {
        var reader = RecordReader(plan: ReadingPlan(schema: SampleSchema.schema, identifiers: policy))
        var count = 0
        let report = reader.read(bytes: Array(text.utf8), as: "a", chunkSize: chunkSize) { _, _ in count += 1 }
        let found = [report.unread, report.unreadableValues, report.remarks].flatMap(\.all)
        #expect(
          found.map { "\($0.message.id) 1:\($0.place?.start.column ?? 0) \($0.message.text)" } == problems)
        #expect(count == records)
      }
    }
  }

  @Test func countsEveryUnknownName() {
    let rows = Array(repeating: #"{"seenAloen": 1}"#, count: 3_000).joined(separator: ",")
    #expect(
      Outcome(#"{"visits": [\#(rows)], "x": 1}"#).unknown == [
        "visits[].seenAloen ×3000 1:27 seenAlone", "x ×1 1:\(3_000 * 17 + 20) -",
      ])
  }

  @Test func digestsTheWholeFile() {
    #expect(Outcome("abc").digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func stopsWhereTheBodyThrows() {
    struct Enough: Error {}
    var reader = RecordReader(plan: ReadingPlan(schema: SampleSchema.schema))
    for text in ["[{}, {}, {}]", "<caseRecords><caseRecord/><caseRecord/></caseRecords>", "{}\n{}\n{}"] {
      var count = 0
      #expect(throws: Enough.self) {
        _ = try reader.read(bytes: Array(text.utf8), as: "cases") { _, _ in
          count += 1
          throw Enough()
        }
      }
      #expect(count == 1)
    }
  }
}
