public import Diagnostics
public import Records

/// Reads sources of records for one thread, and parts of sources that others read.
public protocol SourceReader: SendableMetatype {
  /// A part of a source that can be read by itself.
  associatedtype Chunk: Sendable
  /// What the reading of such a part came to, but for its records.
  associatedtype ChunkReading: Sendable
  /// What the reading of a source came to.
  associatedtype Result: Sendable

  /// Reads the source of a number and puts its records, or parts of it, on a desk, in order; nil where no more are wanted.
  mutating func read(_ source: Int, _ desk: SourceDesk<Chunk, ChunkReading>) -> Result?

  /// Reads a part of a source and hands over its records, in order.
  mutating func read(_ chunk: Chunk, _ body: (Record, Place) -> Void) -> ChunkReading
}

/// Where the reader of a source puts what it reads: records one by one or, where there are several threads, whole parts of the
/// source for others to read.
public struct SourceDesk<Chunk, ChunkReading> {
  /// Takes the next record, and gives back the memory of another; false where no more are wanted.
  public let take: (inout Record, Place) -> Bool
  /// How many parts may be on their way; 0 where there is nobody to read them.
  public var chunkLimit = 0
  /// Gives a part of the source to whoever is free.
  public var post: (Chunk) -> Void = { _ in preconditionFailure("nobody reads parts of sources") }
  /// Waits for the part that was posted first and tells what its reading came to; nil where no more are wanted. Its records
  /// count only when they are accepted.
  public var collect: () -> ChunkReading? = { nil }
  /// Accepts so many more records of the part that was collected last: they follow what was put on the desk or accepted before.
  public var accept: (Int) -> Void = { _ in }
  /// Forgets all parts that were posted and not collected.
  public var revoke: () -> Void = {}
}
