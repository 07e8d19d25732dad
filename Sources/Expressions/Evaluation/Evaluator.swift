public import Records

/// Evaluates a program on one record after another. A worker has one of its own and reuses it.
///
/// An absent field is unknown; logic is strong Kleene; unknown wins over error.
public struct Evaluator {
  /// How many steps the rules of one criterion, or one definition, may take on one record; a rubric can't raise it.
  public static let criterionLimit = 1_000_000
  /// How many steps all rules of a rubric may take on one record; a rubric can't raise it.
  public static let caseLimit = 10_000_000
  /// How many items of lists a rubric may make for one record, and times 8 how many bytes of texts.
  public static let scratchLimit = 1_000_000

  let program: Program
  let tables: ProgramTables
  /// The program's instructions: the fused ones, or, where someone observes, those that were compiled.
  private(set) var code: UnsafePointer<Program.Node>
  let constants: UnsafePointer<Value>
  let constantItems: UnsafePointer<Value>
  var slots = UnsafeBufferPointer<Slot>(start: nil, count: 0)
  var recordText = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var bindings: Bindings
  /// What the variables and definitions stand for: the memory of `bindings`.
  private(set) var variables: UnsafeMutablePointer<Value>
  private(set) var definitions: UnsafeMutablePointer<Value>
  private var cost = 0
  /// The cost at which the present criterion or definition has done all the work it may.
  private var limit = Self.criterionLimit
  /// Where the present rubric began: the cost, and the items and bytes made.
  private var start = (cost: 0, items: 0, texts: 0)
  /// The limit that the rules met on the present record, if they met one; what they then answer is worth nothing.
  public private(set) var exhaustion: Exhaustion?
  /// Whether unknown values collect the paths that made them so.
  private(set) var isObserving = false
  /// Lists and texts made while evaluating, and the sets of silent paths; all emptied for each record.
  var items: [Value] = []
  /// The items, and whether they belong, of lists that are being made; empty but for that.
  var pending: [ListItem] = []
  var texts: [UInt8] = []
  var pathSets: [PathSet] = [.none]
  /// The regular expressions met so far; kept from record to record.
  var patterns = PatternCache()

  /// An evaluator of a program.
  public init(_ program: Program) {
    self.program = program
    tables = program.tables
    code = tables.fused
    constants = tables.constants
    constantItems = tables.constantItems
    bindings = Bindings(variables: program.variableCount, definitions: program.definitions.count)
    (variables, definitions) = bindings.memory
  }

  /// Takes memory of its own, where the evaluator was copied.
  mutating func detach() {
    guard !isKnownUniquelyReferenced(&bindings) else { return }
    bindings = Bindings(copying: bindings)
    (variables, definitions) = bindings.memory
  }

  /// What the rules are asked about: a record and its audit window.
  public struct Subject {
    let record: Record
    let auditDate: Value
    let auditFrom: Value

    /// A record whose practice from `auditFrom` to `auditDate`, both included, is judged.
    public init(record: Record, auditDate: Value, auditFrom: Value) {
      self.record = record
      self.auditDate = auditDate
      self.auditFrom = auditFrom
    }
  }

  /// Makes `subject` the one that `evaluate` speaks of while `body` runs. With `observing`, unknown values collect the
  /// silent paths behind them.
  public mutating func with<Result, Failure: Error>(
    _ subject: borrowing Subject, observing: Bool = false, _ body: (inout Evaluator) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    detach()
    reset()
    isObserving = observing
    code = observing ? tables.nodes : tables.fused
    variables[CheckedExpression.Variable.auditDate.number] = subject.auditDate
    variables[CheckedExpression.Variable.auditFrom.number] = subject.auditFrom
    // The pointers are used only inside `body`, while the record's arrays are held in place.
    defer {
      slots = UnsafeBufferPointer(start: nil, count: 0)
      recordText = UnsafeBufferPointer(start: nil, count: 0)
    }
    return try subject.record.slots.withUnsafeBufferPointer { slots throws(Failure) in
      try subject.record.text.withUnsafeBufferPointer { text throws(Failure) in
        self.slots = slots
        self.recordText = text
        return try body(&self)
      }
    }
  }

  /// Forgets all that was evaluated.
  mutating func reset() {
    items.removeAll(keepingCapacity: true)
    pending.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
    if pathSets.count > 1 { pathSets.removeSubrange(1...) }
    bindings.definitions.update(repeating: .missing)
    cost = 0
    startRubric()
    patterns.startRecord()
    isObserving = false
  }

  // MARK: Work

