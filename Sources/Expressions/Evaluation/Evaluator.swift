public import Records

/// Evaluates a program on one record after another. A worker has one of its own and reuses it.
///
/// An absent field is unknown; logic is strong Kleene; unknown wins over error.
public struct Evaluator {
  /// How many instructions may be done for one record; a rubric can't raise it.
  public static let costLimit = 5_000_000

  let program: Program
  var slots = UnsafeBufferPointer<Slot>(start: nil, count: 0)
  private var recordText = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var variables: [Value]
  private var definitions: [Value]
  private var cost = 0
  /// Whether the rules wanted to do more work on the present record than is allowed; what they then answer is worth nothing.
  public var isExhausted: Bool { cost > Self.costLimit }
  /// Whether unknown values collect the paths that made them so.
  private(set) var isObserving = false
  /// Lists and texts made while evaluating, and the sets of silent paths; all emptied for each record.
  var items: [Value] = []
  private var texts: [UInt8] = []
  var pathSets: [[ReadPlace]] = [[]]
  /// The regular expressions met so far; kept from record to record.
  private var patterns: [[UInt8]: Pattern] = [:]
  private static let patternLimit = 256

  /// An evaluator of a program.
  public init(_ program: Program) {
    self.program = program
    variables = Array(repeating: .missing, count: program.variableCount)
    definitions = Array(repeating: .missing, count: program.definitions.count)
  }

  /// What the rules are asked about: a record and its audit window.
  public struct Subject {
    let record: Record
    let auditDate: Value
    let auditFrom: Value

    /// A record whose practice from `auditFrom` to `auditDate`, both included, is judged.
    public init(record: Record, auditDate: Value, auditFrom: Value) {
      self.record = record
      self.auditDate = auditDate
      self.auditFrom = auditFrom
    }
  }

  /// Makes `subject` the one that `evaluate` speaks of while `body` runs. With `observing`, unknown values collect the
  /// silent paths behind them.
  public mutating func with<Result>(
    _ subject: borrowing Subject, observing: Bool = false, _ body: (inout Evaluator) throws -> Result
  ) rethrows -> Result {
    reset()
    isObserving = observing
    variables[CheckedExpression.Variable.auditDate.number] = subject.auditDate
    variables[CheckedExpression.Variable.auditFrom.number] = subject.auditFrom
    // The pointers are used only inside `body`, while the record's arrays are held in place.
    defer {
      slots = UnsafeBufferPointer(start: nil, count: 0)
      recordText = UnsafeBufferPointer(start: nil, count: 0)
    }
    return try subject.record.slots.withUnsafeBufferPointer { slots in
      try subject.record.text.withUnsafeBufferPointer { text in
        self.slots = slots
        self.recordText = text
        return try body(&self)
      }
    }
  }

  /// Forgets all that was evaluated.
  mutating func reset() {
    items.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
    pathSets.removeSubrange(1...)
    for index in definitions.indices { definitions[index] = .missing }
    cost = 0
    isObserving = false
  }

  /// The work done since the last call, which is then forgotten: each part of an explanation may cost what a rule may.
  mutating func restartCount() -> Int {
    defer { cost = 0 }
    return cost
  }

  /// Adds to the work done; false when that is now more than is allowed.
  mutating func charge(_ amount: Int) -> Bool {
    cost += amount
    return cost <= Self.costLimit
  }

  /// The value of an expression of the program for the present subject.
  public mutating func evaluate(_ entry: Program.Entry) -> Value { evaluate(entry.node) }

  mutating func evaluate(_ index: Int32) -> Value {
    cost += 1
    guard cost <= Self.costLimit else { return .error(.costLimit) }
    let node = program.nodes[Int(index)]
    switch node.operation {
    case .constant: return program.constants[Int(node.a)]
    case .record: return .object(0)
    case .variable: return variables[Int(node.a)]
    case .field: return field(node)
    case .definition: return definition(Int(node.a))
    case .bind:
      variables[Int(node.b)] = evaluate(node.a)
      return evaluate(node.c)
    case .has: return has(node)
    case .not: return negated(evaluate(node.a))
    case .and: return and(node)
    case .or: return or(node)
    case .conditional: return conditional(node)
    case .equal: return equal(evaluate(node.a), evaluate(node.b))
    case .notEqual: return negated(equal(evaluate(node.a), evaluate(node.b)))
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      return compare(node.operation, evaluate(node.a), evaluate(node.b))
    case .contains: return contains(evaluate(node.a), evaluate(node.b))
    case .size: return size(evaluate(node.a))
    case .item: return item(evaluate(node.a), evaluate(node.b))
    case .function: return function(node)
    case .silentFunction: return silentFunction(node)
    case .list: return list(node)
    case .fieldOr: return fieldOr(node)
    case .exists: return exists(node)
    case .all: return all(node)
    case .existsOne: return existsOne(node)
    case .filter: return filter(node)
    case .map: return map(node)
    case .dispatch, .optionalList, .mapLiteral, .optionalItem, .hasKey, .optMap, .optFlatMap, .pairsExist, .allPairs,
      .onePairExists, .transformList, .transformMap, .transformMapEntry:
      return standard(node)
    }
  }

