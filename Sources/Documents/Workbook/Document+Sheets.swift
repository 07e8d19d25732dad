extension Document {
  /// The sheets of its workbook: cover, contents, notes, and one for each table. Those that would be empty are left out.
  func sheets() -> [Sheet] {
    let fixed = ["Cover", "Contents", "Notes"]
    // Excel keeps the name History for itself.
    var names = WorkbookNames(most: ExcelLimit.sheetName, keepingFree: fixed + ["History"])
    var tableNames = WorkbookNames(most: ExcelLimit.header) { "_\($0)" }
    let figures = tables.map { SheetTable($0, name: tableNames.next($0.id.tableName)) }
    let all = zip(tables, figures).map { sheet(of: $0, figures: $1, name: names.next($0.shortTitle.sheetName)) }
    let notes = notesSheet(fixed[2], symbols: figures.reduce(into: []) { $0.formUnion($1.symbols) })
    let listed = [notes].compactMap(\.self) + all
    return [cover(fixed[0])] + [contentsSheet(fixed[1], listing: listed)].compactMap(\.self) + listed
  }

  /// The protective marking and the data's date.
  private var fullMarking: String {
    [marking, dataDate].map(\.headerText).filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func cover(_ name: String) -> Sheet {
    let rows = facts.map { fact in [fact.name, fact.value].map { SheetTable.Content(.text($0), in: .text) } }
    var lines: [Sheet.Line] = []
    if !tables.isEmpty {
      let number =
        tables.count == 1
        ? "one table, which has a sheet of its own" : "\(tables.count) tables, each on a sheet of its own"
      lines.append(Sheet.Line(text: "This workbook has \(number)."))
      lines.append(Sheet.Line(text: "The sheet Contents lists them.", target: "Contents"))
    }
    return Sheet(
      name: name, title: title.headerText.or(name), lines: lines, marking: fullMarking,
      table: facts.isEmpty
        ? nil : SheetTable(name: "cover", columns: [Column("About", .text), Column("Details", .text)], rows: rows))
  }

  private func contentsSheet(_ name: String, listing sheets: [Sheet]) -> Sheet? {
    if sheets.isEmpty { return nil }
    return Sheet(
      name: name, title: "Contents",
      lines: [Sheet.Line(text: "This sheet has one table, which lists the other sheets.")],
      marking: fullMarking,
      table: SheetTable(
        name: "contents", columns: [Column("Sheet", .text), Column("Title", .text)],
        rows: sheets.map { [.link($0.name), .text($0.title)] }))
  }

  private func notesSheet(_ name: String, symbols: Set<Symbol>) -> Sheet? {
    let numbered = notes.enumerated().map { [Cell.text(Self.reference(toNote: $0 + 1)), .text($1)] }
    let rows =
      numbered + Symbol.allCases.filter(symbols.contains).map { [.text($0.bracketed), .text($0.meaning)] }
    if rows.isEmpty { return nil }
    return Sheet(
      name: name, title: "Notes",
      lines: [
        Sheet.Line(text: "This sheet has one table, with the notes and symbols of the other sheets."),
        Self.backToContents,
      ],
      marking: fullMarking,
      table: SheetTable(
        name: "notes", columns: [Column("Note or symbol", .text), Column("What it says", .text)],
        rows: rows.map { row in row.map { SheetTable.Content($0, in: .text) } }))
  }

  private func sheet(of table: Table, figures: SheetTable, name: String) -> Sheet {
    var lines = table.about.filter { !$0.oneLine.isEmpty }.map { Sheet.Line(text: $0.cellText) }
    lines.append(Sheet.Line(text: "This sheet has one table."))
    lines += Symbol.allCases.filter(figures.symbols.contains).map {
      Sheet.Line(text: "\($0.bracketed) means: \($0.meaning).")
    }
    let belonging = table.notes.filter { (1...max(1, notes.count)).contains($0) && !notes.isEmpty }
    if !belonging.isEmpty {
      let list = belonging.map(Self.reference(toNote:)).joined(separator: ", ")
      lines.append(Sheet.Line(text: "See \(list) on the sheet Notes.", target: "Notes"))
    }
    lines.append(Self.backToContents)
    return Sheet(name: name, title: table.title.headerText.or(name), lines: lines, marking: fullMarking, table: figures)
  }

  private static let backToContents = Sheet.Line(text: "Back to the contents", target: "Contents")
}

extension SheetTable {
  /// A document's table.
  fileprivate init(_ table: Table, name: String) {
    self.init(
      name: name, columns: table.columns,
      rows: table.rows.map { row in zip(row, table.columns).map { Content($0, in: $1.kind) } })
  }

  /// The symbols in its cells; those that stand for an empty text or a table without rows too.
  fileprivate var symbols: Set<Symbol> {
    Set(
      rows.joined().compactMap { content in
        switch content {
        case .mark(let text), .text(let text): Symbol.allCases.first { $0.bracketed == text }
        case .link, .count, .number: nil
        }
      })
  }
}

extension String {
  /// Itself, or another text in place of an empty one.
  fileprivate func or(_ other: String) -> String { isEmpty ? other : self }
}