  /// A limit of work.
  public enum Exhaustion: Sendable {
    /// The rules of one criterion, or a definition, would take more steps than one may.
    case criterion
    /// All rules together would take more steps than is allowed for one record.
    case record
    /// All rules together would make more lists and texts than is allowed for one record.
    case memory
  }

  /// Says that what is evaluated from now on belongs to another rubric, which may do as much work as any. What definitions
  /// came to is kept, and costs no rubric after the first anything.
  public mutating func startRubric() {
    exhaustion = nil
    start = (cost, items.count, texts.count)
    startCriterion()
  }

  /// Says that what is evaluated from now on belongs to another criterion, which may do as much work as any.
  public mutating func startCriterion() {
    if exhaustion == nil { limit = min(cost + Self.criterionLimit, caseEnd) }
  }

  /// The cost at which the present rubric has done all the work it may.
  private var caseEnd: Int { start.cost + Self.caseLimit }

  /// How many lists and texts were made, and what definitions came to.
  struct Mark {
    fileprivate let items: Int
    fileprivate let texts: Int
    fileprivate let pathSets: Int
    fileprivate let definitions: [Value]
  }

  func mark() -> Mark {
    Mark(items: items.count, texts: texts.count, pathSets: pathSets.count, definitions: Array(bindings.definitions))
  }

  /// Forgets the lists and texts that were made since, and the definitions that may point to them; the silent paths behind
  /// unknown values too, unless one of these is still needed.
  mutating func release(to mark: Mark, keepingPaths: Bool) {
    if !keepingPaths { pathSets.removeSubrange(mark.pathSets...) }
    items.removeSubrange(mark.items...)
    texts.removeSubrange(mark.texts...)
    _ = bindings.definitions.update(from: mark.definitions)
  }

  /// The steps done for the present subject, or the last one.
  public var stepsDone: Int { cost }

  /// The work done since the last call, which is then forgotten: each part of an explanation may do what a criterion may.
  mutating func restartCount() -> Int {
    defer {
      cost = 0
      start.cost = 0
      limit = Self.criterionLimit
      exhaustion = nil
    }
    return cost
  }

  /// Adds to the work done; false when that is now more than is allowed.
  mutating func charge(_ amount: Int) -> Bool {
    cost += amount
    guard cost <= limit else { return exhaust(cost > caseEnd ? .record : .criterion) }
    return true
  }

  /// Adds steps that are too few to look at the limit for; the next instruction does.
  @inline(__always)
  mutating func addSteps(_ count: Int) { cost += count }

  /// Whether the steps that were added are allowed.
  @inline(__always)
  var isWithinLimit: Bool { cost <= limit }

  /// What comes of more work than is allowed.
  mutating func exhausted() -> Value {
    _ = charge(remainingWork + 1)
    return .error(.costLimit)
  }

  /// How much more work the present criterion may do.
  var remainingWork: Int { max(0, limit - cost) }

  @inline(never)
  private mutating func exhaust(_ met: Exhaustion) -> Bool {
    exhaustion = exhaustion ?? met
    // Nothing is worth doing for this record any more.
    limit = 0
    return false
  }

  /// Whether so many more items can be kept.
  mutating func hasRoom(forItems count: Int) -> Bool {
    items.count - start.items + count <= Self.scratchLimit ? charge(count / 2) : exhaust(.memory)
  }

  /// Whether so many more bytes can be kept.
  mutating func hasRoom(forBytes count: Int) -> Bool {
    texts.count - start.texts + count <= 8 * Self.scratchLimit ? charge(count / 16) : exhaust(.memory)
  }

  /// The value of an expression of the program for the present subject.
  public mutating func evaluate(_ entry: Program.Entry) -> Value {
    detach()
    let begun = (cost: cost, limit: limit, items: items.count, texts: texts.count)
    let value = evaluate(entry.node)
    guard value.kind == .error, !isObserving, exhaustion == nil else { return value }
    // Conditions that are asked for their truth do not tell what went wrong: once more as it is written, from where it began.
    (cost, limit) = (begun.cost, begun.limit)
    items.removeSubrange(begun.items...)
    texts.removeSubrange(begun.texts...)
    bindings.definitions.update(repeating: .missing)
    code = tables.nodes
    defer { code = tables.fused }
    return evaluate(entry.node)
  }

  /// The truth of a condition of the program for the present subject. Nothing is collected of the silence behind it.
  public mutating func truth(_ entry: Program.Entry) -> Truth {
    detach()
    return truth(entry.node)
  }

  /// Whether everything is evaluated as it is written, so that silence and errors are told.
  @inline(__always)
  var tellsAll: Bool { code == tables.nodes }

