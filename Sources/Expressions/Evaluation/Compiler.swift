public import Records

/// Turns checked expressions into a program.
public struct Compiler {
  var program: Program
  private var definitions: [String: CheckedExpression]
  /// Where the texts of definitions come from, by name; definitions of one origin and name are the same.
  private var origins: [String: Int] = [:]
  /// The origin of those that `origins` does not name.
  private var ownOrigin = 0
  private var compiledDefinitions: [DefinitionKey: Int32] = [:]
  /// What is added to the numbers of variables, so that those of two rubrics differ.
  private var variableOffset = 0

  /// What a definition is known by where several rubrics are compiled into one program.
  private struct DefinitionKey: Hashable {
    let origin: Int
    let name: String
  }

  /// A compiler for expressions that may use these definitions (those without parameters).
  public init(schema: RecordSchema, definitions: [String: CheckedExpression]) {
    program = Program(schema: schema)
    self.definitions = definitions
  }

  /// A compiler for expressions of standard mode.
  init() {
    program = Program()
    definitions = [:]
  }

  /// Makes what is added from now on that of another rubric, in which names mean these definitions.
  ///
  /// - Parameters:
  ///   - origins: which definitions other rubrics may have too, by name: those of the same number and name are the same,
  ///     and are computed once for all of them. Numbers are not negative.
  public mutating func begin(definitions: [String: CheckedExpression], origins: [String: Int]) {
    self.definitions = definitions
    self.origins = origins
    ownOrigin -= 1
    variableOffset = program.variableCount - CheckedExpression.Variable.predefinedCount
  }

  /// Adds an expression; the result is where it starts.
  public mutating func add(_ expression: CheckedExpression) -> Program.Entry {
    Program.Entry(node: compile(expression))
  }

  /// The program of everything added.
  public consuming func finish() -> Program {
    var program = program
    program.finish()
    return program
  }

  mutating func compile(_ expression: CheckedExpression) -> Int32 {
    let index = instructions(for: expression)
    program.expressions[Int(index)] = expression
    return index
  }

  private mutating func instructions(for expression: CheckedExpression) -> Int32 {
    switch expression.kind {
    case .constant(let constant): emitConstant(value(of: constant))
    case .record: emit(.record)
    case .variable(let variable): emit(.variable, register(variable))
    case .field(let object, let field): emitField(.field, object, field)
    case .has(let object, let field): emitField(.has, object, field)
    case .definition(let name): emit(.definition, definition(name))
    case .applied(_, let bindings, let body): compile(bindings[...], body)
    case .not(let operand): emit(.not, compile(operand))
    case .logic(.and, let left, let right): emit(.and, compile(left), compile(right))
    case .logic(.or, let left, let right): emit(.or, compile(left), compile(right))
    case .comparison(let comparison, let left, let right):
      emit(operation(comparison), compile(left), compile(right))
    case .contains(let list, let value): emit(.contains, compile(list), compile(value))
    case .conditional(let condition, let first, let second):
      emit(.conditional, compile(condition), compile(first), compile(second))
    case .function(let function, let overload, let arguments): emitFunction(function, overload, arguments)
    case .size(let operand): emit(.size, compile(operand))
    case .item(let list, let index): emit(.item, compile(list), compile(index))
    case .comprehension(let macro, let list, let variable, let body):
      emit(operation(macro), compile(list), register(variable), compile(body))
    case .list(let elements): emitList(elements)
    case .fieldOr(let object, let field, let fallback):
      emit(.fieldOr, emitField(.field, object, field), compile(fallback))
    case .standard(let standard): compile(standard)
    }
  }

  private mutating func compile(_ bindings: ArraySlice<CheckedExpression.Binding>, _ body: CheckedExpression) -> Int32 {
    guard let first = bindings.first else { return compile(body) }
    let value = compile(first.value)
    let variable = register(first.variable)
    return emit(.bind, value, variable, compile(bindings.dropFirst(), body))
  }

