import Records

/// Explains conditions by evaluating the same program again, part by part.
struct Explainer {
  /// How much work explaining one condition may be, in instructions.
  static let workLimit = 50_000_000

  var evaluator: Evaluator
  /// The innermost variable; nil where there is none but those of the audit window.
  private(set) var scope: Scope?
  private var work = 0
  /// Whether a limit was met, so that not all could be told.
  private(set) var isIncomplete = false
  /// Whether some value of the record is not readable.
  let hasUnreadable: Bool
  /// What was found of an expression before, where that does not depend on what variables stand for.
  var failures: [Int32: Bool] = [:]
  private var opened: [Int32: [ReadPlace]] = [:]
  private var traces: [Int32: [ReadPlace]] = [:]
  private let window: [Int: [ReadPlace]]
  /// What the audit window was taken from, as far as something asked for it.
  private(set) var windowReads: [ReadPlace] = []

  /// An explainer that goes on from an observing evaluator. `window` has the places from which the audit window was taken,
  /// by the number of its variable.
  init(_ evaluator: Evaluator, window: [Int: [ReadPlace]]) {
    self.evaluator = evaluator
    self.evaluator.detach()
    self.window = window
    hasUnreadable = evaluator.slots.contains { $0.kind == .unreadable }
  }

  /// What the value of a variable rests on. What the window was taken from is kept apart: it is behind every date.
  mutating func trace(variable: Int32) -> [ReadPlace] {
    if let origin = origin(of: variable) { return trace(origin) }
    windowReads += (window[Int(variable)] ?? []).filter { !windowReads.contains($0) }
    return []
  }

  var program: Program { evaluator.program }

  func node(_ index: Int32) -> Program.Node { program.nodes[Int(index)] }

  mutating func value(_ index: Int32) -> Value {
    work += 1 + evaluator.restartCount()
    let value = evaluator.evaluate(index)
    if value.evaluationError == .costLimit || work > Self.workLimit { isIncomplete = true }
    return value
  }

  /// Does something after which nothing is needed of the lists and texts that were made for it, nor, unless it is said, of
  /// the silent paths behind an unknown value that comes of it.
  mutating func releasing<Result>(keepingPaths: Bool = false, _ body: (inout Explainer) -> Result) -> Result {
    let mark = evaluator.mark()
    defer { evaluator.release(to: mark, keepingPaths: keepingPaths) }
    return body(&self)
  }

  // MARK: Scopes

  /// Does something where the variables stand for something else.
  mutating func inScope<Result>(_ scope: Scope?, _ body: (inout Explainer) -> Result) -> Result {
    let before = self.scope
    enter(scope)
    defer { enter(before) }
    return body(&self)
  }

  /// Each variable has a number of its own: what another scope left in those of no variable here is never read.
  private mutating func enter(_ scope: Scope?) {
    self.scope = scope
    var next = scope
    while let binding = next {
      evaluator.bind(binding.variable, to: binding.value)
      next = binding.outer
    }
  }

  /// Does something where a variable stands for a value.
  mutating func binding<Result>(
    _ variable: Int32, to value: Value, from origin: Origin, _ body: (inout Explainer) -> Result
  ) -> Result {
    inScope(Scope(variable, value: value, from: origin, in: scope), body)
  }

  /// The same, for the value of an expression.
  mutating func binding<Result>(
    _ variable: Int32, to expression: Int32, _ body: (inout Explainer) -> Result
  ) -> Result {
    binding(variable, to: value(expression), from: Origin(.expression(expression), in: scope), body)
  }

  /// Does something where definitions are evaluated: they know of no variable but the window's.
  mutating func outside<Result>(_ body: (inout Explainer) -> Result) -> Result { inScope(nil, body) }

  func origin(of variable: Int32) -> Origin? { scope?.origin(of: variable) }

  // MARK: Conditions

  /// Why a condition is what it is.
  mutating func explain(_ index: Int32) -> Explanation {
    releasing { $0.explainFreely(index) }
  }

