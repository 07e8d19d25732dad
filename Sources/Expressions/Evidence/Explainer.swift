import Records

/// Explains conditions by evaluating the same program again, part by part.
struct Explainer {
  /// How much work explaining one condition may be, in instructions.
  static let workLimit = 50_000_000

  var evaluator: Evaluator
  private var origins: [Int32: Origin] = [:]
  private var work = 0
  /// Whether some value of the record is not readable.
  private let hasUnreadable: Bool

  /// An explainer that goes on from an observing evaluator.
  init(_ evaluator: Evaluator) {
    self.evaluator = evaluator
    hasUnreadable = evaluator.slots.contains { $0.kind == .unreadable }
  }

  var program: Program { evaluator.program }

  func node(_ index: Int32) -> Program.Node { program.nodes[Int(index)] }

  mutating func value(_ index: Int32) -> Value {
    work += evaluator.restartCount()
    return evaluator.evaluate(index)
  }

  // MARK: Scopes

  var scope: Scope { Scope(variables: evaluator.variables, origins: origins) }

  /// Does something where the variables stand for something else.
  mutating func inScope<Result>(_ scope: Scope, _ body: (inout Explainer) -> Result) -> Result {
    let before = self.scope
    enter(scope)
    defer { enter(before) }
    return body(&self)
  }

  private mutating func enter(_ scope: Scope) {
    evaluator.variables = scope.variables
    origins = scope.origins
  }

  /// Does something where a variable stands for a value.
  mutating func binding<Result>(
    _ variable: Int32, to value: Value, from origin: Origin, _ body: (inout Explainer) -> Result
  ) -> Result {
    let before = scope
    evaluator.bind(variable, to: value)
    origins[variable] = origin
    defer { enter(before) }
    return body(&self)
  }

  /// The same, for the value of an expression.
  mutating func binding<Result>(
    _ variable: Int32, to expression: Int32, _ body: (inout Explainer) -> Result
  ) -> Result {
    binding(variable, to: value(expression), from: Origin(.expression(expression), in: scope), body)
  }

  /// Does something where definitions are evaluated: they know of no variable but the window's.
  mutating func outside<Result>(_ body: (inout Explainer) -> Result) -> Result {
    inScope(Scope(variables: evaluator.variables), body)
  }

  func origin(of variable: Int32) -> Origin? { origins[variable] }

  // MARK: Conditions

  /// Why a condition is what it is.
  mutating func explain(_ index: Int32) -> Explanation {
    let value = value(index)
    guard work <= Self.workLimit else { return explanation(of: index, value, .tooMuch) }
    let node = node(index)
    switch node.operation {
    case .not: return explanation(of: index, value, .negation, [explain(node.a)])
    case .and, .or: return explainLogic(index, value)
    case .conditional: return explainChoice(index, value)
    case .definition:
      let start = program.definitions[Int(node.a)]
      return explanation(of: index, value, name(of: index), [outside { $0.explain(start) }])
    case .bind:
      let part = binding(node.b, to: node.a) { $0.explain(node.c) }
      return explanation(of: index, value, name(of: index), [part])
    case .exists, .all, .existsOne: return explainQuantifier(index, value)
    case .variable, .constant, .record, .field, .has, .equal, .notEqual, .less, .lessOrEqual, .greater,
      .greaterOrEqual, .contains, .size, .item, .function, .silentFunction, .dispatch, .list, .optionalList,
      .mapLiteral, .optionalItem, .hasKey, .fieldOr, .filter, .map, .optMap, .optFlatMap, .pairsExist, .allPairs,
      .onePairExists, .transformList, .transformMap, .transformMapEntry:
      return explanation(of: index, value, .reading, reads: trace(index))
    }
  }

  func explanation(
    of index: Int32, _ value: Value, _ basis: Explanation.Basis, _ parts: [Explanation] = [], reads: [ReadPlace] = []
  ) -> Explanation {
    Explanation(
      outcome: Explanation.Outcome(value), basis: basis, expression: program.expressions[Int(index)], parts: parts,
      reads: reads, rows: rows)
  }

  /// Where in the record stands what the variables stand for.
  private var rows: [Int: Int] {
    origins.reduce(into: [:]) { rows, entry in
      if let slot = slot(of: entry.value) { rows[Int(entry.key)] = slot }
    }
  }

  private func slot(of origin: Origin) -> Int? {
    switch origin.source {
    case .slot(let slot): return slot
    case .item: return nil
    case .expression(let expression):
      let node = node(expression)
      switch node.operation {
      case .variable: return origin.scope.origins[node.a].flatMap { slot(of: $0) }
      default: return nil
      }
    }
  }

  /// One of two conditions decides only where it is false for "and", true for "or"; else both are needed, since either
  /// could have decided otherwise.
  private mutating func explainLogic(_ index: Int32, _ value: Value) -> Explanation {
    let node = node(index)
    guard node.operation == .and ? value.isFalse : value.isTrue else {
      return explanation(of: index, value, .together, [explain(node.a), explain(node.b)])
    }
    let first = self.value(node.a)
    let side = first.kind == .boolean && first.bits == value.bits ? node.a : node.b
    return explanation(of: index, value, .oneSide, [explain(side)])
  }

