/// How wide text is, and where its lines end. The fonts of the reader are not known, so this is what Arial takes, and a little more.
enum TextLines {
  /// The width of a text in units, at the size it has on a small screen; `isBold` where it is.
  static func width(_ text: String, isBold: Bool = false) -> Double {
    text.reduce(0) { $0 + em($1) } * Measure.largeText * (isBold ? 1.12 : 1.04)
  }

  /// A text in lines of a width at most; where it needs more than `limit` lines, the last ends with an ellipsis. A word that is
  /// wider than a line is broken; a number stays with its per cent sign.
  static func broken(_ text: String, to width: Double, limit: Int = .max, isBold: Bool = false) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.replacing(" %", with: "\u{A0}%").split(separator: " ").flatMap({ pieces(of: $0, width, isBold) }) {
      let longer = line.isEmpty ? word : "\(line) \(word)"
      if self.width(longer, isBold: isBold) <= width {
        line = longer
      } else {
        lines.append(line)
        line = word
      }
      if lines.count == limit { return lines.dropLast() + [shortened(lines[limit - 1], to: width, isBold)] }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The word, or parts of it that each fit a line.
  private static func pieces(of word: Substring, _ width: Double, _ isBold: Bool) -> [String] {
    var pieces = [""]
    var room = width
    for character in word {
      let needed = self.width(String(character), isBold: isBold)
      if needed > room, pieces.last != "" {
        pieces.append("")
        room = width
      }
      pieces[pieces.count - 1].append(character)
      room -= needed
    }
    return pieces
  }

  private static func shortened(_ line: String, to width: Double, _ isBold: Bool) -> String {
    var line = line
    while !line.isEmpty, self.width(line + "…", isBold: isBold) > width { line.removeLast() }
    return line + "…"
  }

  /// A character's width, in parts of the size of text.
  private static func em(_ character: Character) -> Double {
    switch character {
    case "i", "j", "l", "'", "|": 0.22
    case " ", "\u{A0}", "f", "t", "I", ".", ",", ":", ";", "!", "(", ")", "[", "]", "/", "-", "r": 0.31
    case "m", "w", "M", "W", "%", "@", "…", "—": 0.93
    case "a"..."z", "0"..."9": 0.56
    case "A"..."Z": 0.7
    case "\u{80}"..."\u{2FF}": 0.62
    default: 1
    }
  }
}
