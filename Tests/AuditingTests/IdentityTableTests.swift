import Diagnostics
import Records
import Support
import Testing

@testable import Auditing

/// Identities are found again with their places, and take little memory.
struct IdentityTableTests {
  private static func place(_ number: Int) -> Place {
    Place(path: "file \(number / 1000)", start: Position(line: number % 1000 + 1, column: number % 7 + 1))
  }

  @Test(arguments: [0, 1, 255, 256, 257, 5000, 20_000])
  func everyPlaceIsFoundAgain(_ count: Int) {
    var table = IdentityTable()
    for number in 0..<count { table.insert(Fingerprint(of: ["A", "\(number)"]), at: Self.place(number)) }
    let found = (0..<count).filter { table.place(of: Fingerprint(of: ["A", "\($0)"])) == Self.place($0) }
    #expect(found.count == count)
    let others = (0..<1000).filter { table.place(of: Fingerprint(of: ["B", "\($0)"])) != nil }
    #expect(others.isEmpty)
  }

  /// Fingerprints that all point to the first slot, the last, or a few beside each other. The seed is printed on failure.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func fingerprintsMayLieClose(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let clusters = [0, UInt64.max >> 8 - 700, 1 << 40, 1 << 55]
    let fingerprints = Set(
      (0..<4000).map { _ in (clusters.randomElement(using: &random) ?? 0) + .random(in: 0..<600, using: &random) }
    )
    .shuffled(using: &random).map { Fingerprint(high: 7 << 56 | $0, low: UInt16($0 % 3)) }
    var table = IdentityTable()
    for (number, fingerprint) in fingerprints.enumerated() {
      #expect(table.place(of: fingerprint) == nil)
      table.insert(fingerprint, at: Self.place(number))
    }
    let found = fingerprints.indices.filter { table.place(of: fingerprints[$0]) == Self.place($0) }
    #expect(found.count == fingerprints.count, "seed \(seed)")
  }

  @Test(arguments: [
    (1, 1), (1, 1 << 31 - 1), (1 << 20, 1 << 30), (1 << 50 - 1, 1), (123_456_789, 98_765), (1, 1 << 40), (1 << 51, 7),
    (1 << 40, 1 << 20),
  ])
  func placesFarInAFileAreExact(_ line: Int, _ column: Int) {
    let place = Place(path: "large", start: Position(line: line, column: column))
    var table = IdentityTable()
    table.insert(Fingerprint(of: ["1"]), at: Self.place(1))
    table.insert(Fingerprint(of: ["2"]), at: place)
    #expect(table.place(of: Fingerprint(of: ["2"])) == place)
  }

  @Test func partsOfAnIdentityAreKeptApart() {
    #expect(Fingerprint(of: ["a", "bc"]) != Fingerprint(of: ["ab", "c"]))
    #expect(Fingerprint(of: ["a", "b"]) == Fingerprint(of: ["a", "b"]))
  }

  /// A segment of a table of a million cases and more: each takes at most 24 bytes.
  @Test func aCaseTakesFewBytes() {
    var random = SeededGenerator(seed: 1)
    var segment = IdentitySegment()
    var worst = 0.0
    for number in 1...8000 {
      let fingerprint = Fingerprint(high: random.next(), low: UInt16(truncatingIfNeeded: random.next()))
      let position = PackedPosition(bits: UInt64(number))
      segment.insert(IdentityEntry(fingerprint, source: 0, position: position))
      if number >= 1_000_000 / 256 { worst = max(worst, Double(segment.byteCount) / Double(number)) }
    }
    #expect(worst <= 24, "\(worst)")
  }
}
