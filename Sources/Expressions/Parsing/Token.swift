/// One word of an expression.
struct Token {
  enum Kind: Equatable {
    case identifier(String)
    case literal(Expression.Literal)
    /// An operator or a bracket, as written.
    case symbol(String)
    case end
  }

  let kind: Kind
  /// Offsets in the snippet's bytes.
  let start: Int
  let end: Int
}

/// Names that no variable, field or function may have without quoting, after the language definition.
let reservedWords: Set<String> = [
  "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
  "namespace", "return", "var", "void", "while",
]
