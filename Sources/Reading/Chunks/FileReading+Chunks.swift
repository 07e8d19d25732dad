/// Parts of a file that others read. They read what is plain; of the rest they say where it stands, and it is read here, at its
/// turn, as everything is where there are no others: so nothing that is said of a file depends on them.
extension FileReading {
  /// Has others read as many records as can be parted from the text; the result is the offset of the first one that can't.
  mutating func readChunks(from offset: Int, _ form: ChunkForm) -> Int {
    guard let crew else { return offset }
    window.drop(before: offset)
    while !isStopped {
      if chunks.posted.count < crew.limit, let end = endOfChunk(form, crew) {
        let piece = window.cut(before: end, reusing: chunks.spare.popLast() ?? [])
        let chunk = RecordChunk(path: path, form: form, piece: piece, end: end)
        chunks.posted.append(chunk)
        crew.post(chunk)
      } else if !chunks.posted.isEmpty {
        finishChunk(crew)
      } else {
        break
      }
    }
    return window.base
  }

  /// Where the part ends that starts here; nil where there is none.
  private mutating func endOfChunk(_ form: ChunkForm, _ crew: ChunkCrew) -> Int? {
    while window.end - window.base < crew.chunkBytes { guard window.fill() else { return nil } }
    let start = window.base
    // No record takes less than two bytes: so no part holds the one that is too many.
    let first = chunks.posted.first?.piece.base ?? start
    guard (window.end - first) / 2 <= limits.records - recordCount else { return nil }
    return window.withBytes(start, window.end) { form.lastEnd(in: $0) }.map { start + $0 }
  }

  /// Counts what came of the part that was posted first, and reads what was left of it.
  private mutating func finishChunk(_ crew: ChunkCrew) {
    guard let reading = crew.collect() else { return cancel() }
    var piece = chunks.posted.removeFirst().piece
    window.exchange(with: &piece)
    var accepted = 0
    for gap in reading.gaps where !isStopped {
      accept(gap.recordsBefore - accepted, crew)
      accepted = gap.recordsBefore
      read(gap.range)
    }
    if !isStopped { accept(reading.recordCount - accepted, crew) }
    window.exchange(with: &piece)
    chunks.spare.append(piece.bytes)
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
  var spare: [[UInt8]] = []
}
