import Diagnostics
import Records
import Testing

@testable import Reading

/// Identifiers in every place of a file: found, told with kind and place, and never shown.
@Suite struct IdentifierPlaceTests {
  /// What reading came to: how many records counted, and each message on identifiers as `id line:column text`.
  private struct Result {
    var records = 0
    var messages: [String] = []
    var drawn = ""
    var report: FileReport

    init(_ text: String, _ policy: IdentifierPolicy = .refuse, keepingAll: Bool = true, chunkSize: Int = 4096) {
      let schema = SampleSchema.schema
      let plan =
        keepingAll
        ? ReadingPlan(schema: schema, identifiers: policy)
        : ReadingPlan(schema: schema, keeping: [], identifiers: policy)
      var reader = RecordReader(plan: plan)
      var count = 0
      report = reader.read(bytes: Array(text.utf8), as: "cases", chunkSize: chunkSize) { _, _ in count += 1 }
      records = count
      let all = report.unread.all + report.remarks.all
      messages = all.filter { $0.message.id.hasSuffix("identifier") }.map {
        "\($0.message.id) \($0.place?.start.line ?? 0):\($0.place?.start.column ?? 0) \($0.message.text)"
      }
      drawn = DiagnosticRenderer(colours: false).render(all + report.unreadableValues.all)
      drawn += report.unknownFields.map(\.path).joined(separator: "\n")
    }
  }

  /// The values that the rows hold, in the parts in which they are written.
  static let secrets = [
    "999000", "9990", "000 0018", "000001", "900123", "900 123", "3WZ", "Jane", "example.org", "Bloggs",
  ]

