/// Deals the gap-free archetypes to the files so that none of them goes together with an authority or a gap.
///
/// A file gets the archetype that the files before it have had least, counted over those of the same authority and, theme
/// by theme, those with the same answer (gap or none); the first of the list where several have been had as little.
struct BaseDealer {
  /// The archetypes without a gap in which every theme applies.
  static let bases = ["A02", "A05", "A08", "A09", "A10", "A12", "A13"]

  private var uses: [String: [Int]] = [:]

  /// The archetype that a file is made from.
  mutating func base(for row: SampleDesign.Row) -> String {
    switch row.voiceExclusion {
    case .unbornOnlyChild: "A01"
    case .closedContact: "A14"
    case nil: deal(to: row)
    }
  }

  private mutating func deal(to row: SampleDesign.Row) -> String {
    let likenesses = [row.authority.rawValue] + Theme.allCases.map { "\($0) \(row.gaps.contains($0))" }
    let none = Self.bases.map { _ in 0 }
    let counts = likenesses.reduce(none) { sums, likeness in zip(sums, uses[likeness] ?? none).map(+) }
    let least = counts.min() ?? 0
    let index = counts.firstIndex(of: least) ?? 0
    for likeness in likenesses { uses[likeness, default: none][index] += 1 }
    return Self.bases[index]
  }
}
