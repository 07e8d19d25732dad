import Diagnostics
import Reading
import Records

extension FuzzTarget {
  /// Records as XML.
  static let xml = FuzzTarget(name: "xml") { bytes in
    requireSameReading(of: bytes).report.format == "xml"
  }

  /// Records as JSON: one, an array, an envelope, or one a line.
  static let json = FuzzTarget(name: "json") { bytes in
    ["json", "ndjson"].contains(requireSameReading(of: bytes).report.format)
  }

  /// The sign that stands in the seeds where a value of a case would: no XML name and no message of ours can hold it, so
  /// where it is shown, the content of a file is.
  private static let sign = "§"

  private static func requireSameReading(of bytes: [UInt8]) -> Reading {
    // The ending of the name weighs where the content could be either form of JSON.
    let reading = requireSameReading(of: bytes, as: "cases")
    requireSameReading(of: bytes, as: "cases.ndjson")
    return reading
  }

  @discardableResult
  private static func requireSameReading(of bytes: [UInt8], as path: String) -> Reading {
    let reading = Reading(bytes, as: path, inPiecesOf: 64 << 10)
    let inBytes = Reading(bytes, as: path, inPiecesOf: 1)
    if !startsOddComment(bytes) {
      require(reading.account == inBytes.account, "\(reading.account)\nin single bytes: \(inBytes.account)")
    }
    if !namesSign(bytes) { require(!reading.messages.contains(sign), "a message shows content: \(reading.messages)") }
    for record in reading.records {
      let again = Reading(Array(record.json.utf8), as: "cases", inPiecesOf: 64 << 10)
      require(
        again.records.map(\.description) == [record.description],
        "\(record.description)\nwritten as JSON and read again: \(again.account)")
    }
    return reading
  }

  /// Whether a comment starts with `>`: libxml2 2.9 takes `<!-->` for a whole one where the rest of it has not come yet.
  private static func startsOddComment(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.contains("<!-->") || text.contains("<!--->")
  }

  /// Whether a key of JSON may hold the sign: names are shown.
  private static func namesSign(_ bytes: [UInt8]) -> Bool {
    guard bytes.first(where: { $0 > 0x20 && $0 < 0x80 }) != UInt8(ascii: "<") else { return false }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.contains(/(§|\\u00[aA]7)[^"]*"\s*:/)
  }
}

/// What reading some bytes came to.
private struct Reading {
  let report: FileReport
  private(set) var records: [(description: String, json: String)] = []
  private var places: [Place] = []

  init(_ bytes: [UInt8], as path: String, inPiecesOf size: Int) {
    var reader = RecordReader(plan: ReadingPlan(schema: Samples.box))
    var records: [(description: String, json: String)] = []
    var places: [Place] = []
    report = reader.read(bytes: bytes, as: path, chunkSize: size) { record, place in
      records.append((record.description(by: Samples.box), record.json(by: Samples.box)))
      places.append(place)
    }
    self.records = records
    self.places = places
    let found = [report.unread, report.unreadableValues, report.remarks].flatMap(\.all)
    require(report.byteCount == bytes.count, "every byte is read")
    require(found.allSatisfy { $0.place != nil }, "every diagnostic on a file has a place in it")
    require(report.recordCount == records.count, "every record is counted")
    require(report.format != nil || !found.isEmpty, "what is not read is explained")
  }

  /// All that a person may be shown of it.
  var messages: String { shown { _ in true } }

  private func shown(_ isShown: (Diagnostic) -> Bool) -> String {
    let found = [report.unread, report.unreadableValues, report.remarks].flatMap(\.all).filter(isShown)
    let unknown = report.unknownFields.map { "\($0.path) \($0.count) \($0.first) \($0.suggestion ?? "")\n" }
    return DiagnosticRenderer(colours: false).render(found) + unknown.joined()
  }

  /// Everything that must not depend on the size of the pieces. Of several mistakes in XML, libxml2 may tell another one.
  var account: String {
    let isMalformed = report.unread.all.contains { $0.message.id == "malformed-xml" }
    return """
      \(report.format ?? "-") \(String(describing: report.sha256)) \(isMalformed)
      \(records.map(\.description))
      \(places.map(\.description))
      \(shown { $0.message.id != "malformed-xml" })
      """
  }
}
