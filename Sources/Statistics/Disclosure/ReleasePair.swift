/// One question in two releases that have files in common: what a reader of both can work out that neither tells.
///
/// The reader knows how many files of each group came and went, and takes those that stayed to have the same answers as before
/// where that is possible. A figure is safe if there are two ways to fill both releases that agree with all that is shown and
/// differ in it. The ways that are looked for change one release, the other or both at once along the network of the table
/// (`CellNetwork`); there may be more, so a figure that is found open is open, and one that is not may be.
struct ReleasePair {
  /// A number that must stay open.
  struct Secret: Hashable {
    enum Kind: CaseIterable {
      /// A hidden figure of the earlier release, or of the later one.
      case earlier, later
      /// The answer of the files that came, or that went.
      case added, removed
      /// By how much a figure rose or fell.
      case change
    }

    let cell: CountTable.Cell
    let kind: Kind
  }

  private let policy: DisclosurePolicy
  private let network: CellNetwork
  private let parents: [Int?]
  private let leaves: [Int]
  private let earlier: EarlierTable
  /// The later counts, with zeros for groups that only the earlier release has.
  private let counts: [[Int]]
  private let figures: [[PublishedCount]]
  private let ranges: (earlier: [[ClosedRange<Int>]], later: [[ClosedRange<Int>]])
  /// How many files went from one group to another.
  private let moved: Int

  init(_ earlier: EarlierTable, _ table: CountTable, _ published: PublishedTable, under policy: DisclosurePolicy) {
    let parents = table.rows.map(\.parent)
    self.parents = parents
    let columns = earlier.turnover.count
    let missing = columns - table.counts[0].count
    (self.policy, self.earlier) = (policy, earlier)
    network = CellNetwork(parents: parents, columns: columns)
    leaves = parents.indices.dropFirst().filter { !parents.contains($0) }
    counts = table.counts.map { $0 + Array(repeating: 0, count: missing) }
    figures = published.counts.map { $0 + Array(repeating: .shown(0), count: missing) }
    let later = published.rows.indices.map { row in
      published.counts[row].indices.map { column -> ClosedRange<Int> in
        switch published.counts[row][column] {
        case .shown(let figure): policy.counts(behind: figure)
        case .suppressed: published.smallest(in: column)...Int.max
        }
      } + Array(repeating: 0...0, count: missing)
    }
    ranges = (earlier.ranges(under: policy), later)
    moved = max(0, earlier.turnover[0].shared - earlier.turnover.dropFirst().reduce(0) { $0 + $1.shared })
  }

  /// What a reader may be able to work out, in the order of rows, then columns.
  func told() -> [Secret] {
    let worlds = [false, true].map {
      ReleaseWorld(earlier.counts, counts, leaves: leaves, earlier.turnover, fewestFirst: $0)
    }
    var told = secrets(worlds[0])
    for world in worlds {
      var found: [Route: [Bool]] = [:]
      for kind in Secret.Kind.allCases {
        for route in Self.routes(kind) where told.contains(where: { $0.kind == kind }) {
          let free = found[route] ?? isFree(route, world)
          found[route] = free
          told = told.filter { $0.kind != kind || !free[network.arc($0.cell)] }
        }
      }
    }
    return told.sorted { $0.cell < $1.cell }
  }

  // MARK: What must stay open

  private func secrets(_ world: ReleaseWorld) -> Set<Secret> {
    var secrets: Set<Secret> = []
    for kind in Secret.Kind.allCases {
      let isOpen = openBesideZeros(kind)
      for arc in isOpen.indices where isOpen[arc] && network.cell(arc).row > 0 {
        if isSecret(network.cell(arc), kind, world) { secrets.insert(Secret(cell: network.cell(arc), kind: kind)) }
      }
    }
    return secrets
  }

