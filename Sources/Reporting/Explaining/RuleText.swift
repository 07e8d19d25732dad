import Diagnostics
import Expressions
import Rubrics

/// Shows expressions as their author wrote them, on one line, with variables replaced by what they stand for.
struct RuleText {
  /// The rubric's text.
  let source: SourceText

  /// What is to be written for variables, by their numbers.
  typealias Names = [Int: String]

  func text(of expression: CheckedExpression, _ names: Names = [:]) -> String {
    var pieces: [String] = []
    var offset = expression.range.start
    for use in uses(in: expression, names).sorted(by: { $0.range.start < $1.range.start }) {
      pieces += [written(offset, use.range.start), use.text]
      offset = use.range.end
    }
    return Self.unbracketed(onOneLine((pieces + [written(offset, expression.range.end)]).joined()))
  }

  private func written(_ start: Int, _ end: Int) -> String {
    String(decoding: source.bytes[start..<max(start, end)], as: UTF8.self)
  }

  /// Where variables stand in an expression that have another name.
  private func uses(in expression: CheckedExpression, _ names: Names) -> [(range: SourceRange, text: String)] {
    if case .variable(let variable) = expression.kind {
      return names[variable.number].map { [(expression.range, $0)] } ?? []
    }
    return expression.written.flatMap { uses(in: $0, names) }
  }

  /// The names that a use of a definition gives to its parameters.
  func parameters(of expression: CheckedExpression, _ names: Names) -> Names {
    guard case .applied(_, let bindings, _) = expression.kind else { return [:] }
    let texts = bindings.map { binding in
      let text = text(of: binding.value, names)
      let isWhole = !text.contains(" ") || "\"'[".contains(text.prefix(1))
      return (binding.variable.number, isWhole ? text : "(\(text))")
    }
    return Names(texts, uniquingKeysWith: { $1 })
  }

  /// A text without the round brackets around all of it.
  private static func unbracketed(_ text: String) -> String {
    guard text.hasPrefix("("), text.hasSuffix(")") else { return text }
    var depth = 0
    for (index, character) in text.enumerated() {
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      if depth == 0 { return index + 1 == text.count ? unbracketed(String(text.dropFirst().dropLast())) : text }
    }
    return text
  }
}

extension CheckedExpression {
  /// The word of the language that makes it what it is; nil where a reader needs none explained.
  fileprivate var word: String? {
    switch kind {
    case .has: "has"
    case .comprehension(let macro, _, _, _): macro.rawValue
    case .function(let function, _, _): function.name
    case .size: "size"
    case .contains: "in"
    case .not: "!"
    case .logic(let logic, _, _): logic.rawValue
    case .comparison(let comparison, _, _): comparison.rawValue
    case .conditional: "? :"
    case .fieldOr: ".?"
    case .constant, .record, .variable, .field, .definition, .applied, .item, .list, .standard: nil
    }
  }
}

/// What the names in rules stand for.
struct RuleGlossary {
  private let rubric: Rubric
  private let text: RuleText
  /// For each name what it stands for.
  private(set) var entries: [String: String] = [:]
  /// The macros, functions and operators in them, by name.
  private var used: Set<String> = []

  init(_ rubric: Rubric) {
    self.rubric = rubric
    text = RuleText(source: rubric.source)
  }

  /// Adds the names of an expression, and those that they are explained by.
  mutating func add(_ expression: CheckedExpression) {
    if let word = expression.word { used.insert(word) }
    switch expression.kind {
    case .definition(let name):
      if let body = rubric.program.definitionBodies[name] { add(name, body) }
    case .applied(let name, let bindings, let body):
      add("\(name)(\(bindings.map(\.variable.name).joined(separator: ", ")))", body)
    case .list(let elements):
      let name = text.text(of: expression)
      // A set's range is that of its name.
      if !name.hasPrefix("[") {
        entries[name] = elements.compactMap { $0.constantText.map { "\"\($0)\"" } }.joined(separator: ", ")
        return
      }
    case .constant, .record, .variable, .field, .has, .not, .logic, .comparison, .contains, .conditional, .function,
      .size, .item, .comprehension, .fieldOr, .standard:
      break
    }
    for part in expression.written { add(part) }
  }

  /// The words of the language in them, as the language's own reference explains them, in its order.
  var words: [LanguageEntry] { LanguageEntry.all.filter { $0.isForRubrics && used.contains($0.name) } }

  private mutating func add(_ head: String, _ body: CheckedExpression) {
    guard entries[head] == nil else { return }
    entries[head] = text.text(of: body)
    add(body)
  }
}
