/// Finds where a value ends, over bytes that come in pieces, without checking what is in it.
struct JSONExtent {
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var isScalar = false

  /// Looks at the bytes that follow; the result is the index one past the value's last byte, or nil where it goes on.
  mutating func end(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    for index in bytes.indices {
      let byte = bytes[index]
      if isInString {
        if passString(byte), depth == 0 { return index + 1 }
      } else if isScalar {
        if byte.isSpace || ",]}".utf8.contains(byte) { return index }
      } else if let isOver = passStructure(byte), isOver {
        return index + 1
      }
    }
    return nil
  }

  /// Whether the string ends here.
  private mutating func passString(_ byte: UInt8) -> Bool {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInString = false
      return true
    }
    return false
  }

  private mutating func passStructure(_ byte: UInt8) -> Bool? {
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      depth -= 1
      return depth <= 0
    default: isScalar = depth == 0
    }
    return nil
  }
}
