import Records

extension RecordBuilder {
  /// How a record is written.
  private enum Syntax { case json, xml }

  /// Reads the record of JSON at the start of a piece of text on the plain lane; the result is the index after it, in the whole text,
  /// nil where it must be read on the other lane.
  mutating func readPlain(_ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int? {
    read(.json, text, start, end)
  }

  /// The same for a record of XML, at the start of whose element the piece starts.
  mutating func readPlainXML(_ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int? {
    // No tag without attributes is too long then.
    guard let tables = plainTables, limits.tagLength >= tables.longestName + 2 * PlainScanner.tagReserve else {
      return nil
    }
    // The scanner reads a few bytes beyond the piece.
    let reach = text.count - PlainScanner.overreach
    if end <= reach { return read(.xml, text, start, end) }
    if end - start > Self.copiedLength {
      if let after = read(.xml, text, start, reach) { return after }
      // It is not plain, unless it ends behind that.
      guard !tables.holdsEnd(text, from: start, to: reach) else { return nil }
    }
    var copy: [UInt8] = []
    swap(&copy, &plain.copy)
    defer { if copy.capacity <= Self.keptCopy { swap(&copy, &plain.copy) } }
    copy.removeAll(keepingCapacity: true)
    copy.append(contentsOf: text[start..<end])
    copy.append(contentsOf: repeatElement(0, count: PlainScanner.overreach))
    return copy.withUnsafeBufferPointer { read(.xml, $0, 0, end - start) }.map { start + $0 }
  }

  /// So short a piece is copied at once where it ends with the text.
  private static let copiedLength = 16 << 10
  /// The memory for copies that is kept, in bytes.
  private static let keptCopy = 1 << 20

  private mutating func read(
    _ syntax: Syntax, _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int? {
    guard start < end, let tables = plainTables, let base = text.baseAddress else { return nil }
    defer { plain.shrink() }
    while true {
      let piece = Piece(text: text, origin: base + start, held: base + text.count, end: base + end)
      switch attempt(syntax, tables, piece) {
      case .success(let after): return after - base
      case .failure(.declined): return nil
      case .failure(.full(let part)): plain.grow(part)
      }
    }
  }

  private struct Piece {
    let text: UnsafeBufferPointer<UInt8>
    let origin: UnsafePointer<UInt8>
    let held: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>
  }

  private enum Attempt {
    case success(UnsafePointer<UInt8>)
    case failure(PlainScanner.Obstacle)
  }

  private mutating func attempt(_ syntax: Syntax, _ tables: PlainTables, _ piece: Piece) -> Attempt {
    var scratch: [UInt8] = []
    swap(&scratch, &plain.scratch)
    defer { swap(&scratch, &plain.scratch) }
    let limits = limits
    var counts = (slots: 0, text: 0)
    let outcome = plain.withMemory { memory -> Attempt in
      var scanner = PlainScanner(
        tables: tables, limits: limits, text: piece.text, origin: piece.origin, held: piece.held, end: piece.end,
        at: piece.origin, slots: memory.slots, places: memory.places, texts: memory.texts, items: memory.items,
        followers: memory.followers, itemGuesses: memory.itemGuesses, scratch: scratch)
      scratch = []
      let isRead =
        switch syntax {
        case .json: scanner.record()
        case .xml: scanner.recordElement()
        }
      scratch = scanner.scratch
      guard isRead else { return .failure(scanner.obstacle ?? .declined) }
      counts = (scanner.slotCount, scanner.textCount)
      return .success(scanner.at)
    }
    if case .success = outcome {
      record.replace(
        slots: plain.slots[..<counts.slots], places: plain.places[..<counts.slots], text: plain.text[..<counts.text])
      plain.recordCount += 1
    }
    return outcome
  }
}

extension PlainRecord {
  /// Where the memory lies.
  fileprivate struct Memory {
    let slots: UnsafeMutableBufferPointer<Slot>
    let places: UnsafeMutableBufferPointer<UInt32>
    let texts: UnsafeMutableBufferPointer<UInt8>
    let items: UnsafeMutableBufferPointer<PlainItem>
    let followers: UnsafeMutablePointer<Int32>
    let itemGuesses: UnsafeMutablePointer<Int32>
  }

  /// Calls `body` with the memory.
  fileprivate mutating func withMemory<Result>(_ body: (Memory) -> Result) -> Result {
    slots.withUnsafeMutableBufferPointer { slots in
      places.withUnsafeMutableBufferPointer { places in
        text.withUnsafeMutableBufferPointer { texts in
          items.withUnsafeMutableBufferPointer { items in
            guesses.withUnsafeMutableBufferPointer { guesses in
              guard let start = guesses.baseAddress else { preconditionFailure("the guesses are never empty") }
              return body(
                Memory(
                  slots: slots, places: places, texts: texts, items: items, followers: start,
                  itemGuesses: start + fieldCount))
            }
          }
        }
      }
    }
  }
}
