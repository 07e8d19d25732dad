/// The macros with two variables, over the indices and items of a list or the keys and values of a map.
extension Evaluator {
  /// What a macro with two variables does, out of the program's arguments.
  private struct Loop {
    let first: Int32
    let second: Int32
    let filter: Int32?
    let body: Int32

    init(_ node: Program.Node, _ arguments: [Int32]) {
      let place = Int(node.b)
      first = arguments[place]
      second = arguments[place + 1]
      filter = arguments[place + 2] < 0 ? nil : arguments[place + 2]
      body = arguments[place + 3]
    }
  }

  /// The next pair bound to the two variables; the result is the first of it.
  private mutating func bindPair(_ loop: Loop, _ index: Int, of operand: Value) -> Value {
    let pair =
      operand.kind == .map ? entry(index, of: operand) : (.integer(Int64(index)), item(index, of: operand))
    bind(loop.first, to: pair.0)
    bind(loop.second, to: pair.1)
    return pair.0
  }

  mutating func quantifyPairs(_ node: Program.Node) -> Value {
    let operand = evaluate(node.a)
    guard operand.kind == .list || operand.kind == .map else { return notPairs(operand) }
    let loop = Loop(node, program.arguments)
    var result = Value.boolean(node.operation == .allPairs)
    var count = 0
    for index in 0..<Int(operand.count) {
      _ = bindPair(loop, index, of: operand)
      let answer = truth(evaluate(loop.body))
      switch node.operation {
      case .allPairs: result = and(result, answer)
      case .pairsExist: result = or(result, answer)
      default:
        if isMissing(answer) { return answer }
        count += answer.isTrue ? 1 : 0
        result = .boolean(count == 1)
      }
      if node.operation == .allPairs, result.isFalse { break }
      if node.operation == .pairsExist, result.isTrue { break }
    }
    return result
  }

  mutating func transformList(_ node: Program.Node) -> Value {
    let operand = evaluate(node.a)
    guard operand.kind == .list || operand.kind == .map else { return notPairs(operand) }
    let loop = Loop(node, program.arguments)
    var values: [Value] = []
    for index in 0..<Int(operand.count) {
      _ = bindPair(loop, index, of: operand)
      let passes = passes(loop)
      if passes.isFalse { continue }
      let made = passes.isTrue ? evaluate(loop.body) : passes
      if isMissing(made) { return made }
      values.append(made)
    }
    return makeList(values)
  }

  mutating func transformMap(_ node: Program.Node) -> Value {
    let operand = evaluate(node.a)
    guard operand.kind == .list || operand.kind == .map else { return notPairs(operand) }
    let loop = Loop(node, program.arguments)
    var entries: [Value] = []
    for index in 0..<Int(operand.count) {
      let key = bindPair(loop, index, of: operand)
      let passes = passes(loop)
      if passes.isFalse { continue }
      let made = passes.isTrue ? evaluate(loop.body) : passes
      if isMissing(made) { return made }
      if node.operation == .transformMap {
        entries += [key, made]
      } else if let error = addAll(of: made, to: &entries) {
        return error
      }
    }
    return makeMap(entries)
  }

  /// Adds the entries of a map that was made to those before it.
  private mutating func addAll(of map: Value, to entries: inout [Value]) -> Value? {
    guard map.kind == .map else { return .error(.noSuchOverload) }
    for index in 0..<Int(map.count) {
      let entry = entry(index, of: map)
      if let error = add(entry.key, entry.value, to: &entries) { return error }
    }
    return nil
  }

  private mutating func passes(_ loop: Loop) -> Value {
    loop.filter.map { truth(evaluate($0)) } ?? .boolean(true)
  }

  private func notPairs(_ operand: Value) -> Value { isMissing(operand) ? operand : .error(.noSuchOverload) }
}
