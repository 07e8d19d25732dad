/// A sheet of a workbook: lines, the marking, and at most one table, with nothing below it.
struct Sheet {
  /// As it stands on the tab.
  let name: String
  /// Its title, in A1.
  let title: String
  /// What stands between the title and the table, a line each.
  let lines: [Line]
  /// The protective marking and the data's date; on paper it stands on every page.
  let marking: String
  /// Its table.
  let table: SheetTable?

  /// The title, or a line between it and the table.
  struct Line {
    let text: String
    var isTitle = false
    /// The name of the sheet it leads to.
    var target: String?
  }
}

/// The table of a sheet, as it is written.
struct SheetTable {
  /// Unlike the name of any other table of the workbook.
  let name: String
  /// Their titles differ in more than the size of their letters, and none is empty.
  let columns: [Column]
  /// At least one.
  let rows: [[Content]]

  /// What stands in a cell of a workbook; no text is empty.
  enum Content {
    case text(String)
    /// The name of a sheet, which leads to it.
    case link(String)
    case count(Int)
    case number(Double, decimals: Int)
    /// What is no number where numbers are; to the right.
    case mark(String)
  }

  /// A table; one without rows says so in a row.
  init(name: String, columns: [Column], rows: [[Content]]) {
    var names = WorkbookNames(most: ExcelLimit.header)
    self.name = name
    self.columns = columns.enumerated().map { index, column in
      let title = column.title.headerText.withoutNumbers
      return Column(names.next(title.isEmpty ? "Column \(index + 1)" : title), column.kind)
    }
    self.rows =
      rows.isEmpty
      ? [columns.indices.map { $0 == 0 ? .text("No rows") : .mark(Symbol.notApplicable.bracketed) }] : rows
  }
}

extension SheetTable.Content {
  /// A cell of a document, in a column of a kind.
  init(_ cell: Cell, in kind: Column.Kind) {
    switch cell {
    case .text(let text) where text.oneLine.isEmpty: self = Self(.symbol(.notAvailable), in: kind)
    case .text(let text): self = .text(text.cellText)
    // A workbook holds numbers as doubles; what they can't hold stays a text.
    case .count(let count): self = Int(exactly: Double(count)) == count ? .count(count) : .mark(String(count))
    case .number(let text): self = Self(number: text)
    case .symbol(let symbol): self = kind == .text ? .text(symbol.bracketed) : .mark(symbol.bracketed)
    }
  }

  private init(number text: String) {
    guard let decimals = Self.decimals(of: text), text.utf8.count <= 15, let value = Double(text) else {
      self = text.oneLine.isEmpty ? .mark(Symbol.notAvailable.bracketed) : .mark(text.cellText)
      return
    }
    // Nobody reads a minus before a zero.
    self = .number(value == 0 ? 0 : value, decimals: decimals)
  }

  /// How many decimals a number has that is written as `-12.5`; nil for any other text.
  private static func decimals(of text: String) -> Int? {
    let parts = text.drop { $0 == "-" && text.first == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let areDigits = parts.allSatisfy { part in !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) } }
    guard (1...2).contains(parts.count), areDigits, !text.hasPrefix("--") else { return nil }
    return parts.count == 2 ? parts[1].utf8.count : 0
  }

  /// What is seen of it, near enough to find the width of its column.
  var looks: String {
    switch self {
    case .text(let text), .link(let text), .mark(let text): text
    case .count(let count): Self.grouped(String(count))
    case .number(let value, let decimals):
      Self.grouped(String(Int(value.rounded(.towardZero))))
        + (decimals == 0 ? "" : "." + String(repeating: "0", count: decimals))
    }
  }

  private static func grouped(_ digits: String) -> String {
    digits + String(repeating: ",", count: max(0, digits.count - 1) / 3)
  }
}
