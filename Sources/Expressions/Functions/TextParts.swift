extension Function {
  /// Parts of texts and their places, counted in Unicode scalars from 0.
  static let textParts: [Function] = [
    Function(
      "charAt", .method, doc: "The character at a place; at the end of the text an empty text.",
      words: ["the character of $1 at place $2"], examples: ["'case'.charAt(1) == 'a'", "'case'.charAt(4) == ''"],
      [
        Overload(.string, .integer, returns: .string) { evaluator, values in
          let text = evaluator.scalars(of: values[0])
          guard let place = place(values[1], in: text) else { return .error(.noSuchPosition) }
          return evaluator.makeText(text[place..<min(place + 1, text.count)])
        }
      ]),
    Function(
      "indexOf", .method,
      doc: "The first place of a text in another, from a place on if one is given; -1 if there is none.",
      words: ["the place of $2 in $1", "the place of $2 in $1 from place $3 on"],
      examples: ["'section 47'.indexOf('47') == 8", "'a-b-c'.indexOf('-', 2) == 3", "'plan'.indexOf('x') == -1"],
      [
        Overload(.string, .string, returns: .integer) { evaluator, values in
          evaluator.firstPlace(of: values[1], in: values[0], from: .integer(0))
        },
        Overload(.string, .string, .integer, returns: .integer) { evaluator, values in
          evaluator.firstPlace(of: values[1], in: values[0], from: values[2])
        },
      ]),
    Function(
      "lastIndexOf", .method,
      doc: "The last place of a text in another, up to a place if one is given; -1 if there is none.",
      words: ["the last place of $2 in $1", "the last place of $2 in $1 up to place $3"],
      examples: ["'a-b-c'.lastIndexOf('-') == 3", "'a-b-c'.lastIndexOf('-', 2) == 1"],
      [
        Overload(.string, .string, returns: .integer) { evaluator, values in
          evaluator.lastPlace(of: values[1], in: values[0], upTo: nil)
        },
        Overload(.string, .string, .integer, returns: .integer) { evaluator, values in
          evaluator.lastPlace(of: values[1], in: values[0], upTo: values[2])
        },
      ]),
    Function(
      "substring", .method, doc: "The part of a text from a place on, up to another one if it is given.",
      words: ["the part of $1 from place $2 on", "the part of $1 from place $2 to before place $3"],
      examples: ["'CB-R1'.substring(3) == 'R1'", "'2016-03-24'.substring(0, 4) == '2016'"],
      [
        Overload(.string, .integer, returns: .string) { evaluator, values in
          let text = evaluator.scalars(of: values[0])
          guard let start = place(values[1], in: text) else { return .error(.noSuchPosition) }
          return evaluator.makeText(text[start...])
        },
        Overload(.string, .integer, .integer, returns: .string) { evaluator, values in
          let text = evaluator.scalars(of: values[0])
          guard let start = place(values[1], in: text), let end = place(values[2], in: text), start <= end else {
            return .error(.noSuchPosition)
          }
          return evaluator.makeText(text[start..<end])
        },
      ]),
    Function(
      "split", .method,
      doc:
        "The texts between the places of a separator, at most so many if a number is given; without one each character.",
      words: ["the parts of $1 between each $2", "the parts of $1 between each $2, $3 at most"],
      examples: ["'a, b, c'.split(', ') == ['a', 'b', 'c']", "'a b c'.split(' ', 2) == ['a', 'b c']"],
      [
        Overload(.string, .string, returns: .list(.string)) { evaluator, values in
          evaluator.split(values[0], at: values[1], limit: -1)
        },
        Overload(.string, .string, .integer, returns: .list(.string)) { evaluator, values in
          evaluator.split(values[0], at: values[1], limit: Int(clamping: values[2].integer))
        },
      ]),
  ]

  private static func place(_ value: Value, in text: [Unicode.Scalar]) -> Int? {
    Int(exactly: value.integer).flatMap { (0...text.count).contains($0) ? $0 : nil }
  }
}

extension Evaluator {
  /// The characters of a text. Taking it to pieces and putting it together again is more work than reading it.
  mutating func scalars(of text: Value) -> [Unicode.Scalar] {
    guard charge(10 + length(of: text) / 4) else { return [] }
    return Array(string(of: text).unicodeScalars)
  }

  mutating func makeText(_ scalars: ArraySlice<Unicode.Scalar>) -> Value {
    guard charge(scalars.count / 8) else { return .error(.costLimit) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count)
    for scalar in scalars {
      if scalar.isASCII {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else if let encoded = UTF8.encode(scalar) {
        bytes.append(contentsOf: encoded)
      }
    }
    return makeText(bytes)
  }

  fileprivate mutating func firstPlace(of part: Value, in text: Value, from start: Value) -> Value {
    let (text, part) = (scalars(of: text), scalars(of: part))
    guard let start = Int(exactly: start.integer), (0...text.count).contains(start) else {
      return .error(.noSuchPosition)
    }
    return .integer(Int64(TextSearch(part).first(in: text, from: start) ?? -1))
  }

  fileprivate mutating func lastPlace(of part: Value, in text: Value, upTo end: Value?) -> Value {
    let (text, part) = (scalars(of: text), scalars(of: part))
    let end = end.map(\.integer) ?? Int64(text.count)
    guard (0...Int64(text.count)).contains(end) else { return .error(.noSuchPosition) }
    return .integer(Int64(TextSearch(part).last(in: text, upTo: Int(end)) ?? -1))
  }

  fileprivate mutating func split(_ text: Value, at separator: Value, limit: Int) -> Value {
    let (text, separator) = (scalars(of: text), scalars(of: separator))
    if limit == 0 || (text.isEmpty && separator.isEmpty) { return makeList([Value]()) }
    guard charge(text.count / 8) else { return .error(.costLimit) }
    let cuts = limit < 0 ? text.count + 1 : limit - 1
    // Without a separator a text is cut between characters, neither before the first nor after the last.
    let places =
      separator.isEmpty
      ? Array((1..<text.count).prefix(cuts)) : TextSearch(separator).separate(in: text, limit: cuts)
    var parts: [Value] = []
    var start = 0
    for place in places {
      parts.append(makeText(text[start..<place]))
      start = place + separator.count
    }
    parts.append(makeText(text[start...]))
    return parts.first { $0.kind == .error } ?? makeList(parts)
  }
}
