internal import Expressions
internal import Records

extension RuleDescriber {
  /// What a condition says.
  func describe(_ expression: CheckedExpression) -> Sentence {
    switch expression.kind {
    case .constant(let constant): return .statement(constant == .boolean(true) ? "always" : "never")
    case .field(let object, let field): return statement(of: field, object)
    case .definition, .applied: return use(expression, isNegated: false)
    case .has(let object, let field): return given(field, object, isNegated: false)
    case .not(let operand): return negation(of: operand)
    case .logic(let logic, _, _): return joined(parts(of: expression, logic), logic)
    case .comparison(let comparison, let left, let right): return self.comparison(comparison, left, right)
    case .contains(let list, let value): return membership(value, list, isNegated: false)
    case .conditional(let condition, let first, let second):
      return .choice(
        describe(condition), describe(first), open(second, where: condition, otherwise: false) ?? describe(second))
    case .function(let function, let overload, let arguments):
      return .statement(phrase(function, overload, arguments) ?? written(expression))
    case .comprehension(.exists, let list, let variable, let body):
      return quantified(.atLeastOne, list, variable, body)
    case .comprehension(.all, let list, let variable, let body): return quantified(.each, list, variable, body)
    case .comprehension(.existsOne, let list, let variable, let body):
      return quantified(.exactlyOne, list, variable, body)
    case .fieldOr(let object, let field, let fallback): return fieldOr(object, field, fallback, isNegated: false)
    case .variable, .item: return .statement(value(expression), "is yes")
    case .record, .size, .list, .comprehension, .standard: return .statement("this rule holds:", written(expression))
    }
  }

  // MARK: And, or

  /// The operands of a chain of the same operator.
  private func parts(of expression: CheckedExpression, _ logic: CheckedExpression.Logic) -> [CheckedExpression] {
    guard case .logic(logic, let left, let right) = expression.kind else { return [expression] }
    return parts(of: left, logic) + parts(of: right, logic)
  }

  private func joined(_ parts: [CheckedExpression], _ logic: CheckedExpression.Logic) -> Sentence {
    switch logic {
    case .or:
      if parts.count == 2, case .not(let condition) = parts[0].kind {
        return .given(describe(condition), describe(parts[1]))
      }
      return .any(parts.map { describe($0) })
    case .and: return .conjunction(withoutGuards(parts))
    }
  }

  /// The parts of an `and`: `has(x.flag) && x.flag` is said at once.
  private func withoutGuards(_ parts: [CheckedExpression]) -> [Sentence] {
    var sentences: [Sentence] = []
    var index = 0
    while index < parts.count {
      let part = parts[index]
      if index + 1 < parts.count, case .has(let object, let field) = part.kind, field.type == .boolean,
        case .field(let other, let read) = parts[index + 1].kind, read.id == field.id,
        written(object) == written(other),
        case .clause(let clause) = statement(of: field, object)
      {
        sentences.append(.statement("the record says that \(clause.phrase)"))
        index += 2
      } else {
        sentences.append(describe(part))
        index += 1
      }
    }
    return sentences
  }

  // MARK: Not

  func negation(of expression: CheckedExpression) -> Sentence {
    switch expression.kind {
    case .constant(.boolean(let value)): return .statement(value ? "never" : "always")
    case .field(let object, let field): return statement(of: field, object, isNegated: true)
    case .definition, .applied: return use(expression, isNegated: true)
    case .has(let object, let field): return given(field, object, isNegated: true)
    case .not(let operand): return describe(operand)
    case .logic(.or, _, _): return .none(parts(of: expression, .or).map { describe($0) })
    case .logic(.and, _, _): return .notAll(parts(of: expression, .and).map { describe($0) })
    case .comparison(.equal, let left, let right): return comparison(.notEqual, left, right)
    case .comparison(.notEqual, let left, let right): return comparison(.equal, left, right)
    case .contains(let list, let value): return membership(value, list, isNegated: true)
    case .comprehension(.exists, let list, let variable, let body): return quantified(.none, list, variable, body)
    case .conditional(let condition, let first, let second):
      return .choice(
        describe(condition), negation(of: first),
        open(second, where: condition, otherwise: true) ?? negation(of: second))
    case .fieldOr(let object, let field, let fallback): return fieldOr(object, field, fallback, isNegated: true)
    case .constant, .comparison, .function, .comprehension, .variable, .item, .record, .size, .list,
      .standard:
      return .lead("it is not so that", describe(expression))
    }
  }

  // MARK: Definitions

