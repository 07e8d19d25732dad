import Diagnostics
import Expressions
import Support
import Testing

/// Expressions made to do harm: each is refused, or ends within its limit of work.
struct HostileTests {
  private static let long = String(repeating: "a", count: 20_000)
  private static let many = StandardValue.list((0..<100).map { .integer($0) })

  private static func list(_ count: Int) -> String {
    "[\(Array(repeating: "1", count: count).joined(separator: ","))]"
  }

  private static func nested(_ depth: Int, _ body: String) -> String {
    (1...depth).reduce(body) { body, number in "xs.exists(x\(number), \(body))" }
  }

  /// An expression that is far too long to be printed when its test runs.
  struct Attack: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let outcome: String
    let expression: String

    init(_ name: String, _ outcome: String, _ expression: String) {
      testDescription = name
      self.outcome = outcome
      self.expression = expression
    }
  }

  @Test(arguments: [
    Attack("ten million brackets", "mistake: expression-too-long", String(repeating: "(", count: 10_000_000)),
    Attack("brackets", "mistake: expression-too-deep", String(repeating: "(", count: 99_000)),
    Attack("negations", "mistake: expression-too-deep", String(repeating: "!", count: 99_000)),
    Attack("lists in lists", "mistake: expression-too-deep", String(repeating: "[", count: 99_000)),
    Attack("a hundred thousand elements", "mistake: expression-too-long", list(100_000)),
    Attack("the longest list", "true", "size(\(list(49_000))) == 49000"),
    Attack("a long number", "mistake: invalid-number", "1\(String(repeating: "0", count: 99_000))"),
    Attack("eight macros", "mistake: macros-too-deep", nested(8, "false")),
    Attack("five macros", "error: costLimit", nested(5, "false")),
    Attack("reading a text", "error: costLimit", nested(5, "long.contains('b')")),
    Attack("reading a constant", "error: costLimit", nested(5, "'\(long)'.contains('b')")),
    Attack("making texts", "error: costLimit", nested(5, "long.reverse() == ''")),
    Attack("making patterns", "error: costLimit", nested(5, "long.matches('b' + string(x1))")),
    Attack("replacing", "error: costLimit", "long.replace('a', long)"),
    Attack("joining", "error: costLimit", "xs.map(x, long).join(long) == ''"),
    Attack("formatting", "error: costLimit", "'%s'.format([xs.map(x, xs.map(y, long))])"),
  ])
  func ends(_ attack: Attack) {
    let bindings: [String: StandardValue] = ["xs": Self.many, "long": .string(Self.long)]
    #expect(Outcome.inStandardMode(attack.expression, with: bindings) == attack.outcome)
  }

  /// Patterns that bring other engines down.
  @Test(arguments: [
    ("(a+)+$", "true"), ("^(a+)+b", "false"), ("(a|a)*b", "false"), ("^(a*)*b", "false"), ("(.*)*=", "false"),
    ("((a{1000}){1000}){1000}", "error: invalidPattern"), ("(((((a{9}){9}){9}){9}){9}){9}", "error: invalidPattern"),
    ("((((){1000}){1000}){1000}", "error: invalidPattern"), ("(a?){0,900}a{900}b", "error: costLimit"),
    (
      "(?i)([\(String((0..<900).compactMap { Unicode.Scalar($0 * 2 + 0x1000).map(Character.init) }))\\pN]|a)*z", "false"
    ),
    (String(repeating: "(", count: 1000), "error: invalidPattern"),
    ("[\(String(repeating: "a-z", count: 300))]", "true"),
  ])
  func patterns(_ pattern: String, _ expected: String) {
    let bindings: [String: StandardValue] = ["text": .string(Self.long), "pattern": .string(pattern)]
    #expect(Outcome.inStandardMode("text.matches(pattern)", with: bindings) == expected)
  }

  /// In a rubric too; there a definition does its work on its own account, so that the order of criteria changes nothing.
  @Test(arguments: [
    (
      "ns.exists(a, ns.exists(b, ns.exists(c, ns.exists(d, ns.exists(e, ns.exists(f, false))))))",
      "mistake: macros-too-deep"
    ),
    ("ns.exists(a, ns.exists(b, ns.exists(c, a + b + c == 0)))", "error: costLimit"),
    ("half && half2", "true"), ("half && !ns.all(a, ns.all(b, a + b > 0))", "false"),
  ])
  func definitions(_ expression: String, _ expected: String) {
    let numbers = "[\(Array(repeating: "1", count: 250).joined(separator: ", "))]"
    let half = "ns.all(a, ns.all(b, a + b + 1 + 1 + 1 + 1 > 0))"
    #expect(Outcome.of(expression, defining: [("ns", numbers), ("half", half), ("half2", half)]) == expected)
  }
}
