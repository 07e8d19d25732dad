import Diagnostics

/// Follows what the pieces of an XML file are in, so that `<` in a comment, a CDATA section or a processing instruction is
/// not taken for a tag. No piece ends within what opens or closes one of them.
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

  /// What libxml2 must not be given, at an index of a piece.
  struct Excess {
    let index: Int
    let message: Diagnostic.Message
  }

  private let limits: Limits
  /// A tag that is not longer, with the text after it, exceeds no limit: no attribute is shorter than ` a=""`.
  private let harmlessLength: Int
  private var state = State.content
  /// How many bytes of an open comment or instruction the pieces so far held.
  private var openLength = 0
  /// The index in the last piece at which a comment or instruction starts that is still open; nil where there is none, or it
  /// started in an earlier piece.
  private(set) var openIndex: Int?

  init(limits: Limits) {
    self.limits = limits
    harmlessLength = min(limits.tagLength, 5 * limits.attributes)
  }

  /// Passes a piece; the result is the first thing in it that is too long.
  mutating func firstExcess(in piece: UnsafeBufferPointer<UInt8>) -> Excess? {
    var at = 0
    // Where what is open starts, as if the pieces before stood before index 0.
    var start = -openLength
    openIndex = nil
    while let found = piece.firstIndex(of: state.close, from: at) {
      guard state == .content else {
        at = found + state.close.utf8CodeUnitCount
        if isTooLong(at - start) { return Excess(index: start, message: .textTooLong(limits)) }
        state = .content
        continue
      }
      state = Self.opened(by: piece, at: found)
      start = found
      at = found + 1
      guard state == .content else { continue }
      let next = piece.firstIndex(of: "<", from: at) ?? piece.count
      if next - found > harmlessLength, let message = excess(ofTag: piece[found..<next]) {
        return Excess(index: found, message: message)
      }
      at = next
    }
    let isOpen = state == .comment || state == .instruction
    openLength = isOpen ? piece.count - start : 0
    if isOpen, start >= 0 { openIndex = start }
    return isTooLong(openLength) ? Excess(index: start, message: .textTooLong(limits)) : nil
  }

  /// Comments and instructions are held by libxml2 as a whole; a CDATA section comes as text.
  private func isTooLong(_ length: Int) -> Bool { state != .characters && length > limits.textBytes }

  /// What is wrong with a tag and the text after it.
  private func excess(ofTag bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Diagnostic.Message? {
    let tag = bytes.prefix(Self.tagLength(bytes))
    if tag.count > limits.tagLength { return .tagTooLong(limits) }
    return Self.valueCount(tag) > limits.attributes ? .tooManyAttributes(limits) : nil
  }

  /// How many quoted values a start tag holds.
  private static func valueCount(_ tag: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var quote: UInt8?
    var count = 0
    for byte in tag {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
        count += 1
      }
    }
    return count
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
