/// A line of Markdown as a reader of it takes it: what it starts with, and the marks in it that are not escaped.
public struct MarkdownLine: Equatable, Sendable, CustomStringConvertible {
  /// `## `, `- `, `1. `, `> `, `| ` or nothing; whatever else would start a block follows it.
  public let start: String
  /// The marks that make a link, emphasis, code, HTML, a formula or a cell.
  public let marks: String

  /// Both together.
  public var description: String { "\(start)…\(marks)" }

  /// Reads a line.
  public init(_ line: some Sequence<UInt8>) {
    // An escaped mark is no mark, and what is not ASCII never is.
    let word = UInt8(ascii: ",")
    var (bytes, isEscaped): ([UInt8], Bool) = ([], false)
    for byte in line {
      if isEscaped, Self.isPunctuation(byte) {
        bytes[bytes.count - 1] = word
      } else {
        bytes.append(byte < 0x80 ? byte : word)
      }
      isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
    }
    var rest = bytes[...]
    while let length = Self.blockStart(rest) { rest = rest.dropFirst(length) }
    start = String(decoding: bytes[..<rest.startIndex], as: UTF8.self)
    marks = String(decoding: Self.marks(rest), as: UTF8.self)
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
      || (0x7B...0x7E).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// How long what starts a block here is.
  private static func blockStart(_ rest: ArraySlice<UInt8>) -> Int? {
    guard let first = rest.first else { return nil }
    if rest.starts(with: "    ".utf8) { return 4 }
    if rest.starts(with: "```".utf8) || rest.starts(with: "~~~".utf8) { return 3 }
    if ">|".utf8.contains(first) { return rest.dropFirst().first == UInt8(ascii: " ") ? 2 : 1 }
    if "-=_*:".utf8.contains(first), rest.allSatisfy({ $0 == first || " |:-".utf8.contains($0) }) { return rest.count }
    let marker: ArraySlice<UInt8>
    if first == UInt8(ascii: "#") {
      marker = rest.prefix { $0 == first }
    } else if "-+*".utf8.contains(first) {
      marker = rest.prefix(1)
    } else {
      let number = rest.prefix(while: isDigit)
      guard !number.isEmpty, let end = rest.dropFirst(number.count).first, ".)".utf8.contains(end) else { return nil }
      marker = rest.prefix(number.count + 1)
    }
    guard let next = rest.dropFirst(marker.count).first else { return marker.count }
    return next == UInt8(ascii: " ") ? marker.count + 1 : nil
  }

  private static func marks(_ rest: ArraySlice<UInt8>) -> [UInt8] {
    rest.indices.filter { index in
      switch rest[index] {
      case UInt8(ascii: "&"):
        rest[index...].dropFirst().first.map { $0 == UInt8(ascii: "#") || isLetter($0) } ?? false
      case UInt8(ascii: ":"): rest[index...].starts(with: "://".utf8)
      case UInt8(ascii: "."): rest[..<index].suffix(3).elementsEqual("www".utf8)
      case let byte: "|*_[]<>`~#$\\".utf8.contains(byte)
      }
    }.map { rest[$0] }
  }
}
