import Expressions
import Support
import Testing

/// Values that are there: operators, functions, precedence.
struct LanguageTests {
  @Test(arguments: [
    ("1 + 2 * 3 == 7", "true"), ("(1 + 2) * 3 == 9", "true"), ("7 / 2 == 3 && -7 / 2 == -3 && -7 % 2 == -1", "true"),
    ("1 < 2 == true", "true"), ("1 < (2 == true)", "mistake: mismatched-types"),
    ("true || false && false", "true"), ("!true || true", "true"), ("!(true || true)", "false"),
    ("1 == 1.0 && 2 > 1.5 && 1.5 <= 2", "true"), ("0x10 == 16", "true"),
    ("-9223372036854775808 < 0", "true"), ("9223372036854775808 > 0", "mistake: invalid-number"),
    ("'a' + \"b\" == 'ab'", "true"), ("'\\u00e9' == 'é'", "true"), ("r'\\n' == '\\\\n'", "true"),
    ("'''a\nb''' == 'a\\nb'", "true"), ("size('héllo') == 5", "true"), ("'abc'.size() == 3", "true"),
    ("[1, 2].size() == 2", "true"), ("'a' < 'b' && 'Z' < 'a'", "true"),
    ("true ? false : true", "false"), ("false ? true : true ? true : false", "true"),
    ("[1, 2, 3].filter(x, x > 1).map(x, x * 2) == [4, 6]", "true"), ("[1, 2].map(x, x > 1, x) == [2]", "true"),
    ("1 in [1, 2] && !(3 in [1, 2])", "true"), ("[] == []", "true"),
    ("\n  // a comment\n  true", "true"),
  ])
  func values(_ expression: String, _ expected: String) {
    #expect(Outcome.of(expression) == expected)
  }

  @Test(arguments: [
    ("date('2016-02-29') + months(12) == date('2017-02-28')", "true"),
    ("date('2016-03-31') - months(1) == date('2016-02-29')", "true"),
    ("date('2016-01-01') + days(60) == date('2016-03-01')", "true"),
    ("daysBetween(date('2016-03-01'), date('2016-01-01')) == -60", "true"),
    ("ageInMonths(date('2016-01-31'), date('2016-03-30')) == 1", "true"),
    ("ageInMonths(date('2016-01-31'), date('2016-02-29')) == 1", "true"),
    ("date('9999-12-31') + days(1) > auditDate", "error: noSuchDay"),
    ("auditFrom < auditDate", "true"), ("date('2016-02-30') < auditDate", "mistake: invalid-date"),
    ("date('2016-1-1') < auditDate", "mistake: invalid-date"),
    ("auditDate - days(366) == auditFrom", "true"),
  ])
  func dates(_ expression: String, _ expected: String) {
    #expect(Outcome.of(expression) == expected)
  }

  /// The examples of every function, operator and macro are true: they are what documentation shows.
  @Test(arguments: LanguageEntry.all.flatMap { entry in entry.examples.map { ($0, entry.areExamplesForRubrics) } })
  func examples(_ example: String, _ areForRubrics: Bool) {
    if areForRubrics { #expect(Outcome.of(example) == "true") }
    #expect(Outcome.inStandardMode(example) == "true", "in standard mode")
  }

  @Test func costIsLimited() {
    let numbers = "[\(Array(repeating: "1", count: 250).joined(separator: ", "))]"
    let nested = "xs.exists(a, xs.exists(b, xs.exists(c, a + b + c == 0)))"
    #expect(Outcome.of(nested, defining: [("xs", numbers)]) == "error: costLimit")
  }
}
