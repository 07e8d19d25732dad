import Statistics
import Support

/// Two releases of one question with random counts, which have files in common.
struct RandomReleases {
  /// The files of a group by answer.
  struct Group {
    var shared: [Int]
    var added: [Int]
    var removed: [Int]
    /// What shared files have the second time; the same as before unless they were judged again.
    var sharedNow: [Int]

    var earlier: [Int] { zip(shared, removed).map { $0 + $1 } }
    var later: [Int] { zip(sharedNow, added).map { $0 + $1 } }
    var isJudgedAgain: Bool { shared != sharedNow }
    var turnover: FileTurnover {
      FileTurnover(shared: shared.reduce(0, +), added: added.reduce(0, +), removed: removed.reduce(0, +))
    }
  }

  let shape: TableShape
  var groups: [Group]

  var earlier: CountTable { shape.table(groups.map(\.earlier)) }
  var later: CountTable { shape.table(groups.map(\.later)) }

  /// By column, all files first.
  var turnover: [FileTurnover] {
    let groups = groups.map(\.turnover)
    let all = FileTurnover(
      shared: groups.reduce(0) { $0 + $1.shared }, added: groups.reduce(0) { $0 + $1.added },
      removed: groups.reduce(0) { $0 + $1.removed })
    return [all] + groups
  }

  static let threeAnswers = TableShape(
    names: ["files", "applicable", "gap", "no gap", "not applicable"], parents: [nil, 0, 1, 1, 0])

  init(shape: TableShape, groups: [Group]) { (self.shape, self.groups) = (shape, groups) }

  /// The next of a sequence; `size` is about the number of files with one answer.
  init(_ random: inout SeededGenerator, size: Int) {
    let isTree = Int.random(in: 0..<4, using: &random) == 0
    let shape = isTree ? Self.threeAnswers : TableShape.short
    let most = isTree ? max(3, size / 3) : size
    func files(_ most: Int, _ random: inout SeededGenerator) -> [Int] {
      let zeros = Int.random(in: 0...5, using: &random)
      return shape.leaves.map { _ in
        Int.random(in: 0..<10, using: &random) < zeros ? 0 : Int.random(in: 0...most, using: &random)
      }
    }
    let sorts = [[0, 0], [2, 0], [0, 2], [2, 2], [most / 2, 0], [most / 2, most / 2], [0, most / 2]]
    let common = sorts.randomElement(using: &random) ?? [0, 0]
    self.init(
      shape: shape,
      groups: (0..<Int.random(in: 1...(isTree ? 2 : 3), using: &random)).map { _ in
        let sort = Bool.random(using: &random) ? common : sorts.randomElement(using: &random) ?? [0, 0]
        let shared = files(most, &random)
        var group = Group(
          shared: shared, added: files(sort[0], &random), removed: files(sort[1], &random), sharedNow: shared)
        if sort == [0, 0], Int.random(in: 0..<3, using: &random) == 0 { group.judgeAgain(&random) }
        return group
      })
  }
}

extension RandomReleases.Group {
  /// Gives some of the shared files another answer.
  fileprivate mutating func judgeAgain(_ random: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let (from, to) = (
        Int.random(in: shared.indices, using: &random), Int.random(in: shared.indices, using: &random)
      )
      guard sharedNow[from] > 0 else { continue }
      sharedNow[from] -= 1
      sharedNow[to] += 1
    }
  }
}
