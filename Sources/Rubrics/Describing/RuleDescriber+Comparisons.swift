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
      case .constant(.integer(let number)) = right.kind,
      let sentence = count(operand, comparison, number)
    {
      return sentence
    }
    let enumeration = left.type.valuesOf ?? right.type.valuesOf
    let verb = Self.verb(comparison, of: left.type)
    let value = value(right, amid: enumeration)
    return .statement(self.value(left, amid: enumeration), "\(verb) \(value)", row: row(left))
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
    let (first, second) = (describe(left), describe(right))
    let opposite = negation(of: right)
    return comparison == .equal
      ? .any([.all([first, second]), .none([first, second])])
      : .any([.all([first, opposite]), .none([first, opposite])])
  }

  // MARK: How many

  /// What the number of a list's items must be; nil where there are no better words than for any number.
  private func count(
    _ operand: CheckedExpression, _ comparison: CheckedExpression.Comparison, _ number: Int64
  ) -> Sentence? {
    let list = list(operand)
    let amount: String
    switch (comparison, number) {
    case (.greater, 0), (.greaterOrEqual, 1), (.notEqual, 0): amount = "at least one"
    case (.equal, 0), (.less, 1), (.lessOrEqual, 0): amount = "no"
    case (.greaterOrEqual, 2...): amount = "at least \(number)"
    case (.greater, 1...): amount = "at least \(number + 1)"
    case (.equal, 1): amount = "exactly one"
    case (.equal, 2...): amount = "exactly \(number)"
    case (.lessOrEqual, 1): amount = "at most one"
    case (.lessOrEqual, 2...): amount = "at most \(number)"
    case (.less, 2): amount = "at most one"
    case (.less, 3...): amount = "at most \(number - 1)"
    default: return nil
    }
    let isOne = amount == "no" || amount.hasSuffix("one")
    guard !list.filters.isEmpty else { return count(operand, amount, isOne) }
    let inner = inside(row(of: list, list.filters.map(\.name)))
    let conditions = Sentence.conjunction(list.filters.map { inner.describe($0.condition) })
    guard let one = list.one else {
      return .lead(
        "among \(list.noun) there \(isOne ? "is" : "are") \(amount == "no" ? "none" : amount) where", conditions)
    }
    return .lead("there \(isOne ? "is" : "are") \(amount) \(isOne ? one : list.many) where", conditions)
  }

  private func count(_ operand: CheckedExpression, _ amount: String, _ isOne: Bool) -> Sentence {
    let list = list(operand)
    guard let one = list.one else {
      let entries: Phrase = "\(amount) \(isOne ? "entry" : "entries")"
      return among(list, operand, entries) ?? .statement("there \(isOne ? "is" : "are") \(entries) among \(list.noun)")
    }
    return .statement("there \(isOne ? "is" : "are") \(amount) \(isOne ? one : list.many)")
  }

  // MARK: Belonging

  /// That something is in a list which is a field of a row, said of the row; nil for any other list.
  func among(
    _ list: ListWords, _ operand: CheckedExpression, _ words: Phrase, isNegated: Bool = false
  ) -> Sentence? {
    guard case .field(let object, let field) = operand.kind, list.filters.isEmpty, let row = row(object) else {
      return nil
    }
    let name = name(of: field)
    let verb = isNegated ? "does not have" : "has"
    return .statement(
      noun(ofRow: row), "\(verb) \(words) among \(name.hasPrefix("the ") ? "" : "the ")\(name)", row: row)
  }

  /// Whether a list holds a value: `in`.
  func membership(_ value: CheckedExpression, _ list: CheckedExpression, isNegated: Bool) -> Sentence {
    let enumeration = value.type.valuesOf ?? list.type.valuesOf
    let not = isNegated ? "not " : ""
    let subject = self.value(value, amid: enumeration)
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
      if value.isConstant, let said = among(self.list(list), list, subject, isNegated: isNegated) { return said }
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
