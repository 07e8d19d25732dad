/// Why a table can't be published under a policy.
public struct DisclosureRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name of the table.
  public let table: String
  /// The title of the policy.
  public let policy: String

  /// One sentence for whoever asked for the report.
  public var description: String {
    "the table '\(table)' can't be published under the policy '\(policy)': even with all its figures hidden, "
      + "one of them could be worked out from the other tables of this report"
  }
}

extension DisclosurePolicy {
  /// The numbers of files as they may be printed: all files, then each group's.
  ///
  /// A hidden group takes at least one other with it, the smallest, because it could be found by subtraction. Do this once a
  /// report, before any table.
  public func protect(files: [Int]) -> PublishedFiles {
    let table = CountTable(name: "files", rows: [CountTable.Row("files", parent: nil)], counts: [files])
    let search = TableProtection(of: table, under: self, scope: .files, bounds: [:])
    // Nothing stands against hiding all of it, and then each number may be larger than it is.
    guard let pattern = try? search.pattern() else { preconditionFailure("numbers of files can always be hidden") }
    return PublishedFiles(counts: files.indices.map { pattern[$0] ? .suppressed : .shown(rounded(files[$0])) })
  }

  /// A table as it may be printed beside these numbers of files.
  ///
  /// Hidden are the counts that are too small, and as many others as it takes that none of them can be worked out from the
  /// sums, from `bounds` (what a reader learns of this table from others that were protected before; they must be true) or
  /// from the rounding. Where that fails for one group, all its figures in this table are hidden, zeros too; then the whole
  /// table; a table that is unsafe even so is refused. The result has passed the attacker audit.
  ///
  /// A figure whose bounds are a single count is public already and is never hidden for another's sake.
  public func protect(
    _ table: CountTable, given files: PublishedFiles, bounds: CountTable.Bounds = [:]
  ) throws(DisclosureRefusal) -> PublishedTable {
    precondition(files.counts.count == table.counts[0].count, "a table has the groups of its report")
    var scope = TableProtection.Scope.table(hiddenColumns: files.hiddenColumns)
    while true {
      let protection = TableProtection(of: table, under: self, scope: scope, bounds: bounds)
      do throws(SuppressionSearch.Stuck) {
        let published = protection.publish(try protection.pattern(), files)
        let disclosed = AttackerAudit.disclosed(in: published, under: self, files: table.counts[0], bounds: bounds)
        precondition(disclosed == [], "the search and the audit agree on what is safe")
        return published
      } catch {
        guard let wider = protection.scope(beyond: error) else {
          throw DisclosureRefusal(table: table.name, policy: title)
        }
        scope = wider
      }
    }
  }
}

/// One table, a policy and how much is hidden from the start: the ranges, costs and first hidden figures of a search.
struct TableProtection {
  /// What is hidden whatever its size.
  enum Scope {
    /// Nothing: the table is the row of files itself.
    case files
    /// All figures of these columns but the files.
    case table(hiddenColumns: Set<Int>)
    /// All figures but the files.
    case wholeTable(hiddenColumns: Set<Int>)
  }

  private let table: CountTable
  private let policy: DisclosurePolicy
  private let scope: Scope
  private let bounds: CountTable.Bounds
  private let network: CellNetwork
  private let counts: [Int]

  /// What it takes to protect a table.
  init(of table: CountTable, under policy: DisclosurePolicy, scope: Scope, bounds: CountTable.Bounds) {
    (self.table, self.policy, self.scope, self.bounds) = (table, policy, scope, bounds)
    network = CellNetwork(parents: table.rows.map(\.parent), columns: table.counts[0].count)
    counts = table.counts.flatMap { $0 }
    precondition(
      bounds.allSatisfy { $1.contains(table.counts[$0.row][$0.column]) }, "bounds from other tables are true")
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
      name: table.name, rows: table.rows, counts: figures, hiddenColumns: hiddenColumns, isWhollyHidden: isWhollyHidden)
  }

  /// What to hide next when a figure is determined and nothing can be done: its group, then the table; nil after that.
  func scope(beyond stuck: SuppressionSearch.Stuck) -> Scope? {
    guard case .table(let hidden) = scope else { return nil }
    let column = network.cell(stuck.arc).column
    return column == 0 || hidden.contains(column)
      ? .wholeTable(hiddenColumns: hidden) : .table(hiddenColumns: hidden.union([column]))
  }

  private var hiddenColumns: Set<Int> {
    switch scope {
    case .files: []
    case .table(let columns), .wholeTable(let columns): columns
    }
  }

  private var isWhollyHidden: Bool {
    if case .wholeTable = scope { true } else { false }
  }

  /// Whether the numbers of files are settled, as they are in every table but their own.
  private var knowsFiles: Bool {
    if case .files = scope { false } else { true }
  }

  private func isFiles(_ arc: Int) -> Bool { knowsFiles && network.cell(arc).row == 0 }

  /// Public elsewhere, so that hiding it is in vain.
  private func isPublic(_ arc: Int) -> Bool {
    bounds[network.cell(arc)].map { $0.lowerBound == $0.upperBound } ?? false
  }

  private func isHiddenFirst(_ arc: Int) -> Bool {
    guard !isFiles(arc) else { return false }
    if policy.suppresses(counts[arc]) || hiddenColumns.contains(network.cell(arc).column) { return true }
    return isWhollyHidden && !isPublic(arc)
  }

  /// What a reader thinks possible when the figure is shown. The files of hidden groups are taken to be known.
  private func rangeShown(_ arc: Int) -> ClosedRange<Int> {
    let isHiddenGroup = isFiles(arc) && hiddenColumns.contains(network.cell(arc).column)
    return within(
      arc, isHiddenGroup ? counts[arc]...counts[arc] : policy.counts(behind: policy.rounded(counts[arc])))
  }

  /// What a reader thinks possible when the figure is hidden.
  private func rangeHidden(_ arc: Int) -> ClosedRange<Int> {
    let hidesZeros = isWhollyHidden || hiddenColumns.contains(network.cell(arc).column)
    return within(arc, min(hidesZeros ? 0 : 1, counts[arc])...Int.max)
  }

  private func within(_ arc: Int, _ range: ClosedRange<Int>) -> ClosedRange<Int> {
    bounds[network.cell(arc)].map { range.clamped(to: $0) } ?? range
  }

  /// Fewer hidden figures before smaller ones; all groups together only when nothing else is left.
  private func cost(_ arc: Int) -> Int? {
    guard !isFiles(arc), !isPublic(arc), counts[arc] > 0 else { return nil }
    let cell = network.cell(arc)
    let size = knowsFiles ? 10_000 + min(counts[arc], 9_999) : counts[arc]
    let own = table.rows[cell.row].cost * size
    return cell.column == 0 ? own * counts.count * (knowsFiles ? 1 : counts[arc]) : own
  }

  /// What shown zeros and the numbers of files determine by themselves; see `AttackerAudit.disclosed`.
  private func harmless() -> [Bool] {
    guard knowsFiles else { return counts.map { _ in false } }
    let ranges = counts.indices.map { arc -> ClosedRange<Int> in
      if isFiles(arc) { return counts[arc]...counts[arc] }
      return counts[arc] == 0 && !isHiddenFirst(arc) ? 0...0 : 0...Int.max
    }
    let moves = SuppressionSearch.Moves(of: counts, within: ranges)
    return FreeArcs(in: network, rises: moves.rises, falls: moves.falls).isFree.map { !$0 }
  }
}
