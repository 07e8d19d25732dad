public import Diagnostics

/// A named expression of a rubric, with or without parameters, before it is checked.
public struct Definition: Sendable {
  /// Its name.
  public let name: Expression.Name
  /// Its parameters, in order.
  public let parameters: [Parameter]
  /// What it stands for.
  public let body: Expression

  /// A parameter and the name of its type.
  public struct Parameter: Sendable {
    /// The parameter's name.
    public let name: Expression.Name
    /// Its type: `bool`, `int`, `double`, `string`, `date`, or a type of the schema.
    public let type: Expression.Name
    /// Whether it is a list of that type.
    public let isList: Bool
  }

  /// A definition whose head is written as `name` or as `name(parameter: type, …)`; nil where it is not, which has then
  /// been reported.
  public init?(head snippet: SourceSnippet, body: Expression, _ diagnostics: inout Diagnostics) {
    var reader = HeadReader(snippet)
    guard let (name, parameters) = reader.read() else {
      diagnostics.report(.invalidHead(), at: reader.place, in: snippet.source)
      return nil
    }
    self.name = name
    self.parameters = parameters
    self.body = body
  }
}

extension Definition {
  /// The name in a definition's head, if it can be read.
  public static func name(inHead snippet: SourceSnippet) -> Expression.Name? {
    var reader = HeadReader(snippet)
    return reader.read()?.0
  }
}

extension Expression.Name {
  /// The one name that a text is; nil where it is anything else, which has then been reported.
  public init?(_ snippet: SourceSnippet, _ diagnostics: inout Diagnostics) {
    var reader = HeadReader(snippet)
    guard let (name, parameters) = reader.read(), parameters.isEmpty else {
      diagnostics.report(.invalidName(), at: snippet.wholeRange, in: snippet.source)
      return nil
    }
    self = name
  }
}

/// Reads the head of a definition.
private struct HeadReader {
  private let snippet: SourceSnippet
  private var lexer: Lexer
  private var token = Token(kind: .end, start: 0, end: 0)

  init(_ snippet: SourceSnippet) {
    self.snippet = snippet
    self.lexer = Lexer(snippet)
  }

  /// Where reading stopped.
  var place: SourceRange { snippet.range(token.start, token.end) }

  mutating func read() -> (Expression.Name, [Definition.Parameter])? {
    guard advance(), let name = name() else { return nil }
    var parameters: [Definition.Parameter] = []
    if takes("(") {
      repeat {
        guard let parameter = parameter() else { return nil }
        parameters.append(parameter)
      } while takes(",")
      guard takes(")") else { return nil }
    }
    return token.kind == .end ? (name, parameters) : nil
  }

  private mutating func parameter() -> Definition.Parameter? {
    guard let name = name(), takes(":"), let type = self.name() else { return nil }
    guard type.text == "list", takes("(") else {
      return Definition.Parameter(name: name, type: type, isList: false)
    }
    guard let item = self.name(), takes(")") else { return nil }
    return Definition.Parameter(name: name, type: item, isList: true)
  }

  private mutating func name() -> Expression.Name? {
    guard case .identifier(let text) = token.kind, !reservedWords.contains(text),
      snippet.bytes[token.start] != UInt8(ascii: "`")
    else { return nil }
    let name = Expression.Name(text: text, range: place)
    return advance() ? name : nil
  }

  private mutating func takes(_ symbol: String) -> Bool { token.kind == .symbol(symbol) && advance() }

  private mutating func advance() -> Bool {
    guard let next = lexer.next() else { return false }
    token = next
    return true
  }
}

extension Diagnostic.Message {
  static func invalidHead() -> Self {
    Self(
      id: "invalid-definition-name", "a definition is named by a word, with parameters in brackets if it has any",
      label: "not understood", help: "write for example 'recentVisits' or 'seen(c: child)'")
  }

  static func invalidName() -> Self {
    Self(
      id: "invalid-name", "a name here is one word of letters, digits and '_'", label: "not a name",
      help: "write for example 'riskTools'")
  }
}
