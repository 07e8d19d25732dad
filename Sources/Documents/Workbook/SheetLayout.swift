/// How wide the columns of a sheet are, and which of its lines are broken, so that nothing is cut off on the screen or on paper.
struct SheetLayout {
  /// The width of each column, in Excel's unit: a digit of its default font.
  let columns: [Double]

  fileprivate static let narrowest = 9.0
  /// What a column of words is at most; longer texts are broken.
  fileprivate static let widestColumn = 60.0
  /// What fits a sheet of A4 across; a line above the table may be as wide, whatever the table is.
  private static let page = 90.0

  /// What the table needs; its first column is wider where a line above it is so long that it is broken there.
  init(_ sheet: Sheet) {
    var columns = sheet.table?.widths ?? [Self.narrowest]
    let room = max(Self.page, columns.reduce(0, +))
    let lines = [Sheet.Line(text: sheet.title, isTitle: true)] + sheet.lines
    let isBroken = lines.contains { $0.width > room }
    if isBroken { columns[0] = max(columns[0], Self.widestColumn) }
    self.columns = columns
  }

  /// Whether paper is laid across.
  var isWide: Bool { columns.reduce(0, +) > Self.page }

  /// Whether a line above the table is broken rather than run on beside its column.
  func wraps(_ line: Sheet.Line) -> Bool { line.width > max(Self.page, columns.reduce(0, +)) }

  /// The height of a line above the table, in points.
  func height(of line: Sheet.Line) -> Double {
    let lines = wraps(line) ? TextRoom.lines(line.text, in: columns[0], size: line.size, bold: line.isTitle) : 1
    return TextRoom.height(lines: lines, size: line.size)
  }

  /// The height of a row of the table, in points.
  func height(of texts: [String], bold: Bool = false) -> Double {
    let lines = zip(texts, columns).reduce(1) { max($0, TextRoom.lines($1.0, in: $1.1, bold: bold)) }
    return TextRoom.height(lines: lines, size: 12)
  }
}

extension Sheet.Line {
  fileprivate var size: Double { isTitle ? 16 : 12 }
  fileprivate var width: Double { TextRoom.width(text, size: size, bold: isTitle) }
}

extension SheetTable {
  fileprivate var widths: [Double] {
    columns.indices.map { index in
      let words = columns[index].title.split(separator: " ").map { TextRoom.width($0, bold: true) }
      let cells = rows.map { TextRoom.width($0[index].looks) }
      let widest = max(words.max() ?? 0, cells.max() ?? 0) + TextRoom.margin
      return min(max(widest, SheetLayout.narrowest), SheetLayout.widestColumn)
    }
  }
}
