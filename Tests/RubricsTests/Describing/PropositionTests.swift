import Diagnostics
import Expressions
import Foundation
import Records
import Support
import Testing

@testable import Rubrics

/// A sentence holds, does not hold or is open exactly where the condition is true, false or unknown: tried on random conditions with
/// every answer to every field.
struct PropositionTests {
  private static let names = ["a", "b", "c", "d"]

  /// The three answers: nil is silence.
  private typealias Answers = [String: Bool?]

  private static let schema = """
    {
      "description": "Flags.",
      "x-caseaudit": {"record": "flags", "collection": "manyFlags", "identity": ["key"], "groups": [{"name": "key", "path": "key"}]},
      "type": "object",
      "properties": {
        "key": {"description": "Which.", "type": ["string", "null"]},
        \(names.map { #""\#($0)": {"description": "A flag.", "type": ["boolean", "null"]}"# }.joined(separator: ",\n    "))
      },
      "additionalProperties": false
    }
    """

  @Test func sentencesMeanWhatConditionsMean() throws {
    var generator = SeededGenerator(seed: 6)
    let conditions = (0..<120).map { _ in Self.condition(4, &generator) }
    let rubric = try Self.load(conditions)
    let describer = RuleDescriber(rubric)
    for (criterion, condition) in zip(rubric.criteria, conditions) {
      let sentence = describer.describe(criterion.met.expression)
      let lines = sentence.lines(after: "")
      for answers in Self.everyAnswer {
        let (said, meant) = (Self.value(sentence, answers), Self.value(criterion.met.expression, answers))
        #expect(said == meant, "\(condition) with \(answers)")
        // What a person reads in the lines must be the same.
        #expect(SentenceReader(answers: answers).value(lines) == meant, "\(condition) with \(answers)")
      }
    }
  }

  private static func condition(_ depth: Int, _ generator: inout SeededGenerator) -> String {
    guard depth > 0 else { return names.randomElement(using: &generator) ?? "a" }
    func part() -> String { condition(depth - 1, &generator) }
    return switch Int.random(in: 0..<9, using: &generator) {
    case 0, 1: "(\(part()) && \(part()))"
    case 2, 3: "(\(part()) || \(part()))"
    case 4: "!\(part())"
    case 5: "(\(part()) ? \(part()) : \(part()))"
    case 6: "(\(part()) \(Bool.random(using: &generator) ? "==" : "!=") \(part()))"
    case 7:
      "(has(record.a) ? \(part()) : (\(part()) && record.a))"
    default: part()
    }
  }

  private static func load(_ conditions: [String]) throws -> Rubric {
    let folder = try TemporaryFolder()
    let criteria = conditions.enumerated().map {
      "      c\($0.offset): {title: T, kind: quality, why: W, met: \"\($0.element)\"}"
    }
    try folder.write(schema, to: "flags.schema.json")
    try folder.write(
      """
      rubric: test
      version: "1"
      title: T
      record: ../flags.schema.json
      gap: {essential: true}
      themes:
        only:
          title: T
          criteria:
      \(criteria.joined(separator: "\n"))
      """, to: "test/rubric.yaml")
    var diagnostics = Diagnostics()
    let rubric = RubricLoader.load(folder: "\(folder.path)/test", &diagnostics)
    return try #require(rubric, "\(DiagnosticRenderer(colours: false).render(diagnostics.all))")
  }

  private static let everyAnswer: [Answers] = names.reduce([[:]]) { found, name in
    found.flatMap { answers in [true, false, nil].map { answers.merging([name: $0]) { $1 } } }
  }

  // MARK: What they come to

  /// What a sentence comes to where each statement has an answer.
  private static func value(_ sentence: Sentence, _ answers: Answers) -> Bool? {
    func values(_ parts: [Sentence]) -> [Bool?] { parts.map { value($0, answers) } }
    return switch sentence {
    case .clause(let clause): Kleene.both(Self.values(clause, answers))
    case .all(let parts): Kleene.both(values(parts))
    case .any(let parts): Kleene.either(values(parts))
    case .none(let parts): Kleene.not(Kleene.either(values(parts)))
    case .notAll(let parts): Kleene.not(Kleene.both(values(parts)))
    case .lead(let words, let sentence): words.words == "it is not so that" ? Kleene.not(value(sentence, answers)) : nil
    case .given(let condition, let consequence):
      Kleene.either([Kleene.not(value(condition, answers)), value(consequence, answers)])
    case .choice(let condition, let first, let second):
      Kleene.choice(value(condition, answers), value(first, answers), value(second, answers))
    case .same(let first, let second): Kleene.same(value(first, answers), value(second, answers))
    case .different(let first, let second): Kleene.not(Kleene.same(value(first, answers), value(second, answers)))
    case .open(let condition, let otherwise):
      condition.flatMap { value($0, answers) } == false ? otherwise : nil
    }
  }

  /// What is said of a field, all of which must hold: `“a” is yes and is no`.
  private static func values(_ clause: Sentence.Clause, _ answers: Answers) -> [Bool?] {
    if clause.predicate.words.hasPrefix("the record says whether ") {
      let name = clause.predicate.words.split(separator: /[“”]/)[1]
      return [answers[String(name)] != .some(nil)]
    }
    let answer = answers[String(clause.subject.words.dropFirst().dropLast())] ?? nil
    return clause.predicate.words.components(separatedBy: " and ").map { $0 == "is yes" ? answer : Kleene.not(answer) }
  }

  /// What a condition comes to, by the definition of the language.
  private static func value(_ expression: CheckedExpression, _ answers: Answers) -> Bool? {
    switch expression.kind {
    case .field(_, let field): return answers[field.name] ?? nil
    case .not(let operand): return Kleene.not(value(operand, answers))
    case .logic(.and, let left, let right): return Kleene.both([value(left, answers), value(right, answers)])
    case .logic(.or, let left, let right): return Kleene.either([value(left, answers), value(right, answers)])
    case .conditional(let condition, let first, let second):
      return Kleene.choice(value(condition, answers), value(first, answers), value(second, answers))
    case .comparison(let comparison, let left, let right):
      let isSame = Kleene.same(value(left, answers), value(right, answers))
      return comparison == .equal ? isSame : Kleene.not(isSame)
    case .has(_, let field): return answers[field.name] != .some(nil)
    default: preconditionFailure("no other kind is thought up here")
    }
  }
}
