import Diagnostics
import Expressions
import Support
import Testing

/// Mistakes: where each is found and what it is called. `1️⃣` marks the place; the marks are taken out first.
struct CheckerTests {
  @Test(
    arguments: [
      ("1️⃣flga", "unknown-name", "did you mean 'flag'?"),
      ("part.1️⃣sise == 1", "unknown-field", "did you mean 'size'?"),
      ("parts.1️⃣done", "field-of-list", nil),
      ("count.1️⃣done", "field-of-value", nil),
      ("colour == 1️⃣'rde'", "unknown-value", "did you mean 'red'?"),
      ("colour != 1️⃣'yellow'", "unknown-value", "it can be: red, green, blue"),
      ("colour in ['red', 1️⃣'grean']", "unknown-value", "did you mean 'green'?"),
      ("1️⃣'grean' in colours", "unknown-value", "did you mean 'green'?"),
      ("1️⃣colour == shape", "no-common-value", nil),
      ("colour == (flag ? 'red' : 1️⃣'bleu')", "unknown-value", "did you mean 'blue'?"),
      ("[1️⃣'bleu'].exists(c, c == colour)", "unknown-value", "did you mean 'blue'?"),
      ("colour in [colour, 1️⃣'bleu']", "unknown-value", "did you mean 'blue'?"),
      ("colour == [1️⃣'bleu'][0]", "unknown-value", "did you mean 'blue'?"),
      ("1️⃣days(1) == days(1)", "mismatched-types", nil),
      ("share == 1️⃣1e999", "invalid-number", nil),
      ("1️⃣colour < 'red'", "orders-enumeration", nil),
      ("day > 1️⃣null", "compares-null", "ask whether a value is there with 'has(…)'"),
      ("1️⃣day > 3", "mismatched-types", nil),
      ("1️⃣flag == 1", "mismatched-types", nil),
      ("1️⃣part == part", "mismatched-types", nil),
      ("1️⃣count", "not-a-condition", "compare it with something"),
      ("flag && 1️⃣count", "not-a-condition", nil),
      ("1️⃣count.exists(x, x)", "not-a-list", nil),
      ("parts.exists(1️⃣count, true)", "hides-name", nil),
      ("parts.exists(p, parts.exists(1️⃣p, true))", "hides-name", nil),
      ("parts.exists(p, p.done) && parts.exists(p, p.done)", nil, nil),
      ("parts.exists(1️⃣1, true)", "not-a-variable", nil),
      ("1️⃣parts.exists(p)", "macro-arguments", nil),
      ("1️⃣daysBetwen(day, day) > 1", "unknown-function", "did you mean 'daysBetween'?"),
      ("1️⃣daysBetween(day) > 1", "wrong-argument-count", nil),
      ("daysBetween(day, 1️⃣count) > 1", "wrong-argument-type", nil),
      ("1️⃣startsWith(name, 'a')", "called-the-other-way", "write 'text.startsWith(…)'"),
      ("name.1️⃣recorded()", "called-the-other-way", "write 'recorded(…)'"),
      ("1️⃣has(count)", "has-needs-field", nil),
      ("1 in [1, 1️⃣'a']", "mixed-list", nil),
      ("flag 1️⃣= true", "unexpected-character", "compare with '=='"),
      ("flag 1️⃣& other", "unexpected-character", "write '&&' for and"),
      ("flag &&1️⃣", "unexpected-token", nil),
      ("(flag1️⃣", "expected-token", nil),
      ("flag 1️⃣other", "unexpected-token", nil),
      ("name == 1️⃣'abc", "unterminated-text", nil),
      ("name == 'a1️⃣\\q'", "invalid-escape", nil),
      ("1️⃣for == 1", "reserved-word", nil),
      ("1️⃣`flag`", "unexpected-character", nil),
      ("count == 1️⃣12abc", "invalid-number", nil),
      ("flag == 1️⃣{'a': 1}", "not-in-rubrics", nil),
      ("count == 1️⃣1u", "not-in-rubrics", nil),
      ("1️⃣type(count) == 1", "unknown-function", nil),
      ("1️⃣cel.bind(x, 1, x == 1)", "not-in-rubrics", nil),
      ("1️⃣numbers.exists(i, n, n == 1)", "not-in-rubrics", nil),
      ("1 in 1️⃣[?count]", "not-in-rubrics", nil),
      ("1️⃣Point{x: 1}", "not-in-rubrics", nil),
      ("1️⃣part.?size == 1", "not-in-rubrics", nil),
      ("part.size.1️⃣orValue(1) == 1", "not-in-rubrics", nil),
      ("part.?size.orValue(1️⃣'a') == 1", "mismatched-types", nil),
      ("1️⃣part.?size.orValue() == 1", "wrong-argument-count", nil),
      ("part.?1️⃣sise.orValue(1) == 1", "unknown-field", "did you mean 'size'?"),
      ("record.?colour.orValue('red') == 1️⃣'rde'", "unknown-value", "did you mean 'red'?"),
      ("sets.contains(colours, ['red', 1️⃣'grean'])", "unknown-value", "did you mean 'green'?"),
      ("1️⃣sets.intersects(colours, numbers)", "mismatched-types", nil),
      ("sets.intersects(1️⃣count, numbers)", "wrong-argument-type", nil),
      ("1️⃣sets.contain(colours, [])", "unknown-function", "did you mean 'sets.contains'?"),
      ("1️⃣sets.contains(colours)", "wrong-argument-count", nil),
      ("name.matches(1️⃣'(')", "invalid-pattern", nil),
    ] as [(String, String?, String?)])
  func mistakes(_ marked: String, _ id: String?, _ help: String?) throws {
    let text = marked.replacing("1️⃣", with: "")
    let diagnostics = found(in: text)
    #expect(diagnostics.map(\.message.id) == (id.map { [$0] } ?? []))
    guard let mark = marked.firstRange(of: "1️⃣"), let first = diagnostics.first else { return }
    let column = marked[..<mark.lowerBound].unicodeScalars.count + 1
    #expect(first.place?.start.column == column)
    if let help { #expect(first.message.help == help) }
  }

  @Test func everyMistakeOfAnExpressionIsFound() {
    let found = found(in: "flga && part.sise == 1 && colour == 'rde'")
    #expect(found.map(\.message.id) == ["unknown-name", "unknown-field", "unknown-value"])
  }

  @Test func nestingIsLimited() {
    let deep = String(repeating: "(", count: 50_000) + "true"
    #expect(found(in: deep).map(\.message.id) == ["expression-too-deep"])
    let chain = Array(repeating: "true", count: 5000).joined(separator: " && ")
    #expect(found(in: chain).map(\.message.id) == ["expression-too-deep"])
  }

  /// A definition whose uses unfold without end, or nest without end, is refused, and said so once.
  @Test func unfoldingIsLimited() {
    let wide = "[\(Array(repeating: "1", count: 500).joined(separator: ", "))]"
    var definitions = [("f0(x: int)", "x in \(wide)")]
    for level in 1...3 {
      let calls = Array(repeating: "f\(level - 1)(x)", count: 60).joined(separator: " || ")
      definitions.append(("f\(level)(x: int)", calls))
    }
    #expect(Outcome.of("f3(1)", defining: definitions) == "mistake: rules-too-large")
  }

  @Test(arguments: [false, true])
  func longChainsOfDefinitionsAreLimited(_ isReversed: Bool) {
    let chain: [(String, String)] = [("d0", "true")] + (1..<5000).map { ("d\($0)", "d\($0 - 1) && true") }
    let outcome = Outcome.of("d4999", defining: isReversed ? chain.reversed() : chain)
    #expect(outcome.hasPrefix("mistake: expression-too-deep"))
    let short = Array(chain.prefix(100))
    #expect(Outcome.of("d99", defining: isReversed ? short.reversed() : short) == "true")
  }

  private func found(in text: String) -> [Diagnostic] {
    let snippet = SourceSnippet(path: "test", text: text)
    var diagnostics = Diagnostics()
    guard let parsed = Parser.parse(snippet, &diagnostics) else { return diagnostics.all }
    var checker = Checker(schema: TestSchema.box, source: snippet.source)
    _ = checker.checkCondition(parsed)
    return checker.diagnostics.all
  }
}
