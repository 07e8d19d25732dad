extension Function {
  /// Questions about texts.
  static let textFunctions: [Function] = [
    Function(
      "startsWith", .method, doc: "Whether a text starts with another.",
      words: ["$1 starts with $2"], examples: ["'childProtection'.startsWith('child')"],
      [
        Overload(.string, .string, returns: .boolean) { evaluator, values in
          .boolean(evaluator.utf8(of: values[0]).starts(with: evaluator.utf8(of: values[1])))
        }
      ]),
    Function(
      "endsWith", .method, doc: "Whether a text ends with another.",
      words: ["$1 ends with $2"], examples: ["'childProtection'.endsWith('Protection')"],
      [
        Overload(.string, .string, returns: .boolean) { evaluator, values in
          .boolean(evaluator.utf8(of: values[0]).reversed().starts(with: evaluator.utf8(of: values[1]).reversed()))
        }
      ]),
    Function(
      "contains", .method, doc: "Whether a text contains another.", words: ["$1 contains $2"],
      examples: ["'childProtection'.contains('Prot')"],
      [
        Overload(.string, .string, returns: .boolean) { evaluator, values in
          .boolean(evaluator.contains(evaluator.utf8(of: values[0]), evaluator.utf8(of: values[1])))
        }
      ]),
  ]
}
