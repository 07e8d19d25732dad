internal import Diagnostics
internal import Expressions
internal import Records

/// Says in plain English what the rules of a rubric say: never more, and where there are no words for it, as it is written.
struct RuleDescriber: Sendable {
  let schema: RecordSchema
  let vocabulary: Vocabulary
  let source: SourceText
  /// Fields whose value stands for the row they are a field of, such as `child.id`, by number.
  let identities: Set<Int>
  /// What variables stand for here, the innermost last.
  private(set) var rows: [Row] = []

  /// What a variable stands for.
  struct Row: Sendable {
    /// The names of its variables: a list and what is asked of it may each have one.
    let names: [String]
    /// What it is called, without an article.
    let noun: String
    /// The type of the object that it is, by its index in the schema; nil where it is no object.
    let type: Int?
    /// Whether it is a parameter of a definition.
    let isParameter: Bool
    /// Whether its name stands for it: of parameters that have no better words.
    let isQuoted: Bool
    /// Whether another row of the same kind is spoken of inside what is asked of it.
    var hasNamesake = false

    /// Whether it is an object of the record, so that its fields may be spoken of.
    var isObject: Bool { type != nil }
  }

  init(_ rubric: Rubric) {
    self.init(schema: rubric.schema, vocabulary: rubric.vocabulary, source: rubric.source)
  }

  init(schema: RecordSchema, vocabulary: Vocabulary, source: SourceText) {
    self.schema = schema
    self.vocabulary = vocabulary
    self.source = source
    let paths = schema.objects.flatMap { $0.fields.flatMap(\.refersTo) }
    identities = Set(paths.compactMap { schema.field(at: $0, throughLists: true)?.field.id })
  }

  /// The same, inside of what a variable belongs to.
  func inside(_ row: Row) -> RuleDescriber {
    var copy = self
    copy.rows.append(row)
    return copy
  }

  /// A piece of a rule as it is written.
  func written(_ expression: CheckedExpression) -> Phrase {
    let text = String(decoding: source.bytes[expression.range.start..<expression.range.end], as: UTF8.self)
    return Phrase(.code(onOneLine(text)))
  }

  // MARK: Rows

  /// The index in `rows` of what an expression stands for; nil where it is no variable.
  func row(_ expression: CheckedExpression) -> Int? {
    guard case .variable(let variable) = expression.kind else { return nil }
    return rows.lastIndex { $0.names.contains(variable.name) }
  }

  /// The innermost object that a variable stands for.
  private var current: Int? { rows.lastIndex(where: \.isObject) }

  /// How a row is spoken of.
  func noun(ofRow index: Int) -> Phrase {
    let row = rows[index]
    if row.isQuoted { return "“\(row.noun)”" }
    if let letter = letter(ofRow: index) { return "\(row.noun) \(letter)" }
    if row.isParameter { return "this \(row.noun)" }
    return index == current || !row.isObject ? "the \(row.noun)" : "that \(row.noun)"
  }

  /// What tells a row from others of the same kind: "first" and "second" would sound like an order in time, and
  /// "another" as if the two could not be the same. Nil where it is the only one, or the only parameter.
  func letter(ofRow index: Int) -> String? {
    let row = rows[index]
    let same = rows.indices.filter { rows[$0].noun == row.noun && !rows[$0].isQuoted }
    let parameters = same.filter { rows[$0].isParameter }
    if row.isParameter, parameters.count == 1 { return nil }
    let lettered = parameters.count == 1 ? same.filter { !rows[$0].isParameter } : same
    guard same.count > 1 || row.hasNamesake, let place = lettered.firstIndex(of: index) else { return nil }
    return Self.letter(place)
  }

