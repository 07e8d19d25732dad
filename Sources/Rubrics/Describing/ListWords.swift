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

extension RuleDescriber.Row {
  /// The same, with one more variable.
  func with(_ name: String) -> Self {
    Self(names: names + [name], noun: noun, type: type, isParameter: isParameter, isQuoted: isQuoted)
  }
}

extension RuleDescriber {
  /// A list, by what it is called.
  func list(_ expression: CheckedExpression) -> ListWords {
    let itemType = expression.type.objectType
    switch expression.kind {
    case .field(let object, let field):
      let owner = owner(object, field)
      let name = name(of: field)
      return ListWords(
        one: itemType.map { "\(noun(ofType: $0))\(owner)" }, many: "\(name)\(owner)",
        hasArticle: !name.hasPrefix("the "),
        itemType: itemType)
    case .definition(let name), .applied(let name, _, _):
      let bindings = Self.use(expression)?.bindings ?? []
      guard let own = vocabulary.words[name] else {
        let many = named(expression) ?? written(expression)
        return ListWords(one: nil, many: many, hasArticle: false, itemType: itemType)
      }
      let one = own.one.map { Phrase(.term(name: name, words: filled($0, name, bindings))) }
      return ListWords(one: one, many: named(expression) ?? "", itemType: itemType)
    case .comprehension(.filter, let operand, let variable, let condition):
      var list = list(operand)
      list.filters.append((variable.name, condition))
      return list
    case .comprehension(_, let operand, let variable, let body):
      let inner = self.list(operand)
      guard inner.filters.isEmpty else {
        return ListWords(one: nil, many: written(expression), hasArticle: false, itemType: itemType)
      }
      let value = inside(row(of: inner, [variable.name])).value(body)
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

  /// What stands for each item of a list.
  func row(of list: ListWords, _ names: [String]) -> Row {
    let own = names.first.map { words(inName: $0) }.flatMap { $0.count > 2 ? $0 : nil }
    let noun = list.itemType.map { self.noun(ofType: $0) } ?? own ?? "entry"
    return Row(names: names, noun: noun, type: list.itemType, isParameter: false, isQuoted: false)
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
    if quantity == .atLeastOne || quantity == .none, let plain = inclusion(operand, variable, body) {
      let words = quantity == .none ? plain.opposite : plain.words
      return among(list(operand), operand, words) ?? .statement(words, "\(plain.verb) among \(plain.noun)")
    }
    let list = list(operand)
    let names = list.filters.map(\.name) + [variable.name]
    let inner = inside(row(of: list, names))
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
    let index = inner.rows.count - 1
    let isOneOfSeveral = inner.rows.dropLast().contains { $0.noun == inner.rows[index].noun }
    let label: Phrase = isOneOfSeveral ? " (\(inner.noun(ofRow: index)))" : ""
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

  /// That values are among those of a list.
  private struct Inclusion {
    let words: Phrase
    let opposite: Phrase
    let verb: String
    let noun: Phrase

    init(_ words: Phrase, opposite: Phrase, verb: String = "is", among noun: Phrase) {
      (self.words, self.opposite, self.verb, self.noun) = (words, opposite, verb, noun)
    }
  }

  /// `list.exists(x, x == value)` and its kin: that a list of values includes one; nil for anything else.
  private func inclusion(
    _ operand: CheckedExpression, _ variable: CheckedExpression.Variable, _ body: CheckedExpression
  ) -> Inclusion? {
    guard case .field = operand.kind, operand.type.objectType == nil else { return nil }
    let (noun, values) = (list(operand).noun, operand.type.valuesOf)
    func isItem(_ expression: CheckedExpression) -> Bool {
      if case .variable(variable) = expression.kind { true } else { false }
    }
    switch body.kind {
    case .comparison(.notEqual, let left, let right) where isItem(left) && right.constantText != nil:
      let other = value(right, amid: values)
      return Inclusion("a value other than \(other)", opposite: "no value other than \(other)", among: noun)
    case .contains(let choices, let item) where isItem(item):
      guard let set = nameOfSet(choices) else { return nil }
      return Inclusion("at least one of the \(set)", opposite: "none of the \(set)", among: noun)
    case .comprehension(.exists, let other, let second, let body):
      guard written(other) == written(operand), case .comparison(.notEqual, let left, let right) = body.kind,
        isItem(left), case .variable(second) = right.kind
      else { return nil }
      return Inclusion("at least two different values", opposite: "no two different values", verb: "are", among: noun)
    case .constant, .record, .variable, .field, .definition, .applied, .has, .not, .logic, .comparison, .contains,
      .conditional,
      .function, .size, .item, .comprehension, .list, .fieldOr, .standard:
      return nil
    }
  }
}
