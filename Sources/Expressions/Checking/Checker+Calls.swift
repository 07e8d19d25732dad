import Diagnostics
import Records

extension Checker {
  mutating func checkCall(
    _ name: Expression.Name, _ arguments: [Expression], _ range: SourceRange
  ) -> CheckedExpression? {
    if let definition = definitions[name.text]?.definition { return unfold(definition, name, arguments, range) }
    if broken.contains(name.text) { return nil }
    let checked = arguments.map { check($0) }
    if name.text == "size" { return checkSize(checked, .call, range) }
    guard Function.forRubrics(name.text, .call) != nil else {
      if Function.forRubrics(name.text, .method) != nil {
        return report(.calledTheOtherWay(name.text, isMethod: true), at: name.range)
      }
      return reportUnknownFunction(name.text, among: definitions.keys.sorted() + Function.callNames, at: name.range)
    }
    return checkFunction(name.text, .call, checked, range)
  }

  mutating func checkMethod(
    _ target: Expression, _ name: Expression.Name, _ arguments: [Expression], _ range: SourceRange
  ) -> CheckedExpression? {
    if let macro = Expression.Macro(named: name.text) {
      return report(.macroArguments(macro.rawValue), at: range)
    }
    if name.text == "orValue" { return checkOrValue(target, name, arguments, range) }
    if target.isOptionalPath { return reportUnknownFunction(name.text, among: ["orValue"], at: name.range) }
    if let namespace = namespace(target) {
      return checkNamespaced("\(namespace).\(name.text)", arguments, target.range.joined(name.range), range)
    }
    if let macro = Self.otherWords[name.text].flatMap(Expression.Macro.init(named:)) {
      return report(.unknownFunction(name.text, nearest: macro.rawValue), at: name.range)
    }
    let checked = ([target] + arguments).map { check($0) }
    if name.text == "size" { return checkSize(checked, .method, range) }
    guard Function.forRubrics(name.text, .method) != nil else {
      if Function.forRubrics(name.text, .call) != nil || definitions[name.text] != nil {
        return report(.calledTheOtherWay(name.text, isMethod: false), at: name.range)
      }
      let names = Expression.Macro.forRubrics.map(\.rawValue) + Function.callNames
      return reportUnknownFunction(name.text, among: names, at: name.range)
    }
    return checkFunction(name.text, .method, checked, range)
  }

  mutating func reportUnknownFunction(
    _ name: String, among names: [String], at range: SourceRange
  ) -> CheckedExpression? {
    if Function.isOnlyForPrograms(name) { return report(.notInRubrics("'\(name)'", isFunction: true), at: range) }
    if mayLackNames { return nil }
    let nearest = Self.otherWords[name.lowercased()] ?? Suggestion.nearest(to: name, among: names)
    return report(.unknownFunction(name, nearest: nearest), at: range)
  }

  /// Words of other languages for what this one has.
  private static let otherWords = [
    "any": "exists", "some": "exists", "every": "all", "count": "size", "len": "size", "length": "size",
    "max": "math.greatest", "min": "math.least", "math.max": "math.greatest", "math.min": "math.least",
    "abs": "math.abs", "round": "math.round", "select": "filter", "where": "filter", "lower": "lowerAscii",
    "upper": "upperAscii", "tolower": "lowerAscii", "toupper": "upperAscii", "today": "auditDate", "now": "auditDate",
  ]

  private mutating func checkSize(
    _ arguments: [CheckedExpression?], _ form: Function.Form, _ range: SourceRange
  ) -> CheckedExpression? {
    guard arguments.count == 1 else {
      let before = form == .method ? 1 : 0
      return report(.wrongArgumentCount("size", takes: [1 - before], got: arguments.count - before), at: range)
    }
    guard let operand = arguments[0] else { return nil }
    if case .list = operand.type { return CheckedExpression(.size(operand), .integer, range) }
    if operand.type.isText { return CheckedExpression(.size(operand), .integer, range) }
    return report(.wrongArgumentType("size", wanted: "a list or a text", describe(operand.type)), at: operand.range)
  }

  /// A use of a function of this name and form, which exists.
  mutating func checkFunction(
    _ name: String, _ form: Function.Form, _ arguments: [CheckedExpression?], _ range: SourceRange
  ) -> CheckedExpression? {
    guard let function = Function.forRubrics(name, form) else {
      preconditionFailure("the caller knows the function")
    }
    let given = arguments.compactMap { $0 }
    guard given.count == arguments.count else { return nil }
    let known = function.traits.contains(.takesMany) ? gathered(given, range) : given
    if function.traits.contains(.takesMany), known.count == 1, known[0].type == .list(.nothing) {
      return report(.alwaysFails(name, .emptyList), at: known[0].range)
    }
    var match = SignatureMatch()
    let matching = function.overloads.firstIndex { overload in
      guard overload.isForRubrics, overload.takes.count == known.count else { return false }
      match = SignatureMatch()
      return zip(overload.takes, known).allSatisfy { match.accepts($0, $1.type) }
    }
    guard let matching else { return reportNoOverload(function, known, range) }
    if let problem = function.constantProblem, let constant = known.last?.texts.written, constant.count == 1,
      let message = problem(constant[0].text)
    {
      return report(message, at: constant[0].range)
    }
    if function.traits.contains(.comparesItems), !areComparable(known[0], known[1], name, range) { return nil }
    let type = match.filled(function.overloads[matching].returns)
    var texts: KnownTexts?
    if case .list = type, function.traits.contains(.keepsItems) {
      texts = joinedTexts(known, at: range)
      if texts == nil { return nil }
    }
    return CheckedExpression(.function(function, overload: matching, known), type, range, texts: texts)
  }

