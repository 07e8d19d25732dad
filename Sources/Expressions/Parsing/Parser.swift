public import Diagnostics

/// Parses an expression by precedence climbing. A mistake is reported once, and the result is then nil.
public struct Parser {
  /// How long an expression may be, in bytes.
  public static let lengthLimit = 100_000
  /// How deeply an expression may be nested.
  static let nestingLimit = 100
  /// How many operators may stand in a row (`a && b && …`).
  static let chainLimit = 300

  let snippet: SourceSnippet
  private var lexer: Lexer
  private(set) var token = Token(kind: .end, start: 0, end: 0)
  /// Whether the token before it is the word `not`, which other languages negate with.
  private var followsNot = false
  private var depth = 0
  var failure: (message: Diagnostic.Message, start: Int, end: Int)?

  /// The expression that a snippet holds; nil where it holds none, which has then been reported.
  public static func parse(_ snippet: SourceSnippet, _ diagnostics: inout Diagnostics) -> Expression? {
    guard snippet.bytes.count <= lengthLimit else {
      diagnostics.report(.tooLong(lengthLimit), at: snippet.range(0, 1), in: snippet.source)
      return nil
    }
    var parser = Parser(snippet)
    if let expression = parser.parseWhole() { return expression }
    if let failure = parser.failure {
      diagnostics.report(failure.message, at: snippet.range(failure.start, failure.end), in: snippet.source)
    }
    return nil
  }

  private init(_ snippet: SourceSnippet) {
    self.snippet = snippet
    self.lexer = Lexer(snippet)
  }

  private mutating func parseWhole() -> Expression? {
    guard advance() else { return nil }
    if token.kind == .end { return fail(.emptyExpression()) }
    guard let expression = parseConditional() else { return nil }
    guard token.kind == .end else {
      return fail(.unexpected(show(token), after: "a complete expression", isNegated: followsNot))
    }
    return expression
  }

  // MARK: Operators

  mutating func parseConditional() -> Expression? {
    guard depth < Self.nestingLimit else { return fail(.tooDeep(Self.nestingLimit)) }
    depth += 1
    defer { depth -= 1 }
    guard let condition = parseBinary(minimum: 1) else { return nil }
    guard takes("?") else { return failure == nil ? condition : nil }
    guard let first = parseBinary(minimum: 1), expect(":"), let second = parseConditional() else { return nil }
    return Expression(kind: .conditional(condition, first, second), range: condition.range.joined(second.range))
  }

  private mutating func parseBinary(minimum: Int) -> Expression? {
    guard var left = parseUnary() else { return nil }
    var chain = 0
    while case .symbol(let symbol) = token.kind, let binary = Expression.BinaryOperator(rawValue: symbol),
      binary.precedence >= minimum
    {
      chain += 1
      guard chain <= Self.chainLimit else { return fail(.chainTooLong(Self.chainLimit)) }
      guard advance(), let right = parseBinary(minimum: binary.precedence + 1) else { return nil }
      left = Expression(kind: .binary(binary, left, right), range: left.range.joined(right.range))
    }
    return failure == nil ? left : nil
  }

  private mutating func parseUnary() -> Expression? {
    guard case .symbol(let symbol) = token.kind, let unary = Expression.UnaryOperator(rawValue: symbol) else {
      return parseMember()
    }
    guard depth < Self.nestingLimit else { return fail(.tooDeep(Self.nestingLimit)) }
    depth += 1
    defer { depth -= 1 }
    let start = token.start
    guard advance() else { return nil }
    if unary == .negate, case .literal(let literal) = token.kind, let negated = negated(literal) {
      let end = token.end
      guard advance() else { return nil }
      return parseMemberRest(Expression(kind: .literal(negated), range: snippet.range(start, end)))
    }
    guard let operand = parseUnary() else { return nil }
    return Expression(kind: .unary(unary, operand), range: snippet.range(start, start + 1).joined(operand.range))
  }

  private func negated(_ literal: Expression.Literal) -> Expression.Literal? {
    switch literal {
    case .integer(let value): .integer(value == .min ? value : -value)
    case .double(let value): .double(-value)
    case .null, .boolean, .unsigned, .string, .bytes: nil
    }
  }

  // MARK: Members

  private mutating func parseMember() -> Expression? {
    guard let primary = parsePrimary() else { return nil }
    return parseMemberRest(primary)
  }

  private mutating func parseMemberRest(_ primary: Expression) -> Expression? {
    var operand = primary
    var chain = 0
    while true {
      chain += 1
      guard chain <= Self.chainLimit else { return fail(.chainTooLong(Self.chainLimit)) }
      if takes(".") {
        guard let next = parseSelection(of: operand) else { return nil }
        operand = next
      } else if takes("[") {
        let isOptional = takes("?")
        guard let index = parseConditional() else { return nil }
        let end = token.end
        guard expect("]") else { return nil }
        let range = SourceRange(operand.range.start, snippet.range(end - 1, end).end)
        operand = Expression(kind: .index(operand, index, isOptional: isOptional), range: range)
      } else if token.kind == .symbol("{"), let name = operand.qualifiedName {
        guard let message = parseMessage(Expression.Name(text: name, range: operand.range)) else { return nil }
        operand = message
      } else {
        return failure == nil ? operand : nil
      }
    }
  }

