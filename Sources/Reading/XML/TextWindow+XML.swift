/// Finding tags in the bytes held.
extension TextWindow {
  /// The offset of the last `<` between two offsets; nil where there is none.
  func lastMarkup(from offset: Int, to end: Int) -> Int? {
    withBytes(offset, end) { $0.lastIndex(of: UInt8(ascii: "<")) }.map { offset + $0 }
  }

  /// The offset up to which the text between two offsets, in which no tag starts, may be parsed: no character, reference or end
  /// of a comment or CDATA section is torn apart.
  func textCut(from offset: Int, to end: Int) -> Int {
    withBytes(offset, end) { bytes in
      var cut = bytes.count
      let tail = bytes.suffix(Self.longestReference)
      if let start = tail.lastIndex(of: UInt8(ascii: "&")), !tail[start...].contains(UInt8(ascii: ";")) { cut = start }
      while cut > 0, bytes[cut - 1] & 0xC0 == 0x80 { cut -= 1 }
      if cut > 0, bytes[cut - 1] >= 0xC0 || bytes[cut - 1] == UInt8(ascii: "\r") { cut -= 1 }
      for _ in 0..<2 where cut > 0 && "]-?".utf8.contains(bytes[cut - 1]) { cut -= 1 }
      return offset + cut
    }
  }

  /// A longer one is not well-formed, or names an entity that is not declared.
  private static let longestReference = 256

  /// The offset of the last `&` between two offsets.
  func lastReference(from start: Int, to end: Int) -> Int? {
    withBytes(start, end) { $0.lastIndex(of: UInt8(ascii: "&")) }.map { max(start, base) + $0 }
  }

  /// The offset of the first `]]>` in the text after a tag.
  func firstSectionEnd(afterTagAt offset: Int) -> Int? {
    withBytes(offset, end) { bytes in
      let close = Array("]]>".utf8)
      let isSection = bytes.starts(with: "<![CDATA[".utf8)
      let ends = bytes.indices.lazy.filter { bytes[$0...].starts(with: close) }
      return isSection ? ends.dropFirst().first : ends.first
    }.map { offset + $0 }
  }

  /// The offset of the last `<` before an offset: that of the tag whose end libxml2 has reached, for no attribute can hold
  /// another one.
  func lastMarkup(before offset: Int) -> Int {
    let found = withBytes(base, offset) { $0.lastIndex(of: UInt8(ascii: "<")) }
    return base + (found ?? 0)
  }

  /// Where the names of the attributes of a well-formed start tag stand, namespace declarations left out.
  func attributeOffsets(ofTagAt offset: Int) -> [Int] {
    withBytes(offset, end) { bytes in
      var offsets: [Int] = []
      var at = bytes.firstIndex { $0.isSpace || $0 == UInt8(ascii: ">") } ?? bytes.count
      while let start = bytes[at...].firstIndex(where: { !$0.isSpace }), !"/>".utf8.contains(bytes[start]),
        let equals = bytes[start...].firstIndex(of: UInt8(ascii: "=")),
        let open = bytes[equals...].firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }),
        let close = bytes[(open + 1)...].firstIndex(of: bytes[open])
      {
        if !isNamespaceDeclaration(bytes[start..<equals]) { offsets.append(offset + start) }
        at = close + 1
      }
      return offsets
    }
  }

  private func isNamespaceDeclaration(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard name.starts(with: "xmlns".utf8) else { return false }
    return name.dropFirst(5).first.map { $0 == UInt8(ascii: ":") || $0.isSpace } ?? true
  }

  /// The offset of the first byte that is no UTF-8, or a character that XML can't hold; nil where all are in order up to the
  /// next tag but one.
  func firstForbidden(from offset: Int) -> Int? {
    withBytes(offset, end) { bytes in
      let next = bytes.dropFirst().firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
      return UnsafeBufferPointer(rebasing: bytes[..<next]).firstForbidden
    }.map { offset + $0 }
  }
}
