import Diagnostics
import Expressions
import Records
import Support

/// What came of an expression, as a row of a table states it.
enum Outcome {
  /// Evaluates an expression over a `box`; the result is its value, `error: …`, `unknown: paths` or `mistake: ids`.
  static func of(
    _ expression: String, in record: RecordLiteral = [:], defining definitions: [(String, String)] = [],
    observing: Bool = true
  ) -> String {
    var diagnostics = Diagnostics()
    let (checker, checked) = check(expression, defining: definitions, &diagnostics)
    guard let checked, diagnostics.isEmpty else {
      return "mistake: \(diagnostics.all.map(\.message.id).joined(separator: " "))"
    }
    return value(of: checked, checker, record, observing)
  }

  /// A checked expression and the checked definitions without parameters that it may use; none where there is a mistake.
  static func checked(_ expression: String, defining definitions: [(String, String)]) -> [CheckedExpression] {
    var diagnostics = Diagnostics()
    let (checker, checked) = check(expression, defining: definitions, &diagnostics)
    return checked.map { [$0] + checker.checkedDefinitions.values } ?? []
  }

  private static func check(
    _ expression: String, defining definitions: [(String, String)], _ diagnostics: inout Diagnostics
  ) -> (Checker, CheckedExpression?) {
    var checker = Checker(schema: TestSchema.box, source: SourceText(path: "test", bytes: []))
    for (head, body) in definitions {
      guard let body = Parser.parse(SourceSnippet(path: "test", text: body), &diagnostics),
        let definition = Definition(head: SourceSnippet(path: "test", text: head), body: body, &diagnostics)
      else { continue }
      checker.declare(definition)
    }
    checker.checkDefinitions()
    let snippet = SourceSnippet(path: "test", text: expression)
    let parsed = Parser.parse(snippet, &diagnostics)
    let checked = parsed.flatMap { checker.checkCondition($0) }
    diagnostics.report(contentsOf: checker.diagnostics)
    return (checker, checked)
  }

  private static func value(
    of expression: CheckedExpression, _ checker: Checker, _ node: RecordLiteral, _ observing: Bool
  ) -> String {
    var compiler = Compiler(schema: TestSchema.box, definitions: checker.checkedDefinitions)
    let entry = compiler.add(expression)
    var program = compiler.finish()
    program.calendar = TestSchema.calendar
    var evaluator = Evaluator(program)
    let record = node.record(by: TestSchema.box)
    let subject = Evaluator.Subject(record: record, auditDate: day("2016-09-30"), auditFrom: day("2015-09-30"))
    return evaluator.with(subject, observing: observing) { evaluator in
      let value = evaluator.evaluate(entry)
      if value.isTrue { return "true" }
      if value.isFalse { return "false" }
      if let error = value.evaluationError { return "error: \(error)" }
      let paths = evaluator.silentPaths(of: value).compactMap { $0.path(in: record, by: TestSchema.box)?.description }
      return paths.isEmpty ? "unknown" : "unknown: \(paths.joined(separator: " "))"
    }
  }

  private static func day(_ text: String) -> Value {
    CalendarDate(text).map(Value.date) ?? .unreadable
  }

  /// Evaluates an expression of standard mode; the result is `true`, `false`, another value as Swift shows it, `error: …`
  /// or `mistake: ids`.
  static func inStandardMode(_ expression: String, with bindings: [String: StandardValue] = [:]) -> String {
    var diagnostics = Diagnostics()
    let snippet = SourceSnippet(path: "test", text: expression)
    let declarations = StandardDeclarations(variables: bindings.mapValues { _ in .dynamic })
    let standard = StandardExpression(snippet, declaring: declarations, calendar: TestSchema.calendar, &diagnostics)
    guard let standard else { return "mistake: \(diagnostics.all.map(\.message.id).joined(separator: " "))" }
    switch standard.evaluate(with: bindings) {
    case .success(.boolean(let value)): return "\(value)"
    case .success(let value): return "\(value)"
    case .failure(let error): return "error: \(error)"
    }
  }
}
