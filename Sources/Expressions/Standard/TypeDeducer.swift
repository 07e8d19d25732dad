import Diagnostics

/// Deduces the types of expressions of standard mode, as a checker would before they are evaluated.
struct TypeDeducer {
  /// Of how many parts the type of a variable may be made.
  private static let sizeLimit = 200

  private let source: SourceText
  private var variables: [Int: ExpressionType]
  private var bindings = TypeBindings()
  /// What does not fit together. An expression can be evaluated all the same.
  private(set) var mistakes = Diagnostics()

  /// A deducer of types, given those of variables by their numbers.
  init(variables: [Int: ExpressionType], source: SourceText) {
    self.variables = variables
    self.source = source
  }

  /// The type of an expression.
  mutating func deduce(_ expression: CheckedExpression) -> ExpressionType {
    let type = type(of: expression)
    return bindings.resolved(type)
  }

  private mutating func type(of expression: CheckedExpression) -> ExpressionType {
    let range = expression.range
    switch expression.kind {
    case .constant(let constant): return type(of: constant)
    case .variable(let variable): return variables[variable.number] ?? .dynamic
    case .applied(_, let bound, let body):
      for binding in bound { declare(binding.variable, type(of: binding.value)) }
      return type(of: body)
    case .not(let operand): return call("!", [operand], [([.boolean], .boolean)], range)
    case .logic(let logic, let left, let right):
      return call(logic.rawValue, [left, right], [([.boolean, .boolean], .boolean)], range)
    case .comparison(let comparison, let left, let right):
      return call(comparison.rawValue, [left, right], Self.comparisons(comparison), range)
    case .contains(let list, let value):
      let signatures: [Signature] = [([.list(A), A], .boolean), ([.map(A, B), A], .boolean)]
      return call("in", [list, value], signatures, range)
    case .conditional(let condition, let first, let second):
      return call("? :", [condition, first, second], [([.boolean, A, A], A)], range)
    case .size(let operand):
      let sized: [ExpressionType] = [.string, .bytes, .list(A), .map(A, B)]
      return call("size", [operand], sized.map { ([$0], .integer) }, range)
    case .item(let operand, let key): return item(operand, key, range)
    case .comprehension(let macro, let list, let variable, let body):
      return comprehension(macro, list, variable, body)
    case .list(let elements): return .list(joined(elements.map { type(of: $0) }))
    case .standard(let standard): return type(of: standard, range)
    case .record, .field, .definition, .has, .function, .fieldOr: preconditionFailure("these are forms of rubrics")
    }
  }

  private func type(of constant: CheckedExpression.Constant) -> ExpressionType {
    switch constant {
    case .boolean: .boolean
    case .integer: .integer
    case .double: .double
    case .string: .string
    case .null: .null
    case .unsigned: .unsigned
    case .bytes: .bytes
    case .type: .type
    }
  }

  private mutating func type(of standard: CheckedExpression.Standard, _ range: SourceRange) -> ExpressionType {
    switch standard {
    case .dispatch(let function, let arguments):
      let signatures: [Signature] = function.overloads.map { ($0.takes, $0.returns) }
      return call(function.name, arguments, signatures, range)
    case .failure: return .dynamic
    case .optionalItem(let operand, let key):
      let type = item(operand, key, range)
      if case .optional = bindings.known(type) { return type }
      return .optional(type)
    case .hasKey(let operand, let key):
      _ = item(operand, key, range)
      return .boolean
    case .list(let elements):
      return .list(joined(elements.map { value($0.value, isOptional: $0.isOptional) }))
    case .map(let entries):
      let keys = joined(entries.map { type(of: $0.key) })
      return .map(keys, joined(entries.map { value($0.value, isOptional: $0.isOptional) }))
    case .pairs(let pairs): return type(of: pairs)
    }
  }

  // MARK: Calls

  private typealias Signature = (takes: [ExpressionType], returns: ExpressionType)

  private let A = ExpressionType.parameter("A")
  private let B = ExpressionType.parameter("B")

  /// What a call gives: the type that all signatures give which fit its arguments, or any if they differ.
  private mutating func call(
    _ name: String, _ arguments: [CheckedExpression], _ signatures: [Signature], _ range: SourceRange
  ) -> ExpressionType {
    let types = arguments.map { type(of: $0) }
    var result: ExpressionType?
    for signature in signatures where signature.takes.count == types.count {
      let instance = bindings.instance(of: signature.takes + [signature.returns])
      guard bindings.unify(Array(zip(types, instance))), let returned = instance.last else { continue }
      if let known = result {
        result = bindings.resolved(known) == bindings.resolved(returned) ? known : .dynamic
      } else {
        result = returned
      }
    }
    if let result { return result }
    let shown = types.map { bindings.resolved($0).text }
    mistakes.report(.noOverload(name, shown), at: range, in: source)
    return .dynamic
  }

