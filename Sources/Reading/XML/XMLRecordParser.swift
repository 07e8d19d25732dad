internal import CLibXML2
import Diagnostics
import Records

/// Feeds a file to libxml2 piece by piece and makes records of its events. No record is held but the one being read, no
/// entity is declared, and no other file or address is ever opened.
///
/// Each piece ends before a `<` or after a `>`, so that libxml2 sees a whole tag at once and its events do not depend on the
/// chunks; only a long text comes in several pieces. Plain records between the pieces it never sees: the plain lane reads them.
struct XMLRecordParser {
  /// What ends the reading of the file.
  struct Failure {
    let message: Diagnostic.Message
    let place: Place?
    let offset: Int
  }

  /// A record that exceeds a limit: the rest of it is parsed and forgotten.
  struct Dropped {
    let message: Diagnostic.Message
    let place: Place
  }

  /// An element of the collection that does not have the record's name.
  struct OtherElement {
    let name: UnknownName
    let place: Place
  }

  let reading: UnsafeMutablePointer<FileReading>
  /// The file's offset of the first byte that libxml2 sees.
  let start: Int
  /// The first failure; events after it are ignored.
  var failure: Failure?
  /// How many elements are open.
  var depth = 0
  /// Whether any element was found.
  var hasRoot = false
  var isCollection = false
  /// Where the collection starts, until text between its records was remarked on.
  var collectionPlace: Place?
  /// The element open beside the records, as long as it may be a single value.
  var other: OtherElement?
  /// Where the last tag stands that is the collection's, or ends what stands in it.
  var outerTag: Int?
  /// Where text between the records starts that was not looked at for identifiers yet.
  var strayText: Int?
  /// How many elements were open before the record's.
  var recordDepth: Int?
  /// That record, where it is not taken.
  private(set) var dropped: Dropped?
  /// The length of the text since the last tag, in bytes.
  var textLength = 0
  /// Whether a namespace was given an address that is none; it is only a name.
  var hasOddNamespace = false
  private(set) var context: xmlParserCtxtPtr?
  /// The offset up to which bytes were fed, or passed on the plain lane.
  private(set) var fed: Int
  /// How many of them were passed on the plain lane.
  private var passedLength = 0
  /// Up to where the text is known to hold the ends of records.
  var ends: XMLRecordEnds
  /// The offset up to which a `<` was looked for after what was fed.
  private var searched: Int
  private(set) var isLastPiece = false
  private var markup: XMLMarkup
  /// How many names libxml2 may hold; those of the schema more, once it was given them all.
  private var nameLimit: Int
  /// So many names, and a few more, libxml2 has by itself.
  private static let ownNames = 16
  /// Where a comment or instruction starts that several pieces hold.
  private var openPlace: Place?

  /// Reads a file's records.
  static func read(_ reading: inout FileReading) {
    let start = reading.window.base
    if let message = reading.applyDeclaredEncoding() { return reading.end(with: message, at: start) }
    guard !readPlainDocument(&reading) else { return }
    withUnsafeMutablePointer(to: &reading) { pointer in
      var parser = XMLRecordParser(reading: pointer, start: start)
      withUnsafeMutablePointer(to: &parser) { run($0) }
      parser.reportFailure()
    }
  }

  private mutating func reportFailure() {
    if let dropped { reading.pointee.refuse(dropped.message, at: dropped.place) }
    guard let failure else { return }
    if let place = failure.place { return reading.pointee.end(with: failure.message, at: place) }
    reading.pointee.end(with: failure.message, at: failure.offset)
  }

  private init(reading: UnsafeMutablePointer<FileReading>, start: Int) {
    self.reading = reading
    self.start = start
    fed = start
    searched = start
    ends = XMLRecordEnds(of: reading.pointee.schema.recordName, from: start)
    markup = XMLMarkup(limits: reading.pointee.limits)
    nameLimit = reading.pointee.limits.names + Self.ownNames
  }

  private static func run(_ parser: UnsafeMutablePointer<Self>) {
    _ = initialised
    var handler = xmlSAXHandler.recordEvents
    guard let context = xmlCreatePushParserCtxt(&handler, parser, nil, 0, nil) else {
      return parser.pointee.fail(.malformedXML("there is no memory left"), at: parser.pointee.start)
    }
    defer { xmlFreeParserCtxt(context) }
    // The encoding was checked; libxml2 must not convert anything, so that its offsets are those of the file.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    xmlCtxtUseOptions(context, Int32(bitPattern: options))
    // Left to guess the encoding, it converts what starts with zero bytes, and prints what it can't convert.
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
    parser.pointee.context = context
    while parser.pointee.feedPiece() {}
    // What is wrong with namespaces but their addresses is reported as an error.
    let areNamesInOrder = context.pointee.nsWellFormed == 1 || parser.pointee.hasOddNamespace
    let isWellFormed = context.pointee.wellFormed == 1 && areNamesInOrder
    if !isWellFormed, !parser.pointee.isStopped { parser.pointee.failWithoutReason() }
  }

  /// libxml2 wants to be initialised once, before several threads use it.
  private static let initialised: Void = xmlInitParser()

  var isStopped: Bool { failure != nil || reading.pointee.isStopped }

  // MARK: Feeding

