/// What a reader can work out about the hidden figures of a table: for each the least and the greatest count that agrees
/// with all that is published. A figure with one such count is disclosed.
///
/// It knows nothing of how the pattern was chosen, and takes whole numbers seriously: its answers are those of integer
/// programming, because the tables are networks. Source: Hundepool and others, "Statistical Disclosure Control", 2012,
/// chapter 4 (the attacker's problem); the network of such tables is that of Kelly, Golden and Assad, 1992.
///
/// What it leaves out: a reader who reasons about which patterns the program would choose.
public struct AttackerAudit: Sendable {
  private let network: CellNetwork
  private let circulation: Circulation
  /// The hidden figures that only one count fits, in the order of rows, then columns.
  public let determined: [CountTable.Cell]

  /// An audit of any table: the parent of each row (nil for the first), and, in every cell, the counts that the reader
  /// would think possible from that cell alone (`Int.max` where nothing bounds them). Column 0 is the sum of the others.
  /// Nil where no table at all agrees with this.
  public init?(parents: [Int?], knowing ranges: [[ClosedRange<Int>]], hidden: [CountTable.Cell]) {
    network = CellNetwork(parents: parents, columns: ranges[0].count)
    guard let circulation = Circulation(in: network, within: ranges.flatMap { $0 }) else { return nil }
    self.circulation = circulation
    let network = network
    determined = hidden.filter { circulation.determines(network.arc($0)) }.sorted()
  }

  /// The least and the greatest count that agrees with all that is published; `Int.max` where nothing bounds it.
  public func range(of cell: CountTable.Cell) -> ClosedRange<Int> { circulation.range(of: network.arc(cell)) }
}

extension AttackerAudit {
  /// An audit of the numbers of files that are about to be printed; nil where nothing agrees with them.
  public init?(of files: PublishedFiles, under policy: DisclosurePolicy) {
    let ranges = files.counts.map { figure in
      switch figure {
      case .shown(let figure): policy.counts(behind: figure)
      case .suppressed: 1...Int.max
      }
    }
    self.init(
      parents: [nil], knowing: [ranges],
      hidden: files.hiddenColumns.sorted().map { CountTable.Cell(row: 0, column: $0) })
  }

  /// An audit of a table that is about to be printed.
  ///
  /// The reader knows the policy, the bounds from other tables and, to be on the safe side, the exact numbers of files
  /// (`files`, all columns): a worker knows how many of their team's files were read, and what rounding leaves open of a
  /// number of files, the many tables of a report narrow down. Nil where nothing agrees with all this.
  public init?(
    of table: PublishedTable, under policy: DisclosurePolicy, files: [Int], bounds: CountTable.Bounds = [:]
  ) {
    var agrees = Self.agree(files, with: table.counts[0], under: policy)
    let ranges = table.rows.indices.map { row in
      files.indices.map { column in
        let cell = CountTable.Cell(row: row, column: column)
        let own: ClosedRange<Int> =
          switch table[cell] {
          case _ where row == 0: files[column]...files[column]
          case .shown(let figure): policy.counts(behind: figure)
          case .suppressed: table.smallest(in: column)...Int.max
          }
        guard let bound = bounds[cell] else { return own }
        agrees = agrees && own.overlaps(bound)
        return own.clamped(to: bound)
      }
    }
    guard agrees else { return nil }
    self.init(parents: table.rows.map(\.parent), knowing: ranges, hidden: table.hiddenCells)
  }

  /// The hidden figures of a table that give something away: those determined by more than shown zeros.
  ///
  /// A true 0 is always shown, and tells something about every group: where no file at all was "not applicable", all files of
  /// a hidden group were applicable. That is no disclosure of a small count, so what shown zeros and the numbers of files
  /// determine by themselves is left out. Nil where nothing agrees with what is published.
  public static func disclosed(
    in table: PublishedTable, under policy: DisclosurePolicy, files: [Int], bounds: CountTable.Bounds = [:]
  ) -> [CountTable.Cell]? {
    guard let audit = AttackerAudit(of: table, under: policy, files: files, bounds: bounds) else { return nil }
    guard !audit.determined.isEmpty else { return [] }
    let ranges = table.rows.indices.map { row in
      files.indices.map { column -> ClosedRange<Int> in
        switch table.counts[row][column] {
        case .shown(0): 0...0
        case .shown(let figure) where row == 0: policy.counts(behind: figure)
        case .suppressed where row == 0: files[column]...files[column]
        case .shown, .suppressed: 0...Int.max
        }
      }
    }
    let zeros = AttackerAudit(parents: table.rows.map(\.parent), knowing: ranges, hidden: audit.determined)
    let harmless = Set(zeros?.determined ?? [])
    return audit.determined.filter { !harmless.contains($0) }
  }

  /// Whether the numbers of files are those that are printed.
  private static func agree(_ files: [Int], with figures: [PublishedCount], under policy: DisclosurePolicy) -> Bool {
    files.count == figures.count
      && zip(files, figures).allSatisfy { count, figure in
        switch figure {
        case .shown(let figure): policy.counts(behind: figure).contains(count)
        case .suppressed: true
        }
      }
  }
}
