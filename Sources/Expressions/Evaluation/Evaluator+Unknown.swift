public import Records

extension Evaluator {
  /// An unknown that rests on the silence of a slot.
  mutating func unknown(at slot: Int) -> Value {
    isObserving ? unknown(.place(ReadPlace(slot: slot)), isAbsence: true) : Value(.unknown, count: 1)
  }

  /// The unknown that a field of an absent object, or an item of an absent list, is. Only what the record has nothing of can
  /// be followed further down.
  mutating func unknown(_ value: Value, below step: FieldPath.Step) -> Value {
    guard isObserving, value.count == 1, case .place(let place) = pathSets[Int(value.bits)] else { return value }
    return unknown(.place(ReadPlace(slot: place.slot, below: place.below + [step])), isAbsence: true)
  }

  private mutating func unknown(_ paths: PathSet, isAbsence: Bool = false) -> Value {
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
    guard isObserving, left.bits != right.bits, right.bits != 0 else { return undecided(left) }
    guard left.bits != 0 else { return undecided(right) }
    return unknown(.both(Int(left.bits), Int(right.bits)))
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
    guard value.kind == .unknown else { return [] }
    var paths: [ReadPlace] = []
    var (seen, seenSets): (Set<ReadPlace>, Set<Int>) = ([], [])
    var rest = [Int(value.bits)]
    while let next = rest.popLast() {
      guard seenSets.insert(next).inserted else { continue }
      switch pathSets[next] {
      case .none: break
      case .place(let place): if seen.insert(place).inserted { paths.append(place) }
      case .both(let first, let second): rest += [second, first]
      }
    }
    return paths
  }
}

/// The silent paths behind an unknown value. Sets share what they have in common: a list of which every item is unknown has
/// one for each of its beginnings.
enum PathSet {
  case none
  case place(ReadPlace)
  /// Those of two sets, by their numbers.
  case both(Int, Int)
}

extension ReadPlace {
  /// The path in words of the record: `visits[2].seenAlone`.
  public func path(in record: Record, by schema: RecordSchema) -> FieldPath? {
    record.path(ofSlot: slot, by: schema).map(extended)
  }

  /// The same, for those who ask for many.
  public func path(by paths: SlotPaths) -> FieldPath? { paths.path(ofSlot: slot).map(extended) }

  private func extended(_ path: FieldPath) -> FieldPath { FieldPath(path.steps + below) }
}
