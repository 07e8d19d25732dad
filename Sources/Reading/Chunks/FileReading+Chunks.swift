/// Parts of a file that others read. They read what is plain; of the rest they say where it stands, and it is read here, at its
/// turn, as everything is where there are no others: so nothing that is said of a file depends on them.
extension FileReading {
  /// Has others read as many records as can be parted from the text; the result is the offset of the first one that can't. A
  /// record starts at the offset, or what stands between records.
  mutating func readChunks(from offset: Int, _ form: ChunkForm) -> Int {
    guard let crew, offset >= chunks.resumption else { return offset }
    var at = offset
    while !isStopped {
      if chunks.posted.count < crew.limit, let end = endOfChunk(from: at, form, crew) {
        post(at..<end, form, crew)
        at = end
      } else if !chunks.posted.isEmpty {
        guard let gap = finishChunk(crew) else { continue }
        return gap
      } else {
        break
      }
    }
    return at
  }

  /// Where the part ends that starts at an offset; nil where there is none.
  private mutating func endOfChunk(from start: Int, _ form: ChunkForm, _ crew: ChunkCrew) -> Int? {
    while window.end - start < crew.chunkBytes { guard window.fill() else { return nil } }
    // No record takes less than two bytes: so no part holds the one that is too many.
    let first = chunks.posted.first?.range.lowerBound ?? start
    guard (window.end - first) / 2 <= limits.records - recordCount else { return nil }
    // Much more is held where parts were taken back.
    return window.withBytes(start, start + 2 * crew.chunkBytes) { form.lastEnd(in: $0) }.map { start + $0 }
  }

  private mutating func post(_ range: Range<Int>, _ form: ChunkForm, _ crew: ChunkCrew) {
    let kept = max(range.lowerBound, range.upperBound - form.keptLength)
    let piece = window.cut(before: range.upperBound, keeping: kept, reusing: chunks.takeSpare())
    let chunk = RecordChunk(path: path, form: form, piece: piece, range: range)
    chunks.posted.append(chunk)
    crew.post(chunk)
  }

  /// Counts what came of the part that was posted first, and has what was left of it read; the result is where that starts, if it
  /// was not read yet.
  private mutating func finishChunk(_ crew: ChunkCrew) -> Int? {
    guard let reading = crew.collect() else {
      cancel()
      return nil
    }
    var chunk = chunks.posted.removeFirst()
    switch chunk.form {
    case .lines: readGaps(reading, of: &chunk.piece, crew)
    case .elements:
      accept(reading.recordCount, crew)
      if let gap = reading.gaps.first { return takeBack(chunk, from: gap.range.lowerBound, crew) }
    }
    chunks.keep(chunk.piece.bytes, crew)
    return nil
  }

  /// Reads the lines that others left, each at its turn.
  private mutating func readGaps(_ reading: ChunkReading, of piece: inout TextPiece, _ crew: ChunkCrew) {
    window.exchange(with: &piece)
    var accepted = 0
    for gap in reading.gaps where !isStopped {
      accept(gap.recordsBefore - accepted, crew)
      accepted = gap.recordsBefore
      read(gap.range)
    }
    if !isStopped { accept(reading.recordCount - accepted, crew) }
    window.exchange(with: &piece)
  }

  /// Goes back to a record that others left: what it is decides what the text behind it is.
  private mutating func takeBack(_ chunk: RecordChunk, from offset: Int, _ crew: ChunkCrew) -> Int {
    crew.revoke()
    window.putBack([chunk] + chunks.posted)
    chunks.posted.removeAll(keepingCapacity: true)
    chunks.pause(at: offset, crew)
    return offset
  }

  /// Reads a line that is held.
  private mutating func read(_ line: Range<Int>) {
    guard line.count <= limits.recordBytes else { return refuse(.recordTooLarge(limits), at: line.lowerBound) }
    readLine(from: line.lowerBound, to: line.upperBound)
  }

  private mutating func accept(_ count: Int, _ crew: ChunkCrew) {
    report.recordCount += count
    crew.accept(count)
  }
}

/// The parts of a file that are on their way, in order, and memory for more.
struct PostedChunks {
  var posted: [RecordChunk] = []
  private var spare: [[UInt8]] = []
  /// The offset before which no more parts are posted.
  private(set) var resumption = 0
  private var pauseLength = 0

  /// Memory for a part.
  mutating func takeSpare() -> [UInt8] { spare.popLast() ?? [] }

  /// Keeps the memory of a part that was read, but for that of an unusually long one.
  mutating func keep(_ bytes: [UInt8], _ crew: ChunkCrew) {
    if bytes.capacity <= 4 * crew.chunkBytes { spare.append(bytes) }
  }

  /// Posts nothing for a while: what was posted behind a record that must be read first was posted in vain. The sooner that
  /// comes again, the longer it lasts.
  mutating func pause(at offset: Int, _ crew: ChunkCrew) {
    let isSoon = offset - resumption < 4 * crew.limit * crew.chunkBytes
    let shortest = crew.chunkBytes / 16
    pauseLength = isSoon ? min(max(2 * pauseLength, shortest), 64 * crew.chunkBytes) : shortest
    resumption = offset + pauseLength
  }
}
