import Diagnostics

/// Lays out rows of cells under each other: the first column to the left and wrapped, the others to the right.
struct TextTable {
  /// How wide a table may get before its columns are continued below.
  static let width = 112
  /// How wide running text is set beside tables.
  static let textWidth = 100
  /// How many things that could not be read are listed.
  static let problemsListed = 20
  /// How wide the first column may get before its texts are wrapped.
  static let labelWidth = 30

  /// The heads of all columns but the first, each on one or more lines.
  let heads: [[String]]
  /// The rows: a label and a cell for each head.
  let rows: [(label: String, cells: [String])]
  /// Whether the first column stands again before each continuation: it is that of the whole.
  var repeatsFirst = true
  private let widths: [Int]
  private let headLines: Int

  /// A table; each row has a cell for each head.
  init(heads: [[String]], rows: [(label: String, cells: [String])]) {
    self.heads = heads
    self.rows = rows
    widths = heads.indices.map { column in
      let texts = heads[column] + rows.map { $0.cells[column] }
      return (texts.map(\.count).max() ?? 0) + 2
    }
    headLines = heads.map(\.count).max() ?? 0
  }

  /// The table's lines. Where it is too wide, its later columns follow below, the first of them (the whole) repeated.
  func lines() -> [String] {
    let columns = blocks()
    return columns.enumerated().flatMap { (index, block) in (index == 0 ? [] : [""]) + lines(of: block) }
  }

  private func blocks() -> [[Int]] {
    var blocks: [[Int]] = []
    var current: [Int] = []
    for column in heads.indices {
      let used = current.reduce(Self.labelWidth) { $0 + widths[$1] }
      if used + widths[column] > Self.width, current.count > 1 {
        blocks.append(current)
        current = repeatsFirst ? [0] : []
      }
      current.append(column)
    }
    return blocks + [current]
  }

  private func lines(of columns: [Int]) -> [String] {
    let labels = rows.map { Self.wrapped($0.label, to: Self.labelWidth) }
    let labelWidth = labels.joined().map(\.count).max() ?? 0
    var lines = (0..<headLines).map { line in
      Self.padded("", labelWidth)
        + columns.map { right(line < heads[$0].count ? heads[$0][line] : "", $0) }.joined()
    }
    for (row, label) in zip(rows, labels) {
      // The figures stand beside the last line of a wrapped label.
      lines += label.dropLast()
      lines.append(Self.padded(label.last ?? "", labelWidth) + columns.map { right(row.cells[$0], $0) }.joined())
    }
    return lines
  }

  private func right(_ text: String, _ column: Int) -> String {
    String(repeating: " ", count: max(0, widths[column] - text.count)) + text
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// A text cut into lines at its blanks; later lines are set in by as much as the first, and two more.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    let indent = String(text.prefix { $0 == " " })
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = indent + word
      } else if line.count + 1 + word.count <= width {
        line += " \(word)"
      } else {
        lines.append(line)
        line = indent + word
      }
    }
    return lines + [line]
  }
}

extension TextTable {
  /// How many files, in words.
  static func files(_ count: Int) -> String { count == 1 ? "1 file" : "\(count) files" }

  /// The first of so many diagnostics, each on a line.
  static func list(_ diagnostics: [Diagnostic], of count: Int, _ limit: Int) -> [String] {
    let shown = diagnostics.prefix(limit)
    let lines = shown.map { diagnostic in
      "  \(diagnostic.place.map { printable("\($0): ") } ?? "")\(printable(diagnostic.message.text))"
    }
    return lines + (count > shown.count ? ["  and \(count - shown.count) more"] : [])
  }
}
