internal import Expressions
internal import Records

/// What a list is called in sentences.
struct ListWords: Sendable {
  /// One of it, without an article; nil where there is no word for one.
  var one: Phrase?
  /// All of it, without an article.
  var many: Phrase
  /// Whether `the` stands before all of it.
  var hasArticle = true
  /// The type of the objects that its items are, by its index in the schema; nil where they are none.
  var itemType: Int?
  /// What must hold of an item for it to be counted, and the variable that stands for it there.
  var filters: [(name: String, condition: CheckedExpression)] = []

  /// All of it.
  var noun: Phrase { hasArticle ? "the \(many)" : many }

  /// What is counted where its items are.
  var counted: Phrase { one == nil ? "values among \(noun)" : many }
}

extension RuleDescriber {
  /// A list, by what it is called.
  func list(_ expression: CheckedExpression) -> ListWords {
    let itemType = expression.type.objectType
    switch expression.kind {
    case .field(let object, let field):
      let owner = owner(object, field)
      let name = name(of: field)
      var list = ListWords(
        one: nil, many: "\(name)\(owner)", hasArticle: !name.hasPrefix("the "), itemType: itemType)
      // Where a type has several lists, one of a list is not yet named by its type.
      list.one = itemType.map { type in
        isOnlyList(of: type) ? "\(noun(ofType: type))\(owner)" : "\(noun(ofType: type)) among \(list.noun)"
      }
      return list
    case .definition(let name), .applied(let name, _, _):
      let bindings = Self.use(expression)?.bindings ?? []
      guard let own = vocabulary.words[name] else {
        let many = named(expression) ?? written(expression)
        return ListWords(one: nil, many: many, hasArticle: false, itemType: itemType)
      }
      let given = bindings.map { ($0.variable.name, argument($0, of: name).words) }
      func term(_ text: String) -> Phrase { Phrase(.term(name: name, words: text.filled(given))) }
      return ListWords(one: own.one.map(term), many: term(own.text), itemType: itemType)
    case .comprehension(.filter, let operand, let variable, let condition):
      var list = list(operand)
      list.filters.append((variable.name, condition))
      return list
    case .comprehension(_, let operand, let variable, let body):
      let inner = self.list(operand)
      guard inner.filters.isEmpty else {
        return ListWords(one: nil, many: written(expression), hasArticle: false, itemType: itemType)
      }
      let value = inside(row(of: inner, [variable.name], asking: body)).value(body)
      return ListWords(
        one: nil, many: "values that \(value) has for each of \(inner.noun)", itemType: itemType)
    case .list:
      if let set = nameOfSet(expression) { return ListWords(one: nil, many: set, itemType: nil) }
      return ListWords(one: nil, many: value(expression), hasArticle: false, itemType: nil)
    case .variable:
      return ListWords(one: nil, many: value(expression), hasArticle: false, itemType: itemType)
    case .constant, .record, .has, .not, .logic, .comparison, .contains, .conditional, .function, .size, .item,
      .fieldOr, .standard:
      return ListWords(one: nil, many: value(expression), hasArticle: false, itemType: itemType)
    }
  }

  /// Whether no other field is a list of the type's objects.
  private func isOnlyList(of type: Int) -> Bool {
    schema.objects.flatMap(\.fields).count { field in
      if case .list(.object(type), _, _) = field.type { true } else { false }
    } == 1
  }

  /// What stands for each item of a list, of which something is asked.
  func row(of list: ListWords, _ names: [String], asking body: CheckedExpression? = nil) -> Row {
    let own = names.first.map { words(inName: $0) }.flatMap { $0.count > 2 ? $0 : nil }
    let noun = list.itemType.map { self.noun(ofType: $0) } ?? own ?? "entry"
    let asked = list.filters.map(\.condition) + (body.map { [$0] } ?? [])
    let hasNamesake = list.itemType.map { type in asked.contains { Self.speaks($0, ofItems: type) } } ?? false
    return Row(
      names: names, noun: noun, type: list.itemType, isParameter: false, isQuoted: false, hasNamesake: hasNamesake)
  }

  /// Whether something is asked of the items of a list of a type, somewhere in an expression.
  private static func speaks(_ expression: CheckedExpression, ofItems type: Int) -> Bool {
    if case .comprehension(_, let list, _, _) = expression.kind, list.type.objectType == type { return true }
    return expression.written.contains { speaks($0, ofItems: type) }
  }

  // MARK: What is asked of the items

  /// How many items something is asked of.
  enum Quantity {
    case atLeastOne
    case each
    case exactlyOne
    case none
  }