  private mutating func explainFreely(_ index: Int32) -> Explanation {
    let value = value(index)
    guard !isIncomplete else { return explanation(of: index, value, .tooMuch) }
    let node = node(index)
    switch node.operation {
    case .variableField, .recordField, .variableFieldIs, .variableFieldIsNot, .variableFieldIn, .fieldInWindow:
      preconditionFailure("what is observed is not fused")
    case .not: return explanation(of: index, value, .negation, [explain(node.a)])
    case .and, .or: return explainLogic(index, value)
    case .conditional: return explainChoice(index, value)
    case .definition:
      return explainDefinition(index, value)
    case .bind:
      let part = binding(node.b, to: node.a) { $0.explain(node.c) }
      return explanation(of: index, value, name(of: index), [part])
    case .exists, .all, .existsOne: return explainQuantifier(index, value)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return explainCount(index, value) ?? explanation(of: index, value, .reading, reads: trace(index))
    case .variable, .constant, .record, .field, .has, .contains, .size, .item, .function, .silentFunction, .dispatch,
      .list, .optionalList,
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
    var rows: [Int: Int] = [:]
    var next = scope
    while let binding = next {
      if let slot = slot(of: binding.origin) { rows[Int(binding.variable)] = slot }
      next = binding.outer
    }
    return rows
  }

  private func slot(of origin: Origin) -> Int? {
    switch origin.source {
    case .slot(let slot): return slot
    case .item: return nil
    case .expression(let expression):
      let node = node(expression)
      switch node.operation {
      case .variable: return origin.scope?.origin(of: node.a).flatMap { slot(of: $0) }
      default: return nil
      }
    }
  }

  /// A definition is opened once; where it is used again, what it read is enough.
  private mutating func explainDefinition(_ index: Int32, _ value: Value) -> Explanation {
    let start = program.definitions[Int(node(index).a)]
    if let reads = opened[start] { return explanation(of: index, value, name(of: index), reads: reads) }
    let part = outside { $0.explain(start) }
    opened[start] = part.allReads
    return explanation(of: index, value, name(of: index), [part])
  }

  /// What a definition rests on, found once.
  mutating func traceDefinition(_ start: Int32) -> [ReadPlace] {
    if let known = traces[start] { return known }
    let reads = outside { $0.trace(start) }
    traces[start] = reads
    return reads
  }

  /// One of two conditions decides only where it is false for "and", true for "or"; else both are needed, since either
  /// could have decided otherwise.
  private mutating func explainLogic(_ index: Int32, _ value: Value) -> Explanation {
    let node = node(index)
    guard node.operation == .and ? value.isFalse : value.isTrue else {
      return explanation(of: index, value, .together, [explain(node.a), explain(node.b)])
    }
    let first = self.value(node.a)
    let isFirst = first.kind == .boolean && first.bits == value.bits
    guard isFirst else { return explanation(of: index, value, .oneSide(also: nil), [explain(node.b)]) }
    let second = self.value(node.b)
    let also = second.kind == .boolean && second.bits == value.bits ? program.expressions[Int(node.b)] : nil
    return explanation(of: index, value, .oneSide(also: also), [explain(node.a)])
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
    guard let first = deciding.first else { return explanation(of: index, value, .tooMuch, reads: base) }
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
    return releasing { explainer in
      let body = explainer.binding(node.b, to: element.value, from: element.origin) { $0.value(node.c) }
      return body.kind == .boolean && body.isTrue == answer
    }
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
    // Only where a limit was met.
    isIncomplete = true
    return []
  }

  /// Why an item belongs to its list, or why that is open.
  mutating func membership(of element: Element) -> [Explanation] {
    element.conditions.map { node, scope in inScope(scope) { $0.explain(node) } }
  }
}

extension Evaluator {
  /// Why an expression of the program has the value it has, for the present subject, which must be observed.
  ///
  /// - Parameter window: the places from which the days of the audit window were taken, by the number of the variable;
  ///   empty where they were given otherwise.
  public mutating func explanation(of entry: Program.Entry, window: [Int: [ReadPlace]] = [:]) -> Explanation {
    precondition(isObserving, "only what is observed can be explained")
    var explainer = Explainer(self, window: window)
    var explanation = explainer.explain(entry.node)
    if explainer.isIncomplete, explanation.isComplete {
      explanation = Explanation(
        outcome: explanation.outcome, basis: .tooMuch, expression: explanation.expression, parts: [explanation],
        reads: [], rows: [:])
    }
    explanation.windowReads = explainer.windowReads
    return explanation
  }
}
