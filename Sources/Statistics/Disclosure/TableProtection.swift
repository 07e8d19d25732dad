/// One table, a policy and what is settled before: the ranges, costs and first hidden figures of a search.
struct TableProtection {
  /// What is settled before a search, and how much is hidden whatever its size.
  struct Scope {
    /// The row of files as it is printed; nil where the table is that row.
    let files: PublishedFiles?
    /// What a reader learns from other tables.
    let bounds: CountTable.Bounds
    /// Figures that are hidden elsewhere; zeros among them are shown.
    private(set) var alsoHidden: Set<CountTable.Cell>
    /// Figures that a reader has from an earlier release, so that hiding them is in vain.
    private(set) var published: Set<CountTable.Cell> = []
    /// The columns of which all figures but the files are hidden.
    private(set) var hiddenColumns: Set<Int>
    /// Whether all figures but the files are hidden.
    private(set) var isWhole = false

    /// A table beside these files.
    init(files: PublishedFiles?, bounds: CountTable.Bounds, alsoHidden: Set<CountTable.Cell>) {
      (self.files, self.bounds, self.alsoHidden) = (files, bounds, alsoHidden)
      hiddenColumns = files?.hiddenColumns ?? []
    }

    /// Marks figures as public already.
    mutating func knows(_ cells: Set<CountTable.Cell>) { published = cells }

    /// Hides figures of a table; false where they are hidden already, or are zeros.
    mutating func hide(_ cells: some Sequence<CountTable.Cell>, of table: CountTable) -> Bool {
      let before = alsoHidden.count
      alsoHidden.formUnion(cells.filter { table.counts[$0.row][$0.column] > 0 })
      return alsoHidden.count > before
    }

    /// Hides more, when a figure is determined and no cycle helps: its group, then the table. False after that.
    mutating func widen(beyond cell: CountTable.Cell) -> Bool {
      guard !isWhole else { return false }
      if cell.column == 0 || !hiddenColumns.insert(cell.column).inserted { isWhole = true }
      return true
    }
  }

  private let table: CountTable
  private let policy: DisclosurePolicy
  private let scope: Scope
  private let network: CellNetwork
  private let counts: [Int]
  /// What all groups together cost to hide, beyond their row's own cost: more than every other figure.
  private let costOfTotals: Int

  /// The part of a cost that counts figures; the rest, below it, is for their size.
  private static let costOfFigure = 1_000_000

  /// What it takes to protect a table.
  init(of table: CountTable, under policy: DisclosurePolicy, scope: Scope) {
    (self.table, self.policy, self.scope) = (table, policy, scope)
    network = CellNetwork(parents: table.rows.map(\.parent), columns: table.counts[0].count)
    counts = table.counts.flatMap { $0 }
    costOfTotals = table.rows.reduce(0) { $0 + $1.cost * table.counts[0].count * 2 * Self.costOfFigure }
  }

  /// A safe pattern of hidden figures, in the order of the network's arcs.
  func pattern() throws(SuppressionSearch.Stuck) -> [Bool] {
    try SuppressionSearch(
      network: network, shown: SuppressionSearch.Moves(of: counts, within: counts.indices.map(rangeShown)),
      hidden: SuppressionSearch.Moves(of: counts, within: counts.indices.map(rangeHidden)),
      costs: counts.indices.map(cost), harmless: harmless()
    ).pattern(hiding: counts.indices.map(isHiddenFirst))
  }

  /// The table with a pattern's figures hidden.
  func publish(_ pattern: [Bool], _ files: PublishedFiles) -> PublishedTable {
    let figures = table.rows.indices.map { row in
      table.counts[row].indices.map { column -> PublishedCount in
        let arc = network.arc(CountTable.Cell(row: row, column: column))
        return row == 0 ? files.counts[column] : pattern[arc] ? .suppressed : .shown(policy.rounded(counts[arc]))
      }
    }
    return PublishedTable(
      name: table.name, rows: table.rows, counts: figures, hiddenColumns: scope.hiddenColumns,
      isWhollyHidden: scope.isWhole)
  }

  /// Where no cycle helped.
  func cell(_ stuck: SuppressionSearch.Stuck) -> CountTable.Cell { network.cell(stuck.arc) }

  /// Whether it is a number of files that was settled before.
  private func isSettled(_ arc: Int) -> Bool { scope.files != nil && network.cell(arc).row == 0 }

  /// Public elsewhere, so that hiding it is in vain.
  private func isPublic(_ arc: Int) -> Bool {
    scope.bounds[network.cell(arc)].map { $0.lowerBound == $0.upperBound } ?? false
  }

  private func isHiddenFirst(_ arc: Int) -> Bool {
    guard !isSettled(arc) else { return false }
    let cell = network.cell(arc)
    if policy.suppresses(counts[arc]) || scope.hiddenColumns.contains(cell.column) { return true }
    return (scope.isWhole && !isPublic(arc)) || (scope.alsoHidden.contains(cell) && counts[arc] > 0)
  }

  /// What a reader thinks possible when the figure is shown. The numbers of files are taken to be known: every table of a report
  /// narrows down what rounding leaves open of them.
  private func rangeShown(_ arc: Int) -> ClosedRange<Int> {
    if isSettled(arc) { return counts[arc]...counts[arc] }
    return within(arc, policy.counts(behind: policy.rounded(counts[arc])))
  }

  /// What a reader thinks possible when the figure is hidden.
  private func rangeHidden(_ arc: Int) -> ClosedRange<Int> {
    let hidesZeros = scope.isWhole || scope.hiddenColumns.contains(network.cell(arc).column)
    return within(arc, min(hidesZeros ? 0 : 1, counts[arc])...Int.max)
  }

  private func within(_ arc: Int, _ range: ClosedRange<Int>) -> ClosedRange<Int> {
    scope.bounds[network.cell(arc)].map { range.clamped(to: $0) } ?? range
  }

  /// Fewer hidden figures before smaller ones; all groups together only when nothing else is left.
  private func cost(_ arc: Int) -> Int? {
    let cell = network.cell(arc)
    guard !isSettled(arc), !isPublic(arc), !scope.published.contains(cell), counts[arc] > 0 else { return nil }
    let size = min(counts[arc], Self.costOfFigure - 1)
    // Of the groups' files the smallest is hidden with another; elsewhere as few figures as possible.
    let own = table.rows[cell.row].cost * (scope.files == nil ? size : Self.costOfFigure + size)
    return cell.column == 0 ? costOfTotals + own : own
  }

  /// What shown zeros and the numbers of files determine by themselves; see `AttackerAudit.disclosed`.
  private func harmless() -> [Bool] {
    guard scope.files != nil else { return counts.map { _ in false } }
    let ranges = counts.indices.map { arc -> ClosedRange<Int> in
      if isSettled(arc) { return rangeShown(arc) }
      return counts[arc] == 0 && !isHiddenFirst(arc) ? 0...0 : 0...Int.max
    }
    let moves = SuppressionSearch.Moves(of: counts, within: ranges)
    return FreeArcs(in: network, rises: moves.rises, falls: moves.falls).isFree.map { !$0 }
  }
}
