import Diagnostics
import Records

extension Function {
  /// Texts, bytes and truth values out of other values.
  static let textConversions: [Function] = [
    Function(
      "string", doc: "The text that a value is written as.",
      words: ["$1 written out"], examples: ["string(12) == '12'", "string(1.5) == '1.5'", "string(true) == 'true'"],
      [
        Overload(.string, returns: .string) { _, values in values[0] },
        Overload(.boolean, returns: .string) { evaluator, values in
          evaluator.makeText(values[0].isTrue ? "true" : "false")
        },
        Overload(.integer, returns: .string) { evaluator, values in evaluator.makeText("\(values[0].integer)") },
        Overload(.unsigned, returns: .string) { evaluator, values in evaluator.makeText("\(values[0].bits)") },
        Overload(.double, returns: .string) { evaluator, values in evaluator.makeText(text(of: values[0].double)) },
        Overload(.date, returns: .string) { evaluator, values in
          evaluator.makeText(values[0].calendarDate.description)
        },
        Overload(.bytes, returns: .string) { evaluator, values in
          let bytes = evaluator.utf8(of: values[0])
          // Decoding repairs what is not UTF-8, so that it then differs.
          let isText = String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes)
          return isText ? evaluator.makeText(bytes) : .error(.noConversion)
        },
        Overload(.timestamp, returns: .string) { evaluator, values in
          evaluator.makeText(TimeText.timestamp(values[0].integer, values[0].count))
        },
        Overload(.duration, returns: .string) { evaluator, values in
          evaluator.makeText(TimeText.duration(values[0].integer))
        },
      ]),
    Function(
      "bytes", doc: "The bytes of a text in UTF-8.", examples: ["bytes('é') == b'\\303\\251'"],
      [
        Overload(.bytes, returns: .bytes) { _, values in values[0] },
        Overload(.string, returns: .bytes) { evaluator, values in
          evaluator.make(.bytes, evaluator.utf8(of: values[0]))
        },
      ]),
    Function(
      "bool", doc: "True or false, of a text that says so.", words: ["$1 says true"],
      examples: ["bool('true')", "!bool('0')"],
      [
        Overload(.boolean, returns: .boolean) { _, values in values[0] },
        Overload(.string, returns: .boolean) { evaluator, values in
          truth(of: evaluator.string(of: values[0])).map(Value.boolean) ?? .error(.noConversion)
        },
      ], constantProblem: { truth(of: $0) == nil ? .alwaysFails("bool", .noConversion) : nil }),
  ]

  private static func truth(of text: String) -> Bool? {
    switch text {
    case "1", "t", "T", "true", "TRUE", "True": true
    case "0", "f", "F", "false", "FALSE", "False": false
    default: nil
    }
  }

  /// The shortest text that is read as the same number, a whole one without a fraction.
  static func text(of number: Double) -> String {
    if let name = FormatWriter.notFinite(number) { return name }
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension Evaluator {
  mutating func string(of value: Value) -> String { String(decoding: utf8(of: value), as: UTF8.self) }

  mutating func makeText(_ text: String) -> Value { makeText(Array(text.utf8)) }
}
