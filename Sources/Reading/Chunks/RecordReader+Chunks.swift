public import Diagnostics
public import Records

extension RecordReader {
  /// Reads a part of a file: calls `body` with each plain record, in order, and the place of its first character. The record's
  /// memory is used again.
  public mutating func read(_ chunk: RecordChunk, _ body: (Record, Place) -> Void) -> ChunkReading {
    switch chunk.form {
    case .lines: readLines(of: chunk, body)
    case .elements(_, let startTag): readElements(startingWith: startTag, of: chunk, body)
    }
  }

  private mutating func readLines(of chunk: RecordChunk, _ body: (Record, Place) -> Void) -> ChunkReading {
    var reading = ChunkReading()
    let base = chunk.piece.bytesBase
    chunk.piece.bytes.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[..<(chunk.range.upperBound - base)])
      var mark = chunk.piece.mark
      var start = chunk.range.lowerBound - base
      while start < text.count {
        let rest = UnsafeBufferPointer(rebasing: text[start...])
        let end = start + (rest.firstLineBreak ?? rest.count)
        let first = text[start..<end].firstIndex { !$0.isSpace } ?? end
        if first < end, end - start <= limits.recordBytes,
          builder.readPlainLine(text, from: first, to: end, at: base + first)
        {
          mark.advance(over: UnsafeBufferPointer(rebasing: text[(mark.offset - base)..<first]))
          reading.recordCount += 1
          body(builder.record, Place(path: chunk.path, start: mark.position))
        } else if first < end || end - start > limits.recordBytes {
          reading.gaps.append(ChunkReading.Gap(recordsBefore: reading.recordCount, range: base + start..<base + end))
        }
        start = end + 1
      }
    }
    return reading
  }

  /// Elements are read as long as all are plain records.
  private mutating func readElements(
    startingWith tag: [UInt8], of chunk: RecordChunk, _ body: (Record, Place) -> Void
  ) -> ChunkReading {
    var reading = ChunkReading()
    let base = chunk.piece.bytesBase
    chunk.piece.bytes.withUnsafeBufferPointer { text in
      var mark = chunk.piece.mark
      var start = chunk.range.lowerBound - base
      let last = chunk.range.upperBound - base
      while start < last {
        guard reading.recordCount < ChunkForm.mostRecords,
          let first = text[start..<last].firstIndex(where: { !$0.isSpace }), text.isTag(tag, at: first),
          let end = builder.readPlainElement(text, from: first, to: last, at: base + first)
        else {
          let range = base + start..<chunk.range.upperBound
          return reading.gaps.append(ChunkReading.Gap(recordsBefore: reading.recordCount, range: range))
        }
        mark.advance(over: UnsafeBufferPointer(rebasing: text[(mark.offset - base)..<first]))
        reading.recordCount += 1
        body(builder.record, Place(path: chunk.path, start: mark.position))
        start = end
      }
    }
    return reading
  }
}

extension RecordBuilder {
  /// Reads a line that holds one plain record, of which there is nothing to say; false where it holds anything else.
  fileprivate mutating func readPlainLine(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, at offset: Int
  ) -> Bool {
    beginRecord(at: offset)
    guard let after = readPlain(text, from: start, to: end), text[after..<end].allSatisfy(\.isSpace), endRecord()
    else { return false }
    return isFlawless()
  }

  /// Reads an element that is a plain record, of which there is nothing to say; nil where it is anything else.
  fileprivate mutating func readPlainElement(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, at offset: Int
  ) -> Int? {
    beginRecord(at: offset)
    guard let after = readPlainXML(text, from: start, to: end), after - start <= limits.recordBytes, endRecord(),
      isFlawless()
    else { return nil }
    return after
  }

  private mutating func isFlawless() -> Bool {
    checkReferences()
    return problems.isEmpty && !hasMoreProblems && unknownNames.isEmpty && identifiers.findCount == 0
  }
}
