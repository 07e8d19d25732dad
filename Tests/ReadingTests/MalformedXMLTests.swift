import Diagnostics
import Testing

@testable import Reading

/// Where a mistake in an XML file is, whatever the pieces; and what is none.
@Suite struct MalformedXMLTests {
  static let pieces = [1, 2, 3, 7, 64 << 10]

  @Test(arguments: [
    ("<w>a &nbsp; b</w>", 22), ("<w>é &</w>", 22), ("<w>a & b</w>", 22), ("<w>a &amp b</w>", 22),
    ("<w>&lt; &#1; </w>", 25),
    ("<w>&#xFFFFFFFF;</w>", 20), ("<w>a ]]> b</w>", 22), ("<w>a \u{1} b</w>", 22), ("<w><![CDATA[a]]> ]]></w>", 34),
    ("<w><!-- & --><![CDATA[&]]>&nbsp;</w>", 43), ("<w a='&nbsp;'/>", 23), ("<w a='&lt;&'/>", 27),
    ("<w a='\u{1}'/>", 23), ("<w a='<'/>", 23), ("<w a='' a=''/>", 17), ("<w><!-- a -- b --></w>", 20),
    ("<w x:a=''/>", 17),
    ("<w>a</x>", 21), ("<w>a &#; </w>", 22), ("<w>a &#x; </w>", 22), ("<w>a &x </w>", 22),
  ])
  func stands(_ content: String, _ column: Int) {
    for chunkSize in Self.pieces {
      let text = "<caseRecords><caseRecord/>\n<caseRecord>\n <words>\n\(content)</words></caseRecord></caseRecords>"
      let outcome = Outcome(text.replacing("\n <words>\n", with: "\n<words>        \n"), chunkSize: chunkSize)
      #expect(outcome.problems == ["malformed-xml 4:\(column - 16)"])
      #expect(outcome.records == ["{}"])
    }
  }

  /// A CDATA section that does not end goes on to the end of the file, and libxml2 stops soon after its start.
  @Test(
    arguments: [
      (0, [0xFF], "3:16"), (280, [0xFF], "3:296"), (320, [0xFF], "3:336"), (1_000, [0xFF], "3:1016"),
      (5_000, [0x01], "3:5016"), (5_000, [0xED, 0xA0, 0x80], "3:5016"), (150_000, [0xFF], "3:150016"),
      (320, [], "5:1"), (5_000, [0xC3, 0xA9], "5:1"),
    ] as [(Int, [UInt8], String)])
  func standsInAnOpenSection(_ length: Int, _ bytes: [UInt8], _ place: String) {
    let start =
      "<caseRecords><caseRecord/>\n<caseRecord><words>\n<w> <![CDATA[ &" + String(repeating: "a", count: length)
    let end = "</w></words></caseRecord>\n</caseRecords>\n"
    for chunkSize in Self.pieces {
      let outcome = Outcome(bytes: Array(start.utf8) + bytes + Array(end.utf8), chunkSize: chunkSize)
      #expect(outcome.problems == ["malformed-xml \(place)"], "in pieces of \(chunkSize)")
      #expect(outcome.records == ["{}"])
    }
  }

