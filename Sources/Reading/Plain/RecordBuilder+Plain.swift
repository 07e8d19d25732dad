import Records

extension RecordBuilder {
  /// Reads the record at the start of a piece of text on the plain lane; the result is the index after it, in the whole text, nil where
  /// it must be read on the other lane.
  mutating func readPlain(_ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int? {
    guard let tables = plainTables, let base = text.baseAddress else { return nil }
    defer { plain.shrink() }
    while true {
      switch attempt(tables, text, base, start, end) {
      case .success(let index): return index
      case .failure(.declined): return nil
      case .failure(.full(let part)): plain.grow(part)
      }
    }
  }

  private enum Attempt {
    case success(Int)
    case failure(PlainScanner.Obstacle)
  }

  private mutating func attempt(
    _ tables: PlainTables, _ text: UnsafeBufferPointer<UInt8>, _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> Attempt {
    var scratch: [UInt8] = []
    swap(&scratch, &plain.scratch)
    defer { swap(&scratch, &plain.scratch) }
    let limits = limits
    var counts = (slots: 0, text: 0)
    let outcome = plain.slots.withUnsafeMutableBufferPointer { slots in
      plain.places.withUnsafeMutableBufferPointer { places in
        plain.text.withUnsafeMutableBufferPointer { texts in
          plain.items.withUnsafeMutableBufferPointer { items in
            plain.followers.withUnsafeMutableBufferPointer { followers -> Attempt in
              guard let followers = followers.baseAddress else { return .failure(.declined) }
              var scanner = PlainScanner(
                tables: tables, limits: limits, text: text, origin: base + start, held: base + text.count,
                end: base + end, at: base + start, slots: slots, places: places, texts: texts, items: items,
                followers: followers, scratch: scratch)
              scratch = []
              let isRead = scanner.record()
              scratch = scanner.scratch
              guard isRead else { return .failure(scanner.obstacle ?? .declined) }
              counts = (scanner.slotCount, scanner.textCount)
              return .success(scanner.at - base)
            }
          }
        }
      }
    }
    if case .success = outcome {
      record.replace(
        slots: plain.slots[..<counts.slots], places: plain.places[..<counts.slots], text: plain.text[..<counts.text])
      plain.recordCount += 1
    }
    return outcome
  }
}
