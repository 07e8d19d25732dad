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

  @discardableResult
  private static func requireSameReading(of bytes: [UInt8]) -> Reading {
    let reading = Reading(bytes, inPiecesOf: 64 << 10)
    let inBytes = Reading(bytes, inPiecesOf: 1)
    require(reading.account == inBytes.account, "\(reading.account)\nin single bytes: \(inBytes.account)")
    if !namesSign(bytes) { require(!reading.messages.contains(sign), "a message shows content: \(reading.messages)") }
    for record in reading.records {
      let again = Reading(Array(record.json.utf8), inPiecesOf: 64 << 10)
      require(
        again.records.map(\.description) == [record.description],
        "\(record.description)\nwritten as JSON and read again: \(again.account)")
    }
    return reading
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

  init(_ bytes: [UInt8], inPiecesOf size: Int) {
    var reader = RecordReader(plan: ReadingPlan(schema: Samples.box))
    var records: [(description: String, json: String)] = []
    var places: [Place] = []
    report = reader.read(bytes: bytes, as: "cases", chunkSize: size) { record, place in
      records.append((record.description(by: Samples.box), record.json(by: Samples.box)))
      places.append(place)
    }
    self.records = records
    self.places = places
    let found = [report.unread, report.unreadableValues, report.remarks].flatMap(\.all)
    require(report.byteCount == bytes.count, "every byte is read")
    require(found.allSatisfy { $0.place != nil }, "every diagnostic on a file has a place in it")
    require(report.recordCount == records.count, "every record is counted")
    require(!records.isEmpty || !found.isEmpty || isEmptyEnvelope, "what holds no record is explained")
  }

  /// An array or a collection without records is nothing wrong.
  private var isEmptyEnvelope: Bool { report.format != nil }

  /// All that a person may be shown of it.
  var messages: String {
    let found = [report.unread, report.unreadableValues, report.remarks].flatMap(\.all)
    let unknown = report.unknownFields.map { "\($0.path) \($0.count) \($0.first) \($0.suggestion ?? "")\n" }
    return DiagnosticRenderer(colours: false).render(found) + unknown.joined()
  }

  /// Everything that must not depend on the size of the pieces.
  var account: String {
    "\(report.format ?? "-") \(report.sha256)\n\(records.map(\.description))\n\(places.map(\.description))\n\(messages)"
  }
}
