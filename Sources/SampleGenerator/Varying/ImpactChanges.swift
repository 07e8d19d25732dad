/// What goes wrong in understanding what the abuse does to the children.
enum ImpactChanges {
  static let losses: [Change] = [
    .loss("CB-I2", cost: 4) { $0.record["abuse"]["controlConsidered"] = .null },
    .loss("CB-I2", cost: 4) { $0.record["abuse"]["controlConsidered"] = false },
    .loss("CB-I3", cost: 3, if: \.hasSiblings) { draft in
      let last = draft.lastChild
      draft.each("children", where: { $0["id"] == last }) { $0["impactAnalysis"] = "descriptive" }
    },
    .loss("CB-I3", cost: 3) { draft in draft.each("children") { $0["impactAnalysis"] = "descriptive" } },
    .loss("CB-I4", cost: 1) { draft in draft.each("children") { $0["impactDomains"] = ["emotional"] } },
    .loss("CB-I4", cost: 2) { $0.silence(["impactDomains"], of: "children") },
    .loss("CB-I5", cost: 1) { draft in draft.each("children") { $0["impactTerm"] = ["short"] } },
    .loss("CB-I5", cost: 2) { $0.silence(["impactTerm"], of: "children") },
    .loss("CB-I6", cost: 4) { draft in
      let last = draft.lastChild
      draft.silence(["exposure"], of: "children", where: { $0["id"] == last })
    },
    .loss("CB-I7", cost: 4, if: { $0.plan.status != .contactOnly }) {
      $0.silence(["parentingImpact"], of: "assessments")
    },
    .loss("CB-I7", cost: 4, if: { $0.plan.status != .contactOnly }) { draft in
      draft.each("assessments") { $0["parentingImpact"] = false }
    },
    .loss("CB-I7", cost: 2, if: { $0.plan.status != .contactOnly && !$0.plan.family.needsTeenager }) {
      $0.blamesVictim = true
    },
  ]

  static let gaps: [Change] = [
    .gap(forgetImpact), .gap(forgetImpact), .gap(keepSilent), .gap(keepSilent), .gap(if: \.wasBornLongAgo, oldAnalysis),
    .gap(if: { !$0.record["abuse"]["types"].strings.contains("coerciveControl") }, nameNothing),
  ]

  private static func forgetImpact(_ draft: inout Draft) {
    draft.each("children") { child in
      child["impactAnalysis"] = "none"
      child["impactDate"] = .null
      child["impactDomains"] = []
      child["impactTerm"] = []
    }
  }

  private static func keepSilent(_ draft: inout Draft) {
    draft.silence(["impactAnalysis", "impactDate", "impactTerm"], of: "children")
    draft.each("children") { $0["impactDomains"] = ["emotional"] }
  }

  /// The effect was worked out, before the year that is audited.
  private static func oldAnalysis(_ draft: inout Draft) {
    draft.move("impactDate", of: "children", beforeWindow: draft.stream.number(in: 15...150))
  }

  /// Only 'domestic abuse': no forms are named. Control was then not looked for either.
  private static func nameNothing(_ draft: inout Draft) {
    draft.record["abuse"]["types"] = []
    draft.record["abuse"]["controlConsidered"] = false
  }
}
