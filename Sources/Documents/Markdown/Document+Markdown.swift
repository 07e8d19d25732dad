extension Document {
  /// The document as GitHub-flavoured Markdown: every block a paragraph, a list or a table of its own, pictures as their tables.
  ///
  /// The marking and the date of the data stand first and last. Texts are escaped, so that none can make structure; only what
  /// looks like an address of electronic mail some readers of Markdown still make a link of.
  public func markdown() -> String {
    let protection = "**\(Self.words(marking))** · \(Self.words(dataDate))"
    let cover = facts.map { "- **\(Self.words($0.name)):** \(Self.words($0.value))" }
    let numbered = notes.enumerated().map { "\($0 + 1). \(Self.words($1))" }
    let parts =
      [[protection], ["# \(Self.words(title))"], cover] + sections.flatMap(Self.paragraphs)
      + (notes.isEmpty ? [] : [["## \(Self.notesTitle)"], numbered]) + [[protection]]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  /// Each paragraph as its lines.
  private static func paragraphs(of section: Section) -> [[String]] {
    [["## \(words(section.title))"]] + section.blocks.flatMap(paragraphs)
  }

  private static func paragraphs(of block: Block) -> [[String]] {
    switch block {
    case .heading(let title): [["### \(words(title))"]]
    case .paragraph(let text): [[words(text)]]
    case .list(let items): [items.map { "- \(words($0))" }]
    case .steps(let items): [items.enumerated().map { "\($0 + 1). \(words($1))" }]
    case .caution(let title, let sentences):
      [["> **\(words(title))**"] + sentences.flatMap { [">", "> \(words($0))"] }]
    case .table(let table): paragraphs(of: table)
    case .picture(_, let table): paragraphs(of: table)
    // A line across the page for each line to write on.
    case .answer(let question, let lines):
      [["**\(words(question))**"]] + Array(repeating: ["---"], count: max(lines, 1))
    }
  }

  private static func paragraphs(of table: Table) -> [[String]] {
    let references = table.notes.map { " " + reference(toNote: $0) }.joined()
    let about = (table.about.map(words) + table.legend).map { [$0] }
    let marks = table.columns.map { column in
      switch column.kind {
      case .text: "---"
      case .number: "---:"
      }
    }
    return [["**\(words(table.title))**\(references)"]] + about
      + [[row(table.columns.map { words($0.title) }), row(marks)] + table.rows.map { row($0.map(words)) }]
  }

  private static func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

  private static func words(_ cell: Cell) -> String {
    switch cell {
    case .text, .number, .count: words(cell.words)
    // In brackets, which no text can be: nothing in the document defines a link of that name.
    case .symbol(let symbol): symbol.bracketed
    }
  }

  private static func words(_ text: String) -> String { MarkdownText(text).words }
}