  private func isSecret(_ cell: CountTable.Cell, _ kind: Secret.Kind, _ world: ReleaseWorld) -> Bool {
    let isHiddenBefore = earlier.figures[cell.row][cell.column] == .suppressed
    switch kind {
    case .earlier: return isHiddenBefore
    case .later:
      // What the earlier release shows of the same files is public.
      let isPublic = earlier.turnover[cell.column].isNone && world.groups[cell.column].isSteady && !isHiddenBefore
      let isSmall = policy.suppresses(counts[cell.row][cell.column]) || figures[0][cell.column] == .suppressed
      return figures[cell.row][cell.column] == .suppressed && isSmall && !isPublic
    case .added, .removed, .change:
      return (difference(cell, world.groups[cell.column]) + sums(cell, world)).contains(kind)
    }
  }

  /// What the difference of two figures would tell that is as small as what a release hides.
  private func difference(_ cell: CountTable.Cell, _ group: ReleaseWorld.Group) -> [Secret.Kind] {
    let files = earlier.turnover[cell.column]
    let change = counts[cell.row][cell.column] - earlier.counts[cell.row][cell.column]
    guard files.shared > 0 else { return [] }
    // The same files, judged otherwise: a small change is a small number of files.
    guard group.isSteady, !files.isNone else { return policy.suppresses(abs(change)) ? [.change] : [] }
    let areFew = [files.added, files.removed].allSatisfy { $0 == 0 || policy.suppresses($0) }
    if files.removed == 0 { return areFew || policy.suppresses(change) ? [.added] : [] }
    if files.added == 0 { return areFew || policy.suppresses(-change) ? [.removed] : [] }
    if areFew { return [.change] }
    // Most numbers of files that came can stand with as many that went; those that can't are told by the difference.
    guard cell.column > 0 || moved > 0 else { return [] }
    return canExchange(cell.row, group) ? [] : small(cell.row, [group])
  }

  /// Of all groups together: what came and went is told where it is told of each group, whatever the sums.
  private func sums(_ cell: CountTable.Cell, _ world: ReleaseWorld) -> [Secret.Kind] {
    guard cell.column == 0, moved == 0, earlier.turnover[0].shared > 0 else { return [] }
    let groups = world.groups.dropFirst()
    guard groups.allSatisfy(\.isSteady), !groups.contains(where: { canExchange(cell.row, $0) }) else { return [] }
    return small(cell.row, Array(groups))
  }

  /// Which of the numbers of files that came and that went are small.
  private func small(_ row: Int, _ groups: [ReleaseWorld.Group]) -> [Secret.Kind] {
    let parts = leaves.filter { isPart($0, of: row) }
    let added = groups.reduce(0) { sum, group in sum + parts.reduce(0) { $0 + group.added[$1] } }
    let removed = groups.reduce(0) { sum, group in sum + parts.reduce(0) { $0 + group.removed[$1] } }
    return (policy.suppresses(added) ? [.added] : []) + (policy.suppresses(removed) ? [.removed] : [])
  }

  private func canExchange(_ row: Int, _ group: ReleaseWorld.Group) -> Bool {
    let parts = leaves.filter { isPart($0, of: row) }
    return group.canExchange(parts, leaves.filter { !parts.contains($0) })
  }

  private func isPart(_ leaf: Int, of row: Int) -> Bool {
    var place: Int? = leaf
    while let current = place, current > row { place = parents[current] }
    return place == row
  }

  /// The figures that shown zeros do not tell by themselves; see `AttackerAudit.disclosed`.
  private func openBesideZeros(_ kind: Secret.Kind) -> [Bool] {
    let open = counts.indices.flatMap { row in
      earlier.turnover.indices.map { column in
        row > 0 && !isZero(CountTable.Cell(row: row, column: column), kind)
      }
    }
    return FreeArcs(in: network, rises: open, falls: open).isFree
  }

  private func isZero(_ cell: CountTable.Cell, _ kind: Secret.Kind) -> Bool {
    let files = earlier.turnover[cell.column]
    let isZeroBefore = earlier.figures[cell.row][cell.column] == .shown(0)
    let isZeroNow = figures[cell.row][cell.column] == .shown(0)
    switch kind {
    case .earlier: return isZeroBefore || (isZeroNow && files.removed == 0)
    case .later: return isZeroNow || (isZeroBefore && files.added == 0)
    case .added: return isZeroNow || files.added == 0
    case .removed: return isZeroBefore || files.removed == 0
    case .change: return isZeroBefore && isZeroNow
    }
  }

