internal import CLibXML2
import Diagnostics
import Records

extension xmlSAXHandler {
  /// libxml2's callbacks, each of which finds its parser behind the pointer it is given.
  static var recordEvents: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { parser, name, prefix, _, _, _, count, _, attributes in
      guard let parser, let name else { return }
      let attributes = XMLAttributes(count: Int(count), pointers: attributes)
      parser.parser.pointee.startElement(text(name), attributes)
      if let prefix { parser.parser.pointee.watch(prefix: text(prefix)) }
      for index in 0..<attributes.count { attributes.prefix(index).map { parser.parser.pointee.watch(prefix: $0) } }
    }
    handler.endElementNs = { parser, _, _, _ in parser?.parser.pointee.endElement() }
    handler.characters = { parser, bytes, count in parser?.parser.pointee.characters(bytes, count) }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.comment = { parser, comment in
      guard let parser, let comment else { return }
      parser.parser.pointee.watch(comment: text(comment))
    }
    handler.processingInstruction = { parser, target, content in
      guard let parser else { return }
      target.map { parser.parser.pointee.watch(target: text($0)) }
      content.map { parser.parser.pointee.watch(instruction: text($0)) }
    }
    handler.internalSubset = { parser, _, _, _ in parser?.parser.pointee.refuseDocumentType() }
    handler.serror = { parser, error in
      guard let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      parser?.parser.pointee.noteError(error.pointee.code)
    }
    return handler
  }
}

extension UnsafeMutableRawPointer {
  fileprivate var parser: UnsafeMutablePointer<XMLRecordParser> { assumingMemoryBound(to: XMLRecordParser.self) }
}

/// The bytes of a text that ends with a zero.
private func text(_ start: UnsafePointer<xmlChar>) -> UnsafeBufferPointer<UInt8> {
  UnsafeBufferPointer(start: start, count: Int(xmlStrlen(start)))
}

/// The attributes of an element, in the file's order, namespace declarations left out.
struct XMLAttributes {
  let count: Int
  let pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?

  /// The name without its prefix.
  func name(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    part(index, 0).map { text($0) } ?? UnsafeBufferPointer(start: nil, count: 0)
  }

  /// The prefix of the name; nil for most.
  func prefix(_ index: Int) -> UnsafeBufferPointer<UInt8>? { part(index, 1).map { text($0) } }

  /// The value; libxml2 leaves an ampersand in it as `&#38;`.
  func value(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    guard let start = part(index, 3), let end = part(index, 4) else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: start, count: max(0, end - start))
  }

  /// Whether its namespace is that of `xsi:nil`.
  func isSchemaInstance(_ index: Int) -> Bool {
    has(index, namespace: "http://www.w3.org/2001/XMLSchema-instance")
  }

  /// Whether it is one of XML's own, such as `xml:lang`.
  func isReserved(_ index: Int) -> Bool { has(index, namespace: "http://www.w3.org/XML/1998/namespace") }

  private func has(_ index: Int, namespace: StaticString) -> Bool {
    part(index, 2).map { xmlStrcmp($0, namespace.utf8Start) == 0 } ?? false
  }

  private func part(_ index: Int, _ part: Int) -> UnsafePointer<xmlChar>? { pointers?[index * 5 + part] }
}

// MARK: Elements

extension XMLRecordParser {
  mutating func startElement(_ name: UnsafeBufferPointer<UInt8>, _ attributes: XMLAttributes) {
    guard !isStopped else { return }
    let offset = reading.pointee.window.lastMarkup(before: position)
    guard !isUnfinished(tagAt: offset) else { return failAtEnd() }
    checkNames(at: offset)
    guard failure == nil else { return }
    depth += 1
    hasRoot = true
    textLength = 0
    if let recordDepth {
      guard dropped == nil else { return checkDepth(at: offset) }
      startInRecord(name, attributes, depth - recordDepth, at: offset)
    } else {
      checkDepth(at: offset)
      startOutsideRecord(name, attributes, at: offset)
    }
    watchStart(name, attributes, at: offset)
  }

  /// libxml2 itself gives up at a depth of 256.
  private mutating func checkDepth(at offset: Int) {
    guard depth > 250 else { return }
    failForDropped()
    fail(.tooDeep(reading.pointee.limits), at: offset)
  }

  private mutating func startInRecord(
    _ name: UnsafeBufferPointer<UInt8>, _ attributes: XMLAttributes, _ level: Int, at offset: Int
  ) {
    let record = reading.pointee.builder.record.origin
    guard offset - record <= reading.pointee.builder.limits.recordBytes else { return dropTooLarge() }
    guard level <= reading.pointee.builder.limits.nesting + 1 else {
      return drop(.tooDeep(reading.pointee.limits), at: offset)
    }
    reading.pointee.builder.enter(name, at: offset)
    guard countValue(at: offset) else { return }
    read(attributes, ofTagAt: offset)
  }

  /// False where there are too many.
  private mutating func countValue(at offset: Int) -> Bool {
    reading.pointee.builder.valueCount += 1
    guard reading.pointee.builder.valueCount > reading.pointee.builder.limits.values else { return true }
    drop(.tooManyValues(reading.pointee.limits), at: offset)
    return false
  }

