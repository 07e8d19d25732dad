extension Evaluator {
  /// Whether two values are the same.
  mutating func equal(_ left: Value, _ right: Value) -> Value {
    if left.kind == .sizeRange || right.kind == .sizeRange { return compareSizes(.equal, left, right) }
    let (left, right) = (asUnknown(left), asUnknown(right))
    if isMissing(left) || isMissing(right) { return weaker(left, right) }
    switch (left.kind, right.kind) {
    case (.integer, .integer), (.boolean, .boolean), (.date, .date), (.period, .period), (.object, .object):
      return .boolean(left.bits == right.bits)
    case (.integer, .double), (.double, .integer), (.double, .double):
      return .boolean(order(left, right) == .same)
    case (.list, .list): return equalLists(left, right)
    case (.symbol, .symbol), (.symbol, .text), (.text, .symbol), (.text, .text):
      return .boolean(sameText(left, right))
    default: return .boolean(false)
    }
  }

  private mutating func equalLists(_ left: Value, _ right: Value) -> Value {
    guard left.count == right.count else { return .boolean(false) }
    var result = Value.boolean(true)
    for index in 0..<Int(left.count) {
      result = and(result, equal(item(index, of: left), item(index, of: right)))
      if result.isFalse { break }
    }
    return result
  }

  /// Whether the first value stands in this order to the second.
  mutating func compare(_ operation: Program.Operation, _ left: Value, _ right: Value) -> Value {
    if left.kind == .sizeRange || right.kind == .sizeRange { return compareSizes(operation, left, right) }
    let (left, right) = (asUnknown(left), asUnknown(right))
    if isMissing(left) || isMissing(right) { return weaker(left, right) }
    return .boolean(order(left, right).satisfies(operation))
  }

  /// Sizes that are not certain: the answer, if every size in the range gives the same.
  private mutating func compareSizes(_ operation: Program.Operation, _ left: Value, _ right: Value) -> Value {
    guard let first = sizes(left), let second = sizes(right) else { return weaker(asUnknown(left), asUnknown(right)) }
    // How the extremes compare tells how all between them do.
    let low = order(.integer(first.least), .integer(second.most))
    let high = order(.integer(first.most), .integer(second.least))
    let answer: Bool?
    switch operation {
    case .equal: answer = low == .after || high == .before ? false : nil
    case .less: answer = high == .before ? true : low == .before ? nil : false
    case .lessOrEqual: answer = high != .after ? true : low != .after ? nil : false
    case .greater: answer = low == .after ? true : high == .after ? nil : false
    case .greaterOrEqual: answer = low != .before ? true : high != .before ? nil : false
    default: preconditionFailure("sizes are compared by the comparison operators only")
    }
    return answer.map(Value.boolean) ?? weaker(asUnknown(left), asUnknown(right))
  }

  private func sizes(_ value: Value) -> (least: Int64, most: Int64)? {
    switch value.kind {
    case .integer: (value.integer, value.integer)
    case .sizeRange: (value.leastSize, value.mostSize)
    default: nil
    }
  }

  func isMissing(_ value: Value) -> Bool { value.kind == .unknown || value.kind == .error }

  /// How two values of comparable types stand to each other.
  private func order(_ left: Value, _ right: Value) -> Order {
    switch (left.kind, right.kind) {
    case (.integer, .integer), (.date, .date), (.boolean, .boolean): Order(left.integer, right.integer)
    case (.integer, .double): Order(exactly: left.integer, right.double)
    case (.double, .integer): Order(exactly: right.integer, left.double).reversed
    case (.double, .double): Order(left.double, right.double)
    default: Order(texts: utf8(of: left), utf8(of: right))
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

  /// An integer against a double, without rounding the integer.
  init(exactly integer: Int64, _ double: Double) {
    if double.isNaN {
      self = .none
    } else if double >= 9_223_372_036_854_775_808 {
      self = .before
    } else if double < -9_223_372_036_854_775_808 {
      self = .after
    } else {
      let whole = Int64(double.rounded(.down))
      self = integer > whole ? .after : integer < whole ? .before : double > Double(whole) ? .before : .same
    }
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
