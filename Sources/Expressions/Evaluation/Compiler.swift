public import Records

/// Turns checked expressions into a program.
public struct Compiler {
  private var program: Program
  private let definitions: [String: CheckedExpression]
  private var compiledDefinitions: [String: Int32] = [:]

  /// A compiler for expressions that may use these definitions (those without parameters).
  public init(schema: RecordSchema, definitions: [String: CheckedExpression]) {
    program = Program(schema: schema)
    self.definitions = definitions
  }

  /// Adds an expression; the result is where it starts.
  public mutating func add(_ expression: CheckedExpression) -> Program.Entry {
    Program.Entry(node: compile(expression))
  }

  /// The program of everything added.
  public consuming func finish() -> Program { program }

  private mutating func compile(_ expression: CheckedExpression) -> Int32 {
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
    case .function(let function, let overload, let arguments):
      emitFunction(function.overloads[overload].body, arguments)
    case .size(let operand): emit(.size, compile(operand))
    case .item(let list, let index): emit(.item, compile(list), compile(index))
    case .comprehension(let macro, let list, let variable, let body):
      emit(operation(macro), compile(list), register(variable), compile(body))
    case .list(let elements): emitList(elements)
    }
  }

  private mutating func compile(_ bindings: ArraySlice<CheckedExpression.Binding>, _ body: CheckedExpression) -> Int32 {
    guard let first = bindings.first else { return compile(body) }
    let value = compile(first.value)
    let variable = register(first.variable)
    return emit(.bind, value, variable, compile(bindings.dropFirst(), body))
  }

  private mutating func emit(_ operation: Program.Operation, _ a: Int32 = 0, _ b: Int32 = 0, _ c: Int32 = 0) -> Int32 {
    program.nodes.append(Program.Node(operation: operation, a: a, b: b, c: c))
    return Int32(program.nodes.count - 1)
  }

  private mutating func emitField(
    _ operation: Program.Operation, _ object: CheckedExpression, _ field: Field
  ) -> Int32 {
    program.fields.insert(field.id)
    return emit(operation, compile(object), Int32(field.slot), Int32(field.id))
  }

  private mutating func emitConstant(_ value: Value) -> Int32 {
    program.constants.append(value)
    return emit(.constant, Int32(program.constants.count - 1))
  }

  private mutating func emitFunction(
    _ body: @escaping @Sendable (inout Evaluator, Arguments) -> Value, _ arguments: [CheckedExpression]
  ) -> Int32 {
    let nodes = arguments.map { compile($0) }
    program.bodies.append(body)
    program.arguments += nodes
    return emit(
      .function, Int32(program.bodies.count - 1), Int32(program.arguments.count - nodes.count), Int32(nodes.count))
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
    let nodes = elements.map { compile($0) }
    program.arguments += nodes
    return emit(.list, 0, Int32(program.arguments.count - nodes.count), Int32(nodes.count))
  }

  private mutating func register(_ variable: CheckedExpression.Variable) -> Int32 {
    program.variableCount = max(program.variableCount, variable.number + 1)
    return Int32(variable.number)
  }

  private mutating func definition(_ name: String) -> Int32 {
    if let index = compiledDefinitions[name] { return index }
    guard let body = definitions[name] else { preconditionFailure("the checker knows every definition") }
    let node = compile(body)
    program.definitions.append(node)
    let index = Int32(program.definitions.count - 1)
    compiledDefinitions[name] = index
    return index
  }

  private mutating func value(of constant: CheckedExpression.Constant) -> Value {
    switch constant {
    case .boolean(let value): .boolean(value)
    case .integer(let value): .integer(value)
    case .double(let value): .double(value)
    case .string(let text): .symbol(program.symbols.intern(text))
    }
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
    }
  }
}
