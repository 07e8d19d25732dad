public import Diagnostics

extension Diagnostic.Message {
  static func emptyExpression() -> Self {
    Self(id: "empty-expression", "there is no expression here", label: "expected a condition")
  }

  static func unexpected(_ found: String, after what: String?, isNegated: Bool = false) -> Self {
    let text = what.map { "found \(found) after \($0)" } ?? "found \(found) where a value was expected"
    let operators = ["'and'": "&&", "'or'": "||", "'not'": "!"]
    let word = isNegated ? "'not'" : found.lowercased()
    let help = operators[word].map { "write '\($0)' for \(word)" }
    return Self(id: "unexpected-token", text, label: "not expected here", help: help)
  }

  static func expected(_ wanted: String, found: String, isNegated: Bool = false) -> Self {
    Self(
      id: "expected-token", "found \(found) where \(wanted) was expected", label: "expected \(wanted)",
      help: isNegated ? "write '!' for 'not'" : nil)
  }

  static func reservedWord(_ word: String) -> Self {
    Self(id: "reserved-word", "'\(word)' is a reserved word of the language", label: "not usable as a name")
  }

  static func tooDeep(_ limit: Int) -> Self {
    Self(
      id: "expression-too-deep", "this expression is nested more than \(limit) levels deep", label: "too deep here",
      help: "give a part of it a name under 'define'")
  }

  /// An expression of too many bytes.
  public static func tooLong(_ limit: Int) -> Self {
    Self(
      id: "expression-too-long", "this expression is longer than \(limit) bytes", label: "starts here",
      help: "put a long list of texts under 'sets'")
  }

  static func nestedMacros(_ limit: Int) -> Self {
    Self(
      id: "macros-too-deep", "more than \(limit) macros that go through a list stand inside one another",
      label: "too deep here", help: "each goes through its whole list for every item of those around it")
  }

  static func chainTooLong(_ limit: Int) -> Self {
    Self(
      id: "expression-too-deep", "more than \(limit) operators or steps stand in a row", label: "too many here",
      help: "give a part of it a name under 'define'")
  }

  static func notAVariable(_ macro: String) -> Self {
    Self(
      id: "not-a-variable", "'\(macro)' needs a plain name for the item as its first argument",
      label: "expected a name", help: "write for example 'visits.\(macro)(v, …)'")
  }

  static func sameVariable(_ name: String) -> Self {
    Self(
      id: "same-variable", "both variables of this macro are named '\(name)'", label: "named already",
      help: "choose another name")
  }

  static func hasNeedsField() -> Self {
    Self(
      id: "has-needs-field", "'has' takes one field after a dot", label: "expected something like 'plan.endDate'",
      help: "for a field of the record itself write 'has(record.name)'")
  }
}
