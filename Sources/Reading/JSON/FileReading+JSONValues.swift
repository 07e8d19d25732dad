import Diagnostics

/// Single values of a JSON file, read as the bytes come in.
extension FileReading {
  /// The offset of the next character that is no white space, before which nothing is needed any more; nil at the end of the
  /// file.
  mutating func significant(from offset: Int) -> Int? {
    var offset = offset
    while let byte = window.byte(at: offset) {
      if !byte.isSpace { return offset }
      offset += 1
      if offset == window.end { window.drop(before: offset) }
    }
    return nil
  }

  /// The same, where the file must not end.
  mutating func nextOffset(from offset: Int) throws(JSONSyntaxError) -> Int {
    guard let found = significant(from: offset) else { throw endsTooEarly() }
    return found
  }

  /// The same, where what stands before it is still needed.
  mutating func offset(from offset: Int) throws(JSONSyntaxError) -> Int {
    var offset = offset
    while let byte = window.byte(at: offset) {
      if !byte.isSpace { return offset }
      offset += 1
      guard offset - window.base <= limits.recordBytes else {
        throw JSONSyntaxError(message: .recordTooLarge(limits), offset: window.base)
      }
    }
    throw endsTooEarly()
  }

  /// The next character that is no white space.
  mutating func next(from offset: Int) throws(JSONSyntaxError) -> UInt8? {
    let found = try self.offset(from: offset)
    return window[found]
  }

  func expect(_ byte: UInt8, at offset: Int, _ reason: String) throws(JSONSyntaxError) {
    guard window[offset] == byte else { throw syntaxError(reason, at: offset) }
  }

  func endsTooEarly() -> JSONSyntaxError { syntaxError(JSONScanner.endsTooEarly, at: window.end) }

  func syntaxError(_ reason: String, at offset: Int) -> JSONSyntaxError {
    JSONSyntaxError(message: .malformedJSON(reason), offset: offset)
  }

  /// Reads on until a value is held as a whole; the result is the offset after it, or that of the end of the file. A value
  /// that is too long costs no more than its record.
  mutating func endOfValue(from start: Int) throws(JSONSyntaxError) -> Int {
    var extent = JSONExtent()
    var at = start
    while true {
      let end = window.withBytes(at, window.end) { extent.end(in: $0) }.map { at + $0 }
      at = window.end
      guard (end ?? at) - start <= limits.recordBytes else { throw .limit(.recordTooLarge(limits), at: start) }
      if let end { return end }
      if !window.fill() { return window.end }
    }
  }

  /// Checks a value that is held; the result is the offset after it.
  mutating func skipValue(from start: Int, to end: Int) throws(JSONSyntaxError) -> Int {
    try skipValue(from: start, to: end) { scanner throws(JSONSyntaxError) in try scanner.skipValue(depth: 0) }
  }

  /// The same, a scanner's way of doing so being given.
  func skipValue(
    from start: Int, to end: Int, _ skip: (inout JSONScanner) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) -> Int {
    try scan(from: start, to: end) { scanner throws(JSONSyntaxError) in
      try skip(&scanner)
      return start + scanner.at
    }
  }

  /// Reads a member's name, the colon, and on to its value.
  mutating func readName(from start: Int) throws(JSONSyntaxError) -> JSONMember {
    guard window[start] == UInt8(ascii: "\"") else { throw syntaxError("expected a name in double quotes", at: start) }
    let end = try endOfValue(from: start)
    let limits = limits
    let name = try scan(from: start, to: end) { scanner throws(JSONSyntaxError) in
      try scanner.string {
        (shown: shown($0, limits), written: String(decoding: $0.prefix(limits.textBytes), as: UTF8.self))
      }
    }
    let colon = try offset(from: end)
    try expect(UInt8(ascii: ":"), at: colon, "expected ':' after a name")
    return JSONMember(name: name.shown, written: name.written, value: try offset(from: colon + 1))
  }

  /// Calls `body` with a scanner of bytes that are held.
  private func scan<Result>(
    from start: Int, to end: Int, _ body: (inout JSONScanner) throws(JSONSyntaxError) -> Result
  ) throws(JSONSyntaxError) -> Result {
    let outcome = window.withBytes(start, end) { bytes -> Swift.Result<Result, JSONSyntaxError> in
      var scanner = JSONScanner(bytes, at: start, limits: limits)
      do throws(JSONSyntaxError) { return .success(try body(&scanner)) } catch { return .failure(error) }
    }
    return try outcome.get()
  }

  /// Passes a record that exceeds a limit and reports it; the result is the offset after it. None of it is held.
  mutating func skim(from start: Int, exceeding limit: JSONSyntaxError) throws(JSONSyntaxError) -> Int {
    let place = place(of: limit.offset)
    builder.abandonRecord()
    var skimmer = JSONSkimmer(limits: limits)
    let tooDeep = JSONSyntaxError(message: limit.message, offset: limit.offset, place: place)
    var at = start
    while true {
      switch window.withBytes(at, window.end, { skimmer.pass($0) }) {
      case .goesOn: break
      case .ends(let index):
        refuse(limit.message, at: place)
        return at + index
      case .broken(let index, let reason): throw syntaxError(reason, at: at + index)
      case .tooDeep: throw tooDeep
      }
      at = window.end
      window.drop(before: at)
      if !window.fill() { throw skimmer.isVeryDeep ? tooDeep : endsTooEarly() }
    }
  }
}
