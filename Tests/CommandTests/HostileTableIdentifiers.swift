// Well-formed records with what would identify a person.
extension HostileRow {
  /// What would identify a person, wherever it stands: the record is left out, and what it is is not told. All are invented:
  /// numbers kept for tests and drama, and domains of examples.
  static let identifiers: [HostileRow] = [
    .xml(
      "a name as an element",
      record(xml: "<children><c>‸‸<firstName>\(secret)</firstName></c></children>"),
      "direct-identifier", "unknown-record-field"),
    .xml(
      "a name as an attribute", record(xml: "<children><c ‸‸surname='\(secret)'/></children>"),
      "direct-identifier", "unknown-record-field"),
    .json(
      "a name as a key", record(json: "\"children\": [{\"childName\": ‸‸\"\(secret)\"}]"),
      "direct-identifier", "unknown-record-field"),
    .json(
      "a date of birth as a key",
      record(json: "\"children\": [{\"date_of_birth\": ‸‸\"2012-04-03\"}]"),
      "direct-identifier", "unknown-record-field"),
    .json(
      "a postcode as a key", record(json: "\"x\": ‸{\"postCode\": ‸\"\(secret)\"}"),
      "unknown-record-field", "direct-identifier"),
    .json(
      "an NHS number as a number", record(json: "\"x\": ‸‸9990000018"), "direct-identifier", "unknown-record-field"),
    .json(
      "an NHS number as the identity",
      "{\"case\": {\"caseId\": ‸\"9990000018\", \"authorityCode\": \"NE\", \"auditDate\": \"2016-09-30\"}}",
      "direct-identifier"),
    .xml(
      "an NHS number in a text",
      record(xml: "<narratives><n>‸<text>\(secret), 999 000 0018.</text></n></narratives>"),
      "direct-identifier"),
    .xml(
      "an NHS number that a comment cuts",
      record(xml: "<narratives><n>‸<text>999 000<!-- a --> 0018</text></n></narratives>"),
      "direct-identifier"),
    .xml(
      "an NHS number in a comment", record(xml: "‸<!-- \(secret): 999 000 0018 -->"),
      "direct-identifier"),
    .xml(
      "an NHS number in an instruction", record(xml: "‸<?note 999 000 0018?>"), "direct-identifier"),
    .xml(
      "an NHS number in CDATA",
      record(xml: "<narratives><n>‸<text><![CDATA[999 000 0018]]></text></n></narratives>"),
      "direct-identifier"),
    .xml(
      "an NHS number in references",
      record(xml: "<narratives><n>‸<text>&#57;99 000 001&#x38;</text></n></narratives>"),
      "direct-identifier"),
    .xml(
      "an NHS number in an unknown element", record(xml: "‸<a>‸<b>999 000 0018</b></a>"),
      "unknown-record-field", "direct-identifier"),
    .json(
      "an e-mail address",
      record(json: "\"narratives\": [{\"text\": ‸\"write to \(secret)@example.org\"}]"),
      "direct-identifier"),
    .json(
      "a telephone number", record(json: "\"narratives\": [{\"text\": ‸\"ring (01632) 960 001\"}]"),
      "direct-identifier"
    ),
    .json(
      "a mobile number", record(json: "\"narratives\": [{\"text\": ‸\"+44 7700 900123\"}]"),
      "direct-identifier"),
    .json(
      "a postcode in a text", record(json: "\"narratives\": [{\"text\": ‸\"moved to ZZ99 3WZ\"}]"),
      "direct-identifier"),
    .json(
      "a birth date in a text",
      record(json: "\"narratives\": [{\"text\": ‸\"\(secret), DOB 3/4/2012\"}]"),
      "direct-identifier"),
    .json(
      "a number in wide digits", record(json: "\"narratives\": [{\"text\": ‸\"９９９ ０００ ００１８\"}]"),
      "direct-identifier"),
    .json(
      "a number in escapes",
      record(json: "\"narratives\": [{\"text\": ‸\"999\\u0020000\\u00a00018\"}]"),
      "direct-identifier"),
    .json(
      "beside others in an array",
      "[{\(caseJSON)}, {\"case\": {\"email\": ‸‸\"\(secret)@example.org\"}}, {\(otherJSON)}]",
      "direct-identifier", "unknown-record-field",
      counted: 2),
    .lines(
      "on a line",
      "{\(caseJSON)}\n{\"case\": {\"email\": ‸‸\"\(secret)@example.org\"}}\n{\(otherJSON)}\n",
      "direct-identifier", "unknown-record-field", counted: 2),
    .xml(
      "in a comment between records",
      "<caseRecords>‸<!-- a@example.org --><caseRecord>\(caseXML)</caseRecord></caseRecords>",
      "stray-identifier",
      counted: 1),
    .json(
      "in the envelope",
      "{\"contact\": ‸‸\"\(secret)@example.org\", \"caseRecords\": [{\(caseJSON)}]}",
      "stray-identifier", "unknown-record-field", counted: 1),
  ]
}
