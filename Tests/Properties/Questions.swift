import Diagnostics
@testable import Expressions
import Records
import Support

/// Expressions over boxes, checked together with the definitions they use and compiled into one program.
struct Questions {
  /// One of them.
  struct One {
    let text: String
    let checked: CheckedExpression
    let entry: Program.Entry
    /// Whether its numbers are doubles by its type.
    let isDouble: Bool
  }

  static let window = "2015-09-30"..."2016-09-30"

  private(set) var all: [One] = []
  /// Those that the checker refused, with the ids of its messages: mistakes of whoever wrote them.
  private(set) var refused: [(text: String, ids: [String])] = []
  let definitions: [String: CheckedExpression]
  let program: Program

  init(_ texts: [String], defining named: [RandomExpressions.Named]) {
    let source = SourceText(path: "test", bytes: [])
    var checker = Checker(schema: TestSchema.box, source: source)
    for definition in named {
      var diagnostics = Diagnostics()
      let head = SourceSnippet(path: "test", text: definition.head(RandomExpressions.parameterName(of:)))
      if let body = Parser.parse(SourceSnippet(path: "test", text: definition.body), &diagnostics),
        let definition = Definition(head: head, body: body, &diagnostics)
      {
        checker.declare(definition)
      }
    }
    checker.checkDefinitions()
    let broken = checker.diagnostics.all.map(\.message.id)
    if !broken.isEmpty {
      let texts = named.map { "\($0.head(RandomExpressions.parameterName(of:))): \($0.body)" }
      refused.append((texts.joined(separator: "\n"), broken))
    }
    var accepted: [(String, CheckedExpression)] = []
    for text in texts {
      var diagnostics = Diagnostics()
      let before = checker.diagnostics.all.count
      let parsed = Parser.parse(SourceSnippet(path: "test", text: text), &diagnostics)
      if let checked = parsed.flatMap({ checker.check($0) }) {
        accepted.append((text, checked))
      } else {
        let messages = diagnostics.all + checker.diagnostics.all.dropFirst(before)
        refused.append((text, messages.map(\.message.id)))
      }
    }
    definitions = checker.checkedDefinitions
    var compiler = Compiler(schema: TestSchema.box, definitions: definitions)
    for (text, checked) in accepted {
      let isDouble = "\(checked.type)".contains("double")
      all.append(One(text: text, checked: checked, entry: compiler.add(checked), isDouble: isDouble))
    }
    var program = compiler.finish()
    program.calendar = TestSchema.calendar
    self.program = program
  }

  /// The answers of the real evaluator to all of them, or to some.
  func answers(for literal: RecordLiteral, observing: Bool = true, only indices: [Int]? = nil) -> [String] {
    let record = literal.record(by: TestSchema.box)
    var evaluator = Evaluator(program)
    return evaluator.with(Self.subject(record), observing: observing) { evaluator in
      (indices ?? Array(all.indices)).map { index in
        let question = all[index]
        evaluator.startCriterion()
        let value = evaluator.evaluate(question.entry)
        return evaluator.shown(value, in: record, isDouble: question.isDouble)
      }
    }
  }

  /// The truth of those that are conditions; nil for the others.
  func truths(for literal: RecordLiteral) -> [String?] {
    let record = literal.record(by: TestSchema.box)
    var evaluator = Evaluator(program)
    return evaluator.with(Self.subject(record)) { evaluator in
      all.map { question in
        guard question.checked.type == .boolean else { return nil }
        evaluator.startCriterion()
        switch evaluator.truth(question.entry) {
        case .yes: return "true"
        case .no: return "false"
        case .unknown: return "unknown: "
        case .error: return "error: "
        }
      }
    }
  }

  /// How many steps each of them takes, observed and, where it is a condition, asked for its truth alone.
  func steps(for literal: RecordLiteral) -> [(observed: Int, alone: Int)] {
    let record = literal.record(by: TestSchema.box)
    let counts = [true, false].map { observing in
      var evaluator = Evaluator(program)
      return evaluator.with(Self.subject(record), observing: observing) { evaluator in
        all.map { question in
          evaluator.startCriterion()
          let begun = evaluator.stepsDone
          if observing || question.checked.type != .boolean {
            _ = evaluator.evaluate(question.entry.node)
          } else {
            _ = evaluator.truth(question.entry)
          }
          return evaluator.stepsDone - begun
        }
      }
    }
    return Array(zip(counts[0], counts[1])).map { (observed: $0, alone: $1) }
  }

  /// A record and the window that all are asked about.
  static func subject(_ record: Record) -> Evaluator.Subject {
    func day(_ text: String) -> Value { CalendarDate(text).map(Value.date) ?? .unreadable }
    return Evaluator.Subject(
      record: record, auditDate: day(window.upperBound), auditFrom: day(window.lowerBound))
  }

  /// The answers of the reference.
  func references(for literal: RecordLiteral) -> [String] {
    let evaluator = ReferenceEvaluator(
      record: .record(literal, by: TestSchema.box), definitions: definitions, window: Self.window)
    return all.map { question in
      let value = evaluator.value(question.checked)
      return question.isDouble ? value.describedAsDouble : value.description
    }
  }
}

extension Evaluator {
  /// A value in the words of the reference evaluator.
  fileprivate mutating func shown(_ value: Value, in record: Record, isDouble: Bool) -> String {
    let value = asUnknown(value)
    switch value.kind {
    case .boolean: return value.isTrue ? "true" : "false"
    case .integer, .double: return isDouble || value.kind == .double ? "\(value.double)" : "\(value.integer)"
    case .symbol, .text: return string(of: value).debugDescription
    case .date: return value.calendarDate.description
    case .list:
      let items = (0..<Int(value.count)).map { shown(item($0, of: value), in: record, isDouble: isDouble) }
      return "[\(items.joined(separator: ", "))]"
    case .unknown:
      let paths = silentPaths(of: value).compactMap { $0.path(in: record, by: TestSchema.box)?.description }
      return "unknown: \(paths.sorted().joined(separator: " "))"
    case .object:
      let first = record.path(ofSlot: Int(value.bits), by: TestSchema.box)?.steps.dropLast()
      return "the object \(FieldPath(Array(first ?? [])))"
    default: return value.evaluationError.map { "error: \($0)" } ?? "\(value.kind)"
    }
  }
}
