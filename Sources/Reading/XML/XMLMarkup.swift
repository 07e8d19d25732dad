/// Follows what the pieces of an XML file are in, so that `<` in a comment, a CDATA section or a processing instruction is
/// not taken for a tag. Each piece but the first starts with a `<`.
struct XMLMarkup {
  /// What the next byte stands in.
  private enum State {
    case content, comment, characters, instruction

    /// What ends it.
    var close: StaticString {
      switch self {
      case .content: "<"
      case .comment: "-->"
      case .characters: "]]>"
      case .instruction: "?>"
      }
    }
  }

  private var state = State.content

  /// Passes a piece; the result is the index of the first start tag in it that is too long.
  mutating func firstLongTag(in piece: UnsafeBufferPointer<UInt8>) -> Int? {
    var at = 0
    while let found = piece.firstIndex(of: state.close, from: at) {
      guard state == .content else {
        at = found + state.close.utf8CodeUnitCount
        state = .content
        continue
      }
      state = Self.opened(by: piece, at: found)
      at = found + 1
      guard state == .content else { continue }
      let next = piece.firstIndex(of: "<", from: at) ?? piece.count
      if next - found > ReadingLimits.tagBytes, Self.tagLength(piece[found..<next]) > ReadingLimits.tagBytes {
        return found
      }
      at = next
    }
    return nil
  }

  private static func opened(by piece: UnsafeBufferPointer<UInt8>, at start: Int) -> State {
    guard start + 1 < piece.count, piece[start + 1] < UInt8(ascii: "A") else { return .content }
    let rest = piece[start...].prefix(9)
    if rest.starts(with: "<!--".utf8) { return .comment }
    if rest.starts(with: "<![CDATA[".utf8) { return .characters }
    return rest.starts(with: "<?".utf8) ? .instruction : .content
  }

  /// The length of a start tag without its `>`; all of the bytes where it does not end.
  static func tagLength(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var quote: UInt8?
    for index in bytes.indices {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index - bytes.startIndex
      }
    }
    return bytes.count
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The index of the first place, from an index on, where a text stands whose last character it holds only there.
  fileprivate func firstIndex(of text: StaticString, from start: Int) -> Int? {
    let length = text.utf8CodeUnitCount
    var at = start
    while at < count {
      // The last character is the rarer one.
      let rest = UnsafeBufferPointer(rebasing: self[at...])
      guard let last = rest.firstIndex(ofByte: text.utf8Start[length - 1]).map({ at + $0 }) else { return nil }
      let first = last - length + 1
      if first >= start, (0..<length).allSatisfy({ self[first + $0] == text.utf8Start[$0] }) { return first }
      at = last + 1
    }
    return nil
  }
}
