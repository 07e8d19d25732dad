import Support
import Testing

@testable import Statistics

/// Small numbers stay hidden from a reader of two releases that have files in common.
struct ReleaseRandomTests {
  /// Up to how many ways to fill both releases are tried.
  private static let limit = 1_500

  /// What happened in a run, printed so that a run in which nothing was at stake is seen.
  private struct Account: CustomStringConvertible {
    var (pairs, changed, whole, refused, tried, untried) = (0, 0, 0, 0, 0, 0)
    var (figures, shownAlone, shown, told) = (0, 0, 0, 0)

    var description: String {
      "\(pairs) pairs, \(changed) with more hidden for the earlier release's sake, \(whole) later tables wholly hidden, "
        + "\(refused) refused; \(shown) of \(figures) later figures shown, \(shownAlone) if there were no earlier release; "
        + "\(tried) pairs tried out, \(untried) not; \(told) of every fourth would have told without protection"
    }
  }

  @Test(arguments: DisclosurePolicy.all.filter { $0.suppressed != nil })
  func noDifferenceCanBeWorkedOut(under policy: DisclosurePolicy) throws {
    let seed: UInt64 = 20_261_127
    var random = SeededGenerator(seed: seed)
    var account = Account()
    for number in 0..<1_000 {
      let pair = RandomReleases(&random, size: policy.roundedTo == nil ? 9 : 14)
      try tryOut(pair, under: policy, "seed \(seed), pair \(number)", &account)
    }
    print("releases, policy \(policy.name), seed \(seed): \(account)")
    #expect(account.tried > 500 && account.changed > 100 && account.told > 4)
  }

  private func tryOut(
    _ pair: RandomReleases, under policy: DisclosurePolicy, _ place: String, _ account: inout Account
  ) throws {
    let earlier = try policy.protect(pair.earlier, given: policy.protect(files: pair.earlier.counts[0]))
    let files = policy.protect(
      files: pair.later.counts[0], after: [EarlierFiles(earlier.counts[0], turnover: pair.turnover)])
    let table = EarlierTable(
      release: "March", counts: pair.earlier.counts, figures: earlier.counts, turnover: pair.turnover)
    account.pairs += 1
    let alone = try policy.protect(pair.later, given: policy.protect(files: pair.later.counts[0]))
    let later: PublishedTable
    do {
      later = try policy.protect(pair.later, given: files, bounds: [:], after: [table])
    } catch {
      Issue.record("\(place): \(error)")
      account.refused += 1
      return
    }
    account.changed += later.text == alone.text ? 0 : 1
    account.whole += later.isWhollyHidden ? 1 : 0
    account.figures += later.counts.dropFirst().joined().count
    account.shown += later.counts.dropFirst().joined().count { $0 != .suppressed }
    account.shownAlone += alone.counts.dropFirst().joined().count { $0 != .suppressed }
    guard let leaks = leaks(pair, earlier, later, policy) else {
      account.untried += 1
      return
    }
    account.tried += 1
    #expect(
      isToldAlready(leaks, pair, earlier, policy),
      "\(place): \(leaks) of \(earlier.text) then \(later.text), \(pair.groups)")
    guard account.pairs % 4 == 0 else { return }
    if let unprotected = self.leaks(pair, earlier, alone, policy), !isToldAlready(unprotected, pair, earlier, policy) {
      account.told += 1
    }
  }

  /// Whether all of this would be known if nothing of the later release were shown.
  private func isToldAlready(
    _ leaks: [String], _ pair: RandomReleases, _ earlier: PublishedTable, _ policy: DisclosurePolicy
  ) -> Bool {
    guard !leaks.isEmpty else { return true }
    let files = pair.later.counts[0].map { PublishedCount.shown(policy.rounded($0)) }
    let nothing = PublishedTable(
      name: "nothing", rows: pair.later.rows,
      counts: [files] + pair.later.counts.dropFirst().map { $0.map { _ in .suppressed } }, hiddenColumns: [],
      isWhollyHidden: true)
    let known = self.leaks(pair, earlier, nothing, policy) ?? leaks
    return Set(leaks).isSubset(of: known)
  }

  /// The small numbers that are known from both releases; nil where that was not tried out.
  private func leaks(
    _ pair: RandomReleases, _ earlier: PublishedTable, _ later: PublishedTable, _ policy: DisclosurePolicy
  ) -> [String]? {
    guard let reader = ReleaseReader(of: pair, earlier, later, under: policy, limit: Self.limit) else { return nil }
    let secrets = ReleaseSecrets(pair: pair, earlier: earlier, later: later, policy: policy)
    return ReleaseReader.Number.allCases.flatMap { number in
      secrets.cells(number).compactMap { cell in
        let range = reader.ranges[number]?[cell.row][cell.column]
        return range.map { $0.lowerBound == $0.upperBound } ?? true ? "\(number) \(cell.row) \(cell.column)" : nil
      }
    }
  }
}

