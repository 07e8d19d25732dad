import Diagnostics

extension Function {
  /// Regular expressions.
  static let patternFunctions: [Function] = [
    Function(
      "matches", .method, doc: "Whether a regular expression (in the syntax of RE2) is found in a text.",
      words: ["$1 contains a match of the pattern $2"],
      examples: ["'childProtection'.matches('^child[A-Z]')", "!'child'.matches('^hild')"], [matches],
      constantProblem: { Pattern($0) == nil ? .invalidPattern($0) : nil }),
    Function(
      "matches", doc: "The same, written before its arguments.", words: ["$1 contains a match of the pattern $2"],
      examples: ["matches('childProtection', 'Prot')"],
      [matches], constantProblem: { Pattern($0) == nil ? .invalidPattern($0) : nil }),
  ]

  private static let matches = Overload(.string, .string, returns: .boolean) { evaluator, values in
    evaluator.matches(values[0], values[1])
  }
}

extension Evaluator {
  fileprivate mutating func matches(_ text: Value, _ pattern: Value) -> Value {
    guard charge(20 + length(of: pattern) / 8) else { return .error(.costLimit) }
    switch self.pattern(utf8(of: pattern)) {
    case .failure(let error): return .error(error)
    case .success(let pattern):
      let text = Array(string(of: text).unicodeScalars)
      // A step of a search is less work than one of a rule.
      guard let search = pattern.search(text, limit: 2 * remainingWork), charge(search.steps / 2) else {
        return exhausted()
      }
      return .boolean(search.isFound)
    }
  }
}

extension Diagnostic.Message {
  static func invalidPattern(_ text: String) -> Self {
    Self(
      id: "invalid-pattern", "'\(text)' is not a regular expression this language can use", label: "not understood",
      help: "write it as RE2 has it, without look-around and back-references")
  }
}
