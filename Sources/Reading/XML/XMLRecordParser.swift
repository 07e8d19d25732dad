internal import CLibXML2
import Diagnostics
import Records

/// Feeds a file to libxml2 piece by piece and makes records of its events. No record is held but the one being read, no
/// entity is declared, and no other file or address is ever opened.
///
/// Each piece ends before a `<`, so that libxml2 sees a whole tag at once and its events do not depend on the chunks.
struct XMLRecordParser {
  /// What ends the reading of the file.
  struct Failure {
    let message: Diagnostic.Message
    let offset: Int
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
  /// Where text between the records starts that was not looked at for identifiers yet.
  var strayText: Int?
  /// How many elements were open before the record's.
  var recordDepth: Int?
  private(set) var context: xmlParserCtxtPtr?
  /// The offset up to which bytes were fed.
  private var fed: Int
  /// The offset up to which a `<` was looked for after that.
  private var searched: Int
  private(set) var isLastPiece = false
  private var markup = XMLMarkup()

  /// Reads a file's records.
  static func read(_ reading: inout FileReading) {
    let start = reading.window.base
    if let encoding = reading.declaredEncoding(), !["utf-8", "utf8", "us-ascii", "ascii"].contains(encoding) {
      return reading.end(with: .unsupportedEncoding("another encoding"), at: start)
    }
    withUnsafeMutablePointer(to: &reading) { pointer in
      var parser = XMLRecordParser(reading: pointer, start: start)
      withUnsafeMutablePointer(to: &parser) { run($0) }
      if let failure = parser.failure { pointer.pointee.end(with: failure.message, at: failure.offset) }
    }
  }

  private init(reading: UnsafeMutablePointer<FileReading>, start: Int) {
    self.reading = reading
    self.start = start
    fed = start
    searched = start
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
    parser.pointee.context = context
    while parser.pointee.feedPiece() {}
    let isWellFormed = context.pointee.wellFormed == 1 && context.pointee.nsWellFormed == 1
    if !isWellFormed, !parser.pointee.isStopped { parser.pointee.failWithoutReason() }
  }

  /// libxml2 wants to be initialised once, before several threads use it.
  private static let initialised: Void = xmlInitParser()

  var isStopped: Bool { failure != nil || reading.pointee.isStopped }

  // MARK: Feeding

  /// False after the last piece.
  private mutating func feedPiece() -> Bool {
    let keptFrom = recordDepth == nil ? fed : min(fed, reading.pointee.builder.record.origin)
    reading.pointee.window.drop(before: keptFrom)
    isLastPiece = !reading.pointee.window.fill()
    let end = isLastPiece ? reading.pointee.window.end : reading.pointee.window.lastMarkup(from: max(fed + 1, searched))
    searched = reading.pointee.window.end
    guard let end else { return checkSize() }
    guard checkTags(from: fed, to: end) else { return false }
    feed(to: end)
    return !isLastPiece && !isStopped && checkSize()
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

  private mutating func checkSize() -> Bool {
    let held = reading.pointee.window.end - reading.pointee.window.base
    guard held > ReadingLimits.recordBytes else { return true }
    fail(.tooLarge, at: reading.pointee.window.base)
    return false
  }

  /// Whether no start tag is too long; a longer one would keep libxml2 busy for seconds.
  private mutating func checkTags(from start: Int, to end: Int) -> Bool {
    guard let tag = reading.pointee.window.withBytes(start, end, { markup.firstLongTag(in: $0) }) else { return true }
    fail(.tagTooLong, at: start + tag)
    return false
  }

  // MARK: Failing

  /// Ends the reading; only the first reason counts.
  mutating func fail(_ message: Diagnostic.Message, at offset: Int) {
    if failure == nil { failure = Failure(message: message, offset: offset) }
  }

  private mutating func failWithoutReason() {
    fail(.malformedXML("it is not well-formed"), at: reading.pointee.window.end)
  }

  /// How far libxml2 has read, as an offset of the file.
  var position: Int { start + max(0, xmlByteConsumed(context)) }
}
