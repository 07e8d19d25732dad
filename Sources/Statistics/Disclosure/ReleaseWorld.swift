/// One way in which the files of two releases may have come to their counts: how many of those with an answer stand in both, in the
/// later one only, in the earlier one only. A reader of both must think it possible.
struct ReleaseWorld {
  /// The files of one group by answer, in the order of rows; of rows with parts nothing is kept.
  struct Group {
    var shared: [Int]
    var added: [Int]
    var removed: [Int]
    /// Whether the counts fit files that have the same answers in both; if not, some were judged otherwise the second time.
    let isSteady: Bool
  }

  /// By column; the first is all files together, by itself.
  let groups: [Group]

  /// A way that agrees with both tables. Where that leaves a choice, files that come and go are given to the answers that most
  /// files have, or `fewestFirst` to those that fewest have, one each as long as they last.
  init(_ earlier: [[Int]], _ later: [[Int]], leaves: [Int], _ turnover: [FileTurnover], fewestFirst: Bool) {
    groups = turnover.indices.map { column in
      Group(
        earlier.map { $0[column] }, later.map { $0[column] }, leaves: leaves, turnover[column], fewestFirst: fewestFirst
      )
    }
  }
}

extension ReleaseWorld.Group {
  fileprivate init(_ earlier: [Int], _ later: [Int], leaves: [Int], _ files: FileTurnover, fewestFirst: Bool) {
    let none = earlier.map { _ in 0 }
    (shared, added, removed) = (none, none, none)
    for leaf in leaves {
      shared[leaf] = min(earlier[leaf], later[leaf])
      added[leaf] = later[leaf] - shared[leaf]
      removed[leaf] = earlier[leaf] - shared[leaf]
    }
    var spare = files.added - added.reduce(0, +)
    isSteady = spare >= 0 && removed.reduce(0, +) + spare == files.removed
    guard isSteady else { return }
    for left in [1, 0] {
      while spare > 0 {
        let open = leaves.filter { shared[$0] > left }
        guard !open.isEmpty else { break }
        for leaf in open.sorted(by: { fewestFirst ? shared[$0] < shared[$1] : shared[$0] > shared[$1] }).prefix(spare) {
          shared[leaf] -= 1
          added[leaf] += 1
          removed[leaf] += 1
          spare -= 1
        }
      }
    }
  }
}
