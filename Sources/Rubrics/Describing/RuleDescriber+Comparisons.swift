internal import Expressions
internal import Records

extension RuleDescriber {
  /// What a comparison says.
  func comparison(
    _ comparison: CheckedExpression.Comparison, _ left: CheckedExpression, _ right: CheckedExpression
  ) -> Sentence {
    if left.type == .boolean { return sameAnswer(left, right, comparison) }
    if case .constant = left.kind, !right.isConstant { return self.comparison(comparison.mirrored, right, left) }
    if case .size(let operand) = left.kind, case .list = operand.type,
      case .constant(.integer(let number)) = right.kind, let amount = Self.amount(comparison, number)
    {
      return count(operand, amount)
    }
    let enumeration = left.type.valuesOf ?? right.type.valuesOf
    let verb = Self.verb(comparison, of: left.type)
    let isEquality = comparison == .equal || comparison == .notEqual
    let subject = isEquality ? reference(left, beside: right) : nil
    let other = isEquality ? reference(right, beside: left) : nil
    return .statement(
      subject ?? value(left, amid: enumeration), "\(verb) \(other ?? value(right, amid: enumeration))", row: row(left))
  }

  /// The words of a comparison between values of a type.
  static func verb(_ comparison: CheckedExpression.Comparison, of type: ExpressionType) -> String {
    switch (comparison, type) {
    case (.equal, .date): "is the same day as"
    case (.notEqual, .date): "is another day than"
    case (.less, .date): "is before"
    case (.lessOrEqual, .date): "is on or before"
    case (.greater, .date): "is after"
    case (.greaterOrEqual, .date): "is on or after"
    case (.equal, .list): "are the same as"
    case (.notEqual, .list): "are not the same as"
    case (.equal, _): "is"
    case (.notEqual, _): "is not"
    case (.less, .string): "comes in the alphabet before"
    case (.lessOrEqual, .string): "does not come in the alphabet after"
    case (.greater, .string): "comes in the alphabet after"
    case (.greaterOrEqual, .string): "does not come in the alphabet before"
    case (.less, _): "is under"
    case (.lessOrEqual, _): "is at most"
    case (.greater, _): "is over"
    case (.greaterOrEqual, _): "is at least"
    }
  }

  /// Whether two conditions have the same answer.
  private func sameAnswer(
    _ left: CheckedExpression, _ right: CheckedExpression, _ comparison: CheckedExpression.Comparison
  ) -> Sentence {
    for (constant, other) in [(left, right), (right, left)] {
      guard case .constant(.boolean(let value)) = constant.kind else { continue }
      let isSame = value == (comparison == .equal)
      return isSame ? describe(other) : negation(of: other)
    }
    let sides = (describe(left), describe(right))
    return comparison == .equal ? .same(sides.0, sides.1) : .different(sides.0, sides.1)
  }

  // MARK: Who it is

  /// A field that stands for its row, where it is compared with another that stands for one: the row itself.
  func reference(_ expression: CheckedExpression, beside other: CheckedExpression) -> Phrase? {
    refersToRow(other) ? rowItself(expression) : nil
  }

  /// The row of a field that stands for it, such as `child.id`; nil for anything else.
  func rowItself(_ expression: CheckedExpression) -> Phrase? {
    guard case .field(let object, let field) = expression.kind, identities.contains(field.id) else { return nil }
    return row(object).map { noun(ofRow: $0) }
  }

  /// Whether a value, or the items of a list, stand for rows of the record.
  private func refersToRow(_ expression: CheckedExpression) -> Bool {
    switch expression.kind {
    case .field(_, let field): identities.contains(field.id) || !field.refersTo.isEmpty
    case .comprehension(.map, _, _, let body): refersToRow(body)
    case .comprehension(_, let list, _, _): refersToRow(list)
    case .item(let list, _): refersToRow(list)
    case .variable, .definition, .applied: true
    case .constant, .record, .has, .not, .logic, .comparison, .contains, .conditional, .function, .size, .list,
      .fieldOr, .standard:
      false
    }
  }

  // MARK: How many

