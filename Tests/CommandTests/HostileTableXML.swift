// XML that is malformed or made to do harm. The columns count from 1.
extension HostileRow {
  static let documentTypes: [HostileRow] = [
    .xml("a document type", "<!DOCTYPE caseRecord><caseRecord>\(caseXML)</caseRecord>", "document-type 1:1"),
    .xml(
      "a document type after the declaration", "<?xml version='1.0'?>\n<!DOCTYPE caseRecord><caseRecord/>",
      "document-type 2:1"),
    .xml(
      "a document type after a byte order mark", "\u{FEFF}<!DOCTYPE caseRecord><caseRecord/>", "document-type 1:1"),
    .xml(
      "a document type after a comment", "<!-- \(secret) -->\n <!DOCTYPE caseRecord><caseRecord/>",
      "document-type 2:2"),
    .xml(
      "a document type after an instruction", "<?a \(secret)?><!DOCTYPE caseRecord><caseRecord/>",
      "document-type 1:16"),
    .xml(
      "a document type of a file of this machine", "<!DOCTYPE caseRecord SYSTEM '/etc/passwd'><caseRecord/>",
      "document-type 1:1"),
    .xml(
      "an entity that is a file",
      "<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><caseRecord><case><caseId>&e;</caseId></case></caseRecord>",
      "document-type 1:1"),
    .xml(
      "a parameter entity", "<!DOCTYPE r [<!ENTITY % p SYSTEM 'http://127.0.0.1/x'> %p;]><caseRecord/>",
      "document-type 1:1"),
    .xml(
      "a bomb of entities",
      "<!DOCTYPE b [<!ENTITY a0 '\(secret)'>"
        + (1...30).map { "<!ENTITY a\($0) '\(times(10, "&a\($0 - 1);"))'>" }.joined() + "]><b>&a30;</b>",
      "document-type 1:1"),
    .xml(
      "a bomb of one long entity",
      "<!DOCTYPE b [<!ENTITY a '\(times(50_000, "a"))'>]><b>\(times(50_000, "&a;"))</b>", "document-type 1:1"),
    .xml(
      "an entity that holds itself", "<!DOCTYPE b [<!ENTITY a '&b;'><!ENTITY b '&a;'>]><b>&a;</b>", "document-type 1:1"
    ),
    .xml(
      "a document type in a comment", "<caseRecord><!-- <!DOCTYPE x [<!ENTITY a 'b'>]> -->\(caseXML)</caseRecord>",
      counted: 1),
    .xml(
      "a document type in a text", "<caseRecord><![CDATA[ <!DOCTYPE x> ]]>\(caseXML)</caseRecord>", "stray-text 1:1",
      counted: 1),
    .xml(
      "a document type inside the record", "<caseRecord><!DOCTYPE x>\(caseXML)</caseRecord>", "malformed-xml 1:13"),
    .xml("a document type in small letters", "<!doctype caseRecord><caseRecord/>", "malformed-xml 1:1"),
    .xml("a document type that is cut", "<!DOCTYPE caseRecord [<!ENTITY", "document-type 1:1"),
    .xml("half the word", "<!DOCTY", "malformed-xml 1:8"),
    .xml(
      bytes: utf16("<!DOCTYPE caseRecord><caseRecord/>", littleEndian: true), "a document type in UTF-16",
      "document-type 1:1"),
    .xml(
      "a document type that UTF-7 hides",
      "<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE caseRecord+AD4-<caseRecord/>",
      "unsupported-encoding 1:1"),
  ]