  mutating func emit(_ operation: Program.Operation, _ a: Int32 = 0, _ b: Int32 = 0, _ c: Int32 = 0) -> Int32 {
    program.nodes.append(Program.Node(operation: operation, a: a, b: b, c: c))
    program.expressions.append(nil)
    return Int32(program.nodes.count - 1)
  }

  private mutating func emitField(
    _ operation: Program.Operation, _ object: CheckedExpression, _ field: Field
  ) -> Int32 {
    program.fields.insert(field.id)
    return emit(operation, compile(object), Int32(field.slot), Int32(field.id))
  }

  mutating func emitConstant(_ value: Value) -> Int32 {
    program.constants.append(value)
    return emit(.constant, Int32(program.constants.count - 1))
  }

  private mutating func emitFunction(
    _ function: Function, _ overload: Int, _ arguments: [CheckedExpression]
  ) -> Int32 {
    let first = add(arguments.map { compile($0) })
    program.bodies.append(function.overloads[overload].body)
    if function.traits.contains(.readsCalendar) { program.readsCalendar = true }
    let operation: Program.Operation = function.traits.contains(.readsSilence) ? .silentFunction : .function
    return emit(operation, Int32(program.bodies.count - 1), first, Int32(arguments.count))
  }

  /// Puts nodes, or whatever an operation reads there, into the arguments; the result is where the first stands.
  mutating func add(_ arguments: [Int32]) -> Int32 {
    program.arguments += arguments
    return Int32(program.arguments.count - arguments.count)
  }

  private mutating func emitList(_ elements: [CheckedExpression]) -> Int32 {
    let constants = elements.compactMap { element in
      if case .constant(let constant) = element.kind { value(of: constant) } else { nil as Value? }
    }
    if constants.count == elements.count {
      program.constantItems += constants
      let first = UInt64(program.constantItems.count - constants.count)
      return emitConstant(Value(.list, bits: first, count: UInt32(constants.count), space: .program))
    }
    let first = add(elements.map { compile($0) })
    return emit(.list, 0, first, Int32(elements.count))
  }

  mutating func register(_ variable: CheckedExpression.Variable) -> Int32 {
    let isPredefined = variable.number < CheckedExpression.Variable.predefinedCount
    let number = isPredefined ? variable.number : variable.number + variableOffset
    program.variableCount = max(program.variableCount, number + 1)
    return Int32(number)
  }

  private mutating func definition(_ name: String) -> Int32 {
    let key = DefinitionKey(origin: origins[name] ?? ownOrigin, name: name)
    if let index = compiledDefinitions[key] { return index }
    guard let body = definitions[name] else { preconditionFailure("the checker knows every definition") }
    let node = compile(body)
    program.definitions.append(node)
    let index = Int32(program.definitions.count - 1)
    compiledDefinitions[key] = index
    program.definitionBodies[name] = body
    return index
  }

  private mutating func value(of constant: CheckedExpression.Constant) -> Value {
    switch constant {
    case .boolean(let value): .boolean(value)
    case .integer(let value): .integer(value)
    case .double(let value): .double(value)
    case .string(let text): .symbol(program.symbols.intern(text))
    case .null: .null
    case .unsigned(let value): .unsigned(value)
    case .type(let name): .type(name)
    case .bytes(let bytes): place(bytes)
    }
  }

  private mutating func place(_ bytes: [UInt8]) -> Value {
    program.constantBytes += bytes
    let first = UInt64(program.constantBytes.count - bytes.count)
    return Value(.bytes, bits: first, count: UInt32(bytes.count), space: .program)
  }

  private func operation(_ comparison: CheckedExpression.Comparison) -> Program.Operation {
    switch comparison {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    }
  }

  private func operation(_ macro: Expression.Macro) -> Program.Operation {
    switch macro {
    case .exists: .exists
    case .all: .all
    case .existsOne: .existsOne
    case .filter: .filter
    case .map: .map
    case .optMap: .optMap
    case .optFlatMap: .optFlatMap
    case .transformList, .transformMap, .transformMapEntry:
      preconditionFailure("macros that transform have two variables")
    }
  }
}
