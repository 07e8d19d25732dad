import Diagnostics

/// Lists, maps and messages written out. A comma may follow the last element.
extension Parser {
  mutating func parseList(from start: Int) -> Expression? {
    guard advance() else { return nil }
    var elements: [Expression.Element] = []
    while token.kind != .symbol("]") {
      let isOptional = takes("?")
      guard let value = parseConditional() else { return nil }
      elements.append(Expression.Element(value: value, isOptional: isOptional))
      guard takes(",") else { break }
    }
    let end = token.end
    guard failure == nil, expect("]") else { return nil }
    return Expression(kind: .list(elements), range: snippet.range(start, end))
  }

  mutating func parseMap(from start: Int) -> Expression? {
    guard advance() else { return nil }
    var entries: [Expression.Entry] = []
    while token.kind != .symbol("}") {
      let isOptional = takes("?")
      guard let key = parseConditional(), expect(":"), let value = parseConditional() else { return nil }
      entries.append(Expression.Entry(key: key, value: value, isOptional: isOptional))
      guard takes(",") else { break }
    }
    let end = token.end
    guard failure == nil, expect("}") else { return nil }
    return Expression(kind: .map(entries), range: snippet.range(start, end))
  }

  /// A message after the name of its type.
  mutating func parseMessage(_ name: Expression.Name) -> Expression? {
    guard advance() else { return nil }
    var fields: [Expression.MessageField] = []
    while token.kind != .symbol("}") {
      let isOptional = takes("?")
      guard case .identifier(let text) = token.kind else {
        return fail(.expected("a field's name", found: show(token)))
      }
      let field = Expression.Name(text: text, range: snippet.range(token.start, token.end))
      guard advance(), expect(":"), let value = parseConditional() else { return nil }
      fields.append(Expression.MessageField(name: field, value: value, isOptional: isOptional))
      guard takes(",") else { break }
    }
    let end = token.end
    guard failure == nil, expect("}") else { return nil }
    let range = SourceRange(name.range.start, snippet.range(end - 1, end).end)
    return Expression(kind: .message(name, fields), range: range)
  }
}

extension Expression {
  /// The dotted name that this is, from its first word; nil where it is anything else.
  var qualifiedName: String? {
    switch kind {
    case .identifier(let name): name
    case .select(let operand, let name, isOptional: false): operand.qualifiedName.map { "\($0).\(name.text)" }
    case .literal, .select, .index, .call, .method, .has, .comprehension, .bind, .list, .map, .message, .unary, .binary,
      .conditional:
      nil
    }
  }
}
