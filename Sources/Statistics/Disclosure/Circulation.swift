/// Whole numbers on the arcs of a network, each within its range, that agree at every node: one table that a reader must
/// think possible.
///
/// The method is that of the shortest augmenting paths (Edmonds, Karp 1972); ranges with a lower end follow Hoffman 1960.
struct Circulation {
  /// More than any count, and small enough to be added to one.
  static let unbounded = Int.max / 4

  private let network: CellNetwork
  private let ranges: [ClosedRange<Int>]
  private var flow: [Int]

  /// One way along an arc.
  private struct Step {
    let arc: Int
    let rises: Bool
  }

  /// Some circulation within these ranges; nil where there is none.
  init?(in network: CellNetwork, within ranges: [ClosedRange<Int>]) {
    (self.network, self.ranges) = (network, ranges)
    flow = ranges.map(\.lowerBound)
    // What the lower ends leave over at some nodes is sent to the nodes that lack it.
    var surplus = [Int](repeating: 0, count: network.nodes)
    for arc in flow.indices {
      surplus[network.heads[arc]] += flow[arc]
      surplus[network.tails[arc]] -= flow[arc]
    }
    while let start = surplus.firstIndex(where: { $0 > 0 }) {
      guard let path = path(from: start, to: { surplus[$0] < 0 }, without: nil) else { return nil }
      let end = path.reduce(start) { network.end(of: $1.arc, from: $0) }
      let amount = min(surplus[start], -surplus[end], room(on: path))
      push(amount, along: path)
      surplus[start] -= amount
      surplus[end] += amount
    }
  }

  /// The least and the greatest number the arc can have in any circulation; `Int.max` where nothing bounds it.
  func range(of arc: Int) -> ClosedRange<Int> {
    let most = change(of: arc, rises: true)
    let least = flow[arc] - change(of: arc, rises: false)
    return least...(most >= Self.unbounded ? Int.max : flow[arc] + most)
  }

  /// Whether the arc has the same number in every circulation.
  func determines(_ arc: Int) -> Bool {
    [true, false].allSatisfy { rises in
      slack(Step(arc: arc, rises: rises)) == 0 || detour(around: arc, rises: rises) == nil
    }
  }

  /// How far the number of an arc can rise, or fall, when others follow.
  private func change(of arc: Int, rises: Bool) -> Int {
    var copy = self
    let limit = slack(Step(arc: arc, rises: rises))
    var total = 0
    while total < limit, let path = copy.detour(around: arc, rises: rises) {
      let amount = min(limit - total, copy.room(on: path))
      guard amount < Self.unbounded else { return Self.unbounded }
      copy.push(amount, along: path)
      total += amount
    }
    return total
  }

  /// A way for the others to make up for more, or less, on an arc.
  private func detour(around arc: Int, rises: Bool) -> [Step]? {
    let (start, end) = rises ? (network.heads[arc], network.tails[arc]) : (network.tails[arc], network.heads[arc])
    return path(from: start, to: { $0 == end }, without: arc)
  }

  /// The shortest path along arcs that can still change.
  private func path(from start: Int, to isEnd: (Int) -> Bool, without excluded: Int?) -> [Step]? {
    var reached = [Step?](repeating: nil, count: network.nodes)
    var queue = [start]
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      if isEnd(node) { return steps(to: node, from: start, reached) }
      for arc in network.arcs(at: node) where arc != excluded {
        let step = Step(arc: arc, rises: network.tails[arc] == node)
        let other = network.end(of: arc, from: node)
        guard other != start, reached[other] == nil, slack(step) > 0 else { continue }
        reached[other] = step
        queue.append(other)
      }
    }
    return nil
  }

  /// The steps that led to a node.
  private func steps(to end: Int, from start: Int, _ reached: [Step?]) -> [Step] {
    var steps = [Step]()
    var node = end
    while node != start, let step = reached[node] {
      steps.append(step)
      node = step.rises ? network.tails[step.arc] : network.heads[step.arc]
    }
    return steps.reversed()
  }

  /// How far the number of one arc may change before it leaves its range.
  private func slack(_ step: Step) -> Int {
    guard step.rises else { return flow[step.arc] - ranges[step.arc].lowerBound }
    let top = ranges[step.arc].upperBound
    return top == Int.max ? Self.unbounded : top - flow[step.arc]
  }

  /// What can be sent along a path.
  private func room(on path: [Step]) -> Int { path.map(slack).min() ?? Self.unbounded }

  /// Sends an amount along a path.
  private mutating func push(_ amount: Int, along path: [Step]) {
    for step in path { flow[step.arc] += step.rises ? amount : -amount }
  }
}