  /// A use of a condition that has a name.
  private func use(_ expression: CheckedExpression, isNegated: Bool) -> Sentence {
    guard let (name, bindings) = Self.use(expression) else { preconditionFailure("the caller knows that it is a use") }
    guard let own = vocabulary.words[name] else {
      let phrase = Phrase(.term(name: name, words: "“\(words(inName: name))”"))
      let values = bindings.map { rowItself($0.value) ?? value($0.value) }
      let owner: Phrase = values.isEmpty ? "" : " for \(values.joined("and"))"
      return .statement(phrase, "\(isNegated ? "does not hold" : "holds")\(owner)")
    }
    if isNegated, own.opposite == nil {
      return .lead("it is not so that", use(expression, isNegated: false))
    }
    let text = isNegated ? own.opposite ?? own.text : own.text
    // A row that is the subject stays apart, so that a sentence on many rows can say how many.
    if let first = bindings.first(where: { text.hasPrefix("<\($0.variable.name)> ") }), let row = row(first.value) {
      let rest = filled(String(text.dropFirst(first.variable.name.count + 3)), name, bindings)
      return .statement(noun(ofRow: row), Phrase(.term(name: name, words: rest)), row: row)
    }
    return .statement(Phrase(.term(name: name, words: filled(text, name, bindings))))
  }

  // MARK: Silence

  /// Whether there is a value: `has`.
  private func given(_ field: Field, _ object: CheckedExpression, isNegated: Bool) -> Sentence {
    let name = name(of: field)
    switch field.type {
    case .boolean:
      let said = if case .clause(let clause) = statement(of: field, object) { clause.phrase } else { Phrase(name) }
      return .statement("the record \(isNegated ? "does not say" : "says") whether \(said)")
    case .list:
      return .statement(
        "\(isNegated ? "no" : "a") list of \(name)\(owner(object, field)) is given\(isNegated ? "" : " (it may be empty)")"
      )
    case .object:
      return .statement("\(isNegated ? "nothing" : "something") is given on the \(name)\(owner(object, field))")
    case .integer, .number, .text, .date, .enumeration:
      if isNegated, !name.hasPrefix("the ") { return .statement("no \(name)\(owner(object, field)) is given") }
      return .statement(noun(of: field, object), isNegated ? "is not given" : "is given")
    }
  }

  /// A field that is true or false, or something else where the record is silent about it.
  private func fieldOr(
    _ object: CheckedExpression, _ field: Field, _ fallback: CheckedExpression, isNegated: Bool
  ) -> Sentence {
    guard case .constant(.boolean(let value)) = fallback.kind else {
      let asked = statement(of: field, object).line ?? written(object)
      return .choice(
        .statement("the record says whether \(asked)"), .statement("it says \(isNegated ? "no" : "yes")"),
        isNegated ? negation(of: fallback) : describe(fallback))
    }
    let said = statement(of: field, object, isNegated: isNegated).line ?? written(object)
    let silence = value == isNegated ? "does not hold" : isNegated ? "holds too" : "holds"
    return .statement("\(said) (if the record does not say, this \(silence))")
  }

  /// What stands where a field is silent that is then read all the same: it never holds, and may be open; nil for
  /// anything else.
  private func open(
    _ body: CheckedExpression, where condition: CheckedExpression, otherwise: Bool
  ) -> Sentence? {
    guard case .has(let object, let field) = condition.kind else { return nil }
    let silent = "\(written(object).words).\(field.name)"
    let parts = parts(of: body, .and)
    let others = parts.filter { !reads($0, silent) }
    guard others.count < parts.count else { return nil }
    return .open(others.isEmpty ? nil : .conjunction(withoutGuards(others)), otherwise: otherwise)
  }

  /// Whether a condition asks of a field, by how it is written, what nothing but its value can answer.
  private func reads(_ expression: CheckedExpression, _ field: String) -> Bool {
    switch expression.kind {
    case .field: written(expression).words == field
    case .not(let operand): reads(operand, field)
    case .comparison(_, let left, let right): reads(left, field) || reads(right, field)
    case .contains(let list, let value):
      if case .list(let items) = list.kind, !items.isEmpty { reads(value, field) } else { false }
    case .constant, .record, .variable, .definition, .applied, .has, .logic, .conditional, .function, .size, .item,
      .comprehension, .list, .fieldOr, .standard:
      false
    }
  }
}

extension Sentence {
  /// The sentence in one line; nil where it takes a list.
  var line: Phrase? {
    let lines = lines(after: "")
    return lines.count == 1 ? lines[0].phrase : nil
  }
}
