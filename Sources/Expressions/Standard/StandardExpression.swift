public import Diagnostics
public import Records

/// An expression of standard mode: plain CEL over the variables of a host, ready to be evaluated.
///
/// Types are found when it is evaluated, and whatever goes wrong then is a value: an error never traps.
public struct StandardExpression: Sendable {
  private let program: Program
  private let entry: Program.Entry
  private let variables: [CheckedExpression.Variable]

  /// The expression that a snippet holds, which may use variables of these names; a container is where their names are
  /// looked for first. Nil where the snippet holds no expression, which has then been reported.
  public init?(
    _ snippet: SourceSnippet, variables names: [String] = [], container: String = "",
    calendar: WorkingCalendar? = nil, _ diagnostics: inout Diagnostics
  ) {
    guard let parsed = Parser.parse(snippet, &diagnostics) else { return nil }
    // The first numbers belong to the audit window.
    variables = names.enumerated().map { CheckedExpression.Variable(name: $1, number: $0 + 2) }
    var resolver = StandardResolver(variables: variables, container: container, source: snippet.source)
    let resolved = resolver.resolve(parsed)
    diagnostics.report(contentsOf: resolver.diagnostics)
    guard let resolved else { return nil }
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
    if let error = value.evaluationError { return .failure(error) }
    return evaluator.standardValue(value).map(Result.success) ?? .failure(.costLimit)
  }
}
