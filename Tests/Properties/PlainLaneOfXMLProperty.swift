@testable import Reading
import Records
import Support
import Testing

/// The plain lane of XML makes of every text what libxml2 makes of it, in whatever pieces it comes: records, places, messages, counts.
@Suite(.serialized) struct PlainLaneOfXMLProperty {
  @Test func ofInventedRecords() throws {
    for schema in [try Schemas.caseRecord.get(), Schemas.corners] {
      var (trial, dice) = (LaneTrial(schema), Dice(seed: EqualMeaningProperty.seed))
      var (records, scribe) = (RandomRecords(schema, seed: dice.seed()), XMLScribe(seed: dice.seed()))
      for _ in 0..<1_000 {
        let drafts = (0..<1 + dice.below(4)).map { _ in records.next() }
        trial.compare(Array(scribe.document(drafts, by: schema).utf8), as: "cases.xml", chunkSize: pieces(&dice))
        let plain = drafts.map { $0.plainXML(named: schema.recordName) }.joined(separator: "\n")
        let text = "<\(schema.collectionName)>\(plain)</\(schema.collectionName)>"
        trial.compare(Array(text.utf8), as: "cases.xml", chunkSize: pieces(&dice))
      }
      trial.expectNoDifference(plain: 500)
    }
  }

  /// The sample's own records, alone and together, as they are and damaged.
  @Test func ofDamagedRecords() throws {
    let schema = try Schemas.caseRecord.get()
    var (trial, dice) = (LaneTrial(schema), Dice(seed: EqualMeaningProperty.seed))
    let files = try SampleXML()
    trial.compare(Array(files.text.utf8), as: "cases.xml")
    for record in files.records { trial.compare(record, as: "cases.xml") }
    trial.expectNoDifference(plain: files.records.count * 19 / 10)
    let before = trial.plainCount
    var (damaged, count) = (0, 0)
    while damaged < PlainLaneProperty.damaged {
      let records = (0..<1 + dice.below(4)).map { _ in files.part(&dice) }
      let changed = records.map { record in
        guard dice.percent(70) else { return record }
        damaged += 1
        return XMLDamage.applied(to: record, &dice)
      }
      count += changed.count
      trial.compare(Self.document(changed, &dice), as: "cases.xml", chunkSize: pieces(&dice))
    }
    let plain = trial.plainCount - before
    print(
      "plain lane of XML: \(count) records, \(damaged) of them damaged, from seed \(EqualMeaningProperty.seed), \(plain) plain"
    )
    trial.expectNoDifference(plain: before + count * 3 / 10)
  }

  /// The limits hold on both lanes, at the same value.
  @Test func ofLimits() throws {
    let schema = try Schemas.caseRecord.get()
    let files = try SampleXML()
    let (one, text) = (
      files.records[0],
      Array(
        "<caseRecords>\(files.records.prefix(3).map { String(decoding: $0, as: UTF8.self) }.joined())</caseRecords>"
          .utf8)
    )
    for (path, values) in [
      (\Limits.values, [100, 500, 800, 900, 1_000, 2_000]), (\.depth, [0, 1, 2, 3, 4, 5, 6]),
      (\.textBytes, [1, 5, 10, 20, 50, 200, 10_000]), (\.recordBytes, [10, 1_000, one.count - 1, one.count, 1 << 20]),
      (\.tagBytes, [5, 10, 20, 30, 50, 100, 1_000]), (\.names, [0, 1, 10, 100]), (\.records, [0, 1, 2, 3]),
    ] as [(WritableKeyPath<Limits, Int>, [Int])] {
      for value in values {
        var limits = Limits()
        limits[keyPath: path] = value
        var trial = LaneTrial(schema, limits)
        trial.compare(one, as: "cases.xml")
        for chunkSize in [64 << 10, 1_000, 7] { trial.compare(text, as: "cases.xml", chunkSize: chunkSize) }
        trial.expectNoDifference(plain: value == values.last ? 4 : 0)
      }
    }
  }

