/// How wide the columns of a sheet are, in Excel's unit: a digit of its default font.
struct SheetWidths {
  /// The width of each column of the table; of the first alone where there is no table.
  let columns: [Double]

  fileprivate static let widestText = 60
  private static let narrowest = 9.0

  /// What the table needs; and the first column is wide enough for a line above the table not to become a narrow, tall one.
  init(_ sheet: Sheet) {
    var columns = sheet.table?.widths ?? [Self.narrowest]
    let lines = [sheet.title, sheet.marking] + sheet.lines.map(\.text)
    let longest = lines.map { $0.unicodeScalars.count }.max() ?? 0
    if Self.width(ofCharacters: longest) > columns.reduce(0, +) {
      columns[0] = max(columns[0], Self.width(ofCharacters: min(longest, Self.widestText)))
    }
    self.columns = columns
  }

  /// The table's width.
  var total: Double { columns.reduce(0, +) }

  /// Whether a line above the table has room beside it, so that it need not be broken.
  func fits(_ text: String, size: Double = 12) -> Bool {
    Self.width(ofCharacters: text.unicodeScalars.count) * size / 12 <= total
  }

  /// The room that so many characters of Arial 12 take, and a little around them.
  fileprivate static func width(ofCharacters count: Int) -> Double { max(narrowest, Double(count) * 1.25 + 2) }
}

extension SheetTable {
  fileprivate var widths: [Double] {
    columns.indices.map { index in
      let longestWord = columns[index].title.split(separator: " ").map { $0.unicodeScalars.count }.max() ?? 0
      let longestCell = rows.reduce(0) { max($0, $1[index].looks.unicodeScalars.count) }
      // A bold header is wider than what is under it.
      let longest = max(longestWord + longestWord / 8, longestCell)
      return SheetWidths.width(ofCharacters: min(longest, SheetWidths.widestText))
    }
  }
}
