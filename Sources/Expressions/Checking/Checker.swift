public import Diagnostics
public import Records

/// Checks the expressions of a rubric against a record schema: every name known, every type fitting, every constant possible.
///
/// Declare the sets and definitions first, then check definitions, then conditions. Every mistake is reported once; an
/// expression that holds one is nil.
public struct Checker {
  /// How many parts a rubric's expressions may have once definitions with parameters are unfolded.
  static let sizeLimit = 300_000
  /// How many definitions may be checked one inside another.
  private static let definitionLimit = 200
  /// How deeply expressions may be nested once definitions are put in their places.
  static let depthLimit = 400
  /// How many macros that go through a list may stand inside one another.
  static let macroLimit = 5

  /// The schema that expressions are checked against.
  public let schema: RecordSchema
  let source: SourceText
  /// What was found wrong so far.
  public internal(set) var diagnostics = Diagnostics()
  var sets: [String: CheckedExpression] = [:]
  var definitions: [String: DefinitionState] = [:]
  private(set) var definitionOrder: [String] = []
  /// The first definition in that order that was not checked yet.
  private var uncheckedFrom = 0
  /// Where sets and definitions were declared, for messages.
  var declared: [String: SourceRange] = [:]
  var variableCount = CheckedExpression.Variable.predefinedCount
  /// The parts checked so far, those of definitions once for each use.
  var size = 0
  private var isTooLarge = false
  /// The constant texts that lists and branches were joined from so far.
  var textCount = 0
  /// The outermost use of a definition with parameters that is being unfolded.
  var outermostUse: SourceRange?
  var depth = 0
  /// How many macros are around the place where the checker is at.
  var macroDepth = 0
  /// The deepest place in the definition that is being checked, with those it uses put in.
  private var deepest = 0
  /// The depths of the definitions that were checked.
  private var heights: [String: Int] = [:]
  private var definitionsInProgress = 0
  /// Names whose set or definition holds a mistake that was reported: uses of them need no report of their own.
  var broken: Set<String> = []
  /// Whether names may be missing because of a mistake that was reported: then an unknown name needs no report of its own.
  public var mayLackNames = false
  /// The variables that may be used where the checker is at, the innermost last.
  var scope: [(variable: CheckedExpression.Variable, type: ExpressionType, texts: KnownTexts)] = []

  /// A definition and how far it is checked.
  enum DefinitionState {
    case declared(Definition)
    case inProgress(Definition)
    case checked(Definition, CheckedExpression?)

    var definition: Definition {
      switch self {
      case .declared(let definition), .inProgress(let definition), .checked(let definition, _): definition
      }
    }
  }

  /// A checker for expressions that stand in `source`.
  public init(schema: RecordSchema, source: SourceText) {
    self.schema = schema
    self.source = source
  }

  /// Makes a named set of texts known.
  public mutating func declareSet(_ name: Expression.Name, of items: [CheckedExpression.ConstantText]) {
    guard declare(name) else { return }
    let elements = items.map {
      CheckedExpression(.constant(.string($0.text)), .string, $0.range, texts: KnownTexts(written: [$0]))
    }
    sets[name.text] = CheckedExpression(
      .list(elements), .list(items.isEmpty ? .nothing : .string), name.range, texts: KnownTexts(written: items))
  }

  /// Makes a name known whose set or definition holds a mistake that was reported.
  public mutating func declareBroken(_ name: Expression.Name) {
    if declare(name) { broken.insert(name.text) }
  }

  /// Whether a name's set or definition holds a mistake that was reported.
  public func isBroken(_ name: String) -> Bool {
    guard case .checked(_, nil) = definitions[name] else { return broken.contains(name) }
    return true
  }

  /// Makes a definition known.
  public mutating func declare(_ definition: Definition) {
    guard declare(definition.name) else { return }
    definitions[definition.name.text] = .declared(definition)
    definitionOrder.append(definition.name.text)
  }

  /// Checks every definition that was declared since the last time, used or not.
  public mutating func checkDefinitions() {
    let names = definitionOrder[uncheckedFrom...]
    uncheckedFrom = definitionOrder.count
    for name in names { _ = checkedDefinition(name, usedAt: nil) }
    let checked = checkedDefinitions
    for name in names { checked[name].map { warnIfCostly($0) } }
  }

  /// The definitions without parameters that could be checked, for the compiler.
  public var checkedDefinitions: [String: CheckedExpression] {
    definitions.compactMapValues { state in
      if case .checked(let definition, let body) = state, definition.parameters.isEmpty { body } else { nil }
    }
  }

  /// A condition: an expression that is true or false.
  public mutating func checkCondition(_ expression: Expression) -> CheckedExpression? {
    guard let checked = check(expression) else { return nil }
    guard checked.type == .boolean else {
      return report(.notACondition(describe(checked.type)), at: checked.range)
    }
    return checked
  }

  /// The same for a whole condition of a rubric, with a warning where it would be too much work.
  public mutating func checkRule(_ expression: Expression) -> CheckedExpression? {
    guard let checked = checkCondition(expression) else { return nil }
    warnIfCostly(checked)
    return checked
  }