  /// The values at which a limit of a tag is met are the same on both lanes.
  @Test(arguments: [
    "<corner id='C1' flag='true'/>", "<corner><part  id='C1' ></part ></corner>", "<corner><id>abcde</id></corner>",
    "<corner><part\n/></corner>",
    "<corner><!-- abcdefghij --><part/></corner>", "<corner>   <!-- ab -->    </corner>",
    "<corner><id>a&amp;b<![CDATA[cd]]></id></corner>",
  ])
  func ofLimits(_ record: String) {
    let text = Array("<corners>\(record)\(record)</corners>".utf8)
    for path in [\Limits.attributes, \.tagBytes, \.textBytes, \.values, \.recordBytes] as [WritableKeyPath<Limits, Int>]
    {
      for value in 0...80 {
        var limits = Limits()
        limits[keyPath: path] = value
        var trial = LaneTrial(Schemas.corners, limits)
        trial.compare(text, as: "cases.xml")
        trial.expectNoDifference(plain: 0)
      }
    }
  }

  /// Names that the schema knows are not counted, on whichever lane they are read; others are.
  @Test func ofNames() throws {
    var limits = Limits()
    limits.names = 30
    let files = try SampleXML()
    let records = files.records.prefix(3).map { String(decoding: $0, as: UTF8.self) }
    for count in [20, 30, 40, 60] {
      let other = "<caseRecord>\((0..<count).map { "<n\($0)/>" }.joined())</caseRecord>"
      var trial = LaneTrial(try Schemas.caseRecord.get(), limits)
      trial.compare(Array("<caseRecords>\(records.joined())\(other)\(records[0])</caseRecords>".utf8), as: "cases.xml")
      trial.expectNoDifference(plain: 3)
    }
  }

  /// What plain XML may hold takes the plain lane.
  @Test(arguments: [
    "", "<case/>", "<case></case >", "<case\n/>", "<case caseId='C1' teamCode=\"T1\"/>",
    "<case><!-- a > b --><caseId>C1</caseId>\r\n</case>",
    "<case><caseId>a &lt;&#98;&#x63;<![CDATA[ & ]]> ]] > é</caseId></case>", "<case><caseId>a\r\nb</caseId></case>",
    "<case><caseId/><teamCode> </teamCode></case>",
    "<incidents><incident/><row/></incidents>",
    "<adults><adult><roles><item>mother</item><entry> father </entry></roles></adult></adults>",
    "<adults><adult><seenAlone>1</seenAlone><pregnant> False </pregnant></adult></adults>",
    "<children><child><ageYears>007</ageYears></child></children>",
    "<interventions><intervention><hours>12.50</hours></intervention></interventions>",
  ])
  func takes(_ content: String) throws {
    var trial = LaneTrial(try Schemas.caseRecord.get())
    let record = "<caseRecord>\(content)</caseRecord>"
    for text in [
      record, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(record)\n",
      "<caseRecords>\n\(record)\(record)</caseRecords>",
    ] {
      trial.compare(Array(text.utf8), as: "cases.xml")
    }
    trial.expectNoDifference(plain: 4)
  }

  /// What it is not made for does not, and says the same on both lanes.
  @Test(arguments: [
    "x", "<case>x</case>", "<x/>", "<case/><case/>", "<case caseId='C1'><caseId>C1</caseId></case>",
    "<case><caseId>a]]>b</caseId></case>", "<c:case/>",
    "<case><caseId>&x;</caseId></case>", "<case><caseId>&#0;</caseId></case>", "<case><caseId>&#xFFFE;</caseId></case>",
    "<case><caseId>a&#13;b</caseId></case>",
    "<case><caseId>\u{1}</caseId></case>", "<case><caseId>\u{FFFF}</caseId></case>", "<?x?>", "<!-- a -- b -->",
    "<!-->-->", "<!--->-->", "<case><caseId><!-- x -->C1</caseId></case>",
    "<case xmlns='urn:x'/>", "<case caseId='a&amp;b'/>", "<case caseId='a\nb'/>", "<case caseId=C1/>",
    "<case caseId='C1'teamCode='T1'/>", "<case></cases>",
    "<adults/>", "<adults><adult><roles><item/></roles></adult></adults>",
    "<adults><adult><roles><item>nobody</item></roles></adult></adults>",
    "<case><caseId>SW1A 1AA</caseId></case>", "<case><caseId>07700<![CDATA[ 900123]]></caseId></case>",
    "<!-- 07700 900123 -->",
    "<incidents><postcode>x</postcode></incidents>", "<case><auditDate>2016-02-30</auditDate></case>",
    "<case><caseId>C1</caseId></case",
    "<case><caseId><![CDATA[\(longText)\u{1}\(longText)</caseId></case>",
  ])
  func declines(_ content: String) throws {
    var trial = LaneTrial(try Schemas.caseRecord.get())
    let record = "<caseRecord>\(content)</caseRecord>"
    for chunkSize in [64 << 10, 5] {
      trial.compare(Array(record.utf8), as: "cases.xml", chunkSize: chunkSize)
      trial.compare(Array("<caseRecords>\(record)</caseRecords>".utf8), as: "cases.xml", chunkSize: chunkSize)
      trial.compare(Array("<caseRecords>\(record)<caseRecord/>\n".utf8), as: "cases.xml", chunkSize: chunkSize)
    }
    #expect(trial.plainCount == 0)
    trial.expectNoDifference(plain: 0)
  }