  private func expect(_ text: String, _ expected: [String], records: Int = 0, keepingAll: Bool = true) {
    for chunkSize in [1, 7, 4096] {
      let result = Result(text, keepingAll: keepingAll, chunkSize: chunkSize)
      #expect(result.messages == expected)
      #expect(result.records == records)
      for secret in Self.secrets { #expect(!result.drawn.contains(secret), "\(secret) in\n\(result.drawn)") }
    }
  }

  static let nhs = "this record holds an NHS number in"

  @Test(arguments: [
    ("<case caseId='9990000018'/>", "1:19 \(nhs) 'case.caseId'"),
    ("<case><note>999 000 0018</note></case>", "1:19 \(nhs) 'case.note'"),
    ("<case><note>said 999 <!-- x -->000 <![CDATA[00]]>1&#56;.</note></case>", "1:19 \(nhs) 'case.note'"),
    ("<case><note><![CDATA[999 000 0018]]></note></case>", "1:19 \(nhs) 'case.note'"),
    ("<words><w>a</w><w>9990000018</w></words>", "1:28 \(nhs) 'words[]'"),
    ("<risk>9990000018</risk>", "1:13 \(nhs) 'risk'"),
    ("<case>999 000 0018<note>a</note></case>", "1:13 \(nhs) 'case'"),
    ("<case>999 000 <note>a</note>0018</case>", "1:13 \(nhs) 'case'"),
    ("999 000 0018", "1:1 \(nhs) 'caseRecord'"),
    ("<x>9990000018</x>", "1:13 \(nhs) 'x'"), ("<x><y z='9990000018'/></x>", "1:19 \(nhs) 'x.y.z'"),
    ("<x><y>1</y><y>999 000 0018</y></x>", "1:24 \(nhs) 'x.y'"),
    ("<case><note>a<b>9990000018</b></note></case>", "1:26 \(nhs) 'case.note.b'"),
    ("<case x='9990000018'/>", "1:19 \(nhs) 'case.x'"), ("<words x='9990000018'/>", "1:20 \(nhs) 'words.x'"),
    ("<case xml:lang='9990000018'/>", "1:13 \(nhs) 'case.lang'"),
    ("<case><!-- 999 000 0018 --></case>", "1:19 this record holds an NHS number in a comment in 'case'"),
    ("<!-- <a> 9990000018 -->", "1:13 this record holds an NHS number in a comment in 'caseRecord'"),
    ("<?x 9990000018?>", "1:13 this record holds an NHS number in a processing instruction in 'caseRecord'"),
    (
      "<n>x</n><_9990000018>x</_9990000018>",
      "1:21 this record holds an NHS number in the name of a field"
    ),
    ("<?P000000000001 x?>", "1:13 this record holds a unique pupil number in a processing instruction in 'caseRecord'"),
    ("<?n9990000018?>", "1:13 this record holds an NHS number in a processing instruction in 'caseRecord'"),
    ("<n9990000018:x xmlns:n9990000018='a'/>", "1:13 this record holds an NHS number in the name of a field in 'x'"),
    (
      "<case xmlns:n9990000018='a' n9990000018:caseId='1'/>",
      "1:13 this record holds an NHS number in the name of a field in 'case'"
    ),
    ("<n9990000018>x</n9990000018>", "1:13 this record holds an NHS number in the name of a field"),
    ("<case><surname>Bloggs</surname></case>", "1:19 this record holds a name in 'case.surname'"),
    ("<case surname='Bloggs'/>", "1:19 this record holds a name in 'case.surname'"),
    ("<x><child-name><first>Jane</first></child-name></x>", "1:16 this record holds a name in 'x.child-name.first'"),
    (
      "<children><child><DOB>2012-04-03</DOB></child></children>",
      "1:30 this record holds a date of birth in 'children[].DOB'"
    ),
    ("<words><surname>Bloggs</surname></words>", "1:20 this record holds a name in 'words[]'"),
  ])
  func inXML(_ content: String, _ expected: String) {
    for keepingAll in [true, false] {
      expect(xmlRecord(content), ["direct-identifier \(expected), so it is left out"], keepingAll: keepingAll)
    }
  }

  @Test(arguments: [
    (#""case": {"caseId": "9990000018"}"#, "1:21 \(nhs) 'case.caseId'"),
    (#""case": {"note": "said \u0039\u200b99 000\u00a00018."}"#, "1:19 \(nhs) 'case.note'"),
    (#""risk": 9990000018"#, "1:10 \(nhs) 'risk'"), (#""risk": 9.990000018e9"#, "1:10 \(nhs) 'risk'"),
    (#""risk": 9990000018.0"#, "1:10 \(nhs) 'risk'"), (#""words": ["a", "9990000018"]"#, "1:17 \(nhs) 'words[]'"),
    (#""x": "9990000018""#, "1:7 \(nhs) 'x'"), (#""x": {"y": [1, [9990000018]]}"#, "1:18 \(nhs) 'x.y[][]'"),
    (#""case": {"note": {"a": "9990000018"}}"#, "1:25 \(nhs) 'case.note.a'"),
    (#""case": ["9990000018"]"#, "1:11 \(nhs) 'case[]'"),
    (#""9990000018": 1"#, "1:16 this record holds an NHS number in the name of a field"),
    (#""x": {"999 000 0018": "Jane"}"#, "1:24 this record holds an NHS number in the name of a field in 'x'"),
    (#""x": {"Jane Bloggs": "9990000018"}"#, "1:23 \(nhs) 'x.••••••'"),
    (#""case": {"surname": "Bloggs"}"#, "1:22 this record holds a name in 'case.surname'"),
    (#""x": {"first name": "Jane"}"#, "1:22 this record holds a name in 'x.••••••'"),
    (#""nhs_no": 12"#, "1:12 this record holds an NHS number in 'nhs_no'"),
    (#""children": [{"DOB": "2012-04-03"}]"#, "1:23 this record holds a date of birth in 'children[].DOB'"),
    (#""address": {"town": ["x", "Anyton"]}"#, "1:13 this record holds an address in 'address.town[]'"),
  ])
  func inJSON(_ content: String, _ expected: String) {
    for keepingAll in [true, false] {
      // A known field makes it a record.
      let record = "{\(content), \"visits\": []}"
      expect(record, ["direct-identifier \(expected), so it is left out"], keepingAll: keepingAll)
      expect("[\(record)]", shifted(expected), keepingAll: keepingAll)
    }
  }

  private func shifted(_ expected: String) -> [String] {
    let parts = expected.dropFirst(2).split(separator: " ", maxSplits: 1)
    return ["direct-identifier 1:\((Int(parts[0]) ?? 0) + 1) \(parts[1]), so it is left out"]
  }

  /// A name is no reason to leave a record out where nothing is said under it.
  @Test(arguments: [
    xmlRecord("<case><surname/><DOB>  </DOB></case>"), xmlRecord("<x><address><town/></address></x>"),
    xmlRecord("<case surname='' email='redacted'/>"), xmlRecord("<postcode>xxxx</postcode>"),
    #"{"case": {"surname": null, "DOB": "", "email": true}, "address": {"town": [null, {}]}}"#,
    #"{"visits": [], "name": "[removed]", "phone": "n/a"}"#, #"{"visits": [], "childName": "Child A"}"#,
    xmlRecord("<nhs>consulted</nhs><surname>not applicable</surname>"),
  ])
  func silentFields(_ text: String) { expect(text, [], records: 1) }

  // MARK: Beside records

  @Test(arguments: [
    (
      "<!-- Jane, jane@example.org --><caseRecords><caseRecord/></caseRecords>",
      "1:1 an e-mail address stands beside the records, in a comment"
    ),
    (
      "<caseRecords><!-- 9990000018 --><caseRecord/></caseRecords>",
      "1:14 an NHS number stands beside the records, in a comment"
    ),
    (
      "<caseRecords><caseRecord/><?x 9990000018?></caseRecords>",
      "1:27 an NHS number stands beside the records, in a processing instruction"
    ),
    (
      "<caseRecords><caseRecord/></caseRecords><!-- 9990000018 -->",
      "1:41 an NHS number stands beside the records, in a comment"
    ),
    (
      "<caseRecords phone='07700 900123'><caseRecord/></caseRecords>",
      "1:14 a phone number stands beside the records, in 'phone'"
    ),
    (
      "<caseRecords>\n<by email='x@example.org'/><caseRecord/></caseRecords>",
      "2:5 an e-mail address stands beside the records, in 'by.email'"
    ),
    (
      "<caseRecords>\n<by>ZZ99 3WZ</by><caseRecord/></caseRecords>", "2:1 a postcode stands beside the records, in 'by'"
    ),
    (
      "<caseRecords><caseRecord/> 999 <!-- x -->000 0018<a/></caseRecords>",
      "1:14 an NHS number stands beside the records, in the text between records"
    ),
    (
      #"{"by": {"email": "x@example.org"}, "caseRecords": [{}]}"#,
      "1:18 an e-mail address stands beside the records, in 'by.email'"
    ),
    (#"{"caseRecords": [{}], "note": "ZZ99 3WZ"}"#, "1:31 a postcode stands beside the records, in 'note'"),
    (
      #"{"9990000018": 1, "caseRecords": [{}]}"#, "1:16 an NHS number stands beside the records, in the name of a field"
    ),
  ])
  func besideRecords(_ text: String, _ expected: String) {
    expect(text, ["stray-identifier \(expected)"], records: 1)
  }

  /// What stands before the first known field of a record belongs to the record.
  @Test func unknownFieldsFirst() {
    expect(#"{"a": "9990000018", "b": 1, "risk": 3}"#, ["direct-identifier 1:7 \(Self.nhs) 'a', so it is left out"])
  }

  // MARK: Policies

  static let batch = [
    "<caseRecords><caseRecord/>\n<caseRecord><case note='9990000018'/></caseRecord>\n<caseRecord/></caseRecords>",
    "[{},\n{\"case\": {\"note\": \"9990000018\"}},\n{}]", "{}\n{\"case\": {\"note\": 9990000018}}\n{}",
  ]

  @Test(arguments: batch)
  func onlyTheRecordIsLeftOut(_ text: String) {
    let refused = Result(text)
    #expect(refused.records == 2 && refused.report.recordCount == 2 && refused.report.unread.count == 1)
    #expect(refused.report.identifiers.recordCount == 1 && refused.report.identifiers.counts == [.nhsNumber: 1])
    let warned = Result(text, .warn)
    #expect(warned.records == 3 && warned.report.unread.isEmpty && warned.report.remarks.count == 1)
    #expect(warned.messages.first?.hasSuffix("this record holds an NHS number in 'case.note'") == true)
    #expect(warned.report.identifiers == refused.report.identifiers)
    let allowed = Result(text, .allow)
    #expect(allowed.records == 3 && allowed.report.unread.isEmpty && allowed.report.remarks.isEmpty)
    #expect(allowed.report.identifiers == IdentifierCounts())
  }

  @Test func furtherPlacesAreNotes() {
    let words = (1...15).map { "<w>\n9990000018, ZZ99 3WZ \($0)</w>" }.joined()
    let notes = Result(xmlRecord("<words>\(words)</words>")).report.unread.all.first?.message.notes ?? []
    #expect(notes.count == 11)
    #expect(
      notes.prefix(2) == [
        "an NHS number in 'words[]', line 1, column 20", "a postcode in 'words[]', line 2, column 27",
      ])
    #expect(notes.last == "and 19 more")
  }

  /// What one file leaves open does not show in the next.
  @Test func filesAreApart() {
    var reader = RecordReader(plan: ReadingPlan(schema: SampleSchema.schema))
    for text in ["<caseRecord><surname>999 000 ", #"{"case": {"surname": {"a": "#, "<caseRecords>999"] {
      _ = reader.read(bytes: Array(text.utf8), as: "a") { _, _ in }
      let report = reader.read(bytes: Array("<caseRecord><case>0018</case></caseRecord>".utf8), as: "b") { _, _ in }
      #expect(report.identifiers == IdentifierCounts())
    }
  }

  @Test func manyFindsAreCounted() {
    let values = Array(repeating: "\"9990000018\"", count: 2_000).joined(separator: ",")
    let report = Result("{\"words\": [\(values)]}").report
    #expect(report.identifiers.counts == [.nhsNumber: 1_000] && report.identifiers.unlistedCount == 1_000)
    #expect(report.unread.all.first?.message.notes.last == "and 1989 more")
  }
}
