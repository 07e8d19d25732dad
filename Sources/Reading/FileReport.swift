public import Diagnostics

/// What reading one input came to.
public struct FileReport: Sendable {
  /// The input's path, as shown; `-` for standard input.
  public let path: String
  /// The name of the format that was recognised: `xml`, `json` or `ndjson`.
  public internal(set) var format: String?
  /// How many bytes it has.
  public internal(set) var byteCount = 0
  /// The SHA-256 of its bytes, in hexadecimal. All are read, after an error too; nil where they could not be.
  public internal(set) var sha256: String?
  /// How many complete records were handed over.
  public internal(set) var recordCount = 0
  /// Errors: the file, the record or the rest of the file that could not be read.
  public internal(set) var unread = Diagnostics()
  /// Errors: single values that the schema does not allow. Only what reads them is affected.
  public internal(set) var unreadableValues = Diagnostics()
  /// Warnings that change nothing: references to no row, text that is not read.
  public internal(set) var remarks = Diagnostics()
  /// Direct identifiers that were looked for and found, in records and beside them.
  public internal(set) var identifiers = IdentifierCounts()
  /// The fields that the schema does not know, each path once, sorted by path.
  public internal(set) var unknownFields: [UnknownField] = []

  /// The report on an input of which nothing was read yet.
  public init(path: String) {
    self.path = path
  }
}

/// A field that the schema does not know.
public struct UnknownField: Sendable, Equatable {
  /// Its path, every item of a list being meant: `visits[].seenAloen`.
  public let path: String
  /// How often it was found in records that were read.
  public internal(set) var count: Int
  /// Where it was found first.
  public let first: Place
  /// The name that was probably meant.
  public let suggestion: String?

  /// An unknown field.
  public init(path: String, count: Int, first: Place, suggestion: String?) {
    self.path = path
    self.count = count
    self.first = first
    self.suggestion = suggestion
  }
}