  private static func comparisons(_ comparison: CheckedExpression.Comparison) -> [Signature] {
    switch comparison {
    case .equal, .notEqual: return [([.parameter("A"), .parameter("A")], .boolean)]
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      let ordered: [ExpressionType] = [.boolean, .string, .bytes, .timestamp, .duration, .date]
      let numbers: [ExpressionType] = [.integer, .unsigned, .double]
      return ordered.map { ([$0, $0], .boolean) } + numbers.flatMap { left in numbers.map { ([left, $0], .boolean) } }
    }
  }

  private mutating func item(
    _ operand: CheckedExpression, _ key: CheckedExpression, _ range: SourceRange
  ) -> ExpressionType {
    var signatures: [Signature] = [([.list(A), .integer], A), ([.map(A, B), A], B)]
    signatures += signatures.map { ([.optional($0.takes[0]), $0.takes[1]], .optional($0.returns)) }
    return call("[…]", [operand, key], signatures, range)
  }

  // MARK: Lists and maps

  private mutating func value(_ expression: CheckedExpression, isOptional: Bool) -> ExpressionType {
    let type = type(of: expression)
    guard isOptional else { return type }
    let value = bindings.newVariable()
    return bindings.unify([(type, .optional(value))]) ? value : .dynamic
  }

  /// The type of the items of a list: any where they have none in common.
  private mutating func joined(_ types: [ExpressionType]) -> ExpressionType {
    guard var result = types.first else { return bindings.newVariable() }
    for type in types.dropFirst() {
      result = bindings.unify([(result, type)]) ? bindings.general(result, type) : .dynamic
    }
    return result
  }

  // MARK: Macros

  /// A variable's type. One that grows out of all bounds, as that of a pair of pairs of pairs does, is not kept.
  private mutating func declare(_ variable: CheckedExpression.Variable, _ type: ExpressionType) {
    var room = Self.sizeLimit
    variables[variable.number] = bindings.isWithin(&room, type) ? type : .dynamic
  }

  /// What a macro gives its variables: the indices and items of a list, the keys and values of a map.
  private mutating func pair(
    of expression: CheckedExpression
  ) -> (key: ExpressionType, value: ExpressionType, isMap: Bool) {
    switch bindings.known(type(of: expression)) {
    case .list(let item): return (.integer, item, false)
    case .map(let key, let value): return (key, value, true)
    case .dynamic, .parameter, .nothing: return (.dynamic, .dynamic, false)
    case .boolean, .integer, .double, .string, .date, .period, .enumeration, .object, .unsigned, .bytes, .null,
      .timestamp, .duration, .type, .optional, .abstract:
      mistakes.report(.noOverload("macro", []), at: expression.range, in: source)
      return (.dynamic, .dynamic, false)
    }
  }

  private mutating func comprehension(
    _ macro: Expression.Macro, _ list: CheckedExpression, _ variable: CheckedExpression.Variable,
    _ body: CheckedExpression
  ) -> ExpressionType {
    if macro == .optMap || macro == .optFlatMap {
      declare(variable, value(list, isOptional: true))
      let made = type(of: body)
      return macro == .optMap ? .optional(made) : made
    }
    let (key, value, isMap) = pair(of: list)
    let item = isMap ? key : value
    declare(variable, item)
    if macro == .map { return .list(type(of: body)) }
    require(.boolean, of: body)
    return macro == .filter ? .list(item) : .boolean
  }

  private mutating func type(of pairs: CheckedExpression.PairComprehension) -> ExpressionType {
    let (key, value, _) = pair(of: pairs.list)
    declare(pairs.first, key)
    declare(pairs.second, value)
    if let filter = pairs.filter { require(.boolean, of: filter) }
    switch pairs.macro {
    case .transformList: return .list(type(of: pairs.body))
    case .transformMap: return .map(key, type(of: pairs.body))
    case .transformMapEntry: return type(of: pairs.body)
    case .exists, .all, .existsOne, .filter, .map, .optMap, .optFlatMap:
      require(.boolean, of: pairs.body)
      return .boolean
    }
  }

  private mutating func require(_ wanted: ExpressionType, of expression: CheckedExpression) {
    let found = type(of: expression)
    if !bindings.unify([(found, wanted)]) {
      mistakes.report(.noOverload("condition", [bindings.resolved(found).text]), at: expression.range, in: source)
    }
  }
}

extension Diagnostic.Message {
  static func noOverload(_ name: String, _ types: [String]) -> Self {
    Self(
      id: "mismatched-types", "'\(name)' can't be used on (\(types.joined(separator: ", ")))",
      label: "these do not go together")
  }
}
