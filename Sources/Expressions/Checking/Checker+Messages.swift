import Diagnostics

extension Diagnostic.Message {
  private static func didYouMean(_ nearest: String?) -> String? { nearest.map { "did you mean '\($0)'?" } }

  static func notACondition(_ found: String) -> Self {
    Self(
      id: "not-a-condition", "a condition is true or false; this is \(found)", label: "not true or false",
      help: "compare it with something")
  }

  static func circularDefinition(_ name: String) -> Self {
    Self(id: "circular-definition", "'\(name)' is defined by way of itself", label: "leads back here")
  }

  static func unknownType(_ name: String, nearest: String?) -> Self {
    Self(
      id: "unknown-type", "there is no type '\(name)'", label: "not known",
      help: didYouMean(nearest)
        ?? "use bool, int, double, string, date, a type of the schema, or list(…) of one of them")
  }

  static func hidesName(_ name: String, _ what: String) -> Self {
    Self(
      id: "hides-name", "'\(name)' would hide \(what)", label: "already means something", help: "choose another name")
  }

  static func notInRubrics(_ what: String, isFunction: Bool = false) -> Self {
    Self(
      id: "not-in-rubrics", "\(what) is not part of the rules of a rubric", label: "not usable here",
      help: isFunction ? "'caseaudit functions' lists what rules can use" : nil)
  }

  static func comparesNull() -> Self {
    Self(
      id: "compares-null", "a rule never meets null: a field that is absent or null is silence",
      label: "not usable here", help: "ask whether a value is there with 'has(…)'")
  }

  static func unknownName(_ name: String, nearest: String?) -> Self {
    Self(id: "unknown-name", "nothing is named '\(name)'", label: "not declared", help: didYouMean(nearest))
  }

  static func unquotedValue(_ name: String) -> Self {
    Self(
      id: "unknown-name", "nothing is named '\(name)'", label: "not declared",
      help: "write a value in quotation marks: '\"\(name)\"'")
  }

  static func unknownField(_ name: String, in type: String, nearest: String?) -> Self {
    Self(
      id: "unknown-field", "'\(type)' has no field '\(name)'", label: "not declared", help: didYouMean(nearest))
  }

  static func fieldOfList(_ name: String, itemsHaveIt: Bool, isFunction: Bool) -> Self {
    Self(
      id: "field-of-list", "a list has no field '\(name)'", label: "asked of a list",
      help: itemsHaveIt
        ? "ask of its items with exists, all or filter: '….exists(x, x.\(name) …)'"
        : isFunction ? withBrackets(name) : nil)
  }

  static func fieldOfValue(_ name: String, _ type: String, isFunction: Bool) -> Self {
    Self(
      id: "field-of-value", "\(type) has no field '\(name)'", label: "has no fields",
      help: isFunction ? withBrackets(name) : nil)
  }

  private static func withBrackets(_ name: String) -> String { "a function is written with brackets: '….\(name)(…)'" }

  static func notAList(_ what: String, _ type: String) -> Self {
    Self(id: "not-a-list", "'\(what)' needs a list; this is \(type)", label: "not a list")
  }

  static func mixedList(_ first: String, _ other: String) -> Self {
    Self(
      id: "mixed-list", "the items of a list are of one type; here stand \(first) and \(other)",
      label: "of another type")
  }

  static func mismatchedTypes(_ operation: String, _ left: String, _ right: String?) -> Self {
    let sides = right.map { "\(left) and \($0)" } ?? left
    let types = [left, right]
    let help: String? =
      types.contains("a date") && types.contains("a text")
      ? "write a day as 'date(\"2026-03-01\")'"
      : types.contains("a date") && types.contains("a whole number")
        ? "count days with 'daysBetween(…)', or move a date with 'days(…)' or 'months(…)'"
        : ["==", "!="].contains(operation) && left == right ? "compare a field of each" : nil
    return Self(
      id: "mismatched-types", "'\(operation)' can't be used on \(sides)", label: "these do not go together", help: help)
  }

  static func ordersEnumeration(_ operation: String) -> Self {
    Self(
      id: "orders-enumeration", "the values of an enumeration have no order, so '\(operation)' means nothing",
      label: "no order", help: "list the values that are meant: '… in [\"a\", \"b\"]'")
  }

  static func unknownValue(_ text: String, values: [String], comparedAt place: String?) -> Self {
    let nearest = Suggestion.nearest(to: text, among: values)
    let shown = values.prefix(12).joined(separator: ", ") + (values.count > 12 ? " …" : "")
    return Self(
      id: "unknown-value", "the field never has the value '\(text)'", label: "not among its values",
      help: didYouMean(nearest) ?? "it can be: \(shown)",
      notes: place.map { ["it is compared with the field at \($0)"] } ?? [])
  }

  static func silentValue(_ text: String, comparedAt place: String?) -> Self {
    Self(
      id: "silent-value", "'\(text)' counts as silence, so no field is ever equal to it", label: "is never read",
      help: "leave it out: where the record says '\(text)', the rule finds the field silent",
      notes: place.map { ["it is compared with the field at \($0)"] } ?? [])
  }

  static func noCommonValue() -> Self {
    Self(id: "no-common-value", "these two fields have no value in common", label: "never equal")
  }

  static func noParameters(_ name: String) -> Self {
    Self(
      id: "wrong-argument-count", "'\(name)' has no parameters, so it is written without brackets",
      label: "no brackets here", help: "write '\(name)'")
  }

  /// Of a function that takes so many arguments; of none of these, one or more.
  static func wrongArgumentCount(_ name: String, takes: [Int], got: Int) -> Self {
    let wanted =
      switch takes {
      case []: "one argument or more"
      case [0]: "no arguments"
      case [1]: "one argument"
      case let counts: "\(counts.map(String.init).joined(separator: " or ")) arguments"
      }
    return Self(
      id: "wrong-argument-count", "'\(name)' takes \(wanted), not \(got)",
      label: "expected \(wanted)")
  }

  static func wrongArgumentType(_ name: String, wanted: String, _ found: String) -> Self {
    Self(id: "wrong-argument-type", "'\(name)' needs \(wanted) here; this is \(found)", label: "expected \(wanted)")
  }

  static func alwaysFails(_ name: String, _ error: EvaluationError) -> Self {
    Self(id: "always-fails", "'\(name)' always fails here: \(error.text)", label: "never has a value")
  }

  static func unknownFunction(_ name: String, nearest: String?) -> Self {
    Self(
      id: "unknown-function", "there is no function or definition '\(name)'", label: "not declared",
      help: didYouMean(nearest))
  }

  static func calledTheOtherWay(_ name: String, isMethod: Bool) -> Self {
    Self(
      id: "called-the-other-way", "'\(name)' is written \(isMethod ? "after a dot" : "before its arguments")",
      label: "not like this", help: isMethod ? "write 'text.\(name)(…)'" : "write '\(name)(…)'")
  }

  static func macroArguments(_ name: String) -> Self {
    Self(
      id: "macro-arguments", "'\(name)' takes a name for the item and what is asked of it",
      label: "not like this", help: "write for example 'visits.\(name)(v, …)'")
  }

  static func tooLarge() -> Self {
    Self(
      id: "rules-too-large", "the definitions of this rubric unfold into more rules than are allowed",
      label: "the limit was met here", help: "define fewer things by way of definitions with parameters")
  }
}
