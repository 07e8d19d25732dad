import Diagnostics
import Expressions

extension RubricLoader {
  /// What the rules are written with, and `words:`, what the author calls that; those of the rubric come last and win.
  mutating func vocabulary(_ nodes: [YAMLNode?]) -> Vocabulary {
    let definitions = checker.namedExpressions()
    var words: [String: Vocabulary.Words] = [:]
    for entry in nodes.flatMap({ entries(of: $0, "words") }) {
      guard let name = entry.key.text else { continue }
      let definition = definitions.first { $0.name == name }
      if definition != nil || sets.contains(where: { $0.name == name }) {
        words[name] = self.words(for: name, definition, entry.value)
      } else if !checker.isBroken(name) {
        let known = definitions.map(\.name) + sets.map(\.name)
        let nearest = Suggestion.nearest(to: name, among: known)
        report(.noSuchName(name, nearest: nearest), at: entry.key)
      }
    }
    return Vocabulary(definitions: definitions, sets: sets, words: words)
  }

  /// A text, or a text for each use; nil: already reported.
  private mutating func words(
    for name: String, _ definition: NamedExpression?, _ node: YAMLNode
  ) -> Vocabulary.Words? {
    let parameters = definition?.parameters.map(\.name) ?? []
    if node.text != nil {
      return phrase(node, of: name, parameters).map { .init(text: $0, opposite: nil, one: nil) }
    }
    let isCondition = definition?.body.type == .boolean
    let (first, second) = isCondition ? ("yes", "no") : ("many", "one")
    guard var keys = Keys(node, of: "the words for '\(name)'", [first, second], source, &diagnostics) else {
      return nil
    }
    let main = keys.required(first).flatMap { phrase($0, of: first, parameters) }
    let other = keys.optional(second).flatMap { phrase($0, of: second, parameters) }
    diagnostics.report(contentsOf: keys.diagnostics)
    return main.map { .init(text: $0, opposite: isCondition ? other : nil, one: isCondition ? nil : other) }
  }

  /// A phrase that names each of the parameters, and nothing else, in angle brackets.
  private mutating func phrase(_ node: YAMLNode, of name: String, _ parameters: [String]) -> String? {
    guard let text = node.text?.trimmed, !text.isEmpty else {
      report(.notAText(name), at: node)
      return nil
    }
    guard Set(Self.places(in: text)) == Set(parameters) else {
      report(.otherPlaces(name, parameters), at: node)
      return nil
    }
    return text
  }

  /// What stands between angle brackets in a text.
  private static func places(in text: String) -> [String] {
    text.split(separator: "<", omittingEmptySubsequences: false).dropFirst().compactMap { part in
      part.firstIndex(of: ">").map { String(part[..<$0]) }
    }
  }
}

extension Diagnostic.Message {
  static func noSuchName(_ name: String, nearest: String?) -> Self {
    Self(
      id: "unknown-name", "there is no set or definition '\(name)'", label: "not declared",
      help: nearest.map { "did you mean '\($0)'?" })
  }

  static func otherPlaces(_ name: String, _ parameters: [String]) -> Self {
    let places = parameters.map { "<\($0)>" }.joined(separator: " and ")
    let expected = parameters.isEmpty ? "words without '<…>': it has no parameters" : "words in which \(places) stands"
    return .wrongValue(name, expected: expected)
  }
}
