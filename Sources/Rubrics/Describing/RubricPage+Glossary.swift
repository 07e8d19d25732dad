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
    let isQuoted = used.contains { $0.parameters.contains { Self.noun(of: $0.type, describer) == nil } }
    return [.heading(2, "What the words mean")] + (isQuoted ? stands : []) + used.flatMap { entry($0) }
  }

  private func entry(_ definition: NamedExpression) -> [PageBlock] {
    let words = rubric.vocabulary.words[definition.name]
    let places = Self.places(of: definition, describer)
    var blocks: [PageBlock] = [
      .heading(3, describer.title(of: definition).capitalised, name: definition.name)
    ]
    if let opposite = words?.opposite {
      blocks.append(.paragraph("Where it does not hold, the page says: \(Self.filled(opposite, places.words))."))
    }
    return blocks + Self.blocks(describer.lines(of: definition))
  }

  /// A paragraph and the list that hangs on it.
  static func blocks(_ lines: [SentenceLine]) -> [PageBlock] {
    let rest = lines.dropFirst().map { PageLine($0.phrase, depth: $0.depth - 1) }
    let first = rest.isEmpty ? "\(lines[0].phrase)." : lines[0].phrase
    return [.paragraph(first)] + (rest.isEmpty ? [] : [.list(rest)])
  }

  fileprivate static func filled(_ text: String, _ places: [(name: String, words: String)]) -> String {
    places.reduce(text) { $0.replacing("<\($1.name)>", with: $1.words) }
  }

  /// What stands for each parameter: `a child` in the title, a row in the rule.
  fileprivate static func places(
    of definition: NamedExpression, _ describer: RuleDescriber
  ) -> (rows: [RuleDescriber.Row], words: [(name: String, words: String)]) {
    var rows: [RuleDescriber.Row] = []
    var names: [(name: String, words: String)] = []
    for parameter in definition.parameters {
      if let noun = noun(of: parameter.type, describer) {
        let isOther = rows.contains { $0.noun == noun }
        let type = parameter.type.objectType
        rows.append(.init(names: [parameter.name], noun: noun, type: type, isParameter: true, isQuoted: false))
        names.append((parameter.name, isOther ? "another \(noun)" : "\(article(of: noun)) \(noun)"))
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
    if let own = vocabulary.words[definition.name] { return Phrase(RubricPage.filled(own.text, places)) }
    let values = places.map { Phrase($0.words) }
    let owner: Phrase = values.isEmpty ? "" : " for \(values.joined("and"))"
    return "“\(words(inName: definition.name))”\(owner)"
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
    return conditions.lines(after: "\(list.noun.capitalised) where ")
  }
}
