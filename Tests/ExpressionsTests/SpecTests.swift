import Expressions
import Support
import Testing

/// The tables of `Tests/Spec` hold, and leave nothing of the language out.
struct SpecTests {
  @Test(arguments: SpecTable.all.indices)
  func holds(_ index: Int) {
    let table = SpecTable.all[index]
    for row in table.rows {
      let outcome = Outcome.of(row.expression, in: row.record, defining: table.definitions.map { ($0.head, $0.body) })
      #expect(SpecTable.Answer(outcome) == row.answer, "\(table.topic): \(row.name): \(row.expression): \(outcome)")
    }
  }

  /// Both speeds give the same judgements: collecting paths changes no answer.
  @Test func observingChangesNothing() {
    for table in SpecTable.all {
      let definitions = table.definitions.map { ($0.head, $0.body) }
      for row in table.rows {
        let fast = Outcome.of(row.expression, in: row.record, defining: definitions, observing: false)
        let slow = Outcome.of(row.expression, in: row.record, defining: definitions)
        #expect(slow == fast || (fast == "unknown" && slow.hasPrefix("unknown: ")), "\(row.name)")
        let truth = Outcome.truth(row.expression, in: row.record, defining: definitions)
        #expect(slow.hasPrefix(truth), "\(row.name): \(slow), \(truth)")
      }
    }
  }

  @Test func everythingIsShown() {
    var parts: Set<String> = []
    for table in SpecTable.all {
      for row in table.rows {
        let definitions = table.definitions.map { ($0.head, $0.body) }
        for checked in Outcome.checked(row.expression, defining: definitions) {
          ExpressionParts.collect(checked, into: &parts)
        }
      }
    }
    #expect(ExpressionParts.all.subtracting(parts) == [], "in no row of Tests/Spec")
    let count = SpecTable.all.reduce(0) { $0 + $1.rows.count }
    print("\(count) rows of Tests/Spec show \(parts.count) functions, operators, macros and kinds of names")
    #expect(count >= 500)
  }

  /// A name tells rows apart and says something.
  @Test func namesAreDistinct() {
    let names = SpecTable.all.flatMap { table in table.rows.map { "\(table.topic): \($0.name)" } }
    let repeated = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys
    #expect(repeated.isEmpty)
  }
}

extension SpecTable.Answer {
  /// What a test states as a text.
  fileprivate init?(_ outcome: String) {
    let words = outcome.split(separator: " ").map(String.init)
    switch words.first {
    case "true", "false": self = .value(outcome == "true")
    case "error:": self = .error(words.dropFirst().joined())
    case "unknown:": self = .silent(Set(words.dropFirst()))
    default: return nil
    }
  }
}