  private mutating func warnIfCostly(_ checked: CheckedExpression) {
    let estimate = CostEstimate(of: checked) { [definitions] name in
      if case .checked(_, let body) = definitions[name] { body } else { nil }
    }
    guard estimate.steps > Evaluator.criterionLimit else { return }
    diagnostics.report(.costlyRule(estimate.steps), at: checked.range, in: source, as: .warning)
  }

  // MARK: Definitions

  /// The body of a definition, checked when it is first needed; nil where it can't be used, which has been reported.
  mutating func checkedDefinition(_ name: String, usedAt range: SourceRange?) -> CheckedExpression? {
    guard let state = definitions[name] else { preconditionFailure("only declared definitions are asked for") }
    switch state {
    case .checked(_, let body): return body
    case .inProgress:
      return range.flatMap { report(.circularDefinition(name), at: $0) }
    case .declared(let definition):
      definitions[name] = .inProgress(definition)
      let body = checkBody(of: definition)
      definitions[name] = .checked(definition, body)
      return body
    }
  }

  /// Whether a definition that was checked may be used here: not if that would nest too deep. It is reported if not.
  mutating func mayUse(_ name: String, at range: SourceRange) -> Bool {
    let total = depth + heights[name, default: 0]
    deepest = max(deepest, total)
    return total <= Self.depthLimit ? true : report(.tooDeep(Self.depthLimit), at: range) ?? false
  }

  /// Counts a part; false once there are too many, which is reported once.
  mutating func countPart(at range: SourceRange) -> Bool {
    size += 1
    deepest = max(deepest, depth)
    return size <= Self.sizeLimit ? true : refuse(.tooLarge(), at: range) ?? false
  }

  /// Says, once for the whole rubric, that its rules are too large.
  mutating func refuse<T>(_ message: Diagnostic.Message, at range: SourceRange) -> T? {
    defer { isTooLarge = true }
    return isTooLarge ? nil : report(message, at: outermostUse ?? range)
  }

  private mutating func checkBody(of definition: Definition) -> CheckedExpression? {
    guard definitionsInProgress < Self.definitionLimit else {
      return report(.tooDeep(Self.definitionLimit), at: definition.name.range)
    }
    let outer = (scope, depth, deepest, macroDepth)
    definitionsInProgress += 1
    (scope, depth, deepest, macroDepth) = ([], 0, 0, 0)
    defer {
      heights[definition.name.text] = deepest
      (scope, depth, deepest, macroDepth) = outer
      definitionsInProgress -= 1
    }
    var isComplete = true
    for parameter in definition.parameters {
      guard let type = type(of: parameter), declareVariable(parameter.name) else {
        isComplete = false
        continue
      }
      scope.append((newVariable(parameter.name.text), type, KnownTexts(of: type)))
    }
    return isComplete ? check(definition.body) : nil
  }

  /// The type that a parameter is declared with.
  mutating func type(of parameter: Definition.Parameter) -> ExpressionType? {
    let types: [(String, ExpressionType)] =
      [("bool", .boolean), ("int", .integer), ("double", .double), ("string", .string), ("date", .date)]
      + schema.objects.dropFirst().map { ($0.name, .object($0.id)) }
    guard let type = types.first(where: { $0.0 == parameter.type.text })?.1 else {
      let nearest = Suggestion.nearest(to: parameter.type.text, among: types.map(\.0))
      return report(.unknownType(parameter.type.text, nearest: nearest), at: parameter.type.range)
    }
    return parameter.isList ? .list(type) : type
  }

  // MARK: Names

  private mutating func declare(_ name: Expression.Name) -> Bool {
    if let hidden = meaning(of: name) {
      _ = report(.hidesName(name.text, hidden), at: name.range) as CheckedExpression?
      return false
    }
    declared[name.text] = name.range
    return true
  }

  /// Whether a variable of this name may be declared here; it is reported if not.
  mutating func declareVariable(_ name: Expression.Name) -> Bool {
    let outer = scope.contains { $0.variable.name == name.text } ? "a variable around it" : nil
    guard let hidden = outer ?? meaning(of: name) else { return true }
    _ = report(.hidesName(name.text, hidden), at: name.range) as CheckedExpression?
    return false
  }

  /// What a name already means everywhere in the rubric, if it means something.
  private func meaning(of declaration: Expression.Name) -> String? {
    let name = declaration.text
    if schema.root.field(named: name) != nil { return "a field of the record" }
    if ["record", "auditDate", "auditFrom"].contains(name) { return "a predefined name" }
    if Function.namesBeforeArguments.contains(name) { return "a function" }
    guard let range = declared[name] else { return nil }
    let kind = sets[name] != nil ? "the set" : "the definition"
    return "\(kind) at \(source.mention(of: range, from: declaration.range))"
  }

  mutating func newVariable(_ name: String) -> CheckedExpression.Variable {
    variableCount += 1
    return CheckedExpression.Variable(name: name, number: variableCount - 1)
  }

  /// All names that may be used where the checker is at.
  var knownNames: [String] {
    scope.reversed().map(\.variable.name) + schema.root.fields.map(\.name) + definitions.keys.sorted()
      + sets.keys.sorted() + ["auditDate", "auditFrom", "record"]
  }

  // MARK: Reporting

  mutating func report<T>(_ message: Diagnostic.Message, at range: SourceRange) -> T? {
    diagnostics.report(message, at: range, in: source)
    return nil
  }

  func describe(_ type: ExpressionType) -> String { type.described(by: schema) }
}