  /// How many a number of items must be; nil where there are no better words than for any number.
  private static func amount(_ comparison: CheckedExpression.Comparison, _ number: Int64) -> String? {
    switch (comparison, number) {
    case (.greater, 0), (.greaterOrEqual, 1), (.notEqual, 0): "at least one"
    case (.equal, 0), (.less, 1), (.lessOrEqual, 0): "no"
    case (.greaterOrEqual, 2...): "at least \(number)"
    case (.greater, 1..<Int64.max): "at least \(number + 1)"
    case (.equal, 1): "exactly one"
    case (.equal, 2...): "exactly \(number)"
    case (.lessOrEqual, 1): "at most one"
    case (.lessOrEqual, 2...): "at most \(number)"
    case (.less, 2): "at most one"
    case (.less, 3...): "at most \(number - 1)"
    default: nil
    }
  }

  /// What the number of a list's items must be.
  private func count(_ operand: CheckedExpression, _ amount: String) -> Sentence {
    let list = list(operand)
    let isOne = amount == "no" || amount.hasSuffix("one")
    let verb = isOne ? "is" : "are"
    guard !list.filters.isEmpty else {
      if let one = list.one { return .statement("there \(verb) \(amount) \(isOne ? one : list.many)") }
      let entries: Phrase = "\(amount) \(isOne ? "entry" : "entries")"
      return among(operand, entries) ?? .statement("there \(verb) \(entries) among \(list.noun)")
    }
    let inner = inside(row(of: list, list.filters.map(\.name)))
    let conditions = Sentence.conjunction(list.filters.map { inner.describe($0.condition) })
    guard let one = list.one else {
      return .lead(
        "among \(list.noun) there \(verb) \(amount == "no" ? "none" : amount)\(inner.label) where", conditions)
    }
    return .lead("there \(verb) \(amount) \(isOne ? one : list.many)\(inner.label) where", conditions)
  }

  // MARK: Belonging

  /// That something is in a list which is a field of a row, said of the row; nil for any other list.
  func among(_ operand: CheckedExpression, _ words: Phrase, isNegated: Bool = false) -> Sentence? {
    guard case .field(let object, let field) = operand.kind, let row = row(object) else { return nil }
    let name = name(of: field)
    let verb = isNegated ? "does not have" : "has"
    return .statement(
      noun(ofRow: row), "\(verb) \(words) among \(name.hasPrefix("the ") ? "" : "the ")\(name)", row: row)
  }

  /// Whether a list holds a value: `in`.
  func membership(_ value: CheckedExpression, _ list: CheckedExpression, isNegated: Bool) -> Sentence {
    let enumeration = value.type.valuesOf ?? list.type.valuesOf
    let not = isNegated ? "not " : ""
    let subject = reference(value, beside: list) ?? self.value(value, amid: enumeration)
    if let set = nameOfSet(list) {
      return .statement(subject, "is \(not)one of the \(set)", row: row(value))
    }
    switch list.kind {
    case .list(let items):
      guard !items.isEmpty else { return .statement(isNegated ? "always" : "never") }
      let choices = items.map { self.value($0, amid: enumeration) }
      let neither = isNegated ? choices.count == 1 ? "not " : "neither " : ""
      return .statement(subject, "is \(neither)\(choices.joined(isNegated ? "nor" : "or"))", row: row(value))
    case .variable: return .statement(subject, "is \(not)one of \(self.value(list))", row: row(value))
    case .constant, .record, .field, .definition, .applied, .has, .not, .logic, .comparison, .contains, .conditional,
      .function, .size, .item, .comprehension, .fieldOr, .standard:
      if value.isConstant, let said = among(list, subject, isNegated: isNegated) { return said }
      return .statement(subject, "is \(not)among \(self.value(list))", row: row(value))
    }
  }
}

extension CheckedExpression.Comparison {
  /// The same comparison, said of the other side.
  fileprivate var mirrored: Self {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

extension CheckedExpression {
  /// Whether it is a constant.
  fileprivate var isConstant: Bool {
    if case .constant = kind { true } else { false }
  }
}
