extension Function {
  /// Lists as sets: neither order nor repetition counts. They know of silence: a common element that is certain decides,
  /// whatever else is not known.
  static let setFunctions: [Function] = [
    Function(
      "sets.contains", doc: "Whether the first list holds every element of the second.",
      words: ["$1 include every entry of $2"],
      examples: ["sets.contains([1, 2, 3], [3, 1, 1])", "!sets.contains([1], [1, 2])"],
      [
        Overload(.list(.nothing), .list(.nothing), returns: .boolean) { evaluator, values in
          evaluator.setContains(values[0], values[1])
        }
      ], traits: [.readsSilence, .comparesItems]),
    Function(
      "sets.intersects", doc: "Whether the lists have an element in common.",
      words: ["$1 and $2 have an entry in common"],
      examples: ["sets.intersects([1, 2], [2, 3])", "!sets.intersects([1], [2])"],
      [
        Overload(.list(.nothing), .list(.nothing), returns: .boolean) { evaluator, values in
          evaluator.setsIntersect(values[0], values[1])
        }
      ], traits: [.readsSilence, .comparesItems]),
    Function(
      "sets.equivalent", doc: "Whether each list holds every element of the other.",
      words: ["$1 and $2 have the same entries"],
      examples: ["sets.equivalent([1, 2, 1], [2, 1])", "!sets.equivalent([1], [1, 2])"],
      [
        Overload(.list(.nothing), .list(.nothing), returns: .boolean) { evaluator, values in
          let contains = evaluator.setContains(values[0], values[1])
          return contains.isFalse ? contains : evaluator.and(contains, evaluator.setContains(values[1], values[0]))
        }
      ], traits: [.readsSilence, .comparesItems]),
  ]
}

extension Evaluator {
  /// Whether a list holds every element of another that belongs to it: `part.all(x, x in list)`.
  fileprivate mutating func setContains(_ list: Value, _ part: Value) -> Value {
    if part.isEmptyList { return list.kind == .error ? list : .boolean(true) }
    guard part.isListLike else { return weaker(part, asUnknown(list)) }
    var result = Value.boolean(true)
    for index in 0..<Int(part.count) {
      guard charge(list.itemCount) else { return .error(.costLimit) }
      let (item, belongs) = pair(index, of: part)
      result = and(result, or(negated(belongs), contains(list, item)))
      if result.isFalse { break }
    }
    return result
  }

  /// Whether two lists have an element in common: `left.exists(x, x in right)`.
  fileprivate mutating func setsIntersect(_ left: Value, _ right: Value) -> Value {
    if left.isEmptyList { return right.kind == .error ? right : .boolean(false) }
    if right.isEmptyList { return left.kind == .error ? left : .boolean(false) }
    guard left.isListLike else { return weaker(left, asUnknown(right)) }
    var result = Value.boolean(false)
    for index in 0..<Int(left.count) {
      guard charge(right.itemCount) else { return .error(.costLimit) }
      let (item, belongs) = pair(index, of: left)
      result = or(result, and(belongs, contains(right, item)))
      if result.isTrue { break }
    }
    return result
  }
}

extension Value {
  fileprivate var isListLike: Bool { kind == .list || kind == .undecidedList }
  /// How many items it has, where it is a list.
  fileprivate var itemCount: Int { isListLike ? Int(count) : 0 }
  /// Whether it is a list that certainly has no items.
  fileprivate var isEmptyList: Bool { kind == .list && count == 0 }
}
