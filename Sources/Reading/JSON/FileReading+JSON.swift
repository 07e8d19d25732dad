import Diagnostics
import Records

/// The shapes of a JSON file: a record (or several, one after another), a list of records, an envelope around the list.
extension FileReading {
  /// Reads a file that holds one of the shapes; a mistake ends it.
  mutating func readJSONDocument() {
    do throws(JSONSyntaxError) {
      var at = window.base
      while !isStopped, let first = significant(from: at) {
        at = try readTopLevel(from: first)
      }
    } catch {
      if let place = error.place {
        end(with: error.message, at: place)
      } else {
        end(with: error.message, at: error.offset)
      }
    }
  }

  /// Reads one value of the top level; the result is the offset after it.
  private mutating func readTopLevel(from start: Int) throws(JSONSyntaxError) -> Int {
    window.drop(before: start)
    switch window[start] {
    case UInt8(ascii: "{"): return try readObject(from: start)
    case UInt8(ascii: "[") where recordCount == 0: return try finishDocument(after: try readList(from: start))
    default: throw JSONSyntaxError(message: .malformedJSON("there is more after the end"), offset: start)
    }
  }

  private mutating func finishDocument(after offset: Int) throws(JSONSyntaxError) -> Int {
    guard !isStopped, let more = significant(from: offset) else { return offset }
    throw JSONSyntaxError(message: .malformedJSON("there is more after the end"), offset: more)
  }

  // MARK: Records

  /// Reads a record; the result is the offset after it.
  private mutating func readRecord(from start: Int) throws(JSONSyntaxError) -> Int {
    // Where it is held, its end need not be looked for.
    let held = min(window.end, start + limits.recordBytes)
    if let end = readPlainRecord(from: start, to: held) { return end }
    do throws(JSONSyntaxError) {
      let end = try endOfValue(from: start)
      return try readRecord(from: start, to: end, isPlain: end > held ? nil : false)
    } catch {
      guard error.costsRecordOnly else { throw error }
      return try skim(from: start, exceeding: error)
    }
  }

  /// Reads a plain record of which all is held; the result is the offset after it, nil where it must be read otherwise.
  private mutating func readPlainRecord(from start: Int, to end: Int) -> Int? {
    let bytes = window.bytes
    let base = window.bytesBase
    builder.beginRecord(at: start)
    let plainEnd = bytes.withUnsafeBufferPointer { builder.readPlain($0, from: start - base, to: end - base) }
    guard let plainEnd else { return nil }
    finishRecord()
    return base + plainEnd
  }

  /// Reads a record that is held; `isPlain` says, where that was tried, whether it is plain.
  mutating func readRecord(from start: Int, to end: Int, isPlain: Bool? = nil) throws(JSONSyntaxError) -> Int {
    let bytes = window.bytes
    let base = window.bytesBase
    let limits = limits
    if isPlain != false, let plainEnd = readPlainRecord(from: start, to: end) { return plainEnd }
    builder.beginRecord(at: start)
    var parsed = start
    let failure = bytes.withUnsafeBufferPointer { all -> JSONSyntaxError? in
      var scanner = JSONScanner(
        UnsafeBufferPointer(rebasing: all[(start - base)..<(end - base)]), at: start, limits: limits)
      do throws(JSONSyntaxError) {
        try scanner.value(into: &builder, depth: 0)
        parsed = start + scanner.at
        return nil
      } catch { return error }
    }
    if let failure { throw failure }
    if let list = builder.collectionOffset {
      refuse(.listInRecord(schema.collectionName), at: list)
    } else {
      finishRecord()
    }
    return parsed
  }

  /// Reads a list of records; the result is the offset after it.
  private mutating func readList(from start: Int) throws(JSONSyntaxError) -> Int {
    var at = try nextOffset(from: start + 1)
    if window[at] == UInt8(ascii: "]") { return at + 1 }
    while !isStopped {
      at = try readElement(from: try nextOffset(from: at))
      let separator = try nextOffset(from: at)
      guard window[separator] != UInt8(ascii: "]") else { return separator + 1 }
      try expect(UInt8(ascii: ","), at: separator, "expected ',' or ']'")
      at = separator + 1
    }
    return at
  }

  private mutating func readElement(from start: Int) throws(JSONSyntaxError) -> Int {
    window.drop(before: start)
    guard window[start] != UInt8(ascii: "{") else { return try readRecord(from: start) }
    do throws(JSONSyntaxError) {
      let after = try skipValue(from: start, to: try endOfValue(from: start))
      refuse(.recordNotAnObject, at: start)
      return after
    } catch {
      guard error.costsRecordOnly else { throw error }
      return try skim(from: start, exceeding: error)
    }
  }

