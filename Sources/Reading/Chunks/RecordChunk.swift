/// A part of a file that others read beside the one who reads the file: whole records, one after another.
public struct RecordChunk: Sendable {
  /// The file's path, as shown.
  let path: String
  let form: ChunkForm
  /// The text, and some more on both sides.
  var piece: TextPiece
  /// Which of it is meant.
  let range: Range<Int>
}

/// What the reading of a part of a file came to, but for its records.
public struct ChunkReading: Sendable {
  /// How many records were handed over.
  var recordCount = 0
  /// What must be read by the one who reads the file, in order.
  var gaps: [Gap] = []

  /// Something that is not plain.
  struct Gap: Sendable {
    /// How many of the records stand before it.
    let recordsBefore: Int
    let range: Range<Int>
  }
}

/// Those who read parts of a file beside the one who reads it.
public struct ChunkCrew {
  /// How many parts may be on their way.
  let limit: Int
  /// How long a part is at least, in bytes of its text.
  let chunkBytes: Int
  /// Gives a part to whoever is free.
  let post: (RecordChunk) -> Void
  /// Waits for the part that was posted first; nil where no more records are wanted.
  let collect: () -> ChunkReading?
  /// Hands over so many more records of the part that was collected last.
  let accept: (Int) -> Void
  /// Has all parts forgotten that were posted and not collected.
  let revoke: () -> Void

  /// How long a part is at least where nothing else is said, in bytes of its text.
  public static let chunkBytes = 256 << 10

  /// A crew.
  ///
  /// - Parameters:
  ///   - limit: how many parts of a file may be on their way.
  ///   - chunkBytes: how long a part is at least, in bytes of its text.
  ///   - desk: gives a part to whoever is free; waits for the part that was posted first and tells what came of it, nil where
  ///     no more records are wanted; hands over so many more records of the part that was collected last; has all parts forgotten
  ///     that were posted and not collected.
  public init(
    limit: Int, chunkBytes: Int = Self.chunkBytes,
    _ desk: (post: (RecordChunk) -> Void, collect: () -> ChunkReading?, accept: (Int) -> Void, revoke: () -> Void)
  ) {
    self.limit = limit
    self.chunkBytes = chunkBytes
    (post, collect, accept, revoke) = desk
  }
}

/// How a file is parted where its records are found without reading them.
enum ChunkForm: Sendable {
  /// One record a line. Where lines end does not depend on what they hold.
  case lines
  /// Elements one after another; with the tag that ends each, and the one that starts it but for its end. What looks like the end
  /// of a record may be none.
  case elements(endTag: [UInt8], startTag: [UInt8])

  /// How much of what stands before a place is still needed behind it, in bytes: the last tag.
  var keptLength: Int {
    switch self {
    case .lines: 0
    case .elements(let tag, _): tag.count
    }
  }

  /// How many records a part may have: what comes of all of them is held until they are counted.
  static let mostRecords = 1_024

  /// The index after the last record that ends in some text, or after as many lines as a part may have.
  func lastEnd(in text: UnsafeBufferPointer<UInt8>) -> Int? {
    switch self {
    case .lines:
      var (end, count): (Int?, Int) = (nil, 0)
      while count < Self.mostRecords,
        let next = UnsafeBufferPointer(rebasing: text[(end ?? 0)...]).firstIndex(ofByte: UInt8(ascii: "\n"))
      {
        end = (end ?? 0) + next + 1
        count += 1
      }
      return end
    case .elements(let tag, _):
      return text.indices.reversed().first { index in
        text[index] == UInt8(ascii: "<") && text[index...].starts(with: tag)
      }.map { $0 + tag.count }
    }
  }
}
