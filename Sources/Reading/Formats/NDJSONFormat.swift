import Records

extension RecordFormat {
  /// NDJSON: one record a line. The ending of the name decides where a file of one line could be either.
  static let ndjson = RecordFormat(
    name: "ndjson", text: "NDJSON: one record in JSON a line",
    recognises: { reading, first in
      let isNamedSo = [".ndjson", ".jsonl"].contains { reading.path.lowercased().hasSuffix($0) }
      return reading.holdsOneRecordALine(from: first, isNamedSo: isNamedSo)
    },
    read: { reading in reading.readJSONLines() })
}

extension FileReading {
  /// Whether the first line holds a whole record, or is a broken line of a file that is named as NDJSON.
  fileprivate mutating func holdsOneRecordALine(from first: Int, isNamedSo: Bool) -> Bool {
    let isObject = window[first] == UInt8(ascii: "{")
    guard isObject || isNamedSo else { return false }
    guard isObject || window[first] == UInt8(ascii: "[") else { return true }
    // Unless its name says so, a file of one line is no NDJSON, nor is one whose next line can't start a record.
    guard isNamedSo || holdsBraceBehindLine(from: first) else { return false }
    let line = firstLine(from: first)
    guard !line.isEnvelope else { return false }
    switch line.ending {
    case .whole:
      guard isObject else { return line.next == UInt8(ascii: "{") }
      return isNamedSo || line.last == UInt8(ascii: "}") && line.next == UInt8(ascii: "{")
    case .cut: return isNamedSo
    case .goesOn: return false
    }
  }

  /// Whether the first character after the line that starts here is a brace.
  private mutating func holdsBraceBehindLine(from first: Int) -> Bool {
    var at = first
    while true {
      let limit = first + limits.lookAheadBytes
      if let end = window.withBytes(at, limit, { $0.firstLineBreak }) {
        var next = at + end
        while next < limit, let byte = window.byte(at: next), byte.isSpace { next += 1 }
        return next < limit && window[next] == UInt8(ascii: "{")
      }
      at = window.end
      guard at < limit, window.fill() else { return false }
    }
  }

  /// Looks at the line that starts here, and at what follows it.
  private mutating func firstLine(from first: Int) -> FirstLine {
    var line = FirstLine(schema: schema)
    var offset = first
    while !line.isEnvelope, offset - first < limits.lookAheadBytes, let byte = window.byte(at: offset) {
      if line.isOver, !byte.isSpace {
        line.next = byte
        break
      }
      line.pass(byte)
      offset += 1
    }
    return line
  }
}

/// The first line of a file of JSON, and the first character after it.
private struct FirstLine {
  enum Ending {
    /// Its first value ends within the line.
    case whole
    /// The value does not end, and what follows can't belong to it.
    case cut
    /// The value goes on in the next line.
    case goesOn
  }

  /// The brackets that are open.
  private var open: [UInt8] = []
  private var isInString = false
  private var isEscaped = false
  private var isClosed = false
  private(set) var isOver = false
  /// The names by which an envelope and a record are told apart.
  private let schema: RecordSchema
  /// The name being passed, as long as it is open what the line is.
  private var name: [UInt8] = []
  private var isName = false
  private var isRecord = false
  /// Whether the name of the collection stands in the outermost object before any field of a record.
  private(set) var isEnvelope = false
  /// Its last character that is no white space.
  private(set) var last: UInt8 = 0
  /// The first character after it that is no white space.
  var next: UInt8?

  init(schema: RecordSchema) {
    self.schema = schema
  }

  mutating func pass(_ byte: UInt8) {
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { isOver = true }
    guard !isOver else { return }
    let before = last
    if !byte.isSpace { last = byte }
    if isInString {
      if isName { passName(byte) }
      isInString = isEscaped || byte != UInt8(ascii: "\"")
      isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
    } else if !isClosed {
      passStructure(byte)
      isName = isInString && open == [UInt8(ascii: "{")] && "{,".utf8.contains(before) && !isRecord
    }
  }

  private mutating func passName(_ byte: UInt8) {
    guard byte == UInt8(ascii: "\""), !isEscaped else { return name.append(byte) }
    let text = String(decoding: name, as: UTF8.self)
    isEnvelope = text == schema.collectionName
    isRecord = schema.root.field(named: text) != nil
    isName = false
    name = []
  }

  private mutating func passStructure(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(byte)
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      open.removeLast()
      isClosed = open.isEmpty
    default: break
    }
  }

  var ending: Ending {
    if isClosed { return .whole }
    // No string goes over the end of a line, and an object holds no object without a name.
    guard let next, isOver, !isInString else { return .cut }
    let awaitsValue = last == UInt8(ascii: ":") || open.last == UInt8(ascii: "[") && "[,".utf8.contains(last)
    return next == UInt8(ascii: "{") && !awaitsValue ? .cut : .goesOn
  }
}
