public import Records

extension Evaluator {
  /// An unknown that rests on the silence of a slot.
  mutating func unknown(at slot: Int) -> Value {
    isObserving ? unknown([ReadPlace(slot: slot)], isAbsence: true) : Value(.unknown, count: 1)
  }

  /// The unknown that a field of an absent object, or an item of an absent list, is. Only what the record has nothing of can
  /// be followed further down.
  mutating func unknown(_ value: Value, below step: FieldPath.Step) -> Value {
    guard isObserving, value.count == 1 else { return value }
    return unknown(
      pathSets[Int(value.bits)].map { ReadPlace(slot: $0.slot, below: $0.below + [step]) }, isAbsence: true)
  }

  private mutating func unknown(_ paths: [ReadPlace], isAbsence: Bool = false) -> Value {
    pathSets.append(paths)
    return Value(.unknown, bits: UInt64(pathSets.count - 1), count: isAbsence ? 1 : 0)
  }

  /// The same unknown, where it is not certain that the record has nothing there.
  func undecided(_ value: Value) -> Value { value.kind == .unknown ? Value(.unknown, bits: value.bits) : value }

  /// A value that can't be used where one value is needed, as the unknown it then is.
  mutating func asUnknown(_ value: Value) -> Value {
    switch value.kind {
    case .sizeRange: Value(.unknown, bits: UInt64(value.count))
    case .undecidedList: doubt(about: value)
    case .missing, .boolean, .integer, .unsigned, .double, .null, .symbol, .text, .bytes, .timestamp, .duration, .type,
      .date, .period, .object, .list, .map, .optional, .unknown, .error:
      value
    }
  }

  /// The unknown that rests on the silences behind both.
  mutating func merge(_ left: Value, _ right: Value) -> Value {
    guard isObserving, left.bits != right.bits else { return undecided(left) }
    let known = pathSets[Int(left.bits)]
    let added = pathSets[Int(right.bits)].filter { !known.contains($0) }
    return added.isEmpty ? undecided(left) : unknown(known + added)
  }

  /// What makes an undecided list undecided.
  mutating func doubt(about list: Value) -> Value {
    var result = Value(.unknown)
    for pair in 0..<Int(list.count) {
      let (item, belongs) = self.pair(pair, of: list)
      if item.kind == .unknown { result = result.bits == 0 ? item : merge(result, item) }
      if belongs.kind == .unknown { result = result.bits == 0 ? belongs : merge(result, belongs) }
    }
    return undecided(result)
  }

  /// The stronger of two values that are neither both known nor both absent: unknown wins over error, and error over a value.
  mutating func weaker(_ left: Value, _ right: Value) -> Value {
    switch (left.kind, right.kind) {
    case (.unknown, .unknown): merge(left, right)
    case (.unknown, _): left
    case (_, .unknown): right
    case (.error, _): left
    default: right
    }
  }

  /// The silent paths behind an unknown value, each once, in the order in which they were met; empty for any other value.
  public func silentPaths(of value: Value) -> [ReadPlace] {
    value.kind == .unknown ? pathSets[Int(value.bits)] : []
  }
}

extension ReadPlace {
  /// The path in words of the record: `visits[2].seenAlone`.
  public func path(in record: Record, by schema: RecordSchema) -> FieldPath? {
    guard var path = record.path(ofSlot: slot, by: schema) else { return nil }
    for step in below { path = path.appending(step) }
    return path
  }
}
