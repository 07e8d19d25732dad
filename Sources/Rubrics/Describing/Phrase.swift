/// Words of a sentence, in pieces: those that the glossary explains are kept apart.
struct Phrase: Hashable, Sendable {
  /// Its pieces, in order.
  private(set) var pieces: [Piece]

  /// A piece of a phrase.
  enum Piece: Hashable, Sendable {
    /// Plain words.
    case plain(String)
    /// What the rubric's author calls a definition or set, by its name.
    case term(name: String, words: String)
    /// A piece of the rule as it is written.
    case code(String)
  }

  /// A phrase of one piece.
  init(_ piece: Piece) { pieces = [piece] }

  /// A phrase of plain words.
  init(_ text: String) { pieces = text.isEmpty ? [] : [.plain(text)] }

  /// The words alone.
  var words: String {
    pieces.map { piece in
      switch piece {
      case .plain(let words), .term(_, let words), .code(let words): words
      }
    }.joined()
  }

  /// Whether there is an "and" or "or" in it. Those of a term count as well, since a term may be shown without a mark;
  /// those in quotes and of "on or after" do not.
  var isCompound: Bool {
    let words = words.replacing(/“[^”]*”/, with: "").replacing(" on or ", with: " ")
    return [" and ", " or "].contains { words.contains($0) }
  }

  /// Whether there are no words.
  var isEmpty: Bool { pieces.isEmpty }

  /// The names of the terms in it.
  var terms: [String] {
    pieces.compactMap { if case .term(let name, _) = $0 { name } else { nil } }
  }

  static func + (left: Phrase, right: Phrase) -> Phrase {
    var result = left
    result.pieces += right.pieces
    return result
  }

  /// The phrase with its first letter a capital.
  var capitalised: Phrase {
    var result = self
    switch pieces.first {
    case .plain(let words): result.pieces[0] = .plain(words.prefix(1).uppercased() + words.dropFirst())
    case .term(let name, let words):
      result.pieces[0] = .term(name: name, words: words.prefix(1).uppercased() + words.dropFirst())
    case .code, nil: break
    }
    return result
  }
}

extension Phrase: ExpressibleByStringInterpolation {
  /// Collects the pieces of a phrase.
  struct StringInterpolation: StringInterpolationProtocol {
    var phrase = Phrase("")

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { phrase = phrase + Phrase(literal) }
    mutating func appendInterpolation(_ part: Phrase) { phrase = phrase + part }
    mutating func appendInterpolation(_ words: some CustomStringConvertible) {
      phrase = phrase + Phrase(words.description)
    }
  }

  init(stringLiteral value: String) { self.init(value) }
  init(stringInterpolation: StringInterpolation) { self = stringInterpolation.phrase }
}

extension Sequence<Phrase> {
  /// One after the other, with the last two joined by a word: `a, b or c`.
  func joined(_ word: String) -> Phrase {
    let parts = Array(self)
    guard let last = parts.last else { return "" }
    guard parts.count > 1 else { return last }
    return "\(parts.dropLast().joined(by: ", ")) \(word) \(last)"
  }

  /// One after the other, with a text between them.
  func joined(by separator: String) -> Phrase {
    reduce(into: Phrase("")) { $0 = $0.isEmpty ? $1 : "\($0)\(separator)\($1)" }
  }
}

extension String {
  /// An author's words, with what is given in the places of their names: all at once, so that what is given for one
  /// place may itself look like a place.
  func filled(_ places: [(name: String, words: String)]) -> String {
    var (result, rest) = ("", self[...])
    while let start = rest.firstIndex(of: "<") {
      result += rest[..<start]
      rest = rest[start...]
      let place = places.first { rest.hasPrefix("<\($0.name)>") }
      result += place?.words ?? "<"
      rest = rest.dropFirst(place.map { $0.name.count + 2 } ?? 1)
    }
    return result + rest
  }
}

/// The words that a name is made of: `riskAssessment` is `risk assessment`. What does not start with a small letter is a
/// code and stays as it is.
func words(inName name: String) -> String {
  guard let first = name.first, first.isLowercase else { return name }
  var result = ""
  for character in name {
    let isNumber = character.isNumber && result.last?.isNumber == false
    if character.isUppercase || isNumber { result += " " }
    result += character == "_" ? " " : character.lowercased()
  }
  return result
}
