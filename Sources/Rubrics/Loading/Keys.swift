import Diagnostics
import Records

/// The entries of a mapping whose keys are known: looks them up, and reports what is missing, unknown or of the wrong form.
struct Keys {
  let source: SourceText
  var diagnostics = Diagnostics()
  private let entries: [YAMLNode.Entry]
  private let what: String
  private let range: SourceRange
  /// Whether entries may be missing because of a mistake that was already reported.
  private let isIncomplete: Bool
  /// Keys that were probably meant by misspelt ones, which have been reported.
  private var meant: Set<String> = []

  /// The entries of `node`; nil where it is no mapping, which has then been reported. Unknown keys are reported here.
  init?(
    _ node: YAMLNode, of what: String, _ allowed: [String], _ source: SourceText, _ diagnostics: inout Diagnostics
  ) {
    guard case .mapping(let entries, _) = node.content else {
      if !node.isIncomplete { diagnostics.report(.notAMapping(what), at: node.range, in: source) }
      return nil
    }
    self.entries = entries
    self.what = what
    self.source = source
    self.range = entries.first?.key.range ?? node.range
    self.isIncomplete = node.isIncomplete
    for entry in entries {
      guard let name = entry.key.text, !allowed.contains(name) else { continue }
      let nearest = Suggestion.nearest(to: name, among: allowed)
      if let nearest { meant.insert(nearest) }
      diagnostics.report(
        .unknownKey(name, of: what, nearest: nearest, allowed: allowed), at: entry.key.range, in: source)
    }
  }

  /// The same entries, with nothing reported yet.
  func renewed() -> Keys {
    var copy = self
    copy.diagnostics = Diagnostics()
    return copy
  }

  /// Reports a mistake in a node, unless one that was reported already may be the reason for it.
  private mutating func report(_ message: Diagnostic.Message, at node: YAMLNode) {
    if !node.isIncomplete { diagnostics.report(message, at: node.range, in: source) }
  }

  /// The value of a key that may be left out.
  func optional(_ name: String) -> YAMLNode? {
    entries.first { $0.key.text == name }?.value
  }

  /// The value of a key that must be there; reported if it is not.
  mutating func required(_ name: String) -> YAMLNode? {
    if let node = optional(name) { return node }
    if !isIncomplete, !meant.contains(name) { diagnostics.report(.missingKey(name, of: what), at: range, in: source) }
    return nil
  }

  /// The text of a key that may be left out.
  mutating func text(_ name: String) -> String? {
    optional(name).flatMap { text($0, of: name) }
  }

  /// The text of a key that must be there.
  mutating func requiredText(_ name: String) -> String? {
    required(name).flatMap { text($0, of: name) }
  }

  /// The text of a node that must be one, and not empty.
  mutating func text(_ node: YAMLNode, of name: String) -> String? {
    guard let text = node.text?.trimmed, !text.isEmpty else {
      if node.isIncomplete { return nil }
      diagnostics.report(.notAText(name), at: node.range, in: source)
      return nil
    }
    return text
  }

  /// `true` or `false` under a key that may be left out.
  mutating func boolean(_ name: String) -> Bool? {
    guard let node = optional(name) else { return nil }
    switch node.text {
    case "true": return true
    case "false": return false
    default:
      report(.wrongValue(name, expected: "true or false"), at: node)
      return nil
    }
  }

  /// A whole number under a key that may be left out.
  mutating func integer(_ name: String, within bounds: ClosedRange<Int>) -> Int? {
    guard let node = optional(name) else { return nil }
    if let text = node.text, let number = Int(text), bounds.contains(number) { return number }
    let expected = "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
    report(.wrongValue(name, expected: expected), at: node)
    return nil
  }

  /// A day under a key that may be left out.
  mutating func date(_ name: String) -> CalendarDate? {
    guard let node = optional(name) else { return nil }
    if let date = node.text.flatMap({ CalendarDate($0) }) { return date }
    report(.wrongValue(name, expected: "a day as yyyy-mm-dd"), at: node)
    return nil
  }

  /// One of a list of words under a key that must be there.
  mutating func choice(_ name: String, among choices: [String]) -> String? {
    required(name) == nil ? nil : optionalChoice(name, among: choices)
  }

  /// One of a list of words under a key that may be left out.
  mutating func optionalChoice(_ name: String, among choices: [String]) -> String? {
    guard let node = optional(name), let text = text(node, of: name) else { return nil }
    if choices.contains(text) { return text }
    let nearest = Suggestion.nearest(to: text, among: choices)
    let expected = choices.joined(separator: ", ")
    report(.wrongValue(name, expected: "one of \(expected)", nearest: nearest), at: node)
    return nil
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