  // MARK: What can be otherwise

  /// One sort of ways to fill the releases otherwise.
  private enum Route: Hashable {
    /// The later release changes and the earlier one does not: by the files that came, or by exchanging files that stayed for
    /// some that went.
    case later(byAdded: Bool)
    /// The earlier release changes and the later one does not: by the files that went, or by exchanging files that stayed for
    /// some that came.
    case earlier(byRemoved: Bool)
    /// Both change, by files that stayed.
    case both
  }

  private static func routes(_ kind: Secret.Kind) -> [Route] {
    switch kind {
    case .earlier: [.both, .earlier(byRemoved: true), .earlier(byRemoved: false)]
    case .later: [.both, .later(byAdded: true), .later(byAdded: false)]
    case .added: [.later(byAdded: true), .earlier(byRemoved: false)]
    case .removed: [.later(byAdded: false), .earlier(byRemoved: true)]
    case .change:
      [.later(byAdded: true), .later(byAdded: false), .earlier(byRemoved: true), .earlier(byRemoved: false)]
    }
  }

  /// The figures that some change by this route reaches.
  private func isFree(_ route: Route, _ world: ReleaseWorld) -> [Bool] {
    let moves = counts.indices.flatMap { row in
      earlier.turnover.indices.map { column in
        move(CountTable.Cell(row: row, column: column), route, world.groups[column])
      }
    }
    return FreeArcs(in: network, rises: moves.map(\.rises), falls: moves.map(\.falls)).isFree
  }

  /// Whether a figure can be one more, or one less.
  private typealias Move = (rises: Bool, falls: Bool)

  private func move(_ cell: CountTable.Cell, _ route: Route, _ group: ReleaseWorld.Group) -> Move {
    guard cell.row > 0 else { return (false, false) }
    let (row, column) = (cell.row, cell.column)
    let before = Self.move(earlier.counts[row][column], in: ranges.earlier[row][column])
    let now = Self.move(counts[row][column], in: ranges.later[row][column])
    let shown: Move =
      switch route {
      case .later: now
      case .earlier: before
      case .both: (before.rises && now.rises, before.falls && now.falls)
      }
    guard column > 0, leaves.contains(row), group.isSteady else { return shown }
    let files = self.move(row, by: route, group, earlier.turnover[column])
    return (shown.rises && files.rises, shown.falls && files.falls)
  }

  private static func move(_ count: Int, in range: ClosedRange<Int>) -> Move {
    (range.contains(count + 1), range.contains(count - 1))
  }

  /// Whether an answer of a group can have one file more, or one less; files that went from group to group stay as they are.
  private func move(_ row: Int, by route: Route, _ group: ReleaseWorld.Group, _ files: FileTurnover) -> Move {
    let byAdded: Move = (true, group.added[row] > moved)
    let byRemoved: Move = (true, group.removed[row] > moved)
    switch route {
    case .both: return (true, group.shared[row] > 0)
    case .later(let prefersAdded):
      if files.added > 0, prefersAdded || files.removed == 0 { return byAdded }
      return (byRemoved.falls, group.shared[row] > 0 && files.removed > 0)
    case .earlier(let prefersRemoved):
      if files.removed > 0, prefersRemoved || files.added == 0 { return byRemoved }
      return (byAdded.falls, group.shared[row] > 0 && files.added > 0)
    }
  }
}

extension ReleaseWorld.Group {
  /// Whether files that came and went can change places with files that stayed, so that more of them have one of some answers
  /// and fewer one of the others, or the other way round, with nothing else changed.
  fileprivate func canExchange(_ some: [Int], _ others: [Int]) -> Bool {
    [(some, others), (others, some)].contains { more, fewer in
      more.contains { shared[$0] > 0 } && fewer.contains { added[$0] > 0 && removed[$0] > 0 }
    }
  }
}
