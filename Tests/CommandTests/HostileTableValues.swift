// Well-formed records with wrong values, of one identity, or with what would identify a person.
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

  /// What would identify a person, wherever it stands: the record is left out, and what it is is not told. All are invented:
  /// numbers kept for tests and drama, and domains of examples.
  static let identifiers: [HostileRow] = [
    .xml(
      "a name as an element", record(xml: "<children><c>‸<firstName>\(secret)</firstName></c></children>"),
      "direct-identifier"),
    .xml("a name as an attribute", record(xml: "<children><c ‸surname='\(secret)'/></children>"), "direct-identifier"),
    .json("a name as a key", record(json: "\"children\": [{\"childName\": ‸\"\(secret)\"}]"), "direct-identifier"),
    .json(
      "a date of birth as a key", record(json: "\"children\": [{\"date_of_birth\": ‸\"2012-04-03\"}]"),
      "direct-identifier"),
    .json("a postcode as a key", record(json: "\"x\": {\"postCode\": ‸\"\(secret)\"}"), "direct-identifier"),
    .json("an NHS number as a number", record(json: "\"x\": ‸9990000018"), "direct-identifier"),
    .json(
      "an NHS number as the identity",
      "{\"case\": {\"caseId\": ‸\"9990000018\", \"authorityCode\": \"NE\", \"auditDate\": \"2016-09-30\"}}",
      "direct-identifier"),
    .xml(
      "an NHS number in a text", record(xml: "<narratives><n>‸<text>\(secret), 999 000 0018.</text></n></narratives>"),
      "direct-identifier"),
    .xml(
      "an NHS number that a comment cuts",
      record(xml: "<narratives><n>‸<text>999 000<!-- a --> 0018</text></n></narratives>"), "direct-identifier"),
    .xml("an NHS number in a comment", record(xml: "‸<!-- \(secret): 999 000 0018 -->"), "direct-identifier"),
    .xml("an NHS number in an instruction", record(xml: "‸<?note 999 000 0018?>"), "direct-identifier"),
    .xml(
      "an NHS number in CDATA", record(xml: "<narratives><n>‸<text><![CDATA[999 000 0018]]></text></n></narratives>"),
      "direct-identifier"),
    .xml(
      "an NHS number in references", record(xml: "<narratives><n>‸<text>&#57;99 000 001&#x38;</text></n></narratives>"),
      "direct-identifier"),
    .xml("an NHS number in an unknown element", record(xml: "<a>‸<b>999 000 0018</b></a>"), "direct-identifier"),
    .json(
      "an e-mail address", record(json: "\"narratives\": [{\"text\": ‸\"write to \(secret)@example.org\"}]"),
      "direct-identifier"),
    .json(
      "a telephone number", record(json: "\"narratives\": [{\"text\": ‸\"ring (01632) 960 001\"}]"), "direct-identifier"
    ),
    .json("a mobile number", record(json: "\"narratives\": [{\"text\": ‸\"+44 7700 900123\"}]"), "direct-identifier"),
    .json(
      "a postcode in a text", record(json: "\"narratives\": [{\"text\": ‸\"moved to ZZ99 3WZ\"}]"), "direct-identifier"),
    .json(
      "a birth date in a text", record(json: "\"narratives\": [{\"text\": ‸\"\(secret), DOB 3/4/2012\"}]"),
      "direct-identifier"),
    .json(
      "a number in wide digits", record(json: "\"narratives\": [{\"text\": ‸\"９９９ ０００ ００１８\"}]"), "direct-identifier"),
    .json(
      "a number in escapes", record(json: "\"narratives\": [{\"text\": ‸\"999\\u0020000\\u00a00018\"}]"),
      "direct-identifier"),
    .json(
      "beside others in an array",
      "[{\(caseJSON)}, {\"case\": {\"email\": ‸\"\(secret)@example.org\"}}, {\(otherJSON)}]", "direct-identifier",
      counted: 2),
    .lines(
      "on a line", "{\(caseJSON)}\n{\"case\": {\"email\": ‸\"\(secret)@example.org\"}}\n{\(otherJSON)}\n",
      "direct-identifier", counted: 2),
    .xml(
      "in a comment between records",
      "<caseRecords>‸<!-- a@example.org --><caseRecord>\(caseXML)</caseRecord></caseRecords>", "direct-identifier",
      counted: 1),
    .json(
      "in the envelope", "{\"contact\": ‸\"\(secret)@example.org\", \"caseRecords\": [{\(caseJSON)}]}",
      "direct-identifier", counted: 1),
  ]
}
