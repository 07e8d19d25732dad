internal import Expressions

extension RuleDescriber {
  /// What a value is called, with its article.
  func value(_ expression: CheckedExpression, amid enumeration: Int? = nil) -> Phrase {
    switch expression.kind {
    case .constant(let constant): return self.constant(constant, amid: enumeration)
    case .record: return "the record"
    case .variable(.auditDate): return "the last day of the audit window"
    case .variable(.auditFrom): return "the first day of the audit window"
    case .variable: return row(expression).map { noun(ofRow: $0) } ?? written(expression)
    case .field(let object, let field):
      return expression.type == .boolean ? question(expression) : noun(of: field, object)
    case .definition, .applied, .comprehension:
      return expression.type == .boolean ? question(expression) : nounOfList(expression)
    case .has, .not, .logic, .comparison, .contains: return question(expression)
    case .conditional(let condition, let first, let second):
      guard let condition = describe(condition).line else { return written(expression) }
      return
        "\(value(first, amid: enumeration)) (if \(condition)) or else \(value(second, amid: enumeration))"
    case .function(let function, let overload, let arguments):
      return expression.type == .boolean
        ? question(expression) : phrase(function, overload, arguments) ?? written(expression)
    case .size(let operand):
      if case .list = operand.type { return "the number of \(counted(operand))" }
      return "the number of characters of \(value(operand))"
    case .item(let list, let index): return item(list, index)
    case .list(let items): return literal(items, expression)
    case .fieldOr(let object, let field, let fallback):
      return "\(noun(of: field, object)) (where none is given, \(value(fallback, amid: field.enumeration)))"
    case .standard: return written(expression)
    }
  }

  private func constant(_ constant: CheckedExpression.Constant, amid enumeration: Int?) -> Phrase {
    switch constant {
    case .boolean(let value): value ? "yes" : "no"
    case .integer(let value): "\(value)"
    case .double(let value): "\(value)"
    case .string(let text): self.constant(text, of: enumeration)
    case .unsigned(let value): "\(value)"
    case .null, .bytes, .type: "“\(String(describing: constant))”"
    }
  }

  /// Whether a condition holds, as a value.
  private func question(_ expression: CheckedExpression) -> Phrase {
    describe(expression).line.map { "whether \($0)" } ?? written(expression)
  }

  private func nounOfList(_ expression: CheckedExpression) -> Phrase {
    guard case .list = expression.type else { return named(expression) ?? written(expression) }
    let list = list(expression)
    return restriction(list).map { "\(list.noun)\($0)" } ?? written(expression)
  }

  /// What is counted of a list: `children (only where the child is quiet)`.
  private func counted(_ operand: CheckedExpression) -> Phrase {
    let list = list(operand)
    return restriction(list).map { "\(list.counted)\($0)" } ?? "entries of \(written(operand))"
  }

  /// Which items of a list are meant, in brackets, so that it is plain where this ends; empty for all of them, and nil
  /// where it can't be said in one line.
  private func restriction(_ list: ListWords) -> Phrase? {
    guard !list.filters.isEmpty else { return "" }
    let inner = inside(row(of: list, list.filters.map(\.name)))
    let conditions = Sentence.conjunction(list.filters.map { inner.describe($0.condition) })
    return conditions.line.map { "\(inner.label) (only where \($0))" }
  }

  private func item(_ list: CheckedExpression, _ index: CheckedExpression) -> Phrase {
    if case .constant(.integer(let number)) = index.kind, number >= 0, number < 7 {
      return "the \(Self.ordinal(Int(number))) of \(value(list))"
    }
    return "the entry of \(value(list)) at place \(value(index)), counted from 0"
  }

  /// A list written out; a set by what it is called.
  private func literal(_ items: [CheckedExpression], _ expression: CheckedExpression) -> Phrase {
    if let set = nameOfSet(expression) { return "the \(set)" }
    if items.isEmpty { return "an empty list" }
    return items.map { value($0, amid: expression.type.valuesOf) }.joined(by: " / ")
  }

