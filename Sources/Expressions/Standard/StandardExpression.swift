public import Diagnostics
public import Records

/// What the expressions of standard mode may use: variables and functions of a host.
public struct StandardDeclarations: Sendable {
  /// Variables by name, and their types; `dynamic` where a type is not known.
  public var variables: [String: ExpressionType]
  /// Functions beside those of the language.
  public var functions: [Function]
  /// Where names are looked for first.
  public var container: String

  /// Declarations.
  public init(variables: [String: ExpressionType] = [:], functions: [Function] = [], container: String = "") {
    self.variables = variables
    self.functions = functions
    self.container = container
  }
}

extension Function {
  /// A function that expressions of standard mode may name, so that their types can be deduced; it can't be called.
  public init(declared name: String, taking types: [ExpressionType], returning type: ExpressionType) {
    let overload = Overload(taking: types, returns: type) { _, _ in .error(.noSuchName) }
    self.init(name, doc: "A function of a host.", examples: [], [overload])
  }
}

/// An expression of standard mode: plain CEL over the variables of a host, ready to be evaluated.
///
/// Types are found when it is evaluated, and whatever goes wrong then is a value: an error never traps.
public struct StandardExpression: Sendable {
  private let program: Program
  private let entry: Program.Entry
  private let variables: [CheckedExpression.Variable]
  /// The type of its value, as far as it can be told before it is evaluated; `dynamic` where it can't.
  public let type: ExpressionType
  /// What does not fit together in it. It can be evaluated all the same: what does not fit is then an error.
  public let typeMistakes: Diagnostics

  /// The expression that a snippet holds; nil where it holds none that can be used, which has then been reported.
  public init?(
    _ snippet: SourceSnippet, declaring declarations: StandardDeclarations = StandardDeclarations(),
    calendar: WorkingCalendar? = nil, _ diagnostics: inout Diagnostics
  ) {
    guard let parsed = Parser.parse(snippet, &diagnostics) else { return nil }
    // The first numbers belong to the audit window.
    variables = declarations.variables.keys.sorted().enumerated().map {
      CheckedExpression.Variable(name: $1, number: $0 + 2)
    }
    var resolver = StandardResolver(variables: variables, declarations, source: snippet.source)
    let resolved = resolver.resolve(parsed)
    diagnostics.report(contentsOf: resolver.diagnostics)
    guard let resolved else { return nil }
    let types = Dictionary(
      uniqueKeysWithValues: variables.map { ($0.number, declarations.variables[$0.name] ?? .dynamic) })
    var deducer = TypeDeducer(variables: types, source: snippet.source)
    type = deducer.deduce(resolved)
    typeMistakes = deducer.mistakes
    var compiler = Compiler()
    for variable in variables { _ = compiler.register(variable) }
    entry = compiler.add(resolved)
    var program = compiler.finish()
    program.calendar = calendar
    self.program = program
  }

  /// Its value where the variables are bound to these values; a variable that is bound to none is an error where it is used.
  public func evaluate(with bindings: [String: StandardValue] = [:]) -> Result<StandardValue, EvaluationError> {
    var evaluator = Evaluator(program)
    for variable in variables {
      let value = bindings[variable.name].map { evaluator.make($0) } ?? .error(.noSuchName)
      evaluator.bind(Int32(variable.number), to: value)
    }
    let value = evaluator.evaluate(entry)
    if evaluator.exhaustion != nil { return .failure(.costLimit) }
    if let error = value.evaluationError { return .failure(error) }
    return evaluator.standardValue(value).map(Result.success) ?? .failure(.costLimit)
  }
}
