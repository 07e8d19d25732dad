/// The macros over lists. On a list that is not decided they read through it: an item that may not belong counts as
/// `belongs && condition` for `exists`, as `!belongs || condition` for `all`.
extension Evaluator {
  mutating func exists(_ node: Program.Node, over operand: Value) -> Value {
    let list = iterable(operand)
    guard isList(list) else { return list }
    var result = Value.boolean(false)
    for index in 0..<Int(list.count) {
      result = or(result, answer(node, index, of: list))
      if result.isTrue { break }
    }
    return result
  }

  mutating func all(_ node: Program.Node, over operand: Value) -> Value {
    let list = iterable(operand)
    guard isList(list) else { return list }
    var result = Value.boolean(true)
    for index in 0..<Int(list.count) {
      let (item, belongs) = pair(index, of: list)
      bind(node.b, to: item)
      result = and(result, or(negated(belongs), evaluate(node.c)))
      if result.isFalse { break }
    }
    return result
  }

  /// Exactly one: two that are certain decide it, unless there is an error; else an unknown leaves it open; else an error
  /// anywhere is an error.
  mutating func existsOne(_ node: Program.Node) -> Value {
    let list = iterable(evaluate(node.a))
    guard isList(list) else { return list }
    var certain = 0
    var missing = Value.missing
    var hasError = false
    for index in 0..<Int(list.count) {
      let answer = answer(node, index, of: list)
      if answer.isTrue { certain += 1 }
      if answer.kind == .error { hasError = true }
      if isMissing(answer) { missing = missing.kind == .missing ? answer : weaker(missing, answer) }
    }
    if missing.kind == .missing || (certain > 1 && !hasError) { return .boolean(certain == 1) }
    return missing
  }

  mutating func filter(_ node: Program.Node) -> Value {
    let list = iterable(evaluate(node.a))
    guard isList(list) else { return list }
    let start = pending.count
    var failure = Value.missing
    for index in 0..<Int(list.count) {
      let (item, belongs) = pair(index, of: list)
      bind(node.b, to: item)
      let answer = tellsAll ? and(belongs, evaluate(node.c)) : Value(of: Truth(belongs).and(truth(node.c)))
      if answer.kind == .error, failure.kind == .missing { failure = answer }
      if !answer.isFalse { pending.append(ListItem(item: item, belongs: answer)) }
    }
    return finishedList(from: start, failure)
  }

  /// The list of what is pending, unless something failed.
  private mutating func finishedList(from start: Int, _ failure: Value) -> Value {
    guard failure.kind != .missing else { return makeList(pendingFrom: start) }
    let pairs = Array(pending[start...])
    pending.removeLast(pairs.count)
    return failed(failure, pairs)
  }

  mutating func map(_ node: Program.Node) -> Value {
    let list = iterable(evaluate(node.a))
    guard isList(list) else { return list }
    let start = pending.count
    var failure = Value.missing
    for index in 0..<Int(list.count) {
      let (item, belongs) = pair(index, of: list)
      bind(node.b, to: item)
      let made = asUnknown(evaluate(node.c))
      // An item that may not belong may not fail either.
      if made.kind == .error, failure.kind == .missing { failure = belongs.isTrue ? made : belongs }
      pending.append(ListItem(item: made, belongs: belongs))
    }
    return finishedList(from: start, failure)
  }

  /// An error in one item fails the whole list, as CEL has it; but unknown wins over error.
  private mutating func failed(_ failure: Value, _ pairs: [ListItem]) -> Value {
    var result = failure
    for pair in pairs {
      if pair.item.kind == .unknown { result = weaker(result, pair.item) }
      if pair.belongs.kind == .unknown { result = weaker(result, pair.belongs) }
    }
    return undecided(result)
  }

  /// `belongs && condition` for one item.
  private mutating func answer(_ node: Program.Node, _ index: Int, of list: Value) -> Value {
    let (item, belongs) = pair(index, of: list)
    bind(node.b, to: item)
    return and(belongs, evaluate(node.c))
  }

  /// What a macro runs over: a list as it is, a map's keys, nothing else.
  private mutating func iterable(_ value: Value) -> Value {
    switch value.kind {
    case .list, .undecidedList, .error: value
    // What comes of a list that is absent is not itself a place of the record.
    case .unknown: undecided(value)
    case .map: keys(of: value)
    default: .error(.noSuchOverload)
    }
  }

  private func isList(_ value: Value) -> Bool { value.kind == .list || value.kind == .undecidedList }
}
