import Diagnostics

/// Turns a parsed expression into one of standard mode: plain CEL, in which types are found when it is evaluated.
///
/// Names are resolved as the CEL language definition has it: the variables of macros first, then the longest dotted
/// name that is known, in the container and those around it, and from the root after a leading dot. A name that nothing
/// has is an error when it is evaluated, and so absorbed by logic like any other.
struct StandardResolver {
  /// How deeply expressions may be nested.
  private static let depthLimit = 400

  private let source: SourceText
  private let variables: [String: CheckedExpression.Variable]
  /// The host's own functions.
  private let functions: [Function]
  /// What to put before a name when looking for it, the longest first; the last is empty.
  private let prefixes: [String]
  private var scope: [CheckedExpression.Variable] = []
  private var variableCount: Int
  private var depth = 0
  /// How many macros are around the place where the resolver is at.
  private var macroDepth = 0
  /// What was found wrong.
  private(set) var diagnostics = Diagnostics()

  /// A resolver of expressions in `source` that may use these variables.
  init(variables: [CheckedExpression.Variable], _ declarations: StandardDeclarations, source: SourceText) {
    self.source = source
    functions = declarations.functions
    self.variables = Dictionary(variables.map { ($0.name, $0) }) { first, _ in first }
    variableCount = (variables.map(\.number).max() ?? CheckedExpression.Variable.auditFrom.number) + 1
    let parts = declarations.container.split(separator: ".")
    prefixes = (0...parts.count).reversed().map { parts[..<$0].map { "\($0)." }.joined() }
  }

  /// The expression with every name resolved; nil where it can't be used at all, which has been reported.
  mutating func resolve(_ expression: Expression) -> CheckedExpression? {
    guard depth < Self.depthLimit else { return report(.tooDeep(Self.depthLimit), at: expression.range) }
    depth += 1
    defer { depth -= 1 }
    let range = expression.range
    switch expression.kind {
    case .literal(let literal): return make(.constant(constant(literal)), range)
    case .identifier, .select(_, _, isOptional: false): return resolveName(expression)
    case .select(let operand, let name, _):
      return resolve(operand).map { make(.standard(.optionalItem($0, key(name))), range) }
    case .index(let operand, let index, let isOptional):
      guard let (operand, index) = both(operand, index) else { return nil }
      return make(isOptional ? .standard(.optionalItem(operand, index)) : .item(operand, index), range)
    case .call(let name, let arguments):
      return resolveAll(arguments).map { call(candidates(name.text), .call, $0, range) }
    case .method(let target, let name, let arguments): return resolveMethod(target, name, arguments, range)
    case .has(let operand, let name):
      return resolve(operand).map { make(.standard(.hasKey($0, key(name))), range) }
    case .comprehension(let comprehension): return resolve(comprehension, range)
    case .bind(let name, let value, let body): return resolveBinding(name, value, body, range)
    case .list(let elements): return resolveList(elements, range)
    case .map(let entries): return resolveMap(entries, range)
    case .message(let name, _): return report(.noMessages(name.text), at: range)
    case .unary(.not, let operand): return resolve(operand).map { make(.not($0), range) }
    case .unary(.negate, let operand): return resolve(operand).map { call(["-"], .infix, [$0], range) }
    case .binary(let binary, let left, let right):
      return both(left, right).map { make(binary, $0, $1, range) }
    case .conditional(let condition, let first, let second):
      guard let condition = resolve(condition), let (first, second) = both(first, second) else { return nil }
      return make(.conditional(condition, first, second), range)
    }
  }

  // MARK: Names

  private mutating func resolveName(_ expression: Expression) -> CheckedExpression? {
    if let name = expression.qualifiedName, !isLocal(name) {
      for candidate in candidates(name) {
        if let variable = variables[candidate] { return make(.variable(variable), expression.range) }
        if let type = TypeName.named(candidate) { return make(.constant(.type(type)), expression.range) }
      }
    }
    switch expression.kind {
    case .select(let operand, let name, _):
      return resolve(operand).map { make(.item($0, key(name)), expression.range) }
    case .identifier(let name):
      guard let local = scope.last(where: { $0.name == name }) else {
        return make(.standard(.failure(.noSuchName)), expression.range)
      }
      return make(.variable(local), expression.range)
    case .literal, .index, .call, .method, .has, .comprehension, .bind, .list, .map, .message, .unary, .binary,
      .conditional:
      preconditionFailure("only names and selections are looked up")
    }
  }

  /// Whether a dotted name starts with the variable of a macro.
  private func isLocal(_ name: String) -> Bool {
    let first = name.prefix { $0 != "." }
    return scope.contains { $0.name == first }
  }

  /// The full names that a name may stand for, in the order they are tried.
  private func candidates(_ name: String) -> [String] {
    name.hasPrefix(".") ? [String(name.dropFirst())] : prefixes.map { $0 + name }
  }

  // MARK: Calls

  private mutating func resolveMethod(
    _ target: Expression, _ name: Expression.Name, _ arguments: [Expression], _ range: SourceRange
  ) -> CheckedExpression? {
    if let namespace = target.qualifiedName, !isLocal(namespace) {
      let names = candidates("\(namespace).\(name.text)")
      if names.contains(where: { function(named: $0, .call) != nil }) {
        return resolveAll(arguments).map { call(names, .call, $0, range) }
      }
    }
    return resolveAll([target] + arguments).map { call([name.text], .method, $0, range) }
  }

