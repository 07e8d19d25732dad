@testable import Expressions
import Foundation
import Support
import Testing

/// The evaluator agrees with a slow and obvious one on random expressions over random records: on values, on errors, on what is
/// unknown and on the paths that make it so.
@Suite struct ReferenceProperty {
  static let seed = UInt64(ProcessInfo.processInfo.environment["CASEAUDIT_SEED"] ?? "") ?? 20_260_302
  static let count = Int(ProcessInfo.processInfo.environment["CASEAUDIT_EXPRESSIONS"] ?? "") ?? 104_000

  @Test func bothEvaluatorsAgree() async {
    let workers = 2
    let total = await withTaskGroup(of: Agreement.self) { group in
      for worker in 0..<workers {
        group.addTask { Agreement.run(count: Self.count / workers, seed: Self.seed &+ UInt64(worker)) }
      }
      return await group.reduce(into: Agreement()) { $0.add($1) }
    }
    let coverage = "\(total.parts.count) of \(ExpressionParts.all.count) functions, operators, macros and names"
    let kinds = total.kinds.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    print(
      "\(total.expressions) random expressions over \(total.records) records, two each, against the reference: \(kinds); "
        + "\(coverage); seed \(Self.seed)")
    for disagreement in total.disagreements.prefix(10) { Issue.record("\(disagreement)") }
    #expect(total.expressions >= 100_000 || Self.count < 100_000)
    #expect(ExpressionParts.all.subtracting(total.parts) == [], "never generated")
    #expect(Agreement.overloads.subtracting(total.overloads) == [], "never generated")
    #expect(total.refused.count * 20 < total.expressions, "\(total.refused.prefix(3))")
    if Self.count < 100_000 { for refused in total.refused.prefix(10) { print("refused: \(refused)") } }
  }
}

/// What a run found.
struct Agreement: Sendable {
  var expressions = 0
  var records = 0
  var parts: Set<String> = []
  /// The functions with the numbers of their overloads.
  var overloads: Set<String> = []
  var kinds: [String: Int] = [:]
  var refused: [String] = []
  var disagreements: [String] = []

  static let overloads = Set(
    Function.all.filter(\.isForRubrics).flatMap { function in
      function.overloads.indices.filter { isReached($0, of: function) }
        .map { "\(ExpressionParts.name(of: function)) \($0)" }
    })

  /// Whether no earlier overload takes all that this one takes, as a number takes whole numbers.
  private static func isReached(_ index: Int, of function: Function) -> Bool {
    let overload = function.overloads[index]
    let hides = function.overloads[..<index].contains { earlier in
      earlier.isForRubrics && earlier.takes.count == overload.takes.count
        && zip(earlier.takes, overload.takes).allSatisfy { SignatureMatch.accepts($0, $1) }
    }
    return overload.isForRubrics && !hides
  }

  mutating func add(_ other: Agreement) {
    expressions += other.expressions
    records += other.records
    parts.formUnion(other.parts)
    overloads.formUnion(other.overloads)
    kinds.merge(other.kinds, uniquingKeysWith: +)
    refused += other.refused
    disagreements += other.disagreements
  }

  static func run(count: Int, seed: UInt64) -> Agreement {
    var (agreement, expressions, boxes) = (Agreement(), RandomExpressions(seed: seed), RandomBoxes(seed: seed))
    let lists: [ExpressionType] = [.list(.integer), .list(.string), .list(.double)]
    let types = RandomExpressions.scalars + lists + Array(repeating: .boolean, count: 6)
    while agreement.expressions < count {
      expressions.redefine(5)
      let texts = (0..<50).map { _ in
        expressions.next(expressions.dice.pick(types), parts: expressions.dice.pick([3, 6, 10, 16]))
      }
      agreement.compare(Questions(texts, defining: expressions.definitions), over: (0..<2).map { _ in boxes.next() })
    }
    return agreement
  }

  private mutating func compare(_ questions: Questions, over boxes: [RecordLiteral]) {
    refused += questions.refused.map { "\($0.text) (\($0.ids.joined(separator: " ")))" }
    expressions += questions.all.count
    records += boxes.count
    for expression in questions.all.map(\.checked) + questions.definitions.values { note(expression) }
    for box in boxes {
      let (real, reference) = (questions.answers(for: box), questions.references(for: box))
      let unobserved = questions.answers(for: box, observing: false)
      let (truths, steps) = (questions.truths(for: box), questions.steps(for: box))
      for (index, question) in questions.all.enumerated() {
        let kind = ["unknown", "error"].first { real[index].hasPrefix("\($0): ") } ?? "definite"
        kinds[kind, default: 0] += 1
        // Collecting paths changes no answer.
        let isSame =
          unobserved[index] == (kind == "unknown" ? "unknown: " : real[index])
          && truths[index].map { real[index].hasPrefix($0) } ?? true && steps[index].observed == steps[index].alone
        guard real[index] != reference[index] || !isSame else { continue }
        disagreements.append(
          "\(question.text)\n  \(steps[index])\n  real \(real[index])\n  reference \(reference[index])\n  \(box.written)"
        )
      }
    }
  }

  private mutating func note(_ expression: CheckedExpression) {
    let (name, below) = ExpressionParts.split(expression)
    parts.insert(name)
    if case .function(_, let overload, _) = expression.kind { overloads.insert("\(name) \(overload)") }
    for child in below { note(child) }
  }
}

extension RecordLiteral {
  /// It as a test would write it.
  var written: String {
    switch self {
    case .absent: "nil"
    case .unreadable: ".unreadable"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .double(let value): "\(value)"
    case .text(let text): text.debugDescription
    case .list(let items): "[\(items.map(\.written).joined(separator: ", "))]"
    case .object(let entries): "{\(entries.map { "\($0.0): \($0.1.written)" }.joined(separator: ", "))}"
    }
  }
}
