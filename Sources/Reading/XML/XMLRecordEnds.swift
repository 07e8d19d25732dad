/// Looks for the ends of records in the bytes held, each byte once.
struct XMLRecordEnds {
  /// `</caseRecord`
  let endTag: [UInt8]
  /// `<caseRecord`
  let startTag: [UInt8]
  /// The offset after the last end that was found; whatever record starts before it ends in what is held.
  private(set) var last: Int
  private var searched: Int

  init(of name: String, from start: Int) {
    endTag = Array("</\(name)".utf8)
    startTag = Array("<\(name)".utf8)
    last = start
    searched = start
  }

  /// Looks at what was read since.
  mutating func search(_ window: TextWindow) {
    guard window.end > searched else { return }
    // An end tag may have been cut, and the character after its name decides.
    let from = max(window.base, searched - endTag.count)
    let found = window.withBytes(from, window.end) { bytes in
      bytes.indices.last { bytes[$0] == UInt8(ascii: "<") && bytes.isTag(endTag, at: $0) }
    }
    if let found { last = from + found + 1 }
    searched = window.end
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a tag starts at an index, given with all but its end.
  func isTag(_ tag: [UInt8], at index: Int) -> Bool {
    guard index + tag.count < count else { return false }
    for offset in 0..<tag.count where self[index + offset] != tag[offset] { return false }
    let next = self[index + tag.count]
    return next == UInt8(ascii: ">") || next == UInt8(ascii: "/") || next.isSpace
  }
}
