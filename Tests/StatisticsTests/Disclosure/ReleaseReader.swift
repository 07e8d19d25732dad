import Statistics

/// Somebody who has two releases of one question, knows how many files came and went in each group, and tries every way to give
/// every file an answer. What all ways that agree with both releases have in common is known. Written without any network.
struct ReleaseReader {
  /// Answers of files, packed: eight bits an answer, the earlier release above the later one.
  private typealias Packed = Int

  /// What a reader may want to know.
  enum Number: CaseIterable {
    case earlier, later, added, removed, change
  }

  private let pair: RandomReleases
  private let published: (earlier: PublishedTable, later: PublishedTable)
  private let policy: DisclosurePolicy
  /// By number, row and column: the least and the greatest value; nil where nothing agrees.
  private(set) var ranges: [Number: [[ClosedRange<Int>?]]]
  private var agreeing: [Packed: Bool] = [:]

  /// Of each row below the files, side by side: the least number of files that came, and that went, then the greatest of each, as
  /// negative numbers, so that the least of all is kept.
  private typealias Extremes = SIMD16<Int16>

  /// One group's ways: counts in both releases, and what is left open then.
  private typealias Ways = [Packed: Extremes]

  /// Tries all; nil where that is too much.
  init?(
    of pair: RandomReleases, _ earlier: PublishedTable, _ later: PublishedTable, under policy: DisclosurePolicy,
    limit: Int
  ) {
    (self.pair, published, self.policy) = (pair, (earlier, later), policy)
    let none = [[ClosedRange<Int>?]](
      repeating: Array(repeating: nil, count: pair.groups.count + 1), count: pair.shape.parents.count)
    ranges = Dictionary(uniqueKeysWithValues: Number.allCases.map { ($0, none) })
    let groups = pair.groups.indices.map { worlds(of: $0) }
    guard groups.reduce(1, { min($0, limit) * $1.count }) <= limit else { return nil }
    var totals: Ways = [:]
    for group in groups.indices {
      let others = groups.indices.filter { $0 != group }.map { groups[$0] }.reduce([0: .zero]) { join($0, $1) }
      for (key, values) in groups[group] {
        for (rest, sums) in others where agrees(key + rest) {
          note(key, values, in: group + 1)
          if group > 0 { break }
          totals[key + rest] = least(totals[key + rest], values &+ sums)
        }
      }
    }
    for (key, values) in totals { note(key, values, in: 0) }
  }

  private func join(_ sums: Ways, _ group: Ways) -> Ways {
    var joined: Ways = [:]
    for (sum, before) in sums {
      for (key, values) in group { joined[sum + key] = least(joined[sum + key], before &+ values) }
    }
    return joined
  }

  private func least(_ known: Extremes?, _ values: Extremes) -> Extremes {
    guard let known else { return values }
    return known.replacing(with: values, where: values .< known)
  }

  private mutating func note(_ key: Packed, _ values: Extremes, in column: Int) {
    let (before, now) = (sums(key >> 32), sums(key & 0xffff_ffff))
    for row in before.indices.dropFirst() {
      let (came, went) = (Int(values[row - 1]), Int(values[row + 3]))
      let (mostCame, mostWent) = (-Int(values[row + 7]), -Int(values[row + 11]))
      let found: [Number: ClosedRange<Int>] = [
        .earlier: before[row]...before[row], .later: now[row]...now[row], .added: came...mostCame,
        .removed: went...mostWent, .change: now[row] - before[row]...now[row] - before[row],
      ]
      for (number, range) in found {
        let known = ranges[number]?[row][column] ?? range
        ranges[number]?[row][column] =
          min(known.lowerBound, range.lowerBound)...max(known.upperBound, range.upperBound)
      }
    }
  }

  // MARK: One group

  /// All ways to fill a group, those with the same counts in both releases together.
  private func worlds(of group: Int) -> Ways {
    let files = pair.groups[group]
    let before = shown(files.earlier, published.earlier, group + 1)
    let now = shown(files.later, published.later, group + 1)
    var worlds: Ways = [:]
    guard !files.isJudgedAgain else {
      // Files that were judged otherwise the second time may have any answers both times.
      for one in before { for other in now { worlds[one << 32 | other] = .zero } }
      return worlds
    }
    let (come, go) = (ways(toGive: files.added.reduce(0, +)), ways(toGive: files.removed.reduce(0, +)))
    let changes = come.map { (pack($0), extremes($0, came: true)) }
    let losses = go.map { (pack($0), extremes($0, came: false)) }
    for stay in ways(toGive: files.shared.reduce(0, +)).map(pack) {
      let kept = losses.filter { before.contains(stay + $0.0) }
      guard !kept.isEmpty else { continue }
      for (added, values) in changes where now.contains(stay + added) {
        for (removed, others) in kept {
          let key = (stay + removed) << 32 | (stay + added)
          worlds[key] = least(worlds[key], values &+ others)
        }
      }
    }
    return worlds
  }

  private func extremes(_ answers: [Int], came: Bool) -> Extremes {
    var values = Extremes.zero
    for (row, sum) in pair.shape.sums(answers).enumerated().dropFirst() {
      values[row + (came ? -1 : 3)] = Int16(sum)
      values[row + (came ? 7 : 11)] = -Int16(sum)
    }
    return values
  }

  /// The ways to give a group's files answers that agree with one release.
  private func shown(_ files: [Int], _ table: PublishedTable, _ column: Int) -> Set<Packed> {
    Set(ways(toGive: files.reduce(0, +)).map(pack).filter { agrees($0, in: column, with: table) })
  }

  /// All ways to give so many files the answers.
  private func ways(toGive files: Int) -> [[Int]] {
    var ways: [[Int]] = [[]]
    let answers = pair.shape.leaves.count
    for answer in 0..<answers {
      ways = ways.flatMap { way -> [[Int]] in
        let rest = files - way.reduce(0, +)
        return answer == answers - 1 ? [way + [rest]] : (0...rest).map { way + [$0] }
      }
    }
    return ways
  }

  // MARK: What is shown

  private func pack(_ answers: [Int]) -> Packed { answers.reversed().reduce(0) { $0 << 8 | $1 } }

  private func sums(_ packed: Packed) -> [Int] {
    pair.shape.sums(pair.shape.leaves.indices.map { packed >> (8 * $0) & 255 })
  }

  /// Whether sums of all groups agree with both releases.
  private mutating func agrees(_ key: Packed) -> Bool {
    if let known = agreeing[key] { return known }
    let found =
      agrees(key >> 32, in: 0, with: published.earlier) && agrees(key & 0xffff_ffff, in: 0, with: published.later)
    agreeing[key] = found
    return found
  }

  private func agrees(_ packed: Packed, in column: Int, with table: PublishedTable) -> Bool {
    let counts = sums(packed)
    return counts.indices.dropFirst().allSatisfy { row in
      switch table.counts[row][column] {
      case .shown(let figure): return policy.publish(counts[row]) == .shown(figure)
      case .suppressed:
        let hidesZeros = table.isWhollyHidden || table.hiddenColumns.contains(column)
        return hidesZeros || counts[row] > 0
      }
    }
  }
}