  mutating func evaluate(_ index: Int32) -> Value {
    cost += 1
    guard cost <= limit else {
      _ = charge(0)
      return .error(.costLimit)
    }
    let node = code[Int(index)]
    guard node.isCondition else { return value(of: node) }
    // It is charged there.
    cost -= 1
    return Value(of: truth(index))
  }

  /// The value of an instruction that is charged already.
  mutating func value(of node: Program.Node) -> Value {
    switch node.operation {
    case .constant: return constants[Int(node.a)]
    case .record: return .object(0)
    case .variable: return variables[Int(node.a)]
    case .field: return field(node)
    case .definition:
      let known = definitions[Int(node.a)]
      return known.kind == .missing ? definition(Int(node.a)) : known
    case .variableField: return variableField(node)
    case .recordField: return recordField(node)
    case .variableFieldIs: return variableFieldIs(node)
    case .variableFieldIsNot: return negated(variableFieldIs(node))
    case .variableFieldIn: return variableFieldIn(node)
    case .fieldInWindow: return value(of: tables.nodes[Int(node.c)])
    case .bind:
      variables[Int(node.b)] = evaluate(node.a)
      return evaluate(node.c)
    case .has: return has(node, of: evaluate(node.a))
    case .not: return negated(evaluate(node.a))
    case .and: return and(node)
    case .or: return or(node)
    case .conditional: return conditional(node)
    case .equal: return equal(evaluate(node.a), evaluate(node.b))
    case .notEqual: return negated(equal(evaluate(node.a), evaluate(node.b)))
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      return compare(node.operation, evaluate(node.a), evaluate(node.b))
    case .contains: return contains(evaluate(node.a), evaluate(node.b))
    case .size: return size(evaluate(node.a))
    case .item: return item(evaluate(node.a), evaluate(node.b))
    case .function: return function(node)
    case .silentFunction: return silentFunction(node)
    case .list: return list(node)
    case .fieldOr: return fieldOr(node)
    case .exists: return exists(node, over: evaluate(node.a))
    case .all: return all(node, over: evaluate(node.a))
    case .existsOne: return existsOne(node)
    case .filter: return filter(node)
    case .map: return map(node)
    case .dispatch, .optionalList, .mapLiteral, .optionalItem, .hasKey, .optMap, .optFlatMap, .pairsExist, .allPairs,
      .onePairExists, .transformList, .transformMap, .transformMapEntry:
      return standard(node)
    }
  }

  mutating func definition(_ index: Int) -> Value {
    // A definition may do as much work as a criterion, and on its own account: so what a criterion may do does not rest on
    // which of those that use the definition is judged first.
    let (outer, begun) = (limit, cost)
    startCriterion()
    let value = evaluate(program.definitions[index])
    // What was cut short is worth nothing, to a rubric after this one either.
    guard exhaustion == nil else { return value }
    limit = min(outer + cost - begun, caseEnd)
    definitions[index] = value
    return value
  }

  mutating func bind(_ variable: Int32, to value: Value) { variables[Int(variable)] = value }

  // MARK: Reading the record

  private mutating func field(_ node: Program.Node) -> Value {
    let object = evaluate(node.a)
    switch object.kind {
    case .object: return value(at: Int(object.bits) + Int(node.b))
    case .unknown: return isObserving ? unknown(object, below: .field(program.fieldNames[Int(node.c)])) : object
    default: return object
    }
  }

  mutating func has(_ node: Program.Node, of object: Value) -> Value {
    switch object.kind {
    case .object:
      let index = Int(object.bits) + Int(node.b)
      switch slots[index].kind {
      case .absent: return .boolean(false)
      case .unreadable: return .error(.unreadable, slot: index)
      case .boolean, .integer, .number, .date, .text, .symbol, .object, .list: return .boolean(true)
      }
    case .unknown where object.count == 1: return .boolean(false)
    default: return object
    }
  }

  /// The value that a slot holds.
  @inline(__always)
  mutating func value(at index: Int) -> Value {
    let slot = slots[index]
    guard let kind = Value.Kind(slot.kind) else {
      return slot.kind == .absent ? unknown(at: index) : .error(.unreadable, slot: index)
    }
    return Value(kind, bits: slot.bits, count: slot.count)
  }
}

extension Value.Kind {
  /// The kind of value that a slot holds; nil where it holds none.
  @inline(__always)
  fileprivate init?(_ kind: Slot.Kind) {
    switch kind {
    case .boolean: self = .boolean
    case .integer: self = .integer
    case .number: self = .double
    case .date: self = .date
    case .symbol: self = .symbol
    case .text: self = .text
    case .object: self = .object
    case .list: self = .list
    case .absent, .unreadable: return nil
    }
  }
}
