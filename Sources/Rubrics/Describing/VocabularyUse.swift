internal import Expressions
internal import Records

/// What some rules use of the vocabulary and the schema, also through definitions.
struct VocabularyUse {
  private let describer: RuleDescriber
  private let bodies: [String: CheckedExpression]
  /// The names of the definitions and sets that are used.
  private(set) var names: Set<String> = []
  /// The numbers of the fields that are read.
  private(set) var fields: Set<Int> = []
  /// The functions that are called, by name.
  private(set) var functions: [String: String] = [:]
  /// Whether the audit window is asked for.
  private(set) var readsWindow = false

  init(_ describer: RuleDescriber) {
    self.describer = describer
    bodies = Dictionary(
      describer.vocabulary.definitions.map { ($0.name, $0.body) }, uniquingKeysWith: { first, _ in first })
  }

  /// Adds what an expression uses.
  mutating func add(_ expression: CheckedExpression) {
    switch expression.kind {
    case .definition(let name), .applied(let name, _, _):
      if names.insert(name).inserted, let body = bodies[name] { add(body) }
    case .field(_, let field), .has(_, let field), .fieldOr(_, let field, _): fields.insert(field.id)
    case .function(let function, _, _):
      if function.form != .infix { functions[function.name] = function.doc }
    case .list:
      if let name = describer.nameOfSet(expression)?.terms.first { names.insert(name) }
    case .variable(.auditDate), .variable(.auditFrom): readsWindow = true
    case .constant, .record, .variable, .not, .logic, .comparison, .contains, .conditional, .size, .item,
      .comprehension,
      .standard:
      break
    }
    for part in expression.written { add(part) }
  }
}
