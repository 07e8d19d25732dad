import Diagnostics

extension Function {
  /// Regular expressions.
  static let patternFunctions: [Function] = [
    Function(
      "matches", .method, doc: "Whether a regular expression (in the syntax of RE2) is found in a text.",
      example: "'childProtection'.matches('^child[A-Z]') && !'child'.matches('^hild')", [matches],
      constantProblem: { Pattern($0) == nil ? .invalidPattern($0) : nil }),
    Function(
      "matches", doc: "The same, written before its arguments.", example: "matches('childProtection', 'Prot')",
      [matches], constantProblem: { Pattern($0) == nil ? .invalidPattern($0) : nil }),
  ]

  private static let matches = Overload(.string, .string, returns: .boolean) { evaluator, values in
    evaluator.matches(values[0], values[1])
  }
}

extension Evaluator {
  fileprivate mutating func matches(_ text: Value, _ pattern: Value) -> Value {
    guard let pattern = self.pattern(utf8(of: pattern)) else { return .error(.invalidPattern) }
    let text = utf8(of: text)
    // What a search may take is what is charged for it.
    let (work, overflow) = text.count.multipliedReportingOverflow(by: pattern.instructions.count)
    guard !overflow, charge(work / 4) else { return .error(.costLimit) }
    return .boolean(pattern.isFound(in: Array(String(decoding: text, as: UTF8.self).unicodeScalars)))
  }
}

extension Diagnostic.Message {
  static func invalidPattern(_ text: String) -> Self {
    Self(
      id: "invalid-pattern", "'\(text)' is not a regular expression this language can use", label: "not understood",
      help: "write it as RE2 has it, without look-around and back-references")
  }
}
