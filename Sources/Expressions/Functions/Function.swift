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
  /// How a value of it is called in plain English, one phrase for each number of arguments it may have, with `$1` and `$2` in
  /// their places: `the days from $1 to $2`. Of one that is true or false it is the statement. What is said where the
  /// argument is 1 may stand before a `|`. Where there is no phrase, it is named as it is written.
  let words: [String]
  /// Worked examples: expressions that are true.
  public let examples: [String]
  /// The types it takes, what it then gives, and how.
  public let overloads: [Overload]
  /// What else is to be known of it.
  let traits: Set<Trait>
  /// What is wrong with a constant text as its last argument, if it has an opinion before any record is read.
  let constantProblem: (@Sendable (String) -> Diagnostic.Message?)?

  /// What some functions need of those who check and call them.
  enum Trait: Sendable {
    /// Its body is given unknown arguments and undecided lists as they are.
    case readsSilence
    /// It compares the items of two lists, so that constants among them must be possible.
    case comparesItems
    /// It needs the bank holidays.
    case readsCalendar
    /// It takes any number of arguments: more than two are handed over as one list.
    case takesMany
    /// It is of no use to the rules of a rubric.
    case isForPrograms
    /// Its value is made of the items of its arguments, so that constants among them are constants of it.
    case keepsItems
  }

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
    /// Its words, where they are not those of the function.
    private(set) var words: String?

    /// The same, with other words than those of the function.
    func said(_ words: String) -> Overload {
      var copy = self
      copy.words = words
      return copy
    }

    /// Whether a rubric can use it: it takes and gives nothing that only standard mode has.
    var isForRubrics: Bool { (takes + [returns]).allSatisfy(\.isOfRubrics) }

    init(
      _ takes: ExpressionType..., returns: ExpressionType,
      _ body: @escaping @Sendable (inout Evaluator, Arguments) -> Value
    ) {
      self.init(taking: takes, returns: returns, body)
    }

    init(
      taking takes: [ExpressionType], returns: ExpressionType,
      _ body: @escaping @Sendable (inout Evaluator, Arguments) -> Value
    ) {
      self.takes = takes
      self.returns = returns
      self.body = body
    }
  }

  init(
    _ name: String, _ form: Form = .call, doc: String, words: [String] = [], examples: [String],
    _ overloads: [Overload], traits: Set<Trait> = [],
    constantProblem: (@Sendable (String) -> Diagnostic.Message?)? = nil
  ) {
    self.name = name
    self.form = form
    self.doc = doc
    self.words = words
    self.examples = examples
    self.overloads = overloads
    self.traits = traits
    self.constantProblem = constantProblem
  }

  /// The functions of one subject, as documentation groups them.
  struct Topic: Sendable {
    /// What they are about.
    let title: String
    /// Those of this topic.
    let functions: [Function]
  }

  static let topics: [Topic] = [
    Topic(title: "Arithmetic", functions: arithmetic + mathFunctions),
    Topic(title: "Dates", functions: dateFunctions + workingDayFunctions),
    Topic(title: "Texts", functions: textFunctions + patternFunctions + textParts + textChanges + textFormats),
    Topic(title: "Silence", functions: statedFunctions),
    Topic(title: "Lists as sets", functions: setFunctions),
    Topic(title: "Conversions and types", functions: numberConversions + textConversions + typeFunctions),
    Topic(title: "Optional values", functions: optionalFunctions),
    Topic(title: "Points in time", functions: timeFunctions + timeParts),
    Topic(title: "Bits", functions: bitFunctions),
  ]

  /// Every function, operators included. `has`, `size`, `&&`, `==`, `in` and the macros are not among them: they know of silence.
  public static let all: [Function] = topics.flatMap(\.functions)

  /// How a value of it is called in plain English, with each argument's number after a `$`; nil where it has no words.
  public func words(ofOverload index: Int) -> String? {
    let overload = overloads[index]
    return overload.words ?? words.first { $0.placeholders == Set(1...max(1, overload.takes.count)) }
  }

  /// Whether the rules of a rubric may use it.
  public var isForRubrics: Bool { !traits.contains(.isForPrograms) && overloads.contains(where: \.isForRubrics) }

  /// Names that a top-level field of a record may not have, since rules could not ask for it.
  public static let reservedNames: Set<String> =
    reservedWords.union(["record", "auditDate", "auditFrom", "true", "false", "null", "in"]).union(namesBeforeArguments)

  /// Those that a rubric calls by name, for suggestions.
  static let callNames: [String] = ["has", "size"] + all.filter { $0.form != .infix && $0.isForRubrics }.map(\.name)

  /// Those that a rubric writes before their arguments, so that nothing else may have their names.
  static let namesBeforeArguments: Set<String> =
    Set(["has", "size"] + all.filter { $0.form == .call && $0.isForRubrics }.map(\.name))

  /// The function of this name and form.
  static func named(_ name: String, _ form: Form) -> Function? { all.first { $0.name == name && $0.form == form } }

  /// The function of this name and form that a rubric may use.
  static func forRubrics(_ name: String, _ form: Form) -> Function? {
    all.first { $0.name == name && $0.form == form && $0.isForRubrics }
  }

  /// Whether standard mode has a function of this name, in whatever form, and rubrics have none.
  static func isOnlyForPrograms(_ name: String) -> Bool {
    let functions = all.filter { $0.name == name }
    return !functions.isEmpty && !functions.contains(where: \.isForRubrics)
  }
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

extension String {
  /// The numbers that stand after a `$`.
  fileprivate var placeholders: Set<Int> {
    Set(split(separator: "$", omittingEmptySubsequences: false).dropFirst().compactMap { $0.first?.wholeNumberValue })
  }
}
