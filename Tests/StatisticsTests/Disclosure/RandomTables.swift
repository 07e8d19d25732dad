import Statistics
import Support

/// A table of a random shape and random, mostly small counts.
struct RandomTable {
  let shape: TableShape
  let table: CountTable

  /// The next of a sequence; small ones can be tried out in full.
  init(_ random: inout SeededGenerator, isSmall: Bool) {
    let shapes: [TableShape] = isSmall ? [.short, .tree(&random, rows: 4...6)] : [.theme, .criterion, .short]
    shape =
      Int.random(in: 0..<4, using: &random) == 0
      ? .tree(&random, rows: 2...(isSmall ? 6 : 12)) : shapes[Int.random(in: 0..<shapes.count, using: &random)]
    let groups = Int.random(in: 1...(isSmall ? 3 : 12), using: &random)
    let most = [1, 2, 4, isSmall ? 6 : 40][Int.random(in: 0..<4, using: &random)]
    let leaves = shape.leaves
    let zeros = Int.random(in: 0...7, using: &random)
    table = shape.table(
      (0..<groups).map { _ in
        leaves.map { _ in
          Int.random(in: 0..<10, using: &random) < zeros ? 0 : Int.random(in: 0...most, using: &random)
        }
      })
  }
}

extension TableShape {
  /// Any tree of rows.
  static func tree(_ random: inout SeededGenerator, rows: ClosedRange<Int>) -> Self {
    let count = Int.random(in: rows, using: &random)
    return Self(
      names: (0..<count).map { "row \($0)" },
      parents: (0..<count).map { $0 == 0 ? nil : Int.random(in: 0..<$0, using: &random) })
  }
}
