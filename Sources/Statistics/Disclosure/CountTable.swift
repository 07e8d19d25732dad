/// The counts of one question over the groups of a report, before anything is hidden.
///
/// The rows are a tree of answers: a row with rows below it is their sum. The columns are all files together, then the
/// groups, which each file is in one of.
public struct CountTable: Sendable {
  /// One answer.
  public struct Row: Hashable, Sendable {
    /// What it is called in the report.
    public let name: String
    /// The place of the row it is a part of, above it; nil for the first row only, which counts the files.
    public let parent: Int?
    /// How much it hurts to hide a figure of this row, at least 1: of two ways to hide, the cheaper is taken.
    public let cost: Int

    /// A row.
    public init(_ name: String, parent: Int?, cost: Int = 1) {
      precondition(cost >= 1, "hiding a figure costs something")
      self.name = name
      self.parent = parent
      self.cost = cost
    }
  }

  /// The place of a figure.
  public struct Cell: Hashable, Comparable, Sendable {
    /// The place of its row, from 0, which counts the files.
    public let row: Int
    /// The place of its column, from 0, which is all groups together.
    public let column: Int

    /// A place.
    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }

    /// Rows first, then columns.
    public static func < (left: Self, right: Self) -> Bool { (left.row, left.column) < (right.row, right.column) }
  }

  /// What it is called when it has to be refused.
  public let name: String
  /// The answers; the first is the files, and each stands below the one it is a part of.
  public let rows: [Row]
  /// The counts, a list a row, in the order of the columns.
  public let counts: [[Int]]

  /// A table. Counts that do not add up are a mistake of the program.
  public init(name: String, rows: [Row], counts: [[Int]]) {
    precondition(rows.count == counts.count && rows.first?.parent == nil, "a table starts with its files")
    for (place, row) in rows.enumerated().dropFirst() {
      precondition(row.parent.map { (0..<place).contains($0) } ?? false, "a row stands below the one it is a part of")
    }
    let columns = counts[0].count
    precondition(columns >= 2, "a table has a column of all files and at least one group")
    for row in counts {
      precondition(row.count == columns && row.allSatisfy { $0 >= 0 }, "each row counts something in each column")
      precondition(row[0] == row.dropFirst().reduce(0, +), "the groups of a row add up to all of it")
    }
    for place in rows.indices {
      let parts = rows.indices.filter { rows[$0].parent == place }
      guard !parts.isEmpty else { continue }
      for column in 0..<columns {
        let sum = parts.reduce(0) { $0 + counts[$1][column] }
        precondition(counts[place][column] == sum, "a row is the sum of its parts")
      }
    }
    self.name = name
    self.rows = rows
    self.counts = counts
  }

  /// Bounds of counts that a reader has from other tables; `Int.max` where there is no upper one.
  public typealias Bounds = [Cell: ClosedRange<Int>]
}

/// The numbers of files of a report's groups as they may be printed; every table of the report starts with them.
public struct PublishedFiles: Hashable, Sendable {
  /// All files, then those of each group.
  public let counts: [PublishedCount]

  /// The columns whose number of files is hidden; every figure of theirs is hidden in every table, zeros too.
  public var hiddenColumns: Set<Int> { Set(counts.indices.filter { counts[$0] == .suppressed }) }
}

/// A table as it may be printed.
public struct PublishedTable: Sendable {
  /// Its name.
  public let name: String
  /// Its rows, as they were.
  public let rows: [CountTable.Row]
  /// The figures, a list a row, in the order of the columns.
  public let counts: [[PublishedCount]]
  /// The columns in which zeros are hidden too (the number of files may be shown all the same).
  public let hiddenColumns: Set<Int>
  /// Whether nothing but the files is shown, because no smaller pattern was safe.
  public let isWhollyHidden: Bool

  /// A table that is about to be printed, made by hand: to audit a pattern that was chosen elsewhere.
  public init(
    _ name: String, rows: [CountTable.Row], counts: [[PublishedCount]], hiddenColumns: Set<Int> = []
  ) {
    self.init(name: name, rows: rows, counts: counts, hiddenColumns: hiddenColumns, isWhollyHidden: false)
  }

  /// All of it.
  init(
    name: String, rows: [CountTable.Row], counts: [[PublishedCount]], hiddenColumns: Set<Int>, isWhollyHidden: Bool
  ) {
    precondition(rows.count == counts.count, "each row has its figures")
    self.name = name
    self.rows = rows
    self.counts = counts
    self.hiddenColumns = hiddenColumns
    self.isWhollyHidden = isWhollyHidden
  }

  /// The figure at a place.
  public subscript(cell: CountTable.Cell) -> PublishedCount { counts[cell.row][cell.column] }

  /// The smallest count that can stand behind a hidden figure: where zeros are always shown, 1.
  func smallest(in column: Int) -> Int { isWhollyHidden || hiddenColumns.contains(column) ? 0 : 1 }

  /// The places of the hidden figures, the files' row left out.
  var hiddenCells: [CountTable.Cell] {
    rows.indices.dropFirst().flatMap { row in
      counts[row].indices.filter { counts[row][$0] == .suppressed }.map { CountTable.Cell(row: row, column: $0) }
    }
  }
}
