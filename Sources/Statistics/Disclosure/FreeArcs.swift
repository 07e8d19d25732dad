/// Which arcs of a network lie on a cycle along which the numbers can change: these are the figures that a pattern leaves
/// open. It answers the same question as `Circulation.determines`, for all arcs at once and without their numbers, so that a
/// search can ask it for each pattern it tries.
///
/// An arc that can only rise, or only fall, is a one-way street, an arc that can do both a two-way street. A one-way street
/// lies on a cycle exactly if both its ends are in one strongly connected part; a two-way street, which may not be used in
/// both directions at once, if moreover it is no bridge of that part. Sources: Gusfield, "A graph theoretic approach to
/// statistical data security", SIAM Journal on Computing 17, 1988; Boesch and Tindell, "Robbins's theorem for mixed
/// multigraphs", American Mathematical Monthly 87, 1980.
struct FreeArcs {
  private let network: CellNetwork
  private let rises: [Bool]
  private let falls: [Bool]
  /// The strongly connected part of each node.
  private var part: [Int]
  /// Whether each arc lies on a cycle.
  private(set) var isFree: [Bool]

  /// The arcs that are free when these can rise and these can fall.
  init(in network: CellNetwork, rises: [Bool], falls: [Bool]) {
    (self.network, self.rises, self.falls) = (network, rises, falls)
    part = [Int](repeating: -1, count: network.nodes)
    isFree = [Bool](repeating: false, count: rises.count)
    findParts()
    findCycles()
  }

  /// Whether an arc can be walked away from a node.
  private func leads(_ arc: Int, from node: Int) -> Bool {
    network.tails[arc] == node ? rises[arc] : falls[arc]
  }

  /// Whether an arc lies within one part.
  private func isWithin(_ arc: Int) -> Bool {
    (rises[arc] || falls[arc]) && part[network.tails[arc]] == part[network.heads[arc]]
  }

  /// Tarjan's strongly connected components (1972), without recursion: a report may have hundreds of groups.
  private mutating func findParts() {
    let unseen = Int.max
    var order = [Int](repeating: unseen, count: network.nodes)
    var low = order
    var (count, parts) = (0, 0)
    var open = [Int]()
    var walk = [(node: Int, arcs: ArraySlice<Int>)]()
    for start in 0..<network.nodes where order[start] == unseen {
      var entering: Int? = start
      while entering != nil || !walk.isEmpty {
        if let node = entering {
          (order[node], low[node]) = (count, count)
          count += 1
          open.append(node)
          walk.append((node, network.arcs(at: node)))
          entering = nil
        }
        let node = walk[walk.count - 1].node
        if let arc = walk[walk.count - 1].arcs.popFirst() {
          let other = network.end(of: arc, from: node)
          guard leads(arc, from: node), part[other] < 0 else { continue }
          if order[other] == unseen { entering = other } else { low[node] = min(low[node], order[other]) }
          continue
        }
        walk.removeLast()
        if let above = walk.last?.node { low[above] = min(low[above], low[node]) }
        guard low[node] == order[node] else { continue }
        closePart(parts, at: node, &open)
        parts += 1
      }
    }
  }

  /// All nodes that were opened since a node are one part with it.
  private mutating func closePart(_ number: Int, at node: Int, _ open: inout [Int]) {
    while let last = open.popLast() {
      part[last] = number
      if last == node { return }
    }
  }

  /// Marks every arc within a part, except the bridges (a one-way street is never one there): a tree is grown depth first, and each arc that closes a cycle marks
  /// the way up the tree (the chains of Schmidt 2013).
  private mutating func findCycles() {
    var depth = [Int](repeating: -1, count: network.nodes)
    var up = [Int](repeating: -1, count: network.nodes)
    for start in 0..<network.nodes where depth[start] < 0 {
      depth[start] = 0
      for (node, arc) in grow(from: start, &depth, &up) { mark(arc, closing: node, depth, up) }
    }
  }

  /// Grows the tree of one part; returns the arcs outside it, each with its deeper end.
  private func grow(from start: Int, _ depth: inout [Int], _ up: inout [Int]) -> [(node: Int, arc: Int)] {
    var closing = [(node: Int, arc: Int)]()
    var walk = [(node: start, arcs: network.arcs(at: start))]
    while let node = walk.last?.node {
      guard let arc = walk[walk.count - 1].arcs.popFirst() else {
        walk.removeLast()
        continue
      }
      guard isWithin(arc), arc != up[node] else { continue }
      let other = network.end(of: arc, from: node)
      if depth[other] < 0 {
        (depth[other], up[other]) = (depth[node] + 1, arc)
        walk.append((other, network.arcs(at: other)))
      } else if depth[other] < depth[node] {
        closing.append((node, arc))
      }
    }
    return closing
  }

  /// Marks an arc outside the tree and the way up the tree from its deeper to its higher end.
  private mutating func mark(_ arc: Int, closing node: Int, _ depth: [Int], _ up: [Int]) {
    isFree[arc] = true
    let top = network.end(of: arc, from: node)
    var node = node
    while node != top {
      isFree[up[node]] = true
      node = network.end(of: up[node], from: node)
    }
  }
}
