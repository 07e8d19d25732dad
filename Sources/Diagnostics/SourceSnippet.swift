/// A text that stands inside an author's file, perhaps quoted, folded or indented there, and where each of its bytes stands.
public struct SourceSnippet: Sendable {
  /// The file it stands in.
  public let source: SourceText
  /// The text itself, as UTF-8, without the quoting of the file around it.
  public let bytes: [UInt8]
  /// For each byte its offset in the file, and one more for the end; nil where the text is the whole file.
  private let places: [Int]?

  /// A snippet; `offsets` has one element more than `bytes`.
  public init(source: SourceText, bytes: [UInt8], offsets: [Int]) {
    precondition(offsets.count == bytes.count + 1, "every byte of a snippet, and its end, has an offset")
    self.source = source
    self.bytes = bytes
    places = offsets
  }

  /// A whole text of its own, such as an expression given on a command line.
  public init(path: String, text: String) {
    bytes = Array(text.utf8)
    source = SourceText(path: path, bytes: bytes)
    places = nil
  }

  /// For each byte its offset in the file, and one more for the end.
  public var offsets: [Int] { places ?? Array(0...bytes.count) }

  private func offset(of index: Int) -> Int { places?[index] ?? index }

  /// The range in the file of a range of this text.
  public func range(_ start: Int, _ end: Int) -> SourceRange {
    guard end > start else { return SourceRange(offset(of: start), offset(of: start)) }
    return SourceRange(offset(of: start), offset(of: end - 1) + 1)
  }

  /// The range in the file of the whole text.
  public var wholeRange: SourceRange { range(0, bytes.count) }
}
