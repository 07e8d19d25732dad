import Foundation
import Support
import Testing

@testable import Statistics

struct DisclosureVectorTests {
  private struct File<Vector: Decodable>: Decodable {
    let vectors: [Vector]
  }

  private func vectors<Vector: Decodable>(_ family: String) throws -> [Vector] {
    let data = try Data(contentsOf: Project.url("Tests/StatisticsTests/Vectors/\(family).json"))
    return try JSONDecoder().decode(File<Vector>.self, from: data).vectors
  }

  /// Prints how many vectors of a family pass, and fails for the others.
  private func run<Vector: Decodable>(_ family: String, count: Int, _ passes: (Vector) throws -> Bool) throws {
    let vectors: [Vector] = try vectors(family)
    let passed = try vectors.filter(passes).count
    print("\(family): \(passed) of \(vectors.count) vectors")
    #expect(vectors.count == count)
    #expect(passed == count)
  }

  private struct Rounding: Decodable {
    let input: Input
    let expected: Int

    struct Input: Decodable {
      let value: Int
    }
  }

  @Test func roundsAsEhrQLDoes() throws {
    try run("sdc_ehrql_rounding", count: 70) { (vector: Rounding) in
      switch DisclosurePolicy.opensafely.publish(vector.input.value) {
      case .shown(let figure): figure == vector.expected
      // ehrQL prints a hidden count as 0; we say that it is hidden.
      case .suppressed: vector.expected == 0 && vector.input.value > 0
      }
    }
  }

  /// A plain table whose sums are public.
  private struct PlainTable: Decodable {
    let table: [[Int]]
    let suppressed: [[Int]]?
    let primary: [[Int]]?

    var parents: [Int?] { [nil] + table.map { _ in 0 } }

    /// The figures with the sums of rows before and those of columns above.
    var counts: [[Int]] {
      let rows = table.map { [$0.reduce(0, +)] + $0 }
      return [rows[0].indices.map { column in rows.reduce(0) { $0 + $1[column] } }] + rows
    }

    /// The places of hidden figures in the table with its sums.
    var hidden: [CountTable.Cell] {
      (suppressed ?? primary ?? []).map { CountTable.Cell(row: $0[0] + 1, column: $0[1] + 1) }
    }

    func audit(hiding hidden: [CountTable.Cell], from smallest: Int) -> AttackerAudit? {
      let ranges = counts.indices.map { row in
        counts[row].indices.map { column in
          let isHidden = hidden.contains(CountTable.Cell(row: row, column: column))
          return isHidden ? smallest...Int.max : counts[row][column]...counts[row][column]
        }
      }
      return AttackerAudit(parents: parents, knowing: ranges, hidden: hidden)
    }
  }

  private struct BoundsVector: Decodable {
    let input: PlainTable
    let expected: Expected

    struct Expected: Decodable {
      let cells: [Range]
      let disclosed: [[Int]]
      let disclosedAboveZero: [[Int]]?

      enum CodingKeys: String, CodingKey {
        case cells
        case disclosed = "exactly_disclosed_nonneg"
        case disclosedAboveZero = "exactly_disclosed_if_zeros_never_suppressed"
      }
    }

    struct Range: Decodable {
      let cell: [Int]
      let least: Int?
      let most: Int?
      let leastAboveZero: Int?
      let mostAboveZero: Int?

      enum CodingKeys: String, CodingKey {
        case cell
        case least = "min_nonneg"
        case most = "max_nonneg"
        case leastAboveZero = "min_if_zeros_never_suppressed"
        case mostAboveZero = "max_if_zeros_never_suppressed"
      }
    }
  }

  @Test func findsTheRangesOfIntegerProgramming() throws {
    try run("sdc_attacker_bounds", count: 40) { (vector: BoundsVector) in
      let ranges = vector.expected.cells
      let fromZero = agrees(
        vector.input, from: 0, disclosed: vector.expected.disclosed,
        ranges.map { ($0.cell, $0.least, $0.most) })
      let fromOne = agrees(
        vector.input, from: 1, disclosed: vector.expected.disclosedAboveZero ?? [],
        ranges.map { ($0.cell, $0.leastAboveZero, $0.mostAboveZero) })
      return fromZero && fromOne
    }
  }

  /// Whether an audit finds these ranges and disclosures.
  private func agrees(
    _ table: PlainTable, from smallest: Int, disclosed: [[Int]], _ ranges: [(cell: [Int], least: Int?, most: Int?)]
  ) -> Bool {
    guard let audit = table.audit(hiding: table.hidden, from: smallest) else {
      return ranges.allSatisfy { $0.least == nil && $0.most == nil }
    }
    let places = audit.determined.map { [$0.row - 1, $0.column - 1] }
    let found = ranges.map { audit.range(of: CountTable.Cell(row: $0.cell[0] + 1, column: $0.cell[1] + 1)) }
    return Set(places) == Set(disclosed)
      && zip(found, ranges).allSatisfy { $0.lowerBound == $1.least && $0.upperBound == $1.most }
  }

  private struct OptimumVector: Decodable {
    let input: PlainTable
    let expected: Expected

    struct Expected: Decodable {
      let fewest: Int

      enum CodingKeys: String, CodingKey {
        case fewest = "min_secondary_cells"
      }
    }
  }

  @Test func hidesHardlyMoreThanTheOptimum() throws {
    var (optimum, found) = (0, 0)
    try run("sdc_secondary_optimum", count: 32) { (vector: OptimumVector) in
      let pattern = try hidden(in: vector.input)
      let secondary = pattern.count - vector.input.hidden.count
      optimum += vector.expected.fewest
      found += secondary
      let audit = try #require(vector.input.audit(hiding: pattern, from: 1))
      return audit.determined.isEmpty && secondary >= vector.expected.fewest
        && Set(pattern).isSuperset(of: vector.input.hidden)
    }
    print("sdc_secondary_optimum: \(found) figures hidden for others' sake, \(found - optimum) more than the optimum")
    #expect(found - optimum <= 2)
  }

  /// The pattern that the search finds when the sums must stay.
  private func hidden(in table: PlainTable) throws -> [CountTable.Cell] {
    let counts = table.counts.flatMap { $0 }
    let network = CellNetwork(parents: table.parents, columns: table.counts[0].count)
    let search = SuppressionSearch(
      network: network, shown: SuppressionSearch.Moves(of: counts, within: counts.map { $0...$0 }),
      hidden: SuppressionSearch.Moves(of: counts, within: counts.map { min(1, $0)...Int.max }),
      costs: counts.indices.map { arc in
        let cell = network.cell(arc)
        return cell.row == 0 || cell.column == 0 || counts[arc] == 0 ? nil : 10_000 + counts[arc]
      }, harmless: counts.map { _ in false })
    let primary = Set(table.hidden.map(network.arc))
    let pattern = try search.pattern(hiding: counts.indices.map(primary.contains))
    return pattern.indices.filter { pattern[$0] }.map(network.cell)
  }
}
