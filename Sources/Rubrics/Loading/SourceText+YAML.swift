internal import Diagnostics

extension UInt8 {
  /// Space or tab.
  var isYAMLBlank: Bool { self == 0x20 || self == 0x09 }
  /// Line feed or carriage return.
  var isYAMLBreak: Bool { self == 0x0A || self == 0x0D }
}

/// Where things stand in a YAML file that libyaml's events do not say.
extension SourceText {
  /// The line of an offset, without its end.
  func line(of offset: Int) -> Range<Int> {
    let offset = min(offset, bytes.count)
    let start = bytes[..<offset].lastIndex { $0.isYAMLBreak }.map { $0 + 1 } ?? 0
    return start..<(bytes[offset...].firstIndex { $0.isYAMLBreak } ?? bytes.count)
  }

  /// The next offset that holds neither space nor tab.
  func skippingBlanks(from offset: Int) -> Int {
    bytes[offset...].firstIndex { !$0.isYAMLBlank } ?? bytes.count
  }

  /// The next offset that holds neither white space nor a comment.
  func skippingBlanksAndComments(from offset: Int) -> Int {
    var offset = offset
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "#") {
        offset = line(of: offset).upperBound
      } else if bytes[offset].isYAMLBlank || bytes[offset].isYAMLBreak {
        offset += 1
      } else {
        break
      }
    }
    return offset
  }

  /// A range without the white space at its end.
  func trimmed(_ range: SourceRange) -> SourceRange {
    let last = bytes[range.start..<range.end].lastIndex { !$0.isYAMLBlank && !$0.isYAMLBreak }
    return SourceRange(range.start, last.map { $0 + 1 } ?? range.start)
  }

  /// The anchor or tag that starts here, if one does.
  func property(at offset: Int) -> (isTag: Bool, range: SourceRange)? {
    guard offset < bytes.count else { return nil }
    let isTag = bytes[offset] == UInt8(ascii: "!")
    guard isTag || bytes[offset] == UInt8(ascii: "&") else { return nil }
    let isVerbatim = bytes[offset...].starts(with: "!<".utf8)
    let end = bytes[offset...].firstIndex {
      $0.isYAMLBlank || $0.isYAMLBreak || (isVerbatim ? $0 == UInt8(ascii: ">") : ",[]{}".utf8.contains($0))
    }
    return (isTag, SourceRange(offset, (end ?? bytes.count) + (isVerbatim && end != nil ? 1 : 0)))
  }
}
