internal import CLibXML2
import Records

/// Records that are plain XML do not go through libxml2: while it waits in the collection, the plain lane reads them. What that lane
/// declines, white space before it included, libxml2 is given as if there were no other.
extension XMLRecordParser {
  /// White space longer than this is left to libxml2, so that little is held.
  private static let longestGap = 4096

  private var usesPlainLane: Bool { reading.pointee.builder.plainTables != nil }

  // MARK: Records of a collection

  /// Reads the records that come next, as long as they are plain.
  mutating func readPlainRecords() {
    guard usesPlainLane, isBetweenRecords else { return }
    let form = ChunkForm.elements(endTag: ends.endTag + Array(">".utf8), startTag: ends.startTag)
    let end = reading.pointee.readChunks(from: fed, form)
    if end > fed { pass(to: end) }
    while !isStopped, let start = startOfHeldRecord(), let end = reading.pointee.readPlainElement(at: start) {
      pass(to: end)
      reading.pointee.finishRecord()
    }
  }

  /// Whether libxml2 has read all that it was given and stands between two records.
  private var isBetweenRecords: Bool {
    isCollection && depth == 1 && recordDepth == nil && other == nil && strayText == nil && position == fed
      && context?.pointee.instate == XML_PARSER_CONTENT && !isStopped
  }

  /// The offset of the record that comes next, all of which is held; nil where something else comes, or it is too large.
  private mutating func startOfHeldRecord() -> Int? {
    while true {
      if let start = reading.pointee.window.firstSignificant(from: fed) {
        guard reading.pointee.window.mayHoldTag(ends.startTag, at: start) else { return nil }
        ends.search(reading.pointee.window)
        if start < ends.last { return start }
        guard reading.pointee.window.end - start <= reading.pointee.limits.recordBytes else { return nil }
      } else if reading.pointee.window.end - fed > Self.longestGap {
        return nil
      }
      reading.pointee.window.drop(before: neededFrom)
      guard reading.pointee.window.fill() else { return nil }
    }
  }

  // MARK: Pieces

  /// Where a piece ends so that the plain lane can go on there: after a record, or before one that something else than white space stands
  /// before. Nil where none of them is held as a whole.
  func endForPlainLane(before end: Int) -> Int? {
    guard usesPlainLane else { return nil }
    let cut = reading.pointee.window.withBytes(fed, end) { bytes -> Int? in
      var at = 0
      while let tag = UnsafeBufferPointer(rebasing: bytes[at...]).firstIndex(ofByte: UInt8(ascii: "<")).map({ at + $0 })
      {
        if bytes.isTag(ends.endTag, at: tag) { return bytes.endOfTag(tag + ends.endTag.count) }
        if bytes.isTag(ends.startTag, at: tag), let cut = bytes.gap(before: tag), cut > 0 { return cut }
        at = tag + 1
      }
      return nil
    }
    guard let cut else { return nil }
    // It is the last piece, or it is not: that must be known.
    let isKnown = fed + cut < reading.pointee.window.end || reading.pointee.window.isComplete
    return isKnown ? fed + cut : nil
  }

  // MARK: A record alone

  /// Reads a file that holds a plain record and nothing else but an XML declaration and white space; false where it is none.
  static func readPlainDocument(_ reading: inout FileReading) -> Bool {
    let name = Array("<\(reading.schema.recordName)".utf8)
    guard reading.builder.plainTables != nil, let start = reading.startOfRoot(name) else { return false }
    while reading.window.fill() {
      guard reading.window.end - start <= reading.limits.recordBytes + Limits.chunkBytes else { return false }
    }
    guard let end = reading.readPlainElement(at: start) else { return false }
    let isAlone = reading.window.withBytes(end, reading.window.end) { $0.allSatisfy(\.isSpace) }
    guard isAlone else {
      reading.builder.abandonRecord()
      return false
    }
    reading.finishRecord()
    return true
  }
}

extension TextWindow {
  /// The offset of the first character held from an offset on that is no white space.
  fileprivate func firstSignificant(from offset: Int) -> Int? {
    withBytes(offset, end) { bytes in bytes.firstIndex { !$0.isSpace } }.map { offset + $0 }
  }

  /// Whether a tag, given with all but its end, starts at an offset, or too little is held to tell.
  fileprivate func mayHoldTag(_ tag: [UInt8], at offset: Int) -> Bool {
    withBytes(offset, end) { $0.count > tag.count ? $0.isTag(tag, at: 0) : $0.elementsEqual(tag.prefix($0.count)) }
  }
}

extension FileReading {
  /// The XML declarations that most files have.
  private static let declarations = [
    #"<?xml version="1.0" encoding="UTF-8"?>"#, "<?xml version='1.0' encoding='UTF-8'?>",
    #"<?xml version="1.0" encoding="utf-8"?>"#, #"<?xml version="1.0"?>"#,
  ]

  /// Where the root element starts after white space, or an XML declaration in the usual words, if it is a record.
  fileprivate mutating func startOfRoot(_ tag: [UInt8]) -> Int? {
    let base = window.base
    _ = window.byte(at: base + Limits.declarationBytes)
    return window.withBytes(base, base + Limits.declarationBytes) { bytes in
      let declaration = Self.declarations.first { bytes.starts(with: $0.utf8) }.map(\.utf8.count) ?? 0
      let start = bytes[declaration...].firstIndex { !$0.isSpace } ?? bytes.count
      return bytes.isTag(tag, at: start) ? base + start : nil
    }
  }

  /// Reads an element that is a record on the plain lane; the result is the offset after it, nil where it is not plain. Then nothing was
  /// begun.
  fileprivate mutating func readPlainElement(at start: Int) -> Int? {
    let (bytes, base) = (window.bytes, window.bytesBase)
    builder.beginRecord(at: start)
    let end = bytes.withUnsafeBufferPointer { builder.readPlainXML($0, from: start - base, to: $0.count) }
    guard let end else {
      builder.abandonRecord()
      return nil
    }
    return base + end
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The index after the `>` that ends a tag after white space; nil where something else follows.
  fileprivate func endOfTag(_ start: Int) -> Int? {
    let end = self[start...].firstIndex { !$0.isSpace }
    return end.flatMap { self[$0] == UInt8(ascii: ">") ? $0 + 1 : nil }
  }

  /// Where the white space before an index starts, if it is at the start or a tag ends there.
  fileprivate func gap(before index: Int) -> Int? {
    var start = index
    while start > 0, self[start - 1].isSpace { start -= 1 }
    return start == 0 || self[start - 1] == UInt8(ascii: ">") ? start : nil
  }
}
