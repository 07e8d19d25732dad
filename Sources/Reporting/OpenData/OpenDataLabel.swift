import Diagnostics

/// Texts of records and rubrics, as labels that a file of open data can hold.
enum OpenDataLabel {
  /// How many characters the label of a column may have.
  static let columnLimit = 100
  /// How many characters an item of a filter, or the name of a place, may have.
  static let itemLimit = 120
  /// Stands for all items of a filter together.
  static let total = "Total"

  /// What a reader of the file would take for something else: no value, or all values together.
  private static let reserved: Set<String> = ["na", "null", "n/a", ".", "..", "-", "~", ":", "total", "all"]

  /// A text without control characters and white space at its ends, harmless in a spreadsheet, no longer than the limit;
  /// one that means something else in such files gets the name of what it is before it: `Team: NA`.
  static func cleaned(_ text: String, of what: String, limit: Int) -> String {
    let trimmed = trimmed(CSVText.harmless(trimmed(text)))
    guard !trimmed.isEmpty else { return "\(what) without a name" }
    return shortened(reserved.contains(trimmed.lowercased()) ? "\(what): \(trimmed)" : trimmed, to: limit)
  }

  /// The labels, each different from those before it and from `Total`: a second `North` becomes `North (2)`. None gets longer
  /// than the limit.
  ///
  /// Capitals don't make a difference. Labels of groups must differ in a letter or digit (`lettersOnly`).
  static func distinct(_ labels: [String], limit: Int, lettersOnly: Bool = false) -> [String] {
    let key = { (label: String) in
      let letters = lettersOnly ? label.filter { $0.isLetter || $0.isNumber } : label
      return letters.lowercased()
    }
    var seen: Set = [key(total)]
    return labels.map { label in
      var candidate = label
      var number = 1
      while !seen.insert(key(candidate)).inserted {
        number += 1
        let suffix = " (\(number))"
        candidate = shortened(label, to: limit - suffix.count) + suffix
      }
      return candidate
    }
  }

  private static func trimmed(_ text: String) -> String {
    let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    let scalars = text.unicodeScalars.drop(while: isSpace)
    let end = scalars.lastIndex { !isSpace($0) }.map(scalars.index(after:)) ?? scalars.startIndex
    return String(String.UnicodeScalarView(scalars[..<end]))
  }

  /// Cut, with a sign that it was, so that no more code points are left than the limit.
  private static func shortened(_ text: String, to limit: Int) -> String {
    guard text.unicodeScalars.count > limit else { return text }
    var start = ""
    var count = 1
    for character in text {
      count += character.unicodeScalars.count
      guard count <= limit else { break }
      start.append(character)
    }
    return trimmed(start) + "…"
  }
}