  /// A condition on the items of a list.
  func quantified(
    _ quantity: Quantity, _ operand: CheckedExpression, _ variable: CheckedExpression.Variable,
    _ body: CheckedExpression
  ) -> Sentence {
    let list = list(operand)
    if quantity == .atLeastOne || quantity == .none, let plain = inclusion(operand, variable, body) {
      let words = quantity == .none ? plain.opposite : plain.words
      return among(operand, words) ?? .statement(words, "\(plain.verb) among \(list.noun)")
    }
    let names = list.filters.map(\.name) + [variable.name]
    let inner = inside(row(of: list, names, asking: body))
    let filters = list.filters.map { inner.describe($0.condition) }
    let asked = inner.describe(body)
    if filters.isEmpty { return inner.applied(asked, quantity, list) }
    if quantity == .each { return .lead(lead(quantity, list, inner), .given(.conjunction(filters), asked)) }
    return .lead(lead(quantity, list, inner), .conjunction(filters + [asked]))
  }

  /// A sentence about the innermost row, said of so many of a list: with the row for its subject where it has it.
  private func applied(_ sentence: Sentence, _ quantity: Quantity, _ list: ListWords) -> Sentence {
    let index = rows.count - 1
    guard case .clause(var clause) = sentence, clause.row == index,
      !clause.predicate.words.contains(noun(ofRow: index).words),
      quantity == .atLeastOne || !clause.isNegative
    else { return .lead(lead(quantity, list, self), sentence) }
    clause.row = nil
    switch (quantity, list.one) {
    case (.atLeastOne, let one): clause.subject = one.map { "at least one \($0)" } ?? "at least one of \(list.noun)"
    case (.each, let one): clause.subject = one.map { "each \($0)" } ?? "each of \(list.noun)"
    case (.exactlyOne, let one): clause.subject = one.map { "exactly one \($0)" } ?? "exactly one of \(list.noun)"
    case (.none, let one): clause.subject = one.map { "no \($0)" } ?? "none of \(list.noun)"
    }
    return .clause(clause)
  }

  /// The words before what is asked of a row of a list.
  func lead(_ quantity: Quantity, _ list: ListWords, _ inner: RuleDescriber) -> Phrase {
    let label = inner.label
    return switch (quantity, list.one) {
    case (.atLeastOne, let one?): "there is at least one \(one)\(label) where"
    case (.each, let one?): "for each \(one)\(label),"
    case (.exactlyOne, let one?): "there is exactly one \(one)\(label) where"
    case (.none, let one?): "there is no \(one)\(label) where"
    case (.atLeastOne, nil): "among \(list.noun) there is at least one\(label) where"
    case (.each, nil): "for each of \(list.noun)\(label),"
    case (.exactlyOne, nil): "among \(list.noun) there is exactly one\(label) where"
    case (.none, nil): "among \(list.noun) there is none\(label) where"
    }
  }

  /// ` (visit A)`, to stand after the first words on the innermost row where it must be told from others; else nothing.
  var label: Phrase {
    let index = rows.count - 1
    return letter(ofRow: index) == nil ? "" : " (\(noun(ofRow: index)))"
  }

  /// That values are among those of a list.
  private struct Inclusion {
    let words: Phrase
    let opposite: Phrase
    var verb = "is"
  }

  /// `list.exists(x, x == value)` and its kin: that a list of values includes one; nil for anything else.
  private func inclusion(
    _ operand: CheckedExpression, _ variable: CheckedExpression.Variable, _ body: CheckedExpression
  ) -> Inclusion? {
    guard case .field = operand.kind, operand.type.objectType == nil else { return nil }
    func isItem(_ expression: CheckedExpression) -> Bool {
      if case .variable(variable) = expression.kind { true } else { false }
    }
    switch body.kind {
    case .comparison(.notEqual, let left, let right) where isItem(left) && right.constantText != nil:
      let other = value(right, amid: operand.type.valuesOf)
      return Inclusion(words: "a value other than \(other)", opposite: "no value other than \(other)")
    case .contains(let choices, let item) where isItem(item):
      guard let set = nameOfSet(choices) else { return nil }
      return Inclusion(words: "at least one of the \(set)", opposite: "none of the \(set)")
    case .comprehension(.exists, let other, let second, let body):
      guard written(other) == written(operand), case .comparison(.notEqual, let left, let right) = body.kind,
        isItem(left), case .variable(second) = right.kind
      else { return nil }
      return Inclusion(words: "at least two different values", opposite: "no two different values", verb: "are")
    case .constant, .record, .variable, .field, .definition, .applied, .has, .not, .logic, .comparison, .contains,
      .conditional,
      .function, .size, .item, .comprehension, .list, .fieldOr, .standard:
      return nil
    }
  }
}
