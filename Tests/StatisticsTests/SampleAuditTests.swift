import Statistics
import Support
import Testing

/// What the methods together say of the synthetic sample of 331 files in four authorities, in which by design no authority
/// differs from the others, and of its four quarters, in which by design one theme of one authority changes.
struct SampleAuditTests {
  private static let files = [28, 66, 131, 106]
  private static let gaps = [
    "risk": [6, 15, 21, 22], "impact": [3, 9, 12, 14], "multiAgency": [2, 6, 9, 10], "fathers": [5, 12, 28, 18],
    "voice": [8, 23, 39, 36],
  ]
  /// The one change: gaps of one authority's 106 files in each quarter.
  private static let changing = [36, 30, 23, 16]

  private func proportions(_ counts: [Int], of sizes: [Int]) -> [Proportion] {
    zip(counts, sizes).compactMap { Proportion($0, of: $1) }
  }

  @Test(arguments: [
    ("risk", "19.3 (15.4 to 23.9)"), ("impact", "11.5 (8.5 to 15.4)"), ("multiAgency", "8.2 (5.7 to 11.6)"),
    ("fathers", "19.0 (15.2 to 23.6)"), ("voice", "32.0 (27.2 to 37.2)"),
  ])
  func pooledRatesHaveTheirIntervals(theme: String, expected: String) throws {
    let counts = try #require(Self.gaps[theme])
    let pooled = try #require(Proportion.pooled(proportions(counts, of: Self.files)))
    let interval = pooled.wilsonInterval()
    let ends = [interval.lower, interval.upper].map { ($0 * 1_000).rounded() / 10 }
    #expect("\(pooled.percent(decimals: 1)) (\(ends[0]) to \(ends[1]))" == expected)
  }

  @Test func noAuthorityDiffersFromTheOthers() throws {
    var p: [Double] = []
    for counts in Self.gaps.values {
      let groups = proportions(counts, of: Self.files)
      let centre = try #require(Proportion.pooled(groups))
      for (index, group) in groups.enumerated() {
        let others = groups.indices.filter { $0 != index }.map { groups[$0] }
        p.append(TwoByTwoTest(group, against: try #require(Proportion.pooled(others))).midP)
        #expect(FunnelPosition(of: group, around: centre) == .within)
        #expect(ProportionDifference(group, minus: try #require(Proportion.pooled(others))).interval.contains(0))
      }
    }
    #expect(p.count == 20)
    #expect(MultipleTesting.benjaminiHochberg(p).allSatisfy { $0 > 0.5 })
  }

  /// Five themes in four authorities are twenty trends; in nineteen of them nothing changes.
  @Test func exactlyTheChangeThatWasMadeIsFound() throws {
    var trends: [Double] = []
    var ends: [Double] = []
    for (theme, counts) in Self.gaps.sorted(by: { $0.key < $1.key }) {
      for (authority, size) in Self.files.enumerated() {
        let changes = theme == "voice" && authority == 3
        let quarters = proportions(
          changes ? Self.changing : Array(repeating: counts[authority], count: 4), of: Array(repeating: size, count: 4))
        trends.append(try #require(CochranArmitage(quarters)).p)
        ends.append(TwoByTwoTest(quarters[0], against: quarters[3]).midP)
      }
    }
    for (p, found) in [(trends, 0.015), (ends, 0.029)] {
      let adjusted = MultipleTesting.benjaminiHochberg(p)
      #expect(adjusted.count { $0 < 0.05 } == 1)
      #expect(abs(try #require(adjusted.last) - found) < 0.0005)
    }
    // Over all authorities the change drowns.
    let overall = proportions(Self.changing.map { $0 + 70 }, of: Array(repeating: 331, count: 4))
    #expect((0.065...0.075).contains(try #require(CochranArmitage(overall)).p))
  }
}
