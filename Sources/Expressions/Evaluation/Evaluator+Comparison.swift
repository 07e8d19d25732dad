extension Evaluator {
  /// Whether two values are the same.
  mutating func equal(_ left: Value, _ right: Value) -> Value {
    // What rules compare most: values of enumerations. Each text has one symbol.
    if left.kind == .symbol, right.kind == .symbol { return .boolean(left.bits == right.bits) }
    if left.kind == .sizeRange || right.kind == .sizeRange { return compareSizes(.equal, left, right) }
    let (left, right) = (asUnknown(left), asUnknown(right))
    if isMissing(left) || isMissing(right) { return weaker(left, right) }
    switch (left.kind, right.kind) {
    case (.integer, .integer), (.boolean, .boolean), (.date, .date), (.period, .period), (.object, .object),
      (.unsigned, .unsigned), (.null, .null), (.duration, .duration), (.type, .type):
      return .boolean(left.bits == right.bits)
    case (.timestamp, .timestamp): return .boolean(left.bits == right.bits && left.count == right.count)
    case (.integer, _), (.unsigned, _), (.double, _): return .boolean(order(left, right) == .same)
    case (.list, .list): return equalLists(left, right)
    case (.map, .map): return equalMaps(left, right)
    case (.optional, .optional):
      guard left.count == right.count else { return .boolean(false) }
      return left.count == 0 ? .boolean(true) : equal(items[Int(left.bits)], items[Int(right.bits)])
    case (.symbol, .text), (.text, .symbol), (.text, .text), (.bytes, .bytes):
      guard charge((length(of: left) + length(of: right)) / 16) else { return .error(.costLimit) }
      return .boolean(sameText(left, right))
    default: return .boolean(false)
    }
  }

  private mutating func equalLists(_ left: Value, _ right: Value) -> Value {
    guard left.count == right.count else { return .boolean(false) }
    guard charge(Int(left.count)) else { return .error(.costLimit) }
    var result = Value.boolean(true)
    for index in 0..<Int(left.count) {
      result = and(result, equal(item(index, of: left), item(index, of: right)))
      if result.isFalse { break }
    }
    return result
  }

  /// Whether the first value stands in this order to the second.
  mutating func compare(_ operation: Program.Operation, _ left: Value, _ right: Value) -> Value {
    // What rules order most: days and whole numbers.
    if left.kind == right.kind, left.kind == .date || left.kind == .integer {
      return .boolean(Order(left.integer, right.integer).satisfies(operation))
    }
    if left.kind == .sizeRange || right.kind == .sizeRange { return compareSizes(operation, left, right) }
    let (left, right) = (asUnknown(left), asUnknown(right))
    if isMissing(left) || isMissing(right) { return weaker(left, right) }
    guard charge((length(of: left) + length(of: right)) / 16) else { return .error(.costLimit) }
    guard let order = order(left, right) else { return .error(.noSuchOverload) }
    return .boolean(order.satisfies(operation))
  }

  /// Sizes that are not certain: the answer, if every size in the range gives the same.
  private mutating func compareSizes(_ operation: Program.Operation, _ left: Value, _ right: Value) -> Value {
    guard let first = sizes(left), let second = sizes(right) else { return weaker(asUnknown(left), asUnknown(right)) }
    // How the extremes compare tells how all between them do.
    let low = order(first.least, second.most) ?? .none
    let high = order(first.most, second.least) ?? .none
    let answer: Bool?
    switch operation {
    case .equal: answer = low == .after || high == .before || low == .none ? false : nil
    default: answer = low.satisfies(operation) == high.satisfies(operation) ? low.satisfies(operation) : nil
    }
    return answer.map(Value.boolean) ?? weaker(asUnknown(left), asUnknown(right))
  }

  private mutating func sizes(_ value: Value) -> (least: Value, most: Value)? {
    switch value.kind {
    case .integer, .double: (value, value)
    case .sizeRange: (.integer(value.leastSize), .integer(value.mostSize))
    default: nil
    }
  }

  func isMissing(_ value: Value) -> Bool { value.kind == .unknown || value.kind == .error }

  /// How two values stand to each other; nil where their kinds have no order between them.
  mutating func order(_ left: Value, _ right: Value) -> Order? {
    switch (left.kind, right.kind) {
    case (.integer, .integer), (.date, .date), (.boolean, .boolean), (.duration, .duration):
      Order(left.integer, right.integer)
    case (.unsigned, .unsigned): Order(left.bits, right.bits)
    case (.double, .double): Order(left.double, right.double)
    case (.integer, .unsigned): left.integer < 0 ? .before : Order(left.bits, right.bits)
    case (.unsigned, .integer): right.integer < 0 ? .after : Order(left.bits, right.bits)
    case (.integer, .double): Order(left.integer, right.double)
    case (.double, .integer): Order(right.integer, left.double).reversed
    case (.unsigned, .double): Order(left.bits, right.double)
    case (.double, .unsigned): Order(right.bits, left.double).reversed
    case (.timestamp, .timestamp):
      left.bits == right.bits ? Order(left.count, right.count) : Order(left.integer, right.integer)
    case (.symbol, .symbol), (.symbol, .text), (.text, .symbol), (.text, .text), (.bytes, .bytes):
      Order(texts: utf8(of: left), utf8(of: right))
    default: nil
    }
  }
}

/// How one value stands to another.
enum Order {
  case before, same, after
  /// Not comparable, as a number that is not one.
  case none

  init<T: Comparable>(_ left: T, _ right: T) {
    self = left < right ? .before : left == right ? .same : left > right ? .after : .none
  }

  /// An integer against a double: as doubles where both fit, as CEL's conformance rows have it.
  init(_ integer: some FixedWidthInteger, _ double: Double) {
    self = Order(Double(integer), double)
  }

  /// Texts by their code points, which is the order of their UTF-8 bytes.
  init(texts left: [UInt8], _ right: [UInt8]) {
    self = left == right ? .same : left.lexicographicallyPrecedes(right) ? .before : .after
  }

  var reversed: Order {
    switch self {
    case .before: .after
    case .after: .before
    case .same, .none: self
    }
  }

  func satisfies(_ operation: Program.Operation) -> Bool {
    switch operation {
    case .less: self == .before
    case .lessOrEqual: self == .before || self == .same
    case .greater: self == .after
    case .greaterOrEqual: self == .after || self == .same
    default: preconditionFailure("only comparison operators order values")
    }
  }
}
