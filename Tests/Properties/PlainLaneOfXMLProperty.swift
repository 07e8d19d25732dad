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
      }
      trial.expectNoDifference(plain: schema.recordName == "corner" ? 20 : 0)
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
      "plain lane of XML: \(count) records, \(damaged) of them damaged, from seed \(EqualMeaningProperty.seed), \(plain) plain")
    trial.expectNoDifference(plain: before + count * 3 / 10)
  }

  /// Mostly a whole chunk, sometimes very small pieces.
  private func pieces(_ dice: inout Dice) -> Int {
    dice.oneIn(2) ? 64 << 10 : 1 + dice.below(dice.pick([3, 60, 1_000, 4_000]))
  }

  /// A file of records, with whatever may stand beside them.
  private static func document(_ records: [[UInt8]], _ dice: inout Dice) -> [UInt8] {
    let declaration = dice.pick(["", "", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "<?xml version='1.0' standalone='yes'?>"])
    if records.count == 1, dice.oneIn(2) {
      return Array(declaration.utf8) + records[0] + Array(dice.pick(["", "\n", "\r\n", "<!-- end -->", "x", "<caseRecord/>"]).utf8)
    }
    let start = dice.pick(["<caseRecords>", "<caseRecords>\n", "<caseRecords xmlns='urn:x'>", "<caseRecords >\n  ", "<!-- a --><caseRecords>"])
    var text = Array((declaration + start).utf8)
    for record in records {
      text += record
      text += Array(gap(&dice).utf8)
    }
    return text + Array(dice.pick(["</caseRecords>", "</caseRecords>", "</caseRecords>\n", "", "</caseRecords><!-- x -->\n", "</caseRecords>x"]).utf8)
  }

  private static func gap(_ dice: inout Dice) -> String {
    guard dice.percent(30) else { return dice.pick(["", "\n", "\n  ", " "]) }
    return dice.pick([
      "stray", "<!-- between -->", "<!-- <caseRecord>\n</caseRecord> -->", "<![CDATA[ \n]]>", "<![CDATA[\n<caseRecord></caseRecord>]]>", "<?x y?>",
      "<other>1</other>", "<other><a/></other>", "&#32;", "\r\n", "<caseRecord/>", "<caseRecord></caseRecord>", "<caseRecord id='x'/>",
      "<!-- 07700 900123 -->", "  07700 900123\n", String(repeating: " ", count: 5_000), "<CaseRecord/>", "<caseRecords/>", "</other>",
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
    let bounds = zip(lines.indices.filter { lines[$0] == "  <caseRecord>" }, lines.indices.filter { lines[$0] == "  </caseRecord>" })
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
