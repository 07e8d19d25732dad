import Support
import Testing

@testable import Statistics

struct FreeArcsTests {
  /// What the search asks of a whole pattern at once, the audit answers figure by figure.
  @Test func agreeWithCirculations() throws {
    var random = SeededGenerator(seed: 9)
    var (free, determined) = (0, 0)
    for number in 0..<200 {
      let sample = RandomTable(&random, isSmall: false)
      let counts = sample.table.counts.flatMap { $0 }
      let network = CellNetwork(parents: sample.shape.parents, columns: sample.table.counts[0].count)
      let loose = Int.random(in: 1...4, using: &random)
      let ranges = counts.map { count in
        let falls = Int.random(in: 0..<5, using: &random) < loose && count > 0
        let rises = Int.random(in: 0..<5, using: &random) < loose
        return (falls ? count - 1 : count)...(rises ? Int.max : count)
      }
      let moves = SuppressionSearch.Moves(of: counts, within: ranges)
      let found = FreeArcs(in: network, rises: moves.rises, falls: moves.falls).isFree
      let circulation = try #require(Circulation(in: network, within: ranges))
      #expect(found == counts.indices.map { !circulation.determines($0) }, "table \(number)")
      free += found.count { $0 }
      determined += found.count { !$0 }
    }
    #expect(free > 1_000 && determined > 1_000)
  }
}