  // MARK: Objects of the top level

  /// Reads an object: a record if a field of the schema comes before the collection's name, else an envelope.
  private mutating func readObject(from start: Int) throws(JSONSyntaxError) -> Int {
    var envelope = JSONEnvelope()
    var at = start + 1
    while try next(from: at) != UInt8(ascii: "}") {
      let member = try readName(from: try offset(from: at))
      if !envelope.isOpen, schema.root.field(named: member.name) != nil {
        return try readRecord(from: start)
      }
      at = try readMember(member, of: &envelope)
      if isStopped { return at }
      let separator = try offset(from: at)
      if window[separator] == UInt8(ascii: "}") { break }
      try expect(UInt8(ascii: ","), at: separator, "expected ',' or '}'")
      // A comma is followed by a name. Found first: `expect` looks at the window as it is when it is called.
      at = try offset(from: separator + 1)
      try expect(UInt8(ascii: "\""), at: at, "expected a name in double quotes")
    }
    guard envelope.isOpen else { return try readObjectOfUnknownFields(from: start, envelope) }
    return try finishDocument(after: try offset(from: at) + 1)
  }

  /// An object without any field that is known: `{}` is a record that says nothing, others are something else.
  private mutating func readObjectOfUnknownFields(
    from start: Int, _ envelope: JSONEnvelope
  ) throws(JSONSyntaxError) -> Int {
    guard envelope.isEmpty else { throw JSONSyntaxError(message: .notCaseRecords(schema), offset: start) }
    return try readRecord(from: start)
  }

  private mutating func readMember(
    _ member: JSONMember, of envelope: inout JSONEnvelope
  ) throws(JSONSyntaxError) -> Int {
    envelope.isEmpty = false
    let isNew = envelope.isNew(member, limits)
    if let list = envelope.list, schema.root.field(named: member.name) != nil {
      if !envelope.isMixed { refuse(.listInRecord(schema.collectionName), at: list) }
      envelope.isMixed = true
      let after = try skipMember(member, isNew: isNew, to: try endOfValue(from: member.value))
      noteUnknown(&envelope)
      return after
    }
    guard member.name == schema.collectionName else {
      let end = try endOfValue(from: member.value)
      let after = try skipMember(member, isNew: isNew, to: end)
      envelope.unknown.append(member)
      if envelope.isOpen { noteUnknown(&envelope) }
      return after
    }
    guard !envelope.isOpen else {
      throw JSONSyntaxError(message: .givenTwice(member.name), offset: member.value)
    }
    envelope.list = place(of: member.value)
    noteUnknown(&envelope)
    switch window[member.value] {
    case UInt8(ascii: "["): return try readList(from: member.value)
    case UInt8(ascii: "n"): return try skipValue(from: member.value, to: try endOfValue(from: member.value))
    default: throw JSONSyntaxError(message: .unreadable(member.name, as: .list), offset: member.value)
    }
  }

  private mutating func noteUnknown(_ envelope: inout JSONEnvelope) {
    for member in envelope.unknown {
      let name = shown(member.name, limits)
      note(
        UnknownName(path: name, name: name, object: nil, offset: member.value), [schema.collectionName])
    }
    envelope.unknown = []
    reportEnvelopeProblems()
    reportStrayIdentifiers()
  }
}

/// What was found of an envelope so far.
struct JSONEnvelope {
  /// Where the collection was found.
  var list: Place?
  /// Whether fields of a record were found after it.
  var isMixed = false
  /// Whether nothing at all was found.
  var isEmpty = true
  private var names = JSONNames()
  /// The other members, as long as it is open whether this is an envelope.
  var unknown: [JSONMember] = []

  /// Whether the collection was found.
  var isOpen: Bool { list != nil }

  /// Whether no member of that name came before; of very many members no more names are kept.
  mutating func isNew(_ member: JSONMember, _ limits: Limits) -> Bool {
    guard names.count < limits.values else { return true }
    var name = member.written
    return name.withUTF8 { names.insert($0, ofObjectAt: 0) }
  }
}

/// A member of an object of the top level.
struct JSONMember {
  let name: String
  /// The name as the file has it, for it may not be shown.
  let written: String
  /// The offset of its value.
  let value: Int
}

extension Diagnostic.Message {
  static func listInRecord(_ collection: String) -> Self {
    Self(
      id: "list-in-record", "'\(collection)' stands among the fields of a record",
      label: "expected only one of the two",
      help: "put the record into the list, or into a file of its own")
  }
}
