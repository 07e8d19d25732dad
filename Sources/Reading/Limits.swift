/// What reading takes at most. Meeting a limit is an ordinary diagnostic that names it; `docs/limits.md` lists them all.
///
/// ```swift
/// var audit = Audit(rubric: rubric)
/// audit.limits.recordBytes = 64 << 20
/// ```
public struct Limits: Sendable, Equatable {
  /// The longest input, in bytes; of a longer file nothing is read.
  public var fileBytes = 64 << 30
  /// The most records of one input.
  public var records = 100_000_000
  /// The longest record, and the longest piece of a file that has to be held at once, in bytes of its UTF-8 text.
  public var recordBytes = 16 << 20
  /// The longest text between two tags or quotation marks, and the longest comment, in bytes of UTF-8.
  public var textBytes = 4 << 20
  /// The most values of a record that are given or could be: every element, attribute and item counts, and for each object
  /// every field of its type, because there is room for it.
  public var values = 500_000
  /// How deep values may stand inside one another within a record; more than 200 counts as 200.
  public var depth = 64
  /// The longest start tag, in bytes; more than 1 MiB counts as 1 MiB.
  public var tagBytes = 128 << 10
  /// The most attributes of one start tag: libxml2 takes time that grows with the square of their number.
  public var attributes = 256
  /// The most different names of elements and attributes of an XML file beside those that the schema knows: libxml2 keeps them
  /// all, in lists that it searches.
  public var names = 10_000
  /// The most problems of one record that are kept.
  public var problemsPerRecord = 1_000
  /// The most different unknown fields of an input that are told apart.
  public var unknownFields = 500
  /// The longest unknown name that is shown, in bytes.
  public var nameBytes = 100
  /// How far the end of the first line is looked for to tell NDJSON from JSON, in bytes.
  public var lookAheadBytes = 1 << 20

  /// The limits that are used where none are given.
  public init() {}

  /// How far an XML declaration is looked for that is written as most are, in bytes.
  static let declarationBytes = 256
  /// How many bytes are read at once at most.
  static let chunkBytes = 64 << 10
  /// The longest piece that libxml2 is given at once where no tag starts, in bytes; longer than the longest tag.
  var pieceBytes: Int { max(256 << 10, 2 * tagLength) }
  /// What libxml2 itself allows is 256.
  var nesting: Int { min(depth, 200) }
  var tagLength: Int { min(tagBytes, 1 << 20) }
}
