import Diagnostics
import Expressions
import Testing

/// Plain CEL: values whose types are found while evaluating. The conformance suite has far more of these rows.
struct StandardModeTests {
  @Test(arguments: [
    ("{'a': 1, 'b': [true, null]}.b[0]", "true"), ("{'a': 1}.b", "error: noSuchKey"), ("{'a': 1}['a'] == 1u", "true"),
    ("{1: 'x'}[1.0] == 'x'", "true"), ("{1: 1, 1u: 2}", "error: repeatedKey"), ("{1.5: 1}", "error: unusableKey"),
    ("has({'a': 1}.a) && !has({'a': 1}.b)", "true"), ("has('a'.b)", "error: noSuchOverload"),
    ("'a' in {'a': 1} && !('b' in {'a': 1})", "true"), ("1 in 1", "error: noSuchOverload"),
    ("{'a': 1, 'b': 2}.map(k, k) == ['a', 'b']", "true"), ("'a'.exists(c, true)", "error: noSuchOverload"),
    ("1 == '1' || [1] == {}", "false"), ("1 < '1'", "error: noSuchOverload"), ("1 + 1.0", "error: noSuchOverload"),
    ("1 == 1.0 && 1u == 1 && 2u > 1.5", "true"), ("-1 < 0u && 18446744073709551615u > -1", "true"),
    ("nothing", "error: noSuchName"), ("nothing || true", "true"), ("f(1) && false", "false"),
    ("1 && true", "error: noSuchOverload"),
    ("1 || true", "true"), ("[1, 2][2u]", "error: noSuchItem"), ("[1, 2][0.5]", "error: noSuchOverload"),
    ("Point{x: 1}", "mistake: no-messages"), ("a.b.Point{x: 1, ?y: 2,}.x", "mistake: no-messages"),
    ("[1, 2].exists(a, a, true)", "mistake: same-variable"),
    ("size({'a': 1}) + size(b'abc') + 'é'.size() == 5", "true"), ("size(1)", "error: noSuchOverload"),
    ("cel.bind(x, 2, x * x) == 4", "true"), ("type({}) == map && type(null) == null_type", "true"),
    ("date('2016-03-24') + days(1) == date('2016-03-25')", "true"), ("sets.intersects([1, 'a'], ['a'])", "true"),
  ])
  func values(_ expression: String, _ expected: String) {
    #expect(Outcome.inStandardMode(expression) == expected)
  }

  /// Whatever leaves what a type can hold is an error.
  @Test(arguments: [
    ("9223372036854775807 + 1", "overflow"), ("0u - 1u", "overflow"), ("-(-9223372036854775808)", "overflow"),
    ("-9223372036854775808 / -1", "overflow"), ("-9223372036854775808 % -1", "overflow"), ("1u % 0u", "divisionByZero"),
    ("int(0.0 / 0.0)", "overflow"), ("uint(-1.0)", "overflow"), ("int('9223372036854775808')", "noConversion"),
    ("duration('2562047h') + duration('1h')", "noSuchTime"),
    ("duration('-9223372036854775808ns') - duration('1ns')", "noSuchTime"),
    ("timestamp(0) - duration('-9223372036854775808ns')", "noSuchTime"),
    ("timestamp('2016-02-30T00:00:00Z')", "noSuchTime"),
    ("timestamp('9999-12-31T23:59:59Z').getFullYear('+01:00')", "noSuchTime"),
    ("timestamp(0).getHours('Nowhere/At_All')", "noSuchTimeZone"),
    ("duration('1')", "noSuchTime"), ("duration('1x')", "noSuchTime"), ("duration('.s')", "noSuchTime"),
    ("duration('99999999999999999999s')", "noSuchTime"),
    ("optional.none().value()", "noValue"), ("'a'.matches('(')", "invalidPattern"), ("bool('yes')", "noConversion"),
  ])
  func errors(_ expression: String, _ expected: String) {
    #expect(Outcome.inStandardMode(expression) == "error: \(expected)")
  }

