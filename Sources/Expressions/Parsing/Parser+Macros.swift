import Diagnostics

/// The macros: calls that the parser knows by their names and numbers of arguments.
extension Parser {
  /// A call after a dot, which may be a macro.
  mutating func macro(
    _ operand: Expression, _ name: Expression.Name, _ arguments: [Expression], _ range: SourceRange
  ) -> Expression? {
    if name.text == "bind", arguments.count == 3, case .identifier("cel") = operand.kind {
      guard let variable = variable(arguments[0], of: "cel.bind") else { return nil }
      return Expression(kind: .bind(variable, arguments[1], arguments[2]), range: range)
    }
    guard let macro = Expression.Macro(named: name.text) else {
      return Expression(kind: .method(operand, name, arguments), range: range)
    }
    switch (macro, arguments.count) {
    case (.exists, 2), (.all, 2), (.existsOne, 2), (.filter, 2), (.map, 2), (.optMap, 2), (.optFlatMap, 2):
      return comprehension(macro, operand, arguments, range)
    case (.exists, 3), (.all, 3), (.existsOne, 3), (.transformList, 3...4), (.transformMap, 3...4),
      (.transformMapEntry, 3...4):
      return pairComprehension(macro, operand, arguments, range)
    case (.map, 3): return filteredMap(operand, arguments, range)
    default: return Expression(kind: .method(operand, name, arguments), range: range)
    }
  }

  private mutating func comprehension(
    _ macro: Expression.Macro, _ list: Expression, _ arguments: [Expression], _ range: SourceRange
  ) -> Expression? {
    guard let variable = variable(arguments[0], of: macro.rawValue) else { return nil }
    let comprehension = Expression.Comprehension(
      macro: macro, list: list, variables: (variable, nil), body: arguments[1])
    return Expression(kind: .comprehension(comprehension), range: range)
  }

  /// `map(x, condition, value)` is `filter(x, condition).map(x, value)`.
  private mutating func filteredMap(
    _ list: Expression, _ arguments: [Expression], _ range: SourceRange
  ) -> Expression? {
    guard let filtered = comprehension(.filter, list, [arguments[0], arguments[1]], range) else { return nil }
    return comprehension(.map, filtered, [arguments[0], arguments[2]], range)
  }

  private mutating func pairComprehension(
    _ macro: Expression.Macro, _ list: Expression, _ arguments: [Expression], _ range: SourceRange
  ) -> Expression? {
    guard let first = variable(arguments[0], of: macro.rawValue),
      let second = variable(arguments[1], of: macro.rawValue)
    else { return nil }
    guard first.text != second.text else {
      return fail(.sameVariable(second.text), at: second.range)
    }
    let comprehension = Expression.Comprehension(
      macro: macro, list: list, variables: (first, second), filter: arguments.count == 4 ? arguments[2] : nil,
      body: arguments[arguments.count - 1])
    return Expression(kind: .comprehension(comprehension), range: range)
  }

  private mutating func variable(_ expression: Expression, of macro: String) -> Expression.Name? {
    guard case .identifier(let text) = expression.kind, !text.hasPrefix(".") else {
      return fail(.notAVariable(macro), at: expression.range)
    }
    return Expression.Name(text: text, range: expression.range)
  }
}
