import Diagnostics
import Testing

@testable import Reading

/// What is taken at most: as much as the limit is read, one more costs as little as it can.
@Suite struct LimitTests {
  static let pieces = [1, 2, 3, 7, 64 << 10]

  /// A limit, set low, and content of a record that is exactly as much as it allows, and one more.
  struct Row: Sendable, CustomTestStringConvertible {
    let id: String
    let set: @Sendable (inout Limits) -> Void
    let just: String
    let over: String
    /// The column of what is too much, in a record that starts a line.
    let column: Int

    var testDescription: String { "\(id): \(just)" }

    var limits: Limits {
      var limits = Limits()
      set(&limits)
      return limits
    }
  }

  static let json = [
    Row(
      id: "record-too-large", set: { $0.recordBytes = 20 }, just: #"{"risk": 1,    "x":0}"#.without(1),
      over: #"{"risk": 1,    "x":0}"#, column: 1),
    Row(
      id: "too-deep", set: { $0.depth = 3 }, just: #"{"x": {"y": [1]}}"#, over: #"{"x": {"y": [[1]]}}"#, column: 14),
    Row(
      id: "too-deep", set: { $0.depth = 2 }, just: #"{"visits": []}"#, over: #"{"visits": [{}]}"#, column: 13),
    Row(
      id: "text-too-long", set: { $0.textBytes = 12 }, just: #"{"words": ["a\u00e9bcdefghij"]}"#,
      over: #"{"words": ["a\u00e9bcdefghijk"]}"#, column: 12),
    Row(
      id: "text-too-long", set: { $0.textBytes = 12 }, just: #"{"x": "abcdefghijkl"}"#,
      over: #"{"x": "abcdefghijklm"}"#, column: 7),
    Row(
      // The record and its five fields, a list, and what is in it.
      id: "too-many-values", set: { $0.values = 10 }, just: #"{"words": ["a", "b", "c"]}"#,
      over: #"{"words": ["a", "b", "c", "d"]}"#, column: 27),
    Row(
      // A visit has five fields.
      id: "too-many-values", set: { $0.values = 13 }, just: #"{"visits": [{}]}"#, over: #"{"visits": [{}, {}]}"#,
      column: 17),
    Row(id: "too-many-values", set: { $0.values = 8 }, just: #"{"x": [1]}"#, over: #"{"x": [1, 2]}"#, column: 11),
  ]

  static let xml = [
    Row(
      id: "record-too-large", set: { $0.recordBytes = 40 }, just: "<caseRecord><risk>1</risk> </caseRecord>",
      over: "<caseRecord><risk>1</risk>  </caseRecord>", column: 1),
    Row(
      id: "too-deep", set: { $0.depth = 2 }, just: "<caseRecord><visits><visit/></visits></caseRecord>",
      over: "<caseRecord><visits><visit><on/></visit></visits></caseRecord>", column: 28),
    Row(
      id: "text-too-long", set: { $0.textBytes = 8 },
      just: "<caseRecord><words><w>a&#xe9;<!---->b<![CDATA[cdef]]></w></words></caseRecord>",
      over: "<caseRecord><words><w>a&#xe9;<!---->b<![CDATA[cdefg]]></w></words></caseRecord>", column: 20),
    Row(
      id: "text-too-long", set: { $0.textBytes = 5 }, just: "<caseRecord><case note='abcde'/></caseRecord>",
      over: "<caseRecord><case note='abcdef'/></caseRecord>", column: 19),
    Row(
      id: "text-too-long", set: { $0.textBytes = 5 }, just: "<caseRecord><x>abcde</x></caseRecord>",
      over: "<caseRecord><x>abcdef</x></caseRecord>", column: 13),
    Row(
      id: "too-many-values", set: { $0.values = 10 }, just: "<caseRecord><words><w/><w/><w/></words></caseRecord>",
      over: "<caseRecord><words><w/><w/><w/><w/></words></caseRecord>", column: 32),
    Row(
      id: "too-many-values", set: { $0.values = 13 },
      just: "<caseRecord><visits><visit/></visits></caseRecord>",
      over: "<caseRecord><visits><visit on=''/></visits></caseRecord>", column: 28),
  ]

  /// The records before and after the one that is too much are read.
  @Test(arguments: json, pieces)
  func costsARecordOfJSON(_ row: Row, chunkSize: Int) {
    for (text, count, problems) in [(row.just, 3, []), (row.over, 2, ["\(row.id) 2:\(row.column)"])] {
      let list = Outcome("[{},\n\(text)\n,{}]", chunkSize: chunkSize, limits: row.limits)
      let envelope = Outcome("{\"caseRecords\":[{},\n\(text)\n,{}]}", chunkSize: chunkSize, limits: row.limits)
      let lines = Outcome("{}\n\(text)\n{}", as: "a.ndjson", chunkSize: chunkSize, limits: row.limits)
      for outcome in [list, envelope, lines] {
        #expect(outcome.records.count == count)
        #expect(outcome.problems.filter { !$0.hasPrefix("empty-item") } == problems)
      }
    }
  }

  @Test(arguments: xml, pieces)
  func costsARecordOfXML(_ row: Row, chunkSize: Int) {
    for (text, count, problems) in [(row.just, 3, []), (row.over, 2, ["\(row.id) 2:\(row.column)"])] {
      let outcome = Outcome(
        "<caseRecords><caseRecord/>\n\(text)\n<caseRecord/></caseRecords>", chunkSize: chunkSize, limits: row.limits)
      #expect(outcome.records.count == count)
      #expect(outcome.problems.filter { !$0.hasPrefix("empty-item") } == problems)
    }
  }

  /// What libxml2 must not even see ends the file.
  @Test(arguments: [
    (" a='1' b='>' c=\"\"", "", [String]()), (" a='1' b='>' c=\"\" d='='", "", ["too-many-attributes 2:13"]),
    (" a='234567890'", "", []), (" a='2345678901'", "", ["tag-too-long 2:13"]),
    ("", "<!-- 23456789012345678 -->", []), ("", "<!-- 234567890123456789 -->", ["text-too-long 2:16"]),
    ("", "<!-- <3456789012345 <9 -->", ["text-too-long 2:16"]), ("", "<?x 23456789012345 6789?>", []),
    ("", "<?x 23456789012345 678 9?>", ["text-too-long 2:16"]),
  ])
  func endsAFileOfXML(_ attributes: String, _ content: String, _ problems: [String]) {
    var limits = Limits()
    (limits.attributes, limits.tagBytes, limits.textBytes) = (3, attributes.contains("b=") ? 100 : 16, 25)
    limits.textBytes = content.contains("<3") ? 25 : content.isEmpty ? 100 : content.hasPrefix("<!") ? 26 : 25
    for chunkSize in Self.pieces {
      let text = "<caseRecords><caseRecord/>\n<caseRecord><x\(attributes)>\(content)</x></caseRecord></caseRecords>"
      let outcome = Outcome(text, chunkSize: chunkSize, limits: limits)
      #expect(outcome.problems == problems)
      #expect(outcome.records.count == (problems.isEmpty ? 2 : 1))
    }
  }

  @Test(arguments: [
    "[{},\n{},\n{}]", "{}\n{}\n{}", "<caseRecords><caseRecord/>\n<caseRecord/>\n<caseRecord/></caseRecords>",
  ])
  func recordsHaveALimit(_ text: String) {
    var limits = Limits()
    limits.records = 3
    #expect(Outcome(text, limits: limits).problems == [])
    limits.records = 2
    let outcome = Outcome(text, limits: limits)
    #expect(outcome.records.count == 2)
    #expect(outcome.problems == ["too-many-records 3:1"])
    #expect(outcome.digest == Outcome(text).digest)
  }

  @Test(arguments: pieces)
  func namesHaveALimit(chunkSize: Int) {
    var limits = Limits()
    limits.names = 30
    let names = (1...60).map { "<n\($0)/>" }
    let just = "<caseRecords><caseRecord>\(names.prefix(20).joined())</caseRecord></caseRecords>"
    #expect(Outcome(just, chunkSize: chunkSize, limits: limits).problems == [])
    let over = "<caseRecords><caseRecord/><caseRecord>\(names.joined())</caseRecord></caseRecords>"
    let outcome = Outcome(over, chunkSize: chunkSize, limits: limits)
    #expect(outcome.problems.map { $0.prefix { $0 != " " } } == ["too-many-names"])
    #expect(outcome.records == ["{}"])
    #expect(outcome == Outcome(over, limits: limits))
  }

  @Test func filesHaveALimit() {
    var limits = Limits()
    limits.fileBytes = 5
    #expect(Outcome("{}\n{}", limits: limits).problems == [])
    let outcome = Outcome("{}\n{} ", limits: limits)
    #expect(outcome.problems == ["file-too-large 1:1"])
    #expect(outcome.digest == nil)
  }

  @Test func problemsHaveALimit() {
    var limits = Limits()
    limits.problemsPerRecord = 2
    let text = #"{"words": [1, 2]}"# + "\n" + #"{"words": [1, 2, 3]}"#
    #expect(
      Outcome(text, limits: limits).problems == [
        "unreadable-text 1:12", "unreadable-text 1:15", "unreadable-text 2:12", "unreadable-text 2:15",
        "too-many-problems 2:1",
      ])
    #expect(Outcome(#"{"risk": 1, "a": 1, "b": 1}"#, limits: limits).problems == [])
    #expect(Outcome(#"{"risk": 1, "a": 1, "b": 1, "c": 1}"#, limits: limits).problems == ["too-many-problems 1:1"])
  }

  @Test func unknownFieldsHaveALimit() {
    var limits = Limits()
    limits.unknownFields = 2
    #expect(Outcome(#"{"risk": 1, "a": 1, "b": 1}"#, limits: limits).problems == [])
    let outcome = Outcome(#"{"risk": 1, "a": 1, "b": 1, "c": 1}"#, limits: limits)
    #expect(outcome.problems == ["too-many-unknown-fields 1:1"])
    #expect(outcome.unknown.count == 2)
  }

  /// A name may be content of a case.
  @Test(arguments: [
    ("seen_alone-2.b:c", true), ("_x", true), ("Mrs Smith 12 High St", false), ("Zoë", false), ("9434765919", false),
    ("nhs9434765919", false), ("dob2010-02-03", true), ("", false), ("-x", false), ("abcdefghijk", true),
    ("abcdefghijkl", false),
  ])
  func namesAreShownWhereTheyLookLikeNames(_ name: String, _ isShown: Bool) {
    var limits = Limits()
    limits.nameBytes = name.hasPrefix("abc") ? 11 : 100
    let shown = isShown ? name : "••••••"
    #expect(
      Outcome("{\"risk\": 1, \"\(name)\": 1}", limits: limits).unknown.map { $0.prefix { $0 != "×" } } == ["\(shown) "])
    let envelope = Outcome("{\"caseRecords\": [], \"\(name)\": 1}", limits: limits)
    #expect(envelope.unknown.map { $0.prefix { $0 != "×" } } == ["\(shown) "])
  }

  /// The end of the first line is not looked for without end.
  @Test func lookingAheadHasALimit() {
    var limits = Limits()
    limits.lookAheadBytes = 10
    let text = #"{"risk": 1, "words": []}"# + "\n{}"
    #expect(Outcome(text, limits: limits).format == "json")
    #expect(Outcome(text, limits: limits).records.count == 2)
    #expect(Outcome(text).format == "ndjson")
  }

  /// What is too large is skipped only as long as it is in order.
  @Test(arguments: [
    (#"[{}, {"x": "aaaaaaaaaa, "y": 1}, {}]"#, ["malformed-json 1:26"]),
    (#"[{}, {"x": ["aaaaaaaaaaaaaaaaaaaaaaaa"}, {}]"#, ["malformed-json 1:39"]),
    (#"[{}, {"x": "aaaaaaaaaaaaaaaaaaaaaaaa"}, {}"#, ["record-too-large 1:6", "malformed-json 1:43"]),
    (#"[{}, {"x": "aaaaaaaaaaaaaaaaaaaaaaaa}, {}]"#, ["malformed-json 1:43"]),
    ("[{}, {\"x\": \"aaaaaaaaaaaaaaaaaaaaaaaa},\n {}]", ["malformed-json 1:39"]),
    (#"[{}, {"x": "aaaaaaaaaaaaaaaaaaaaaaaa" "y": 1}, {}]"#, ["malformed-json 1:39"]),
    (#"[{}, {"x": "aaaaaaaaaaaaaaaaaaaaaaaa",}, {}]"#, ["malformed-json 1:39"]),
    (#"[{}, {"x": [[[[[[[1,2.5e3,true,null,"]"]]]]]]]}, {}]"#, ["record-too-large 1:6"]),
    (#"[{}, ["aaaaaaaaaaaaaaaaaaaaaaaaaa"], {}]"#, ["record-too-large 1:6"]),
    (#"[{}, "aaaaaaaaaaaaaaaaa\"aaaaaaaaa", {}]"#, ["record-too-large 1:6"]),
    (#"[{}, 1111111111111111111111111111, {}]"#, ["record-too-large 1:6"]),
    (#"{}{"risk":"aaaaaaaaaaaaaaaaaaaaa"}{}"#, ["record-too-large 1:3"]),
  ])
  func skipsStrictly(_ text: String, _ problems: [String]) {
    var limits = Limits()
    limits.recordBytes = 20
    for chunkSize in Self.pieces {
      let outcome = Outcome(text, chunkSize: chunkSize, limits: limits)
      #expect(outcome.problems == problems)
      let goesOn = problems.first?.hasPrefix("record-too-large") == true
      #expect(outcome.records.count == (goesOn ? 2 : 1))
    }
  }

  /// However deep a record is, it costs no more than itself.
  @Test(arguments: pieces)
  func deepRecordsOfAList(chunkSize: Int) {
    let record = "{\"x\": \(String(repeating: "[{\"y\": ", count: 5_000))1\(String(repeating: "}]", count: 5_000))}"
    let outcome = Outcome("[{},\(record),{}]", chunkSize: chunkSize)
    #expect(outcome.problems.map { $0.prefix { $0 != " " } } == ["too-deep"])
    #expect(outcome.records.count == 2)
  }

  /// White space is no record, and none of it is held.
  @Test(arguments: pieces)
  func whiteSpaceIsNotHeld(chunkSize: Int) {
    var limits = Limits()
    limits.recordBytes = 10
    let blank = String(repeating: " \n", count: 40)
    #expect(
      Outcome("\(blank)[\(blank){}\(blank),\(blank){}\(blank)]\(blank)", chunkSize: chunkSize, limits: limits).problems
        == [])
    let xml = "\(blank)<caseRecords>\(blank)<!--\(blank)--></caseRecords>\(blank)"
    #expect(Outcome(xml, chunkSize: chunkSize, limits: limits).problems == [])
  }

  @Test(arguments: [
    (Diagnostic.Message.fileTooLarge(Limits()), "64 GiB"), (.recordTooLarge(Limits()), "16 MiB"),
    (.textTooLong(Limits()), "4 MiB"), (.tagTooLong(Limits()), "128 KiB"), (.tooManyRecords(Limits()), "100,000,000"),
    (.tooManyValues(Limits()), "500,000"), (.tooManyAttributes(Limits()), "256"), (.tooDeep(Limits()), "64"),
    (.tooManyProblems(Limits()), "1,000"), (.tooManyUnknownFields(Limits()), "500"),
  ])
  func messagesNameTheLimit(_ message: Diagnostic.Message, _ limit: String) {
    #expect(message.text.contains(" \(limit)"))
  }
}

extension String {
  /// With so many blanks less.
  fileprivate func without(_ blanks: Int) -> String {
    blanks == 0
      ? self : firstIndex(of: " ").map { String(self[..<$0] + self[index(after: $0)...]).without(blanks - 1) } ?? self
  }
}