  /// Longer than what libxml2 reads at once of a CDATA section that does not end.
  private static let longText = String(repeating: "a", count: 320)

  /// Mostly a whole chunk, sometimes very small pieces.
  private func pieces(_ dice: inout Dice) -> Int {
    dice.oneIn(2) ? 64 << 10 : 1 + dice.below(dice.pick([3, 60, 1_000, 4_000]))
  }

  /// A file of records, with whatever may stand beside them.
  private static func document(_ records: [[UInt8]], _ dice: inout Dice) -> [UInt8] {
    let declaration = dice.pick([
      "", "", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "<?xml version='1.0' standalone='yes'?>",
    ])
    if records.count == 1, dice.oneIn(2) {
      return Array(declaration.utf8) + records[0]
        + Array(dice.pick(["", "\n", "\r\n", "<!-- end -->", "x", "<caseRecord/>"]).utf8)
    }
    let start = dice.pick([
      "<caseRecords>", "<caseRecords>\n", "<caseRecords xmlns='urn:x'>", "<caseRecords >\n  ",
      "<!-- a --><caseRecords>",
    ])
    var text = Array((declaration + start).utf8)
    for record in records {
      text += record
      text += Array(gap(&dice).utf8)
    }
    return text
      + Array(
        dice.pick([
          "</caseRecords>", "</caseRecords>", "</caseRecords>\n", "", "</caseRecords><!-- x -->\n", "</caseRecords>x",
        ]).utf8)
  }

  private static func gap(_ dice: inout Dice) -> String {
    guard dice.percent(30) else { return dice.pick(["", "\n", "\n  ", " "]) }
    return dice.pick([
      "stray", "<!-- between -->", "<!-- <caseRecord>\n</caseRecord> -->", "<![CDATA[ \n]]>",
      "<![CDATA[\n<caseRecord></caseRecord>]]>", "<?x y?>",
      "<other>1</other>", "<other><a/></other>", "&#32;", "\r\n", "<caseRecord/>", "<caseRecord></caseRecord>",
      "<caseRecord id='x'/>",
      "<!-- 07700 900123 -->", "  07700 900123\n", String(repeating: " ", count: 5_000), "<CaseRecord/>",
      "<caseRecords/>", "</other>",
    ])
  }
}

/// The records of the sample that are written as XML.
private struct SampleXML {
  let text: String
  let records: [[UInt8]]
  /// The fields of the records, each with all that it holds.
  private let fields: [[[UInt8]]]

  init() throws {
    text = try Project.text("sample-audits/four-authorities-2016/records/MID.xml")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let bounds = zip(
      lines.indices.filter { lines[$0] == "  <caseRecord>" }, lines.indices.filter { lines[$0] == "  </caseRecord>" })
    let bodies = bounds.map { lines[($0 + 1)..<$1] }
    records = bodies.map { Array(("<caseRecord>\n" + $0.joined(separator: "\n") + "\n  </caseRecord>").utf8) }
    fields = bodies.map { body in
      var fields: [String] = []
      for line in body {
        if line.hasPrefix("    <"), !line.hasPrefix("    </") { fields.append("") }
        fields[fields.count - 1] += line + "\n"
      }
      return fields.map { Array($0.utf8) }
    }
  }

  /// Some of a record's fields, as they are written or without the white space between them.
  func part(_ dice: inout Dice) -> [UInt8] {
    let share = dice.pick([5, 20, 50])
    let kept = dice.pick(fields).filter { _ in dice.percent(share) }.flatMap { $0 }
    let isDense = dice.oneIn(2)
    let content = isDense ? kept.filter { $0 != 0x20 && $0 != 0x0A } : kept
    return Array("<caseRecord>".utf8) + content + Array("</caseRecord>".utf8)
  }
}
