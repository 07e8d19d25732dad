/// Draws diagnostics for a terminal, in the manner of compilers: the line, a caret, what to do.
public struct DiagnosticRenderer: Sendable {
  /// Whether to use ANSI colours.
  public let colours: Bool
  /// The longest piece of an author's line that is shown, in scalars.
  static let widest = 160

  /// A renderer.
  public init(colours: Bool) {
    self.colours = colours
  }

  /// All diagnostics, a blank line between them, each ending with a line break.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map(render).joined(separator: "\n")
  }

  /// One diagnostic, ending with a line break.
  public func render(_ diagnostic: Diagnostic) -> String {
    let message = diagnostic.message
    var lines = [
      paint("\(diagnostic.severity.rawValue)[\(message.id)]", diagnostic.severity == .error ? "1;31" : "1;33")
        + ": \(printable(message.text))"
    ]
    var margin = ""
    if let place = diagnostic.place {
      margin = String(repeating: " ", count: String(place.start.line).count)
      lines.append("\(margin)--> \(printable(place.description))")
      if let excerpt = place.excerpt {
        lines += drawing(of: excerpt, at: place, label: message.label, margin: margin)
      } else if let label = message.label {
        lines.append("\(margin) = \(printable(label))")
      }
    }
    lines += message.notes.map { "\(margin) = note: \(printable($0))" }
    if let help = message.help { lines.append("\(margin) = help: \(printable(help))") }
    lines.append("\(margin) = docs: \(message.page)")
    return lines.joined(separator: "\n") + "\n"
  }

  private func drawing(of excerpt: String, at place: Place, label: String?, margin: String) -> [String] {
    let scalars = Array(excerpt.unicodeScalars)
    let column = min(place.start.column - 1, scalars.count)
    // Of a very long line, the part around the caret.
    let from = scalars.count > Self.widest ? max(0, min(column - Self.widest / 2, scalars.count - Self.widest)) : 0
    let shown = scalars[from..<min(scalars.count, from + Self.widest)]
    let end = place.end.line > place.start.line ? scalars.count : place.end.column - 1
    let width = max(1, min(end, from + shown.count) - column)
    let indent = shown.prefix(column - from).map { $0 == "\t" ? "\t" : " " }.joined()
    let caret = String(repeating: "^", count: width)
    var text = String.UnicodeScalarView()
    text.append(contentsOf: shown)
    return [
      "\(margin) |",
      "\(place.start.line) | \(printable(String(text), keepingTabs: true))",
      "\(margin) | \(indent)\(paint(caret, "1;31"))\(label.map { " \(printable($0))" } ?? "")",
      "\(margin) |",
    ]
  }

  private func paint(_ text: String, _ code: String) -> String {
    colours ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

/// A text that can do nothing to a terminal or a log: control and format characters are shown as `\u{…}`.
public func printable(_ text: String, keepingTabs: Bool = false) -> String {
  // Most texts are of such characters only, and asking Unicode about each takes long.
  guard !text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return text }
  let harmless = { (scalar: Unicode.Scalar) -> Bool in
    if scalar == "\t" { return keepingTabs }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return false
    default: return true
    }
  }
  guard !text.unicodeScalars.allSatisfy(harmless) else { return text }
  return text.unicodeScalars.map { harmless($0) ? String($0) : "\\u{\(String($0.value, radix: 16))}" }.joined()
}
