import Diagnostics

/// A function of the rule language. The entry in `Function.all` is its whole registration: the checker, the evaluator,
/// suggestions and documentation read it there.
public struct Function: Sendable {
  /// Its name; for an operator the operator itself.
  public let name: String
  /// How it is written.
  public let form: Form
  /// What it does, in one sentence.
  public let doc: String
  /// A worked example: an expression that is true.
  public let example: String
  /// The types it takes, what it then gives, and how.
  public let overloads: [Overload]
  /// What is wrong with a constant text as its argument, if it has an opinion before any record is read.
  let constantProblem: (@Sendable (String) -> Diagnostic.Message?)?

  /// How a function is written.
  public enum Form: Sendable {
    /// `name(a, b)`.
    case call
    /// `a.name(b)`.
    case method
    /// `a + b`, or `-a`.
    case infix
  }

  /// One way to use a function.
  public struct Overload: Sendable {
    /// The types of its arguments.
    let takes: [ExpressionType]
    /// The type of its value.
    let returns: ExpressionType
    /// Computes it from arguments that are neither unknown nor errors.
    let body: @Sendable (inout Evaluator, Arguments) -> Value

    init(
      _ takes: ExpressionType..., returns: ExpressionType,
      _ body: @escaping @Sendable (inout Evaluator, Arguments) -> Value
    ) {
      self.takes = takes
      self.returns = returns
      self.body = body
    }
  }

  init(
    _ name: String, _ form: Form = .call, doc: String, example: String, _ overloads: [Overload],
    constantProblem: (@Sendable (String) -> Diagnostic.Message?)? = nil
  ) {
    self.name = name
    self.form = form
    self.doc = doc
    self.example = example
    self.overloads = overloads
    self.constantProblem = constantProblem
  }

  /// Every function, operators included. `has`, `size`, `&&`, `==`, `in` and the macros are not among them: they know of silence.
  public static let all: [Function] = dateFunctions + textFunctions + arithmetic + statedFunctions

  /// Those that a rubric calls by name, for suggestions.
  static let callNames: [String] = ["has", "size"] + all.filter { $0.form != .infix }.map(\.name)

  /// The function of this name and form.
  static func named(_ name: String, _ form: Form) -> Function? { all.first { $0.name == name && $0.form == form } }
}

/// Up to four arguments of a function, held without an array.
struct Arguments {
  private var values: (Value, Value, Value, Value) = (.missing, .missing, .missing, .missing)
  private(set) var count = 0

  static let limit = 4

  mutating func append(_ value: Value) {
    switch count {
    case 0: values.0 = value
    case 1: values.1 = value
    case 2: values.2 = value
    case 3: values.3 = value
    default: preconditionFailure("no function takes more than four arguments")
    }
    count += 1
  }

  subscript(index: Int) -> Value {
    switch index {
    case 0: values.0
    case 1: values.1
    case 2: values.2
    default: values.3
    }
  }
}