  private mutating func explainChoice(_ index: Int32, _ value: Value) -> Explanation {
    let node = node(index)
    let branches = branches(of: node)
    let parts = [explain(node.a)] + branches.map { explain($0) }
    return explanation(of: index, value, .choice, parts)
  }

  /// The branches of a choice that count.
  mutating func branches(of node: Program.Node) -> [Int32] {
    let condition = value(node.a)
    switch condition.kind {
    case .boolean: return [condition.isTrue ? node.b : node.c]
    case .unknown: return [node.b, node.c]
    default: return []
    }
  }

  private func name(of index: Int32) -> Explanation.Basis {
    switch program.expressions[Int(index)]?.kind {
    case .definition(let name), .applied(let name, _, _): .definition(name)
    default: .together
    }
  }

  /// Whether an expression could be an error, were other values in the record.
  func mayFail(_ index: Int32) -> Bool {
    let node = node(index)
    switch node.operation {
    case .constant, .record, .variable: return false
    case .field, .has: return hasUnreadable || mayFail(node.a)
    case .definition: return mayFail(program.definitions[Int(node.a)])
    case .function, .item, .dispatch, .optionalList, .mapLiteral, .optionalItem, .hasKey, .optMap, .optFlatMap,
      .pairsExist, .allPairs, .onePairExists, .transformList, .transformMap, .transformMapEntry:
      return true
    case .not, .size: return mayFail(node.a)
    case .and, .or, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contains, .fieldOr:
      return mayFail(node.a) || mayFail(node.b)
    case .conditional: return mayFail(node.a) || mayFail(node.b) || mayFail(node.c)
    case .bind, .exists, .all, .existsOne, .filter, .map: return mayFail(node.a) || mayFail(node.c)
    case .silentFunction, .list: return arguments(of: node).contains { mayFail($0) }
    }
  }

  // MARK: Quantifiers

  private mutating func explainQuantifier(_ index: Int32, _ value: Value) -> Explanation {
    let node = node(index)
    let list = self.value(node.a)
    guard list.kind == .list || list.kind == .undecidedList else {
      return explanation(of: index, value, .reading, reads: trace(node.a))
    }
    let elements = elements(of: node.a)
    let base = baseReads(of: node.a)
    // What one item alone can decide.
    let decisive: Bool? = node.operation == .exists ? true : node.operation == .all ? false : nil
    guard let decisive, value.kind == .boolean, value.isTrue == decisive else {
      let parts = elements.indices.map { item($0, elements[$0], of: node) }
      return explanation(of: index, value, .everyItem, parts, reads: base)
    }
    let deciding = elements.indices.filter { decides(elements[$0], of: node, decisive) }
    guard let first = deciding.first else { preconditionFailure("a decided quantifier has an item that decides it") }
    let part = item(first, elements[first], of: node)
    let count = elements.count { !$0.belongs.isFalse }
    let basis: Explanation.Basis =
      decisive
      ? .witness(others: deciding.count - 1, of: count) : .counterExample(others: deciding.count - 1, of: count)
    return explanation(of: index, value, basis, [part], reads: base)
  }

  /// Whether an item alone decides a quantifier.
  private mutating func decides(_ element: Element, of node: Program.Node, _ answer: Bool) -> Bool {
    guard element.belongs.isTrue else { return false }
    let body = binding(node.b, to: element.value, from: element.origin) { $0.value(node.c) }
    return body.kind == .boolean && body.isTrue == answer
  }

  /// Why one item is what it is to a quantifier: one reason where it can't matter, else all.
  private mutating func item(_ index: Int, _ element: Element, of node: Program.Node) -> Explanation {
    let body = binding(node.b, to: element.value, from: element.origin) { $0.explain(node.c) }
    let basis = Explanation.Basis.item(index, slot: element.slot)
    if element.belongs.isFalse {
      let part = exclusion(of: element)
      return Explanation(outcome: .doesNotHold, basis: basis, expression: nil, parts: part, reads: [], rows: [:])
    }
    // An item that is no help, whether it belongs or not.
    let isHarmless = body.outcome == (node.operation == .all ? .holds : .doesNotHold)
    let conditions = isHarmless ? [] : membership(of: element)
    return Explanation(
      outcome: body.outcome, basis: basis, expression: nil, parts: conditions + [body], reads: [], rows: [:])
  }

  /// Why an item does not belong to its list: the first condition that it does not meet.
  mutating func exclusion(of element: Element) -> [Explanation] {
    for (node, scope) in element.conditions {
      let part = inScope(scope) { $0.explain(node) }
      if part.outcome == .doesNotHold { return [part] }
    }
    preconditionFailure("an item that does not belong has a condition that it does not meet")
  }

  /// Why an item belongs to its list, or why that is open.
  mutating func membership(of element: Element) -> [Explanation] {
    element.conditions.map { node, scope in inScope(scope) { $0.explain(node) } }
  }
}

extension Evaluator {
  /// Why an expression of the program has the value it has, for the present subject, which must be observed.
  public mutating func explanation(of entry: Program.Entry) -> Explanation {
    precondition(isObserving, "only what is observed can be explained")
    var explainer = Explainer(self)
    return explainer.explain(entry.node)
  }
}
