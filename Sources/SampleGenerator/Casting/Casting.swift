/// Deals situation, status, ages and numbers of children to the files so that each share is as designed.
///
/// A file's place in each deal comes from its own stream, and the deal is cut where the shares end: what a file gets goes
/// together with no authority, team or gap.
struct Casting {
  private let design: SampleDesign

  /// The shares in percent (chosen, `README.md` of the sample). The last takes what rounding leaves.
  static let statuses: [(Status, Double)] = [
    (.contactOnly, 4), (.earlyHelp, 18), (.section47, 8), (.childProtection, 22), (.lookedAfter, 3), (.childInNeed, 45),
  ]
  static let youngest: [(AgeBand, Double)] = [
    (.unborn, 5), (.underOne, 12), (.oneToThree, 25), (.fourToSix, 20), (.twelveUp, 13), (.sevenToEleven, 25),
  ]
  static let childCounts: [(Int, Double)] = [(4, 9), (3, 17), (2, 34), (1, 40)]
  static let maleVictims = 7.0
  static let rareFamilies: [(Family, Double)] = [(.honourBased, 3), (.childToParent, 4), (.sameSexCouple, 2)]

  /// What each file of a design is to be about, in the design's order.
  static func plans(for design: SampleDesign) -> [FilePlan] { Casting(design: design).plans() }

  private func plans() -> [FilePlan] {
    let unborn = rows(excluded: .unbornOnlyChild)
    let closed = rows(excluded: .closedContact)
    let status = deal(
      Self.statuses, "status", given: fix(closed, .contactOnly).merging(fix(unborn, .childProtection)) { $1 })
    let youngest = deal(
      Self.youngest, "youngest", given: fix(unborn, .unborn).merging(fix(closed, .sevenToEleven)) { $1 })
    // An unborn child whose file is judged on voice has a brother or sister.
    let withSiblings = design.rows.filter { youngest[$0.caseID] == .unborn && $0.voiceExclusion == nil }
    let counts = deal(
      Self.childCounts, "children", given: fix(unborn + closed, 1).merging(fix(withSiblings, 2)) { $1 })
    let teenage = design.rows.filter { youngest[$0.caseID] == .twelveUp || (counts[$0.caseID, default: 1] > 1) }
    let families = dealFamilies(status, mayHaveTeenager: Set(teenage.map(\.caseID)))
    let male = menAmongVictims(families)
    return design.rows.map { row in
      let id = row.caseID
      return FilePlan(
        row: row, practice: design.practice, family: families[id] ?? .safeFather, status: status[id] ?? .childInNeed,
        youngest: youngest[id] ?? .sevenToEleven, childCount: counts[id] ?? 1, victimIsMale: male.contains(id))
    }
  }

  private func rows(excluded: SampleDesign.VoiceExclusion) -> [SampleDesign.Row] {
    design.rows.filter { $0.voiceExclusion == excluded }
  }

  private func fix<Value>(_ rows: [SampleDesign.Row], _ value: Value) -> [String: Value] {
    Dictionary(uniqueKeysWithValues: rows.map { ($0.caseID, value) })
  }

  /// Values by case: those given, and the rest of each share among the other files.
  private func deal<Value: Equatable>(
    _ shares: [(Value, Double)], _ purpose: String, given: [String: Value]
  ) -> [String: Value] {
    var dealt = given
    var open = design.rows.filter { given[$0.caseID] == nil }.ranked(for: purpose)[...]
    for (index, (value, percent)) in shares.enumerated() {
      let wanted = count(percent) - given.values.count { $0 == value }
      let isLast = index == shares.count - 1
      for _ in 0..<(isLast ? open.count : max(0, min(wanted, open.count))) {
        if let id = open.popFirst() { dealt[id] = value }
      }
    }
    return dealt
  }

  private func dealFamilies(_ status: [String: Status], mayHaveTeenager: Set<String>) -> [String: Family] {
    var families = fix(rows(excluded: .unbornOnlyChild), Family.unbornOnlyChild)
      .merging(fix(rows(excluded: .closedContact), .closedContact)) { $1 }
    for (family, percent) in Self.rareFamilies {
      let eligible = design.rows.filter { row in
        families[row.caseID] == nil && (!family.needsTeenager || mayHaveTeenager.contains(row.caseID))
          && (family != .honourBased || status[row.caseID]?.isEarly == false)
      }
      for id in eligible.ranked(for: family.rawValue).prefix(count(percent)) { families[id] = family }
    }
    let rest = design.rows.filter { families[$0.caseID] == nil }
    for (index, id) in rest.ranked(for: "family").enumerated() {
      // What is grave enough for a refuge or a prison is no matter for early help.
      let isEarly = status[id]?.isEarly == true
      let choice = isEarly ? [.safeFather, .substances, .consentOverridden] : Family.couples
      families[id] = choice[index % choice.count]
    }
    return families
  }

  private func menAmongVictims(_ families: [String: Family]) -> Set<String> {
    let couples = design.rows.filter { families[$0.caseID].map(Family.couples.contains) == true }
    return Set(couples.ranked(for: "man as victim").prefix(count(Self.maleVictims)))
  }

  private func count(_ percent: Double) -> Int { Int((percent * Double(design.rows.count) / 100).rounded()) }
}
