import Diagnostics
public import Documents

extension Document {
  /// The document for a terminal, ending with a line break.
  public func text(_ style: ReportFormat.Style = ReportFormat.Style()) -> String {
    let head =
      [style.heading(printable(title)), printable("\(marking) · \(dataDate)")]
      + facts.map { printable("\($0.name): \($0.value)") }
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

  fileprivate static func item(_ mark: String, _ text: String) -> [String] {
    let lines = TextTable.wrapped(printable(text), to: TextTable.textWidth - mark.count)
    return lines.enumerated().map { ($0 == 0 ? mark : String(repeating: " ", count: mark.count)) + $1 }
  }
}

extension Table {
  /// Words longer than this stand under the figures, not beside them.
  private static let longest = 30

  /// Rows under each other; a row's name is what its first columns say, as far as they are words.
  fileprivate var lines: [String] {
    // A table of words alone has names in its first column.
    let labels = columns.contains { $0.kind != .text } ? max(1, columns.prefix { $0.kind == .text }.count) : 1
    var (long, short) = columns.indices.dropFirst(labels).split(by: isLong)
    if long.count > 1 {
      // Many words on each row: what is said of one thing stands together.
      (long, short) = columns.indices.dropFirst(labels).split { columns[$0].kind == .text }
    }
    var table = TextTable(
      heads: short.map { TextTable.wrapped(printable(columns[$0].title), to: 14) },
      rows: rows.map { row in (name(row, labels), short.map { row[$0].shown }) })
    table.repeatsFirst = false
    return (short.isEmpty ? [] : table.lines())
      + (long.count > 1 ? rowByRow(long, labels) : long.flatMap { words(of: $0, labels) })
  }

  /// The words of one column, a row each.
  private func words(of column: Int, _ labels: Int) -> [String] {
    ["", printable(columns[column].title)]
      + rows.flatMap { Block.item("- ", "\(name($0, labels)): \($0[column].shown)") }
  }

  /// The words of several columns, row by row; what there is none of takes no line.
  private func rowByRow(_ columns: [Int], _ labels: Int) -> [String] {
    rows.flatMap { row in
      let items = columns.filter { row[$0] != .none }.flatMap { column in
        Block.item("- ", "\(printable(self.columns[column].title)): \(row[column].shown)")
      }
      return items.isEmpty ? [] : ["", name(row, labels)] + items
    }
  }

  private func isLong(_ column: Int) -> Bool {
    columns[column].kind == .text && rows.contains { $0[column].shown.count > Self.longest }
  }

  private func name(_ row: [Cell], _ labels: Int) -> String {
    row.prefix(labels).map(\.shown).joined(separator: " · ")
  }
}

extension Sequence {
  /// Those that satisfy a condition, and the others.
  fileprivate func split(by condition: (Element) -> Bool) -> ([Element], [Element]) {
    (filter(condition), filter { !condition($0) })
  }
}

extension Cell {
  /// That there is none of what a column lists.
  static let none = Cell.text("none")

  fileprivate var shown: String {
    switch self {
    case .text(let text), .number(let text): printable(text)
    case .count(let number): String(number)
    case .symbol(let symbol): symbol.bracketed
    }
  }
}
