// Well-formed records with wrong values, or of one identity.
extension HostileRow {
  static let wrongValues: [HostileRow] = [
    (
      "a word for a date", "<visits><v>‸<date>Zq7Secret</date></v></visits>", #""visits": [{"date": ‸"Zq7Secret"}]"#,
      "unreadable-date"
    ),
    (
      "a day that no calendar has", "<visits><v>‸<date>2015-02-29</date></v></visits>",
      #""visits": [{"date": ‸"2015-02-29"}]"#, "unreadable-date"
    ),
    (
      "a date the other way round", "<visits><v ‸date='30/09/2016'/></visits>", #""visits": [{"date": ‸"30/09/2016"}]"#,
      "unreadable-date"
    ),
    (
      "a word for yes or no", "<visits><v>‸<seen>Zq7Secret</seen></v></visits>", #""visits": [{"seen": ‸"Zq7Secret"}]"#,
      "unreadable-boolean"
    ),
    (
      "a word for a number", "<children><c>‸<ageYears>Zq7Secret</ageYears></c></children>",
      #""children": [{"ageYears": ‸"Zq7Secret"}]"#, "unreadable-integer"
    ),
    (
      "half a year", "<children><c>‸<ageYears>3.5</ageYears></c></children>", #""children": [{"ageYears": ‸3.5}]"#,
      "unreadable-integer"
    ),
    (
      "an age of 900", "<children><c>‸<ageYears>900</ageYears></c></children>", #""children": [{"ageYears": ‸900}]"#,
      "out-of-range"
    ),
    (
      "a number beyond 64 bits", "<children><c>‸<ageYears>99999999999999999999999</ageYears></c></children>",
      #""children": [{"ageYears": ‸99999999999999999999999}]"#, "unreadable-integer"
    ),
    (
      "a number beyond all", "<children><c>‸<ageYears>1e999999999999</ageYears></c></children>",
      #""children": [{"ageYears": ‸1e999999999999}]"#, "unreadable-integer"
    ),
    (
      "a value that is not listed", "<riskAssessments><r>‸<tool>Zq7Secret</tool></r></riskAssessments>",
      #""riskAssessments": [{"tool": ‸"Zq7Secret"}]"#, "value-not-listed"
    ),
    ("a text for a list", "‸<visits>Zq7Secret</visits>", #""visits": ‸"Zq7Secret""#, "unreadable-list"),
    ("a text for an object", "‸<abuse>Zq7Secret</abuse>", #""abuse": ‸"Zq7Secret""#, "unreadable-object"),
    ("no children", "‸<children/>", #""children": ‸[]"#, "list-too-short"),
    ("an empty item", "<adults><a><roles>‸<r/></roles></a></adults>", #""adults": [{"roles": [‸""]}]"#, "empty-item"),
    ("a field given twice", "<abuse/>‸<abuse/>", #""abuse": {}, "abuse": ‸{}"#, "given-twice"),
    (
      "a reference to nobody", "<visits><v>‸<childId>Zq7Secret</childId></v></visits>",
      #""visits": [{"childId": ‸"Zq7Secret"}]"#, "dangling-reference"
    ),
    ("a field nobody knows", "‸<colour>Zq7Secret</colour>", #""colour": ‸"Zq7Secret""#, "unknown-record-field"),
  ].flatMap { (name: String, xml: String, json: String, id: String) -> [HostileRow] in
    [.xml(name, record(xml: xml), id, counted: 1), .json(name, record(json: json), id, counted: 1)]
  }

  static let identities: [HostileRow] = [
    .xml("no identity", "‸<caseRecord><case><caseId>\(secret)</caseId></case></caseRecord>", "no-identity"),
    .json("no identity", "‸{\"case\": {\"caseId\": \"\(secret)\", \"auditDate\": \"2016-09-30\"}}", "no-identity"),
    .json("an empty record", "‸{}", "no-identity"),
    .json("no audit date", "‸{\"case\": {\"caseId\": \"\(secret)\", \"authorityCode\": \"NE\"}}", "no-audit-date"),
    .json(
      "an audit date that is none",
      "‸{\"case\": {\"caseId\": \"a\", \"authorityCode\": \"NE\", \"auditDate\": ‸\"\(secret)\"}}",
      "unreadable-audit-date", "unreadable-date"),
    .json("a record twice", "[{\(caseJSON)}, ‸{\(caseJSON)}]", "duplicate-record", counted: 1),
    .xml(
      "a record twice",
      "<caseRecords><caseRecord>\(caseXML)</caseRecord>‸<caseRecord>\(caseXML)</caseRecord></caseRecords>",
      "duplicate-record", counted: 1),
    .lines(
      "a record three times", "{\(caseJSON)}\n‸{\(caseJSON)}\n‸{\(caseJSON)}\n", "duplicate-record", "duplicate-record",
      counted: 1),
    HostileRow(
      name: "a record in two files",
      files: [file("hostile-1.json", "{\(caseJSON)}"), file("hostile-2.xml", "<caseRecord>\(caseXML)</caseRecord>")],
      expected: ["duplicate-record hostile-2.xml:1:1"], counted: 1),
    .json(
      "a record of a good file",
      "‸{\"case\": {\"caseId\": \"A05\", \"authorityCode\": \"NW\", \"auditDate\": \"2016-09-30\"}}", "duplicate-record"
    ),
  ]

  private static func file(_ name: String, _ text: String) -> File { File(name: name) { Array(text.utf8) } }
}