  private mutating func parseSelection(of operand: Expression) -> Expression? {
    let isOptional = takes("?")
    guard case .identifier(let text) = token.kind else { return fail(.unexpected(show(token), after: "'.'")) }
    let name = Expression.Name(text: text, range: snippet.range(token.start, token.end))
    guard advance() else { return nil }
    guard !isOptional, takes("(") else {
      guard failure == nil else { return nil }
      return Expression(
        kind: .select(operand, name, isOptional: isOptional), range: operand.range.joined(name.range))
    }
    guard let (arguments, end) = parseArguments() else { return nil }
    let range = SourceRange(operand.range.start, end)
    return macro(operand, name, arguments, range)
  }

  // MARK: Primaries

  private mutating func parsePrimary() -> Expression? {
    let start = token.start
    switch token.kind {
    case .literal(let literal):
      if case .integer(.min) = literal, snippet.bytes[max(0, start - 1)] != UInt8(ascii: "-") {
        return fail(.invalidNumber(lexer.text(start, token.end)))
      }
      let range = snippet.range(start, token.end)
      return advance() ? Expression(kind: .literal(literal), range: range) : nil
    case .identifier(let name): return parseName(name, from: start)
    case .symbol("."):
      guard advance(), case .identifier(let name) = token.kind else {
        return fail(.unexpected(show(token), after: "'.'"))
      }
      return parseName(".\(name)", from: start)
    case .symbol("("):
      guard advance(), let inner = parseConditional() else { return nil }
      let end = token.end
      guard expect(")") else { return nil }
      return Expression(kind: inner.kind, range: snippet.range(start, end))
    case .symbol("["):
      return parseList(from: start)
    case .symbol("{"): return parseMap(from: start)
    case .symbol, .end: return fail(.unexpected(show(token), after: nil))
    }
  }

  private mutating func parseName(_ text: String, from start: Int) -> Expression? {
    guard !reservedWords.contains(text) else { return fail(.reservedWord(text)) }
    // Backquotes are for fields after a dot.
    guard snippet.bytes[token.start] != UInt8(ascii: "`") else { return fail(.unexpectedCharacter("`")) }
    let name = Expression.Name(text: text, range: snippet.range(start, token.end))
    guard advance() else { return nil }
    guard takes("(") else {
      return failure == nil ? Expression(kind: .identifier(text), range: name.range) : nil
    }
    guard let (arguments, end) = parseArguments() else { return nil }
    let range = SourceRange(name.range.start, end)
    guard text == "has" else { return Expression(kind: .call(name, arguments), range: range) }
    guard arguments.count == 1, case .select(let operand, let field, isOptional: false) = arguments[0].kind else {
      return fail(.hasNeedsField(), at: range)
    }
    return Expression(kind: .has(operand, field), range: range)
  }

  /// The arguments of a call up to its closing bracket, and where that ends in the file.
  private mutating func parseArguments() -> (arguments: [Expression], end: Int)? {
    var arguments: [Expression] = []
    while token.kind != .symbol(")") {
      guard let argument = parseConditional() else { return nil }
      arguments.append(argument)
      guard takes(",") else { break }
      if token.kind == .symbol(")") { return fail(.unexpected("')'", after: "','")) }
    }
    let end = token.end
    guard failure == nil, expect(")") else { return nil }
    return (arguments, snippet.range(end - 1, end).end)
  }

  // MARK: Tokens

  mutating func advance() -> Bool {
    if let next = lexer.next() {
      followsNot = token.kind == .identifier("not")
      token = next
      return true
    }
    if failure == nil { failure = lexer.failure }
    return false
  }

  /// Whether the token is this symbol; it is then passed.
  mutating func takes(_ symbol: String) -> Bool {
    guard token.kind == .symbol(symbol) else { return false }
    return advance()
  }

  mutating func expect(_ symbol: String) -> Bool {
    guard failure == nil else { return false }
    guard token.kind == .symbol(symbol) else {
      _ = fail(.expected("'\(symbol)'", found: show(token), isNegated: followsNot)) as Expression?
      return false
    }
    return advance()
  }

  func show(_ token: Token) -> String {
    token.kind == .end ? "the end" : "'\(lexer.text(token.start, token.end))'"
  }

  mutating func fail<T>(_ message: Diagnostic.Message) -> T? {
    if failure == nil { failure = (message, token.start, token.end) }
    return nil
  }

  mutating func fail<T>(_ message: Diagnostic.Message, at range: SourceRange) -> T? {
    let start = snippet.offsets.firstIndex { $0 >= range.start } ?? 0
    let end = snippet.offsets.firstIndex { $0 >= range.end } ?? snippet.bytes.count
    if failure == nil { failure = (message, start, end) }
    return nil
  }
}
