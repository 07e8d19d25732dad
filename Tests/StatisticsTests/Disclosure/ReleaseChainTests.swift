import Statistics
import Support
import Testing

/// Three releases, each with all files of the one before and some more: no two of them, nor all three, tell what those that came
/// have. Tables of one question with two answers, tried out in full.
struct ReleaseChainTests {
  /// Files with the first answer and in all, by group.
  private typealias Files = [(count: Int, of: Int)]

  private static let count = 300

  @Test(arguments: DisclosurePolicy.all.filter { $0.suppressed != nil })
  func threeTellNoMoreThanTwo(under policy: DisclosurePolicy) throws {
    let seed: UInt64 = 20_261_128
    var random = SeededGenerator(seed: seed)
    var (hidden, told) = (0, 0)
    for number in 0..<Self.count {
      let groups = Int.random(in: 1...2, using: &random)
      let steps = (0..<3).map { step in
        (0..<groups).map { _ in
          let most = step == 0 ? (policy.roundedTo == nil ? 14 : 24) : [0, 2, 9][Int.random(in: 0..<3, using: &random)]
          let files = Int.random(in: 0...most, using: &random)
          return (count: Int.random(in: 0...files, using: &random), of: files)
        }
      }
      let published = try publish(steps, policy)
      let alone = try publish(steps, policy, isAlone: true)
      hidden += published.map(\.text) == alone.map(\.text) ? 0 : 1
      if number % 4 == 0, !self.leaks(steps, alone, policy).isEmpty { told += 1 }
      let leaks = self.leaks(steps, published, policy)
      #expect(leaks == [], "seed \(seed), chain \(number): \(leaks) of \(published.map(\.text)), \(steps)")
    }
    print(
      "chains of releases, policy \(policy.name), seed \(seed): \(Self.count), \(hidden) with more hidden; \(told) of every fourth would have told"
    )
    #expect(hidden > 30 && told > 0)
  }

  /// The files of a release are those of all steps up to it.
  private func table(_ steps: some Sequence<Files>, _ groups: Int) -> CountTable {
    TableShape.short.table(
      (0..<groups).map { group in
        steps.reduce([0, 0]) { [$0[0] + $1[group].count, $0[1] + $1[group].of - $1[group].count] }
      })
  }

  private func publish(
    _ steps: [Files], _ policy: DisclosurePolicy, isAlone: Bool = false
  ) throws -> [PublishedTable] {
    var published: [PublishedTable] = []
    let groups = steps[0].count
    for place in steps.indices {
      let table = table(steps[...place], groups)
      let earlier = published.indices.map { before in
        let counts = self.table(steps[...before], groups).counts
        let turnover = table.counts[0].indices.map { column in
          FileTurnover(
            shared: counts[0][column], added: table.counts[0][column] - counts[0][column], removed: 0)
        }
        return (
          EarlierTable(release: "\(before)", counts: counts, figures: published[before].counts, turnover: turnover),
          EarlierFiles(published[before].counts[0], turnover: turnover)
        )
      }
      let used = isAlone ? [] : earlier
      let files = policy.protect(files: table.counts[0], after: used.map(\.1))
      published.append(try policy.protect(table, given: files, bounds: [:], after: used.map(\.0)))
    }
    return published
  }

  /// Small numbers of files that came, in one step or two, that all ways to fill three releases agree on.
  private func leaks(_ steps: [Files], _ published: [PublishedTable], _ policy: DisclosurePolicy) -> [String] {
    let groups = steps[0].indices
    let ways = groups.map { group in self.ways(steps.map { $0[group] }, group + 1, published, policy) }
    var values: [String: Set<Int>] = [:]
    for one in ways[0] {
      for other in ways.count == 1 ? [[0, 0, 0]] : ways[1] {
        let sums = zip(one, other).map { $0 + $1 }
        let total = groups.reduce([0, 0, 0]) { files, group in zip(files, steps).map { $0 + $1[group].of } }
        guard agrees(sums, total, 0, published, policy) else { continue }
        for (column, way) in [sums, one, other].enumerated() {
          for (name, number) in numbers(way) { values["\(name) \(column)", default: []].insert(number) }
        }
      }
    }
    let truth =
      [groups.reduce([0, 0, 0]) { sums($0, steps, $1) }]
      + groups.map { group in steps.map { $0[group].count } }
    return truth.enumerated().flatMap { column, way in
      numbers(way).filter { name, number in
        let isOpen = (values["\(name) \(column)"]?.count ?? 0) > 1
        return !isOpen && policy.suppresses(number) && !isToldByZeros(name, column, published)
      }.map { "\($0.0) \(column)" }
    }.sorted()
  }

  private func sums(_ sum: [Int], _ steps: [Files], _ group: Int) -> [Int] {
    zip(sum, steps).map { $0 + $1[group].count }
  }

  /// Files with the answer among those that came first, second, or in both steps.
  private func numbers(_ way: [Int]) -> [(String, Int)] {
    [("first", way[1]), ("second", way[2]), ("both", way[1] + way[2])]
  }

  /// That all files have an answer, where none has the other one, is shown.
  private func isToldByZeros(_ name: String, _ column: Int, _ published: [PublishedTable]) -> Bool {
    let last = name == "first" ? 1 : 2
    return published[last...].contains { table in
      let columns = column == 0 ? Array(table.counts[0].indices) : [0, column]
      return columns.contains { table.counts[2][$0] == .shown(0) }
    }
  }

  private func ways(
    _ steps: Files, _ column: Int, _ published: [PublishedTable], _ policy: DisclosurePolicy
  ) -> [[Int]] {
    let all = steps.reduce([[]]) { ways, step in ways.flatMap { way in (0...step.of).map { way + [$0] } } }
    return all.filter { agrees($0, steps.map(\.of), column, published, policy) }
  }

  private func agrees(
    _ way: [Int], _ files: [Int], _ column: Int, _ published: [PublishedTable], _ policy: DisclosurePolicy
  ) -> Bool {
    var (count, all) = (0, 0)
    return published.indices.allSatisfy { place in
      count += way[place]
      all += files[place]
      let table = published[place]
      return [count, all - count].enumerated().allSatisfy { row, count in
        switch table.counts[row + 1][column] {
        case .shown(let figure): policy.publish(count) == .shown(figure)
        case .suppressed: table.isWhollyHidden || table.hiddenColumns.contains(column) || count > 0
        }
      }
    }
  }
}
