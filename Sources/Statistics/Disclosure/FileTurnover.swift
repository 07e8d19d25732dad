/// How many files of a group two releases have in common, and how many only one of them has.
public struct FileTurnover: Hashable, Sendable {
  /// Files that stand in both.
  public let shared: Int
  /// Files that only the later one has.
  public let added: Int
  /// Files that only the earlier one has.
  public let removed: Int

  /// Numbers of files, none below 0.
  public init(shared: Int, added: Int, removed: Int) {
    precondition(shared >= 0 && added >= 0 && removed >= 0, "there are no fewer files than none")
    (self.shared, self.added, self.removed) = (shared, added, removed)
  }

  /// Whether both releases have the same files.
  var isNone: Bool { added == 0 && removed == 0 }
}

/// One question in a release that came before: what a reader has of it already.
///
/// Its columns are those of the later table, then the groups that only the earlier release has.
public struct EarlierTable: Sendable {
  /// The release it stands in, for a person.
  public let release: String
  /// The counts, a list a row.
  let counts: [[Int]]
  /// What was published of them.
  let figures: [[PublishedCount]]
  /// By column; the first is that of all files together.
  let turnover: [FileTurnover]

  /// A table of an earlier release. Rows and columns are those of the later one, with groups that it lacks behind them. Of a
  /// group, the shared and the removed files are those of the earlier release.
  public init(release: String, counts: [[Int]], figures: [[PublishedCount]], turnover: [FileTurnover]) {
    precondition(counts.count == figures.count, "each row has its figures")
    precondition(
      zip(counts, figures).allSatisfy { $0.count == turnover.count && $1.count == turnover.count },
      "each column has its files")
    (self.release, self.counts, self.figures, self.turnover) = (release, counts, figures, turnover)
  }

  /// What a reader thinks possible of each figure from that figure alone.
  func ranges(under policy: DisclosurePolicy) -> [[ClosedRange<Int>]] {
    zip(figures, counts).map { row in
      zip(row.0, row.1).map { figure, count in
        switch figure {
        case .shown(let figure): policy.counts(behind: figure)
        // Where zeros are hidden too that may be known or not.
        case .suppressed: min(1, count)...Int.max
        }
      }
    }
  }
}
