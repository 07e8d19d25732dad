import Diagnostics

/// NDJSON: a mistake costs the rest of its line, not that of the file.
extension FileReading {
  /// Reads the records of a file that holds one a line.
  mutating func readJSONLines() {
    var at = window.base
    while true {
      window.drop(before: at)
      at = readChunks(from: at, .lines)
      guard !isStopped else { return }
      guard let end = endOfLine(from: at) else {
        refuse(.recordTooLarge(limits), at: at)
        at = skipLine()
        continue
      }
      readLine(from: at, to: end)
      guard window.byte(at: end) != nil else { return }
      at = end + 1
    }
  }

  /// Reads what a line holds.
  mutating func readLine(from start: Int, to end: Int) {
    do throws(JSONSyntaxError) {
      var at = start
      while !isStopped, let first = significant(from: at, to: end) {
        guard window[first] == UInt8(ascii: "{") else {
          _ = try skipValue(from: first, to: end)
          return refuse(.recordNotAnObject, at: first)
        }
        at = try readRecord(from: first, to: end)
      }
    } catch {
      let isCut = error.message == .malformedJSON(JSONScanner.endsTooEarly) && window[end] != nil
      refuse(isCut ? .malformedJSON("the line ends too early") : error.message, at: error.offset)
    }
  }

  private func significant(from start: Int, to end: Int) -> Int? {
    window.withBytes(start, end) { bytes in bytes.firstIndex { !$0.isSpace } }.map { start + $0 }
  }

  /// The offset of the line break, or of the end of the file; nil where the line is too long.
  private mutating func endOfLine(from start: Int) -> Int? {
    var at = start
    while true {
      let found = window.withBytes(at, window.end) { $0.firstLineBreak }.map { at + $0 }
      at = window.end
      guard (found ?? at) - start <= limits.recordBytes else { return nil }
      if let found { return found }
      if !window.fill() { return window.end }
    }
  }

  /// The offset of the next line, nothing before it being held.
  private mutating func skipLine() -> Int {
    while true {
      let start = window.base
      if let found = window.withBytes(start, window.end, { $0.firstLineBreak }) {
        return start + found + 1
      }
      window.drop(before: window.end)
      if !window.fill() { return window.end }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The index of the first LF or CR. The CR of a CRLF ends the line, and a blank one follows.
  var firstLineBreak: Int? {
    let feed = firstIndex(ofByte: UInt8(ascii: "\n"))
    let line = UnsafeBufferPointer(rebasing: self[..<(feed ?? count)])
    return line.firstIndex(ofByte: UInt8(ascii: "\r")) ?? feed
  }
}
