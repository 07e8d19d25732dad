import Diagnostics
import Records
import Testing

@testable import Reading

/// A file that is read in parts comes to what it comes to when one reads it: records, places, messages, counts, in the same order.
@Suite struct ChunkTests {
  /// A text, and how many of its records are to be read by others at least.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    var limits = Limits()
    var least = 20

    init(_ name: String, _ text: String, limits: Limits = Limits(), least: Int = 20) {
      self.init(name, Array(text.utf8), limits: limits, least: least)
    }

    init(_ name: String, _ bytes: [UInt8], limits: Limits = Limits(), least: Int = 20) {
      testDescription = name
      self.bytes = bytes
      self.limits = limits
      self.least = least
    }
  }

  // MARK: NDJSON

  private static func line(_ number: Int) -> String {
    #"{"case": {"caseId": "C\#(number)", "auditDate": "2016-09-30", "state": "open"}, "risk": 1.5, "words": ["é", "b"]}"#
  }

  /// Plain lines with others among them: every third, or where told.
  private static func lines(_ others: [String], every step: Int = 3, ending: String = "\n") -> String {
    (0..<60).map { number in
      let other = others.isEmpty || number % step != 1 ? nil : others[number / step % others.count]
      return other ?? line(number)
    }.joined(separator: ending) + ending
  }

  private static func limited(_ change: (inout Limits) -> Void) -> Limits {
    var limits = Limits()
    change(&limits)
    return limits
  }

  static let json = [
    Row("plain", lines([]), least: 50),
    Row("damaged", lines(["{\"case\": ", "]", "x", "{\"risk\": 1.5}}", "{\"case\": {\"caseId\": \"\u{FFFE}\"}}"])),
    Row("bytes that are no text", Array(lines([]).utf8.prefix(700)) + [0xFF, 0x0A] + Array(lines([]).utf8)),
    Row(
      "unknown and repeated fields", lines(["{\"risc\": 1}", "{\"risk\": 1, \"risk\": 2}", "{\"x\": {\"y\": [1]}}"])),
    Row(
      "unreadable values", lines(["{\"risk\": 99}", "{\"case\": {\"state\": \"opn\", \"openedOn\": \"2016-02-30\"}}"])),
    Row("references to nothing", lines(["{\"children\": [{\"id\": \"a\"}], \"visits\": [{\"childId\": \"b\"}]}"])),
    Row("identifiers", lines(["{\"case\": {\"note\": \"a@b.org\"}}", "{\"nhsNumber\": \"4505577104\"}"])),
    Row("several on a line", lines([line(1) + line(2), "  " + line(3) + " \t" + line(4) + " ", line(5) + " x"])),
    Row("blank lines", lines(["", "   ", "\t", "\r"])),
    Row("no object", lines(["1", "null", "[]", "\"x\""])),
    Row("no plain line", lines(["{\"risc\": 1}"], every: 1).replacing("\"risk\"", with: "\"risc\""), least: 0),
    Row("CRLF", lines(["{\"risk\": 99}"], ending: "\r\n")),
    Row("CR", lines([], ending: "\r"), least: 0),
    Row("CR among LF", lines(["{\"risk\": 1}\r{\"risk\": 99}\r\r{\"risk\": 2}"])),
    Row("a last line that is cut", lines([]) + "{\"case\": {\"caseId\""),
    Row("a last line without its break", lines([]) + line(99)),
    Row("a mark before the text", "\u{FEFF}" + lines(["{\"risk\": 99}"])),
    Row("UTF-16", utf16(lines(["{\"risk\": 99}", "{\"case\": {\"note\": \"é😀\"}}"]))),
    Row("UTF-16 that is cut", Array(utf16(lines([])).dropLast())),
    Row("too many records", lines([]), limits: limited { $0.records = 30 }, least: 0),
    Row("too many records, late", lines([]), limits: limited { $0.records = 59 }, least: 0),
    Row("as many records as may be", lines([]), limits: limited { $0.records = 4_000 }),
    Row(
      "long records",
      lines(["{\"words\": [\"\(String(repeating: "a", count: 900))\"]}", String(repeating: " ", count: 900)]),
      limits: limited { $0.recordBytes = 300 }),
    Row("deep records", lines(["{\"visits\": [{\"childIds\": [\"a\"]}]}"]), limits: limited { $0.depth = 3 }),
  ]

  // MARK: XML

  private static func element(_ number: Int) -> String {
    "<caseRecord><case><caseId>C\(number)</caseId><auditDate>2016-09-30</auditDate><note>é &amp; b</note></case></caseRecord>"
  }

  private static func elements(_ others: [String], every step: Int = 20, between: String = "\n  ") -> String {
    let records = (0..<60).map { number in
      let other = others.isEmpty || number % step != 11 ? nil : others[number / step % others.count]
      return other ?? element(number)
    }
    return "<caseRecords>\(between)" + records.joined(separator: between) + "\(between)</caseRecords>"
  }

  static let xml = [
    Row("plain", elements([]), least: 50),
    Row("one line", elements([], between: ""), least: 50),
    Row("white space", elements([], between: "\n\n\r\n \t\r"), least: 20),
    Row(
      "unreadable and unknown", elements(["<caseRecord><risk>99</risk></caseRecord>", "<caseRecord><x/></caseRecord>"])),
    Row("identifiers", elements(["<caseRecord><case><note>a@b.org</note></case></caseRecord>"])),
    Row(
      "an end that is none",
      elements([
        "<caseRecord><case><note><![CDATA[</caseRecord>]]></note></case></caseRecord>",
        "<caseRecord><!-- </caseRecord> <caseRecord> --><risk>99</risk></caseRecord>",
      ])),
    Row("comments and text between", elements(["<!-- x </caseRecord> -->", "text", "<?a b?>", "<other>1</other>"])),
    Row(
      "other elements", elements(["<caseRecordx><risk>1</risk></caseRecordx>", "<caseRecord/>", "<caseRecord />"]),
      least: 10),
    Row("spaces in tags", elements(["<caseRecord ><risk>1</risk></caseRecord >"]), least: 5),
    Row("no plain record", elements(["<caseRecord><risk>99</risk></caseRecord>"], every: 1), least: 0),
    Row("often", elements(["<caseRecord><risk>99</risk></caseRecord>"], every: 12)),
    Row("malformed", elements(["<caseRecord><risk>1</caseRecord>"], every: 40), least: 5),
    Row("malformed between", elements(["</caseRecords>"], every: 40), least: 5),
    Row("cut in a record", String(elements([]).dropLast(60)), least: 30),
    Row("cut after a record", String(elements([]).dropLast(17)), least: 30),
    Row("text after the last record", elements([]).replacing("</caseRecords>", with: "&x;</caseRecords>"), least: 30),
    Row("no character", elements(["\u{FFFE}"], every: 40), least: 5),
    Row("a mark before the text", "\u{FEFF}" + elements(["<caseRecord><risk>99</risk></caseRecord>"])),
    Row("UTF-16", utf16(elements(["<caseRecord><risk>99</risk></caseRecord>"]))),
    Row("too many records", elements([]), limits: limited { $0.records = 30 }, least: 0),
    Row(
      "long records",
      elements(["<caseRecord><words><w>\(String(repeating: "a ", count: 900))</w></words></caseRecord>"]),
      limits: limited { $0.recordBytes = 300 }),
  ]

  private static func utf16(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  }

  @Test(arguments: json, [80, 150, 300, 1_000])
  func partsOfLines(_ row: Row, _ chunkBytes: Int) { compare(row, as: "cases.ndjson", chunkBytes) }

  @Test(arguments: xml, [80, 150, 300, 1_000])
  func partsOfElements(_ row: Row, _ chunkBytes: Int) { compare(row, as: "cases.xml", chunkBytes) }

  private func compare(_ row: Row, as path: String, _ chunkBytes: Int) {
    for limit in [1, 3] {
      let alone = Account(row, as: path)
      let together = Account(row, as: path, crewLimit: limit, chunkBytes: chunkBytes)
      #expect(alone.lines == together.lines)
      #expect(alone.byOthers == 0 && together.byOthers >= row.least, "\(together.byOthers) read by others")
    }
  }
}

