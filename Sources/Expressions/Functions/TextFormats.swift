extension Function {
  /// Texts made by a pattern, and texts as an expression writes them.
  static let textFormats: [Function] = [
    Function(
      "format", .method,
      doc: """
        A text in which each clause is replaced by the next value of a list: %s as text; %d as a whole number; %f and %e as \
        a number with a fraction, or an exponent, and so many digits as in %.2f; %b, %o, %x and %X as a number of base 2, 8 \
        and 16; %% stands for itself.
        """,
      examples: ["'%s: %d of %d'.format(['seen', 3, 4]) == 'seen: 3 of 4'", "'%.1f %%'.format([62.5]) == '62.5 %'"],
      [
        Overload(.string, .list(.dynamic), returns: .string) { evaluator, values in
          var writer = FormatWriter(evaluator.utf8(of: values[0]))
          return writer.write(values[1], &evaluator)
        }
      ]),
    Function(
      "strings.quote", doc: "A text in quotation marks, as an expression writes it.",
      examples: ["strings.quote('a\"b') == '\"a\\\\\"b\"'"],
      [
        Overload(.string, returns: .string) { evaluator, values in
          evaluator.makeText(quoted(evaluator.utf8(of: values[0])))
        }
      ], traits: [.isForPrograms]),
  ]

  private static func quoted(_ text: [UInt8]) -> [UInt8] {
    let mark = UInt8(ascii: "\"")
    return [mark] + text.flatMap { byte in escapes[byte].map { [UInt8(ascii: "\\"), $0] } ?? [byte] } + [mark]
  }

  private static let escapes: [UInt8: UInt8] = [
    7: UInt8(ascii: "a"), 8: UInt8(ascii: "b"), 9: UInt8(ascii: "t"), 10: UInt8(ascii: "n"), 11: UInt8(ascii: "v"),
    12: UInt8(ascii: "f"), 13: UInt8(ascii: "r"), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "\""): UInt8(ascii: "\""),
  ]
}
