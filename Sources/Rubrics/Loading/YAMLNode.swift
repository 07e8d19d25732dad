internal import Diagnostics

/// A part of a YAML file and where it stands. YAML gives its scalars no type here: `yes` and `2016-03-01` are text until
/// someone who knows better says otherwise.
struct YAMLNode: Sendable {
  /// How a scalar is written.
  enum Style: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

  /// A key and its value.
  struct Entry: Sendable {
    let key: YAMLNode
    let value: YAMLNode
  }

  /// What a node holds.
  indirect enum Content: Sendable {
    /// Text, with quoting, escapes, folding and indentation taken off.
    case scalar(String, Style)
    /// A list.
    case sequence([YAMLNode], isFlow: Bool)
    /// Keys and values in the file's order; every key is a scalar and stands once.
    case mapping([Entry], isFlow: Bool)
  }

  /// What it holds.
  let content: Content
  /// Where it stands, in bytes of the file: with its quotes or brackets or the `|` of a block, without anchor and tag.
  let range: SourceRange
  /// Whether a mistake in it was reported that may have made it lack, or misstate, what the author wrote: then what is
  /// missing in it needs no report of its own.
  let isIncomplete: Bool

  /// A node.
  init(_ content: Content, _ range: SourceRange, isIncomplete: Bool = false) {
    self.content = content
    self.range = range
    self.isIncomplete = isIncomplete
  }

  /// The text of a scalar.
  var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// The items of a sequence.
  var items: [YAMLNode]? {
    if case .sequence(let items, _) = content { items } else { nil }
  }

  /// The entries of a mapping.
  var entries: [Entry]? {
    if case .mapping(let entries, _) = content { entries } else { nil }
  }

  /// The value of a key, where this is a mapping that has it.
  subscript(key: String) -> YAMLNode? {
    entries?.first { $0.key.text == key }?.value
  }

  /// Whether this is an unquoted scalar that YAML ended at a ` #`: what follows on the line is taken for a comment.
  func isCutByComment(in source: SourceText) -> Bool {
    guard case .scalar(_, .plain) = content, range.end > range.start else { return false }
    let rest = source.bytes[range.end...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return rest.startIndex > range.end && rest.first == UInt8(ascii: "#")
  }
}
