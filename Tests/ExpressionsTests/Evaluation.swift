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

  /// The truth of a condition over a `box`, as those ask for it who want nothing else.
  static func truth(
    _ expression: String, in node: RecordLiteral, defining definitions: [(String, String)] = []
  ) -> String {
    var diagnostics = Diagnostics()
    let (checker, checked) = check(expression, defining: definitions, &diagnostics)
    guard let checked, diagnostics.isEmpty else { return "mistake" }
    let (program, entry) = compiled(checked, checker)
    var evaluator = Evaluator(program)
    return evaluator.with(subject(node.record(by: TestSchema.box))) { evaluator in
      switch evaluator.truth(entry) {
      case .yes: "true"
      case .no: "false"
      case .unknown: "unknown"
      case .error: "error"
      }
    }
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
    let (program, entry) = compiled(expression, checker)
    var evaluator = Evaluator(program)
    let record = node.record(by: TestSchema.box)
    return evaluator.with(subject(record), observing: observing) { evaluator in
      let value = evaluator.evaluate(entry)
      if value.isTrue { return "true" }
      if value.isFalse { return "false" }
      if let error = value.evaluationError { return "error: \(error)" }
      let paths = shown(evaluator.silentPaths(of: value), in: record)
      return paths.isEmpty ? "unknown" : "unknown: \(paths)"
    }
  }

  private static func compiled(_ expression: CheckedExpression, _ checker: Checker) -> (Program, Program.Entry) {
    var compiler = Compiler(schema: TestSchema.box, definitions: checker.checkedDefinitions)
    let entry = compiler.add(expression)
    var program = compiler.finish()
    program.calendar = TestSchema.calendar
    return (program, entry)
  }

  private static func subject(_ record: Record) -> Evaluator.Subject {
    Evaluator.Subject(record: record, auditDate: day("2016-09-30"), auditFrom: day("2015-09-30"))
  }

  private static func shown(_ places: [ReadPlace], in record: Record) -> String {
    places.compactMap { $0.path(in: record, by: TestSchema.box)?.description }.joined(separator: " ")
  }

  /// What an expression over a `box` rests on: its outcome and the paths, `holds: flag parts`, and where something asked for
  /// the audit window, that it was taken from the record's `day`: `; window: day`.
  static func evidence(
    _ expression: String, in node: RecordLiteral, defining definitions: [(String, String)] = []
  ) -> String {
    var diagnostics = Diagnostics()
    let (checker, checked) = check(expression, defining: definitions, &diagnostics)
    guard let checked, diagnostics.isEmpty else { return "mistake" }
    let (program, entry) = compiled(checked, checker)
    var evaluator = Evaluator(program)
    let record = node.record(by: TestSchema.box)
    let day = ReadPlace(slot: TestSchema.box.root.field(named: "day")?.slot ?? 0)
    return evaluator.with(subject(record), observing: true) { evaluator in
      let explanation = evaluator.explanation(of: entry, window: [0: [day], 1: [day]])
      let window = shown(explanation.windowReads, in: record)
      let outcome = "\(explanation.outcome)".replacing("Expressions.EvaluationError.", with: "")
      return "\(outcome): \(shown(explanation.allReads, in: record))"
        + (window.isEmpty ? "" : "; window: \(window)")
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