  static let malformedXML: [HostileRow] = [
    .xml(
      "elements that cross", "<caseRecord><case><caseId>\(secret)</case></caseId></caseRecord>", "malformed-xml 1:36"),
    .xml("an element that is not closed", "<caseRecord><case>\(secret)", "malformed-xml 1:28"),
    .xml("a second root", "<caseRecord>\(caseXML)</caseRecord>\n<caseRecord/>", "malformed-xml 2:1", counted: 1),
    .xml("text after the root", "<caseRecord>\(caseXML)</caseRecord>\n\(secret)", "malformed-xml 2:1", counted: 1),
    .xml(
      "an undeclared entity", "<caseRecord><case><caseId>\(secret)&x;</caseId></case></caseRecord>",
      "malformed-xml 1:36"),
    .xml("an entity of HTML", "<caseRecord><case><caseId>&nbsp;</caseId></case></caseRecord>", "malformed-xml 1:27"),
    .xml("an entity in an attribute", "<caseRecord><case caseId='\(secret)&x;'/></caseRecord>", "malformed-xml 1:36"),
    .xml("a bare ampersand", "<caseRecord><case><caseId>a & b</caseId></case></caseRecord>", "malformed-xml 1:29"),
    .xml("an attribute without quotes", "<caseRecord><case caseId=\(secret)/></caseRecord>", "malformed-xml 1:13"),
    .xml("an attribute without a value", "<caseRecord><case caseId/></caseRecord>", "malformed-xml 1:13"),
    .xml("an attribute twice", "<caseRecord><case caseId='\(secret)' caseId='b'/></caseRecord>", "malformed-xml 1:13"),
    .xml("a sign in an attribute", "<caseRecord><case caseId='<'/></caseRecord>", "malformed-xml 1:27"),
    .xml(
      "a quotation mark that is not closed", "<caseRecord><case caseId='\(secret)/></caseRecord>", "malformed-xml 1:38"),
    .xml("a prefix that is not declared", "<caseRecord><x:case/>\(caseXML)</caseRecord>", "malformed-xml 1:13"),
    .xml("a forbidden reference", "<caseRecord><case><caseId>&#1;</caseId></case></caseRecord>", "malformed-xml 1:27"),
    .xml(
      "a reference to nothing", "<caseRecord><case><caseId>&#x110000;</caseId></case></caseRecord>",
      "malformed-xml 1:27"),
    .xml(
      "a reference to half a character", "<caseRecord><case><caseId>&#xD800;</caseId></case></caseRecord>",
      "malformed-xml 1:27"),
    .xml(
      "a reference without an end", "<caseRecord><case><caseId>&#65</caseId></case></caseRecord>", "malformed-xml 1:27"),
    .xml("a zero byte", "<caseRecord><case><caseId>\u{0}\(secret)</caseId></case></caseRecord>", "malformed-xml 1:27"),
    .xml("a zero byte in a name", "<caseRecord><ca\u{0}se/></caseRecord>", "malformed-xml 1:16"),
    .xml(
      "a control character", "<caseRecord><case><caseId>\u{1B}[2J</caseId></case></caseRecord>", "malformed-xml 1:27"),
    .xml(
      "a character that is none", "<caseRecord><case><caseId>\u{FFFE}</caseId></case></caseRecord>",
      "malformed-xml 1:27"),
    .xml("the end of a CDATA section outside one", "<caseRecord>]]></caseRecord>", "malformed-xml 1:13"),
    .xml("a CDATA section that is not closed", "<caseRecord><![CDATA[\(secret)</caseRecord>", "malformed-xml 1:44"),
    .xml("a comment that is not closed", "<caseRecord><!-- \(secret) </caseRecord>", "malformed-xml 1:41"),
    .xml("two hyphens in a comment", "<caseRecord><!-- a -- \(secret) --></caseRecord>", "malformed-xml 1:13"),
    .xml("an instruction that is not closed", "<caseRecord><?a \(secret)", "malformed-xml 1:26"),
    .xml("a declaration that stands too late", " <?xml version='1.0'?><caseRecord/>", "malformed-xml 1:2"),
    .xml("a declaration of another version", "<?xml version='2.0'?><caseRecord/>", "malformed-xml 1:1"),
    .xml("a name that starts with a digit", "<caseRecord><1case/></caseRecord>", "malformed-xml 1:13"),
    .xml("nothing but the start of a tag", "<", "malformed-xml 1:2"),
    .xml("nothing but a declaration", "<?xml version='1.0'?>", "malformed-xml 1:22"),
    .xml("a web page", "<!doctype html><html><body>\(secret)</body></html>", "malformed-xml 1:1"),
    .xml("other records", "<orders><order>\(secret)</order></orders>", "not-case-records 1:1"),
  ]

  static let largeXML: [HostileRow] = [
    .xml("elements 100,000 deep", "<caseRecord>\(times(100_000, "<a>"))", "too-deep 1:205"),
    .xml(
      "elements 65 deep", "<caseRecord>\(times(65, "<a>"))\(times(65, "</a>"))\(caseXML)</caseRecord>", "too-deep 1:205"
    ),
    .xml(
      "100,000 attributes", "<caseRecord><case\((0..<100_000).map { " a\($0)='\(secret)'" }.joined())/></caseRecord>",
      "tag-too-long 1:13"),
    .xml(
      "257 attributes", "<caseRecord><case\((0..<257).map { " a\($0)='1'" }.joined())/></caseRecord>",
      "too-many-attributes 1:13"),
    .xml(
      "one attribute of 200 KB", "<caseRecord><case caseId='\(times(200_000, "a"))'/></caseRecord>", "tag-too-long 1:13"
    ),
    .xml("a name of 64 KB", "<caseRecord><\(times(65_536, "a"))/></caseRecord>", "malformed-xml 1:13"),
    .xml("a text of 5 MB", record(xml: "<note>\(times(5 << 20, "a"))</note>"), "text-too-long 1:13"),
    .xml("a comment of 5 MB", record(xml: "<!-- \(times(5 << 20, "a")) -->"), "text-too-long 1:13"),
    .xml("a million elements", record(xml: "<visits>\(times(1_000_000, "<v/>"))</visits>"), "too-many-values 1:250009"),
    .xml(
      "300,000 namespaces", record(xml: times(300_000, "<x xmlns='urn:\(secret)'/>")), "unknown-record-field 1:13",
      counted: 1),
    .xml("white space of 1 MB", "<caseRecord>\(times(1 << 20, " "))\(caseXML)</caseRecord>", counted: 1),
  ]
}
