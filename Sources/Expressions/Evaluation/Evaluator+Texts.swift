import Records

/// Texts, wherever they are kept.
extension Evaluator {
  /// The bytes of a text.
  mutating func utf8(of value: Value) -> [UInt8] {
    if value.kind == .symbol { return program.symbols.bytes[Int(value.bits)] }
    let range = Int(value.bits)..<Int(value.bits) + Int(value.count)
    return switch value.space {
    case .scratch: Array(texts[range])
    case .record: Array(recordText[range])
    case .program: Array(program.constantBytes[range])
    }
  }

  /// How many bytes, items or entries a value has, where it points to any: what work on it costs.
  mutating func length(of value: Value) -> Int {
    value.kind == .symbol ? program.symbols.bytes[Int(value.bits)].count : value.size
  }

  /// The same for all arguments of a function.
  mutating func length(of arguments: Arguments) -> Int {
    var sum = 0
    for index in 0..<arguments.count { sum += length(of: arguments[index]) }
    return sum
  }

  mutating func sameText(_ left: Value, _ right: Value) -> Bool {
    if left.kind == .symbol, right.kind == .symbol { return left.bits == right.bits }
    if left.kind == .text, right.kind == .text, left.space == .record, right.space == .record {
      return left.count == right.count
        && recordText[Int(left.bits)..<Int(left.bits) + Int(left.count)].elementsEqual(
          recordText[Int(right.bits)..<Int(right.bits) + Int(right.count)])
    }
    return utf8(of: left) == utf8(of: right)
  }

  /// A text made while evaluating.
  mutating func makeText(_ bytes: [UInt8]) -> Value { make(.text, bytes) }

  /// A text or bytes made while evaluating. Long ones cost work, and all together have a limit, so that memory has one too.
  mutating func make(_ kind: Value.Kind, _ bytes: [UInt8]) -> Value {
    guard hasRoom(forBytes: bytes.count) else { return .error(.costLimit) }
    let first = texts.count
    texts.append(contentsOf: bytes)
    return Value(kind, bits: UInt64(first), count: UInt32(bytes.count), space: .scratch)
  }

  /// The regular expression that a text is, or why there is none. Making one costs work, and using it again does not; that it
  /// was made for an earlier record is never seen.
  mutating func pattern(_ text: [UInt8]) -> Result<Pattern, EvaluationError> {
    if let known = patterns.known(text) {
      guard known.isNew else { return .success(known.pattern) }
      return charge(known.pattern.work) ? .success(known.pattern) : .failure(.costLimit)
    }
    let (pattern, work) = Pattern.make(String(decoding: text, as: UTF8.self))
    guard charge(work) else { return .failure(.costLimit) }
    guard let pattern else { return .failure(.invalidPattern) }
    patterns.keep(pattern, for: text)
    return .success(pattern)
  }

  /// Whether a text contains another, in time proportional to both.
  func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool { TextSearch(part).first(in: text) != nil }
}

/// The regular expressions met so far, as many as a little memory holds.
///
/// What a record costs does not rest on those before it: an expression that an earlier record left costs and counts as if it
/// were made anew, and whether all are forgotten amid a record rests on those that this record uses.
struct PatternCache {
  /// How many bytes the expressions may take that one record uses; those of earlier records may take as many again.
  static let limit = 2 << 20

  private var entries: [[UInt8]: (pattern: Pattern, record: Int)] = [:]
  private(set) var bytes = 0
  private var bytesInUse = 0
  private var record = 0

  mutating func startRecord() {
    record += 1
    bytesInUse = 0
    if bytes > Self.limit { forget() }
  }

  /// The expression that was made of a text, and whether the present record uses it for the first time.
  mutating func known(_ text: [UInt8]) -> (pattern: Pattern, isNew: Bool)? {
    guard let entry = entries[text] else { return nil }
    if entry.record == record { return (entry.pattern, false) }
    keep(entry.pattern, for: text)
    return (entry.pattern, true)
  }

  mutating func keep(_ pattern: Pattern, for text: [UInt8]) {
    let size = pattern.bytes + text.count
    if bytesInUse + size > Self.limit { forget() }
    bytesInUse += size
    if entries.updateValue((pattern, record), forKey: text) == nil { bytes += size }
  }

  private mutating func forget() {
    entries.removeAll()
    (bytes, bytesInUse) = (0, 0)
  }
}