  private mutating func startOutsideRecord(
    _ name: UnsafeBufferPointer<UInt8>, _ attributes: XMLAttributes, at offset: Int
  ) {
    watchStrayText()
    let schema = reading.pointee.schema
    if name.elementsEqual(schema.recordName.utf8), depth == 1 || isCollection && depth == 2 {
      recordDepth = depth - 1
      reading.pointee.builder.beginRecord(at: offset)
      guard countValue(at: offset) else { return }
      return read(attributes, ofTagAt: offset)
    }
    if depth == 1 {
      guard name.elementsEqual(schema.collectionName.utf8) else { return fail(.notCaseRecords(schema), at: offset) }
      isCollection = true
      outerTag = offset
      collectionPlace = reading.pointee.place(ofValueAt: offset, named: nil)
      let offsets = attributes.count > 0 ? reading.pointee.window.attributeOffsets(ofTagAt: offset) : []
      for index in 0..<attributes.count where !attributes.isSchemaInstance(index) && !attributes.isReserved(index) {
        noteUnknown(attributes.name(index), at: index < offsets.count ? offsets[index] : offset)
      }
    } else if depth == 2 {
      startOther(named: shown(name, reading.pointee.limits), at: offset)
    } else if depth == 3 {
      refuseOther()
    }
  }

  private mutating func noteUnknown(_ name: UnsafeBufferPointer<UInt8>, at offset: Int) {
    let name = shown(name, reading.pointee.limits)
    let unknown = UnknownName(path: name, name: name, object: nil, offset: offset)
    reading.pointee.note(unknown, [reading.pointee.schema.recordName], at: reading.pointee.place(of: offset))
  }

  // MARK: Other elements of a collection

  /// An element beside the records: a record of another name, which shows when it holds elements, or something else.
  private mutating func startOther(named name: String, at offset: Int) {
    let unknown = UnknownName(path: name, name: name, object: nil, offset: offset)
    other = OtherElement(name: unknown, place: reading.pointee.place(of: offset))
    if name.lowercased() == reading.pointee.schema.recordName.lowercased() { refuseOther() }
  }

  /// Reports the element that is open beside the records as a record that could not be read.
  private mutating func refuseOther() {
    guard let other else { return }
    reading.pointee.refuse(.notARecord(other.name.name, expected: reading.pointee.schema.recordName), at: other.place)
    self.other = nil
  }

  /// A value beside the records is an unknown field of the collection.
  private mutating func endOther() {
    guard let other else { return }
    reading.pointee.note(other.name, [reading.pointee.schema.recordName], at: other.place)
    self.other = nil
  }

  mutating func endElement() {
    guard !isStopped else { return }
    watchEnd()
    depth -= 1
    textLength = 0
    if depth == recordDepth {
      endRecord()
    } else if dropped != nil {
      return
    } else if recordDepth != nil {
      reading.pointee.builder.leaveElement()
    } else if depth == 1 {
      endOther()
    }
    if depth == 1 { outerTag = reading.pointee.window.lastMarkup(before: position) }
  }

  private mutating func endRecord() {
    if dropped == nil, position - reading.pointee.builder.record.origin > reading.pointee.builder.limits.recordBytes {
      dropTooLarge()
    }
    recordDepth = nil
    if let dropped { return finishDropped(dropped) }
    reading.pointee.builder.settleText()
    reading.pointee.finishRecord()
  }

  mutating func characters(_ bytes: UnsafePointer<xmlChar>?, _ count: Int32) {
    guard !isStopped else { return }
    let text = UnsafeBufferPointer(start: bytes, count: Int(count))
    watch(text: text)
    if recordDepth != nil {
      guard dropped == nil else { return }
      textLength += text.count
      guard textLength <= reading.pointee.builder.limits.textBytes else { return dropTooLong() }
      reading.pointee.builder.addCharacters(text)
    } else if depth == 1, let place = collectionPlace, !text.allSatisfy(\.isSpace) {
      reading.pointee.remark(.strayText(reading.pointee.schema.collectionName), at: place)
      collectionPlace = nil
    }
  }

  private mutating func dropTooLong() {
    drop(.textTooLong(reading.pointee.limits), at: reading.pointee.builder.frames.last?.offset ?? start)
  }

  private mutating func read(_ attributes: XMLAttributes, ofTagAt offset: Int) {
    guard attributes.count > 0, reading.pointee.builder.role != .skipped else { return }
    let offsets = reading.pointee.window.attributeOffsets(ofTagAt: offset)
    for index in 0..<attributes.count where !attributes.isReserved(index) && dropped == nil {
      let name = attributes.name(index)
      let value = attributes.value(index)
      if attributes.isSchemaInstance(index) {
        let isNil = name.elementsEqual("nil".utf8) && value.trimmed.writtenBoolean == true
        if isNil { reading.pointee.builder.setNull() }
      } else {
        set(name, to: value, at: index < offsets.count ? offsets[index] : offset)
      }
    }
  }

