import Diagnostics
public import Documents

extension Document {
  /// The document for a terminal, ending with a line break.
  public func text(_ style: ReportFormat.Style = ReportFormat.Style()) -> String {
    let head = [style.heading(printable(title)), printable("\(marking) · \(dataDate)")] + facts.map { printable("\($0.name): \($0.value)") }
    let body = sections.flatMap { section in
      ["", style.heading(printable(section.title))] + section.blocks.flatMap { $0.lines(style) }
    }
    let symbols = symbols.isEmpty ? [] : [""] + symbols.map { "\($0.bracketed) \($0.meaning)" }
    return (head + body + symbols).map { $0 + "\n" }.joined()
  }
}

extension Block {
  fileprivate func lines(_ style: ReportFormat.Style) -> [String] {
    switch self {
    case .heading(let text): ["", printable(text)]
    case .paragraph(let text): TextTable.wrapped(printable(text), to: TextTable.textWidth)
    case .list(let items): items.flatMap { Self.item("- ", $0) }
    case .steps(let items): items.enumerated().flatMap { Self.item("\($0 + 1). ", $1) }
    case .caution(let title, let texts):
      [style.heading(printable(title))] + texts.flatMap { TextTable.wrapped(printable($0), to: TextTable.textWidth) }
    case .table(let table), .picture(_, let table): ["", printable(table.title)] + table.lines
    case .answer(let label, _): [printable(label), ""]
    }
  }

  private static func item(_ mark: String, _ text: String) -> [String] {
    let lines = TextTable.wrapped(printable(text), to: TextTable.textWidth - mark.count)
    return lines.enumerated().map { ($0 == 0 ? mark : String(repeating: " ", count: mark.count)) + $1 }
  }
}

extension Table {
  /// Rows under each other; a row's name is what its first columns say, as far as they are words.
  fileprivate var lines: [String] {
    let words = columns.prefix { $0.kind == .text }.count
    let labels = max(1, words)
    let heads = columns.dropFirst(labels).map { TextTable.wrapped($0.title, to: 14) }
    return TextTable(
      heads: Array(heads),
      rows: rows.map { row in
        (row.prefix(labels).map(\.shown).joined(separator: " · "), row.dropFirst(labels).map(\.shown))
      }
    ).lines()
  }
}

extension Cell {
  fileprivate var shown: String {
    switch self {
    case .text(let text), .number(let text): printable(text)
    case .count(let number): String(number)
    case .symbol(let symbol): symbol.bracketed
    }
  }
}
