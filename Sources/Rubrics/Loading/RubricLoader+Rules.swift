import Diagnostics
import Expressions
import Records

extension RubricLoader {
  /// `sets:` named lists of texts.
  mutating func declareSets(_ node: YAMLNode?) {
    for entry in entries(of: node, "sets") {
      guard let name = plainName(entry.key) else { continue }
      guard case .sequence(let items, _) = entry.value.content else {
        report(.wrongValue(name.text, expected: "a list of texts"), at: entry.value)
        checker.declareBroken(name)
        continue
      }
      let texts = items.compactMap { item -> CheckedExpression.ConstantText? in
        if let text = item.text, !text.isEmpty { return .init(text: text, range: item.range) }
        report(.wrongValue(name.text, expected: "a list of texts"), at: item)
        return nil
      }
      guard texts.count == items.count else {
        checker.declareBroken(name)
        continue
      }
      checker.declareSet(name, of: texts)
      sets.append(.init(name: name.text, texts: texts.map(\.text)))
    }
  }

  /// `define:` named expressions.
  mutating func declareDefinitions(_ node: YAMLNode?) {
    for entry in entries(of: node, "define") {
      guard let head = entry.key.snippet(in: source) else { continue }
      guard let body = expression(entry.value, of: entry.key.text ?? "") else {
        if let name = Definition.name(inHead: head) { checker.declareBroken(name) }
        continue
      }
      guard let definition = Definition(head: head, body: body, &diagnostics) else { continue }
      checker.declare(definition)
    }
    checker.checkDefinitions()
  }

  /// Reports a mistake in a node, unless one that was reported already may be the reason for it.
  mutating func report(_ message: Diagnostic.Message, at node: YAMLNode) {
    if !node.isIncomplete { diagnostics.report(message, at: node.range, in: source) }
  }

  /// A condition under some key; nil where it holds a mistake, which has been reported.
  mutating func condition(_ node: YAMLNode, of key: String) -> CheckedExpression? {
    expression(node, of: key).flatMap { checker.checkRule($0) }
  }

  private mutating func expression(_ node: YAMLNode, of key: String) -> Expression? {
    if node.isIncomplete { return nil }
    if node.isCutByComment(in: source) {
      diagnostics.report(.cutByComment(), at: node.range, in: source)
      return nil
    }
    if let text = node.text, text.utf8.count > Parser.lengthLimit {
      // Before a place is looked for each of its bytes.
      diagnostics.report(.tooLong(Parser.lengthLimit), at: SourceRange(node.range.start, node.range.start), in: source)
      return nil
    }
    guard let snippet = node.snippet(in: source) else {
      diagnostics.report(.notAnExpression(key), at: node.range, in: source)
      return nil
    }
    return Parser.parse(snippet, &diagnostics)
  }

  mutating func entries(of node: YAMLNode?, _ key: String) -> [YAMLNode.Entry] {
    guard let node else { return [] }
    if case .mapping(let entries, _) = node.content { return entries }
    report(.notAMapping("'\(key)'"), at: node)
    return []
  }

  private mutating func plainName(_ node: YAMLNode) -> Expression.Name? {
    node.snippet(in: source).flatMap { Expression.Name($0, &diagnostics) }
  }
}
