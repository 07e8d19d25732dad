/// Parses the text of a pattern; what it does not understand makes the pattern invalid.
struct PatternParser {
  private static let depthLimit = 50
  private static let repetitionLimit = 1000

  private let scalars: [Unicode.Scalar]
  var offset = 0
  private var flags = Flags()
  private var depth = 0

  private struct Flags {
    var ignoresCase = false
    var dotMeetsNewline = false
    var isMultiline = false
  }

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  mutating func parse() -> Pattern.Node? {
    guard let node = parseChoice(), offset == scalars.count else { return nil }
    return node
  }

  func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    offset + ahead < scalars.count ? scalars[offset + ahead] : nil
  }

  mutating func takes(_ text: String) -> Bool {
    var next = offset
    for scalar in text.unicodeScalars {
      guard next < scalars.count, scalars[next] == scalar else { return false }
      next += 1
    }
    offset = next
    return true
  }

  /// The text up to a mark, which is passed too.
  mutating func text(upTo mark: String) -> String? {
    var text = String.UnicodeScalarView()
    while !takes(mark) {
      guard let scalar = peek() else { return nil }
      text.append(scalar)
      offset += 1
    }
    return String(text)
  }

  // MARK: Structure

  private mutating func parseChoice() -> Pattern.Node? {
    guard depth < Self.depthLimit else { return nil }
    depth += 1
    defer { depth -= 1 }
    // Flags that are set inside a group end with it.
    let outer = flags
    defer { flags = outer }
    var choices: [Pattern.Node] = []
    repeat {
      guard let sequence = parseSequence() else { return nil }
      choices.append(sequence)
    } while takes("|")
    return choices.count == 1 ? choices[0] : .choice(choices)
  }

  private mutating func parseSequence() -> Pattern.Node? {
    var nodes: [Pattern.Node] = []
    while let scalar = peek(), scalar != "|", scalar != ")" {
      guard let node = parseRepetition() else { return nil }
      nodes.append(node)
    }
    return .sequence(nodes)
  }

  private mutating func parseRepetition() -> Pattern.Node? {
    guard let node = parseAtom() else { return nil }
    guard let (least, most) = bounds() else { return node }
    guard least <= Self.repetitionLimit, (most ?? least) <= Self.repetitionLimit, least <= (most ?? least) else {
      return nil
    }
    // Whether as little or as much as possible is taken does not change whether the pattern is found.
    _ = takes("?")
    guard bounds() == nil else { return nil }
    return .repetition(node, least: least, most: most)
  }

  /// `*`, `+`, `?`, `{n}`, `{n,}` or `{n,m}`. A brace that starts none of them stands for itself.
  private mutating func bounds() -> (least: Int, most: Int?)? {
    if takes("*") { return (0, nil) }
    if takes("+") { return (1, nil) }
    if takes("?") { return (0, 1) }
    let start = offset
    guard takes("{"), let least = number() else {
      offset = start
      return nil
    }
    if takes("}") { return (least, least) }
    guard takes(",") else {
      offset = start
      return nil
    }
    if takes("}") { return (least, nil) }
    guard let most = number(), takes("}") else {
      offset = start
      return nil
    }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var digits = ""
    while let scalar = peek(), ScalarSet.digit.contains(scalar), digits.count < 9 {
      digits.unicodeScalars.append(scalar)
      offset += 1
    }
    return Int(digits)
  }

  // MARK: Atoms

  private mutating func parseAtom() -> Pattern.Node? {
    guard let scalar = peek() else { return nil }
    switch scalar {
    case "(": return parseGroup()
    case "[": return parseBrackets().map { .scalar(inCase($0)) }
    case "\\": return parseEscape()
    case "*", "+", "?": return nil
    case ".":
      offset += 1
      return .scalar(inCase(flags.dotMeetsNewline ? .any : ScalarSet("\n"..."\n").opposite))
    case "^":
      offset += 1
      return .place(flags.isMultiline ? .lineStart : .start)
    case "$":
      offset += 1
      return .place(flags.isMultiline ? .lineEnd : .end)
    default:
      offset += 1
      return literal(scalar)
    }
  }

  private func literal(_ scalar: Unicode.Scalar) -> Pattern.Node { .scalar(inCase(ScalarSet(scalar...scalar))) }

  private func inCase(_ set: ScalarSet) -> ScalarSet { set.ready(ignoringCase: flags.ignoresCase) }

  private mutating func parseGroup() -> Pattern.Node? {
    offset += 1
    if takes("?") {
      if takes("P<") || takes("<") {
        guard let name = text(upTo: ">"), !name.isEmpty,
          name.unicodeScalars.allSatisfy({ ScalarSet.word.contains($0) })
        else { return nil }
      } else {
        let outer = flags
        guard parseFlags() else { return nil }
        if takes(")") { return .sequence([]) }
        guard takes(":") else { return nil }
        defer { flags = outer }
        return parseGroupEnd()
      }
    }
    return parseGroupEnd()
  }

  private mutating func parseGroupEnd() -> Pattern.Node? {
    guard let node = parseChoice(), takes(")") else { return nil }
    return node
  }

  /// `i`, `s`, `m` and `U`, and after a minus those to be cleared.
  private mutating func parseFlags() -> Bool {
    var value = true
    while let scalar = peek(), scalar != ")", scalar != ":" {
      switch scalar {
      case "i": flags.ignoresCase = value
      case "s": flags.dotMeetsNewline = value
      case "m": flags.isMultiline = value
      case "U": break
      case "-" where value: value = false
      default: return false
      }
      offset += 1
    }
    return true
  }

  private mutating func parseEscape() -> Pattern.Node? {
    if takes("\\Q") {
      let quoted = text(upTo: "\\E") ?? rest()
      return .sequence(quoted.unicodeScalars.map { literal($0) })
    }
    let places: [(String, Pattern.Place)] = [
      ("\\A", .start), ("\\z", .end), ("\\b", .wordBoundary), ("\\B", .noWordBoundary),
    ]
    if let (_, place) = places.first(where: { takes($0.0) }) { return .place(place) }
    return parseClassEscape().map { .scalar(inCase($0)) }
  }

  private mutating func rest() -> String {
    defer { offset = scalars.count }
    return String(String.UnicodeScalarView(scalars[offset...]))
  }
}
