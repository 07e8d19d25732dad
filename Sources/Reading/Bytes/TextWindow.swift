import Diagnostics

/// The part of a file that is held: from what is still needed up to what was read so far. Offsets count from the start of
/// the file.
struct TextWindow {
  /// The bytes held, and before them those given up since memory was last moved. Parsers that call back keep a copy of the
  /// array, never the window, while they run.
  private(set) var bytes: [UInt8]
  /// How many of the bytes were given up.
  private var deadCount = 0
  /// The offset of the first byte held.
  private(set) var base = 0
  /// Whether everything was read.
  private(set) var isComplete = false
  let source: TextSource
  private let chunkSize: Int
  private var mark = LineMark()
  /// The place that was asked for last: the next one is mostly after it.
  private var cursor = LineMark()

  /// The memory that is kept from one record or file to the next, in bytes.
  private static let keptBytes = 4 << 20

  /// A window on a source, reusing the memory of a buffer.
  init(_ source: ByteSource, chunkSize: Int, buffer: [UInt8]) {
    self.source = TextSource(source)
    self.chunkSize = min(max(1, chunkSize), Limits.chunkBytes)
    bytes = buffer
    bytes.removeAll(keepingCapacity: true)
  }

  /// The offset one past the last byte held.
  var end: Int { bytesBase + bytes.count }

  /// The offset of the first of `bytes`.
  var bytesBase: Int { base - deadCount }

  /// The byte at an offset that is held; nil for others.
  subscript(_ offset: Int) -> UInt8? {
    offset >= base && offset < end ? bytes[offset - bytesBase] : nil
  }

  /// Reads a piece more; false at the end.
  mutating func fill() -> Bool {
    guard !isComplete else { return false }
    // Moved only when that is paid for by what was passed, so that many small drops cost no more than one large one.
    if deadCount * 2 >= bytes.count { compact() }
    isComplete = !source.read(into: &bytes, atMost: chunkSize)
    return !isComplete
  }

  /// Moves what is held to the start of the memory, and gives back what an unusually large record took.
  private mutating func compact() {
    let isOrdinary = bytes.capacity <= Self.keptBytes || bytes.count - deadCount > Self.keptBytes
    if isOrdinary { bytes.removeSubrange(0..<deadCount) } else { bytes = Array(bytes[deadCount...]) }
    deadCount = 0
  }

  /// Why the text ends where it does, if not because the file ends; nil as long as there is more.
  var failure: Diagnostic.Message? { isComplete ? source.failure : nil }

  /// Takes what is held, the start of the file, for text in this encoding but for the first few bytes, and what follows too.
  mutating func startTranscoding(from encoding: TextEncoding, skipping count: Int) {
    source.startTranscoding(from: encoding, &bytes, skipping: count)
  }

  /// Reads on until the byte at an offset is held; nil where the file ends before it.
  mutating func byte(at offset: Int) -> UInt8? {
    while offset >= end { guard fill() else { return nil } }
    return self[offset]
  }

  /// Calls `body` with the bytes held of a range.
  func withBytes<Result>(
    _ start: Int, _ end: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let start = min(max(start, base), self.end)
    let end = min(max(start, end), self.end)
    return bytes.withUnsafeBufferPointer { all in
      body(UnsafeBufferPointer(rebasing: all[(start - bytesBase)..<(end - bytesBase)]))
    }
  }

  /// Gives up the bytes before an offset.
  mutating func drop(before offset: Int) {
    let count = min(offset, end) - base
    guard count > 0 else { return }
    moveMark(to: base + count)
    deadCount += count
    base += count
  }

  /// Moves past something that is no text and is not counted.
  mutating func skip(_ count: Int) {
    mark.skip(count)
    cursor = mark
    drop(before: base + count)
  }

  /// Gives what is held before an offset away as a piece of its own, and goes on holding what starts at another offset before it.
  mutating func cut(before end: Int, keeping start: Int, reusing buffer: [UInt8]) -> TextPiece {
    var piece = TextPiece(bytes: buffer)
    piece.bytes.removeAll(keepingCapacity: true)
    moveMark(to: base)
    // Whichever is shorter is copied.
    if end - base < self.end - start {
      (piece.base, piece.mark, piece.cursor) = (base, mark, mark)
      piece.bytes.append(contentsOf: bytes[deadCount..<(end - bytesBase)])
      drop(before: start)
      return piece
    }
    piece.bytes.append(contentsOf: bytes[(start - bytesBase)...])
    piece.base = start
    piece.mark = mark(at: start)
    piece.cursor = piece.mark
    exchange(with: &piece)
    return piece
  }

  /// Takes parts of the file back that were cut off one after another.
  mutating func putBack(_ chunks: [RecordChunk]) {
    guard var whole = chunks.first?.piece else { return }
    for chunk in chunks.dropFirst() {
      whole.bytes.removeLast(whole.bytesBase + whole.bytes.count - chunk.range.lowerBound)
      whole.bytes += chunk.piece.bytes[(chunk.range.lowerBound - chunk.piece.bytesBase)...]
    }
    whole.bytes.removeLast(whole.bytesBase + whole.bytes.count - base)
    whole.bytes += bytes[deadCount...]
    exchange(with: &whole)
  }

  /// Shows another piece of the file instead of what is held, which takes its place. Meanwhile nothing is read on.
  mutating func exchange(with piece: inout TextPiece) {
    swap(&bytes, &piece.bytes)
    swap(&deadCount, &piece.deadCount)
    swap(&base, &piece.base)
    swap(&mark, &piece.mark)
    swap(&cursor, &piece.cursor)
  }

  /// Reads to the end and keeps nothing; no place may be asked for but that of the last byte that was held.
  mutating func drain() {
    drop(before: end)
    isComplete = true
    source.drain()
  }

  /// Ends the reading; the result is the buffer's memory.
  mutating func close() -> [UInt8] {
    source.close()
    var buffer: [UInt8] = []
    swap(&buffer, &bytes)
    deadCount = 0
    return buffer.capacity > Self.keptBytes ? [] : buffer
  }

  /// Where counting lines starts from now on; nothing before it may be asked for.
  mutating func moveMark(to offset: Int) {
    guard offset > mark.offset else { return }
    mark = self.mark(at: offset)
    cursor = mark
  }

  /// The line and column of an offset.
  mutating func position(of offset: Int) -> Position {
    cursor = mark(at: offset)
    return cursor.position
  }

  private func mark(at offset: Int) -> LineMark {
    var mark = cursor.offset <= offset ? cursor : self.mark
    withBytes(mark.offset, offset) { mark.advance(over: $0) }
    return mark
  }
}
