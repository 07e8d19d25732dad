import Records

/// Maps, and items by index or key.
extension Evaluator {
  /// A list of values that are all known.
  mutating func makeList(_ values: [Value]) -> Value {
    guard hasRoom(forItems: values.count) else { return .error(.costLimit) }
    items.append(contentsOf: values)
    return Value(
      .list, bits: UInt64(items.count - values.count), count: UInt32(values.count), space: .scratch)
  }

  /// A map of keys and values by turns, the keys being different from each other.
  mutating func makeMap(_ entries: [Value]) -> Value {
    guard hasRoom(forItems: entries.count) else { return .error(.costLimit) }
    items.append(contentsOf: entries)
    return Value(
      .map, bits: UInt64(items.count - entries.count), count: UInt32(entries.count / 2), space: .scratch)
  }

  /// Adds an entry to keys and values by turns; the result is what is wrong with its key, if something is.
  mutating func add(_ key: Value, _ value: Value, to entries: inout [Value]) -> Value? {
    switch key.kind {
    case .boolean, .integer, .unsigned, .symbol, .text: break
    default: return .error(.unusableKey)
    }
    guard charge(entries.count / 2) else { return .error(.costLimit) }
    for index in stride(from: 0, to: entries.count, by: 2) where equal(entries[index], key).isTrue {
      return .error(.repeatedKey)
    }
    entries += [key, value]
    return nil
  }

  /// The key and the value of an entry of a map.
  func entry(_ index: Int, of map: Value) -> (key: Value, value: Value) {
    let position = Int(map.bits) + 2 * index
    return (items[position], items[position + 1])
  }

  /// The value of a key in a map; nil where it has none. Numbers are the same key whatever their type.
  mutating func lookUp(_ key: Value, in map: Value) -> Value? {
    guard charge(Int(map.count)) else { return .error(.costLimit) }
    for index in 0..<Int(map.count) {
      let entry = entry(index, of: map)
      if equal(entry.key, key).isTrue { return entry.value }
    }
    return nil
  }

  mutating func equalMaps(_ left: Value, _ right: Value) -> Value {
    guard left.count == right.count else { return .boolean(false) }
    var result = Value.boolean(true)
    for index in 0..<Int(left.count) {
      let entry = entry(index, of: left)
      guard let other = lookUp(entry.key, in: right) else { return .boolean(false) }
      result = and(result, equal(entry.value, other))
      if result.isFalse { break }
    }
    return result
  }

  /// The keys of a map as a list.
  mutating func keys(of map: Value) -> Value {
    makeList((0..<Int(map.count)).map { entry($0, of: map).key })
  }

  // MARK: Items

  /// The item of a list by its index, or the value of a map by its key; below an optional as an optional.
  mutating func item(_ operand: Value, _ index: Value) -> Value {
    let (operand, index) = (asUnknown(operand), asUnknown(index))
    if operand.kind == .unknown, index.kind == .integer { return unknown(operand, below: .item(Int(index.integer))) }
    if isMissing(operand) || isMissing(index) { return undecided(weaker(operand, index)) }
    switch operand.kind {
    case .list:
      guard let position = wholeNumber(index) else { return .error(.noSuchOverload) }
      guard position >= 0, position < Int64(operand.count) else { return .error(.noSuchItem) }
      return item(Int(position), of: operand)
    case .map: return lookUp(index, in: operand) ?? .error(.noSuchKey)
    case .optional: return optionalItem(operand, index)
    default: return .error(.noSuchOverload)
    }
  }

  /// The same as an optional: none where there is no such item.
  mutating func optionalItem(_ operand: Value, _ index: Value) -> Value {
    if isMissing(operand) || isMissing(index) { return weaker(operand, index) }
    guard operand.kind != .optional else {
      return operand.count == 0 ? .noValue : optionalItem(items[Int(operand.bits)], index)
    }
    let item = item(operand, index)
    switch item.evaluationError {
    case nil: return makeOptional(item)
    case .noSuchItem, .noSuchKey: return .noValue
    case .some: return item
    }
  }

  mutating func hasKey(_ operand: Value, _ key: Value) -> Value {
    switch operand.kind {
    case .map: return .boolean(lookUp(key, in: operand) != nil)
    case .optional: return operand.count == 0 ? .boolean(false) : hasKey(items[Int(operand.bits)], key)
    default: return isMissing(operand) ? operand : .error(.noSuchOverload)
    }
  }

  /// A number that is whole, as an integer.
  private func wholeNumber(_ value: Value) -> Int64? {
    switch value.kind {
    case .integer: value.integer
    case .unsigned: Int64(exactly: value.bits)
    case .double: Int64(exactly: value.double)
    default: nil
    }
  }
}
