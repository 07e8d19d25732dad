internal import Expressions
internal import Records

extension RubricPage {
  /// Every definition that is used, explained by its rule.
  var glossary: [PageBlock] {
    let used = rubric.vocabulary.definitions.filter { use.names.contains($0.name) }
    guard !used.isEmpty else { return [] }
    let stands: [PageBlock] = [
      .paragraph("A word in quotes in a heading stands for whatever is named in its place where the words are used.")
    ]
    let isQuoted = used.contains { Self.places(of: $0, describer).rows.contains(where: \.isQuoted) }
    return [.heading(2, "What the words mean")] + (isQuoted ? stands : []) + used.flatMap { entry($0) }
  }

  private func entry(_ definition: NamedExpression) -> [PageBlock] {
    let words = rubric.vocabulary.words[definition.name]
    let places = Self.places(of: definition, describer)
    var blocks: [PageBlock] = [
      .heading(3, describer.title(of: definition).capitalised, name: definition.name)
    ]
    if let opposite = words?.opposite {
      blocks.append(.paragraph("Where it does not hold, the page says: \(opposite.filled(places.words))."))
    }
    return blocks + Self.blocks(describer.lines(of: definition))
  }

  /// A paragraph and the list that hangs on it.
  static func blocks(_ lines: [SentenceLine]) -> [PageBlock] {
    let rest = lines.dropFirst().map { PageLine($0.phrase, depth: $0.depth - 1) }
    let first = rest.isEmpty ? "\(lines[0].phrase)." : lines[0].phrase
    return [.paragraph(first)] + (rest.isEmpty ? [] : [.list(rest)])
  }

  /// What stands for each parameter: `a child` in the title, a row in the rule.
  fileprivate static func places(
    of definition: NamedExpression, _ describer: RuleDescriber
  ) -> (rows: [RuleDescriber.Row], words: [(name: String, words: String)]) {
    var rows: [RuleDescriber.Row] = []
    var names: [(name: String, words: String)] = []
    for parameter in definition.parameters {
      let reference = describer.nounOfReference(parameter.name, in: definition.body)
      if let noun = noun(of: parameter.type, describer) ?? reference {
        let count = definition.parameters.count { self.noun(of: $0.type, describer) == noun }
        let place = rows.count { $0.noun == noun }
        let type = parameter.type.objectType
        rows.append(.init(names: [parameter.name], noun: noun, type: type, isParameter: true, isQuoted: false))
        let isOne = count < 2
        names.append(
          (parameter.name, isOne ? "\(article(of: noun)) \(noun)" : "\(noun) \(RuleDescriber.letter(place))"))
      } else {
        let noun = words(inName: parameter.name)
        rows.append(.init(names: [parameter.name], noun: noun, type: nil, isParameter: true, isQuoted: true))
        names.append((parameter.name, "“\(noun)”"))
      }
    }
    return (rows, names)
  }

  /// What a parameter of a type is called by, where that is not its name.
  private static func noun(of type: ExpressionType, _ describer: RuleDescriber) -> String? {
    if case .object(let id) = type { describer.noun(ofType: id) } else { type == .date ? "date" : nil }
  }

  private static func article(of noun: String) -> String {
    noun.first.map { "aeiou".contains($0) } == true ? "an" : "a"
  }

  /// The named lists that are used.
  var lists: [PageBlock] {
    let used = rubric.vocabulary.sets.filter { use.names.contains($0.name) }
    guard !used.isEmpty else { return [] }
    return [.heading(2, "Lists")]
      + used.flatMap { set -> [PageBlock] in
        let title = rubric.vocabulary.words[set.name]?.text ?? words(inName: set.name)
        let texts = set.texts.map { describer.constant($0, beside: set.texts) }
        return [
          .heading(3, Phrase(title).capitalised, name: set.name), .paragraph("\(texts.joined("and"))."),
        ]
      }
  }

  /// The functions that are called, in the words of their declarations.
  var calculations: [PageBlock] {
    guard !use.functions.isEmpty else { return [] }
    return [
      .heading(2, "What is calculated"),
      .list(use.functions.sorted { $0.key < $1.key }.map { PageLine("\(Phrase(.code($0.key))): \($0.value)") }),
    ]
  }
}

extension RuleDescriber {
  /// What a definition is called, with what its parameters stand for.
  func title(of definition: NamedExpression) -> Phrase {
    let places = RubricPage.places(of: definition, self).words
    if let own = vocabulary.words[definition.name] { return Phrase(own.text.filled(places)) }
    let values = places.map { Phrase($0.words) }
    let owner: Phrase = values.isEmpty ? "" : " for \(values.joined("and"))"
    return "“\(words(inName: definition.name))”\(owner)"
  }

  /// What a parameter is called that is only compared with fields which refer to rows: `child or adult`; nil for any
  /// other.
  func nounOfReference(_ parameter: String, in body: CheckedExpression) -> String? {
    let uses = Self.uses(of: parameter, in: body)
    guard let field = uses.first ?? nil, uses.allSatisfy({ $0?.refersTo == field.refersTo }) else { return nil }
    let types = field.refersTo.compactMap { path in
      schema.field(at: path.dropLast(), throughLists: true)?.field.type.itemType
    }
    return types.isEmpty ? nil : types.map { Phrase(noun(ofType: $0)) }.joined("or").words
  }

  /// What a variable is compared with, each time it is used: a field, or nil for anything else.
  private static func uses(of name: String, in expression: CheckedExpression) -> [Field?] {
    func isVariable(_ part: CheckedExpression) -> Bool {
      if case .variable(let variable) = part.kind { variable.name == name } else { false }
    }
    if isVariable(expression) { return [nil] }
    for (one, other) in expression.compared where isVariable(one) {
      if case .field(let object, let field) = other.kind { return [field] + uses(of: name, in: object) }
    }
    return expression.written.flatMap { uses(of: name, in: $0) }
  }

  /// What a definition stands for.
  func lines(of definition: NamedExpression) -> [SentenceLine] {
    let places = RubricPage.places(of: definition, self)
    return places.rows.reduce(self) { $0.inside($1) }.lines(defining: definition.body)
  }

  private func lines(defining body: CheckedExpression) -> [SentenceLine] {
    if body.type == .boolean { return describe(body).lines(after: "Holds where ") }
    guard case .list = body.type else { return [SentenceLine(depth: 0, phrase: value(body).capitalised)] }
    let list = list(body)
    guard !list.filters.isEmpty else { return [SentenceLine(depth: 0, phrase: list.noun.capitalised)] }
    let inner = inside(row(of: list, list.filters.map(\.name)))
    let conditions = Sentence.conjunction(list.filters.map { inner.describe($0.condition) })
    return conditions.lines(after: "\(list.noun.capitalised)\(inner.label) where ")
  }
}

extension CheckedExpression {
  /// The two sides of an equality, or a value and the list it may be in; each pair with the one first that is looked for.
  fileprivate var compared: [(CheckedExpression, CheckedExpression)] {
    if case .contains(let list, let value) = kind { return [(value, list)] }
    guard case .comparison(let comparison, let left, let right) = kind, comparison == .equal || comparison == .notEqual
    else { return [] }
    return [(left, right), (right, left)]
  }
}

extension ValueType {
  /// The type of the objects in a list, by its index in the schema; nil for anything else.
  fileprivate var itemType: Int? {
    if case .list(.object(let id), _, _) = self { id } else { nil }
  }
}