  private func call(
    _ names: [String], _ form: Function.Form, _ arguments: [CheckedExpression], _ range: SourceRange
  ) -> CheckedExpression {
    if names.contains("size"), form != .infix {
      return make(arguments.count == 1 ? .size(arguments[0]) : .standard(.failure(.noSuchOverload)), range)
    }
    guard let function = names.lazy.compactMap({ self.function(named: $0, form) }).first else {
      return make(.standard(.failure(.noSuchName)), range)
    }
    var arguments = arguments
    if function.traits.contains(.takesMany), arguments.count > 2 { arguments = [make(.list(arguments), range)] }
    guard arguments.count <= Arguments.limit else { return make(.standard(.failure(.noSuchOverload)), range) }
    return make(.standard(.dispatch(function, arguments)), range)
  }

  private func function(named name: String, _ form: Function.Form) -> Function? {
    functions.first { $0.name == name && $0.form == form } ?? Function.named(name, form)
  }

  private func make(
    _ binary: Expression.BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression, _ range: SourceRange
  ) -> CheckedExpression {
    switch binary {
    case .or: make(.logic(.or, left, right), range)
    case .and: make(.logic(.and, left, right), range)
    case .equal: make(.comparison(.equal, left, right), range)
    case .notEqual: make(.comparison(.notEqual, left, right), range)
    case .less: make(.comparison(.less, left, right), range)
    case .lessOrEqual: make(.comparison(.lessOrEqual, left, right), range)
    case .greater: make(.comparison(.greater, left, right), range)
    case .greaterOrEqual: make(.comparison(.greaterOrEqual, left, right), range)
    case .isIn: make(.contains(list: right, value: left), range)
    case .add, .subtract, .multiply, .divide, .remainder: call([binary.rawValue], .infix, [left, right], range)
    }
  }

  // MARK: Macros

  private mutating func resolve(
    _ comprehension: Expression.Comprehension, _ range: SourceRange
  ) -> CheckedExpression? {
    guard let list = resolve(comprehension.list) else { return nil }
    guard macroDepth < Checker.macroLimit else { return report(.nestedMacros(Checker.macroLimit), at: range) }
    macroDepth += 1
    defer { macroDepth -= 1 }
    let first = newVariable(comprehension.variable)
    let second = comprehension.second.map { newVariable($0) }
    scope += [first] + (second.map { [$0] } ?? [])
    defer { scope.removeLast(second == nil ? 1 : 2) }
    guard let body = resolve(comprehension.body) else { return nil }
    guard let second else { return make(.comprehension(comprehension.macro, list, first, body), range) }
    var filter: CheckedExpression?
    if let condition = comprehension.filter {
      filter = resolve(condition)
      if filter == nil { return nil }
    }
    let pairs = CheckedExpression.PairComprehension(
      macro: comprehension.macro, list: list, first: first, second: second, filter: filter, body: body)
    return make(.standard(.pairs(pairs)), range)
  }

  private mutating func resolveBinding(
    _ name: Expression.Name, _ value: Expression, _ body: Expression, _ range: SourceRange
  ) -> CheckedExpression? {
    guard let value = resolve(value) else { return nil }
    let variable = newVariable(name)
    scope.append(variable)
    defer { scope.removeLast() }
    return resolve(body).map { make(.applied("cel.bind", [.init(variable: variable, value: value)], $0), range) }
  }

  private mutating func newVariable(_ name: Expression.Name) -> CheckedExpression.Variable {
    variableCount += 1
    return CheckedExpression.Variable(name: name.text, number: variableCount - 1)
  }

  // MARK: Literals

  private mutating func resolveList(_ elements: [Expression.Element], _ range: SourceRange) -> CheckedExpression? {
    guard let values = resolveAll(elements.map(\.value)) else { return nil }
    guard elements.contains(where: \.isOptional) else { return make(.list(values), range) }
    let resolved = zip(elements, values).map {
      CheckedExpression.Element(value: $1, isOptional: $0.isOptional)
    }
    return make(.standard(.list(resolved)), range)
  }

  private mutating func resolveMap(_ entries: [Expression.Entry], _ range: SourceRange) -> CheckedExpression? {
    var resolved: [CheckedExpression.Entry] = []
    for entry in entries {
      guard let (key, value) = both(entry.key, entry.value) else { return nil }
      resolved.append(.init(key: key, value: value, isOptional: entry.isOptional))
    }
    return make(.standard(.map(resolved)), range)
  }

  private func constant(_ literal: Expression.Literal) -> CheckedExpression.Constant {
    switch literal {
    case .null: .null
    case .boolean(let value): .boolean(value)
    case .integer(let value): .integer(value)
    case .unsigned(let value): .unsigned(value)
    case .double(let value): .double(value)
    case .string(let text): .string(text)
    case .bytes(let bytes): .bytes(bytes)
    }
  }

  private func key(_ name: Expression.Name) -> CheckedExpression { make(.constant(.string(name.text)), name.range) }

  // MARK: Parts

  private func make(_ kind: CheckedExpression.Kind, _ range: SourceRange) -> CheckedExpression {
    CheckedExpression(kind, .dynamic, range)
  }

  private mutating func both(_ left: Expression, _ right: Expression) -> (CheckedExpression, CheckedExpression)? {
    let left = resolve(left)
    guard let right = resolve(right), let left else { return nil }
    return (left, right)
  }

  /// All of them; nil where there is a mistake in one, after all have been looked at.
  private mutating func resolveAll(_ expressions: [Expression]) -> [CheckedExpression]? {
    let resolved = expressions.map { resolve($0) }.compactMap { $0 }
    return resolved.count == expressions.count ? resolved : nil
  }

  private mutating func report<T>(_ message: Diagnostic.Message, at range: SourceRange) -> T? {
    diagnostics.report(message, at: range, in: source)
    return nil
  }
}

extension Diagnostic.Message {
  static func noMessages(_ name: String) -> Self {
    Self(
      id: "no-messages", "there is no message type '\(name)'", label: "not known",
      help: "write a map: '{\"field\": value}'")
  }
}
