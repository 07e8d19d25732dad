import Testing

@testable import Reading

/// The same record in both formats. An empty expectation for JSON: there is no such thing in it.
@Suite struct EqualMeaningTests {
  @Test(arguments: [
    ("", "{}", "{}"),
    ("<case/>", #"{"case": {}}"#, "{case: {}}"),
    ("<visits/>", #"{"visits": []}"#, "{visits: []}"),
    ("<words></words>", #"{"words": [ ]}"#, "{words: []}"),
    ("<case xsi:nil='true'/>", #"{"case": null}"#, "{}"),
    ("<case><caseId/></case>", #"{"case": {"caseId": ""}}"#, "{case: {}}"),
    ("<case><caseId>  </caseId></case>", #"{"case": {"caseId": " \n "}}"#, "{case: {}}"),
    ("<case><openedOn xsi:nil='1'/></case>", #"{"case": {"openedOn": null}}"#, "{case: {}}"),
    ("<case caseId='A1'/>", #"{"case": {"caseId": "A1"}}"#, #"{case: {caseId: "A1"}}"#),
    ("<case><note> a &amp; b\n </note></case>", #"{"case": {"note": "\ta & b "}}"#, #"{case: {note: "a & b"}}"#),
    ("<case note='a &amp; &#38;#38; &lt;'/>", #"{"case": {"note": "a & &#38; <"}}"#, #"{case: {note: "a & &#38; <"}}"#),
    ("<case><note><![CDATA[<x>]]> y</note></case>", #"{"case": {"note": "<x> y"}}"#, #"{case: {note: "<x> y"}}"#),
    ("<case><note>a\r\nb&#13;c</note></case>", #"{"case": {"note": "a\r\nb\rc"}}"#, "{case: {note: \"a\nb\nc\"}}"),
    ("<case><note>é😀</note></case>", #"{"case": {"note": "\u00E9\ud83d\ude00"}}"#, #"{case: {note: "é😀"}}"#),
    (
      "<case><openedOn> 2016-03-01 </openedOn></case>", #"{"case": {"openedOn": " 2016-03-01"}}"#,
      "{case: {openedOn: 2016-03-01}}"
    ),
    ("<case><state>closed</state></case>", #"{"case": {"state": "closed"}}"#, #"{case: {state: "closed"}}"#),
    ("<risk>3</risk>", #"{"risk": 3}"#, "{risk: 3.0}"),
    ("<risk>1.05e1</risk>", #"{"risk": 10.5}"#, "{risk: 10.5}"),
    (
      "<children><a><age>3.0</age><unborn>TRUE</unborn></a><b><age>25</age><unborn>0</unborn></b></children>",
      #"{"children": [{"age": 3e0, "unborn": true}, {"age": 2.5e1, "unborn": false}]}"#,
      "{children: [{age: 3, unborn: true}, {age: 25, unborn: false}]}"
    ),
    (
      "<visits><visit><count>-9223372036854775808</count></visit><visit/></visits>",
      #"{"visits": [{"count": -9223372036854775808}, {}]}"#, "{visits: [{count: -9223372036854775808}, {}]}"
    ),
    ("<words><w>one</w><x>two</x></words>", #"{"words": ["one", "two"]}"#, #"{words: ["one", "two"]}"#),
    ("<c:case xmlns:c='urn:c' c:caseId='A'/>", #"{"case": {"caseId": "A"}}"#, #"{case: {caseId: "A"}}"#),
  ])
  func meansTheSame(_ xml: String, _ json: String, _ expected: String) {
    let root = "<caseRecord xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>\(xml)</caseRecord>"
    for outcome in [Outcome(root), Outcome(json)] {
      #expect(outcome.records == [expected])
      #expect(outcome.problems == [])
      #expect(outcome.unknown == [])
    }
  }

  /// Values that are refused: what is left of the record, and the diagnostics of both formats.
  @Test(arguments: [
    (
      "<case><openedOn>2016-02-30</openedOn></case>", #"{"case": {"openedOn": "2016-02-30"}}"#,
      "{case: {openedOn: unreadable}}", "unreadable-date"
    ),
    (
      "<case><state>ajar</state></case>", #"{"case": {"state": "ajar"}}"#, "{case: {state: unreadable}}",
      "value-not-listed"
    ),
    ("<risk>much</risk>", #"{"risk": "much"}"#, "{risk: unreadable}", "unreadable-number"),
    ("<risk>1e999</risk>", #"{"risk": 1e999}"#, "{risk: unreadable}", "unreadable-number"),
    ("<risk>10.6</risk>", #"{"risk": 10.6}"#, "{risk: unreadable}", "out-of-range"),
    ("<children/>", #"{"children": []}"#, "{children: unreadable}", "list-too-short"),
    (
      "<children><c><age>3.5</age></c></children>", #"{"children": [{"age": 3.5}]}"#, "{children: [{age: unreadable}]}",
      "unreadable-integer"
    ),
    (
      "<children><c><age>26</age></c></children>", #"{"children": [{"age": 26}]}"#, "{children: [{age: unreadable}]}",
      "out-of-range"
    ),
    (
      "<children><c><unborn>yes</unborn></c></children>", #"{"children": [{"unborn": "yes"}]}"#,
      "{children: [{unborn: unreadable}]}", "unreadable-boolean"
    ),
    (
      "<visits><visit><count>9223372036854775808</count></visit></visits>",
      #"{"visits": [{"count": 9223372036854775808}]}"#, "{visits: [{count: unreadable}]}", "unreadable-integer"
    ),
    ("<words><w/></words>", #"{"words": [""]}"#, "{words: [unreadable]}", "empty-item"),
    (
      "<words><w>a</w><w xsi:nil='true'/></words>", #"{"words": ["a", null]}"#, #"{words: ["a", unreadable]}"#,
      "empty-item"
    ),
    ("<visits><visit xsi:nil='true'/></visits>", #"{"visits": [null]}"#, "{visits: [unreadable]}", "empty-item"),
    (
      "<case><note>a<b/></note></case>", #"{"case": {"note": {"b": 1}}}"#, "{case: {note: unreadable}}",
      "unreadable-text"
    ),
    (
      "<case><note>a</note><note>b</note></case>", #"{"case": {"note": "a", "note": "b"}}"#,
      "{case: {note: unreadable}}", "given-twice"
    ),
    (
      "<case note='a'><note/></case>", #"{"case": {"note": "a", "note": null}}"#, "{case: {note: unreadable}}",
      "given-twice"
    ),
    ("<visits>none</visits>", #"{"visits": "none"}"#, "{visits: unreadable}", "unreadable-list"),
    ("<case>open</case>", #"{"case": "open"}"#, "{case: unreadable}", "unreadable-object"),
    ("<children><c>a</c></children>", #"{"children": ["a"]}"#, "{children: [unreadable]}", "unreadable-object"),
    (
      "<case/><case><note>a</note></case>", #"{"case": {}, "case": {"note": "a"}}"#, "{case: unreadable}", "given-twice"
    ),
  ])
  func refusesTheSame(_ xml: String, _ json: String, _ expected: String, _ id: String) {
    let root = "<caseRecord xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>\(xml)</caseRecord>"
    for outcome in [Outcome(root), Outcome(json)] {
      #expect(outcome.records == [expected])
      #expect(outcome.problems.map { String($0.prefix { $0 != " " }) } == [id])
    }
  }

  /// What only one of the formats can say.
  @Test(arguments: [
    ("<caseRecord case='x'/>", "{case: unreadable}", "unreadable-object 1:13"),
    ("<caseRecord words='x'/>", "{words: unreadable}", "unreadable-list 1:13"),
    (#"{"case": "x"}"#, "{case: unreadable}", "unreadable-object 1:10"),
    (#"{"case": [{}]}"#, "{case: unreadable}", "unreadable-object 1:10"),
    (#"{"words": {"w": "a"}}"#, "{words: unreadable}", "unreadable-list 1:11"),
    (#"{"words": [1]}"#, "{words: [unreadable]}", "unreadable-text 1:12"),
    (#"{"risk": true}"#, "{risk: unreadable}", "unreadable-number 1:10"),
    (#"{"children": [{"unborn": 1}]}"#, "{children: [{unborn: unreadable}]}", "unreadable-boolean 1:26"),
    (#"{"children": [{"age": "3"}]}"#, "{children: [{age: unreadable}]}", "unreadable-integer 1:23"),
    ("<caseRecord>x<case/></caseRecord>", "{case: {}}", "stray-text 1:1"),
    ("<caseRecord><case caseId='A'>x</case></caseRecord>", #"{case: {caseId: "A"}}"#, "stray-text 1:13"),
    ("<caseRecord><words>x<w>a</w></words></caseRecord>", #"{words: ["a"]}"#, "stray-text 1:13"),
  ])
  func refuses(_ text: String, _ expected: String, _ problem: String) {
    let outcome = Outcome(text)
    #expect(outcome.records == [expected])
    #expect(outcome.problems == [problem])
  }
}
