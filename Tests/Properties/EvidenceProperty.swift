@testable import Expressions
import Foundation
import Records
import Support
import Testing

/// The evidence of an answer is enough: on random expressions over random records nothing outside of it, changed or silenced,
/// one field or all of them, changes the answer.
@Suite struct EvidenceProperty {
  static let count = Int(ProcessInfo.processInfo.environment["CASEAUDIT_EXPLANATIONS"] ?? "") ?? 4_000

  @Test func evidenceIsEnough() async {
    let workers = 2
    let total = await withTaskGroup(of: ExplainedExpressions.self) { group in
      for worker in 0..<workers {
        group.addTask { .run(count: Self.count / workers, seed: ReferenceProperty.seed &+ UInt64(worker)) }
      }
      return await group.reduce(into: ExplainedExpressions()) { $0.add($1) }
    }
    let kinds = total.outcomes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    print(
      "\(total.explanations) explanations of \(total.expressions) random conditions (\(kinds)) and \(total.changes) "
        + "changes outside their evidence; seed \(ReferenceProperty.seed)")
    for surprise in total.surprises.prefix(10) { Issue.record("\(surprise)") }
    #expect(total.surprises.count == 0)
    #expect(ExpressionParts.all.subtracting(total.parts) == [], "never explained")
    #expect(ExplainedExpressions.bases.subtracting(total.bases) == [], "never explained in this way")
  }
}

/// What a run found.
struct ExplainedExpressions: Sendable {
  var (expressions, explanations, changes) = (0, 0, 0)
  var outcomes: [String: Int] = [:]
  var parts: Set<String> = []
  var bases: Set<String> = []
  var surprises: [String] = []

  /// How a condition may be explained; that nothing is too much to look at is held apart.
  static let bases: Set<String> = [
    "reading", "negation", "together", "oneSide", "choice", "definition", "witness", "counterExample", "everyItem",
    "counted", "item",
  ]

  mutating func add(_ other: ExplainedExpressions) {
    expressions += other.expressions
    explanations += other.explanations
    changes += other.changes
    outcomes.merge(other.outcomes, uniquingKeysWith: +)
    parts.formUnion(other.parts)
    bases.formUnion(other.bases)
    surprises += other.surprises
  }

  static func run(count: Int, seed: UInt64) -> ExplainedExpressions {
    var (run, expressions, boxes) = (Self(), RandomExpressions(seed: seed), RandomBoxes(seed: seed))
    while run.expressions < count {
      expressions.redefine(5)
      let texts = (0..<50).map { _ in expressions.next(.boolean, parts: expressions.dice.pick([3, 6, 10, 16])) }
      let questions = Questions(texts, defining: expressions.definitions)
      run.expressions += questions.all.count
      for _ in 0..<2 { run.explain(questions, on: boxes.next(), expressions.definitions, seed: boxes.dice.seed()) }
    }
    return run
  }

  private mutating func explain(
    _ questions: Questions, on box: RecordLiteral, _ definitions: [RandomExpressions.Named], seed: UInt64
  ) {
    let record = box.record(by: TestSchema.box)
    let explained = questions.explanations(for: record)
    let plain = questions.outcomes(for: record, only: Array(explained.indices))
    for (index, explanation) in explained.enumerated() {
      note(explanation)
      if explanation.outcome != plain[index] || !explanation.isComplete {
        surprises.append(
          "\(questions.all[index].text)\n  \(plain[index]), explained as \(explanation.outcome)\n  \(box.written)")
      }
    }
    var trial = EvidenceTrial(record, by: TestSchema.box, explained.map { ($0.outcome, $0.allReads) }, seed: seed) {
      questions.outcomes(for: $0, only: $1)
    }
    trial.run()
    explanations += explained.count
    changes += trial.changes
    for (question, change, answer) in trial.surprises {
      let asked = questions.all[question]
      let named = definitions.map { "  \($0.head(RandomExpressions.parameterName(of:))): \($0.body)\n" }
      let evidence = explained[question].allReads.compactMap { $0.path(in: record, by: TestSchema.box)?.description }
      surprises.append(
        """
        \(asked.text)
        \(named.joined())  \(explained[question].outcome) since \(evidence.joined(separator: ", "))
          \(answer) after \(change)
          \(box.written)
        """)
    }
  }

  private mutating func note(_ explanation: Explanation) {
    outcomes["\(explanation.outcome)".prefix { $0 != "(" }.description, default: 0] += 1
    collect(explanation)
  }

  /// The parts of conditions that were explained, and how.
  private mutating func collect(_ explanation: Explanation) {
    bases.insert(explanation.basis.name)
    if let expression = explanation.expression { ExpressionParts.collect(expression, into: &parts) }
    for part in explanation.parts { collect(part) }
  }
}

extension Questions {
  /// What some come to on a record.
  func outcomes(for record: Record, only indices: [Int]) -> [Explanation.Outcome] {
    var evaluator = Evaluator(program)
    return evaluator.with(Self.subject(record)) { evaluator in
      indices.map { index in
        evaluator.startCriterion()
        return Explanation.Outcome(evaluator.evaluate(all[index].entry))
      }
    }
  }

  /// Why all come to what they do on a record.
  func explanations(for record: Record) -> [Explanation] {
    var evaluator = Evaluator(program)
    return evaluator.with(Self.subject(record), observing: true) { evaluator in
      all.map { evaluator.explanation(of: $0.entry) }
    }
  }
}

extension Explanation.Basis {
  fileprivate var name: String {
    switch self {
    case .reading: "reading"
    case .negation: "negation"
    case .together: "together"
    case .oneSide: "oneSide"
    case .choice: "choice"
    case .definition: "definition"
    case .witness: "witness"
    case .counterExample: "counterExample"
    case .everyItem: "everyItem"
    case .counted: "counted"
    case .item: "item"
    case .tooMuch: "tooMuch"
    }
  }
}
