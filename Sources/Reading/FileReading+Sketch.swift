import Diagnostics

extension FileReading {
  /// The columns up to which a line is sketched.
  private static let widestIndent = 200
  /// The place of a value, with a sketch of its line that shows names and hides what they hold.
  mutating func place(ofValueAt offset: Int, named name: String?) -> Place {
    let start = window.position(of: offset)
    let (before, shown, width) = sketch(ofValueAt: offset, named: name)
    let indent = start.column - 1 - before.unicodeScalars.count
    let end = Position(line: start.line, column: start.column + width)
    guard start.column <= Self.widestIndent else { return Place(path: path, start: start, end: end) }
    let excerpt =
      indent < 0
      ? String(repeating: " ", count: start.column - 1) + shown
      : String(repeating: " ", count: indent) + before + shown
    return Place(path: path, start: start, end: end, excerpt: excerpt)
  }

  /// What stands before the place, what stands at it, and how much of that is meant, in scalars.
  private func sketch(ofValueAt offset: Int, named name: String?) -> (before: String, shown: String, width: Int) {
    if window[offset] == UInt8(ascii: "<") {
      let tag = nameInFile(at: offset + 1)
      return ("", "<\(tag)>\(hiddenText)</\(tag)>", tag.unicodeScalars.count + 2)
    }
    if report.format == RecordFormat.xml.name {
      let attribute = nameInFile(at: offset)
      return ("", "\(attribute)=\"\(hiddenText)\"", attribute.unicodeScalars.count)
    }
    return (name.map { "\"\($0)\": " } ?? "", hiddenText, hiddenText.unicodeScalars.count)
  }

  /// The name of an element or an attribute as the file writes it.
  private func nameInFile(at offset: Int) -> String {
    window.withBytes(offset, offset + limits.nameBytes + 1) { bytes in
      let length = bytes.firstIndex { $0.isSpace || "/>=".utf8.contains($0) } ?? bytes.count
      return shown(UnsafeBufferPointer(rebasing: bytes[..<length]), limits)
    }
  }
}
