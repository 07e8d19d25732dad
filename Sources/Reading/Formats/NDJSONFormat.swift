extension RecordFormat {
  /// NDJSON: one record a line. The ending of the name decides where a file of one line could be either.
  static let ndjson = RecordFormat(
    name: "ndjson", text: "NDJSON: one record in JSON a line",
    recognises: { reading, first in
      guard reading.window[first] == UInt8(ascii: "{") else { return false }
      let isNamedSo = [".ndjson", ".jsonl"].contains { reading.path.lowercased().hasSuffix($0) }
      return isNamedSo || reading.holdsOneObjectALine(from: first)
    },
    read: { reading in reading.readJSONLines() })
}

extension FileReading {
  /// Whether the line that starts here ends with `}`, and the next line that is not blank starts with `{`.
  fileprivate mutating func holdsOneObjectALine(from first: Int) -> Bool {
    var offset = first
    var last: UInt8 = 0
    var isPastLine = false
    while offset - first < ReadingLimits.lookAhead, let byte = window.byte(at: offset) {
      if isPastLine, !byte.isSpace { return byte == UInt8(ascii: "{") }
      if byte == UInt8(ascii: "\n") {
        guard last == UInt8(ascii: "}") else { return false }
        isPastLine = true
      }
      if !byte.isSpace { last = byte }
      offset += 1
    }
    return false
  }
}
