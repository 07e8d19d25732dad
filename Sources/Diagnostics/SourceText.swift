/// A half-open range of byte offsets in a file's UTF-8 text.
public struct SourceRange: Hashable, Sendable {
  /// The first byte.
  public var start: Int
  /// One past the last byte; equal to `start` for a place between two characters.
  public var end: Int

  /// A range from `start` up to, not including, `end`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// The smallest range that holds both.
  public func joined(_ other: SourceRange) -> SourceRange {
    SourceRange(min(start, other.start), max(end, other.end))
  }
}

/// A line and a column, both counted from 1; the column in Unicode scalars.
public struct Position: Hashable, Comparable, Sendable {
  /// The line, from 1. LF, CRLF and CR each end a line.
  public let line: Int
  /// The column, from 1, in Unicode scalars.
  public let column: Int

  /// A position from its line and column.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The order of the text: by line, then by column.
  public static func < (lhs: Position, rhs: Position) -> Bool {
    (lhs.line, lhs.column) < (rhs.line, rhs.column)
  }
}

/// Where in which file something stands, as a person reads it.
public struct Place: Hashable, Sendable {
  /// The file's path as it was given, normalised.
  public let path: String
  /// The first character.
  public let start: Position
  /// One past the last character.
  public let end: Position
  /// What to print under the place: an author's own line, or a case record's line with its values hidden; nil for none.
  public let excerpt: String?

  /// A place; `end` defaults to `start`.
  public init(path: String, start: Position, end: Position? = nil, excerpt: String? = nil) {
    self.path = path
    self.start = start
    self.end = end ?? start
    self.excerpt = excerpt
  }
}

extension Place: CustomStringConvertible {
  /// `path:line:column`.
  public var description: String { "\(path):\(start.line):\(start.column)" }
}

/// The text of what an author wrote (a rubric, a schema), with its lines. Never the text of a case; a list of cases keeps its
/// lines to itself.
///
/// It may be joined from several files, as a rubric and the definitions it includes are. Then offsets run on from file to
/// file, so that a range alone says in which file it stands.
public final class SourceText: Sendable {
  /// The file's path as messages show it; of several files that of the first.
  public let path: String
  /// The file's bytes; of several files those of all, a line feed between two.
  public let bytes: [UInt8]
  private let lineStarts: [Int]
  private let showsLines: Bool
  /// The files it is joined from, and where each starts; empty where it is one file.
  private let parts: [(start: Int, file: SourceText)]

  /// A text with the path under which messages show it, and whether they show its lines too.
  public init(path: String, bytes: [UInt8], showsLines: Bool = true) {
    self.path = path
    self.bytes = bytes
    self.showsLines = showsLines
    self.lineStarts = LineCounter.lineStarts(in: bytes)
    self.parts = []
  }

  /// The text of several files; the first keeps its offsets.
  public init(joining files: [SourceText]) {
    precondition(!files.isEmpty, "a text is that of at least one file")
    var bytes = files[0].bytes
    var parts = [(start: 0, file: files[0])]
    for file in files.dropFirst() {
      // So that the end of one file is not the start of the next.
      bytes.append(UInt8(ascii: "\n"))
      parts.append((bytes.count, file))
      bytes += file.bytes
    }
    self.path = files[0].path
    self.bytes = bytes
    self.showsLines = true
    self.lineStarts = []
    self.parts = parts
  }

  /// The files it is made of, in their order.
  public var files: [SourceText] { parts.isEmpty ? [self] : parts.map(\.file) }

  /// Where each of its files starts.
  public var fileStarts: [Int] { parts.isEmpty ? [0] : parts.map(\.start) }

  /// The file in which an offset lies, and where that starts.
  private func part(at offset: Int) -> (start: Int, file: SourceText)? {
    parts.isEmpty ? nil : parts[max(0, parts.partitioningIndex { $0.start > offset } - 1)]
  }

  /// The place of a range: the one conversion from offsets to lines and columns for an author's file.
  public func place(of range: SourceRange) -> Place {
    if let (shift, file) = part(at: range.start) {
      return file.place(of: SourceRange(range.start - shift, range.end - shift))
    }
    let start = position(of: range.start)
    return Place(path: path, start: start, end: position(of: range.end), excerpt: showsLines ? line(start.line) : nil)
  }

  /// The position of a byte offset in its file.
  public func position(of offset: Int) -> Position {
    if let (shift, file) = part(at: offset) { return file.position(of: offset - shift) }
    let offset = min(max(offset, 0), bytes.count)
    let line = lineStarts.partitioningIndex { $0 > offset } - 1
    return Position(line: line + 1, column: LineCounter.scalars(in: bytes[lineStarts[line]..<offset]) + 1)
  }

  /// How a message at one range speaks of another: `line 12`, or `shared.yaml:12` where that stands in another file.
  public func mention(of range: SourceRange, from other: SourceRange) -> String {
    let line = position(of: range.start).line
    let (file, otherFile) = (part(at: range.start), part(at: other.start))
    return file?.start == otherFile?.start ? "line \(line)" : "\(file?.file.path ?? path):\(line)"
  }

  private func line(_ number: Int) -> String {
    let start = lineStarts[number - 1]
    let end = number < lineStarts.count ? lineStarts[number] : bytes.count
    var slice = bytes[start..<end]
    while let last = slice.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { slice.removeLast() }
    return String(decoding: slice, as: UTF8.self)
  }
}

/// Counts lines as every file of this project counts them: LF, CRLF and CR each end one.
public enum LineCounter {
  /// The byte offset at which each line starts; the first is 0.
  public static func lineStarts(in bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (index, byte) in bytes.enumerated() {
      let endsLine =
        byte == UInt8(ascii: "\n")
        || (byte == UInt8(ascii: "\r") && (index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n")))
      if endsLine { starts.append(index + 1) }
    }
    return starts
  }

  /// The number of Unicode scalars in UTF-8 bytes: every byte that does not continue one.
  public static func scalars(in bytes: some Sequence<UInt8>) -> Int {
    bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }
}

extension Array {
  /// The first index whose element satisfies `predicate`, in an array whose elements that do stand last.
  func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
