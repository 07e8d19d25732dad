/// The tags of a page as a browser reads them, without what is between them: names, and the names of attributes.
///
/// It is the tokenizer of the HTML standard as far as pages need it, written apart from what writes them.
public struct PageTags: Sendable {
  /// Each tag, as `p class` or `/p`; a comment or a declaration as `!`.
  public private(set) var tags: [String] = []
  /// What stands in `<style>`.
  public private(set) var sheet = ""
  private let page: [UInt8]
  private var place = 0

  /// Reads a page.
  public init(_ page: String) {
    self.page = Array(page.utf8)
    while place < self.page.count { readTag() }
  }

  private func byte(_ place: Int) -> UInt8 { place < page.count ? page[place] : 0 }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x9...0xD).contains(byte) }

  private mutating func readTag() {
    defer { place += 1 }
    guard page[place] == UInt8(ascii: "<") else { return }
    let next = byte(place + 1)
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { return tags.append("!") }
    guard Self.isLetter(next) || next == UInt8(ascii: "/") else { return }
    place += 1
    let name = read { !Self.isSpace($0) && $0 != UInt8(ascii: ">") }
    let attributes = readAttributes()
    tags.append(([name] + attributes).joined(separator: " "))
    if name == "style" { readSheet() }
  }

  private mutating func read(while belongs: (UInt8) -> Bool) -> String {
    let start = place
    while place < page.count, belongs(page[place]) { place += 1 }
    return String(decoding: page[start..<place], as: UTF8.self)
  }

  /// The names up to the `>`.
  private mutating func readAttributes() -> [String] {
    var names: [String] = []
    while true {
      _ = read(while: Self.isSpace)
      guard place < page.count, page[place] != UInt8(ascii: ">") else { return names }
      let name = read { !Self.isSpace($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") }
      names.append(name)
      guard byte(place) == UInt8(ascii: "=") else { continue }
      place += 1
      let quote = byte(place)
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        place += 1
        _ = read { $0 != quote }
        place += 1
      } else {
        _ = read { !Self.isSpace($0) && $0 != UInt8(ascii: ">") }
      }
    }
  }

  private mutating func readSheet() {
    let start = place + 1
    while place < page.count, !page[place...].starts(with: "</style".utf8) { place += 1 }
    sheet = String(decoding: page[start..<place], as: UTF8.self)
    // The end is a tag of its own.
    place -= 1
  }
}