  /// Regular expressions as RE2 has them.
  @Test(arguments: [
    ("abc", "b", true), ("abc", "^b", false), ("abc", "^a.c$", true), ("a\nc", "a.c", false), ("a\nc", "(?s)a.c", true),
    ("ABC", "(?i)b", true), ("ABC", "(?i:b)c", false), ("x12", "^\\w\\d{2}$", true), ("x12", "\\d{3,}", false),
    ("", "^$", true), ("aaa", "^(a|aa){2}$", true), ("b", "[^a-c]", false), ("-", "[a\\-c]", true), ("]", "[]]", true),
    ("é", "^.$", true), ("é", "\\pL", true), ("É", "\\p{Lu}", true), ("é", "\\p{Lu}", false),
    ("5", "[[:digit:]]", true),
    ("a b", "a\\b.\\bb", true), ("a.b", "\\Qa.b\\E", true), ("a{b", "a{b", true), ("A", "\\x41", true),
    ("a\nb", "(?m)^b$", true), ("a\nb", "^b$", false), ("caseFile", "(?P<word>[A-Z])ile", true),
  ])
  func patterns(_ text: String, _ pattern: String, _ expected: Bool) {
    let bindings = ["text": StandardValue.string(text), "pattern": .string(pattern)]
    #expect(Outcome.inStandardMode("text.matches(pattern)", with: bindings) == "\(expected)")
  }

  @Test(arguments: [
    "(", ")", "[a", "a**", "*a", "(?=a)", "(a)\\1", "[b-a]", "\\p{Greek}", "a{1001}", "a{2,1}", "\\",
    "((a{1000}){1000})", "((((){1000}){1000}){1000})",
  ])
  func invalidPatterns(_ pattern: String) {
    let outcome = Outcome.inStandardMode("'a'.matches(pattern)", with: ["pattern": .string(pattern)])
    #expect(outcome == "error: invalidPattern")
  }

  /// Work and memory have a limit: each name is twice as long as the one before.
  @Test(arguments: ["'a'", "[1]", "b'a'"])
  func doublingEnds(_ start: String) {
    let expression = (1...60).reversed().reduce("size(x60) > 0") { body, number in
      "cel.bind(x\(number), x\(number - 1) + x\(number - 1), \(body))"
    }
    #expect(Outcome.inStandardMode("cel.bind(x0, \(start), \(expression))") == "error: costLimit")
  }

  /// A list of a list of a list …, each held twice: neither comparing it nor handing it out goes on for ever.
  @Test(arguments: ["x60 == x60", "x60"])
  func sharingEnds(_ use: String) {
    let expression = (1...60).reversed().reduce(use) { body, number in
      "cel.bind(x\(number), [x\(number - 1), x\(number - 1)], \(body))"
    }
    #expect(Outcome.inStandardMode("cel.bind(x0, 1, \(expression))") == "error: costLimit")
  }

  @Test func slowPatternsEnd() {
    let text = StandardValue.string(String(repeating: "a", count: 2000))
    #expect(Outcome.inStandardMode("text.matches('^(a+)+b$')", with: ["text": text]) == "false")
  }

  @Test func variablesAreBound() {
    let bindings: [String: StandardValue] = [
      "case.children": .list([.map([.init(key: .string("age"), value: .integer(4))])]), "limit": .integer(5),
    ]
    #expect(Outcome.inStandardMode("case.children.all(c, c.age < limit)", with: bindings) == "true")
    #expect(Outcome.inStandardMode("case.adults", with: bindings) == "error: noSuchName")
    let late = StandardValue.list([.timestamp(seconds: .max, nanoseconds: 0)])
    #expect(Outcome.inStandardMode("late[0] - duration('1s')", with: ["late": late]) == "error: noSuchTime")
  }
}
