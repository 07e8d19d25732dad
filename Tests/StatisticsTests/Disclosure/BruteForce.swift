import Statistics

/// Every table that agrees with what is published, by trying all of them: what an attacker audit must find, without any
/// network. For small tables only.
struct BruteForce {
  private let table: PublishedTable
  private let shape: TableShape
  private let possible: (CountTable.Cell) -> ClosedRange<Int>

  /// How many tables were found to agree.
  private(set) var fillings = 0
  /// The least and the greatest count of each cell, a list a row.
  private(set) var ranges: [[ClosedRange<Int>?]]

  /// All fillings; nil where more than `limit` would have to be tried.
  init?(
    of table: PublishedTable, _ shape: TableShape, limit: Int,
    possible: @escaping (CountTable.Cell) -> ClosedRange<Int>
  ) {
    (self.table, self.shape, self.possible) = (table, shape, possible)
    let columns = table.counts[0].count
    ranges = table.counts.map { row in row.map { _ in nil } }
    let groups = (1..<columns).map { fillings(of: $0) }
    guard groups.reduce(1, { min($0, limit) * $1.count }) <= limit else { return nil }
    choose([], from: groups)
  }

  /// All columns of one group that agree with its own figures.
  private func fillings(of column: Int) -> [[Int]] {
    let files = possible(CountTable.Cell(row: 0, column: column)).upperBound
    var options: [[Int]] = [[]]
    for leaf in shape.leaves {
      let range = possible(CountTable.Cell(row: leaf, column: column))
      options = options.flatMap { option -> [[Int]] in
        let rest = files - option.reduce(0, +)
        guard range.lowerBound <= rest else { return [] }
        return (range.lowerBound...min(rest, range.upperBound)).map { option + [$0] }
      }
    }
    return options.map(shape.sums).filter { agrees($0, in: column) }
  }

  private func agrees(_ counts: [Int], in column: Int) -> Bool {
    counts.indices.allSatisfy { possible(CountTable.Cell(row: $0, column: column)).contains(counts[$0]) }
  }

  /// Tries all choices of a column for each group.
  private mutating func choose(_ chosen: [[Int]], from groups: [[[Int]]]) {
    guard chosen.count < groups.count else {
      let total = shape.parents.indices.map { row in chosen.reduce(0) { $0 + $1[row] } }
      if agrees(total, in: 0) { note([total] + chosen) }
      return
    }
    for option in groups[chosen.count] { choose(chosen + [option], from: groups) }
  }

  private mutating func note(_ columns: [[Int]]) {
    fillings += 1
    for row in ranges.indices {
      for column in ranges[row].indices {
        let count = columns[column][row]
        let known = ranges[row][column] ?? count...count
        ranges[row][column] = min(known.lowerBound, count)...max(known.upperBound, count)
      }
    }
  }
}
