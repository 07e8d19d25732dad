import Diagnostics

extension Diagnostic.Message {
  private static func didYouMean(_ nearest: String?) -> String? { nearest.map { "did you mean '\($0)'?" } }

  /// The names to choose from, as far as they fit.
  private static func oneOf(_ names: [String]) -> String? {
    guard !names.isEmpty else { return nil }
    return "use one of \(names.prefix(12).joined(separator: ", "))\(names.count > 12 ? ", …" : "")"
  }

  static func unreadableTests(_ path: String) -> Self {
    Self(
      id: "unreadable-tests", "'\(path)' could not be read",
      help: "write a tests.yaml with examples; docs/testing-a-rubric.md shows how")
  }

  static func unknownCriterion(_ name: String, nearest: String?) -> Self {
    Self(
      id: "unknown-criterion", "the rubric has no criterion '\(name)'", label: "not known",
      help: didYouMean(nearest) ?? "use a criterion's name or its ref")
  }

  static func unknownTheme(_ name: String, nearest: String?, themes: [String]) -> Self {
    Self(
      id: "unknown-theme", "the rubric has no theme '\(name)'", label: "not known",
      help: didYouMean(nearest) ?? oneOf(themes))
  }

  static func unknownBase(_ name: String, nearest: String?, names: [String]) -> Self {
    Self(
      id: "unknown-base", "'bases' has no '\(name)'", label: "not known",
      help: didYouMean(nearest) ?? oneOf(names) ?? "declare it under 'bases'")
  }

  static func unusedBase(_ name: String) -> Self {
    Self(
      id: "unused-base", "no example uses the base '\(name)', so it was not checked", label: "not used",
      help: "delete it, or name it under 'base'")
  }

  static func unknownField(_ name: String, of type: String, nearest: String?) -> Self {
    Self(id: "unknown-field", "'\(type)' has no field '\(name)'", label: "not declared", help: didYouMean(nearest))
  }

  static func valueNotListed(_ text: String, of name: String, nearest: String?, allowed: [String]) -> Self {
    Self(
      id: "value-not-listed", "'\(text)' is none of the listed values of '\(name)'", label: "not listed",
      help: didYouMean(nearest) ?? oneOf(allowed))
  }

  static func duplicateExample(_ name: String, firstLine: Int) -> Self {
    Self(
      id: "duplicate-example", "the criterion has two examples named '\(name)'", label: "named again here",
      help: "choose another name", notes: ["the first is at line \(firstLine)"])
  }

  static func duplicateExpectation(_ id: String, firstLine: Int) -> Self {
    Self(
      id: "duplicate-expectation", "two judgements are expected on '\(id)'", label: "expected again here",
      help: "keep one of them", notes: ["the first is at line \(firstLine)"])
  }

  static func impossibleJudgement(_ id: String, _ judgement: String, _ key: String) -> Self {
    Self(
      id: "impossible-judgement", "'\(id)' is never judged '\(judgement)', because it has no '\(key)'",
      label: "never so", help: "expect another judgement, or give the criterion '\(key)'")
  }

  static func nothingExpected(_ name: String) -> Self {
    Self(
      id: "nothing-expected", "nothing is expected of '\(name)'", label: "needs 'expect' or 'themes'",
      help: "write 'expect:' and under it a criterion with its judgement")
  }

  static var silenceOnly: Self {
    Self(
      id: "wrong-value", "only 'not-evidenced' may have something under it", label: "expected not-evidenced",
      help: "write the judgement behind the criterion's name")
  }

  static func noSuchItem(_ path: String, count: Int) -> Self {
    let there = count == 0 ? "no item" : count == 1 ? "one item" : "\(count) items"
    return Self(
      id: "no-such-item", "'\(path)' changes an item that is not there", label: "the list has \(there)",
      help: "count items from 0, and give the list before, in 'defaults', 'base' or 'record'")
  }

  static func overlappingPath(_ path: String, _ other: String) -> Self {
    Self(
      id: "overlapping-path", "'\(path)' is part of '\(other)', which is given beside it", label: "given twice",
      help: "put it into '\(other)'")
  }

  static func testsTooLarge(limit: Int) -> Self {
    Self(
      id: "tests-too-large",
      "the examples have more than \(limit) values together; this one and what follows was not read",
      label: "too much from here", help: "keep examples small, and large defaults and bases few")
  }
}