  /// False after the last piece.
  private mutating func feedPiece() -> Bool {
    reading.pointee.window.drop(before: neededFrom)
    if reading.pointee.window.end - fed <= Limits.chunkBytes { _ = reading.pointee.window.fill() }
    readPlainRecords()
    guard !isStopped else { return false }
    guard let end = endOfPiece() else {
      _ = reading.pointee.window.fill()
      return true
    }
    isLastPiece = reading.pointee.window.isComplete && end == reading.pointee.window.end
    guard let excess = excessMarkup(from: fed, to: end) else {
      feed(to: end)
      checkSize()
      checkNames(at: end)
      return !isLastPiece && !isStopped
    }
    // What stands before it is read.
    isLastPiece = false
    if excess.offset > fed { feed(to: excess.offset) }
    if !isStopped { failure = excess }
    return false
  }

  /// Goes on after a record, or several, that the plain lane read.
  mutating func pass(to end: Int) {
    passedLength += end - fed
    fed = end
    searched = end
    outerTag = reading.pointee.window.lastMarkup(before: end)
  }

  /// The offset of the first byte that may still be asked for: libxml2 waits with what it can't parse yet.
  var neededFrom: Int {
    let unparsed = min(fed, position)
    if recordDepth != nil { return dropped == nil ? min(unparsed, reading.pointee.builder.record.origin) : unparsed }
    // The tag that text between records follows, unless so much white space does that it would have to be held.
    guard depth == 1, let outerTag, unparsed - outerTag < reading.pointee.limits.tagBytes else { return unparsed }
    return min(unparsed, outerTag)
  }

  /// Where the next piece ends; nil where more of it must be read first.
  private mutating func endOfPiece() -> Int? {
    // The plain lane may have held much more.
    let end = min(reading.pointee.window.end, fed + reading.pointee.limits.pieceBytes + 2 * Limits.chunkBytes)
    if let cut = endForPlainLane(before: end) { return cut }
    if reading.pointee.window.isComplete, end == reading.pointee.window.end { return end }
    let tag = reading.pointee.window.lastMarkup(from: max(fed + 1, searched), to: end)
    searched = end
    if let tag { return tag }
    guard end - fed > reading.pointee.limits.pieceBytes else { return nil }
    let cut = reading.pointee.window.textCut(from: fed, to: end)
    return cut > fed ? cut : nil
  }

  /// The callbacks run meanwhile: they read the window and never change its bytes.
  private mutating func feed(to end: Int) {
    let bytes = reading.pointee.window.bytes
    let range = (fed - reading.pointee.window.bytesBase)..<(end - reading.pointee.window.bytesBase)
    fed = end
    bytes.withUnsafeBytes { all in
      let piece = all[range].withMemoryRebound(to: CChar.self) { $0 }
      xmlParseChunk(context, piece.baseAddress, Int32(clamping: piece.count), isLastPiece ? 1 : 0)
    }
  }

  /// Fails where there are too many different names. Those of the schema do not count, whichever lane reads them.
  mutating func checkNames(at offset: Int) {
    guard let names = context?.pointee.dict, Int(xmlDictSize(names)) > nameLimit, !isStopped else { return }
    let known = reading.pointee.builder.tables.knownNames
    if nameLimit == reading.pointee.limits.names + Self.ownNames {
      for name in known { _ = xmlDictLookup(names, name, Int32(clamping: name.utf8.count)) }
      nameLimit += known.count
    }
    if Int(xmlDictSize(names)) > nameLimit { fail(.tooManyNames(reading.pointee.limits), at: offset) }
  }

  /// A record that goes on beyond the limit is noticed before its next tag.
  private mutating func checkSize() {
    guard recordDepth != nil, dropped == nil else { return }
    let origin = reading.pointee.builder.record.origin
    // Longer than what may still wait to be parsed, so that it does not depend on the pieces what is exceeded first.
    let slack = 4 * reading.pointee.limits.pieceBytes
    if fed - origin > reading.pointee.limits.recordBytes + slack { dropTooLarge() }
  }

  /// The first tag or comment that is too long: it would keep libxml2 busy for seconds, or be held by it.
  private mutating func excessMarkup(from start: Int, to end: Int) -> Failure? {
    if let excess = reading.pointee.window.withBytes(start, end, { markup.firstExcess(in: $0) }) {
      return Failure(
        message: excess.message, place: excess.index < 0 ? openPlace : nil, offset: start + excess.index)
    }
    if let index = markup.openIndex { openPlace = reading.pointee.place(of: start + index) }
    return nil
  }

  // MARK: Dropping

  /// Gives up the record that is being read; the file is read on.
  mutating func drop(_ message: Diagnostic.Message, at offset: Int) {
    dropped = Dropped(message: message, place: reading.pointee.place(of: offset))
    reading.pointee.builder.abandonRecord()
  }

  mutating func dropTooLarge() {
    drop(.recordTooLarge(reading.pointee.limits), at: reading.pointee.builder.record.origin)
  }

  /// Reports the record that was given up, at its end.
  mutating func finishDropped(_ dropped: Dropped) {
    self.dropped = nil
    reading.pointee.refuse(dropped.message, at: dropped.place)
  }

  /// Ends the reading because of what the record was given up for.
  mutating func failForDropped() {
    guard let dropped else { return }
    self.dropped = nil
    failure = failure ?? Failure(message: dropped.message, place: dropped.place, offset: fed)
  }

  // MARK: Failing

  /// Ends the reading; only the first reason counts.
  mutating func fail(_ message: Diagnostic.Message, at offset: Int) {
    if failure == nil { failure = Failure(message: message, place: nil, offset: offset) }
  }

  private mutating func failWithoutReason() {
    fail(.malformedXML("it is not well-formed"), at: reading.pointee.window.end)
  }

  /// How far libxml2 has read, as an offset of the file.
  var position: Int { start + passedLength + max(0, xmlByteConsumed(context)) }
}