  /// More than two numbers as one list of them; anything else as it is.
  private func gathered(_ arguments: [CheckedExpression], _ range: SourceRange) -> [CheckedExpression] {
    guard arguments.count > 2, arguments.allSatisfy(\.type.isNumber) else { return arguments }
    let areWhole = arguments.allSatisfy { $0.type == .integer }
    return [CheckedExpression(.list(arguments), .list(areWhole ? .integer : .double), range)]
  }

  private mutating func reportNoOverload(
    _ function: Function, _ arguments: [CheckedExpression], _ range: SourceRange
  ) -> CheckedExpression? {
    if function.form == .infix {
      let types = arguments.map { describe($0.type) }
      return report(.mismatchedTypes(function.name, types[0], types.count > 1 ? types[1] : nil), at: range)
    }
    let overloads = function.overloads.filter(\.isForRubrics)
    let counts = Set(overloads.map(\.takes.count))
    let takesMany = function.traits.contains(.takesMany)
    if takesMany, arguments.count > 2, let other = arguments.first(where: { !$0.type.isNumber }) {
      let message = Diagnostic.Message.wrongArgumentType(
        function.name, wanted: describe(.double), describe(other.type))
      return report(message, at: other.range)
    }
    guard counts.contains(arguments.count) else {
      // What stands before the dot is not counted by those who read the message.
      let before = function.form == .method ? 1 : 0
      let wanted = takesMany ? [] : counts.sorted().map { $0 - before }
      return report(.wrongArgumentCount(function.name, takes: wanted, got: arguments.count - before), at: range)
    }
    // The argument that no overload takes, or the last one.
    let possible = overloads.filter { $0.takes.count == arguments.count }
    let index =
      arguments.indices.first { index in
        !possible.contains { SignatureMatch.accepts($0.takes[index], arguments[index].type) }
      }
      ?? arguments.count - 1
    var wanted: [String] = []
    for type in possible.map({ $0.takes[index] }) {
      let text = type == .list(.nothing) ? "a list" : describe(type)
      if !wanted.contains(text) { wanted.append(text) }
    }
    return report(
      .wrongArgumentType(
        function.name, wanted: wanted.joined(separator: " or "), describe(arguments[index].type)),
      at: arguments[index].range)
  }

  // MARK: Definitions with parameters

  /// A definition with its parameters bound: its body is checked again with what is known of the arguments.
  private mutating func unfold(
    _ definition: Definition, _ name: Expression.Name, _ arguments: [Expression], _ range: SourceRange
  ) -> CheckedExpression? {
    let checked = arguments.map { check($0) }
    guard arguments.count == definition.parameters.count, !arguments.isEmpty else {
      let takes = definition.parameters.count
      guard takes > 0 else { return report(.noParameters(name.text), at: range) }
      return report(.wrongArgumentCount(name.text, takes: [takes], got: arguments.count), at: range)
    }
    guard checkedDefinition(name.text, usedAt: name.range) != nil, mayUse(name.text, at: name.range),
      let bindings = bind(definition, checked)
    else { return nil }
    let outer = (scope, outermostUse)
    defer { (scope, outermostUse) = outer }
    outermostUse = outermostUse ?? range
    scope = bindings.map { ($0.variable, $0.value.type, $0.value.texts) }
    return check(definition.body).map { body in
      CheckedExpression(.applied(name.text, bindings, body), body.type, range, texts: body.texts)
    }
  }

  private mutating func bind(
    _ definition: Definition, _ arguments: [CheckedExpression?]
  ) -> [CheckedExpression.Binding]? {
    var bindings: [CheckedExpression.Binding] = []
    for (parameter, argument) in zip(definition.parameters, arguments) {
      guard let argument, let wanted = type(of: parameter) else { continue }
      guard argument.type.fits(wanted) else {
        let message = Diagnostic.Message.wrongArgumentType(
          definition.name.text, wanted: describe(wanted), describe(argument.type))
        _ = report(message, at: argument.range) as CheckedExpression?
        continue
      }
      bindings.append(.init(variable: newVariable(parameter.name.text), value: argument))
    }
    return bindings.count == definition.parameters.count ? bindings : nil
  }
}
