extension Function {
  /// Texts made from texts.
  static let textChanges: [Function] = [
    Function(
      "lowerAscii", .method, doc: "A text with the letters A to Z in lower case.",
      words: ["$1 in small letters"], examples: ["'Section 47'.lowerAscii() == 'section 47'"],
      [
        Overload(.string, returns: .string) { evaluator, values in
          evaluator.makeText(evaluator.utf8(of: values[0]).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 })
        }
      ]),
    Function(
      "upperAscii", .method, doc: "A text with the letters a to z in upper case.",
      words: ["$1 in capital letters"], examples: ["'dash'.upperAscii() == 'DASH'"],
      [
        Overload(.string, returns: .string) { evaluator, values in
          evaluator.makeText(evaluator.utf8(of: values[0]).map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 })
        }
      ]),
    Function(
      "trim", .method, doc: "A text without the white space at its start and end.",
      words: ["$1 without blanks at its ends"], examples: ["' seen alone\\n'.trim() == 'seen alone'"],
      [
        Overload(.string, returns: .string) { evaluator, values in
          let text = evaluator.scalars(of: values[0])
          let start = text.firstIndex { !$0.properties.isWhitespace } ?? text.count
          let end = text.lastIndex { !$0.properties.isWhitespace }.map { $0 + 1 } ?? start
          return evaluator.makeText(text[start..<end])
        }
      ]),
    Function(
      "replace", .method, doc: "A text with one text in it replaced by another, everywhere or the first so many times.",
      words: ["$1 with each $2 replaced by $3", "$1 with the first $4 of $2 replaced by $3"],
      examples: ["'a-b-c'.replace('-', '+') == 'a+b+c'", "'a-b-c'.replace('-', '', 1) == 'ab-c'"],
      [
        Overload(.string, .string, .string, returns: .string) { evaluator, values in
          evaluator.replace(values[1], in: values[0], by: values[2], limit: -1)
        },
        Overload(.string, .string, .string, .integer, returns: .string) { evaluator, values in
          evaluator.replace(values[1], in: values[0], by: values[2], limit: Int(clamping: values[3].integer))
        },
      ]),
    Function(
      "join", .method, doc: "The texts of a list one after the other, with a separator between them if one is given.",
      words: [
        "the entries of $1 written one after the other",
        "the entries of $1 written one after the other with $2 between them",
      ], examples: ["['a', 'b'].join() == 'ab'", "['a', 'b'].join(', ') == 'a, b'"],
      [
        Overload(.list(.string), returns: .string) { evaluator, values in evaluator.join(values[0], []) },
        Overload(.list(.string), .string, returns: .string) { evaluator, values in
          evaluator.join(values[0], evaluator.utf8(of: values[1]))
        },
      ]),
    Function(
      "reverse", .method, doc: "The characters of a text from the last to the first.",
      examples: ["'abc'.reverse() == 'cba'"],
      [
        Overload(.string, returns: .string) { evaluator, values in
          evaluator.makeText(evaluator.scalars(of: values[0]).reversed()[...])
        }
      ], traits: [.isForPrograms]),
  ]
}

extension Evaluator {
  fileprivate mutating func replace(_ old: Value, in text: Value, by new: Value, limit: Int) -> Value {
    let (text, old, new) = (scalars(of: text), scalars(of: old), scalars(of: new))
    guard charge(text.count / 8) else { return .error(.costLimit) }
    let places = TextSearch(old).separate(in: text, limit: limit)
    // Charged before it is made: it may be far longer than what it is made from.
    let (added, overflow) = places.count.multipliedReportingOverflow(by: new.count)
    guard !overflow, charge(added / 4) else { return .error(.costLimit) }
    var made: [Unicode.Scalar] = []
    var start = 0
    for place in places {
      made += text[start..<place] + new
      start = place + old.count
    }
    return makeText((made + text[start...])[...])
  }

  fileprivate mutating func join(_ list: Value, _ separator: [UInt8]) -> Value {
    var made: [UInt8] = []
    for index in 0..<Int(list.count) {
      let item = item(index, of: list)
      guard item.isText else { return item.kind == .error ? item : .error(.noSuchOverload) }
      guard charge(2 + (length(of: item) + separator.count) / 8) else { return .error(.costLimit) }
      made += (index == 0 ? [] : separator) + utf8(of: item)
    }
    return makeText(made)
  }
}