  private mutating func definition(_ index: Int) -> Value {
    let known = definitions[index]
    if known.kind != .missing { return known }
    let value = evaluate(program.definitions[index])
    definitions[index] = value
    return value
  }

  mutating func bind(_ variable: Int32, to value: Value) { variables[Int(variable)] = value }

  // MARK: Reading the record

  private mutating func field(_ node: Program.Node) -> Value {
    let object = evaluate(node.a)
    switch object.kind {
    case .object: return value(at: Int(object.bits) + Int(node.b))
    case .unknown:
      // Only what the record has nothing of can be followed further down.
      return isObserving && object.count == 1 ? unknown(object, below: program.fieldNames[Int(node.c)]) : object
    default: return object
    }
  }

  private mutating func has(_ node: Program.Node) -> Value {
    let object = evaluate(node.a)
    switch object.kind {
    case .object:
      let index = Int(object.bits) + Int(node.b)
      switch slots[index].kind {
      case .absent: return .boolean(false)
      case .unreadable: return .error(.unreadable, slot: index)
      case .boolean, .integer, .number, .date, .text, .symbol, .object, .list: return .boolean(true)
      }
    case .unknown where object.count == 1: return .boolean(false)
    default: return object
    }
  }

  mutating func value(at index: Int) -> Value {
    let slot = slots[index]
    switch slot.kind {
    case .boolean: return Value(.boolean, bits: slot.bits)
    case .integer: return Value(.integer, bits: slot.bits)
    case .number: return Value(.double, bits: slot.bits)
    case .date: return Value(.date, bits: slot.bits)
    case .symbol: return Value(.symbol, bits: slot.bits)
    case .text: return Value(.text, bits: slot.bits, count: slot.count)
    case .object: return Value(.object, bits: slot.bits)
    case .list: return Value(.list, bits: slot.bits, count: slot.count)
    case .absent: return unknown(at: index)
    case .unreadable: return .error(.unreadable, slot: index)
    }
  }

  // MARK: Texts

  /// The bytes of a text.
  func utf8(of value: Value) -> [UInt8] {
    if value.kind == .symbol { return program.symbols.bytes[Int(value.bits)] }
    let range = Int(value.bits)..<Int(value.bits) + Int(value.count)
    return switch value.space {
    case .scratch: Array(texts[range])
    case .record: Array(recordText[range])
    case .program: Array(program.constantBytes[range])
    }
  }

  func sameText(_ left: Value, _ right: Value) -> Bool {
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

  /// A text or bytes made while evaluating. Long ones cost work, so that memory has a limit too.
  mutating func make(_ kind: Value.Kind, _ bytes: [UInt8]) -> Value {
    guard charge(bytes.count / 16) else { return .error(.costLimit) }
    let first = texts.count
    texts.append(contentsOf: bytes)
    return Value(kind, bits: UInt64(first), count: UInt32(bytes.count), space: .scratch)
  }

  /// The regular expression that a text is; nil where it is none. Making one costs work, using it again does not.
  mutating func pattern(_ text: [UInt8]) -> Pattern? {
    if let known = patterns[text] { return known }
    guard charge(Pattern.lengthLimit) else { return nil }
    guard let pattern = Pattern(String(decoding: text, as: UTF8.self)) else { return nil }
    if patterns.count >= Self.patternLimit { patterns.removeAll() }
    patterns[text] = pattern
    return pattern
  }

  /// Whether a text contains another, in time proportional to both (Knuth, Morris and Pratt 1977).
  func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard !part.isEmpty else { return true }
    // For each start of the part, how long its longest proper start is that it also ends with.
    var borders = [0]
    var length = 0
    for byte in part.dropFirst() {
      while length > 0, part[length] != byte { length = borders[length - 1] }
      if part[length] == byte { length += 1 }
      borders.append(length)
    }
    length = 0
    for byte in text {
      while length > 0, part[length] != byte { length = borders[length - 1] }
      if part[length] == byte { length += 1 }
      if length == part.count { return true }
    }
    return false
  }
}
