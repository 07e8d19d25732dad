extension DisclosurePolicy {
  /// The numbers of files as they may be printed after earlier releases: a group whose number one of them hides stays hidden as
  /// long as few of its files came or went, since the difference is known to those who follow the group.
  public func protect(files: [Int], after releases: [EarlierFiles]) -> PublishedFiles {
    let table = CountTable(name: "files", rows: [CountTable.Row("files", parent: nil)], counts: [files])
    let hidden = files.indices.filter { column in
      releases.contains { release in
        let turnover = release.turnover[column]
        return release.isHidden[column] && turnover.shared > 0 && isFew(turnover.added) && isFew(turnover.removed)
      }
    }
    return protect(table, hiding: Set(hidden.map { CountTable.Cell(row: 0, column: $0) }))
  }

  private func isFew(_ files: Int) -> Bool { files == 0 || suppresses(files) }

  /// A table as it may be printed beside these numbers of files and after earlier releases of the same question: neither their
  /// differences nor what they hide can be worked out (`ReleasePair`).
  ///
  /// What would tell something is hidden, and with it as much as it takes; where that does not help, all figures of the group, zeros
  /// too, and then the table. A table that is unsafe even so is refused.
  public func protect(
    _ table: CountTable, given files: PublishedFiles, bounds: CountTable.Bounds, after releases: [EarlierTable]
  ) throws(DisclosureRefusal) -> PublishedTable {
    guard bounds.allSatisfy({ $1.contains(table.counts[$0.row][$0.column]) }) else {
      throw DisclosureRefusal(table: table.name, policy: title, reason: .contradictsOthers)
    }
    var scope = TableProtection.Scope(files: files, bounds: bounds, alsoHidden: [])
    scope.knows(Set(releases.flatMap { $0.published(of: table) }))
    while true {
      let published = try protect(table, files, &scope)
      // A table of which nothing is shown, zeros neither, tells nothing.
      if published.isWhollyHidden, published.hiddenCells.count == (table.rows.count - 1) * table.counts[0].count {
        return published
      }
      let told = releases.map { ($0.release, self.told($0, table, published)) }.filter { !$1.isEmpty }
      guard let (release, _) = told.first else { return published }
      guard widen(&scope, told.flatMap { $0.1 }, (table, published), releases) else {
        let reason =
          "together with '\(release)', in which some of the same files stand, a small number could be worked out"
        throw DisclosureRefusal(table: table.name, policy: title, reason: .release(reason))
      }
    }
  }

  private func told(_ earlier: EarlierTable, _ table: CountTable, _ published: PublishedTable) -> [ReleasePair.Secret] {
    ReleasePair(earlier, table, published, under: self).told()
  }

  /// Hides what was told; where it is hidden already, more. False where nothing more can be hidden.
  private func widen(
    _ scope: inout TableProtection.Scope, _ told: [ReleasePair.Secret],
    _ table: (counts: CountTable, published: PublishedTable), _ releases: [EarlierTable]
  ) -> Bool {
    let columns = table.counts.counts[0].indices
    let cells = told.map(\.cell).filter { columns.contains($0.column) }
    // What an earlier release hides is best hidden in the same places.
    let before = told.contains { $0.kind == .earlier } ? releases.flatMap { $0.hidden(in: columns) } : []
    if scope.hide(cells + before, of: table.counts) { return true }
    return scope.widen(beyond: cells.first ?? CountTable.Cell(row: 1, column: 0))
  }
}

/// The numbers of files in an earlier release, by the columns of the later one.
public struct EarlierFiles: Sendable {
  /// Whether the earlier release hides the number.
  let isHidden: [Bool]
  /// How many files came and went.
  let turnover: [FileTurnover]

  /// Numbers of files, as they were published.
  public init(_ figures: [PublishedCount], turnover: [FileTurnover]) {
    isHidden = figures.map { $0 == .suppressed }
    self.turnover = turnover
  }
}

extension EarlierTable {
  /// The figures of a later table that are known from this one: it shows them, and the files are the same.
  fileprivate func published(of table: CountTable) -> [CountTable.Cell] {
    cells(in: table.counts[0].indices).filter { cell in
      turnover[cell.column].isNone && figures[cell.row][cell.column] != .suppressed
        && counts[cell.row][cell.column] == table.counts[cell.row][cell.column]
    }
  }

  /// The figures that are hidden here, of some columns.
  fileprivate func hidden(in columns: Range<Int>) -> [CountTable.Cell] {
    cells(in: columns).filter { figures[$0.row][$0.column] == .suppressed }
  }

  private func cells(in columns: Range<Int>) -> [CountTable.Cell] {
    counts.indices.dropFirst().flatMap { row in columns.map { CountTable.Cell(row: row, column: $0) } }
  }
}
