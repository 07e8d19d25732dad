internal import Diagnostics

/// A part of a page in plain English, before it is Markdown or text for a terminal.
enum PageBlock {
  /// A heading: 1 for the page's title; `name` is that of the definition or set that it explains.
  case heading(Int, Phrase, name: String? = nil)
  /// A paragraph.
  case paragraph(Phrase)
  /// Lines of a list, the outermost of depth 0; a line may start with a word that stands out.
  case list([PageLine])
}

/// A line of a list.
struct PageLine {
  /// How deep it stands.
  let depth: Int
  /// A word at its start that stands out.
  let label: String?
  /// Its words.
  let phrase: Phrase

  init(_ phrase: Phrase, label: String? = nil, depth: Int = 0) {
    self.phrase = phrase
    self.label = label
    self.depth = depth
  }
}

/// Writes a page as Markdown: what the glossary explains is a link to it.
struct MarkdownWriter {
  private var slugs: [String: String] = [:]
  private let blocks: [PageBlock]

  init(_ blocks: [PageBlock]) {
    self.blocks = blocks
    var counts: [String: Int] = [:]
    for case .heading(_, let phrase, let name) in blocks {
      let slug = Self.slug(phrase.words)
      let count = counts[slug, default: 0]
      counts[slug] = count + 1
      if let name { slugs[name] = count == 0 ? slug : "\(slug)-\(count)" }
    }
  }

  /// The whole page.
  var page: String { blocks.map(text).joined(separator: "\n") }

  private func text(_ block: PageBlock) -> String {
    switch block {
    case .heading(let level, let phrase, _):
      return "\(String(repeating: "#", count: level)) \(Self.escaped(phrase.words))\n"
    case .paragraph(let phrase): return "\(text(phrase))\n"
    case .list(let lines):
      return lines.map { line in
        let label = line.label.map { "**\(Self.escaped($0))** " } ?? ""
        return "\(String(repeating: "  ", count: line.depth))- \(label)\(text(line.phrase))\n"
      }.joined()
    }
  }

  private func text(_ phrase: Phrase) -> String {
    phrase.pieces.map { piece in
      switch piece {
      case .plain(let words): Self.escaped(words)
      case .code(let words): Self.code(words)
      case .term(let name, let words):
        slugs[name].map { "[\(Self.escaped(words))](#\($0))" } ?? Self.escaped(words)
      }
    }.joined()
  }

  private static func code(_ text: String) -> String {
    let fence = text.contains("`") ? "``" : "`"
    return "\(fence)\(onOneLine(text))\(fence)"
  }

  private static func escaped(_ text: String) -> String {
    onOneLine(text).reduce(into: "") { result, character in
      if "\\`*_<>[]|#&~".contains(character) { result += "\\" }
      result.append(character)
    }
  }

  /// The name that GitHub gives to a heading's place.
  private static func slug(_ text: String) -> String {
    text.lowercased().reduce(into: "") { result, character in
      if character == " " { result += "-" }
      if character.isLetter || character.isNumber || "-_".contains(character) { result.append(character) }
    }
  }
}

/// Writes a page for a terminal: what the glossary explains stands between stars.
struct PlainTextWriter {
  private static let width = 100
  private let blocks: [PageBlock]
  private let explained: Set<String>

  init(_ blocks: [PageBlock]) {
    self.blocks = blocks
    explained = Set(blocks.compactMap { if case .heading(_, _, let name?) = $0 { name } else { nil } })
  }

  /// The whole page.
  var page: String { blocks.map(text).joined(separator: "\n") }

  private func text(_ block: PageBlock) -> String {
    switch block {
    case .heading(let level, let phrase, _):
      return Self.wrapped(phrase.words, first: String(repeating: "#", count: level) + " ")
    case .paragraph(let phrase): return Self.wrapped(words(of: phrase), first: "")
    case .list(let lines):
      return lines.map { line in
        let label = line.label.map { "\($0) " } ?? ""
        return Self.wrapped(
          "\(label)\(words(of: line.phrase))", first: String(repeating: "  ", count: line.depth) + "- ")
      }.joined()
    }
  }

  private func words(of phrase: Phrase) -> String {
    phrase.pieces.map { piece in
      switch piece {
      case .plain(let words), .code(let words): words
      case .term(let name, let words): explained.contains(name) ? "*\(words)*" : words
      }
    }.joined()
  }

  private static func wrapped(_ text: String, first: String) -> String {
    let indent = String(repeating: " ", count: first.count)
    var (lines, line) = ([String](), first)
    var isStart = true
    for word in onOneLine(text).split(separator: " ") {
      if !isStart, line.count + 1 + word.count > width {
        lines.append(line)
        (line, isStart) = (indent, true)
      }
      line += isStart ? String(word) : " \(word)"
      isStart = false
    }
    return (lines + [line]).map { "\($0)\n" }.joined()
  }
}

/// A text without line breaks and without what could not be printed.
private func onOneLine(_ text: String) -> String {
  printable(String(text.map { $0.isWhitespace ? " " : $0 }))
}