  @Test(arguments: [
    "xmlns='%'", "xmlns='a b'", "xmlns='relative/path'", "xmlns:a='http://[x'", "xmlns='urn:x' xmlns:b='\\\\server\\x'",
    "xmlns='C:\\cases'", "xmlns='{}'",
  ])
  func aNamespaceIsOnlyAName(_ declaration: String) {
    for chunkSize in Self.pieces {
      let outcome = Outcome(
        "<caseRecords \(declaration)><caseRecord><risk>1</risk></caseRecord></caseRecords>", chunkSize: chunkSize)
      #expect(outcome.problems == [])
      #expect(outcome.records == ["{risk: 1.0}"])
      #expect(outcome.unknown == [])
    }
    // It hides no other mistake.
    #expect(
      Outcome("<caseRecord \(declaration)><z:a/></caseRecord>").problems.map { $0.prefix(13) } == ["malformed-xml"])
  }

  /// A document type is refused in each disguise.
  @Test(arguments: [
    "<!DOCTYPE caseRecord><caseRecord/>", "\u{FEFF}<!DOCTYPE caseRecord><caseRecord/>",
    "<?xml version='1.0'?>\n<!DOCTYPE caseRecord><caseRecord/>", "\n \t<!DOCTYPE caseRecord><caseRecord/>",
    "<!-- a --><!DOCTYPE caseRecord SYSTEM '/etc/passwd'><caseRecord/>", "<?a b?><!DOCTYPE caseRecord><caseRecord/>",
    "<!DOCTYPE caseRecord [<!ENTITY a 'b'>]><caseRecord><case caseId='&a;'/></caseRecord>",
    "<!DOCTYPE caseRecord [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><caseRecord>&b;</caseRecord>",
    "<!DOCTYPE r [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><caseRecord/>",
    "<!DOCTYPE r PUBLIC '-//a' 'http://localhost/a.dtd'><caseRecord/>", "<!DOCTYPE\ncaseRecord><caseRecord/>",
    "<!DOCTYPE caseRecord [<!ATTLIST caseRecord a CDATA 'b'>]><caseRecord/>",
  ])
  func documentTypesAreRefused(_ text: String) {
    for chunkSize in Self.pieces {
      for outcome in [
        Outcome(text, chunkSize: chunkSize),
        Outcome(
          bytes: [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, chunkSize: chunkSize),
      ] {
        #expect(outcome.records == [])
        let ids = outcome.problems.map { $0.prefix { $0 != " " } }
        // After a mark, the text starts with another mark in UTF-16.
        #expect(ids == ["document-type"] || text.hasPrefix("\u{FEFF}") && ids == ["unknown-format"])
      }
    }
  }

  /// What is no document type, or hides one, is no XML.
  @Test(arguments: [
    ("<!doctype caseRecord><caseRecord/>", "malformed-xml"), ("<!DOCTYP caseRecord><caseRecord/>", "malformed-xml"),
    ("<caseRecord><!DOCTYPE caseRecord></caseRecord>", "malformed-xml"),
    ("<caseRecord/><!DOCTYPE caseRecord>", "malformed-xml"), ("< !DOCTYPE caseRecord><caseRecord/>", "malformed-xml"),
    ("<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE a+AD4-<caseRecord/>", "unsupported-encoding"),
    ("<caseRecord><!ENTITY a 'b'></caseRecord>", "malformed-xml"),
    ("<caseRecord>&lol;</caseRecord>", "malformed-xml"), ("<caseRecord a='&lol;'/>", "malformed-xml"),
    ("<caseRecord>%lol;&#x26;lol;</caseRecord>", "stray-text"),
    ("<caseRecord xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='/etc/passwd'/></caseRecord>", ""),
  ])
  func othersAreNot(_ text: String, _ id: String) {
    for chunkSize in Self.pieces {
      let outcome = Outcome(text, chunkSize: chunkSize)
      #expect(outcome.problems.map { $0.prefix { $0 != " " } } == (id.isEmpty ? [] : [Substring(id)]))
      #expect(outcome == Outcome(text))
    }
  }

  /// A long text comes to libxml2 in several pieces, which no one must notice.
  @Test(arguments: ["a", "é", "😀", "&amp;", "&#x1F600;", "]", "]]", "-", "\r\n", "a > b ", "?", "<![CDATA[]]]]>x"])
  func longTextsComeWhole(_ part: String) {
    let count = 400_000 / part.utf8.count
    let text = String(repeating: part, count: count)
    var limits = Limits()
    limits.recordBytes = 4 << 20
    let whole = Outcome(xmlRecord("<words><w>x\(text)x</w></words>"), chunkSize: 65_536, limits: limits)
    let pieces = Outcome(xmlRecord("<words><w>x\(text)x</w></words>"), chunkSize: 50_001, limits: limits)
    #expect(whole == pieces)
    let meant = part.replacing("&amp;", with: "&").replacing("&#x1F600;", with: "😀").replacing("\r\n", with: "\n")
    let read = meant.replacing("<![CDATA[]]]]>", with: "]]")
    #expect(
      whole.records == ["{words: [\"x\(String(repeating: read, count: count))x\"]}"])
    #expect(whole.problems == [])
  }

  /// In libxml2 a look ahead is limited to ten million bytes; ours may be higher.
  @Test func noTextIsTooLongForLibxml2() {
    var limits = Limits()
    (limits.recordBytes, limits.textBytes) = (64 << 20, 64 << 20)
    let text = String(repeating: "0123456789", count: 1_200_000)
    let record = xmlRecord("<case><note>\(text)</note></case>")
    #expect(Outcome(record, chunkSize: 65_536, limits: limits).problems == [])
  }
}
