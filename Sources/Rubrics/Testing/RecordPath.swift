import Diagnostics

/// The way to something in a record, as an author writes it: `visits[0].seen`.
struct RecordPath {
  /// One step of the way.
  enum Step {
    case field(YAMLNode)
    case item(Int)
  }

  private(set) var first: YAMLNode
  private(set) var steps: [Step]
  /// The paths that lead to something around this one's end, as texts.
  private(set) var prefixes: [String] = []

  var name: String { first.text ?? "" }

  /// The path in a key or text; one that is none is one name.
  init(_ key: YAMLNode) {
    (first, steps) = (key, [.field(key)])
    guard let text = key.text, text.contains(where: { ".[".contains($0) }) else { return }
    var found: [Step] = []
    var prefixes: [String] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      guard let name = pieces.first, !name.isEmpty, !name.contains("]") else { return }
      // In quotes a letter may be written in several.
      let isPlain = text.utf8.count == key.range.end - key.range.start
      let start = key.range.start + text.utf8.distance(from: text.startIndex, to: name.startIndex)
      let range = isPlain ? SourceRange(start, start + name.utf8.count) : key.range
      if !found.isEmpty { prefixes.append(String(text[..<part.startIndex].dropLast())) }
      found.append(.field(YAMLNode(.scalar(String(name), .plain), range)))
      for piece in pieces.dropFirst() {
        guard piece.last == "]", let index = Int(piece.dropLast()), index >= 0 else { return }
        prefixes.append(String(text[..<text.index(before: piece.startIndex)]))
        found.append(.item(index))
      }
    }
    guard case .field(let first)? = found.first else { return }
    (self.first, steps, self.prefixes) = (first, found, prefixes)
  }
}
