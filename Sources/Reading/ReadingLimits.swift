/// What reading takes at most; meeting a limit is an ordinary diagnostic.
enum ReadingLimits {
  /// The longest record, and the longest piece of a file that has to be held at once, in bytes.
  static let recordBytes = 64 << 20
  /// How deep values may be nested within a record.
  static let nesting = 64
  /// The longest start tag, in bytes: libxml2 takes time that grows with the square of the number of attributes.
  static let tagBytes = 128 << 10
  /// How far to look for a second line when deciding whether a file is NDJSON, in bytes.
  static let lookAhead = 1 << 20
  /// How many bytes are read at once at most, smaller than `tagBytes` so that the latter is noticed for any chunk size.
  static let chunkBytes = 64 << 10
  /// How many problems of one record are kept.
  static let problemsPerRecord = 1_000
  /// How many different unknown fields of a file are told apart.
  static let unknownFields = 500
  /// The longest name that is shown, in bytes.
  static let nameBytes = 100
}