  static func letter(_ index: Int) -> String {
    index < 26 ? String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index))) : "\(index + 1)"
  }

  static func ordinal(_ index: Int) -> String {
    let words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"]
    return index < words.count ? words[index] : "\(index + 1)th"
  }

  // MARK: Fields

  /// What a field is called, without an article.
  func name(of field: Field) -> String { field.title ?? words(inName: field.name) }

  /// What a value of an object type is called, without an article.
  func noun(ofType id: Int) -> String { schema.objects[id].title ?? words(inName: schema.objects[id].name) }

  /// ` of the visit`, to stand after the name of a field; nothing where it can't be another's.
  func owner(_ object: CheckedExpression, _ field: Field) -> Phrase {
    if case .record = object.kind { return isShared(field, besides: nil) ? " of the record" : "" }
    if let row = row(object) {
      let several = rows[row].isParameter && rows.count { $0.isObject && $0.isParameter } > 1
      return row == current && !several && !isShared(field, besides: row) ? "" : " of \(noun(ofRow: row))"
    }
    return name(of: field).hasPrefix("the ") ? "" : " of \(value(object))"
  }

  /// Whether another row that is spoken of here, or the record, has a field of the same name.
  private func isShared(_ field: Field, besides own: Int?) -> Bool {
    let others = rows.indices.filter { $0 != own }.compactMap { rows[$0].type } + (own == nil ? [] : [schema.root.id])
    return others.contains { type in schema.objects[type].fields.contains { name(of: $0) == name(of: field) } }
  }

  /// A field as it is spoken of: `the level of the risk assessment`.
  func noun(of field: Field, _ object: CheckedExpression) -> Phrase {
    let name = name(of: field)
    return "\(name.hasPrefix("the ") ? "" : "the ")\(name)\(owner(object, field))"
  }

  /// What a field that is true or false says of its object.
  func statement(of field: Field, _ object: CheckedExpression, isNegated: Bool = false) -> Sentence {
    guard let title = field.title else {
      let owner = if case .record = object.kind { Phrase("") } else { " for \(value(object))" as Phrase }
      return .statement("“\(words(inName: field.name))”", "is \(isNegated ? "no" : "yes")\(owner)")
    }
    guard isNegated else { return .statement(value(object), Phrase(title), row: row(object)) }
    if let opposite = Self.opposite(of: title) { return .statement(value(object), Phrase(opposite), row: row(object)) }
    return .statement("the record says it is not true that \(value(object)) \(title)")
  }

  /// A predicate with a `not` in it, where its first word says how.
  private static func opposite(of title: String) -> String? {
    let isOne = ![" and ", " or ", ", "].contains { title.contains($0) }
    for verb in ["is", "was", "are", "were", "does", "did"] where isOne && title.hasPrefix("\(verb) ") {
      return "\(verb) not\(title.dropFirst(verb.count))"
    }
    return nil
  }

  // MARK: Constants

  /// A text constant: the title of a value, or the words of its name.
  func constant(_ text: String, of enumeration: Int? = nil, beside others: [String] = []) -> Phrase {
    let fitting = schema.enumerations.filter { values in others.allSatisfy { values.contains($0) } }
    let enumerations = enumeration.map { [schema.enumerations[$0]] } ?? fitting
    let values = enumerations.flatMap(\.values).filter { $0.name == text }
    guard let first = values.first else { return "“\(text)”" }
    let titles = Set(values.map { $0.title ?? words(inName: $0.name) })
    return "“\(titles.count == 1 ? first.title ?? words(inName: text) : words(inName: text))”"
  }
}

extension ExpressionType {
  /// The enumeration that it is of, or its items are of.
  var valuesOf: Int? {
    switch self {
    case .enumeration(let id): id
    case .list(let item): item.valuesOf
    case .boolean, .integer, .double, .string, .date, .period, .object, .nothing, .dynamic, .unsigned, .bytes, .null,
      .timestamp, .duration, .type, .map, .optional, .abstract, .parameter:
      nil
    }
  }

  /// The object type that it is, or its items are.
  var objectType: Int? {
    switch self {
    case .object(let id): id
    case .list(let item): item.objectType
    case .boolean, .integer, .double, .string, .date, .period, .enumeration, .nothing, .dynamic, .unsigned, .bytes,
      .null, .timestamp, .duration, .type, .map, .optional, .abstract, .parameter:
      nil
    }
  }
}

extension Field {
  /// The enumeration that its values, or their items, are of.
  var enumeration: Int? { type.enumeration }
}

extension ValueType {
  /// The enumeration that a value, or its items, is of.
  fileprivate var enumeration: Int? {
    switch self {
    case .enumeration(let id): id
    case .list(let item, _, _): item.enumeration
    case .boolean, .integer, .number, .text, .date, .object: nil
    }
  }
}
