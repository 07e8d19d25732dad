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
      ("1️⃣type(count) == 1", "not-in-rubrics", "'caseaudit functions' lists what rules can use"),
      ("1️⃣timestamp('2016-03-01T00:00:00Z') == 1", "not-in-rubrics", nil),
      ("1️⃣optional.of(1) == 1", "not-in-rubrics", nil),
      ("name.1️⃣reverse() == ''", "not-in-rubrics", nil),
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
      ("1️⃣part != part", "mismatched-types", "compare a field of each"),
      ("bool(1️⃣'x')", "always-fails", nil), ("double(1️⃣'x') > 1.0", "always-fails", nil),
      ("int(1️⃣'1.5') > 1", "always-fails", nil), ("math.greatest(1️⃣[]) == 1", "always-fails", nil),
      ("bool('T') && double('1e3') > int('-7')", nil, nil),
      ("part.?size.orValue(1) == 1 && record.?colour.orValue('none') == 'none'", nil, nil),
      ("record.?colour.orValue('none') == 1️⃣'grean'", "unknown-value", "did you mean 'green'?"),
      ("(has(record.colour) ? colour : 'none') == 1️⃣'grean'", "unknown-value", "did you mean 'green'?"),
      ("(flag ? colour : 'none') == (other ? colour : 'missing')", nil, nil),
      ("(flag ? colour : name) == 'grean'", nil, nil),
      ("1️⃣'grean' in colours + ['none']", "unknown-value", "did you mean 'green'?"),
      ("'none' in colours + ['none']", nil, nil),
      ("(colours + ['none']).exists(c, c == 1️⃣'grean')", "unknown-value", "did you mean 'green'?"),
    ] as [(String, String?, String?)])
  func mistakes(_ marked: String, _ id: String?, _ help: String?) throws {
    try expect(marked, id, help)
  }

  /// What other languages have, and how it is written in this one.
  @Test(
    arguments: [
      ("colour == 1️⃣red", "unknown-name", "write a value in quotation marks: '\"red\"'"),
      ("parts.1️⃣any(p, p.done)", "unknown-function", "did you mean 'exists'?"),
      ("1️⃣count(parts) > 1", "unknown-function", "did you mean 'size'?"),
      ("name.1️⃣length() > 1", "unknown-function", "did you mean 'size'?"),
      ("1️⃣len(name) > 1", "unknown-function", "did you mean 'size'?"),
      ("1️⃣max(1, 2) > 1", "unknown-function", "did you mean 'math.greatest'?"),
      ("1️⃣math.min(1, 2) > 1", "unknown-function", "did you mean 'math.least'?"),
      ("1️⃣abs(count) > 1", "unknown-function", "did you mean 'math.abs'?"),
      ("not 1️⃣flag", "unexpected-token", "write '!' for 'not'"),
      ("flag && (not 1️⃣other)", "expected-token", "write '!' for 'not'"),
      ("flag 1️⃣and other", "unexpected-token", "write '&&' for 'and'"),
      ("count 1️⃣=> 1", "unexpected-character", "write '>=' for at least"),
      ("count 1️⃣=< 1", "unexpected-character", "write '<=' for at most"),
      ("parts.1️⃣size > 1", "field-of-list", nil),
      ("numbers.1️⃣size > 1", "field-of-list", "a function is written with brackets: '….size(…)'"),
      ("name.1️⃣size > 1", "field-of-value", "a function is written with brackets: '….size(…)'"),
    ] as [(String, String?, String?)])
  func otherLanguages(_ marked: String, _ id: String?, _ help: String?) throws {
    try expect(marked, id, help)
  }

  private func expect(_ marked: String, _ id: String?, _ help: String?) throws {
    let text = marked.replacing("1️⃣", with: "")
    let diagnostics = found(in: text)
    #expect(diagnostics.map(\.message.id) == (id.map { [$0] } ?? []))
    guard let mark = marked.firstRange(of: "1️⃣"), let first = diagnostics.first else { return }
    let column = marked[..<mark.lowerBound].unicodeScalars.count + 1
    #expect(first.place?.start.column == column)
    if let help { #expect(first.message.help == help) }
  }

  /// What stands before the dot is no argument to those who write it.
  @Test(arguments: [
    ("name.startsWith('a', 'b')", "'startsWith' takes one argument, not 2"),
    ("name.split() == []", "'split' takes 1 or 2 arguments, not 0"),
    ("name.trim(1) == ''", "'trim' takes no arguments, not 1"),
    ("name.size(1) == 1", "'size' takes no arguments, not 1"), ("size() == 1", "'size' takes one argument, not 0"),
    ("math.greatest() == 1", "'math.greatest' takes one argument or more, not 0"),
    ("daysBetween(day) > 1", "'daysBetween' takes 2 arguments, not 1"),
  ])
  func argumentCounts(_ expression: String, _ message: String) {
    #expect(found(in: expression).map(\.message.text) == [message])
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

  /// Constant texts are kept once, however often a list is joined with itself, and there is a limit to the joining.
  @Test func joiningIsLimited() {
    for join in ["l1 + l1", "has(record.name) ? l1 : l1", "[l1, l1][0]"] {
      let chain = (2...30).map { ("l\($0)", join.replacing("l1", with: "l\($0 - 1)")) }
      let first = ("l1", "['red', 'green'] + ['blue']")
      #expect(Outcome.of("true || 'grean' in l30", defining: [first] + chain) == "true")
    }
    let long = "[\((0..<9000).map { "'\($0)'" }.joined(separator: ", "))]"
    let sum = Array(repeating: "l1", count: 200).joined(separator: " + ")
    #expect(Outcome.of("'a' in \(sum)", defining: [("l1", long)]) == "mistake: rules-too-large")
  }

  /// A definition is on an account of its own, so it is warned of by itself.
  @Test func costlyDefinitionsAreFound() {
    let nested = (1...5).reduce("false") { body, number in "parts.exists(p\(number), \(body))" }
    #expect(Outcome.of("d", defining: [("d", nested)]) == "mistake: costly-rule")
    #expect(Outcome.of("d && d", defining: [("d", "parts.exists(p, p.done)")]) == "unknown: parts")
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
