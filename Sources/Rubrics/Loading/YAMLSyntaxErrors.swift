internal import Diagnostics

extension Diagnostic.Message {
  static func invalidYAML(_ problem: YAMLProblem, help: String?, in source: SourceText) -> Self {
    let line = source.position(of: problem.offset).line
    let start = problem.contextOffset.map { source.position(of: $0).line }
    return Self(
      id: "invalid-yaml", plainWords[problem.words] ?? problem.words, label: "YAML can't be read from here on",
      help: help, notes: start.map { $0 < line ? ["what it belongs to starts in line \($0)"] : [] } ?? [])
  }

  /// What libyaml says, and what it means to someone who writes a rubric.
  private static let plainWords = [
    "mapping values are not allowed in this context": "a ': ' is not allowed here",
    "mapping keys are not allowed in this context": "a '?' key is not allowed here",
    "block sequence entries are not allowed in this context": "a '- ' item is not allowed here",
    "did not find expected key": "expected a key here, indented like the keys before it, or the end of the value",
    "did not find expected '-' indicator": "expected '- ' here, indented like the items before it",
    "could not find expected ':'": "expected ':' after the key",
    "did not find expected ',' or ']'": "expected ',' or ']'",
    "did not find expected ',' or '}'": "expected ',' or '}'",
    "did not find expected node content": "expected a value",
    "did not find expected <document start>": "expected the end of the file",
    "did not find expected comment or line break": "expected a new line here",
    "did not find expected alphabetic or numeric character": "expected a name after '&' or '*'",
    "did not find expected whitespace or line break": "expected a space or a new line here",
    "found undefined tag handle": "'!' starts a YAML tag that is not known",
    "found character that cannot start any token": "a value can't start with this character",
    "found unexpected ':'": "a ':' is not allowed here",
    "found unexpected end of stream": "the file ends inside a quoted text",
    "found unexpected document indicator": "'---' or '...' stands inside a quoted text",
    "found unknown escape character": "this '\\' escape is not known",
    "did not find expected hexdecimal number": "expected hexadecimal digits after '\\x', '\\u' or '\\U'",
    "found invalid Unicode character escape code": "this escape is not a character",
    "found a tab character that violates indentation": "a tab can't indent a line",
    "found a tab character where an indentation space is expected": "a tab can't indent a line",
    "found an indentation indicator equal to 0": "a block can't be indented by 0",
  ]
}

extension SourceText {
  /// What to advise where YAML takes signs of an expression for its own.
  static func blockHelp(_ opener: String) -> String {
    "put the expression in a block: '\(opener)' and the expression indented below; a plain text goes in double quotes"
  }

  /// The advice for a syntax error, where it comes from a value that should stand in a block.
  func misreadHelp(at offset: Int) -> String? {
    guard let value = valueOnLine(of: offset) ?? valueContinued(on: offset) else { return nil }
    return isMisread(value.start..<max(value.start, line(of: offset).upperBound)) ? Self.blockHelp(value.opener) : nil
  }

  /// The value that starts on a line, after its key or dash, if the offset lies in it; and how it would start a block.
  func valueOnLine(of offset: Int) -> (opener: String, start: Int)? {
    let line = line(of: offset)
    var start = skippingBlanks(from: line.lowerBound)
    var opener: String?
    while isFollowedByBlank(start, UInt8(ascii: "-")) {
      start = skippingBlanks(from: start + 1)
      opener = "- |"
    }
    if let colon = colon(in: start..<min(line.upperBound, start + Self.longestKey)),
      skippingBlanks(from: colon + 1) <= offset
    {
      opener = String(decoding: bytes[start...colon], as: UTF8.self) + " |"
      start = skippingBlanks(from: colon + 1)
    }
    return start <= offset ? opener.map { ($0, start) } : nil
  }

  /// A key that is longer is none to YAML.
  private static let longestKey = 1024

  /// The value that started on the nearest line above that is indented less.
  private func valueContinued(on offset: Int) -> (opener: String, start: Int)? {
    var line = line(of: offset)
    let indent = skippingBlanks(from: line.lowerBound) - line.lowerBound
    while line.lowerBound > 0 {
      line = self.line(of: line.lowerBound - 1)
      let start = skippingBlanks(from: line.lowerBound)
      guard start < line.upperBound, start - line.lowerBound < indent else { continue }
      return valueOnLine(of: line.upperBound).flatMap { $0.start < line.upperBound ? $0 : nil }
    }
    return nil
  }

  /// Whether a value starts with a sign that means something to YAML, or holds `: ` or ` #`.
  private func isMisread(_ value: Range<Int>) -> Bool {
    guard let first = bytes[value].first else { return false }
    return "![]{}\"'&*|>%@`#".utf8.contains(first) || colon(in: value) != nil
  }

  /// The first colon outside quotes that a blank or the line's end follows.
  private func colon(in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    if let quote = bytes[range].first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      index = bytes[(index + 1)..<range.upperBound].firstIndex(of: quote) ?? range.upperBound
    }
    return (index..<range.upperBound).first { isFollowedByBlank($0, UInt8(ascii: ":")) }
  }

  private func isFollowedByBlank(_ index: Int, _ sign: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == sign else { return false }
    return index + 1 == bytes.count || bytes[index + 1].isYAMLBlank || bytes[index + 1].isYAMLBreak
  }
}
