/// The search for a pattern of hidden figures that nobody can work back, as cheap as it finds.
///
/// As long as a hidden figure is determined, the cheapest cycle through it is hidden with it (Kelly, Golden, Assad 1992): the
/// numbers along a cycle can go up and down by one while every sum stays. Then each figure that was hidden for another's
/// sake is shown again if that is safe. Cheapest of all patterns is not promised; safe is.
struct SuppressionSearch {
  /// What can happen to the number of each figure without leaving what a reader must think possible.
  struct Moves {
    var rises: [Bool]
    var falls: [Bool]

    /// Those that stay within these ranges.
    init(of counts: [Int], within ranges: [ClosedRange<Int>]) {
      rises = zip(counts, ranges).map { $0 < $1.upperBound }
      falls = zip(counts, ranges).map { $0 > $1.lowerBound }
    }
  }

  let network: CellNetwork
  /// While a figure is shown, and once it is hidden.
  let shown: Moves
  let hidden: Moves
  /// What it costs to hide a figure; nil where it must stay as it is.
  let costs: [Int?]
  /// The figures that may be determined all the same.
  let harmless: [Bool]

  /// A determined figure that no cycle can help.
  struct Stuck: Error {
    let arc: Int
  }

  /// A safe pattern that hides at least these figures; throws `Stuck` where there is none.
  func pattern(hiding primary: [Bool]) throws(Stuck) -> [Bool] {
    var best = try pattern(hiding: primary, lastFirst: false)
    let other = try pattern(hiding: primary, lastFirst: true)
    if cost(of: other, beyond: primary) < cost(of: best, beyond: primary) { best = other }
    return best
  }

  /// What a pattern hides for the sake of others.
  private func cost(of pattern: [Bool], beyond primary: [Bool]) -> Int {
    pattern.indices.reduce(0) { $0 + (pattern[$1] && !primary[$1] ? costs[$1] ?? 0 : 0) }
  }

  /// A safe pattern, found by helping the determined figures in one order or the other.
  private func pattern(hiding primary: [Bool], lastFirst: Bool) throws(Stuck) -> [Bool] {
    var pattern = primary
    while let arc = lastFirst ? determined(in: pattern).last : determined(in: pattern).first {
      guard let cycle = cheapestCycle(through: arc, pattern) else { throw Stuck(arc: arc) }
      for other in cycle { pattern[other] = true }
    }
    let secondary = pattern.indices.filter { pattern[$0] && !primary[$0] }
    for arc in secondary.sorted(by: { (costs[$0] ?? 0, $0) > (costs[$1] ?? 0, $1) }) {
      pattern[arc] = false
      if !determined(in: pattern).isEmpty { pattern[arc] = true }
    }
    return pattern
  }

  /// The hidden figures that a reader can work out.
  private func determined(in pattern: [Bool]) -> [Int] {
    let free = FreeArcs(
      in: network, rises: pattern.indices.map { pattern[$0] ? hidden.rises[$0] : shown.rises[$0] },
      falls: pattern.indices.map { pattern[$0] ? hidden.falls[$0] : shown.falls[$0] }
    ).isFree
    return pattern.indices.filter { pattern[$0] && !free[$0] && !harmless[$0] }
  }

  /// The arcs to hide on the cheapest cycle through a hidden one, in whichever direction.
  private func cheapestCycle(through arc: Int, _ pattern: [Bool]) -> [Int]? {
    let (tail, head) = (network.tails[arc], network.heads[arc])
    let rising = hidden.rises[arc] ? cheapestPath(from: head, to: tail, without: arc, pattern) : nil
    let falling = hidden.falls[arc] ? cheapestPath(from: tail, to: head, without: arc, pattern) : nil
    guard let rising, let falling else { return (rising ?? falling)?.arcs }
    return rising.cost <= falling.cost ? rising.arcs : falling.arcs
  }

  /// The cheapest way from one node to another (Dijkstra 1959); of equal ones the first found.
  private func cheapestPath(
    from start: Int, to end: Int, without excluded: Int, _ pattern: [Bool]
  ) -> (cost: Int, arcs: [Int])? {
    var cost = [Int](repeating: Int.max, count: network.nodes)
    var up = [Int](repeating: -1, count: network.nodes)
    var queue = CheapestFirst()
    cost[start] = 0
    queue.insert(start, at: 0)
    while let (node, reached) = queue.removeFirst() {
      guard reached == cost[node] else { continue }
      if node == end { return (reached, newArcs(to: end, from: start, up, pattern)) }
      for arc in network.arcs(at: node) where arc != excluded {
        let other = network.end(of: arc, from: node)
        guard let price = price(of: arc, from: node, pattern), reached + price < cost[other] else { continue }
        (cost[other], up[other]) = (reached + price, arc)
        queue.insert(other, at: reached + price)
      }
    }
    return nil
  }

  /// The arcs that led to a node and can only change once they are hidden.
  private func newArcs(to end: Int, from start: Int, _ up: [Int], _ pattern: [Bool]) -> [Int] {
    var arcs = [Int]()
    var node = end
    while node != start {
      let (arc, before) = (up[node], network.end(of: up[node], from: node))
      if price(of: arc, from: before, pattern) != 0 { arcs.append(arc) }
      node = before
    }
    return arcs
  }

  /// What it costs to let an arc change in one direction; nil where it can't.
  private func price(of arc: Int, from node: Int, _ pattern: [Bool]) -> Int? {
    let leaves = network.tails[arc] == node
    if pattern[arc] { return (leaves ? hidden.rises[arc] : hidden.falls[arc]) ? 0 : nil }
    if leaves ? shown.rises[arc] : shown.falls[arc] { return 0 }
    return (leaves ? hidden.rises[arc] : hidden.falls[arc]) ? costs[arc] : nil
  }
}

/// Nodes with what it costs to reach them, the cheapest first: a binary heap.
private struct CheapestFirst {
  private var entries = [(cost: Int, node: Int)]()

  /// Adds a node.
  mutating func insert(_ node: Int, at cost: Int) {
    entries.append((cost, node))
    var place = entries.count - 1
    while place > 0, entries[place] < entries[(place - 1) / 2] {
      entries.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// Takes the cheapest out; of equal ones the one with the lower number.
  mutating func removeFirst() -> (node: Int, cost: Int)? {
    guard let first = entries.first, let last = entries.popLast() else { return nil }
    guard !entries.isEmpty else { return (first.node, first.cost) }
    entries[0] = last
    var place = 0
    while true {
      let parts = [2 * place + 1, 2 * place + 2].filter { $0 < entries.count }
      guard let least = parts.min(by: { entries[$0] < entries[$1] }), entries[least] < entries[place] else { break }
      entries.swapAt(place, least)
      place = least
    }
    return (first.node, first.cost)
  }
}
