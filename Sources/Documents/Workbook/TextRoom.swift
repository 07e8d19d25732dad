/// How much room a text takes in Arial, in Excel's unit of width: a digit of its default font. Near enough; no font is asked.
enum TextRoom {
  /// Left and right of the text of a cell together, an indent included.
  static let margin = 3.5

  /// The width of a text on one line, at a size in points.
  static func width(_ text: some StringProtocol, size: Double = 12, bold: Bool = false) -> Double {
    let thousandths = text.unicodeScalars.reduce(0) { $0 + advance($1) }
    // A point is 4/3 pixels, and a digit of Calibri 11 is 7 pixels wide.
    return Double(thousandths) / 1_000 * size * 4 / 3 / 7 * (bold ? 1.08 : 1)
  }

  /// The lines that a text is broken into in a cell of a width, words kept whole where they fit.
  static func lines(_ text: String, in width: Double, size: Double = 12, bold: Bool = false) -> Int {
    let room = max(1, width - 0.5)
    let space = Self.width(" ", size: size, bold: bold)
    var full = 0
    var used = 0.0
    for word in text.split(separator: " ") {
      let wide = Self.width(word, size: size, bold: bold)
      if used > 0, used + space + wide > room {
        full += 1
        used = 0
      }
      used += (used > 0 ? space : 0) + wide
      let broken = Int(used / room)
      full += broken
      used -= Double(broken) * room
    }
    return full + 1
  }

  /// The height of so many lines in points, as Excel makes it; no row can be higher than 409.
  static func height(lines: Int, size: Double) -> Double { min(409, (Double(lines) * size * 1.25 + 1.5).rounded(.up)) }

  /// The advance of a character in thousandths of the size: of Arial's letters in groups, and of whatever is wide.
  private static func advance(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "i", "j", "l", "'", "|": 225
    case " ", ".", ",", ":", ";", "!", "/", "\\", "I", "f", "t", "[", "]", "-", "(", ")", "r": 310
    case "m", "M", "W", "%", "@", "w": 850
    case "A"..."Z", "&": 690
    case "\u{300}"..."\u{36F}": 0
    case "\u{1100}"...: 1_000
    default: 556
    }
  }
}
