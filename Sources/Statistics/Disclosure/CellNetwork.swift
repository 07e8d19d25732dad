/// A table as a network: its counts are flows that neither begin nor end anywhere.
///
/// A tree of rows by a plain list of columns is a network (Kelly, Golden, Assad, "Cell suppression: disclosure protection
/// for sensitive tabular data", Networks 22, 1992): each figure is one arc. In a group's column the files of a row flow
/// to its parts; a row without parts gathers the groups; from there the column of all files leads back, from the parts to
/// the whole. So what a reader can work out is exact in whole numbers, by flows.
struct CellNetwork {
  /// The number of columns; the arc of a figure is `row * columns + column`.
  let columns: Int
  /// The number of nodes.
  let nodes: Int
  /// Where each arc begins.
  let tails: [Int]
  /// Where each arc ends.
  let heads: [Int]
  /// The arcs that touch a node stand together in this list,
  private let touching: [Int]
  /// from here to the next.
  private let starts: [Int]

  /// The network of a table whose rows have these parents.
  init(parents: [Int?], columns: Int) {
    let inner = Set(parents.compactMap { $0 })
    // Node 0 is where the files come from. A row without parts has one node, any other one a column.
    var count = 1
    let first = parents.indices.map { row in
      defer { count += inner.contains(row) ? columns : 1 }
      return count
    }
    func node(_ row: Int?, _ column: Int) -> Int {
      row.map { first[$0] + (inner.contains($0) ? column : 0) } ?? 0
    }
    var (tails, heads) = ([Int](), [Int]())
    for row in parents.indices {
      for column in 0..<columns {
        let (whole, part) = (node(parents[row], column), node(row, column))
        tails.append(column == 0 ? part : whole)
        heads.append(column == 0 ? whole : part)
      }
    }
    var lists = [[Int]](repeating: [], count: count)
    for arc in tails.indices {
      lists[tails[arc]].append(arc)
      lists[heads[arc]].append(arc)
    }
    (self.columns, nodes, self.tails, self.heads) = (columns, count, tails, heads)
    touching = lists.flatMap { $0 }
    starts = lists.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
  }

  /// The arcs that begin or end at a node.
  func arcs(at node: Int) -> ArraySlice<Int> { touching[starts[node]..<starts[node + 1]] }

  /// The other end of an arc.
  func end(of arc: Int, from node: Int) -> Int { tails[arc] == node ? heads[arc] : tails[arc] }

  /// The arc of a figure.
  func arc(_ cell: CountTable.Cell) -> Int { cell.row * columns + cell.column }

  /// The figure of an arc.
  func cell(_ arc: Int) -> CountTable.Cell { CountTable.Cell(row: arc / columns, column: arc % columns) }
}