/// The numbers that two releases must not tell.
struct ReleaseSecrets {
  let pair: RandomReleases
  let earlier: PublishedTable
  let later: PublishedTable
  let policy: DisclosurePolicy

  func cells(_ number: ReleaseReader.Number) -> [CountTable.Cell] {
    pair.shape.parents.indices.dropFirst().flatMap { row in
      pair.turnover.indices.map { CountTable.Cell(row: row, column: $0) }.filter { isSecret($0, number) }
    }
  }

  private func isSecret(_ cell: CountTable.Cell, _ number: ReleaseReader.Number) -> Bool {
    let groups = cell.column == 0 ? pair.groups : [pair.groups[cell.column - 1]]
    let count = { (files: (RandomReleases.Group) -> [Int]) in
      groups.reduce(0) { $0 + pair.shape.sums(files($1))[cell.row] }
    }
    let isAgain = groups.contains(where: \.isJudgedAgain)
    let shared = groups.contains { $0.turnover.shared > 0 }
    let isSmall =
      switch number {
      case .earlier: policy.suppresses(count(\.earlier))
      case .later: policy.suppresses(count(\.later))
      case .added: shared && !isAgain && policy.suppresses(count(\.added))
      case .removed: shared && !isAgain && policy.suppresses(count(\.removed))
      case .change:
        isAgain && pair.turnover[cell.column].added + pair.turnover[cell.column].removed == 0
          && policy.suppresses(abs(count(\.later) - count(\.earlier)))
      }
    return isSmall && !zerosTell(cell, number)
  }

  /// Whether shown zeros alone say that a number is 0, or all files of its group.
  private func zerosTell(_ cell: CountTable.Cell, _ number: ReleaseReader.Number) -> Bool {
    let groups = cell.column == 0 ? Array(1..<pair.turnover.count) : [cell.column]
    return groups.allSatisfy { group in
      let open = pair.shape.leaves.filter { leaf in
        !line(of: leaf).contains { row in [0, group].contains { isZero(row, $0, group, number) } }
      }
      let own = open.filter { line(of: $0).contains(cell.row) }
      return own.isEmpty || own == open
    }
  }

  private func isZero(_ row: Int, _ column: Int, _ group: Int, _ number: ReleaseReader.Number) -> Bool {
    let before = earlier.counts[row][column] == .shown(0)
    let now = later.counts[row][column] == .shown(0)
    let isSteady = !pair.groups[group - 1].isJudgedAgain
    switch number {
    case .earlier: return before || (now && isSteady && pair.turnover[group].removed == 0)
    case .later: return now || (before && isSteady && pair.turnover[group].added == 0)
    case .added: return now || pair.turnover[group].added == 0
    case .removed: return before || pair.turnover[group].removed == 0
    case .change: return before && now
    }
  }

  /// A row and all it is a part of.
  private func line(of row: Int) -> [Int] { [row] + (pair.shape.parents[row].map(line) ?? []) }
}