  /// A set by what it is called, without an article; nil for a list written out in the rule. A set's place is that of its
  /// name.
  func nameOfSet(_ expression: CheckedExpression) -> Phrase? {
    guard case .list = expression.kind else { return nil }
    let text = written(expression).words
    guard vocabulary.sets.contains(where: { $0.name == text }) else { return nil }
    return Phrase(.term(name: text, words: vocabulary.words[text]?.text ?? words(inName: text)))
  }

  /// What a function gives, in its own words.
  func phrase(_ function: Function, _ overload: Int, _ arguments: [CheckedExpression]) -> Phrase? {
    guard var template = function.words(ofOverload: overload) else {
      return "what \(Phrase(.code(function.name))) gives for \(arguments.map { value($0) }.joined("and"))"
    }
    let forms = template.split(separator: "|").map(String.init)
    if forms.count == 2 {
      let isOne = if case .constant(.integer(1)) = arguments[0].kind { true } else { false }
      template = forms[isOne ? 0 : 1]
    }
    var result = Phrase("")
    for (index, part) in template.split(separator: "$", omittingEmptySubsequences: false).enumerated() {
      guard index > 0, let number = part.first?.wholeNumberValue, arguments.indices.contains(number - 1) else {
        result = "\(result)\(part)"
        continue
      }
      result = "\(result)\(operand(arguments[number - 1]))\(part.dropFirst())"
    }
    return result
  }

  /// An argument; in brackets where it is a calculation itself.
  private func operand(_ expression: CheckedExpression) -> Phrase {
    switch expression.kind {
    case .function(let function, _, _) where function.form == .infix: "(\(value(expression)))"
    case .conditional: "(\(value(expression)))"
    default: value(expression)
    }
  }

  // MARK: Definitions

  /// A use of a definition, by what its author calls it; nil for anything else.
  func named(_ expression: CheckedExpression) -> Phrase? {
    guard let (name, bindings) = Self.use(expression) else { return nil }
    if let own = vocabulary.words[name] { return Phrase(.term(name: name, words: filled(own.text, name, bindings))) }
    let term = Phrase(.term(name: name, words: "“\(words(inName: name))”"))
    let values = bindings.map { rowItself($0.value) ?? value($0.value) }
    return values.isEmpty ? term : "\(term) of \(values.joined("and"))"
  }

  /// The name of the definition that is used and what its parameters are given.
  static func use(_ expression: CheckedExpression) -> (name: String, bindings: [CheckedExpression.Binding])? {
    switch expression.kind {
    case .definition(let name): (name, [])
    case .applied(let name, let bindings, _): (name, bindings)
    case .constant, .record, .variable, .field, .has, .not, .logic, .comparison, .contains, .conditional, .function,
      .size, .item, .comprehension, .list, .fieldOr, .standard:
      nil
    }
  }

  /// An author's words, with what is given to the parameters in their places.
  func filled(_ text: String, _ name: String, _ bindings: [CheckedExpression.Binding]) -> String {
    text.filled(bindings.map { ($0.variable.name, argument($0, of: name).words) })
  }

  /// What a parameter is given: `“a” or “b”` where it is a list that is only asked whether it holds a value.
  func argument(_ binding: CheckedExpression.Binding, of name: String) -> Phrase {
    guard case .list(let items) = binding.value.kind, isChoice(binding.variable.name, in: name) else {
      return rowItself(binding.value) ?? value(binding.value)
    }
    if let set = nameOfSet(binding.value) { return "one of the \(set)" }
    return items.map { value($0, amid: binding.value.type.valuesOf) }.joined("or")
  }

  /// Whether a definition only asks of a parameter whether something is in it.
  private func isChoice(_ parameter: String, in name: String) -> Bool {
    guard let body = vocabulary.definitions.first(where: { $0.name == name })?.body else { return false }
    func uses(_ expression: CheckedExpression) -> [Bool] {
      if case .contains(let list, let value) = expression.kind, case .variable(let variable) = list.kind,
        variable.name == parameter
      {
        return [true] + uses(value)
      }
      if case .variable(let variable) = expression.kind { return variable.name == parameter ? [false] : [] }
      return expression.written.flatMap(uses)
    }
    return !uses(body).isEmpty && uses(body).allSatisfy { $0 }
  }
}
