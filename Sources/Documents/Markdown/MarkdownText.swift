/// A text that is nothing but words in GitHub-flavoured Markdown, wherever on a line it stands.
///
/// What means something everywhere is escaped everywhere; what means something only first on a line, or as an address, only
/// there, so that sentences stay readable. It goes by scalars, as a reader of Markdown does: with a combining mark behind it a
/// pipe is another character, and still a pipe.
struct MarkdownText {
  private let scalars: [Unicode.Scalar]

  init(_ text: String) {
    // Four spaces first on a line make it code, two last on a line break it, and one inside of `**` undoes it.
    scalars = Array(shown(text).unicodeScalars.drop(while: \.properties.isWhitespace))
  }

  var words: String {
    var words = String.UnicodeScalarView()
    for index in scalars.indices {
      if isMarkup(index) { words.append("\\") }
      words.append(scalars[index])
    }
    while words.last?.properties.isWhitespace == true { words.removeLast() }
    // With nothing between them, the marks around it would meet and mean something else.
    return words.isEmpty ? "–" : String(words)
  }

  private func isMarkup(_ index: Int) -> Bool {
    switch scalars[index] {
    case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "#", "$": true
    case "+", "-", "=", ":": index == 0 || scalars[index...].starts(with: "://".unicodeScalars)
    case "&": index + 1 < scalars.count && (scalars[index + 1] == "#" || isLetter(scalars[index + 1]))
    case ".": endsNumber(index) || scalars[..<index].suffix(3).elementsEqual("www".unicodeScalars)
    case ")": endsNumber(index)
    default: false
    }
  }

  /// Whether it ends a number as the number of a list does: only digits before it, a space or nothing behind it.
  private func endsNumber(_ index: Int) -> Bool {
    index > 0 && scalars[..<index].allSatisfy(isDigit) && (index + 1 == scalars.count || scalars[index + 1] == " ")
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}
