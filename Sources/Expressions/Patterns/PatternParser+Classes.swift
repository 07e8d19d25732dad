/// Sets of scalars: brackets and escapes.
extension PatternParser {
  /// `[a-z]`, `[^\d_]`.
  mutating func parseBrackets() -> ScalarSet? {
    offset += 1
    let isOpposite = takes("^")
    var parts: [ScalarSet] = []
    while parts.isEmpty || peek() != "]" {
      guard let part = parseBracketPart() else { return nil }
      parts.append(part)
    }
    offset += 1
    var set = ScalarSet(unionOf: parts)
    set.isOpposite = isOpposite
    return set
  }

  private mutating func parseBracketPart() -> ScalarSet? {
    if takes("[:") {
      let isOpposite = takes("^")
      guard let name = text(upTo: ":]"), let named = ScalarSet.named[name] else { return nil }
      return isOpposite ? named.opposite : named
    }
    guard let first = parseBracketScalar() else { return nil }
    guard let low = first.single, peek() == "-", let next = peek(1), next != "]" else { return first }
    offset += 1
    guard let high = parseBracketScalar()?.single, low <= high else { return nil }
    return ScalarSet(low...high)
  }

  private mutating func parseBracketScalar() -> ScalarSet? {
    guard let scalar = peek() else { return nil }
    if scalar == "\\" { return parseClassEscape() }
    offset += 1
    return ScalarSet(scalar...scalar)
  }

  /// An escape that stands for one scalar or a set of them.
  mutating func parseClassEscape() -> ScalarSet? {
    offset += 1
    guard let mark = peek() else { return nil }
    offset += 1
    if let set = Self.classes[mark] { return set }
    if let scalar = Self.controls[mark] { return ScalarSet(scalar...scalar) }
    switch mark {
    case "x": return parseHexadecimal().map { ScalarSet($0...$0) }
    case "p", "P": return parseCategory().map { mark == "P" ? $0.opposite : $0 }
    default:
      let isPunctuation = mark.isASCII && !ScalarSet.word.contains(mark) || mark == "_"
      return isPunctuation ? ScalarSet(mark...mark) : nil
    }
  }

  /// Two digits, or any number of them in braces.
  private mutating func parseHexadecimal() -> Unicode.Scalar? {
    var digits = ""
    if takes("{") {
      guard let text = text(upTo: "}"), text.count <= 8 else { return nil }
      digits = text
    } else {
      while digits.count < 2, let scalar = peek() {
        digits.unicodeScalars.append(scalar)
        offset += 1
      }
      guard digits.count == 2 else { return nil }
    }
    return UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) }
  }

  /// `L` or `{Lu}`, and `{^Lu}` for the others.
  private mutating func parseCategory() -> ScalarSet? {
    var name = ""
    if takes("{") {
      guard let text = text(upTo: "}") else { return nil }
      name = text
    } else if let scalar = peek() {
      offset += 1
      name.unicodeScalars.append(scalar)
    }
    let isOpposite = name.hasPrefix("^")
    if isOpposite { name.removeFirst() }
    guard (1...2).contains(name.count), let first = name.first, "LMNPSZC".contains(first) else { return nil }
    let set = ScalarSet(category: name)
    guard set.categories != 0 else { return nil }
    return isOpposite ? set.opposite : set
  }

  private static let classes: [Unicode.Scalar: ScalarSet] = [
    "d": .digit, "D": .digit.opposite, "w": .word, "W": .word.opposite, "s": .space, "S": .space.opposite,
  ]

  private static let controls: [Unicode.Scalar: Unicode.Scalar] = [
    "n": "\n", "t": "\t", "r": "\r", "f": "\u{0C}", "v": "\u{0B}", "a": "\u{07}",
  ]
}

extension ScalarSet {
  /// The one scalar that it holds; nil where it holds any other number of them.
  fileprivate var single: Unicode.Scalar? {
    guard ranges.count == 1, ranges[0].count == 1, categories == 0 else { return nil }
    return Unicode.Scalar(ranges[0].lowerBound)
  }
}