/// All that reading a text came to.
private struct Account {
  private(set) var lines: [String] = []
  /// How many records others read.
  private(set) var byOthers = 0

  /// With a limit of parts that may be on their way, others read parts of the text.
  init(_ row: ChunkTests.Row, as path: String, crewLimit: Int? = nil, chunkBytes: Int = 0) {
    let plan = ReadingPlan(schema: SampleSchema.schema)
    var reader = RecordReader(plan: plan, limits: row.limits)
    let log = Log(RecordReader(plan: plan, limits: row.limits))
    let report =
      if let crewLimit {
        reader.read(bytes: row.bytes, as: path, beside: log.crew(crewLimit, chunkBytes)) { log.add($0, $1) }
      } else {
        reader.read(bytes: row.bytes, as: path) { log.add($0, $1) }
      }
    lines = log.lines
    byOthers = log.byOthers
    let found = [report.unread, report.unreadableValues, report.remarks]
    lines += found.flatMap { $0.all.map { "\($0.severity) \($0.message) \(String(describing: $0.place))" } }
    lines += found.map { "\($0.count)" }
    lines += report.unknownFields.map { "\($0.path) \($0.count) \($0.first) \(String(describing: $0.suggestion))" }
    let identifiers = report.identifiers
    lines += identifiers.counts.map { "\($0) \($1)" }.sorted()
    lines.append("\(identifiers.recordCount) \(identifiers.strayCount) \(identifiers.unlistedCount)")
    lines.append("\(report.recordCount) \(report.sha256 ?? "-") \(report.byteCount)")
  }
}

/// The records that were handed over, in order, and what others read that was not accepted yet.
private final class Log {
  private(set) var lines: [String] = []
  private(set) var byOthers = 0
  private var reader: RecordReader
  private var posted: [RecordChunk] = []
  private var collected: ArraySlice<String> = []

  init(_ reader: RecordReader) { self.reader = reader }

  func add(_ record: Record, _ place: Place) { lines.append(Self.line(record, place)) }

  private static func line(_ record: Record, _ place: Place) -> String {
    let places = zip(record.slots, record.places).filter { $0.0.kind != .absent }.map { "\($0.1)" }
    return "\(place) \(record.origin) \(record.description(by: SampleSchema.schema)) \(places)"
  }

  func crew(_ limit: Int, _ chunkBytes: Int) -> ChunkCrew {
    ChunkCrew(
      limit: limit, chunkBytes: chunkBytes,
      (
        post: {
          self.posted.append($0)
          #expect(self.posted.count <= limit)
        },
        collect: { self.collect() }, accept: { self.accept($0) }, revoke: { self.posted = [] }
      ))
  }

  private func collect() -> ChunkReading? {
    var read: [String] = []
    let reading = reader.read(posted.removeFirst()) { read.append(Self.line($0, $1)) }
    collected = read[...]
    return reading
  }

  private func accept(_ count: Int) {
    lines += collected.prefix(count)
    collected = collected.dropFirst(count)
    byOthers += count
  }
}
