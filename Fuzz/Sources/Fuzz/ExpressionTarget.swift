import Diagnostics
@testable import Expressions
import Records

extension FuzzTarget {
  /// An expression, in a rubric and on its own: parsed, checked, evaluated.
  static let expression = FuzzTarget(name: "expression") { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    let isRubricMode = runInRubric(text)
    return runInStandardMode(text) || isRubricMode
  }

  private static let variables: [String: StandardValue] = [
    "x": .list([.integer(.min), .string("a\u{301}")]), "y.z": .optional(.null), "big": .unsigned(.max),
    "map": .map([.init(key: .string("a"), value: .double(.nan))]),
  ]

  private static func runInStandardMode(_ text: String) -> Bool {
    let snippet = SourceSnippet(path: "expression", text: text)
    var diagnostics = Diagnostics()
    let declarations = StandardDeclarations(variables: variables.mapValues { _ in .dynamic })
    let expression = StandardExpression(snippet, declaring: declarations, calendar: Samples.calendar, &diagnostics)
    requireGoodPlaces(diagnostics, in: snippet.source)
    guard let expression else {
      require(diagnostics.hasErrors, "an expression that is none has a mistake")
      return false
    }
    let (first, second) = (expression.evaluate(with: variables), expression.evaluate(with: variables))
    // Not compared as values: NaN is not equal to itself.
    require("\(first)" == "\(second)", "an expression has the same value each time")
    requireGoodPlaces(expression.typeMistakes, in: snippet.source)
    if case .success(let value) = first, !expression.typeMistakes.hasErrors {
      require(fits(value, expression.type), "\(value) is not of type \(expression.type)")
    }
    return true
  }

  private static func fits(_ value: StandardValue, _ type: ExpressionType) -> Bool {
    switch (type, value) {
    case (.dynamic, _), (.parameter, _), (.boolean, .boolean), (.integer, .integer), (.unsigned, .unsigned),
      (.double, .double),
      (.string, .string), (.bytes, .bytes), (.null, .null), (.timestamp, .timestamp), (.duration, .duration),
      (.type, .type), (.date, .date), (.period, .period), (.optional, .optional(nil)):
      true
    case (.list(let item), .list(let values)): values.allSatisfy { fits($0, item) }
    case (.map(let key, let item), .map(let entries)):
      entries.allSatisfy { fits($0.key, key) && fits($0.value, item) }
    case (.optional(let item), .optional(let value?)): fits(value, item)
    default: false
    }
  }

  private static func runInRubric(_ text: String) -> Bool {
    let snippet = SourceSnippet(path: "expression", text: text)
    var diagnostics = Diagnostics()
    let parsed = Parser.parse(snippet, &diagnostics)
    var checker = Checker(schema: Samples.schema, source: snippet.source)
    let checked = parsed.flatMap { checker.check($0) }
    diagnostics.report(contentsOf: checker.diagnostics)
    requireGoodPlaces(diagnostics, in: snippet.source)
    guard let checked else {
      require(diagnostics.hasErrors, "an expression that can't be used has a mistake")
      return parsed != nil
    }
    var compiler = Compiler(schema: Samples.schema, definitions: [:])
    let entry = compiler.add(checked)
    var program = compiler.finish()
    program.calendar = Samples.calendar
    let answers = Samples.records.map { answer(of: checked, entry, program, on: $0) }
    requireSound(answers, text)
    return true
  }

  /// The answer on a record, which is the same whether evidence is collected or not.
  private static func answer(
    of expression: CheckedExpression, _ entry: Program.Entry, _ program: Program, on record: Record
  ) -> Value {
    var evaluator = Evaluator(program)
    let day = CalendarDate("2016-09-30").map(Value.date) ?? .unreadable
    let subject = Evaluator.Subject(record: record, auditDate: day, auditFrom: day)
    let answers = [false, true].map { observing in
      evaluator.with(subject, observing: observing) { evaluator in
        let value = evaluator.evaluate(entry)
        require(fits(value, expression.type), "\(value.kind) is not of type \(expression.type)")
        for path in evaluator.silentPaths(of: value) { _ = path.path(in: record, by: Samples.schema) }
        return value
      }
    }
    require(answers[0].kind == answers[1].kind, "observed, the value is \(answers[1].kind), not \(answers[0].kind)")
    if answers[0].kind == .boolean { require(answers[0].bits == answers[1].bits, "observing changes the answer") }
    return answers[0]
  }

  private static func fits(_ value: Value, _ type: ExpressionType) -> Bool {
    switch value.kind {
    case .unknown, .error: true
    case .boolean: type == .boolean
    case .integer: type == .integer || type == .double
    case .double: type == .double
    case .symbol, .text: type.isText
    case .date: type == .date
    case .period: type == .period
    case .object: if case .object = type { true } else { false }
    case .list, .undecidedList: if case .list = type { true } else { type == .nothing }
    case .sizeRange: type == .integer
    case .missing, .unsigned, .null, .bytes, .timestamp, .duration, .type, .map, .optional: false
    }
  }

  /// The law of silence: what is answered on a record that says nothing is answered on every record. `has` and `.?`
  /// (never without `orValue`) ask about silence itself.
  private static func requireSound(_ answers: [Value], _ text: String) {
    guard !text.contains("has"), !text.contains("orValue"), answers[0].kind == .boolean else { return }
    for answer in answers.dropFirst() where answer.evaluationError != .costLimit {
      require(
        answer.kind == .boolean && answer.bits == answers[0].bits,
        "silence answers \(answers[0].isTrue), a record \(answer.kind)")
    }
  }
}
