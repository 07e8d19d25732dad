import Diagnostics

/// A note in lines of limited width: paragraphs, and points under points.
struct NoteLines {
  /// How wide lines are set.
  static let width = 100

  private(set) var lines: [String] = []

  /// Adds an empty line.
  mutating func space() { lines.append("") }

  /// Adds lines as they are.
  mutating func add(contentsOf other: [String]) { lines += other }

  /// Adds a text that is set in by so many blanks; where it starts with a mark, its later lines stand behind that.
  mutating func add(_ text: String, indent: Int = 0, mark: String = "") {
    let margin = String(repeating: " ", count: indent)
    let hanging = margin + String(repeating: " ", count: mark.count)
    var line = margin + mark
    var isEmpty = true
    // Rubrics are not to be trusted with a terminal either.
    for word in printable(text).split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > Self.width {
        lines.append(line)
        (line, isEmpty) = (hanging, true)
      }
      line += isEmpty ? word : " \(word)"
      isEmpty = false
    }
    lines.append(line)
  }
}