  private mutating func set(
    _ name: UnsafeBufferPointer<UInt8>, to value: UnsafeBufferPointer<UInt8>, at offset: Int
  ) {
    guard value.count <= reading.pointee.builder.limits.textBytes else {
      return drop(.textTooLong(reading.pointee.limits), at: offset)
    }
    guard countValue(at: offset) else { return }
    guard value.contains(UInt8(ascii: "&")) else {
      return reading.pointee.builder.setAttribute(name, to: value, at: offset)
    }
    value.withAmpersands.withUnsafeBufferPointer { reading.pointee.builder.setAttribute(name, to: $0, at: offset) }
  }

  // MARK: Refusals

  mutating func refuseDocumentType() {
    fail(.documentType, at: reading.pointee.window.lastMarkup(before: position))
    // The one thing that must not even be read on: its declarations.
    xmlStopParser(context)
  }

  private mutating func failAtEnd() {
    fail(.malformedXML("the file ends too early"), at: reading.pointee.window.end)
  }

  /// Whether the file ends within this tag.
  private func isUnfinished(tagAt offset: Int) -> Bool {
    // Asked of every element: the window is copied for the last piece only.
    guard isLastPiece else { return false }
    let window = reading.pointee.window
    guard offset == window.lastMarkup(before: window.end) else { return false }
    return window.withBytes(offset, window.end) { XMLMarkup.tagLength($0[...]) == $0.count }
  }

  mutating func noteError(_ code: Int32) {
    guard !isStopped else { return }
    if UInt32(bitPattern: code) == XML_WAR_NS_URI.rawValue { return hasOddNamespace = true }
    let window = reading.pointee.window
    if UInt32(bitPattern: code) == XML_ERR_DOCUMENT_EMPTY.rawValue, let byte = window[position],
      byte != UInt8(ascii: "<")
    {
      return fail(.malformedXML("text stands before the root element"), at: position)
    }
    // An end tag that does not match or a reference is behind libxml2, and another tag may start where it is.
    let isPassed =
      UInt32(bitPattern: code) == XML_ERR_TAG_NAME_MISMATCH.rawValue || concernsReference(xmlError: code)
    let tag = window.lastMarkup(before: isPassed ? position : position + 1)
    let isDocumentType = !hasRoot && window.withBytes(tag, window.end) { $0.starts(with: "<!DOCTYPE".utf8) }
    if isDocumentType { return fail(.documentType, at: tag) }
    let offset = offset(ofError: code, afterTagAt: tag)
    // Of several mistakes at once libxml2 tells one or the other, as the pieces are.
    if let reason = window.withBytes(offset, window.end, { $0.forbiddenFirst }) {
      return fail(.malformedXML(reason), at: offset)
    }
    guard !isUnfinished(code, inTagAt: tag) else { return failAtEnd() }
    fail(.malformedXML(plainWords(forXMLError: code)), at: offset)
  }

  /// Whether an error means that the file ends too early.
  private func isUnfinished(_ code: Int32, inTagAt tag: Int) -> Bool {
    guard isLastPiece else { return false }
    let window = reading.pointee.window
    let means = meansUnfinished(xmlError: code)
    if position >= window.end, means || window[window.end - 1] != UInt8(ascii: ">") { return true }
    return (depth > 0 || !hasRoot) && (means || isUnfinished(tagAt: tag))
  }

  /// Whether libxml2 is in a CDATA section, where only characters can be wrong. Of one that does not end it reads 300 bytes a piece, so
  /// that most of it may be unread at the end of the file; and no `&` in it is a reference.
  private var isInSection: Bool { context?.pointee.instate == XML_PARSER_CDATA_SECTION }

  /// The offset of what an error is about: a character where that can be found, else the tag before it.
  private func offset(ofError code: Int32, afterTagAt tag: Int) -> Int {
    let window = reading.pointee.window
    if isInSection { return window.withBytes(position, window.end) { $0.firstForbidden ?? 0 } + position }
    // The tag whose end, or in whose text a reference, was just read.
    let passed = window.lastMarkup(before: position)
    switch UInt32(bitPattern: code) {
    case XML_ERR_MISPLACED_CDATA_END.rawValue: return window.firstSectionEnd(afterTagAt: tag) ?? tag
    case XML_ERR_TAG_NAME_MISMATCH.rawValue: return passed
    // The root's end tag may no longer be held.
    case XML_ERR_DOCUMENT_END.rawValue: return position
    default: break
    }
    let reference = concernsReference(xmlError: code) ? window.lastReference(from: passed, to: position) : nil
    let forbidden = window.firstForbidden(from: reference == nil ? tag : passed)
    if let reference, let forbidden { return min(reference, forbidden) }
    return reference ?? forbidden ?? tag
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// With each `&#38;` made `&`; libxml2 leaves no other ampersand in an attribute.
  fileprivate var withAmpersands: [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < count {
      result.append(self[index])
      index += self[index] == UInt8(ascii: "&") ? 5 : 1
    }
    return result
  }
}
